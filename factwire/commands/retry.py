"""`factwire retry`: what was given up, once more."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from factwire.commands.printing import console_for, write
from factwire.options import AllowPrivate, Entities, Model, ReportFormat, Store
from factwire.standard_input import source_of

EXAMPLES = """
Try again what was given up after many attempts, and show the reasons of what fails.

  factwire retry --store news.db --list
  factwire retry --store news.db
  factwire retry --store news.db https://news.example/story --sources sources.toml
"""


def retry(
    urls: Annotated[list[str] | None, typer.Argument(help="Only these; by default all that was given up.")] = None,
    store: Store = None,
    only_list: Annotated[bool, typer.Option("--list", help="Only show what fails, with the reasons.")] = False,
    waiting: Annotated[bool, typer.Option(help="Also what is to be tried again later anyway.")] = False,
    sources: Annotated[
        str | None, typer.Option(metavar="FILE.toml", help="How the sources want to be asked.", callback=source_of)
    ] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes that extract.")] = None,
    allow_private: AllowPrivate = False,
    format: Annotated[ReportFormat, typer.Option("--format", "-f")] = ReportFormat.TABLE,
    model: Model = None,
    entities: Entities = None,
) -> None:
    from factwire.output import render_report
    from factwire.upkeep import run_retry, show_failures

    if only_list:
        write(show_failures(store, format.value, console_for(None)), None)
        return
    report = run_retry(
        urls or [], store, sources=[sources] if sources else [], waiting=waiting, workers=workers, model=model,
        entities=entities, allow_private=allow_private, progress=Console(stderr=True),
    )  # fmt: skip
    write(render_report(report, format.value, console_for(None)), None)
    for failure in report.failures:
        typer.echo(f"factwire: {failure.concerns}: {failure.message}", err=True)
    if not report.is_clean:
        raise typer.Exit(1)
