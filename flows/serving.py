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
from datetime import UTC, datetime, timedelta
from typing import Final

import flows.prefect_setup  # noqa: F401  # isort: skip
import httpx
from prefect import serve
from prefect.settings import PREFECT_API_URL, temporary_settings

from extractors.catalogues import read_catalogue
from flows.deploy import Plan, deployment_of
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
SOON: Final = timedelta(seconds=20)
"""The first run; the server has to learn of the deployments before."""
MAINTENANCE: Final = "30 3 * * *"
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
    to: str | None = None,
    maintenance: str | None = MAINTENANCE,
) -> None:
    """Run the ingestion now and every 15 minutes (or at the `interval`, or when `cron` says, then not now) until this
    process is interrupted, and the maintenance once a day (`maintenance` is its cron schedule in UTC; None: never).

    One run at a time: one that comes due while another works follows it. Raises ConfigError or StoreError at once for
    what could not work later.
    """
    if interval and cron:
        raise ConfigError("give an interval or a cron schedule, not both")
    _check(sources, store, entities)
    reading = {"store": store, "model": model, "entities": entities, "workers": workers}
    every = None if cron else round((interval or EVERY).total_seconds())
    plans = [Plan(flow="ingest", parameters={"sources": list(sources), "to": to, **reading}, every=every, cron=cron)]
    if maintenance:
        plans.append(Plan(flow="maintain", parameters={"sources": list(sources), **reading}, cron=maintenance))
    with _server() as url, temporary_settings({PREFECT_API_URL: url}), without_main():
        first = datetime.now(UTC) + SOON
        # This process runs one at a time. A limit of the server's would be held for ever by a run that died with the
        # machine: nothing would run again.
        serve(*(deployment_of(plan, first=first, one_at_a_time=False) for plan in plans), limit=1)


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
