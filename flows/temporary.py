"""What may succeed later, and when."""

from __future__ import annotations

from schemas import SourceError


class TemporarySourceError(SourceError):
    """Another attempt may succeed: a timeout, a lost connection, HTTP 429, 5xx."""

    def __init__(self, message: str, *, concerns: str | None = None, retry_after: float | None = None) -> None:
        super().__init__(message, concerns=concerns)
        self.retry_after = retry_after
        """Seconds that the server asks to wait; None where it does not say."""
