"""Keeps a store in order: what is due is tried again, what is old is forgotten, what does not fit is found.

report = maintain("facts.db", keep_days=365)
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from time import monotonic

from pydantic import Field

from flows.discovery import Found, discover
from flows.http import HttpClient
from flows.http_cache import HttpCache
from flows.ingestion import Ingestion, OnProgress
from flows.page import Hints
from flows.repeats import settle_copies
from flows.report import IngestReport
from flows.settings import expand_sources
from flows.source_run import asks_the_web
from flows.sources import Item, Source, SourceEntry
from flows.state import Outcome, Visit, revived
from flows.stores import Store
from flows.ties.copies import is_copy
from schemas import ConfigError, Failure, Model, SourceError
from schemas.article import Moment

logger = logging.getLogger(__name__)


class MaintenanceReport(Model):
    """What was done and found."""

    store: str
    started_at: Moment
    seconds: float
    retried: IngestReport | None = None
    """Failures whose time had come, and pages that were asked for again."""
    forgotten: dict[str, int] = Field(default_factory=dict)
    """Rows by table: superseded records, earlier texts, reports of runs that were older than was asked for."""
    pages_forgotten: int = 0
    """In the cache of the web."""
    repaired: tuple[str, ...] = ()
    """Copies whose original says something else now, and which were read for themselves."""
    inconsistencies: tuple[str, ...] = ()
    """One line each; none in a sound store."""

    def summary(self) -> str:
        forgotten = ", ".join(f"{count} {name}" for name, count in self.forgotten.items() if count) or "nothing"
        retried = f"retried {self.retried.summary()}; " if self.retried and self.retried.found else ""
        found = f"{len(self.inconsistencies)} inconsistencies" if self.inconsistencies else "consistent"
        return f"{retried}forgot {forgotten}, {self.pages_forgotten} cached pages; {found}"

    def as_markdown(self) -> str:
        """A page for people."""
        lines = [f"# Maintenance of `{self.store}`", "", self.summary(), ""]
        for title, entries in (("Inconsistencies", self.inconsistencies), ("Repaired copies", self.repaired)):
            if entries:
                lines += [f"## {title}", "", *(f"- {entry}" for entry in entries), ""]
        retried = self.retried.as_markdown() if self.retried and self.retried.found else ""
        return "\n".join(lines) + retried


def maintain(
    store: str,
    *,
    sources: Iterable[str] = (),
    keep_days: int | None = 365,
    keep_pages_days: int | None = 30,
    recheck_days: int = 0,
    vacuum: bool = True,
    model: str | None = None,
    entities: str | None = None,
    workers: int | None = 1,
    http: HttpClient | None = None,
    cache: HttpCache | None = None,
    on_progress: OnProgress | None = None,
) -> MaintenanceReport:
    """Try again what is due; with `recheck_days`, ask again for the pages of the last days, to see what was edited or
    taken down; forget what gave way more than `keep_days` ago (None: never); find what does not fit.

    `sources` (a sources.toml) says how a source wants to be asked; one that is not among them is asked plainly.
    """
    started_at, start = datetime.now(UTC), monotonic()
    with Ingestion(
        store, model=model, entities=entities, workers=workers, http=http, recheck=bool(recheck_days)
    ) as ingestion:
        due = chain(due_failures(ingestion, sources), recent_pages(ingestion, sources, recheck_days))
        retried = ingestion.run(due, on_progress)
        repaired = tuple(_repair(ingestion))
        forgotten = ingestion.store.forget(started_at - timedelta(days=keep_days)) if keep_days is not None else {}
        pages = cache.forget(keep_pages_days * 86_400.0) if cache and keep_pages_days is not None else 0
        if vacuum:
            ingestion.store.tidy()
        return MaintenanceReport(
            store=store,
            started_at=started_at,
            seconds=round(monotonic() - start, 3),
            retried=retried,
            forgotten=forgotten,
            pages_forgotten=pages,
            repaired=repaired,
            inconsistencies=tuple(ingestion.store.inconsistencies()),
        )


def revive(
    store: Store, *, sources: Iterable[str] = (), urls: Iterable[str] = (), waiting: bool = False
) -> list[Visit]:
    """Make what was given up (and, with `waiting`, what is not due yet) due for the next run: all, or those of some
    sources, or some URLs. Gives back what was revived."""
    of, which = set(sources), set(urls)
    outcomes = (Outcome.DEAD, Outcome.FAILED) if waiting else (Outcome.DEAD,)
    chosen = [
        visit
        for outcome in outcomes
        for visit in store.visits(outcome)
        if (not of or visit.source in of) and (not which or visit.url in which)
    ]
    for visit in chosen:
        store.record_visit(revived(visit))
    return chosen


def due_failures(ingestion: Ingestion, sources: Iterable[str] = ()) -> Iterator[Found | Failure]:
    """What failed and whose time has come, ready to be read."""
    now = datetime.now(UTC)
    due = [visit for visit in ingestion.store.visits(Outcome.FAILED) if not visit.next_try or visit.next_try <= now]
    yield from again(ingestion, due, sources)


def recent_pages(ingestion: Ingestion, sources: Iterable[str], days: int) -> Iterator[Found | Failure]:
    """The pages of articles of the last days, to be asked for once more."""
    if days:
        oldest = datetime.now(UTC).date() - timedelta(days=days)
        recent = {article.id for article in ingestion.store.articles() if _is_since(article.anchor, oldest)}
        visits = (visit for visit in ingestion.store.visits() if visit.article_id in recent)
        yield from again(ingestion, [visit for visit in visits if visit.hints is not None], sources)


def again(ingestion: Ingestion, visits: Iterable[Visit], sources: Iterable[str] = ()) -> Iterator[Found | Failure]:
    """Visited items with a source that can fetch them; those of files are listed again, because their text is there."""
    entries = {entry.spec: entry for entry in expand_sources(sources)}
    by_source: dict[str, dict[str, Visit]] = {}
    for visit in visits:
        by_source.setdefault(visit.source, {})[visit.url] = visit
    for name, wanted in by_source.items():
        try:
            source = ingestion.open(entries.get(name, SourceEntry(spec=name)))
            yield from _found(source, wanted)
        except (ConfigError, SourceError) as error:
            yield Failure(stage="discover", error=type(error).__name__, message=error.message, concerns=name)


def _found(source: Source, wanted: dict[str, Visit]) -> Iterator[Found]:
    if asks_the_web(source):
        for url, visit in wanted.items():
            yield Found(source, Item(url, visit.hints or Hints(), is_listed=False))
        return
    for entry in discover(source):
        if isinstance(entry, Found) and entry.item.url in wanted:
            yield entry


def _repair(ingestion: Ingestion) -> Iterator[str]:
    """A run that was killed between an article's new text and its copies leaves copies of a text that is gone."""
    store = ingestion.store
    originals = {article.duplicate_of for article in store.articles() if article.duplicate_of}
    for original_id in sorted(originals):
        original = store.read(original_id)
        if original is None:
            continue
        copies = [stored.article for each in store.copies_of(original_id) if (stored := store.read(each))]
        text = original.article.text_sha256
        if not all(copy.text_sha256 == text or is_copy(copy, of=original.article) for copy in copies):
            yield from settle_copies(store, original_id, ingestion.extracted)


def _is_since(day: date | None, oldest: date) -> bool:
    return day is not None and day >= oldest
