"""From sources into a store, without any orchestrator: list, fetch, parse, extract, write; one article after another.

    report = ingest(["https://example.org/feed.xml", "releases/"], store="facts.db")

Articles stream through: a few are in work at a time. One that fails is recorded with its reason and tried again when
its time has come; one that is stored is not read again unless its source says that it was edited. `flows.ingest` is the
same as a Prefect flow.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import cached_property, partial
from types import TracebackType
from typing import Final, NamedTuple, Self

from extractors.pipeline import build_nlp
from extractors.pipeline import extract as extract_article
from flows.discovery import Found, at_once, each_url_once
from flows.http import HttpClient
from flows.lanes import Lanes
from flows.listing_ahead import first, in_turns
from flows.page import Page
from flows.parser_process import parse_apart
from flows.repeats import known_text
from flows.report import IngestReport, Tally
from flows.retrying import with_retries
from flows.settings import expand_sources
from flows.settling import OnNews, Settling
from flows.source_run import SourceRun
from flows.sources import Source, SourceEntry, open_source
from flows.state import Outcome, Visit, fingerprint
from flows.steps import Skipped, Step, Waiting
from flows.stores import Store, open_store
from flows.workers import Problem, Steps, Workers, attempt
from schemas import Article, Extraction, Failure

logger = logging.getLogger(__name__)

DELIVER_EVERY: Final = 100
"""Articles."""
LOOKED_UP_AT_ONCE: Final = 50
"""URLs; a database beyond the network takes a millisecond or more for a question."""

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
    to: str | None = None,
    http: HttpClient | None = None,
    on_progress: OnProgress | None = None,
) -> IngestReport:
    """Read everything new that the sources list into the store.

    `sources` are what flows.sources.open_source takes, or a sources.toml that lists them. `refresh` also reads again
    what is stored. `entities` is a user's list of companies (CSV). `workers` processes share the work (None: one for
    each core, once there is enough of it). `limit` is the most articles to look at. `to` is another project's database
    (see flows.delivery), which gets what is new after every hundred articles.

    Raises ConfigError for a source, a store or a model that cannot be, StoreError when the store fails; what was
    stored until then stays. All that concerns one source or one article is in the report instead.
    """
    with Ingestion(
        store, model=model, entities=entities, refresh=refresh, workers=workers, to=to, http=http
    ) as ingestion:
        runs = [ingestion.start(entry) for entry in expand_sources(sources)]
        report = ingestion.run(first(ingestion.listed(runs), limit), on_progress)
        ingestion.finish(runs, report)
        return report


class Ingestion:
    """What a run holds open: the store, the way out to the network, the workers.

    `refresh` reads and extracts again what is stored; `recheck` only asks whether a page is as it was. `keep` says
    which articles are wanted.
    """

    def __init__(
        self,
        store: str,
        *,
        model: str | None = None,
        entities: str | None = None,
        refresh: bool = False,
        recheck: bool = False,
        workers: int | None = 1,
        to: str | None = None,
        http: HttpClient | None = None,
        extract: Extract | None = None,
        keep: Callable[[Article], bool] | None = None,
    ) -> None:
        self._name = store
        self._refresh = refresh
        self._recheck = recheck
        self._http = http or HttpClient()
        self._extract = extract or partial(_extract_with, model, entities)
        self._keep = keep
        with ExitStack() as opened:
            self.store: Store = opened.enter_context(open_store(store))
            warm_up = _nothing if extract else partial(build_nlp, model, entities)
            self._workers = opened.enter_context(Workers(workers, warm_up))
            self._resources = opened.pop_all()
        self._settling = Settling(self.store, self.extracted, to)
        self._visits: dict[str, Visit] = {}

    def open(self, spec: str | SourceEntry) -> Source:
        """A source by its name, or as a sources.toml has it. Raises ConfigError where there can be none."""
        return open_source(spec, http=self._http)

    def start(self, spec: str | SourceEntry) -> SourceRun:
        """A source from where it was left: see SourceRun. Raises ConfigError where there can be none."""
        source = self.open(spec)
        entry = spec.for_catching_up() if isinstance(spec, SourceEntry) else None
        behind = self.open(entry) if entry else None
        names = [source.name, behind.name] if behind else [source.name]
        return SourceRun(
            source,
            self.store.source_cursor(source.name),
            waiting=[visit for name in names for visit in self._due_failures.get(name, ())],
            catch_up=behind,
            refresh=self._refresh,
        )

    def listed(self, runs: Iterable[SourceRun]) -> Iterator[Found | Failure | None]:
        """What the sources list, each in its turn: all are listed at the same time. None: nothing more yet."""
        return in_turns([run.entries(ahead=True) for run in runs])

    def run(
        self,
        listed: Iterable[Found | Failure | None],
        on_progress: OnProgress | None = None,
        on_news: OnNews | None = None,
    ) -> IngestReport:
        """Bring each into the store, unless it is known there. `on_news` gets each deal and claim that is new.

        The hosts of the pages take turns (flows.lanes): the articles of one are written in the order of its listing.
        """
        tally = Tally(self._name)
        for step, result in self._results(each_url_once(listed, tally)):
            visit = self._settling.settle(step, result, tally, on_news)
            if on_progress:
                on_progress(Progress(visit, tally.done, tally.found))
            if tally.done % DELIVER_EVERY == 0:
                self._settling.deliver(tally)
        self._settling.deliver(tally)
        return tally.report()

    def finish(self, runs: Iterable[SourceRun], report: IngestReport) -> None:
        """Remember how far the sources were read. Only when all that they listed is settled."""
        for run in runs:
            self.store.record_source_cursor(run.cursor())
        self.store.record_run(report)

    def extracted(self, article: Article) -> Extraction | Problem:
        """What one text gives, by the workers of this run."""
        ((_, result),) = self._workers.map("extract", self._extract, Article, [(None, article)])
        return result  # type: ignore[no-any-return]

    def close(self) -> None:
        self._resources.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._resources.__exit__(kind, error, trace)

    @cached_property
    def _due_failures(self) -> dict[str, list[Visit]]:
        """By source, what is to be tried again though no feed may list it any more."""
        now, by_source = datetime.now(UTC), defaultdict(list)
        for visit in self.store.visits(Outcome.FAILED):
            if visit.next_try is None or visit.next_try <= now:
                by_source[visit.source].append(visit)
        return by_source

    def _results(self, found: Iterable[Found | None]) -> Steps:
        """Each item with what came of it: an Extraction to write, a Problem, or an Outcome where that is settled."""
        steps = Lanes(self._look_up, partial(attempt, "fetch", _fetch)).results(self._with_visits(found))
        steps = self._workers.map("parse", parse_apart, Page, self._unless_same_page(steps))
        return self._workers.map("extract", self._extract, Article, self._unless_same_text(steps))

    def _with_visits(self, found: Iterable[Found | None]) -> Iterator[Found | None]:
        """The same; what became of each before is asked of the store for many at once."""
        for batch in at_once(found, LOOKED_UP_AT_ONCE):
            self._visits |= self.store.visits_of([entry.item.url for entry in batch])
            yield from batch or (None,)

    def _look_up(self, found: Found) -> tuple[Step, Found | Outcome | Waiting]:
        step = Step(found, self._visits.pop(found.item.url, None), datetime.now(UTC))
        return step, step.known(refresh=self._refresh or self._recheck) or found

    def _unless_same_page(self, steps: Steps) -> Steps:
        for step, value in steps:
            if isinstance(value, Page):
                value = step.known_page(fingerprint(value), refresh=self._refresh) or value
            yield step, value

    def _unless_same_text(self, steps: Steps) -> Steps:
        for step, value in steps:
            if isinstance(value, Article):
                step.article_id, step.text_sha256 = value.id, value.text_sha256
                is_wanted = self._keep is None or self._keep(value)
                known = known_text(self.store, value, refresh=self._refresh) if is_wanted else Skipped()
                value = known or value
            yield step, value


def _fetch(found: Found) -> Page:
    return with_retries(partial(found.source.fetch, found.item))


def _extract_with(model: str | None, entities: str | None, article: Article) -> Extraction:
    return extract_article(article, build_nlp(model, entities))


def _nothing() -> None:
    """The warm-up of an extractor that needs none."""
