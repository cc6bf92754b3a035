"""`factwire maintain`: a store kept in order."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from factwire.options import AllowPrivate, Entities, Model, ReportFormat, Store
from factwire.standard_input import source_of

EXAMPLES = """
Put a store in order: try again what is due, forget what gave way long ago, give back room, and say what does not fit.

  factwire maintain --store news.db
  factwire maintain --store news.db --recheck-days 3 --sources sources.toml
  factwire maintain --store news.db --keep-days 90 --no-vacuum
"""


def maintain(
    store: Store = None,
    sources: Annotated[
        str | None, typer.Option(metavar="FILE.toml", help="How the sources want to be asked.", callback=source_of)
    ] = None,
    keep_days: Annotated[
        int, typer.Option(min=0, help="Superseded records and earlier texts are kept so long; 0 is for ever.")
    ] = 365,
    recheck_days: Annotated[
        int, typer.Option(min=0, help="Ask again for the pages of so many days: were they edited or taken down?")
    ] = 0,
    vacuum: Annotated[bool, typer.Option(help="Give back room in the database.")] = True,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes that extract.")] = None,
    allow_private: AllowPrivate = False,
    format: Annotated[ReportFormat, typer.Option("--format", "-f")] = ReportFormat.TABLE,
    model: Model = None,
    entities: Entities = None,
) -> None:
    from factwire.upkeep import run_maintenance

    report = run_maintenance(
        store, sources=[sources] if sources else [], keep_days=keep_days, recheck_days=recheck_days, vacuum=vacuum,
        workers=workers, model=model, entities=entities, allow_private=allow_private, progress=Console(stderr=True),
    )  # fmt: skip
    typer.echo(report.model_dump_json(indent=2) if format is ReportFormat.JSON else report.summary())
    for line in report.inconsistencies:
        typer.echo(f"factwire: {line}", err=True)
    if report.inconsistencies:
        raise typer.Exit(1)
