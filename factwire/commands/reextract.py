"""`factwire reextract`: stored articles, read again."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from factwire.options import Entities, Model, ReportFormat, Store

EXAMPLES = """
Read stored articles again with this version of factwire and its model, without the network. What does not change keeps
its id; corrections hold. An interrupted run goes on where it stopped when it is started again.

  factwire reextract --store news.db
  factwire reextract --store news.db --all --entities companies.csv
"""


def reextract(
    store: Store = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also what this version has read (your companies changed).")
    ] = False,
    after: Annotated[str | None, typer.Option(metavar="ID", help="Begin behind this article.")] = None,
    from_start: Annotated[
        bool, typer.Option("--from-start", help="With --all: begin anew, also where an earlier run was interrupted.")
    ] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many articles.")] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes that extract.")] = None,
    format: Annotated[ReportFormat, typer.Option("--format", "-f")] = ReportFormat.TABLE,
    model: Model = None,
    entities: Entities = None,
) -> None:
    from factwire.upkeep import run_reextraction

    report = run_reextraction(
        store, everything=everything, after=after, from_start=from_start, limit=limit, workers=workers, model=model,
        entities=entities, progress=Console(stderr=True),
    )  # fmt: skip
    typer.echo(report.model_dump_json(indent=2) if format is ReportFormat.JSON else report.summary())
    for failure in report.failures:
        typer.echo(f"factwire: {failure.concerns}: {failure.message}", err=True)
    if report.failures:
        raise typer.Exit(1)
