"""Re-extraction as a Prefect flow: stored articles are read again, a task for each batch.

    from flows.reextract import reextract
    reextract(store="sqlite:///facts.db")           # what another version of factwire or of the model has read

A run that was interrupted goes on where it stopped when it is started again; `everything` from the first article on
with `from_start`.
"""

# No `from __future__ import annotations` here: see flows/ingest.py.
from collections.abc import Sequence
from functools import reduce
from typing import Annotated

import flows.prefect_setup  # noqa: F401  # isort: skip
from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from pydantic import Field

from flows.artifacts import progress
from flows.as_it_is import as_it_is
from flows.reextraction import Reextraction, ReextractReport


@flow(name="reextract")
def reextract(
    store: str = "sqlite:///factwire.db",
    everything: bool = False,
    after: str | None = None,
    from_start: bool = False,
    model: str | None = None,
    entities: str | None = None,
    workers: Annotated[int, Field(ge=1, le=256)] | None = None,
    batch_size: Annotated[int, Field(ge=1, le=10_000)] = 200,
) -> ReextractReport:
    """Read stored articles again: see flows.reextraction."""
    logger = get_run_logger()
    with Reextraction(store, model=model, entities=entities, workers=workers) as again:
        due = again.begin(everything=everything, after=after, from_start=from_start)
        reports = [again.run(())]
        with progress("reextract", len(due), "articles", batch_size) as advance:
            for start in range(0, len(due), batch_size):
                batch = due[start : start + batch_size]
                reports.append(read_again(start + 1, start + len(batch), as_it_is(batch), as_it_is(again)))
                advance(start + len(batch))
                logger.info("read again up to %s", reports[-1].last)
        again.finish()
    report = reduce(ReextractReport.merged, reports)
    create_markdown_artifact(report.as_markdown(), key="reextract-report", description=report.summary())
    for failure in report.failures:
        logger.warning("%s: %s: %s", failure.concerns, failure.error, failure.message)
    logger.info(report.summary())
    return report


@task(
    name="read-again",
    task_run_name="articles {first} to {last}",
    retries=2,
    retry_delay_seconds=[10, 60],
    retry_jitter_factor=0.5,
    cache_policy=NO_CACHE,  # the store knows what was read
    persist_result=False,
)
def read_again(first: int, last: int, batch: Sequence[str], again: Reextraction) -> ReextractReport:
    """One batch. Trying again is harmless: the same records are written."""
    return again.run(batch)
