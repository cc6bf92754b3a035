"""What may succeed later, and when; and what is no longer there."""

from __future__ import annotations

from schemas import SourceError


class TemporarySourceError(SourceError):
    """Another attempt may succeed: a timeout, a lost connection, HTTP 429, 5xx."""

    def __init__(self, message: str, *, concerns: str | None = None, retry_after: float | None = None) -> None:
        super().__init__(message, concerns=concerns)
        self.retry_after = retry_after
        """Seconds that the server asks to wait; None where it does not say."""


class MissingSourceError(SourceError):
    """HTTP 404 or 410: the server has no such page, or has it no longer."""
