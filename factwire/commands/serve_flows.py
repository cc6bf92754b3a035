"""`factwire serve-flows`: the ingestion on a schedule."""

from __future__ import annotations

from typing import Annotated

import typer

from factwire.options import Entities, Model, Store, Target
from factwire.standard_input import not_standard_input

EXAMPLES = """
Run the ingestion again and again on a schedule, and the maintenance once a night: Prefect deployments that this process
serves. Its pages are on http://127.0.0.1:4200, where PREFECT_API_URL names no other server.

  factwire serve-flows https://news.example/feed.xml --store news.db --every 900
  factwire serve-flows sources.toml --store news.db --cron "*/15 * * * *"
  factwire serve-flows sources.toml --store news.db --to postgresql://user@host/theirs
"""


def serve_flows(
    sources: Annotated[list[str], typer.Argument(help="As for `factwire ingest`.", callback=not_standard_input)],
    store: Store = None,
    every: Annotated[int | None, typer.Option(min=10, help="Seconds between runs (900 when neither is given).")] = None,
    cron: Annotated[str | None, typer.Option(help="A cron schedule instead.")] = None,
    maintain: Annotated[bool, typer.Option(help="Put the store in order every night at 3:30 UTC.")] = True,
    to: Target = None,
    model: Model = None,
    entities: Entities = None,
) -> None:
    from datetime import timedelta

    from flows.serving import MAINTENANCE
    from flows.serving import serve_flows as serve
    from flows.settings import load_settings

    settings = load_settings()
    interval = timedelta(seconds=every or 900) if cron is None else timedelta(seconds=every) if every else None
    serve(
        sources,
        store or settings.store,
        model=model or settings.model,
        entities=entities or settings.entities,
        interval=interval,
        cron=cron,
        to=to,
        maintenance=MAINTENANCE if maintain else None,
    )
