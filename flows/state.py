"""What became of each URL: kept in the store, so that a second run adds nothing and failures are tried again.

The decisions are pure functions of what is known; the store only remembers Visits.
"""

from __future__ import annotations

from enum import StrEnum
from hashlib import sha256

from flows.page import Page
from flows.sources import Item
from schemas import Failure, Model, Versions
from schemas.article import Moment


class Outcome(StrEnum):
    """How a visit ended."""

    NEW = "new"
    """An article that the store did not have."""
    UPDATED = "updated"
    """An article that the store had, with other text or other records: the old ones are gone."""
    UNCHANGED = "unchanged"
    """Known already, and the same."""
    DUPLICATE = "duplicate"
    """The text of another stored article under another URL: kept without records of its own."""
    FAILED = "failed"
    """Nothing could be stored; tried again by the next run."""


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
    """The reason; None unless the outcome is "failed"."""
    attempts: int = 0
    """How many visits have failed in a row."""


def is_due(visit: Visit | None, item: Item, *, refresh: bool = False) -> bool:
    """Whether a listed item is to be fetched: what is new, what failed, and what lies on this machine anyway.

    A stored page that a feed lists again is not: `refresh` asks for that.
    """
    is_local = item.text is not None or item.url.startswith("file:")
    return refresh or is_local or visit is None or visit.outcome is Outcome.FAILED


def is_same_page(visit: Visit | None, page_fingerprint: str) -> bool:
    """Whether a page is byte for byte the one that was stored."""
    return visit is not None and visit.outcome is not Outcome.FAILED and visit.fingerprint == page_fingerprint


def fingerprint(page: Page) -> str:
    """A digest of all that an article is made from: the bytes, how to decode them, and the listing's hints."""
    about = repr((page.final_url, page.content_type, page.encoding, page.hints))
    return sha256(about.encode("utf-8", "surrogatepass") + b"\x00" + page.content).hexdigest()


def attempts_after(visit: Visit | None, outcome: Outcome) -> int:
    """How many visits in a row have failed, once a further one has ended so."""
    return (visit.attempts if visit else 0) + 1 if outcome is Outcome.FAILED else 0
