"""Sources that are listed at the same time: each in its turn, none held up by one that is slow to say what it has.

    for entry in in_turns([in_thread(list_one), in_thread(list_other)]): ...

A None stands where nothing more is listed yet: whoever reads on may do something else meanwhile.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from queue import Empty, Full, Queue
from typing import Final, NamedTuple, TypeVar

PATIENCE: Final = 5.0
"""Seconds, once in a run, in which the sources have their turns in order; then whoever has listed something is next."""
LISTINGS_AT_ONCE: Final = 200
"""Most of them wait: to one host go two requests at a time, however many of its feeds are read."""
MOST_AHEAD: Final = 1_000
"""Entries of one source that nobody has asked for yet."""

EntryT = TypeVar("EntryT")
_places = threading.BoundedSemaphore(LISTINGS_AT_ONCE)


class _Ended(NamedTuple):
    error: BaseException | None


def in_turns(sources: Iterable[Iterator[EntryT | None]]) -> Iterator[EntryT | None]:
    """The first of each source, then the second of each; None where none of them has any yet."""
    turns, idle = deque(sources), 0
    patient_until = time.monotonic() + PATIENCE
    while turns:
        try:
            entry = next(turns[0])
        except StopIteration:
            turns.popleft()
            continue
        if entry is None and time.monotonic() < patient_until:
            yield None
            continue
        turns.rotate(-1)
        idle = idle + 1 if entry is None else 0
        if entry is not None:
            yield entry
        elif idle >= len(turns):
            idle = 0
            yield None


def lazily(call: Callable[[], Iterable[EntryT]]) -> Iterator[EntryT]:
    """What `call()` gives; it is called when the first is asked for."""
    yield from call()


def in_thread(call: Callable[[], Iterable[EntryT]]) -> Iterator[EntryT | None]:
    """What `call()` gives in a thread that starts now; None while there is nothing more yet. Raises what it raises."""
    entries: Queue[EntryT | _Ended] = Queue(MOST_AHEAD)
    is_unwanted = threading.Event()
    # A daemon: a Ctrl-C need not wait until a slow server has answered.
    threading.Thread(target=_list, args=(call, entries, is_unwanted), name="factwire-list", daemon=True).start()
    return _taken(entries, is_unwanted)


def first(listed: Iterator[EntryT | None], limit: int | None) -> Iterator[EntryT | None]:
    """The first entries, so many of them; no more is asked for than that."""
    left = limit
    while left is None or left > 0:
        try:
            entry = next(listed)
        except StopIteration:
            return
        if left is not None and entry is not None:
            left -= 1
        yield entry


def _list(call: Callable[[], Iterable[EntryT]], entries: Queue[EntryT | _Ended], is_unwanted: threading.Event) -> None:
    error: BaseException | None = None
    try:
        with _places:
            for entry in call():
                if not _put(entries, entry, is_unwanted):
                    return
    except BaseException as raised:  # for whoever reads it
        error = raised
    _put(entries, _Ended(error), is_unwanted)


def _put(entries: Queue[EntryT], entry: EntryT, is_unwanted: threading.Event) -> bool:
    """False once nobody reads it any more."""
    while not is_unwanted.is_set():
        try:
            entries.put(entry, timeout=0.5)
        except Full:
            continue
        return True
    return False


def _taken(entries: Queue[EntryT | _Ended], is_unwanted: threading.Event) -> Iterator[EntryT | None]:
    try:
        while True:
            try:
                entry = entries.get_nowait()
            except Empty:
                yield None
                continue
            if isinstance(entry, _Ended):
                if entry.error is not None:
                    raise entry.error
                return
            yield entry
    finally:
        is_unwanted.set()
