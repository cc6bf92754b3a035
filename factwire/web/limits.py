"""Bounds: how many articles are worked on at once, how many wait, how long, and how large a request may be.

extract = BoundedPool(extract_article, threads=2, max_waiting=64, seconds=60.0)
extraction = await extract(article)
"""

from __future__ import annotations

import asyncio
import math
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from factwire.web.problems import Problem, ProblemError, problem

GivenT = TypeVar("GivenT")
ResultT = TypeVar("ResultT")

_POLL_SECONDS = 0.05


class BusyError(ProblemError):
    """As many articles wait as may: come back later."""

    def __init__(self, seconds: int) -> None:
        super().__init__(503, "too many articles are waiting already", headers={"Retry-After": str(seconds)})


class BoundedPool(Generic[GivenT, ResultT]):
    """Does one thing in a few threads. What is beyond them waits, and beyond that is refused."""

    def __init__(self, work: Callable[[GivenT], ResultT], *, threads: int, max_waiting: int, seconds: float) -> None:
        self._work = work
        self._threads = threads
        self._room = threads + max_waiting
        self._seconds = seconds
        self._executor: ThreadPoolExecutor | None = None
        self._lock = threading.Lock()
        self._admitted = 0
        self._usual_seconds = 0.2

    @property
    def in_work(self) -> int:
        return min(self._admitted, self._threads)

    @property
    def waiting(self) -> int:
        return max(0, self._admitted - self._threads)

    async def __call__(self, given: GivenT, *, patiently: bool = False) -> ResultT:
        """The result, or the error of the work; ProblemError (504) where it takes too long.

        BusyError (503) where too many wait, unless one waits `patiently` for a place, as a batch does.
        """
        future = await self._place(given) if patiently else self._admit(given)
        try:
            return await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(future)), self._seconds)
        except TimeoutError:
            future.cancel()  # what has begun goes on to its end, and keeps its place until then
            raise ProblemError(504, f"no result after {self._seconds:g} s") from None

    async def _place(self, given: GivenT) -> Future[ResultT]:
        while True:
            try:
                return self._admit(given)
            except BusyError:
                await asyncio.sleep(_POLL_SECONDS)

    def close(self) -> None:
        """End the threads once they are done; who comes after all starts new ones."""
        with self._lock:
            executor, self._executor = self._executor, None
        if executor:
            executor.shutdown(wait=False, cancel_futures=True)

    def _admit(self, given: GivenT) -> Future[ResultT]:
        with self._lock:
            if self._admitted >= self._room:
                raise BusyError(self._retry_after())
            if self._executor is None:
                self._executor = ThreadPoolExecutor(self._threads, thread_name_prefix="factwire-web")
            future = self._executor.submit(self._timed, given)
            self._admitted += 1
        future.add_done_callback(lambda _: self._leave())
        return future

    def _timed(self, given: GivenT) -> ResultT:
        started = time.perf_counter()
        try:
            return self._work(given)
        finally:
            self._usual_seconds = 0.8 * self._usual_seconds + 0.2 * (time.perf_counter() - started)

    def _leave(self) -> None:
        with self._lock:
            self._admitted -= 1

    def _retry_after(self) -> int:
        return max(1, math.ceil(self._usual_seconds * self._admitted / self._threads))


class BodyLimit:
    """Ends a request whose body is larger than it may be (413), or that falls silent while it sends it (408)."""

    def __init__(self, app: ASGIApp, *, max_bytes: int, larger: dict[str, int], seconds: float) -> None:
        self._app, self._max_bytes, self._larger, self._seconds = app, max_bytes, larger, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._larger.get(scope["path"], self._max_bytes)
        if _declared(scope) > limit:
            found = _too_large(limit)
            await found.response({"Connection": "close"})(scope, receive, send)
            return
        await self._app(scope, self._bounded(receive, limit), send)

    def _bounded(self, receive: Receive, limit: int) -> Receive:
        taken = 0
        is_complete = False

        async def bounded() -> Message:
            nonlocal taken, is_complete
            if is_complete:  # a long answer waits here for a client that hangs up: that may take its time
                return await receive()
            try:
                message = await asyncio.wait_for(receive(), self._seconds)
            except TimeoutError:
                raise ProblemError(408, f"nothing of the body came for {self._seconds:g} s") from None
            taken += len(message.get("body", b""))
            is_complete = not message.get("more_body", False)
            if taken > limit:
                raise ProblemError(413, f"the body is larger than {limit:,} bytes", headers={"Connection": "close"})
            return message

        return bounded


def _declared(scope: Scope) -> int:
    declared = Headers(scope=scope).get("content-length", "")
    return int(declared) if declared.isascii() and declared.isdigit() and len(declared) < 20 else 0


def _too_large(limit: int) -> Problem:
    return problem(413, f"the body is larger than {limit:,} bytes")
