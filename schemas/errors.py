"""The error tree: what is expected to go wrong, each error with the id (URL, article, store) that it concerns."""

from __future__ import annotations


class FactwireError(Exception):
    """Base of all expected errors: the message is one clear line; the cause is chained."""

    def __init__(self, message: str, *, concerns: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.concerns = concerns

    def __str__(self) -> str:
        if self.concerns and self.concerns not in self.message:
            return f"{self.concerns}: {self.message}"
        return self.message


class ConfigError(FactwireError):
    """A setting, an option or an argument that cannot be used."""


class SourceError(FactwireError):
    """A source could not be fetched or is not what it should be."""


class ParseError(FactwireError):
    """A page was fetched, but no article can be read from it."""


class ExtractionError(FactwireError):
    """An extractor could not read an article."""


class StoreError(FactwireError):
    """Records could not be written to or read from a store."""
