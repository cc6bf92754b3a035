"""Pages of several hosts: each host in its own order, nobody waits for one that is slow."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from flows import lanes
from flows.discovery import Found
from flows.http import HttpClient
from flows.lanes import Lanes, host_of
from flows.page import Page
from flows.sources import Item, Source, open_source
from flows.workers import Steps

NO_WEB = HttpClient()
FEED = open_source("https://example.org/feed", http=NO_WEB)


def on(host: str, count: int, source: Source = FEED) -> list[Found]:
    return [Found(source, Item(f"https://{host}/{number}")) for number in range(count)]


def page(found: Found) -> Page:
    return Page(found.item.url, found.item.url, b"", None, None, datetime.now(UTC))


class Web:
    """Hosts that answer after some seconds; counts who is asked at the same time."""

    def __init__(self, **seconds: float) -> None:
        self._seconds = {f"{name}.example": wait for name, wait in seconds.items()}
        self._lock = threading.Lock()
        self._asked: dict[str, int] = defaultdict(int)
        self.most: dict[str, int] = defaultdict(int)

    def fetch(self, found: Found) -> Page:
        host = host_of(found)
        for name in (host, "all"):
            with self._lock:
                self._asked[name] += 1
                self.most[name] = max(self.most[name], self._asked[name])
        time.sleep(self._seconds.get(host, 0.0))
        with self._lock:
            self._asked[host] -= 1
            self._asked["all"] -= 1
        return page(found)


def came(steps: Steps) -> list[str]:
    """What came, in short: "a0" for https://a.example/0."""
    urls = [context.item.url for context, _ in steps]
    return [url.removeprefix("https://").replace(".example/", "") for url in urls]


def all_of(web: Web, *listed: Found | None) -> list[str]:
    return came(Lanes(lambda found: (found, found), web.fetch).results(listed))


def test_hosts_take_turns_and_keep_their_order() -> None:
    found = [*on("a.example", 3), *on("b.example", 2), *on("c.example", 1)]
    for _ in range(3):
        assert all_of(Web(b=0.02), *found) == ["a0", "b0", "c0", "a1", "b1", "a2"]


def test_a_host_that_is_slow_holds_up_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lanes, "PATIENCE", 0.05)
    found = [*on("slow.example", 4), *on("b.example", 20), *on("c.example", 20)]
    names = all_of(Web(slow=0.4), *found)
    assert [name for name in names if name.startswith("b")] == [f"b{number}" for number in range(20)]
    assert names[-2:] == ["slow2", "slow3"]
    assert sorted(names) == sorted([f"slow{n}" for n in range(4)] + [f"{host}{n}" for host in "bc" for n in range(20)])


def test_a_host_is_asked_for_two_pages_at_once_and_the_web_for_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lanes, "FETCHES_AT_ONCE", 6)
    web = Web(**{f"h{number}": 0.01 for number in range(9)})
    found = [each for number in range(9) for each in on(f"h{number}.example", 5)]
    assert len(all_of(web, *found)) == 45
    assert max(web.most[f"h{number}.example"] for number in range(9)) <= 2
    assert web.most["all"] <= 6


def test_nobody_waits_for_a_source_that_has_listed_nothing_more_yet() -> None:
    fetched: list[float] = []

    def listing() -> Iterator[Found | None]:
        yield from on("a.example", 2)
        until = time.monotonic() + 0.4
        while time.monotonic() < until:
            yield None
        fetched.append(time.monotonic())
        yield from on("b.example", 1)

    moments = []
    for _ in Lanes(lambda found: (found, found), Web().fetch).results(listing()):
        moments.append(time.monotonic())
    assert len(moments) == 3
    assert moments[1] < fetched[0] < moments[2]


def test_what_is_known_is_not_fetched(tmp_path: Path) -> None:
    asked = []

    def fetch(found: Found) -> Page:
        asked.append(found.item.url)
        return page(found)

    found = on("a.example", 3)
    steps = Lanes(lambda each: (each, "known" if each is found[1] else each), fetch).results(found)
    assert [result if result == "known" else "page" for _, result in steps] == ["page", "known", "page"]
    assert asked == [found[0].item.url, found[2].item.url]


def test_what_lies_here_is_read_in_the_callers_thread_and_not_far_ahead(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Acme buys Beta.")
    folder = open_source(str(tmp_path), http=NO_WEB)
    taken = 0

    def listing() -> Iterator[Found]:
        nonlocal taken
        for number in range(2_000):
            taken += 1
            yield Found(folder, Item(f"file:///{number}.txt"))

    def fetch(found: Found) -> Page:
        assert threading.current_thread() is threading.main_thread()
        return page(found)

    for count, (found, _) in enumerate(Lanes(lambda each: (each, each), fetch).results(listing())):
        assert found.item.url == f"file:///{count}.txt"
        assert taken <= count + lanes.WAITING_HERE + lanes.PAGES_AHEAD + 1


def test_an_error_that_concerns_the_run_is_raised() -> None:
    def fetch(found: Found) -> Page:
        raise MemoryError("no room")

    with pytest.raises(MemoryError, match="no room"):
        all_of_steps = Lanes(lambda found: (found, found), fetch).results(on("a.example", 2))
        list(all_of_steps)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://News.Example/a", "news.example"),
        ("http://news.example:8080/a", "news.example:8080"),
        ("http://user:secret@news.example/a", "news.example"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_a_lane_is_a_host_with_its_port(url: str, host: str) -> None:
    assert host_of(Found(FEED, Item(url))) == host
    assert host_of(Found(FEED, Item(url, text="It came with its listing."))) == ""


def test_the_order_of_turns_is_that_of_the_listing() -> None:
    found = [each for pair in zip(on("b.example", 5), on("a.example", 5), strict=True) for each in pair]
    names = all_of(Web(), *found)
    assert names == [name for number in range(5) for name in (f"b{number}", f"a{number}")]
    assert all(one[0] != other[0] for one, other in pairwise(names))
