"""Reads stored articles again after a rule or the model has changed: without the network, from their stored texts.

    report = reextract("facts.db")          # those that another version of factwire or of the model has read

Each article is one transaction: records that are found again keep their ids and are not touched, what went is
superseded, corrections hold. A run that was interrupted goes on where it stopped: with what is still of another
version, or, where everything is read again, behind the last article that was; the store remembers which.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Final, Self

from extractors.pipeline import build_nlp, factwire_version, model_version
from extractors.pipeline import extract as extract_article
from flows.stores import RereadPoint, Store, WriteOutcome, open_store
from flows.workers import Problem, Workers
from schemas import Article, Extraction, Failure, Model, Versions
from schemas.article import Moment

Extract = Callable[[Article], Extraction]
OnArticle = Callable[[int, int], None]
"""Given after each article: how many were read, of how many."""
KEEP_EVERY: Final = 20
"""Articles: so many may be read once more after a run that was killed."""


class ReextractReport(Model):
    """Every article that was read again is counted once among changed, unchanged and failed."""

    store: str
    started_at: Moment
    seconds: float
    read: int = 0
    changed: int = 0
    """Whose records are others now, or made by another version."""
    unchanged: int = 0
    failed: int = 0
    """Their records stay as they were."""
    failures: tuple[Failure, ...] = ()
    last: str | None = None
    """The id of the last article that was read: where `after` goes on."""
    before: int = 0
    """How many an earlier run, which was interrupted, had read already."""

    def merged(self, later: ReextractReport) -> ReextractReport:
        counts = ("read", "changed", "unchanged", "failed")
        return self.model_copy(
            update={name: getattr(self, name) + getattr(later, name) for name in counts}
            | {
                "seconds": (later.started_at - self.started_at).total_seconds() + later.seconds,
                "failures": (*self.failures, *later.failures),
                "last": later.last or self.last,
            }
        )

    def summary(self) -> str:
        """One line: "500 read again: 12 changed, 488 unchanged in 80.2 s"."""
        failed = f", {self.failed} failed" if self.failed else ""
        before = f"; {self.before} before, by a run that was interrupted" if self.before else ""
        counts = f"{self.changed} changed, {self.unchanged} unchanged{failed}"
        return f"{self.read} read again: {counts} in {self.seconds:.1f} s{before}"

    def as_markdown(self, most_failures: int = 50) -> str:
        """A page for people."""
        lines = [f"# Read again in `{self.store}`", "", self.summary(), ""]
        lines += [
            f"- {failure.concerns}: {failure.error}: {failure.message}" for failure in self.failures[:most_failures]
        ]
        if len(self.failures) > most_failures:
            lines.append(f"- … and {len(self.failures) - most_failures} more")
        return "\n".join(lines) + "\n"


def reextract(
    store: str,
    *,
    everything: bool = False,
    after: str | None = None,
    from_start: bool = False,
    model: str | None = None,
    entities: str | None = None,
    workers: int | None = 1,
    limit: int | None = None,
    extract: Extract | None = None,
    versions: Versions | None = None,
    on_article: OnArticle | None = None,
) -> ReextractReport:
    """Read again what another version has read, or `everything` (a list of companies has changed), in the order of the
    articles' ids, those behind `after`. Everything goes on behind a run that was interrupted, unless `from_start`.

    Raises StoreError and ConfigError.
    """
    with Reextraction(
        store, model=model, entities=entities, workers=workers, extract=extract, versions=versions
    ) as again:
        due = again.begin(everything=everything, after=after, from_start=from_start)
        report = again.run(due[:limit], on_article)
        if limit is None or len(due) <= limit:
            again.finish()
        return report


class Reextraction:
    """What a run holds open: the store and the workers."""

    def __init__(
        self,
        store: str,
        *,
        model: str | None = None,
        entities: str | None = None,
        workers: int | None = 1,
        extract: Extract | None = None,
        versions: Versions | None = None,
    ) -> None:
        self._name = store
        self._extract = extract or partial(_extract_with, model, entities)
        self._versions = versions
        self._model, self._entities = model, entities
        with ExitStack() as opened:
            self.store: Store = opened.enter_context(open_store(store, create=True))
            warm_up = _nothing if extract else partial(build_nlp, model, entities)
            self._workers = opened.enter_context(Workers(workers, warm_up))
            self._resources = opened.pop_all()
        self._point: RereadPoint | None = None

    def begin(self, *, everything: bool = False, after: str | None = None, from_start: bool = False) -> list[str]:
        """The ids of the articles to read; of everything those that an interrupted run with the same settings left."""
        if everything:
            known = None if after or from_start else self.store.reread_point(self._settings)
            self._point = known or RereadPoint(datetime.now(UTC), after or "", 0)
            after = self._point.after or None
        return list(self.due(everything=everything, after=after))

    def finish(self) -> None:
        """All are read: the next run begins anew."""
        if self._point is not None:
            self.store.keep_reread_point(self._settings, None)

    def due(self, *, everything: bool = False, after: str | None = None) -> Iterator[str]:
        """The ids of the articles to read again. Copies have no records of their own: they are not among them."""
        present = None if everything else self._present()
        for article_id, versions in self.store.extracted_by():
            if versions != present and (after is None or article_id > after):
                yield article_id

    def run(self, article_ids: Sequence[str], on_article: OnArticle | None = None) -> ReextractReport:
        tally = _Tally(self._name, self._point.read if self._point else 0)
        steps = ((article_id, article) for article_id in article_ids if (article := self._article(article_id)))
        for article_id, result in self._workers.map("extract", self._extract, Article, steps):
            tally.add(article_id, result, self._write(result))
            if tally.read % KEEP_EVERY == 0:
                self._keep_point(tally)
            if on_article:
                on_article(tally.read, len(article_ids))
        self._keep_point(tally)
        if self._point and tally.last:
            self._point = self._point._replace(after=tally.last, read=tally.before + tally.read)
        return tally.report()

    def close(self) -> None:
        self._resources.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._resources.__exit__(kind, error, trace)

    def _keep_point(self, tally: _Tally) -> None:
        if self._point and tally.last:
            point = self._point._replace(after=tally.last, read=tally.before + tally.read)
            self.store.keep_reread_point(self._settings, point)

    @cached_property
    def _settings(self) -> str:
        """A digest of what the articles are read with: under other settings nothing counts as read."""
        listed = Path(self._entities).read_bytes() if self._entities else b""
        return sha256(self._present().model_dump_json().encode() + listed).hexdigest()[:16]

    def _present(self) -> Versions:
        if self._versions is None:
            nlp = build_nlp(self._model, self._entities)
            self._versions = Versions(factwire=factwire_version(), model=model_version(nlp))
        return self._versions

    def _article(self, article_id: str) -> Article | None:
        """As it was before it was read: its sections are found by rules, too."""
        stored = self.store.read(article_id)
        if stored is None or stored.article.duplicate_of:
            return None
        return stored.article.model_copy(update={"sections": (), "dateline": None, "issuer": None})

    def _write(self, result: Extraction | Problem) -> WriteOutcome | None:
        return self.store.write(result) if isinstance(result, Extraction) else None


class _Tally:
    """A report in the making."""

    def __init__(self, store: str, before: int) -> None:
        self._store = store
        self.before = before
        self.last: str | None = None
        self._started_at = datetime.now(UTC)
        self._start = monotonic()
        self._outcomes: Counter[WriteOutcome | None] = Counter()
        self._failures: list[Failure] = []

    @property
    def read(self) -> int:
        return self._outcomes.total()

    def add(self, article_id: str, result: Extraction | Problem, outcome: WriteOutcome | None) -> None:
        self._outcomes[outcome] += 1
        self.last = article_id
        failures = [result.failure] if isinstance(result, Problem) else result.failures
        self._failures += [failure.model_copy(update={"concerns": article_id}) for failure in failures]

    def report(self) -> ReextractReport:
        failed, unchanged = self._outcomes[None], self._outcomes[WriteOutcome.UNCHANGED]
        return ReextractReport(
            store=self._store,
            started_at=self._started_at,
            seconds=round(monotonic() - self._start, 3),
            read=self.read,
            changed=self.read - failed - unchanged,
            unchanged=unchanged,
            failed=failed,
            failures=tuple(self._failures),
            last=self.last,
            before=self.before,
        )


def _extract_with(model: str | None, entities: str | None, article: Article) -> Extraction:
    return extract_article(article, build_nlp(model, entities))


def _nothing() -> None:
    """The warm-up of an extractor that needs none."""
