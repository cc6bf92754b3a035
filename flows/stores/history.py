"""What a store tells of its past: changes in the order of their commits, records and texts that gave way to others."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Literal, NamedTuple

from schemas import Article, Record, Versions


class Change(NamedTuple):
    """The latest that happened to an article or a record."""

    cursor: int
    """Grows with every change; a reader that has seen one never finds an earlier one appear."""
    kind: str
    """"article", or a kind of record."""
    id: str
    article_id: str
    operation: Literal["put", "retract"]
    at: datetime
    value: Article | Record | None
    """What stands there now; None for what was retracted."""
    removed_at: datetime | None = None
    """Of an article: when its site was found to have taken it down."""


class Why(StrEnum):
    """What made a record give way."""

    CHANGED = "changed"
    """The text of the article changed."""
    RE_EXTRACTED = "re-extracted"
    """The same text was read again, with another result."""
    CORRECTED = "corrected"
    """A person changed it, or took such a change back."""
    REJECTED = "rejected"
    """A person rejected it."""
    REMOVED = "removed"
    """The article turned out to repeat another one, which has the records."""


class Superseded(NamedTuple):
    """A record as it stood until another took its place, or none did."""

    record: Record
    article_id: str
    article_version: int
    """The version of the article's text that it was read from."""
    why: Why
    at: datetime
    versions: Versions
    """That made it."""


class ArticleVersion(NamedTuple):
    """An article as it stood until its text changed."""

    version: int
    """1 for the first text."""
    article: Article
    versions: Versions
    until: datetime


class RereadPoint(NamedTuple):
    """How far a re-extraction of all articles is."""

    started_at: datetime
    after: str
    """The id of the last article that was read again."""
    read: int


class MergePoint(NamedTuple):
    """How far another store was taken over."""

    cursor: int
    mark: str | None
