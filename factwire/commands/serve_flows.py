"""`factwire serve-flows`: the ingestion on a schedule."""

from __future__ import annotations

from typing import Annotated

import typer

from factwire.options import Entities, Model, Store

EXAMPLES = """
Run the ingestion again and again on a schedule, as a Prefect deployment served by this process.

  factwire serve-flows https://news.example/feed.xml --store news.db --every 900
  factwire serve-flows sources.toml --store news.db --cron "*/15 * * * *"
"""


def serve_flows(
    sources: Annotated[list[str], typer.Argument(help="As for `factwire ingest`.")],
    store: Store = None,
    every: Annotated[int | None, typer.Option(min=10, help="Seconds between runs (900 when neither is given).")] = None,
    cron: Annotated[str | None, typer.Option(help="A cron schedule instead.")] = None,
    model: Model = None,
    entities: Entities = None,
) -> None:
    from datetime import timedelta

    from flows.serving import serve_flows as serve
    from flows.settings import load_settings

    settings = load_settings()
    interval = timedelta(seconds=every or 900) if cron is None else None
    model, entities = model or settings.model, entities or settings.entities
    serve(sources, store or settings.store, model=model, entities=entities, interval=interval, cron=cron)
