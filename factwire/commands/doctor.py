"""`factwire doctor`: whether this installation is sound."""

from __future__ import annotations

from typing import Annotated

import typer

from factwire.options import Model, ReportFormat


def doctor(
    format: Annotated[ReportFormat, typer.Option("--format", "-f")] = ReportFormat.TABLE, model: Model = None
) -> None:
    """Check this installation: versions, the language model, a sample extraction, a store, Prefect."""
    from factwire.doctor import examine, render_examination

    checks = examine(model)
    typer.echo(render_examination(checks, format.value), nl=False)
    if not all(check.is_fine for check in checks):
        raise typer.Exit(1)
