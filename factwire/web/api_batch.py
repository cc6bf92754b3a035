"""Many articles in one request: NDJSON in, NDJSON out, in order, one line for each; a bad line is a line that says why.

    {"text": "Acme Corp. raised $20 million."}      ->  {"article": …, "records": […], …}
    {"text": 7}                                     ->  {"title": "Unprocessable Content", "status": 422, …, "line": 2}

The input is taken as it comes, whether or not the client reads the answers yet: most write all of it first.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Coroutine
from contextlib import aclosing
from typing import Any, NamedTuple

from fastapi import FastAPI
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from factwire.web.api_input import kinds_of, of_kinds, parse_json
from factwire.web.limits import BusyError
from factwire.web.problems import ProblemError, problem_of

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/x-ndjson"
_RETRY_SECONDS = 10


class Line(NamedTuple):
    number: int
    content: bytes | ProblemError


class Batch(Response):
    """The answer. It is no StreamingResponse: those read the rest of the request themselves, to see who hangs up."""

    media_type = MEDIA_TYPE

    def __init__(self, request: Request) -> None:
        super().__init__()
        del self.headers["content-length"]
        self._request = request

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Raises BusyError (503) where as many batches as may are in work."""
        state = self._request.app.state
        if state.batches >= state.settings.max_batches:
            raise BusyError(_RETRY_SECONDS)
        state.batches += 1
        try:
            await self._send(send)
        finally:
            state.batches -= 1

    async def _send(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        async with aclosing(answers(self._request)) as lines:
            async for line in lines:
                await send({"type": "http.response.body", "body": line + b"\n", "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def answers(request: Request) -> AsyncGenerator[bytes]:
    """The answer to each line, as soon as those before it have theirs."""
    settings = request.app.state.settings
    lines: asyncio.Queue[Line | None] = asyncio.Queue()
    begun: asyncio.Queue[asyncio.Task[bytes] | None] = asyncio.Queue(maxsize=2 * settings.threads)
    tasks: set[asyncio.Task[Any]] = set()
    _start(tasks, _take_in(request, lines))
    _start(tasks, _begin(request.app, lines, begun, tasks))
    try:
        while (task := await begun.get()) is not None:
            yield await task
    finally:
        for one in tasks:
            one.cancel()


def _start(tasks: set[asyncio.Task[Any]], work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
    task = asyncio.create_task(work)
    tasks.add(task)
    task.add_done_callback(tasks.discard)
    return task


async def lines_of(request: Request) -> AsyncIterator[Line]:
    """The lines of the body that hold something, with their numbers; a ProblemError in place of what is too much."""
    settings = request.app.state.settings
    number, pending = 0, bytearray()
    is_too_long = False
    async for piece in request.stream():
        *whole, rest = piece.split(b"\n")
        for part in whole:
            number += 1
            content = bytes(pending) + part
            pending.clear()
            if is_too_long or len(content) > settings.max_line_bytes:
                yield Line(number, ProblemError(413, f"the line is larger than {settings.max_line_bytes:,} bytes"))
            elif content.strip():
                yield Line(number, content)
            is_too_long = False
        pending += rest
        if len(pending) > settings.max_line_bytes:
            is_too_long = True
            pending.clear()
    if is_too_long:
        yield Line(number + 1, ProblemError(413, f"the line is larger than {settings.max_line_bytes:,} bytes"))
    elif pending.strip():
        yield Line(number + 1, bytes(pending))


async def _take_in(request: Request, lines: asyncio.Queue[Line | None]) -> None:
    """Read the body to its end, its limits, or the end of the client."""
    taken = 0
    try:
        async for line in lines_of(request):
            taken += 1
            if taken > request.app.state.settings.max_batch_lines:
                raise ProblemError(413, f"the batch has more than {taken - 1:,} lines; the rest is not read")
            lines.put_nowait(line)
    except ProblemError as error:
        lines.put_nowait(Line(0, error))
    except ClientDisconnect:
        logger.info("the client of a batch hung up after %d lines", taken)
    finally:
        lines.put_nowait(None)


async def _begin(
    app: FastAPI,
    lines: asyncio.Queue[Line | None],
    begun: asyncio.Queue[asyncio.Task[bytes] | None],
    tasks: set[asyncio.Task[Any]],
) -> None:
    """A few lines at a time are in work: `begun` has no place for more."""
    while (line := await lines.get()) is not None:
        await begun.put(_start(tasks, _answer(app, line)))
    await begun.put(None)


async def _answer(app: FastAPI, line: Line) -> bytes:
    try:
        if isinstance(line.content, ProblemError):
            raise line.content
        asked = parse_json(line.content)
        article = await app.state.read(asked.handed_in(app.state.settings), patiently=True)
        extraction = await app.state.extract(article, patiently=True)
        return of_kinds(extraction, kinds_of(asked)).model_dump_json().encode()
    except Exception as error:  # one line must not end the batch
        found, _ = problem_of(error)
        if found.status == 500:
            logger.exception("line %d of a batch failed", line.number)
        return found.model_copy(update={"line": line.number or None}).model_dump_json(exclude_none=True).encode()
