"""`factwire gold export`: what people corrected, as gold lines that `factwire evaluate gold` scores."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factwire.commands.printing import write
from factwire.options import Store

gold_app = typer.Typer(help="Corrections as gold lines.", no_args_is_help=True, rich_markup_mode=None)

EXPORT = """
Write the corrections of a store as gold lines (docs/archive.md).

  factwire gold export --store news.db -o corrections.jsonl
  factwire evaluate gold --data corrections.jsonl
"""


@gold_app.command(help=EXPORT)
def export(
    store: Store = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="A file; else standard output.")] = None,
) -> None:
    from factwire.gold_lines import export_gold
    from flows.settings import load_settings
    from flows.stores import open_store

    with open_store(store or load_settings().store, create=False) as opened:
        exported = export_gold(opened)
    write(exported.text, output)
    typer.echo(exported.summary(), err=True)


@gold_app.callback()
def gold() -> None:
    """Corrections as gold lines."""
