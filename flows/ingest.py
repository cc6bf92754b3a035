"""The ingestion as a Prefect flow: a task for each source that is listed, one for each batch of articles.

    from flows.ingest import ingest
    ingest(["https://example.org/feed.xml"], store="sqlite:///facts.db")

Works with no server (Prefect starts one for the run), a local one, or a remote one. All that it does is done by
flows.ingestion, which works without Prefect; what the tasks add is retries, logs, artifacts, events, a page.
"""

# No `from __future__ import annotations` here: in the process of a served run, Prefect rebuilds the model of the
# parameters without the names of this module, and annotations that are mere strings mean nothing there.
from functools import reduce
from typing import Annotated

import flows.prefect_setup  # noqa: F401  # isort: skip
from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.task_runners import ThreadPoolTaskRunner
from pydantic import Field

from flows.artifacts import progress, publish
from flows.as_it_is import as_it_is
from flows.discovery import Found, by_turns, source_failure
from flows.http import TemporarySourceError
from flows.ingestion import Ingestion
from flows.news import NewsItem
from flows.news_events import ANNOUNCED, NewsEvents, announce
from flows.report import IngestReport
from flows.settings import expand_sources, load_settings
from flows.source_run import SourceRun
from schemas import Failure, SourceError, StoreError

Listed = list[Found | Failure]


@flow(name="ingest", task_runner=ThreadPoolTaskRunner(max_workers=8))  # type: ignore[arg-type]
def ingest(
    sources: Annotated[list[str], Field(min_length=1)],
    store: str = "sqlite:///factwire.db",
    model: str | None = None,
    refresh: bool = False,
    workers: Annotated[int, Field(ge=1, le=256)] | None = None,
    batch_size: Annotated[int, Field(ge=1, le=10_000)] = 100,
    entities: str | None = None,
    to: str | None = None,
    events: NewsEvents | None = ANNOUNCED,
) -> IngestReport:
    """Read everything new that the sources list into the store: see flows.ingestion.ingest.

    `to` is a database of another project that gets what is new after each batch; `events` says which deals and claims
    are announced (null: none). The run fails when no source can be read at all; single failures are in its report, the
    Markdown artifact "ingest-report".
    """
    http = load_settings().http_client()
    with Ingestion(
        store, model=model, entities=entities, refresh=refresh, workers=workers, to=to, http=http
    ) as ingestion:
        runs = [ingestion.start(entry) for entry in expand_sources(sources)]
        report = read_in_batches(ingestion, _list_all(runs), batch_size, events, "ingest")
        ingestion.finish(runs, report)
    publish(report, "ingest")
    if report.failures and not report.found and all(run.is_unreadable for run in runs):
        raise SourceError(f"no source could be read ({report.failures[0].message})", concerns=sources[0])
    return report


def _may_succeed_later(_task: object, _run: object, state: object) -> bool:
    return _fails_with(state, TemporarySourceError)


def _store_may_be_back(_task: object, _run: object, state: object) -> bool:
    return _fails_with(state, StoreError)


def _fails_with(state: object, error: type[Exception]) -> bool:
    try:
        state.result()  # type: ignore[attr-defined]
    except error:
        return True
    except Exception:
        return False
    return False


@task(
    name="list-source",
    task_run_name="list {name}",
    tags={"factwire-list"},
    retries=2,
    retry_delay_seconds=[2, 10],
    retry_jitter_factor=0.5,
    retry_condition_fn=_may_succeed_later,
    cache_policy=NO_CACHE,  # a list that is a minute old lacks the news of that minute
    persist_result=False,
)
def list_source(name: str, run: SourceRun) -> Listed:
    """All that one source lists now. Raises SourceError."""
    return run.attempt()


# Without a tag: for one Prefect asks its server for a place, and a server on SQLite answers "try again in 2 s" while it
# writes what became of the batch before. That was an eighth of a run's time.
@task(
    name="read-articles",
    task_run_name="articles {first} to {last}",
    retries=3,
    retry_delay_seconds=[5, 30, 120],
    retry_jitter_factor=0.5,
    retry_condition_fn=_store_may_be_back,
    cache_policy=NO_CACHE,  # the store knows what was read; a cached result would only hide what is missing there
    persist_result=False,
)
def read_articles(
    first: int, last: int, batch: Listed, ingestion: Ingestion, events: NewsEvents | None
) -> IngestReport:
    """One batch into the store. Trying again is harmless: what is stored is not read again."""
    news: list[NewsItem] = []
    report = ingestion.run(batch, on_news=news.append)
    if events:
        announce(news, events)
    return report


def read_in_batches(
    ingestion: Ingestion, listed: Listed, batch_size: int, events: NewsEvents | None, name: str
) -> IngestReport:
    """All into the store, a task for each batch."""
    reports = []
    with progress(name, len(listed), "articles", batch_size) as advance:
        for start in range(0, len(listed) or 1, batch_size):
            batch = listed[start : start + batch_size]
            last = start + len(batch)
            reports.append(read_articles(start + 1, last, as_it_is(batch), as_it_is(ingestion), events))
            advance(last)
    return reduce(IngestReport.merged, reports)


def _list_all(runs: list[SourceRun]) -> Listed:
    """What all sources list, at the same time; a source that cannot be read is a failure among the others."""
    futures: list[tuple[SourceRun, PrefectFuture[Listed]]] = [
        (run, list_source.submit(run.name, as_it_is(run))) for run in runs
    ]
    failures: Listed = []
    found: list[list[Found]] = []
    for run, future in futures:
        result = future.result(raise_on_failure=False)
        if isinstance(result, BaseException):
            run.fail(result)
            result = [source_failure(run.name, result)]
        failures += [entry for entry in result if isinstance(entry, Failure)]
        found.append([entry for entry in result if isinstance(entry, Found)])
    by_url = {entry.item.url: entry for entry in reversed(list(by_turns(found)))}
    return failures + list(reversed(by_url.values()))
