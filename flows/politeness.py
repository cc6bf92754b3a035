"""How often a host is asked: a gap between requests, a few at a time, and not before the moment that it named.

    with politeness.turn("example.org", gap=10.0):
        ...  # at most two requests to example.org at once, ten seconds from start to start

Gaps and named moments hold for all processes that share a cache file; the limit of requests at once for one process.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Final

from flows.freshness import http_moment
from flows.http_cache import HttpCache
from flows.temporary import TemporarySourceError

REQUESTS_AT_ONCE: Final = 2
"""To one host."""
LONGEST_GAP: Final = 30.0
"""Seconds. A robots.txt that asks for an hour between pages gets this; search engines cap or ignore it, too."""
LONGEST_BLOCK: Final = 86_400.0
"""Seconds. "Retry-After: 99999999" is not a reason to forget a host for good."""
SILENCES: Final = 10
"""In a row: a host that did not answer so often is left alone for a while, so that a run comes to its end."""
SILENCE_SECONDS: Final = 300.0
WORTH_WAITING: Final = 30.0
"""Seconds. A host that wants to be left alone for longer is left to the next run."""


class Politeness:
    """Whose turn it is. Safe to share between threads."""

    def __init__(self, cache: HttpCache, at_once: int = REQUESTS_AT_ONCE) -> None:
        self._cache = cache
        self._at_once = at_once
        self._lock = threading.Lock()
        self._places: dict[str, threading.BoundedSemaphore] = {}
        self._silences: dict[str, tuple[int, float]] = {}

    @contextmanager
    def turn(self, host: str, gap: float) -> Iterator[None]:
        """Waits for a place and its moment. Raises TemporarySourceError where the host named a moment far away, or has
        not answered again and again.
        """
        with self._place(host):
            self._refuse_silent(host)
            self._wait_out_block(host)
            if gap > 0:
                # A clock that was set back must not make a booking lie in the far future.
                ahead = self._cache.book(host, min(gap, LONGEST_GAP)) - time.time()
                time.sleep(max(0.0, min(ahead, LONGEST_GAP * self._at_once)))
            yield

    def note(self, host: str, *, answered: bool) -> None:
        """Whether a host has answered, whatever it said."""
        with self._lock:
            count, _ = self._silences.pop(host, (0, 0.0))
            if not answered:
                self._silences[host] = (count + 1, time.monotonic())

    def postpone(self, host: str, seconds: float) -> None:
        """A host asked (Retry-After) to be left alone for a while."""
        self._cache.block(host, time.time() + min(seconds, LONGEST_BLOCK))

    def _refuse_silent(self, host: str) -> None:
        count, last = self._silences.get(host, (0, 0.0))
        if count >= SILENCES and time.monotonic() - last < SILENCE_SECONDS:
            raise TemporarySourceError(f"not asked: {host} has not answered {count} times in a row")

    def _place(self, host: str) -> threading.BoundedSemaphore:
        with self._lock:
            return self._places.setdefault(host, threading.BoundedSemaphore(self._at_once))

    def _wait_out_block(self, host: str) -> None:
        until = self._cache.blocked_until(host)
        seconds = min(until - time.time(), LONGEST_BLOCK)
        if seconds > WORTH_WAITING:
            raise TemporarySourceError(
                f"not asked: {host} does not want to be asked before {_minute(until)}", retry_after=seconds
            )
        if seconds > 0:
            time.sleep(seconds)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds that a server asks to wait: "120", or a date, counted by the server's own clock where it shows one."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:12]), LONGEST_BLOCK)
    moment = http_moment(value)
    if moment is None:
        return None
    now = http_moment(headers.get("date", "")) or datetime.now(UTC)
    return min(max(0.0, (moment - now).total_seconds()), LONGEST_BLOCK)


def next_try(seconds: float) -> str:
    """The moment to record: "2026-11-23 17:05 UTC"."""
    return _minute(time.time() + seconds)


def _minute(moment: float) -> str:
    return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d %H:%M} UTC"
