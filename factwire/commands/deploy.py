"""`factwire deploy`: a flow on a schedule for the workers of a Prefect work pool."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Literal

import typer

from factwire.options import LastingEntities, Model, Store, Target
from factwire.standard_input import not_standard_input

EXAMPLES = """
Register a flow with a schedule on the Prefect server that PREFECT_API_URL names; workers of the pool run it.

  prefect work-pool create --type process factwire && prefect worker start --pool factwire
  factwire deploy ingest sources.toml --store postgresql://db/news --every 900
  factwire deploy ingest sources.toml --store /data/news.db --cron "*/15 6-22 * * 1-5" --timezone Europe/Berlin
  factwire deploy maintain sources.toml --store /data/news.db --cron "30 3 * * *"
  factwire deploy backfill https://news.example/sitemap.xml --store /data/news.db -p since=2025-01-01
  factwire deploy deliver --store /data/news.db --every 900 -p 'targets=[{"to": "postgresql://user@host/theirs"}]'
"""
FlowName = Literal["ingest", "backfill", "reextract", "maintain", "deliver"]


def deploy(
    flow: Annotated[FlowName, typer.Argument(help="What is to run.")],
    sources: Annotated[
        list[str] | None,
        typer.Argument(help="As for `factwire ingest`; reextract has none.", callback=not_standard_input),
    ] = None,
    store: Store = None,
    every: Annotated[int | None, typer.Option(min=10, help="Seconds between runs.")] = None,
    cron: Annotated[str | None, typer.Option(help='A cron schedule: "*/15 * * * *".')] = None,
    timezone: Annotated[str | None, typer.Option(help="Of the cron schedule; UTC by default.")] = None,
    pool: Annotated[str, typer.Option(help="The work pool.")] = "factwire",
    name: Annotated[str, typer.Option(help="Of the deployment.")] = "factwire",
    image: Annotated[str | None, typer.Option(help="A container image with factwire (docker, kubernetes).")] = None,
    parameter: Annotated[
        list[str] | None, typer.Option("--parameter", "-p", help="Any other of the flow: NAME=JSON (repeatable).")
    ] = None,
    to: Target = None,
    model: Model = None,
    entities: LastingEntities = None,
) -> None:
    from factwire.deploying import run_deploy

    given = {"store": store, "model": model, "entities": entities, "to": to, "sources": sources or None}
    others = dict(_parameter(one) for one in parameter or [])
    message = run_deploy(
        flow,
        {key: value for key, value in given.items() if value is not None} | others,
        every=every,
        cron=cron,
        timezone=timezone,
        pool=pool,
        name=name,
        image=image,
        folder=Path.cwd(),
    )
    typer.echo(message)


def _parameter(written: str) -> tuple[str, object]:
    name, equals, value = written.partition("=")
    if not equals:
        raise typer.BadParameter(f"{written!r} is not NAME=JSON")
    try:
        return name.strip(), json.loads(value)
    except ValueError:
        return name.strip(), value  # "since=2025-01-01" needs no quotation marks
