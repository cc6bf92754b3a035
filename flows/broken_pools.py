"""A pool of processes of which one dies in the middle of handing over its result.

    end_together(pool)      # once its processes are started

Python's pool (seen in 3.11) then waits for the rest of that message for ever: the pipe is still open at its own end and
in the other processes, which wait for a lock that the dead one held. So where one dies, all end and the pipe is closed:
the pool is broken, and says so.
"""

from __future__ import annotations

import threading
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Final

_ASKED: Final = 100
_APART_S: Final = 0.02
"""How a process ended is known at once, but to one thread first: the pool's own may have asked before this one."""


def end_together(pool: ProcessPoolExecutor) -> None:
    """Watch the processes that the pool has now, until they end."""
    processes = processes_of(pool)
    if processes:
        writer = pool._result_queue._writer  # type: ignore[attr-defined]  # there is no other way to it
        threading.Thread(target=_watch, args=(processes, writer), name="broken-pools", daemon=True).start()


def processes_of(pool: ProcessPoolExecutor) -> list[BaseProcess]:
    return list((getattr(pool, "_processes", None) or {}).values())


def _watch(processes: list[BaseProcess], writer: Connection) -> None:
    left = processes
    while left:
        ended = set(wait([process.sentinel for process in left]))
        if any(_died(process) for process in left if process.sentinel in ended):
            for process in processes:
                process.terminate()
            writer.close()
            return
        left = [process for process in left if process.sentinel not in ended]


def _died(process: BaseProcess) -> bool:
    """Whether it ended otherwise than of itself."""
    for _ in range(_ASKED):
        if process.exitcode is not None:
            return process.exitcode != 0
        time.sleep(_APART_S)
    return False
