"""`factwire shards`: many files, each into a store of its own, on as many machines as there are."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from factwire.options import Entities, Model, ReportFormat

EXAMPLES = """
Ingest each file (WARC, .jsonl.gz, a folder of pages) into a store of its own, on as many machines as you like. What is
in the folder already is not done again: start it once more after a machine was lost, there or on another one.

  factwire shards "CC-NEWS-202601*.warc.gz" --into facts/
  factwire shards files:warc.paths --into /shared/facts --part 3/16
  factwire shards files:warc.paths --into /shared/facts --scheduler tcp://10.0.0.1:8786

Then `factwire merge facts/ --into news.db` makes one store of them, in which copies and ties are settled.
"""


def shards(
    sources: Annotated[
        list[str], typer.Argument(help="Files, folders, patterns in quotation marks; files:LIST names one a line.")
    ],
    into: Annotated[str, typer.Option(metavar="FOLDER", help="Where the stores are put when they are complete.")],
    part: Annotated[
        str, typer.Option(metavar="3/16", help="Of all files only those of the 3rd of 16 machines: every 16th.")
    ] = "1/1",
    scheduler: Annotated[
        str | None, typer.Option(metavar="tcp://HOST:PORT", help="Give the files to the workers of a Dask cluster.")
    ] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes that extract.")] = None,
    language: Annotated[list[str], typer.Option(help="Articles in other languages are left out; all: none is.")] = [  # noqa: B006
        "en"
    ],
    scratch: Annotated[
        str | None, typer.Option(metavar="FOLDER", help="Where a store is written before it is complete.")
    ] = None,
    format: Annotated[ReportFormat, typer.Option("--format", "-f")] = ReportFormat.TABLE,
    model: Model = None,
    entities: Entities = None,
) -> None:
    from factwire.sharding import run_sharding, shards_text

    report = run_sharding(
        sources, into, part=part, scheduler=scheduler, workers=workers, languages=language, scratch=scratch,
        model=model, entities=entities, progress=Console(stderr=True),
    )  # fmt: skip
    typer.echo(shards_text(report, format.value), nl=False)
    for failure in report.failures:
        typer.echo(f"factwire: {failure.concerns}: {failure.message}", err=True)
    if report.failures:
        raise typer.Exit(1)
