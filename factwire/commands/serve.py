"""`factwire serve`: the workbench, the archive and the HTTP API."""

from __future__ import annotations

import gc
import os
from typing import Annotated

import typer

from factwire.options import AllowPrivate, Entities, Model, Store

EXAMPLES = """
Open the workbench in your browser: paste an article, see its facts with their proof. Also the archive of a store, and
an HTTP API for programs (its description: /openapi.json).

  factwire serve
  factwire serve --store news.db --port 8080
  FACTWIRE_API_KEY=… factwire serve --store news.db --host 0.0.0.0

Without an API key it listens on this machine only. Ctrl-C ends it.
"""


def serve(
    store: Store = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 8000,
    entities: Entities = None,
    model: Model = None,
    api_key_env: Annotated[
        str | None, typer.Option(metavar="NAME", help="The variable that holds the API key; else FACTWIRE_API_KEY.")
    ] = None,
    allow_anyone: Annotated[
        bool, typer.Option("--allow-anyone", help="Listen to other machines without an API key.")
    ] = False,
    allowed_host: Annotated[
        list[str] | None, typer.Option(help="A name by which it may be addressed (repeatable), e.g. news.example.")
    ] = None,
    allow_origin: Annotated[
        list[str] | None, typer.Option(help="A site whose pages may call it (repeatable), e.g. https://desk.example.")
    ] = None,
    allow_private: AllowPrivate = False,
    threads: Annotated[int, typer.Option(min=1, max=64, help="Articles that are read at once.")] = 2,
    processes: Annotated[
        int | None,
        typer.Option(min=1, max=64, help="Read all in so many processes instead: for many users, 400 MB each."),
    ] = None,
) -> None:
    gc.disable()  # until factwire.web.app has its model: a tenth of the start would go into looking for garbage
    from factwire.web.server import run, store_to_open
    from factwire.web.settings import web_settings
    from flows.settings import load_settings

    settings = load_settings()
    run(
        web_settings(
            store=store_to_open(store, settings.store),
            model=model or settings.model,
            entities=entities or settings.entities,
            host=host,
            port=port,
            api_key=_key(api_key_env) if api_key_env else settings.api_key,
            allows_anyone=allow_anyone,
            allowed_hosts=allowed_host or (),
            allowed_origins=allow_origin or (),
            allow_private=allow_private,
            threads=threads,
            **({} if processes is None else {"processes": processes, "apart_above": 0}),
        )
    )


def _key(variable: str) -> str:
    key = os.environ.get(variable, "")
    if not key:
        raise typer.BadParameter(f"the environment has no {variable}", param_hint="--api-key-env")
    return key
