"""`factwire merge`: one store of many."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from factwire.options import ReportFormat

EXAMPLES = """
Take other stores over into one: copies count once, and what several articles say is tied, across all of them.

  factwire merge facts/ --into news.db
  factwire merge january.db february.db --into postgresql://user@host/news

Run it again when more has come: only what changed since is taken over.
"""


def merge(
    sources: Annotated[list[str], typer.Argument(help="Stores, and folders of .db files.")],
    into: Annotated[str, typer.Option(metavar="STORE", help="The one store; made where it is missing.")],
    format: Annotated[ReportFormat, typer.Option("--format", "-f")] = ReportFormat.TABLE,
) -> None:
    from factwire.sharding import run_merge

    report = run_merge(sources, into, progress=Console(stderr=True))
    typer.echo(report.model_dump_json(indent=2) if format is ReportFormat.JSON else report.summary())
    for note in report.notes:
        typer.echo(f"note: {note}", err=True)
