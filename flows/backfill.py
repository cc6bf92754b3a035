"""Backfill as a Prefect flow: what sitemaps, folders, lists of URLs and WARC files hold of a range of days.

    from flows.backfill import backfill
    backfill(["https://example.org/sitemap.xml"], since=date(2025, 1, 1), until=date(2025, 12, 31))

An interrupted run goes on where it stopped when it is started again, with the same parameters or others.
"""

# No `from __future__ import annotations` here: see flows/ingest.py.
from datetime import date
from functools import partial
from typing import Annotated

import flows.prefect_setup  # noqa: F401  # isort: skip
from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.task_runners import ThreadPoolTaskRunner
from pydantic import Field

from flows.artifacts import publish
from flows.as_it_is import as_it_is
from flows.ingest import Listed, read_in_batches
from flows.ingestion import Ingestion
from flows.past import check_days, in_order_of_days, is_of, listed_of
from flows.report import IngestReport
from flows.settings import expand_sources, load_settings
from flows.sources import Source
from flows.sources.base import Days


@flow(name="backfill", task_runner=ThreadPoolTaskRunner(max_workers=8))  # type: ignore[arg-type]
def backfill(
    sources: Annotated[list[str], Field(min_length=1)],
    since: date | None = None,
    until: date | None = None,
    oldest_first: bool = False,
    store: str = "sqlite:///factwire.db",
    model: str | None = None,
    workers: Annotated[int, Field(ge=1, le=256)] | None = None,
    batch_size: Annotated[int, Field(ge=1, le=10_000)] = 500,
    entities: str | None = None,
    to: str | None = None,
) -> IngestReport:
    """Read what the sources list of these days into the store: see flows.past. No events: it is no news."""
    days = Days(since, until)
    check_days(days)
    http = load_settings().http_client()
    with Ingestion(
        store, model=model, entities=entities, workers=workers, to=to, http=http, keep=partial(is_of, days)
    ) as ingestion:
        opened = [ingestion.open(entry) for entry in expand_sources(sources)]
        futures = [list_days.submit(source.name, as_it_is(source), as_it_is(days)) for source in opened]
        listed = in_order_of_days([future.result() for future in futures], oldest_first=oldest_first)
        report = read_in_batches(ingestion, listed, batch_size, None, "backfill")
        ingestion.store.record_run(report)
    publish(report, "backfill")
    return report


@task(
    name="list-days",
    task_run_name="list {name}",
    tags={"factwire-list"},
    cache_policy=NO_CACHE,  # what a sitemap lists is in the cache of the web, and asked for conditionally
    persist_result=False,
)
def list_days(name: str, source: Source, days: Days) -> Listed:
    """What one source lists of these days; one that cannot be read is a failure, after three attempts."""
    return list(listed_of(source, days))
