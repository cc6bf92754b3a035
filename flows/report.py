"""What a run did: counts, failures with their reasons, speed; for people as Markdown."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from time import monotonic

from pydantic import Field

from flows.state import Outcome, Visit
from schemas import Extraction, Failure, Model
from schemas.article import Moment


class IngestReport(Model):
    """Every article found is counted once among new, updated, unchanged, duplicates and failed."""

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
    """New ones whose text another article has: stored pointing at it, not extracted."""
    failed: int = 0
    records: dict[str, int] = Field(default_factory=dict)
    """Records of new and updated articles, by kind."""
    failures: tuple[Failure, ...] = ()
    """Why articles failed; besides, sources that could not be read, and extractors that failed on a stored article."""

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
        counts = ("found", "new", "updated", "unchanged", "duplicates", "failed")
        records = Counter(self.records)
        records.update(other.records)
        return self.model_copy(
            update={
                **{name: getattr(self, name) + getattr(other, name) for name in counts},
                "started_at": first.started_at,
                "seconds": max(first.seconds, (last.started_at - first.started_at).total_seconds() + last.seconds),
                "records": dict(records.most_common()),
                "failures": (*self.failures, *other.failures),
            }
        )

    def summary(self) -> str:
        """One line: "12 found: 10 new, 1 unchanged, 1 failed; 240 records in 3.1 s"."""
        parts = [f"{self.new} new"]
        for count, word in (
            (self.updated, "updated"),
            (self.unchanged, "unchanged"),
            (self.duplicates, "duplicates"),
            (self.failed, "failed"),
        ):
            if count:
                parts.append(f"{count} {word}")
        records = sum(self.records.values())
        return f"{self.found} found: {', '.join(parts)}; {records} records in {self.seconds:.1f} s"

    def as_markdown(self, most_failures: int = 50) -> str:
        """A page for people: the counts, the records by kind, the failures."""
        lines = [
            f"# Ingested into `{self.store}`",
            "",
            f"{self.started_at:%Y-%m-%d %H:%M} UTC, {self.seconds:.1f} s, {self.articles_per_second:.1f} articles/s",
            "",
            "| found | new | updated | unchanged | duplicates | failed |",
            "|---|---|---|---|---|---|",
            f"| {self.found} | {self.new} | {self.updated} | {self.unchanged} | {self.duplicates} | {self.failed} |",
        ]
        if self.records:
            lines += ["", "| records | |", "|---|---|", *(f"| {kind} | {n} |" for kind, n in self.records.items())]
        if self.failures:
            lines += ["", "## Failures", "", "| where | stage | reason |", "|---|---|---|"]
            lines += [_failure_row(failure) for failure in self.failures[:most_failures]]
            if len(self.failures) > most_failures:
                lines += ["", f"… and {len(self.failures) - most_failures} more"]
        return "\n".join(lines) + "\n"


class Tally:
    """A report in the making."""

    def __init__(self, store: str) -> None:
        self._store = store
        self._started_at = datetime.now(UTC)
        self._start = monotonic()
        self._outcomes: Counter[Outcome] = Counter()
        self._records: Counter[str] = Counter()
        self._failures: list[Failure] = []
        self.found = 0

    @property
    def done(self) -> int:
        return self._outcomes.total()

    def add(self, visit: Visit) -> None:
        self._outcomes[visit.outcome] += 1
        if visit.failure:
            self._failures.append(visit.failure)

    def add_records(self, extraction: Extraction) -> None:
        self._records.update(extraction.counts())
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
            failed=count[Outcome.FAILED],
            records=dict(self._records.most_common()),
            failures=tuple(self._failures),
        )


def _failure_row(failure: Failure) -> str:
    cells = (failure.concerns or "", failure.stage, f"{failure.error}: {failure.message}")
    return "| " + " | ".join(" ".join(cell.replace("|", "\\|").split()) for cell in cells) + " |"
