"""Pages are parsed in a process of their own, which is ended when one takes too long or too much memory.

    article = parse_apart(page)      as flows.parse.parse; 5 s of CPU, 1 GB more than it starts with

lxml and trafilatura cannot be interrupted: what 40,000 elements do to them is measured in minutes. The process is
started with the first web page, reads one page after another, and costs a millisecond a page. Text files need none.
"""

from __future__ import annotations

import atexit
import contextlib
import multiprocessing
import os
import pickle
import signal
import threading
import traceback
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Final

from flows.page import Page
from flows.parse import needs_care, parse
from flows.process_memory import limit_memory
from flows.workers import end_with_parent, without_main
from schemas import Article, ParseError

CPU_SECONDS: Final = 5
WALL_SECONDS: Final = 20
"""For a machine that is busy, and for one that cannot count CPU seconds."""
START_SECONDS: Final = 120
MEMORY: Final = 1 << 30
"""Bytes that a page may take, beside what the process holds before it."""


class ParserProcess:
    """One process that parses, started when it is first needed and again after it was ended. For several threads."""

    def __init__(
        self, *, cpu_seconds: float = CPU_SECONDS, wall_seconds: float = WALL_SECONDS, memory: int = MEMORY
    ) -> None:
        self._cpu_seconds, self._wall_seconds, self._memory = cpu_seconds, wall_seconds, memory
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._lock = threading.Lock()

    def parse(self, page: Page) -> Article:
        """As flows.parse.parse; ParseError, too, where the page was too much."""
        with self._lock:
            answer = self._answer(page)
        if isinstance(answer, BaseException):
            raise answer
        assert isinstance(answer, Article)
        return answer

    def close(self) -> None:
        """End the process; the next page starts another one."""
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._connection = None

    def _answer(self, page: Page) -> Any:
        connection = self._started()
        try:
            connection.send(page)
            if connection.poll(self._wall_seconds):
                return connection.recv()
            reason = f"took more than {self._wall_seconds:g} s to parse"
        except (EOFError, OSError):
            reason = self._why_it_ended()
        self.close()
        return ParseError(reason, concerns=page.url)

    def _started(self) -> Connection:
        if self._connection is not None and self._process is not None and self._process.is_alive():
            return self._connection
        self.close()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(theirs, self._cpu_seconds, self._memory), name="factwire-parser", daemon=True
        )
        with without_main():
            self._process.start()
        theirs.close()
        self._connection = ours
        if not ours.poll(START_SECONDS) or ours.recv() != _READY:
            raise RuntimeError("the process that parses pages does not start")
        return ours

    def _why_it_ended(self) -> str:
        if self._process is not None:
            self._process.join(1)
            if self._process.exitcode == -getattr(signal, "SIGVTALRM", 0):
                return f"took more than {self._cpu_seconds:g} s to parse"
            if self._process.exitcode == _OUT_OF_MEMORY:
                return "needs too much memory to parse"
        return "ended the process that parsed it"


def parse_apart(page: Page) -> Article:
    """Parse in this process's parser process; a text file here. Raises ParseError with the reason where it cannot."""
    if multiprocessing.current_process().daemon or not needs_care(page):
        return parse(page)  # daemonic processes can have no children
    return _parser.parse(page)


_parser = ParserProcess()
atexit.register(_parser.close)
_READY = "ready"
_OUT_OF_MEMORY = 70
"""The exit status of a process that cannot hold a page."""


def _serve(connection: Connection, cpu_seconds: float, memory: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    limit_memory(memory)
    connection.send(_READY)
    with contextlib.suppress(EOFError, OSError):
        while True:
            page = _received(connection)
            _limit_cpu(cpu_seconds)
            answer = _parsed(page)
            _limit_cpu(0)
            connection.send(answer)


def _received(connection: Connection) -> Page:
    try:
        page: Page = connection.recv()
        return page
    except MemoryError:  # half of a page was read: nothing more can be
        os._exit(_OUT_OF_MEMORY)


def _parsed(page: Page) -> Article | BaseException:
    try:
        return parse(page)
    except ParseError as error:
        return ParseError(error.message, concerns=error.concerns)
    except MemoryError:
        return ParseError("needs too much memory to parse", concerns=page.url)
    except Exception as error:
        error.add_note(traceback.format_exc())
        return _sendable(error)


def _sendable(error: Exception) -> Exception:
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _limit_cpu(seconds: float) -> None:
    """End this process after so many seconds of CPU, wherever it is then; 0 for no limit."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
