"""Scheduled ingestion on one machine: this process stays and runs the flow again and again.

    serve_flows(["sources.toml"], "sqlite:///facts.db", interval=timedelta(minutes=15))

It uses the Prefect server that PREFECT_API_URL names, or the one that runs on this machine; where there is none it
starts one, with its pages on http://127.0.0.1:4200.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Final

from flows.ingest import ingest  # before Prefect itself: it sees to it that nothing phones home

# isort: split
import httpx
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefect.types.entrypoint import EntrypointType

from extractors.catalogues import read_catalogue
from flows.settings import expand_sources, load_settings
from flows.sources import open_source
from flows.stores import open_store
from flows.workers import without_main
from schemas import ConfigError

HOST: Final = "127.0.0.1"
PORT: Final = 4200
"""Prefect's own."""
EVERY: Final = timedelta(minutes=15)
"""The wires' feeds hold an hour or two of news."""
START_SECONDS: Final = 120


def serve_flows(
    sources: Sequence[str],
    store: str,
    *,
    interval: timedelta | None = None,
    cron: str | None = None,
    model: str | None = None,
    entities: str | None = None,
    workers: int | None = None,
) -> None:
    """Run the ingestion on a schedule (every 15 minutes, where none is given) until this process is interrupted.

    One run at a time: one that comes due while another works follows it. Raises ConfigError or StoreError at once for
    what could not work later.
    """
    if interval and cron:
        raise ConfigError("give an interval or a cron schedule, not both")
    _check(sources, store, entities)
    with _server() as url, temporary_settings({PREFECT_API_URL: url}), without_main():
        ingest.serve(
            name="factwire",
            interval=None if cron else interval or EVERY,
            cron=cron,
            parameters={
                "sources": list(sources),
                "store": store,
                "model": model,
                "entities": entities,
                "workers": workers,
            },
            limit=1,
            entrypoint_type=EntrypointType.MODULE_PATH,
        )


def _check(sources: Sequence[str], store: str, entities: str | None) -> None:
    http = load_settings().http_client()
    for spec in expand_sources(sources):
        open_source(spec, http=http)
    open_store(store).close()
    if entities:
        read_catalogue(entities)


@contextmanager
def _server() -> Iterator[str]:
    """The API of a Prefect server, which is stopped in the end if it was started here."""
    here = f"http://{HOST}:{PORT}/api"
    url = PREFECT_API_URL.value()
    if url or _answers(here):
        yield url or here
        return
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", HOST, "--port", str(PORT)]
    command += ["--analytics-off", "--log-level", "WARNING"]
    # In a session of its own: Ctrl-C is for this process, which has something to tell the server before it stops it.
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        _wait_for(server, here)
        yield here
    finally:
        server.terminate()
        server.wait()


def _wait_for(server: subprocess.Popen[bytes], url: str) -> None:
    end = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < end:
        if _answers(url):
            return
        time.sleep(0.2)
    raise ConfigError(f"Prefect's server could not be started at {url}")


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/health", timeout=2, trust_env=False).is_success
    except httpx.HTTPError:
        return False
