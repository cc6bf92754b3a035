"""What every store does: keep articles with their records, find them again, remember what became of each URL."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from types import TracebackType
from typing import Any, NamedTuple, Protocol, Self

from flows.state import Outcome, Visit
from flows.stores.views import ORDERS
from schemas import RECORD_TYPES, Article, ConfigError, Extraction, Record

logger = logging.getLogger(__name__)


class WriteOutcome(StrEnum):
    CREATED = "created"
    UNCHANGED = "unchanged"
    """The store has exactly this already; nothing was written."""
    REPLACED = "replaced"
    """All that was stored of the article gave way to this, in one transaction."""
    DUPLICATE = "duplicate"
    """Another article has the same text: this one was stored pointing at it, without records."""


class ArticleSummary(NamedTuple):
    """Where a record comes from."""

    id: str
    url: str | None
    title: str | None
    publisher: str | None
    day: date | None
    """The day of publication; the day of fetching where that is unknown."""


class StoredRecord(NamedTuple):
    record: Record
    article: ArticleSummary


class Store(Protocol):
    """Writing the same thing twice is harmless; an article is in the store wholly or not at all.

    Every method raises StoreError when the store cannot be used.
    """

    def write(self, extraction: Extraction) -> WriteOutcome:
        """Store an article with all its records, in place of what was stored of it before."""
        ...

    def read(self, article_id: str) -> Extraction | None:
        """What was written, exactly (a second write that differs in `fetched_at` only counts as no change)."""
        ...

    def articles(self) -> Iterator[Article]:
        """All articles, the newest first, duplicates included."""
        ...

    def records(
        self,
        kind: str,
        *,
        text: str | None = None,
        organization: str | None = None,
        since: date | None = None,
        limit: int | None = None,
    ) -> Iterator[StoredRecord]:
        """Records of one kind, those of the newest article first, then in the order of the text.

        `text` stands in the record's own words; `organization` in a name of an organization that the record is, speaks
        of, or whose people it quotes. Capitals do not count. `since` is the first day of publication.
        Raises ConfigError for an unknown kind.
        """
        ...

    def counts(self) -> dict[str, int]:
        """How many there are: "article", "duplicate" (of the articles), then each kind of record."""
        ...

    def view(self, name: str, *, limit: int | None = None) -> Iterator[dict[str, Any]]:
        """The rows of a view across articles: corroborated_claims, contradictions … (docs/store.md).

        Raises ConfigError for an unknown view, and from a store that is no database.
        """
        ...

    def find_text(self, text_sha256: str) -> str | None:
        """The id of the article that has this text; of several the one that the others are duplicates of."""
        ...

    def visit(self, url: str) -> Visit | None:
        """What became of a URL; None if it was never visited."""
        ...

    def record_visit(self, visit: Visit) -> None:
        """Remember a visit in place of an earlier one to the same URL."""
        ...

    def visits(self, outcome: Outcome | None = None) -> Iterator[Visit]:
        """All visits, or those that ended so."""
        ...

    def close(self) -> None:
        """Give back files and connections. Closing twice is harmless."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class ClosedOnExit:
    """`with open_store(...) as store:` for stores that have a `close`."""

    def close(self) -> None:
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def day_of(article: Article) -> date | None:
    """The day by which articles are put in order: of publication, else of fetching."""
    return article.anchor or (article.fetched_at.date() if article.fetched_at else None)


def summary_of(article: Article) -> ArticleSummary:
    url = article.canonical_url or article.url
    return ArticleSummary(article.id, url, article.title, article.publisher, day_of(article))


def is_same(stored: Extraction, new: Extraction) -> bool:
    """Whether nothing but the time of fetching differs."""
    return stored == with_article(new, fetched_at=stored.article.fetched_at)


def as_duplicate(extraction: Extraction, original: str) -> Extraction:
    """The article pointing at the one whose text it repeats; its records are those of the original."""
    return with_article(extraction, duplicate_of=original).model_copy(update={"records": (), "failures": ()})


def with_article(extraction: Extraction, **changes: object) -> Extraction:
    return extraction.model_copy(update={"article": extraction.article.model_copy(update=changes)})


def without_repeats(extraction: Extraction) -> Extraction:
    """Each record id once: of two records with one id the first is kept, and the log says so."""
    by_id: dict[str, Record] = {}
    for record in extraction.records:
        if record.id in by_id:
            logger.warning("%s: two records have the id %s", extraction.article.id, record.id)
        by_id.setdefault(record.id, record)
    if len(by_id) == len(extraction.records):
        return extraction
    return extraction.model_copy(update={"records": tuple(by_id.values())})


def known_kind(kind: str) -> str:
    if kind not in RECORD_TYPES:
        raise ConfigError(f"unknown kind of record {kind!r}: there are {', '.join(RECORD_TYPES)}")
    return kind


def known_view(name: str) -> str:
    if name not in ORDERS:
        raise ConfigError(f"unknown view {name!r}: there are {', '.join(ORDERS)}")
    return name
