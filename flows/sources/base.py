"""What every source does: list what there is now, and fetch one of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Protocol

from flows.page import Hints, Page
from schemas import Failure

MAX_ITEMS: Final = 200_000
"""Of one listing."""
READING_SECONDS: Final = 20.0
"""How long the reading of one listing may take, its fetching apart."""


@dataclass(frozen=True)
class Item:
    """One article that a source lists."""

    url: str
    """Its stable identity: the URL of the page, or the file: URL of a file (with "#…" for a record in it)."""
    hints: Hints = field(default_factory=Hints)
    text: str | None = None
    """Its text, where the listing brings it along (a JSON Lines record): nothing is fetched then."""
    changed_at: datetime | None = None
    """When the listing says that the page last changed (Atom's "updated", a sitemap's "lastmod")."""
    is_listed: bool = True
    """False for one that nobody lists now, which is asked for again from memory."""


@dataclass(frozen=True)
class Days:
    """A range of days, both included; None is an open end."""

    since: date | None = None
    until: date | None = None

    def meet(self, first: date, last: date) -> bool:
        """Whether they share a day with another range."""
        return (self.since is None or last >= self.since) and (self.until is None or first <= self.until)

    def hold(self, day: date) -> bool:
        return self.meet(day, day)


class Source(Protocol):
    """Where articles come from."""

    name: str
    """What the user called it: the URL, the folder, "urls:FILE"."""

    def discover(self) -> Iterator[Item | Failure]:
        """What there is now, lazily, each URL once; a Failure for each entry that cannot be used.

        Raises SourceError when the source as a whole cannot be read.
        """
        ...

    def fetch(self, item: Item) -> Page:
        """The page of one item. Raises SourceError; TemporarySourceError where another attempt may succeed."""
        ...


def unusable(message: str, concerns: str) -> Failure:
    """An entry of a source that cannot be used, while the rest can."""
    return Failure(stage="discover", error="SourceError", message=message, concerns=concerns)


def is_web_url(url: str) -> bool:
    return url.lower().startswith(("http://", "https://"))
