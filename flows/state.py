"""What became of each URL: kept in the store, so that a second run adds nothing and failures are tried again.

The decisions are pure functions of what is known; the store only remembers Visits.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Final

from flows.page import Hints, Page
from flows.sources import Item
from schemas import Failure, Model, Versions
from schemas.article import Moment

FIRST_WAIT: Final = timedelta(minutes=15)
LONGEST_WAIT: Final = timedelta(days=1)
MOST_ATTEMPTS: Final = 10
"""Of what may succeed later: the last one comes two and a half days after the first."""
MOST_HOPELESS_ATTEMPTS: Final = 5
"""Of a page that is not there, forbidden or unreadable: two hours. Some feeds list a page before it is there."""
_HOPELESS: Final = frozenset({"MissingSourceError", "SourceError", "ParseError", "ExtractionError"})


class Outcome(StrEnum):
    """How a visit ended."""

    NEW = "new"
    """An article that the store did not have."""
    UPDATED = "updated"
    """An article that the store had, with other text or other records: the old ones are superseded."""
    UNCHANGED = "unchanged"
    """Known already, and the same."""
    DUPLICATE = "duplicate"
    """The text of another stored article under another URL: kept without records of its own."""
    FAILED = "failed"
    """Nothing could be stored; tried again once `next_try` has come."""
    DEAD = "dead"
    """Given up after many attempts: nothing tries it again until a person says so (`factwire retry`)."""
    REMOVED = "removed"
    """A stored article that its site has taken down: it and its records stay, marked."""


class Visit(Model):
    """The last visit to a URL that did more than find it known."""

    url: str
    source: str
    """The source that listed it, as the user named it."""
    outcome: Outcome
    visited_at: Moment
    article_id: str | None = None
    text_sha256: str | None = None
    fingerprint: str | None = None
    """Of the page's bytes and the listing's hints; None where nothing was fetched."""
    versions: Versions | None = None
    """That made the records; None where none were made."""
    failure: Failure | None = None
    """The reason; None unless the outcome is "failed" or "dead"."""
    attempts: int = 0
    """How many visits have failed in a row."""
    next_try: Moment | None = None
    """Before this moment nobody asks again; None where the next run may."""
    listed: str | None = None
    """A digest of what the listing said about it: another one says that the page was edited."""
    hints: Hints | None = None
    """Of a web page: what its listing said, which may have dropped it by the time it is asked for again."""


class SourceCursor(Model):
    """How far a source was read, and how its last runs went: what the next run starts from."""

    source: str
    """As the user named it."""
    etag: str | None = None
    """Of the listing, as the server stated it: asked again with If-None-Match."""
    last_modified: str | None = None
    newest_item: str | None = None
    """The URL of the newest item listed; where the next listing has it no more, some may have been lost between."""
    newest_at: Moment | None = None
    """When that item was published, as the listing says."""
    last_run: Moment | None = None
    last_success: Moment | None = None
    """The last time that the source could be listed to its end."""
    failures: int = 0
    """How many runs have failed in a row."""
    failure: Failure | None = None
    """Why the last run failed; None where it did not."""


def is_due(visit: Visit | None, item: Item, source: str, *, now: datetime, refresh: bool = False) -> bool:
    """Whether a listed item is to be fetched: what is new, what failed and whose time has come, what was edited by what
    the listing says, and what lies on this machine anyway.

    A stored page that a feed lists again as before is not: `refresh` asks for that.
    """
    if refresh or visit is None or is_local(item):
        return True
    if visit.outcome is Outcome.DEAD or (visit.next_try is not None and now < visit.next_try):
        return False
    return visit.outcome in (Outcome.FAILED, Outcome.REMOVED) or is_edited(visit, item, source)


def is_local(item: Item) -> bool:
    """Whether it costs nothing to look at: a file, or a text that came with its listing."""
    return item.text is not None or item.url.startswith("file:")


def is_edited(visit: Visit, item: Item, source: str) -> bool:
    """Whether a source says something else about a page than it did; two sources may well say it differently."""
    is_comparable = item.is_listed and visit.listed is not None and visit.source == source
    return is_comparable and visit.listed != listed_digest(item)


def listed_digest(item: Item) -> str:
    """Of what an editor changes: the title, the date of publication, the date of the last change."""
    about = repr((item.hints.title, _in_utc(item.hints.published_at), _in_utc(item.changed_at)))
    return sha256(about.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def is_same_page(visit: Visit | None, page_fingerprint: str, now: datetime) -> bool:
    """Whether a page is byte for byte the one that was stored, or the one that failed and is not to be tried yet."""
    if visit is None or visit.fingerprint != page_fingerprint:
        return False
    if visit.outcome is Outcome.FAILED:
        return visit.next_try is not None and now < visit.next_try
    return True


def fingerprint(page: Page) -> str:
    """A digest of all that an article is made from: the bytes, how to decode them, and the listing's hints."""
    about = repr((page.final_url, page.content_type, page.encoding, page.hints))
    return sha256(about.encode("utf-8", "surrogatepass") + b"\x00" + page.content).hexdigest()


def attempts_after(visit: Visit | None, outcome: Outcome) -> int:
    """How many visits in a row have failed, once a further one has ended so."""
    return (visit.attempts if visit else 0) + 1 if outcome is Outcome.FAILED else 0


def after_failure(failure: Failure, attempts: int, now: datetime) -> tuple[Outcome, datetime | None]:
    """What becomes of an item that has failed so many times in a row, and when it is tried again.

    The next run may try once more; then it waits 15 minutes, 30, an hour, … a day, until it is given up.
    """
    if attempts >= (MOST_HOPELESS_ATTEMPTS if failure.error in _HOPELESS else MOST_ATTEMPTS):
        return Outcome.DEAD, None
    if attempts == 1:
        return Outcome.FAILED, None
    return Outcome.FAILED, now + min(FIRST_WAIT * 2 ** (attempts - 2), LONGEST_WAIT)


def after_needless_visit(visit: Visit | None, item: Item, source: str, now: datetime) -> datetime | None:
    """When a page may be asked for again that was as it was: some listings say of all that they have just changed."""
    is_needless = visit is not None and not is_local(item) and is_edited(visit, item, source)
    return now + LONGEST_WAIT if is_needless else None


def revived(visit: Visit) -> Visit:
    """One that was given up, or waits, to be tried by the next run."""
    return visit.model_copy(update={"outcome": Outcome.FAILED, "attempts": 0, "next_try": None})


def _in_utc(moment: datetime | None) -> float | None:
    """Of two feeds, each may write the same moment in a zone of its own."""
    return moment.timestamp() if moment else None
