"""robots.txt as RFC 9309 has it: who may fetch what, and how often.                   (protego is touched here only)

    User-agent: *
    Disallow: /private/
    Crawl-delay: 10

A host without one (4xx) allows everything. One whose robots.txt cannot be had (5xx, 429, no connection) allows nothing,
until it can be had again or unless an older copy is known. Of a huge one, the first 500 KiB count.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from typing import Final, NamedTuple

from protego import Protego

from flows.http_cache import HttpCache, StoredRobots
from flows.temporary import TemporarySourceError
from schemas import SourceError

MAX_ROBOTS_BYTES: Final = 500 * 1024
FRESH_SECONDS: Final = 86_400.0
"""RFC 9309, 2.4: a copy should not be used for longer than a day."""
ASK_AGAIN_SECONDS: Final = 60.0
"""How long a robots.txt that could not be had is not asked for again."""

_MOST_HOSTS: Final = 1_000
_AGENT_LINE = re.compile(r"\s*user[- ]?agent\s*(?::|\s)([^#]*)", re.IGNORECASE)
_PRODUCT = re.compile(r"[^\s/();,]+")
_SOMEBODY_ELSE: Final = "somebody.else"

Fetch = Callable[[str], bytes | None]
"""The content at the URL of a robots.txt, None where there is none. Raises SourceError where that can't be known."""


class Robots:
    """The rules of the hosts, for one user agent. Safe to share between threads."""

    def __init__(self, user_agent: str, cache: HttpCache) -> None:
        self._agent = product_token(user_agent)
        self._cache = cache
        self._lock = threading.Lock()
        self._host_locks: dict[str, threading.Lock] = {}
        self._known: dict[str, _Known] = {}

    def crawl_delay(self, origin: str, path: str, fetch: Fetch) -> float:
        """Seconds that a host wants between requests; 0 where it doesn't say.

        Raises SourceError where its robots.txt forbids the path ("/a?b=c"), and where it cannot be had.
        """
        with self._lock_of(origin):  # one thread asks, the others wait for its answer
            known = self._known.get(origin)
            if known is None or known.until < time.monotonic():
                known = self._learnt(origin, fetch)
                with self._lock:
                    self._known[origin] = known
        if known.failure:
            raise type(known.failure)(known.failure.message)
        if known.rules is None:
            return 0.0
        if not known.rules.can_fetch(path, self._agent):
            raise SourceError("refused: robots.txt disallows it")
        return known.rules.crawl_delay(self._agent) or 0.0

    def _lock_of(self, origin: str) -> threading.Lock:
        with self._lock:
            if len(self._known) > _MOST_HOSTS:
                self._known.clear()
            return self._host_locks.setdefault(origin, threading.Lock())

    def _learnt(self, origin: str, fetch: Fetch) -> _Known:
        stored = self._cache.robots(origin)
        age = time.time() - stored.fetched_at if stored else 0.0
        if stored and 0 <= age < FRESH_SECONDS:
            return self._rules(stored, FRESH_SECONDS - age)
        try:
            body = fetch(f"{origin}/robots.txt")
        except SourceError as error:
            if stored:  # RFC 9309, 2.4: an old copy is better than none while the host is out of reach
                return self._rules(stored, ASK_AGAIN_SECONDS)
            kind = TemporarySourceError if isinstance(error, TemporarySourceError) else SourceError
            failure = kind(f"its robots.txt cannot be had: {error.message}")
            return _Known(time.monotonic() + ASK_AGAIN_SECONDS, failure=failure)
        self._cache.keep_robots(origin, body)
        return self._rules(StoredRobots(body, time.time()), FRESH_SECONDS)

    def _rules(self, stored: StoredRobots, seconds: float) -> _Known:
        rules = read_robots(stored.body, self._agent) if stored.body is not None else None
        return _Known(time.monotonic() + seconds, rules)


class _Known(NamedTuple):
    until: float
    rules: Protego | None = None
    """None: everything is allowed."""
    failure: SourceError | None = None


def product_token(user_agent: str) -> str:
    """The name that robots.txt files are searched for: "factwire" of "factwire/0.3.0 (news reader)"."""
    product = _PRODUCT.search(user_agent)
    return product.group().lower() if product else "factwire"


def read_robots(content: bytes, agent: str) -> Protego:
    """The rules of a robots.txt. The groups of other agents are read as those of one.

    protego copies each rule to each agent of its group, so that half a megabyte could take minutes and gigabytes; and
    it takes "User-agent: fact" for us.
    """
    text = content[:MAX_ROBOTS_BYTES].decode("utf-8-sig", "replace")
    if len(content) > MAX_ROBOTS_BYTES:
        text = text.rpartition("\n")[0]  # half a rule would mean something else
    return Protego.parse("\n".join(_for_agent(line, agent) for line in text.splitlines()))


def _for_agent(line: str, agent: str) -> str:
    found = _AGENT_LINE.match(line)
    if found is None:
        return line
    name = found.group(1).strip()
    product = product_token(name) if name else ""
    product = product.rstrip("*") or product  # "factwire*" is us, "*" everybody
    return f"User-agent: {product if product in (agent, '*') else _SOMEBODY_ELSE}"
