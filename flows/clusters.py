"""Shards (flows.shards) on a Dask cluster: each of them is one task. Dask is touched here only.

    ingest_shards(["CC-NEWS-20260112*.warc.gz"], "facts/", scheduler="tcp://10.0.0.1:8786")

Workers and machines may be lost: Dask gives their shards to others. Started again, it does what is missing in the
folder and nothing else.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from flows.ingestion import Extract
from flows.machine import fitting_processes
from flows.report import IngestReport
from flows.shards import OnShard, Shard, ShardsReport, failure_of, ingest_shard, missing_of, report_of, shards_of
from schemas import ConfigError, Failure

if TYPE_CHECKING:
    from distributed import Client

LOST_WORKERS: Final = 3
"""So many workers may die of a shard before it is given up: it may be the shard that kills them."""
LOOK_SECONDS: Final = 10
"""How often it is looked for workers that joined."""
_SETTINGS: Final = {
    "distributed.scheduler.allowed-failures": LOST_WORKERS,
    "distributed.worker.daemon": False,  # daemonic processes can have no children, and pages are parsed in one
    "distributed.diagnostics.nvml": False,
}


def ingest_shards(
    sources: Sequence[str],
    folder: str | Path,
    *,
    scheduler: str | None = None,
    workers: int | None = None,
    model: str | None = None,
    entities: str | None = None,
    languages: Sequence[str] = ("en",),
    scratch: str | None = None,
    extract: Extract | None = None,
    on_shard: OnShard | None = None,
) -> ShardsReport:
    """Ingest each source (files; patterns such as `*.warc.gz`) into a SQLite store of its own in the folder.

    `scheduler` is the address of a Dask cluster, whose machines see the same files and the same folder; without one, a
    cluster of `workers` processes is started here (None: as many as there are cores and memory for). Articles in other
    `languages` are left out; those whose language is unknown are not. `scratch` is where workers write before a shard
    is complete (on each machine; None: its folder for temporary files): what a killed worker left there is continued.

    Raises ConfigError for sources, a model or a list that cannot be, and where Dask is not installed.
    """
    shards = list(shards_of(sources, Path(folder)))
    missing = missing_of(shards)
    job = partial(ingest_shard, model=model, entities=entities, languages=tuple(languages), scratch=scratch)
    if extract:
        job = partial(job, extract=extract)
    reports: list[IngestReport] = []
    failures: list[Failure] = []
    if missing:
        with _client(scheduler, min(workers or fitting_processes(), len(missing))) as client:
            for shard, result in _results(client, job, missing):
                if isinstance(result, Failure):
                    failures.append(result)
                else:
                    reports.append(result)
                if on_shard:
                    on_shard(shard, result)
    return report_of(reports, failures, len(shards) - len(missing))


def _results(
    client: Client, job: Callable[[Shard], IngestReport], shards: Sequence[Shard]
) -> Iterator[tuple[Shard, IngestReport | Failure]]:
    """As they come. What concerns all of them (a model that is not there) is raised.

    A thread of the cluster has one shard at a time: Dask counts the death of a worker against all that it was given.
    """
    waiting, at_work = deque(shards), dict[Any, Shard]()
    while waiting or at_work:
        while waiting and len(at_work) < max(1, _threads(client)):
            shard = waiting.popleft()
            at_work[client.submit(job, shard, key=f"{Path(shard.target).name}-{os.urandom(4).hex()}")] = shard
        for future in _finished(at_work):
            shard, error = at_work.pop(future), future.exception()
            if isinstance(error, ConfigError):
                raise error
            yield shard, future.result() if error is None else _failed(shard, error)


def _failed(shard: Shard, error: BaseException) -> Failure:
    if type(error).__name__ == "KilledWorker":
        return failure_of(shard, error, f"{LOST_WORKERS + 1} workers died of it (out of memory?)")
    return failure_of(shard, error)


def _threads(client: Client) -> int:
    """Of all workers that are there now."""
    return sum(client.nthreads().values())  # type: ignore[no-untyped-call]


def _finished(futures: Iterable[Any]) -> list[Any]:
    """Those that are done, once some are; after a while none, so that workers that came meanwhile get something."""
    from distributed import wait

    try:
        return list(wait(list(futures), timeout=LOOK_SECONDS, return_when="FIRST_COMPLETED").done)  # type: ignore[no-untyped-call]
    except TimeoutError:
        return []


@contextmanager
def _client(scheduler: str | None, workers: int) -> Iterator[Client]:
    """A connection to the cluster; to one of our own, which ends with the block, where none is named."""
    try:
        import dask
        from distributed import Client, LocalCluster
    except ModuleNotFoundError as error:
        raise ConfigError("a cluster needs Dask: pip install 'factwire[dask]'") from error
    with dask.config.set(_SETTINGS):
        if scheduler:
            with _connected(Client, scheduler) as client:
                yield client
            return
        options: dict[str, Any] = {"n_workers": workers, "threads_per_worker": 1, "processes": True}
        cluster = LocalCluster(**options, dashboard_address="127.0.0.1:0")  # type: ignore[no-untyped-call]
        with cluster, Client(cluster) as client:  # type: ignore[no-untyped-call]
            yield client


def _connected(connect: Callable[..., Client], scheduler: str) -> Client:
    try:
        return connect(scheduler, timeout=30)
    except (OSError, ValueError) as error:
        reason = str(error).strip() or type(error).__name__
        raise ConfigError(f"there is no Dask scheduler at {scheduler!r}: {reason}") from error
