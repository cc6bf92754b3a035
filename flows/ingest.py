"""The ingestion as a Prefect flow: a task for each source that is listed, one for each batch of articles.

    from flows.ingest import ingest
    ingest(["https://example.org/feed.xml"], store="sqlite:///facts.db")

Works with no server (Prefect starts one for the run), a local one, or a remote one. All that it does is done by
flows.ingestion, which works without Prefect; what the tasks add is retries, logs, artifacts and a place in the UI.
"""

# No `from __future__ import annotations` here: in the process of a served run, Prefect rebuilds the model of the
# parameters without the names of this module, and annotations that are mere strings mean nothing there.
import os
from functools import reduce
from typing import Annotated, TypeVar, cast
from uuid import UUID

# Before Prefect is imported: nothing phones home, and what this package logs appears in the run's log.
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("PREFECT_LOGGING_EXTRA_LOGGERS", "flows")
# A server that is started for one run sets up its database first: on a busy machine 20 s, Prefect's own limit, are few.
os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")
os.environ.setdefault("PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW", "ignore")  # the plain core logs outside of any flow

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact, create_progress_artifact, update_progress_artifact
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.utilities.annotations import quote
from pydantic import Field

from flows.discovery import Found, discover, source_failure
from flows.http import TemporarySourceError
from flows.ingestion import Ingestion
from flows.report import IngestReport
from flows.settings import expand_sources, load_settings
from flows.sources import Source
from schemas import Failure, SourceError

Listed = list[Found | Failure]
ValueT = TypeVar("ValueT")


@flow(name="ingest", task_runner=ThreadPoolTaskRunner(max_workers=4))  # type: ignore[arg-type]
def ingest(
    sources: Annotated[list[str], Field(min_length=1)],
    store: str = "sqlite:///factwire.db",
    model: str | None = None,
    refresh: bool = False,
    workers: Annotated[int, Field(ge=1, le=256)] | None = None,
    batch_size: Annotated[int, Field(ge=1, le=10_000)] = 100,
    entities: str | None = None,
) -> IngestReport:
    """Read everything new that the sources list into the store: see flows.ingestion.ingest.

    The run fails when no source can be read at all; single failures are in its report, the Markdown artifact
    "ingest-report".
    """
    http = load_settings().http_client()
    with Ingestion(store, model=model, entities=entities, refresh=refresh, workers=workers, http=http) as ingestion:
        listed = _list_all([ingestion.open(spec) for spec in expand_sources(sources)])
        report = _read_all(ingestion, listed, batch_size)
    create_markdown_artifact(report.as_markdown(), key="ingest-report", description=report.summary())
    logger = get_run_logger()
    for failure in report.failures:
        logger.warning("%s: %s: %s", failure.concerns, failure.error, failure.message)
    logger.info(report.summary())
    if report.failures and not report.found:
        raise SourceError(f"no source could be read ({report.failures[0].message})", concerns=sources[0])
    return report


def _may_succeed_later(_task: object, _run: object, state: object) -> bool:
    try:
        state.result()  # type: ignore[attr-defined]
    except TemporarySourceError:
        return True
    except Exception:
        return False
    return False


@task(
    name="list-source",
    task_run_name="list {name}",
    retries=2,
    retry_delay_seconds=[2, 10],
    retry_jitter_factor=0.5,
    retry_condition_fn=_may_succeed_later,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def list_source(name: str, source: Source) -> Listed:
    """All that one source lists now. Raises SourceError."""
    return list(discover(source))


@task(
    name="read-articles",
    task_run_name="articles {first} to {last}",
    retries=1,
    retry_delay_seconds=5,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def read_articles(first: int, last: int, batch: Listed, ingestion: Ingestion) -> IngestReport:
    """One batch into the store. Trying again is harmless: what is stored is not read again."""
    return ingestion.run(batch)


def _as_it_is(value: ValueT) -> ValueT:
    """For an argument of a task: Prefect hands it on without looking through it for the results of other tasks."""
    return cast(ValueT, quote(value))


def _list_all(sources: list[Source]) -> Listed:
    futures: list[tuple[Source, PrefectFuture[Listed]]] = [
        (source, list_source.submit(source.name, _as_it_is(source))) for source in sources
    ]
    listed: Listed = []
    for source, future in futures:
        result = future.result(raise_on_failure=False)
        listed += [source_failure(source.name, result)] if isinstance(result, BaseException) else result
    return _each_url_once(listed)


def _each_url_once(listed: Listed) -> Listed:
    failures: Listed = [entry for entry in listed if isinstance(entry, Failure)]
    by_url = {entry.item.url: entry for entry in reversed(listed) if isinstance(entry, Found)}
    return failures + list(reversed(by_url.values()))


def _read_all(ingestion: Ingestion, listed: Listed, batch_size: int) -> IngestReport:
    description = f"{len(listed)} articles"
    progress = cast(UUID, create_progress_artifact(0.0, key="ingest-progress", description=description))
    reports = []
    for start in range(0, len(listed) or 1, batch_size):
        batch = listed[start : start + batch_size]
        last = start + len(batch)
        reports.append(read_articles(start + 1, last, _as_it_is(batch), _as_it_is(ingestion)))
        update_progress_artifact(progress, 100.0 * last / (len(listed) or 1))
    return reduce(IngestReport.merged, reports)
