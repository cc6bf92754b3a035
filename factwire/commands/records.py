"""`factwire records`: what a store holds."""

from __future__ import annotations

from typing import Annotated

import typer

from factwire.commands.printing import console_for, write
from factwire.options import Format, OutputFormat, Store

EXAMPLES = """
Query what a store holds.

  factwire records --store news.db
  factwire records figure --store news.db --text "out-licensing" --format csv
  factwire records quote --store news.db --organization Acme --limit 20
"""


def records(
    store: Store = None,
    kind: Annotated[str | None, typer.Argument(help="figure, quote, organization …; without it, the counts.")] = None,
    text: Annotated[str | None, typer.Option(help="Only records whose evidence or fields contain these words.")] = None,
    organization: Annotated[
        str | None, typer.Option(help="Only records of articles that name this organization.")
    ] = None,
    since: Annotated[str | None, typer.Option(help="Only articles published on or after this day.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 50,
    format: Format = OutputFormat.TABLE,
) -> None:
    from factwire.stored import show_records

    write(
        show_records(
            store, kind, text=text, organization=organization, since=since, limit=limit, format=format.value,
            console=console_for(None),
        ),
        None,
    )  # fmt: skip
