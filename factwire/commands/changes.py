"""`factwire changes`: what happened in a store since a cursor, for programs that pull."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from factwire.options import Store

EXAMPLES = """
Print what was put and retracted in a store after a cursor, a line of JSON for each, in the order of the commits.

  factwire changes --store news.db --since 0 > changes.jsonl
  factwire changes --store news.db --since 51234 --kinds claim,deal --limit 1000

Keep the `cursor` of the last line that you have taken over and ask again since that: nothing is missed, and each id
comes once, at its latest.
"""


class ChangesFormat(StrEnum):
    JSONL = "jsonl"


def changes(
    store: Store = None,
    since: Annotated[int, typer.Option(min=0, metavar="CURSOR", help="Only what came after it.")] = 0,
    kinds: Annotated[
        str | None, typer.Option(metavar="claim,deal", help="Only these: article, or kinds of records.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many.")] = None,
    format: Annotated[ChangesFormat, typer.Option("--format", "-f")] = ChangesFormat.JSONL,
) -> None:
    from factwire.exporting import change_lines

    chosen = [kind.strip() for kind in kinds.split(",") if kind.strip()] if kinds else None
    for line in change_lines(store, since, chosen, limit):
        typer.echo(line, nl=False)
