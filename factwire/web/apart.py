"""Articles read in processes that can be ended: a thread goes on to its end, whoever still waits for it.

    read = ReadersApart(partial(load_reader, model, entities), processes=1)     # factwire.web.apart_process
    job = Job(article)
    read(job)                # an Extraction, from a thread of a BoundedPool
    job.abandoned.set()      # nobody waits any more: the process that reads it is killed

Each process has a language model of its own, which takes two seconds to load and some 400 MB; one that nothing came to
for five minutes ends, and the next article starts another.
"""

from __future__ import annotations

import atexit
import logging
import multiprocessing
import pickle
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from queue import LifoQueue
from typing import Final

from factwire.web.apart_process import OUT_OF_MEMORY, LoadedReader, serve
from factwire.web.problems import ProblemError
from factwire.web.reading import ModelState
from flows.workers import without_main
from schemas import Article, Extraction

logger = logging.getLogger(__name__)

MEMORY: Final = 2 << 30
"""Bytes that an article may take, beside the model."""
START_SECONDS: Final = 120
_LOOK_SECONDS = 0.05


class Job:
    """An article to read; `abandoned` once nobody waits for it."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.abandoned = threading.Event()


class ReadersApart:
    """Some processes, each started when it is first needed and again after it ended. As many threads may call it."""

    def __init__(self, load: Callable[[], LoadedReader], *, processes: int, memory: int = MEMORY) -> None:
        self._processes = [_Process(load, memory) for _ in range(processes)]
        self._free: LifoQueue[_Process] = LifoQueue()
        for process in self._processes:
            self._free.put(process)
        self.state: ModelState = "loading"
        self.name: str | None = None
        atexit.register(self.close)

    def __call__(self, job: Job) -> Extraction:
        """Raises what reading it raises; ProblemError where it was abandoned (504) or took too much memory (413)."""
        if job.abandoned.is_set():
            raise _too_long()
        process = self._free.get()
        try:
            return process.read(job)
        finally:
            self._note(process)
            self._free.put(process)

    def warm_up(self) -> None:
        """Start all processes. An error is logged, and raised again by the first article."""
        threads = [threading.Thread(target=self._start, args=(process,)) for process in self._processes]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def close(self) -> None:
        """End the processes, whatever they do."""
        atexit.unregister(self.close)
        for process in self._processes:
            process.kill()

    def _start(self, process: _Process) -> None:
        try:
            process.start()
        except Exception as error:
            self.state = "failed"
            logger.error("the language model cannot be loaded: %s", error)
        self._note(process)

    def _note(self, process: _Process) -> None:
        if process.name is not None:
            self.name, self.state = process.name, "ready"


class _Process:
    def __init__(self, load: Callable[[], LoadedReader], memory: int) -> None:
        self._load, self._memory = load, memory
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._lock = threading.Lock()
        self.name: str | None = None

    def read(self, job: Job) -> Extraction:
        for is_last in (False, True):
            self.start()
            assert self._connection is not None
            try:
                self._connection.send_bytes(job.article.model_dump_json().encode())
                return self._answer(self._connection, job)
            except (EOFError, OSError):
                ended = self._exit_code()
                if ended != 0 or is_last:  # 0: nothing had come to it for a while, and it ended just now
                    raise _why(ended) from None
        raise AssertionError

    def start(self) -> None:
        """Until it has its model. Raises what loading raised."""
        with self._lock:
            if self._connection is not None and self._process is not None and self._process.is_alive():
                return
            self.kill()
            context = multiprocessing.get_context("spawn")
            self._connection, theirs = context.Pipe()
            self._process = context.Process(
                target=serve, args=(theirs, self._load, self._memory), name="factwire-reader", daemon=True
            )
            with without_main():
                self._process.start()
            theirs.close()
            self.name = self._ready(self._connection)

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._connection is not None:
            self._connection.close()
        self._process = self._connection = None

    def _ready(self, connection: Connection) -> str:
        try:
            said = connection.recv() if connection.poll(START_SECONDS) else RuntimeError("it does not start")
        except (EOFError, OSError):
            said = RuntimeError("it ended before it had its model")
        if isinstance(said, Exception):
            self.kill()
            raise said
        return str(said)

    def _answer(self, connection: Connection, job: Job) -> Extraction:
        while not connection.poll(_LOOK_SECONDS):
            if job.abandoned.is_set():
                self.kill()
                raise _too_long()
        answer = connection.recv_bytes()
        if answer[:1] == b"{":
            return Extraction.model_validate_json(answer)
        raise pickle.loads(answer)

    def _exit_code(self) -> int | None:
        if self._process is not None:
            self._process.join(1)
        return self._process.exitcode if self._process is not None else None


def _too_long() -> ProblemError:
    return ProblemError(504, "it took too long to read")


def _why(exit_code: int | None) -> Exception:
    if exit_code == OUT_OF_MEMORY:
        return ProblemError(413, "the text needs more memory than one article may take")
    return RuntimeError(f"the process that read an article ended ({exit_code})")
