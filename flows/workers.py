"""Both cores: whole articles through a pool of processes, each with a language model of its own, results in order.

    with Workers(2, warm_up=partial(build_nlp, None)) as workers:
        for step in workers.map("parse", parse, Page, steps): ...

An error in one article becomes a Problem; so does a process that dies of one.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import resource_tracker
from multiprocessing.connection import wait
from types import TracebackType
from typing import Any, Final, NamedTuple, Self, TypeAlias

from flows.broken_pools import end_together, processes_of
from flows.machine import fitting_processes
from schemas import ConfigError, FactwireError, Failure, StoreError

logger = logging.getLogger(__name__)

INLINE_FIRST: Final = 24
"""So many articles are read before processes are started: to start them takes as long."""
MOST_PROCESSES: Final = 8
"""By itself; more write faster than one process can store what they find. A count that is asked for holds."""


Steps: TypeAlias = Iterable[tuple[Any, Any]]
"""Values on their way, each with a context that goes along."""


class Problem(NamedTuple):
    """Why there is no result."""

    failure: Failure
    trace: str | None
    """Of an error that nobody expected."""


def in_order(
    steps: Steps, of_type: type, submit: Callable[[Any], Future[Any]], ahead: Callable[[], int]
) -> Iterator[tuple[Any, Any, Future[Any]]]:
    """Each step with the future of its value, in the order of the steps, `ahead` of them in work behind the first.

    A value of another type is its own result.
    """
    pending: deque[tuple[Any, Any, Future[Any]]] = deque()
    for context, value in steps:
        pending.append((context, value, submit(value) if isinstance(value, of_type) else done(value)))
        while pending and (len(pending) > ahead() or pending[0][2].done()):
            yield pending.popleft()
    yield from pending


def attempt(stage: str, call: Callable[[Any], Any], value: Any) -> Any:
    """`call(value)`, or the Problem in its place. What concerns the whole run (ConfigError, StoreError) is raised."""
    try:
        return call(value)
    except (ConfigError, StoreError):
        raise
    except FactwireError as error:
        failure = Failure(stage=stage, error=type(error).__name__, message=error.message, concerns=error.concerns)
        return Problem(failure, None)
    except Exception as error:  # one article must not end the run: it is logged with its trace
        message = " ".join(str(error).split())[:300] or "no message"
        return Problem(Failure(stage=stage, error=type(error).__name__, message=message), traceback.format_exc())


class Workers:
    """`count` processes; None: as many as there are cores, once there is enough work; 1: none but this one."""

    def __init__(self, count: int | None, warm_up: Callable[[], object]) -> None:
        self._count = count or min(fitting_processes(), MOST_PROCESSES)
        self._inline_left = INLINE_FIRST if count is None else 0
        self._warm_up = warm_up
        self._pool: ProcessPoolExecutor | None = None
        self._apart: ProcessPoolExecutor | None = None

    def map(self, stage: str, call: Callable[[Any], Any], of_type: type, steps: Steps) -> Steps:
        """Each step with `call(value)` in place of a value of this type; other values pass as they are."""
        job = partial(attempt, stage, call)
        for context, value, future in in_order(steps, of_type, partial(self._submit, job), lambda: self._ahead):
            try:
                result = future.result()
            except BrokenProcessPool:
                result = self.alone(stage, call, value)
            yield context, result

    def alone(self, stage: str, call: Callable[[Any], Any], value: Any) -> Any:
        """`call(value)` in a process of its own, to see whether it was this value that killed the one before."""
        self._apart = self._apart or self._new_pool(1)
        try:
            return self._apart.submit(partial(attempt, stage, call), value).result()
        except BrokenProcessPool:
            self._apart = None
            message = "the process that worked on it died (out of memory?)"
            return Problem(Failure(stage=stage, error="BrokenProcessPool", message=message), None)

    def close(self, *, at_once: bool = False) -> None:
        """Ends the processes, after what they have in hand or `at_once`."""
        for pool in filter(None, (self._pool, self._apart)):
            if at_once:
                _terminate(pool)
            pool.shutdown(wait=True, cancel_futures=True)
        self._pool = self._apart = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close(at_once=error is not None)

    @property
    def _ahead(self) -> int:
        return 2 * self._count if self._pool else 0

    def _submit(self, job: Callable[[Any], Any], value: Any) -> Future[Any]:
        if self._count == 1 or self._inline_left > 0 or multiprocessing.current_process().daemon:
            self._inline_left -= 1
            return done(job(value))
        try:
            return self._started().submit(job, value)
        except BrokenProcessPool:
            self._pool = None
            return self._started().submit(job, value)

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._warm_up()  # so that a wrong model is a ConfigError here, not the death of a process
            self._pool = self._new_pool(self._count)
        return self._pool

    def _new_pool(self, count: int) -> ProcessPoolExecutor:
        # Never by fork: a process that has threads (Prefect's, those that fetch) may hang in its copy.
        pool = ProcessPoolExecutor(
            count,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_start_worker,
            initargs=(self._warm_up,),
        )
        with without_main(), _deaf_to_interrupts():
            for _ in range(count):
                pool.submit(os.getpid)  # starts a process
        end_together(pool)
        return pool


def _terminate(pool: ProcessPoolExecutor) -> None:
    # Python 3.14 has `terminate_workers`; before, nothing but this ends a process that is in the middle of an article.
    for process in processes_of(pool):
        process.terminate()


def done(value: Any) -> Future[Any]:
    """A future that has its result."""
    future: Future[Any] = Future()
    future.set_result(value)
    return future


def _start_worker(warm_up: Callable[[], object]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends the processes in order
    end_with_parent()
    warm_up()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Processes that start here do not hear Ctrl-C while they load, which would be a traceback of each."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # its start would unblock the signal again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end_with_parent() -> None:
    """A parent that was killed cannot end its processes, and they would wait for work for ever."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


@contextmanager
def without_main() -> Iterator[None]:
    """Keeps new processes from running the user's script again, which may have no `if __name__ == "__main__"`."""
    main = vars(sys.modules["__main__"])
    kept: dict[str, Any] = {name: main[name] for name in ("__file__", "__spec__") if name in main}
    main.pop("__file__", None)
    main["__spec__"] = None
    try:
        yield
    finally:
        main.update(kept)
