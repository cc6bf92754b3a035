"""What a run leaves on Prefect's pages: a report in Markdown, tables, a bar on long runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import cast
from uuid import UUID

import flows.prefect_setup  # noqa: F401  # isort: skip
from prefect import get_run_logger
from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)

from flows.report import IngestReport
from flows.report_page import amount_of

Advance = Callable[[int], None]


def publish(report: IngestReport, name: str) -> None:
    """The report of an ingestion or a backfill, under "NAME-report", "NAME-sources" and "NAME-news"; and in the log."""
    create_markdown_artifact(report.as_markdown(), key=f"{name}-report", description=report.summary())
    if report.sources:
        rows = [source.model_dump(mode="json") for source in report.sources]
        create_table_artifact(rows, key=f"{name}-sources", description="What each source gave in this run")
    if report.news:
        news = [
            {
                "day": str(item.day or ""),
                "kind": item.kind,
                "what": item.what,
                "who": ", ".join(item.who),
                "amount": amount_of(item),
                "text": item.text,
                "url": item.url or "",
            }
            for item in report.news
        ]
        create_table_artifact(news, key=f"{name}-news", description="The newest deals and claims of this run")
    logger = get_run_logger()
    for failure in report.failures:
        logger.warning("%s: %s: %s", failure.concerns, failure.error, failure.message)
    logger.info(report.summary())


@contextmanager
def progress(name: str, total: int, what: str, batch_size: int) -> Iterator[Advance]:
    """A bar under "NAME-progress" where there is more than one batch; called with how many are done."""
    if total <= batch_size:
        yield lambda done: None
        return
    bar = cast(UUID, create_progress_artifact(0.0, key=f"{name}-progress", description=f"{total} {what}"))
    yield lambda done: cast(None, update_progress_artifact(bar, min(100.0, 100.0 * done / total)))
