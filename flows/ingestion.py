"""From sources into a store, without any orchestrator: list, fetch, parse, extract, write; one article after another.

    report = ingest(["https://example.org/feed.xml", "releases/"], store="facts.db")

Articles stream through: a few are in work at a time. One that fails is recorded with its reason and tried again by the
next run; one that is stored is not read again. `flows.ingest` is the same as a Prefect flow.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import chain, islice
from types import TracebackType
from typing import Final, NamedTuple, Self

from extractors.pipeline import build_nlp
from extractors.pipeline import extract as extract_article
from flows.discovery import Found, each_url_once, listed_by, read_ahead
from flows.http import HttpClient
from flows.page import Page
from flows.parser_process import parse_apart
from flows.report import IngestReport, Tally
from flows.retrying import with_retries
from flows.settings import expand_sources
from flows.sources import Source, SourceEntry, open_source
from flows.state import Outcome, Visit, attempts_after, fingerprint, is_due, is_same_page
from flows.stores import WriteOutcome, open_store
from flows.workers import Problem, Steps, Workers, attempt, in_order
from schemas import Article, Extraction, Failure

logger = logging.getLogger(__name__)

FETCHES_AT_ONCE: Final = 4
ITEMS_AHEAD: Final = 500
"""So many items are listed before the first is read, so that a progress bar knows how far there is to go."""

Extract = Callable[[Article], Extraction]


class Progress(NamedTuple):
    """Given after each article."""

    visit: Visit
    done: int
    found: int
    """So far: sources are listed while articles are read."""


OnProgress = Callable[[Progress], None]


def ingest(
    sources: Sequence[str],
    store: str,
    *,
    model: str | None = None,
    entities: str | None = None,
    refresh: bool = False,
    workers: int | None = 1,
    limit: int | None = None,
    http: HttpClient | None = None,
    on_progress: OnProgress | None = None,
) -> IngestReport:
    """Read everything new that the sources list into the store.

    `sources` are what flows.sources.open_source takes, or a sources.toml that lists them. `refresh` also reads again
    what is stored. `entities` is a user's list of companies (CSV). `workers` processes share the work (None: one for
    each core, once there is enough of it). `limit` is the most articles to look at.

    Raises ConfigError for a source, a store or a model that cannot be, StoreError when the store fails; what was
    stored until then stays. All that concerns one source or one article is in the report instead.
    """
    with Ingestion(store, model=model, entities=entities, refresh=refresh, workers=workers, http=http) as ingestion:
        opened = [ingestion.open(spec) for spec in expand_sources(sources)]
        listed = chain.from_iterable(map(listed_by, opened))
        return ingestion.run(islice(listed, limit), on_progress)


class Ingestion:
    """What a run holds open: the store, the way out to the network, the workers."""

    def __init__(
        self,
        store: str,
        *,
        model: str | None = None,
        entities: str | None = None,
        refresh: bool = False,
        workers: int | None = 1,
        http: HttpClient | None = None,
        extract: Extract | None = None,
    ) -> None:
        self._name = store
        self._refresh = refresh
        self._http = http or HttpClient()
        self._extract = extract or partial(_extract_with, model, entities)
        with ExitStack() as opened:
            self._store = opened.enter_context(open_store(store))
            warm_up = _nothing if extract else partial(build_nlp, model, entities)
            self._workers = opened.enter_context(Workers(workers, warm_up))
            self._fetchers = opened.enter_context(ThreadPoolExecutor(FETCHES_AT_ONCE))
            self._resources = opened.pop_all()

    def open(self, spec: str | SourceEntry) -> Source:
        """A source by its name, or as a sources.toml has it. Raises ConfigError where there can be none."""
        return open_source(spec, http=self._http)

    def run(self, listed: Iterable[Found | Failure], on_progress: OnProgress | None = None) -> IngestReport:
        """Bring each into the store, unless it is known there."""
        tally = Tally(self._name)
        for step, result in self._results(read_ahead(each_url_once(listed, tally), ITEMS_AHEAD)):
            visit = self._settle(step, result, tally)
            if on_progress:
                on_progress(Progress(visit, tally.done, tally.found))
        return tally.report()

    def close(self) -> None:
        self._resources.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error:
            self._fetchers.shutdown(wait=False, cancel_futures=True)
        self.close()

    def _results(self, found: Iterable[Found]) -> Steps:
        """Each item with what came of it: an Extraction to write, a Problem, or the Outcome where that is settled."""
        steps: Steps = map(self._look_up, found)
        steps = self._fetch(steps)
        steps = self._workers.map("parse", parse_apart, Page, self._unless_same_page(steps))
        return self._workers.map("extract", self._extract, Article, self._unless_same_text(steps))

    def _look_up(self, found: Found) -> tuple[_Step, Found | Outcome]:
        earlier = self._store.visit(found.item.url)
        is_known = not is_due(earlier, found.item, refresh=self._refresh)
        return _Step(found, earlier), Outcome.UNCHANGED if is_known else found

    def _fetch(self, steps: Steps) -> Steps:
        job = partial(attempt, "fetch", _fetch)
        submit = partial(self._fetchers.submit, job)
        for step, _, future in in_order(steps, Found, submit, lambda: FETCHES_AT_ONCE):
            yield step, future.result()

    def _unless_same_page(self, steps: Steps) -> Steps:
        for step, value in steps:
            if isinstance(value, Page):
                step.fingerprint = fingerprint(value)
                if is_same_page(step.earlier, step.fingerprint) and not self._refresh:
                    value = Outcome.UNCHANGED
            yield step, value

    def _unless_same_text(self, steps: Steps) -> Steps:
        for step, value in steps:
            if isinstance(value, Article):
                step.article_id, step.text_sha256 = value.id, value.text_sha256
                value = self._known_text(value) or value
            yield step, value

    def _known_text(self, article: Article) -> Extraction | Outcome | None:
        """What there is to write of a text that is stored already, so that it is not extracted twice."""
        original = self._store.find_text(article.text_sha256)
        stored = self._store.read(original) if original else None
        if stored is None:
            return None
        if stored.article.id != article.id:  # a syndicated copy: the original has the records
            return Extraction(
                article=article.model_copy(update={"duplicate_of": stored.article.id}), versions=stored.versions
            )
        is_same = (stored.article.title, stored.article.anchor) == (article.title, article.anchor)
        return Outcome.UNCHANGED if is_same and not self._refresh else None

    def _settle(self, step: _Step, result: Extraction | Problem | Outcome, tally: Tally) -> Visit:
        """Write what came of an item, and remember it."""
        match result:
            case Extraction():
                visit = step.visit(_OUTCOMES[self._store.write(result)], extraction=result)
                if visit.outcome in (Outcome.NEW, Outcome.UPDATED):
                    tally.add_records(result)
            case Problem():
                visit = step.visit(Outcome.FAILED, failure=_logged(result, step.found.item.url))
            case _:
                visit = step.visit(result)
        if not (isinstance(result, Outcome) and step.is_as_before):
            self._store.record_visit(visit)
        tally.add(visit)
        return visit


@dataclass
class _Step:
    """What is known of an item on its way."""

    found: Found
    earlier: Visit | None
    fingerprint: str | None = None
    article_id: str | None = None
    text_sha256: str | None = None

    @property
    def is_as_before(self) -> bool:
        """Whether it was not fetched, or is the page that is known: there is nothing to remember."""
        return self.fingerprint is None or is_same_page(self.earlier, self.fingerprint)

    def visit(self, outcome: Outcome, *, extraction: Extraction | None = None, failure: Failure | None = None) -> Visit:
        before = self.earlier
        return Visit(
            url=self.found.item.url,
            source=self.found.source.name,
            outcome=outcome,
            visited_at=datetime.now(UTC),
            article_id=self.article_id or (before.article_id if before else None),
            text_sha256=self.text_sha256 or (before.text_sha256 if before else None),
            fingerprint=self.fingerprint,
            versions=extraction.versions if extraction else before.versions if before else None,
            failure=failure,
            attempts=attempts_after(before, outcome),
        )


_OUTCOMES = {
    WriteOutcome.CREATED: Outcome.NEW,
    WriteOutcome.REPLACED: Outcome.UPDATED,
    WriteOutcome.UNCHANGED: Outcome.UNCHANGED,
    WriteOutcome.DUPLICATE: Outcome.DUPLICATE,
}


def _fetch(found: Found) -> Page:
    return with_retries(partial(found.source.fetch, found.item))


def _extract_with(model: str | None, entities: str | None, article: Article) -> Extraction:
    return extract_article(article, build_nlp(model, entities))


def _nothing() -> None:
    """The warm-up of an extractor that needs none."""


def _logged(problem: Problem, url: str) -> Failure:
    if problem.trace:
        logger.error("%s: %s failed unexpectedly\n%s", url, problem.failure.stage, problem.trace)
    return problem.failure.model_copy(update={"concerns": url})
