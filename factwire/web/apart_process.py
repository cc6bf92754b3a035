"""The other side of `apart`: what runs in a process that reads articles. Imports no web framework: it starts sooner."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import traceback
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from typing import Any, Final, NamedTuple

from flows.process_memory import limit_memory
from flows.workers import end_with_parent
from schemas import Article, Extraction

IDLE_SECONDS: Final = 300
OUT_OF_MEMORY: Final = 70
"""The exit status of a process that cannot hold an article."""

Reader = Callable[[Article], Extraction]


class LoadedReader(NamedTuple):
    """What a process reads with."""

    read: Reader
    name: str
    """Of the language model."""


def load_reader(model: str | None, entities: str | None) -> LoadedReader:
    """Load the language model; called in a new process. Raises ConfigError."""
    from extractors.pipeline import build_nlp, extract, model_version

    nlp = build_nlp(model, entities)
    return LoadedReader(partial(_extract, extract, nlp), model_version(nlp))


def _extract(extract: Any, nlp: Any, article: Article) -> Extraction:
    found: Extraction = extract(article, nlp)
    return found


def serve(connection: Connection, load: Callable[[], LoadedReader], memory: int) -> None:
    """The life of the process: load, say the model's name, read one article after another."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    try:
        reader = load()
    except Exception as error:
        connection.send(_sendable(error))
        return
    limit_memory(memory)
    connection.send(reader.name)
    with contextlib.suppress(EOFError, OSError):
        while connection.poll(IDLE_SECONDS):
            connection.send_bytes(_read(reader.read, connection.recv_bytes()))


def _read(read: Reader, article: bytes) -> bytes:
    try:
        return read(Article.model_validate_json(article)).model_dump_json().encode()
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception as error:
        return pickle.dumps(_sendable(error))


def _sendable(error: Exception) -> Exception:
    """The error itself where it survives the way, else its words; its trace goes along as a note."""
    trace = traceback.format_exc()
    try:
        sent: Exception = pickle.loads(pickle.dumps(error))
    except Exception:
        sent = RuntimeError(f"{type(error).__name__}: {error}")
    sent.add_note(trace)
    return sent
