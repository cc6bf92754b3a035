"""How often a host is asked: gaps, places, moments that it names; and another attempt at the right time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest

from flows.http import HttpClient, TemporarySourceError
from flows.http_cache import HttpCache
from flows.politeness import LONGEST_BLOCK, Politeness, retry_after
from flows.retrying import with_retries
from tests.flows.hostile_site import PAGE, Site, serve


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as site:
        yield site


def gaps(site: Site) -> list[float]:
    moments = [moment for moment, path, _ in site.requests if path != "/robots.txt"]
    return [later - earlier for earlier, later in pairwise(moments)]


def test_the_crawl_delay_of_a_robots_txt_holds_across_threads_and_clients(site: Site, tmp_path: Path) -> None:
    site.robots = 200, b"User-agent: *\nCrawl-delay: 0.2"
    clients = [HttpClient(allow_loopback=True, cache=HttpCache(tmp_path / "http.db")) for _ in range(2)]
    with ThreadPoolExecutor(6) as threads:
        list(threads.map(lambda number: clients[number % 2].get(site.url("page")), range(6)))
    assert len(gaps(site)) == 5 and min(gaps(site)) > 0.1


def test_a_host_is_asked_by_a_few_at_a_time() -> None:
    politeness, inside, most = Politeness(HttpCache(), at_once=2), [], []

    def ask(number: int) -> None:
        with politeness.turn("news.example", gap=0):
            inside.append(number)
            most.append(len(inside))
            time.sleep(0.01)
            inside.remove(number)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(ask, range(12)))
    assert max(most) == 2


def test_a_gap_is_kept_where_nobody_asks_for_one() -> None:
    politeness = Politeness(HttpCache())
    started = time.monotonic()
    for host in ("a.example", "a.example", "b.example", "a.example"):
        with politeness.turn(host, gap=0.1):
            pass
    assert 0.2 <= time.monotonic() - started < 0.4


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "120"}, 120),
        ({"retry-after": "0"}, 0),
        ({"retry-after": "99999999999999999999999"}, LONGEST_BLOCK),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-5"}, None),
        # By the server's own clock.
        ({"retry-after": "Mon, 12 Jan 2026 09:02:00 GMT", "date": "Mon, 12 Jan 2026 09:00:00 GMT"}, 120),
        ({"retry-after": "Mon, 12 Jan 2026 09:00:00 GMT", "date": "Mon, 12 Jan 2026 09:02:00 GMT"}, 0),
        ({"retry-after": "Mon, 12 Jan 9999 09:00:00 GMT"}, LONGEST_BLOCK),
        ({"retry-after": "Mon, 99 Jan 2026 09:00:00 GMT"}, None),
    ],
)
def test_how_long_a_server_wants_to_be_left_alone(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers) == seconds


@pytest.mark.parametrize(("path", "status", "seconds"), [("busy", "HTTP 503", 300), ("too-many", "HTTP 429", 600)])
def test_a_host_that_named_a_moment_is_not_asked_before(site: Site, path: str, status: str, seconds: int) -> None:
    cache = HttpCache()
    with pytest.raises(TemporarySourceError, match=rf"{status} .*, not to be asked before 20\d\d-.* UTC") as caught:
        HttpClient(allow_loopback=True, cache=cache).get(site.url(path))
    assert caught.value.retry_after == seconds
    with pytest.raises(TemporarySourceError, match=r"not asked: .* does not want to be asked before 20") as caught:
        HttpClient(allow_loopback=True, cache=cache).get(site.url("page"))
    assert caught.value.retry_after is not None and abs(caught.value.retry_after - seconds) < 5
    assert site.asked("page") == []
    assert HttpClient(allow_loopback=True).get(site.url("page")).content == PAGE


class Flaky:
    """Fails with the given errors before it answers."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.calls = 0
        self.waits: list[float] = []

    def __call__(self) -> str:
        self.calls += 1
        if self.errors:
            raise self.errors.pop(0)
        return "page"


def test_another_attempt_comes_after_a_spread_wait_or_when_the_server_says() -> None:
    flaky = Flaky(TemporarySourceError("timed out"), TemporarySourceError("HTTP 429", retry_after=7))
    assert with_retries(flaky, flaky.waits.append) == "page"
    assert 0.5 <= flaky.waits[0] <= 2 and flaky.waits[1] == 7


@pytest.mark.parametrize(
    ("error", "calls"),
    [
        (TemporarySourceError("timed out"), 3),
        (TemporarySourceError("HTTP 503", retry_after=3_600), 1),
        (ValueError("a bug"), 1),
    ],
)
def test_what_fails_again_or_asks_for_long_is_left_to_the_next_run(error: Exception, calls: int) -> None:
    flaky = Flaky(*[error] * 5)
    with pytest.raises(type(error), match=str(error)):
        with_retries(flaky, flaky.waits.append)
    assert flaky.calls == calls


def test_a_host_that_never_answers_is_left_alone_after_a_while(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.politeness.SILENCES", 3)
    client = HttpClient(allow_loopback=True, max_seconds=0.2)
    for _ in range(3):
        with pytest.raises(TemporarySourceError, match="timed out"):
            client.get(site.url("drip"))
    with pytest.raises(TemporarySourceError, match=r"not asked: 127\.0\.0\.1:\d+ has not answered 3 times in a row"):
        client.get(site.url("page"))
    monkeypatch.setattr("flows.politeness.SILENCE_SECONDS", 0)
    assert client.get(site.url("page")).content == PAGE
    monkeypatch.undo()
    assert client.get(site.url("page")).content == PAGE  # it has answered: all is forgotten
