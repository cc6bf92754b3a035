"""Runs the application (uvicorn is touched here only)."""

from __future__ import annotations

import contextlib
import logging
import sys
from pathlib import Path

import uvicorn

from factwire.web.app import create_app
from factwire.web.settings import WebSettings
from flows.settings import Settings
from schemas import SourceError

_CONNECTIONS = 1_000
_SECONDS_TO_END = 10


def run(settings: WebSettings) -> None:
    """Serve until it is interrupted. Raises StoreError, ConfigError, and SourceError where it cannot listen."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s: %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    app = create_app(settings)
    server = uvicorn.Server(configuration(settings, app))
    # The model leaves Python's lock for half of its time: who waits for it should not wait for five milliseconds.
    sys.setswitchinterval(0.001)
    try:
        with contextlib.suppress(KeyboardInterrupt):  # Ctrl-C is how it ends: uvicorn has let everybody finish
            server.run()
    except SystemExit as error:  # uvicorn has said why: the address is taken, or no address of this machine
        message = "the server could not start (--port 0 takes a free port)"
        raise SourceError(message, concerns=f"{settings.host}:{settings.port}") from error


def configuration(settings: WebSettings, app: object) -> uvicorn.Config:
    return uvicorn.Config(
        app,  # type: ignore[arg-type]
        host=settings.host,
        port=settings.port,
        log_level="info",
        access_log=True,
        server_header=False,
        proxy_headers=False,  # anybody could say that he comes from this machine
        limit_concurrency=_CONNECTIONS,
        timeout_graceful_shutdown=_SECONDS_TO_END,
        ws="none",
    )


def store_to_open(named: str | None, usual: str) -> str | None:
    """The store that is named, else the usual one where it was named or is there: a server needs none."""
    if named:
        return named
    is_usual = usual == Settings().store
    return usual if not is_usual or Path(usual.removeprefix("sqlite:///")).exists() else None
