"""`factwire schema`: the published contract."""

from __future__ import annotations

from typing import Annotated

import typer

EXAMPLES = """
Print the JSON Schema of a record (the published contract), or list the kinds.

  factwire schema
  factwire schema figure
"""


def schema(
    kind: Annotated[str | None, typer.Argument(help="A record kind, article or extraction.")] = None,
) -> None:
    from schemas import ConfigError
    from schemas.publish import CONTRACT_MODELS, render

    if kind is None:
        typer.echo("\n".join(CONTRACT_MODELS))
    elif kind in CONTRACT_MODELS:
        typer.echo(render(kind), nl=False)
    else:
        raise ConfigError(f"no kind of record {kind!r}; there are: {', '.join(CONTRACT_MODELS)}")
