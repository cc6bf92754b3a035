"""Pages of many hosts at once: each host is a lane of its own, so that a slow one holds up nobody else.

    for step, page in Lanes(look_up, fetch).results(found): ...

What comes of one host comes in the order of its listing; the hosts take turns. One whose next page is late is waited
for once; from then on its pages come when they are there. How often a host is asked is flows.politeness's to say: lanes
only see to it that nobody waits for somebody else's turn.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from flows.discovery import Found
from flows.politeness import REQUESTS_AT_ONCE
from flows.source_run import asks_the_web
from flows.workers import Steps, done

FETCHES_AT_ONCE: Final = 64
"""Of all hosts together, what is fetched and not yet taken included: most of it waits for the turn of a slow host."""
PAGES_AHEAD: Final = 4
"""Of one host: fetched, or being fetched."""
PATIENCE: Final = 2.0
"""Seconds that a host is waited for when it is its turn; once in a run."""
WAITING: Final = 20_000
"""So many items of the web wait for their turn before no more are listed."""
WAITING_HERE: Final = 500
"""The same of items that lie on this machine, which may bring their texts along."""
_LOOK: Final = 0.05
"""Seconds after which it is looked whether a source has listed more."""
_HERE: Final = ""

LookUp = Callable[[Found], tuple[Any, Any]]
"""What goes along with an item; and the item, or what is known of it without fetching."""


class _Coming(NamedTuple):
    context: Any
    future: Future[Any]


class _Lane:
    def __init__(self) -> None:
        self.waiting: deque[Found] = deque()
        self.coming: deque[_Coming] = deque()

    @property
    def is_empty(self) -> bool:
        return not (self.waiting or self.coming)

    @property
    def is_ready(self) -> bool:
        return bool(self.coming) and self.coming[0].future.done()

    @property
    def under_way(self) -> int:
        return sum(not coming.future.done() for coming in self.coming)


class Lanes:
    """One run of fetching. `fetch` is called in threads of its own, `look_up` in the caller's."""

    def __init__(self, look_up: LookUp, fetch: Callable[[Found], Any]) -> None:
        self._look_up, self._fetch = look_up, fetch
        self._lanes: dict[str, _Lane] = {}
        self._turns: deque[str] = deque()
        self._waiting = 0
        self._late: set[str] = set()
        self._turn_began = time.monotonic()

    def results(self, found: Iterable[Found | None]) -> Steps:
        """Each item with what came of it. A None says that nothing more is listed yet."""
        listing = iter(found)
        is_open = True
        while is_open or self._turns:
            is_open = is_open and self._take_in(listing)
            self._send_out()
            if (ready := self._next()) is not None:
                yield ready.context, ready.future.result()
            elif is_open or self._turns:
                self._wait()

    def _take_in(self, listing: Iterator[Found | None]) -> bool:
        """Put what is listed into the lanes. False at the end of the listing."""
        while self._has_room():
            try:
                entry = next(listing)
            except StopIteration:
                return False
            if entry is None:
                break
            host = host_of(entry)
            if host not in self._lanes:
                self._lanes[host] = _Lane()
                self._turns.append(host)
            self._lanes[host].waiting.append(entry)
            self._waiting += 1
        return True

    def _has_room(self) -> bool:
        here = self._lanes.get(_HERE)
        return self._waiting < WAITING and (here is None or len(here.waiting) < WAITING_HERE)

    def _send_out(self) -> None:
        """Ask for what may be asked for now; whoever's turn it is always for one page."""
        free = FETCHES_AT_ONCE - sum(len(lane.coming) for lane in self._lanes.values())
        for host in self._turns:
            lane = self._lanes[host]
            while lane.waiting and len(lane.coming) < PAGES_AHEAD and lane.under_way < REQUESTS_AT_ONCE:
                if free <= 0 and (lane.coming or host != self._turns[0]):
                    break
                lane.coming.append(self._begun(host, lane.waiting.popleft()))
                self._waiting -= 1
                free -= 1

    def _begun(self, host: str, found: Found) -> _Coming:
        context, value = self._look_up(found)
        if value is not found:
            return _Coming(context, done(value))
        return _Coming(context, done(self._fetch(found)) if host == _HERE else in_thread(self._fetch, found))

    def _next(self) -> _Coming | None:
        """The next page in turn; None where whoever's turn it is is waited for, or nothing is there."""
        for _ in range(len(self._turns)):
            host = self._turns[0]
            lane = self._lanes[host]
            if lane.is_ready:
                page = lane.coming.popleft()
                self._pass_on(host)
                return page
            if host not in self._late:
                if time.monotonic() - self._turn_began < PATIENCE:
                    return None
                self._late.add(host)
            self._pass_on(host)
        return None

    def _pass_on(self, host: str) -> None:
        """The turn goes to the next host; a lane that is empty is closed."""
        self._turns.popleft()
        if self._lanes[host].is_empty:
            del self._lanes[host]
        else:
            self._turns.append(host)
        self._turn_began = time.monotonic()

    def _wait(self) -> None:
        """Until something has come, or for a moment."""
        under_way = [
            coming.future for lane in self._lanes.values() for coming in lane.coming if not coming.future.done()
        ]
        if under_way:
            wait(under_way, timeout=_LOOK, return_when=FIRST_COMPLETED)
        else:
            time.sleep(_LOOK)


def host_of(found: Found) -> str:
    """Whose lane an item goes: its host with the port; "" for what lies on this machine."""
    if found.item.text is not None or not asks_the_web(found.source):
        return _HERE
    try:
        return urlsplit(found.item.url).netloc.rpartition("@")[2].lower()
    except ValueError:  # "http://[broken": fetching says so
        return found.item.url


def in_thread(call: Callable[[Found], Any], found: Found) -> Future[Any]:
    """`call(found)` in a daemon thread: a Ctrl-C need not wait until a slow server has answered."""
    future: Future[Any] = Future()

    def work() -> None:
        try:
            result = call(found)
        except BaseException as error:
            future.set_exception(error)
        else:
            future.set_result(result)

    threading.Thread(target=work, name="factwire-fetch", daemon=True).start()
    return future
