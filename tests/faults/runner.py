"""Runs of the ingestion that are killed: `python -m tests.faults.runner JOB`, a process that forks each run.

A run is killed with SIGKILL, without a chance to tidy up, when it reaches a point for the nth time: a request, an
extraction, a statement that writes, a commit; at that moment or some milliseconds later, which may be anywhere.
To fork them from a process that has imported everything makes forty restarts a matter of seconds.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from itertools import count
from random import Random
from typing import Any, NamedTuple

from sqlalchemy import Engine, event

from flows.http import HttpClient
from flows.ingestion import Extract, Ingestion
from flows.report import IngestReport
from schemas import Article, Extraction
from tests.faults.quick import quick_extract

POINTS = {"fetch": 12, "extract": 7, "write": 90, "commit": 14}
"""At the latest by so many of them a run is killed: after about five articles."""
LATEST_SECONDS = 0.012
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("FACTWIRE_FAULT_")}
"""For the command line, which refuses FACTWIRE_… variables that it does not know."""


class Kill(NamedTuple):
    point: str
    nth: int
    delay: float


def plan(seed: int, kills: int) -> list[Kill]:
    """As many kills at each kind of point, at once or a moment later."""
    choose = Random(seed)
    points = [list(POINTS)[number % len(POINTS)] for number in range(kills)]
    choose.shuffle(points)
    delays = (0.0, choose.uniform(0, LATEST_SECONDS))
    return [Kill(point, choose.randint(1, POINTS[point]), choose.choice(delays)) for point in points]


class Trap:
    """Counts the points that a run reaches, and ends it at its own."""

    def __init__(self, kill: Kill | None) -> None:
        self._kill = kill
        self._left = kill.nth if kill else 0
        event.listen(Engine, "before_cursor_execute", self._on_statement)
        event.listen(Engine, "commit", lambda connection: self.reach("commit"))

    def reach(self, point: str) -> None:
        if self._kill is None or point != self._kill.point:
            return
        self._left -= 1
        if self._left == 0 and self._kill.delay:
            threading.Timer(self._kill.delay, _die).start()
        elif self._left == 0:
            _die()

    def before(self, point: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def trapped(*arguments: Any, **options: Any) -> Any:
            self.reach(point)
            return call(*arguments, **options)

        return trapped

    def _on_statement(self, connection: Any, cursor: Any, statement: str, *_: object) -> None:
        if statement.lstrip()[:6].upper() in ("INSERT", "UPDATE", "DELETE"):
            self.reach("write")


def ingest(store: str, sources: Sequence[str], extract: Extract, kill: Kill | None = None) -> IngestReport:
    """What `flows.ingestion.ingest` does, with another extractor and a trap."""
    trap = Trap(kill)
    http = HttpClient(allow_loopback=True, gap_seconds=0)
    http.get = trap.before("fetch", http.get)  # type: ignore[method-assign]

    def extract_trapped(article: Article) -> Extraction:
        trap.reach("extract")
        return extract(article)

    with Ingestion(store, extract=extract_trapped, http=http) as ingestion:
        runs = [ingestion.start(source) for source in sources]
        report = ingestion.run(ingestion.listed(runs))
        ingestion.finish(runs, report)
    return report


def run_until_done(store: str, sources: Sequence[str], kills: Sequence[Kill]) -> list[str]:
    """The points at which runs were killed, one run after the other; the last run comes to its end."""
    died = []
    for kill in (*kills, None):
        code = _forked(store, sources, kill)
        if code == -signal.SIGKILL and kill is not None:
            died.append(kill.point)
        elif code != 0:
            raise RuntimeError(f"a run that should be killed at {kill} ended with {code}")
        elif kill is not None:  # it came to its end before
            break
    return died


def run_from_copies(base: str, sources: Sequence[str], steps: dict[str, int]) -> list[str]:
    """A run from a copy of the store for each nth time that it reaches a point, as long as it does; then to the end.

    The paths of the copies, "….commit-3", which are then what the next run has made of them.
    """
    stores = []
    for point, step in steps.items():
        for nth in count(1, step):
            path = shutil.copy(base, f"{base}.{point}-{nth}")
            if not run_until_done(f"sqlite:///{path}", sources, [Kill(point, nth, 0.0)]):
                break
            stores.append(path)
    return stores


def run_at_once(store: str, sources: Sequence[str], number: int) -> list[str]:
    """Several runs on one store at the same time."""
    processes = [_started(store, sources, None) for _ in range(number)]
    for process in processes:
        process.join()
    return [str(process.exitcode) for process in processes]


def _forked(store: str, sources: Sequence[str], kill: Kill | None) -> int | None:
    process = _started(store, sources, kill)
    process.join()
    code: int | None = process.exitcode
    return code


def _started(store: str, sources: Sequence[str], kill: Kill | None) -> Any:
    # daemon: pages are parsed where they are read, so that no parser has to be started for each of the runs
    context = multiprocessing.get_context("fork")
    process = context.Process(target=ingest, args=(store, sources, quick_extract, kill), daemon=True)
    process.start()
    return process


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    job = json.loads(sys.argv[1])
    start = time.monotonic()
    if job.get("at_once"):
        ended = run_at_once(job["store"], job["sources"], job["at_once"])
    elif "steps" in job:
        ended = run_from_copies(job["base"], job["sources"], job["steps"])
    else:
        ended = run_until_done(job["store"], job["sources"], plan(job["seed"], job["kills"]))
    print(json.dumps({"ended": ended, "seconds": time.monotonic() - start}))


if __name__ == "__main__":
    main()
