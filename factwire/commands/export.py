"""`factwire export`: a store's records into a database or files that other projects own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from factwire.options import AllowPrivate, ReportFormat, Store
from factwire.standard_input import file_of

EXAMPLES = """
Bring a database, a dataset or a webhook up to date with a store: what was put and what was retracted since last time.

  factwire export --store news.db --to warehouse.duckdb
  factwire export --store news.db --to postgresql://facts@db.example/warehouse --map mapping.toml
  factwire export --store news.db --to parquet:facts/ --kinds claim,deal
  FACTWIRE_WEBHOOK_SECRET=whsec_… factwire export --store news.db --to https://hooks.example.org/facts

Run it as often as you like: the target knows how far it is. docs/delivery.md has the mapping file.
"""


def export(
    to: Annotated[
        str,
        typer.Option(
            help="facts.db, facts.duckdb, postgresql://…, parquet:facts/, csv:facts/, changes.jsonl, https://…"
        ),
    ],
    store: Store = None,
    since: Annotated[
        int | None, typer.Option(min=0, help="Start behind this cursor instead of where the target is.")
    ] = None,
    kinds: Annotated[
        str | None, typer.Option(metavar="claim,deal", help="Only these: article, or kinds of records.")
    ] = None,
    map: Annotated[
        Path | None,
        typer.Option("--map", metavar="FILE.toml", help="What their tables and columns are called.", callback=file_of),
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Everything again, wherever the target is.")] = False,
    allow_private: AllowPrivate = False,
    format: Annotated[ReportFormat, typer.Option("--format", "-f")] = ReportFormat.TABLE,
) -> None:
    from factwire.exporting import run_export

    chosen = [kind.strip() for kind in kinds.split(",") if kind.strip()] if kinds else None
    run_export(
        store, to, since=since, kinds=chosen, mapping=map, full=full, allow_private=allow_private,
        format=format.value, progress=Console(stderr=True),
    )  # fmt: skip
