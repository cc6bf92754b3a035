"""`factwire backfill`: a range of days from sources that reach back."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from factwire.commands.printing import console_for, write
from factwire.options import AllowPrivate, Entities, Model, ReportFormat, Store, Target
from factwire.standard_input import source_of

EXAMPLES = """
Read what was published in a range of days: from sitemaps, folders, lists of URLs and WARC files. An interrupted run
goes on where it stopped when it is started again.

  factwire backfill https://news.example/sitemap.xml --since 2025-01-01 --until 2025-12-31 --store news.db
  factwire backfill CC-NEWS-20260112.warc.gz releases/ --since 2026-01-01 --store news.db --oldest-first
"""


def backfill(
    sources: Annotated[
        list[str],
        typer.Argument(help="Sitemap URL, urls:FILE, folder, .jsonl(.gz) or .warc(.gz), -.", callback=source_of),
    ],
    since: Annotated[str | None, typer.Option(metavar="DAY", help="The first day, YYYY-MM-DD.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="The last day, YYYY-MM-DD.")] = None,
    oldest_first: Annotated[bool, typer.Option(help="From the past to now; by default the newest come first.")] = False,
    store: Store = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many articles.")] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes that extract.")] = None,
    to: Target = None,
    allow_private: AllowPrivate = False,
    format: Annotated[ReportFormat, typer.Option("--format", "-f")] = ReportFormat.TABLE,
    model: Model = None,
    entities: Entities = None,
) -> None:
    from factwire.output import render_report
    from factwire.upkeep import run_backfill

    report = run_backfill(
        sources, store, since, until, oldest_first=oldest_first, limit=limit, to=to, workers=workers, model=model,
        entities=entities, allow_private=allow_private, progress=Console(stderr=True),
    )  # fmt: skip
    write(render_report(report, format.value, console_for(None)), None)
    for failure in report.failures:
        typer.echo(f"factwire: {failure.concerns}: {failure.message}", err=True)
    if not report.is_clean:
        raise typer.Exit(1)
