"""One measured run in a process of its own, so that nothing of an earlier one is in its memory.

    python -m factwire.benchmark_run '{"do": "ingest", "source": "releases.jsonl.gz", "store": "sqlite:///x.db", …}'

Prints what it measured as one line of JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import wraps
from time import perf_counter
from typing import Any


class Stopwatch:
    """The time that is spent in some functions."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._is_running = False

    def over(self, owner: type, *names: str) -> None:
        """Measure these methods; what one of them calls is not counted twice."""
        for name in names:
            setattr(owner, name, self._timed(getattr(owner, name)))

    def _timed(self, call: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(call)
        def timed(*arguments: Any, **options: Any) -> Any:
            if self._is_running:
                return call(*arguments, **options)
            self._is_running, start = True, perf_counter()
            try:
                return call(*arguments, **options)
            finally:
                self.seconds += perf_counter() - start
                self._is_running = False

        return timed


def ingest(source: str, store: str, model: str, workers: int | None) -> dict[str, Any]:
    """The Prefect flow, as a schedule runs it. `own_seconds` is the part that a run without Prefect would take, too."""
    from flows.ingestion import Ingestion
    from flows.source_run import SourceRun

    own = Stopwatch()
    own.over(Ingestion, "__init__", "start", "run", "finish", "__exit__")
    own.over(SourceRun, "attempt")
    start = perf_counter()
    from flows.ingest import ingest as flow  # to import Prefect is part of its price

    report = flow([source], store=store, model=model, workers=workers)
    counts = {name: getattr(report, name) for name in ("found", "new", "unchanged", "duplicates", "failed")}
    return counts | {
        "records": sum(report.records.values()), "seconds": perf_counter() - start, "own_seconds": own.seconds,
    }  # fmt: skip


def reextract(store: str, model: str, workers: int | None, limit: int) -> dict[str, Any]:
    """Stored articles by another model, which finds other records: the worst that a re-extraction has to write."""
    from flows.reextraction import reextract as read_again

    start = perf_counter()
    report = read_again(store, model=model, workers=workers, limit=limit)
    return {"read": report.read, "changed": report.changed, "failed": report.failed, "seconds": perf_counter() - start}


def main() -> None:
    job: dict[str, Any] = json.loads(sys.argv[1])
    is_ingestion = job.pop("do") == "ingest"
    print(json.dumps(ingest(**job) if is_ingestion else reextract(**job)))


if __name__ == "__main__":
    main()
