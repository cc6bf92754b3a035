"""`factwire ingest`: sources into a store."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from factwire.commands.printing import console_for, write
from factwire.options import AllowPrivate, Entities, Model, ReportFormat, Store, Target
from factwire.standard_input import source_of

EXAMPLES = """
Fetch every article of the sources and write its records to a store. A second run adds only what is new.

  factwire ingest https://news.example/feed.xml --store sqlite:///news.db
  factwire ingest releases/ urls:links.txt sitemap.xml --store news.jsonl
  factwire ingest page:https://news.example/story --store news.db
  factwire ingest sources.toml --store news.db --to postgresql://user@host/theirs
  zcat releases.jsonl.gz | factwire ingest - --store news.db
"""


def ingest(
    sources: Annotated[
        list[str],
        typer.Argument(
            help="Feed or sitemap URL, page:URL, urls:FILE, folder, .jsonl(.gz) file, -.", callback=source_of
        ),
    ],
    store: Store = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many articles.")] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that extract; by default as the machine has.")
    ] = None,
    refresh: Annotated[
        bool, typer.Option(help="Fetch again what is stored already, to see whether it changed.")
    ] = False,
    to: Target = None,
    allow_private: AllowPrivate = False,
    prefect: Annotated[bool, typer.Option(help="Run as a Prefect flow, with its logs, retries and artifacts.")] = False,
    format: Annotated[ReportFormat, typer.Option("--format", "-f")] = ReportFormat.TABLE,
    model: Model = None,
    entities: Entities = None,
) -> None:
    from factwire.ingestion import run_ingestion
    from factwire.output import render_report

    report = run_ingestion(
        sources, store, model=model, entities=entities, limit=limit, workers=workers, refresh=refresh, to=to,
        allow_private=allow_private, as_flow=prefect, progress=Console(stderr=True),
    )  # fmt: skip
    write(render_report(report, format.value, console_for(None)), None)
    for failure in report.failures:
        concerns = f"{failure.concerns}: " if failure.concerns else ""
        typer.echo(f"factwire: {concerns}{failure.message}", err=True)
    if not report.is_clean:
        raise typer.Exit(1)
