"""What a run did: counts, failures with their reasons, speed; for people as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import UTC, datetime
from time import monotonic
from typing import Final

from pydantic import Field

from flows.news import NewsItem, newest, news_of
from flows.state import Outcome, Visit
from schemas import Extraction, Failure, Model
from schemas.article import Moment


class SourceReport(Model):
    """What one source gave in a run."""

    source: str
    found: int = 0
    new: int = 0
    updated: int = 0
    duplicates: int = 0
    failed: int = 0
    failure: str | None = None
    """Why it could not be listed, or not to its end."""


class IngestReport(Model):
    """Every article found is counted once: new, updated, unchanged, a duplicate, removed, waiting, skipped, failed."""

    store: str
    started_at: Moment
    seconds: float
    found: int = 0
    """Articles that the sources listed, each URL once."""
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    """Known before: not fetched again, or fetched and found the same."""
    duplicates: int = 0
    """New ones that repeat another article: stored pointing at it, not extracted."""
    removed: int = 0
    """Stored ones that their site has taken down: marked, nothing is deleted."""
    waiting: int = 0
    """Failed before, and not tried now: their time has not come, or they were given up (`factwire retry`)."""
    skipped: int = 0
    """Read, and not published in the days that were asked for."""
    failed: int = 0
    """Tried in this run, in vain."""
    dead: int = 0
    """Of those, given up in this run."""
    records: dict[str, int] = Field(default_factory=dict)
    """Records of new and updated articles, by kind."""
    failures: tuple[Failure, ...] = ()
    """Why articles failed; besides, sources that could not be read, and extractors that failed on a stored article."""
    sources: tuple[SourceReport, ...] = ()
    news: tuple[NewsItem, ...] = ()
    """The newest deals and claims of new and updated articles, twenty of each."""

    @property
    def is_clean(self) -> bool:
        return not self.failures

    @property
    def articles_per_second(self) -> float:
        """Of those that were read: what was skipped as known does not count."""
        return (self.new + self.updated + self.duplicates) / self.seconds if self.seconds else 0.0

    def merged(self, other: IngestReport) -> IngestReport:
        """Both in one: the counts added, the time from the start of the first to the end of the last."""
        first, last = sorted((self, other), key=lambda report: report.started_at)
        records = Counter(self.records)
        records.update(other.records)
        return self.model_copy(
            update={
                **{name: getattr(self, name) + getattr(other, name) for name in _COUNTS},
                "started_at": first.started_at,
                "seconds": max(first.seconds, (last.started_at - first.started_at).total_seconds() + last.seconds),
                "records": dict(records.most_common()),
                "failures": (*self.failures, *other.failures),
                "sources": _merged_sources(self.sources, other.sources),
                "news": newest((*self.news, *other.news)),
            }
        )

    def summary(self) -> str:
        """One line: "12 found: 10 new, 1 unchanged, 1 failed; 240 records in 3.1 s"."""
        parts = [f"{self.new} new"]
        for count, word in (
            (self.updated, "updated"),
            (self.unchanged, "unchanged"),
            (self.duplicates, "duplicates"),
            (self.removed, "removed"),
            (self.waiting, "waiting"),
            (self.skipped, "skipped"),
            (self.failed, "failed"),
        ):
            if count:
                parts.append(f"{count} {word}")
        records = sum(self.records.values())
        return f"{self.found} found: {', '.join(parts)}; {records} records in {self.seconds:.1f} s"

    def as_markdown(self, most_failures: int = 50) -> str:
        """A page for people: see flows.report_page."""
        from flows.report_page import page_of

        return page_of(self, most_failures)


_COUNTS: Final = (
    "found", "new", "updated", "unchanged", "duplicates", "removed", "waiting", "skipped", "failed", "dead",
)  # fmt: skip
_COLUMNS: Final = {
    Outcome.NEW: "new",
    Outcome.UPDATED: "updated",
    Outcome.DUPLICATE: "duplicates",
    Outcome.FAILED: "failed",
    Outcome.DEAD: "failed",
}

_OF_A_SOURCE: Final = ("found", *dict.fromkeys(_COLUMNS.values()))


def _merged_sources(some: tuple[SourceReport, ...], others: tuple[SourceReport, ...]) -> tuple[SourceReport, ...]:
    merged: dict[str, SourceReport] = {}
    for one in (*some, *others):
        before = merged.get(one.source, SourceReport(source=one.source))
        counts = {name: getattr(before, name) + getattr(one, name) for name in _OF_A_SOURCE}
        merged[one.source] = before.model_copy(update=counts | {"failure": before.failure or one.failure})
    return tuple(merged.values())


class Tally:
    """A report in the making."""

    def __init__(self, store: str) -> None:
        self._store = store
        self._started_at = datetime.now(UTC)
        self._start = monotonic()
        self._outcomes: Counter[Outcome] = Counter()
        self._records: Counter[str] = Counter()
        self._failures: list[Failure] = []
        self._sources: dict[str, Counter[str]] = {}
        self._news: tuple[NewsItem, ...] = ()
        self.found = self.waiting = self.skipped = 0

    @property
    def done(self) -> int:
        return self._outcomes.total() + self.waiting + self.skipped

    def add_found(self, source: str) -> None:
        self.found += 1
        self._sources.setdefault(source, Counter())["found"] += 1

    def add(self, visit: Visit) -> None:
        self._outcomes[visit.outcome] += 1
        self._sources.setdefault(visit.source, Counter())[_COLUMNS.get(visit.outcome, "unchanged")] += 1
        if visit.failure:
            self._failures.append(visit.failure)

    def add_records(self, extraction: Extraction, known: Collection[str] = ()) -> None:
        """Those of an article that was written; `known` are the ids of the records that it had before."""
        self._records.update(extraction.counts())
        self._news = newest((*self._news, *news_of(extraction, known)))
        where = extraction.article.url or extraction.article.id
        self._failures += [failure.model_copy(update={"concerns": where}) for failure in extraction.failures]

    def add_failure(self, failure: Failure) -> None:
        self._failures.append(failure)

    def report(self) -> IngestReport:
        count = self._outcomes
        return IngestReport(
            store=self._store,
            started_at=self._started_at,
            seconds=round(monotonic() - self._start, 3),
            found=self.found,
            new=count[Outcome.NEW],
            updated=count[Outcome.UPDATED],
            unchanged=count[Outcome.UNCHANGED],
            duplicates=count[Outcome.DUPLICATE],
            removed=count[Outcome.REMOVED],
            waiting=self.waiting,
            skipped=self.skipped,
            failed=count[Outcome.FAILED] + count[Outcome.DEAD],
            dead=count[Outcome.DEAD],
            records=dict(self._records.most_common()),
            failures=tuple(self._failures),
            sources=tuple(self._source(name, counts) for name, counts in self._sources.items()),
            news=self._news,
        )

    def _source(self, name: str, counts: Counter[str]) -> SourceReport:
        unread = (each for each in self._failures if each.stage == "discover" and each.concerns == name)
        first = next(unread, None)
        columns = {column: counts[column] for column in _OF_A_SOURCE}
        return SourceReport(source=name, failure=first.message if first else None, **columns)
