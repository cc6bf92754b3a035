"""What every store does: keep articles with their records, find them again, remember what became of each URL."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime
from enum import StrEnum
from types import TracebackType
from typing import Any, NamedTuple, Protocol, Self

from flows.report import IngestReport
from flows.state import Outcome, SourceCursor, Visit
from flows.stores.history import ArticleVersion, Change, MergePoint, RereadPoint, Superseded
from flows.stores.views import READ_IN
from schemas import RECORD_TYPES, Article, ConfigError, Extraction, Record, Versions
from schemas.corrections import Correction


class WriteOutcome(StrEnum):
    CREATED = "created"
    UNCHANGED = "unchanged"
    """The store has exactly this already; nothing was written."""
    REPLACED = "replaced"
    """What is new or other was put in, what went is superseded, in one transaction; the rest was not touched."""
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

    def write(
        self, extraction: Extraction, remember: Callable[[WriteOutcome], Visit | None] | None = None
    ) -> WriteOutcome:
        """Store an article with all its records, in place of what was stored of it before.

        `remember` says what visit to record of it in the same transaction (where the store has any; None: none): a
        run that is killed must not leave an article behind of which nobody knows how it came.

        Corrections hold: a rejected record is left out, a changed one stands as it was changed. An article that was
        marked as removed is not any more.
        """
        ...

    def read(self, article_id: str) -> Extraction | None:
        """What was written, with the corrections in force (`fetched_at` alone is no reason to write again)."""
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
        """The rows of a view across articles: newest_deals, company_claims, contradictions … (docs/store.md).

        Raises ConfigError for an unknown view, and from a store that is no database.
        """
        ...

    def find_text(self, text_sha256: str) -> str | None:
        """The id of the article that has this text; of several the one that the others are duplicates of."""
        ...

    def visit(self, url: str) -> Visit | None:
        """What became of a URL; None if it was never visited."""
        ...

    def visits_of(self, urls: Collection[str]) -> dict[str, Visit]:
        """What became of each of some URLs; those that were never visited are not in it."""
        ...

    def record_visit(self, visit: Visit) -> None:
        """Remember a visit in place of an earlier one to the same URL."""
        ...

    def visits(self, outcome: Outcome | None = None) -> Iterator[Visit]:
        """All visits, or those that ended so."""
        ...

    def source_cursor(self, source: str) -> SourceCursor | None:
        """How far a source was read; None if it never was."""
        ...

    def source_cursors(self) -> Iterator[SourceCursor]:
        """Those of all sources, by name."""
        ...

    def record_source_cursor(self, cursor: SourceCursor) -> None:
        """Remember it in place of the earlier one of the same source."""
        ...

    def record_run(self, report: IngestReport) -> None:
        """Keep what a run did."""
        ...

    def runs(self, limit: int | None = None) -> Iterator[IngestReport]:
        """What the runs did, the newest first."""
        ...

    def changes(
        self, since: int = 0, *, kinds: Collection[str] | None = None, limit: int | None = None
    ) -> Iterator[Change]:
        """What was put or retracted after a cursor, in the order of the commits; each id once, at its latest.

        `kinds` are "article" and kinds of records. To follow a store: start with 0, keep the cursor of the last change
        that you have taken over, ask again since that. Raises ConfigError for an unknown kind, and from a store that
        keeps no history.
        """
        ...

    def last_change(self) -> int:
        """The cursor of the latest change; 0 in an empty store."""
        ...

    def identity(self) -> str:
        """What the store is known by to those who follow it, wherever it is moved; raises as `changes` does."""
        ...

    def mark_at(self, cursor: int) -> str | None:
        """A mark to keep beside a cursor: while it stays the same, the history up to there is the one that was read.

        A store that was restored from a backup and written on has other marks. None behind the last change.
        """
        ...

    def changed_articles(self, since: int = 0) -> list[str]:
        """The ids of the articles that changed after a cursor, or a record of theirs did; originals before copies."""
        ...

    def told_before(self, article_id: str) -> frozenset[str]:
        """The claims and deals of an article that an earlier written story told: ties (docs/store.md) make them one.

        A deal that has come to another status (announced, then completed) is told anew.
        """
        ...

    def mark_removed(self, article_id: str, at: datetime | None) -> bool:
        """Mark an article that its site has taken down; None takes the mark back. Its records stay.

        False where the store has no such article.
        """
        ...

    def removed_at(self, article_id: str) -> datetime | None:
        """When an article was found taken down; None where it stands, or is not known."""
        ...

    def superseded(self, article_id: str | None = None, *, limit: int | None = None) -> Iterator[Superseded]:
        """Records that gave way to others, the latest first: of one article, or of all."""
        ...

    def article_versions(self, article_id: str) -> Iterator[ArticleVersion]:
        """The earlier texts of an article, the latest first; the present one is what `read` gives."""
        ...

    def correct(self, correction: Correction) -> None:
        """Keep a person's verdict on a record and apply it, in one transaction. Twice is harmless.

        Raises StoreError where the store has no such article or record.
        """
        ...

    def withdraw(self, correction_id: str) -> None:
        """Take a correction back: an earlier one holds again, else what the extractors last found.

        Raises StoreError where there is no such correction.
        """
        ...

    def corrections(self, article_id: str | None = None, *, limit: int | None = None) -> Iterator[Correction]:
        """All that were ever made, withdrawn ones included, the newest first.

        One whose `applies_to(article.text)` is false is kept without effect: the words that it is about are gone.
        """
        ...

    def find_copy(self, article: Article) -> str | None:
        """The id of the stored article that has all that this one says (flows.ties.copies); lines have none."""
        ...

    def copies_of(self, article_id: str) -> list[str]:
        """The ids of the articles that point at this one as their original."""
        ...

    def extracted_by(self) -> Iterator[tuple[str, Versions]]:
        """Each article that has records of its own, with the versions that made them, in the order of the ids."""
        ...

    def reread_point(self, settings: str) -> RereadPoint | None:
        """How far a re-extraction with these settings is that was not finished; None where there is none."""
        ...

    def keep_reread_point(self, settings: str, point: RereadPoint | None) -> None:
        """Remember it; None: it is finished."""
        ...

    def merge_point(self, store_id: str) -> MergePoint | None:
        """How far the store of that identity was taken over into this one; None where it never was."""
        ...

    def keep_merge_point(self, store_id: str, point: MergePoint) -> None:
        """Remember it in place of the earlier one."""
        ...

    def forget(self, before: datetime) -> dict[str, int]:
        """Drop superseded records, earlier texts and reports of runs from before a moment. How many, by table."""
        ...

    def tidy(self) -> None:
        """Give back room that is no longer used, and count anew what helps queries."""
        ...

    def inconsistencies(self) -> Iterator[str]:
        """What must not be in a store, one line each; nothing in a sound one."""
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


def known_kind(kind: str) -> str:
    if kind not in RECORD_TYPES:
        raise ConfigError(f"unknown kind of record {kind!r}: there are {', '.join(RECORD_TYPES)}")
    return kind


def known_view(name: str) -> str:
    if name not in READ_IN:
        raise ConfigError(f"unknown view {name!r}: there are {', '.join(READ_IN)}")
    return name
