"""`factwire ties`: what several articles of a store say."""

from __future__ import annotations

from typing import Annotated

import typer

from factwire.commands.printing import console_for, write
from factwire.options import Format, OutputFormat, Store

EXAMPLES = """
What several articles of a store say alike, and where they contradict each other.

  factwire ties --store news.db
  factwire ties corroborated_claims --store news.db
  factwire ties contradictions --store news.db --format json
"""


def ties(
    store: Store = None,
    view: Annotated[
        str | None,
        typer.Argument(
            help="corroborated_claims, corroborated_deals, contradictions, near_duplicates, stories; else the counts."
        ),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 50,
    format: Format = OutputFormat.TABLE,
) -> None:
    from factwire.ties import show_ties

    write(show_ties(store, view, limit=limit, format=format.value, console=console_for(None)), None)
