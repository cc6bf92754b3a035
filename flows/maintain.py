"""Maintenance as a Prefect flow, once a day: see flows.maintenance.

from flows.maintain import maintain
maintain(store="sqlite:///facts.db", sources=["sources.toml"])
"""

# No `from __future__ import annotations` here: see flows/ingest.py.
from typing import Annotated

import flows.prefect_setup  # noqa: F401  # isort: skip
from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from pydantic import Field

from flows.maintenance import MaintenanceReport
from flows.maintenance import maintain as maintain_store
from flows.settings import load_settings


@flow(name="maintain")
def maintain(
    store: str = "sqlite:///factwire.db",
    sources: list[str] | None = None,
    keep_days: Annotated[int, Field(ge=0)] | None = 365,
    keep_pages_days: Annotated[int, Field(ge=0)] | None = 30,
    recheck_days: Annotated[int, Field(ge=0)] = 0,
    vacuum: bool = True,
    model: str | None = None,
    entities: str | None = None,
    workers: Annotated[int, Field(ge=1, le=256)] | None = None,
) -> MaintenanceReport:
    """Try again what is due, forget what is old, find what does not fit; the run fails where something does not."""
    report = keep_in_order(
        store,
        sources=sources or [],
        keep_days=keep_days,
        keep_pages_days=keep_pages_days,
        recheck_days=recheck_days,
        vacuum=vacuum,
        model=model,
        entities=entities,
        workers=workers,
    )
    create_markdown_artifact(report.as_markdown(), key="maintain-report", description=report.summary())
    logger = get_run_logger()
    logger.info(report.summary())
    for line in report.inconsistencies:
        logger.error(line)
    if report.inconsistencies:
        raise RuntimeError(f"the store is inconsistent: {report.inconsistencies[0]}")
    return report


@task(
    name="keep-in-order",
    retries=2,
    retry_delay_seconds=[30, 300],
    retry_jitter_factor=0.5,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def keep_in_order(store: str, **options: object) -> MaintenanceReport:
    settings = load_settings()
    cache = settings.http_cache()
    return maintain_store(store, http=settings.http_client(), cache=cache, **options)  # type: ignore[arg-type]
