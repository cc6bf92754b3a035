"""One source in one run: what it lists beyond what was read before, and what to remember of it when all is stored.

    run = SourceRun(source, store.source_cursor(source.name), waiting=due_failures, now=now)
    entries = list(run.entries())        # what it lists; what failed before and is no longer listed; what was missed
    store.record_source_cursor(run.cursor())

A cursor is recorded after the articles: a run that is killed leaves the old one, and the next run asks again.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final

from flows.discovery import Found, discover, listed_by, source_failure
from flows.listing_ahead import in_thread, lazily
from flows.page import Hints, Validators
from flows.retrying import with_retries
from flows.sources import Item, Source
from flows.sources.listing import Listing
from flows.sources.urls import UrlList
from flows.state import SourceCursor, Visit
from schemas import Failure, SourceError

logger = logging.getLogger(__name__)

OVERLAP: Final = timedelta(hours=6)
"""When a gap is filled, what is so much older than the newest known item is looked at, too: desks publish late."""


class SourceRun:
    """The listing of one source, under way."""

    def __init__(
        self,
        source: Source,
        earlier: SourceCursor | None,
        *,
        waiting: Iterable[Visit] = (),
        catch_up: Source | None = None,
        refresh: bool = False,
    ) -> None:
        self.source = source
        self._earlier = earlier or SourceCursor(source=source.name)
        self._waiting = {visit.url: visit for visit in waiting} if asks_the_web(source) else {}
        self._catch_up = catch_up
        self._newest: Item | None = None
        self._oldest_at: datetime | None = None
        self._is_known_listed = False
        self._is_complete = False
        self._failure: Failure | None = None
        if isinstance(source, Listing):
            source.is_forced = refresh
            source.known = Validators() if refresh else Validators(self._earlier.etag, self._earlier.last_modified)

    @property
    def name(self) -> str:
        return self.source.name

    @property
    def is_unreadable(self) -> bool:
        return self._failure is not None

    def entries(self, *, ahead: bool = False) -> Iterator[Found | Failure | None]:
        """Everything to look at; a source that cannot be read is one Failure.

        `ahead` lists a feed or a sitemap in a thread, from now on, and gives None while it has listed no more.
        """
        list_it = partial(with_retries, partial(discover, self.source))
        return self._entries(in_thread(list_it) if ahead and isinstance(self.source, Listing) else lazily(list_it))

    def _entries(self, listing: Iterator[Found | Failure | None]) -> Iterator[Found | Failure | None]:
        try:
            yield from map(self._noted, listing)
        except Exception as error:  # one source must not end the run
            if not isinstance(error, SourceError):
                logger.exception("%s: cannot be listed", self.name)
            self.fail(error)
            yield source_failure(self.name, error)
        yield from self._behind_the_listing()

    def attempt(self) -> list[Found | Failure]:
        """The same at once, tried only once. Raises SourceError: for a caller that has retries of its own."""
        listed = [entry for entry in map(self._noted, discover(self.source)) if entry is not None]
        return [*listed, *self._behind_the_listing()]

    def fail(self, error: BaseException) -> None:
        """The listing cannot be read, after all attempts."""
        self._failure = source_failure(self.name, error)

    def cursor(self, now: datetime | None = None) -> SourceCursor:
        """What the next run starts from, once everything of this one is settled."""
        now = now or datetime.now(UTC)
        before = self._earlier
        if self._failure is not None:
            return before.model_copy(
                update={"last_run": now, "failures": before.failures + 1, "failure": self._failure}
            )
        if not self._is_complete:  # only a part was asked for
            return before.model_copy(update={"last_run": now})
        changes: dict[str, object] = {"last_run": now, "last_success": now, "failures": 0, "failure": None}
        if isinstance(self.source, Listing) and not self.source.is_unchanged:
            changes |= self.source.validators._asdict()
        if self._newest is not None and _is_later(self._newest.hints.published_at, before.newest_at):
            changes |= {"newest_item": self._newest.url, "newest_at": self._newest.hints.published_at}
        return before.model_copy(update=changes)

    def _noted(self, entry: Found | Failure | None) -> Found | Failure | None:
        if isinstance(entry, Found):
            item = entry.item
            self._waiting.pop(item.url, None)
            self._is_known_listed |= item.url == self._earlier.newest_item
            moment = item.hints.published_at
            if self._newest is None or _is_later(moment, self._newest.hints.published_at):
                self._newest = item
            if moment is not None and (self._oldest_at is None or moment < self._oldest_at):
                self._oldest_at = moment
        return entry

    def _behind_the_listing(self) -> Iterator[Found | Failure]:
        """What failed before and is not listed any more; what was published and dropped while nobody looked."""
        self._is_complete = self._failure is None
        for visit in self._waiting.values():
            yield Found(self.source, Item(visit.url, visit.hints or Hints(), is_listed=False))
        since = self._earlier.newest_at
        if since is None or self._oldest_at is None or self._is_known_listed or self._oldest_at <= since:
            return
        if self._catch_up is None:
            yield self._gap(since, self._oldest_at)
            return
        for entry in listed_by(self._catch_up):
            if isinstance(entry, Failure) or _may_be_since(entry.item, since - OVERLAP):
                yield entry

    def _gap(self, since: datetime, until: datetime) -> Failure:
        message = (
            f"lists nothing as old as what was read last: articles between {since:%Y-%m-%d %H:%M} and"
            f" {until:%Y-%m-%d %H:%M} may be missing (run more often, or give it a sitemap as catch_up)"
        )
        return Failure(stage="discover", error="GapError", message=message, concerns=self.name)


def asks_the_web(source: Source) -> bool:
    """Whether it can fetch an item that it does not list (any more)."""
    return isinstance(source, Listing | UrlList)


def _is_later(moment: datetime | None, other: datetime | None) -> bool:
    return moment is not None and (other is None or moment > other)


def _may_be_since(item: Item, since: datetime) -> bool:
    """By either date; an item without one is looked at, which costs nothing where it is known."""
    dates = [moment for moment in (item.hints.published_at, item.changed_at) if moment]
    return not dates or max(dates) >= since
