"""Conditional requests, and what is remembered between runs."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from flows.http import HttpClient
from flows.http_cache import HttpCache, StoredResponse
from tests.flows.hostile_site import PAGE, Site, serve


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as site:
        yield site


def response(content: bytes) -> StoredResponse:
    return StoredResponse(content, '"v1"', None, "text/html", None)


def test_a_page_is_asked_for_only_if_it_changed(site: Site, tmp_path: Path) -> None:
    pages = []
    for _ in range(2):
        client = HttpClient(allow_loopback=True, cache=HttpCache(tmp_path / "http.db"))
        pages.append(client.get(site.url("tagged")))
    first, second = site.asked("tagged")
    assert "If-None-Match" not in first
    assert (second["If-None-Match"], second["If-Modified-Since"]) == ('"v1"', "Mon, 12 Jan 2026 09:00:00 GMT")
    assert len(site.asked("robots.txt")) == 1
    before, after = pages
    assert after.content == PAGE and after.fetched_at > before.fetched_at
    assert (after.content_type, after.encoding) == (before.content_type, before.encoding) == ("text/html", "utf-8")


def test_other_headers_are_another_page(site: Site, tmp_path: Path) -> None:
    client = HttpClient(allow_loopback=True, cache=HttpCache(tmp_path / "http.db"))
    client.get(site.url("tagged"))
    client.for_source(site.base, {"Authorization": "Bearer 4711"}).get(site.url("tagged"))
    assert all("If-None-Match" not in headers for headers in site.asked("tagged"))
    assert b"4711" not in (tmp_path / "http.db").read_bytes()


@pytest.mark.parametrize("path", ["page", "private-tagged"])
def test_what_has_no_tag_or_is_not_to_be_stored_is_not_kept(site: Site, tmp_path: Path, path: str) -> None:
    client = HttpClient(allow_loopback=True, cache=HttpCache(tmp_path / "http.db"))
    for _ in range(2):
        client.get(site.url(path))
    assert all("If-None-Match" not in headers for headers in site.asked(path))


def test_the_least_recently_used_pages_make_room(tmp_path: Path) -> None:
    cache = HttpCache(tmp_path / "http.db", max_bytes=10_000)
    noise = [Random(number).randbytes(2_000) for number in range(12)]  # does not compress
    for number, content in enumerate(noise):
        cache.keep_response(str(number), response(content))
        cache.response("0")
        time.sleep(0.002)
    kept = [number for number in range(12) if cache.response(str(number))]
    assert 0 in kept and 11 in kept and 1 not in kept
    cache.keep_response("huge", response(b"".join(noise) * 40))
    assert cache.response("0") == response(noise[0])


def test_without_a_file_no_pages_are_kept() -> None:
    cache = HttpCache()
    cache.keep_response("a", response(PAGE))
    assert cache.response("a") is None


def test_moments_are_booked_one_after_another_by_all_threads_and_processes(tmp_path: Path) -> None:
    caches = [HttpCache(tmp_path / "http.db") for _ in range(2)]
    with ThreadPoolExecutor(8) as threads:
        moments = sorted(threads.map(lambda number: caches[number % 2].book("a.example", 0.5), range(20)))
    assert all(later - earlier >= 0.49 for earlier, later in pairwise(moments))
    assert caches[0].book("b.example", 0.5) <= time.time()


def test_a_block_ends_at_the_latest_moment_that_was_named() -> None:
    cache = HttpCache()
    cache.block("a.example", time.time() + 100)
    cache.block("a.example", time.time() + 50)
    assert cache.blocked_until("a.example") > time.time() + 90
    assert cache.blocked_until("b.example") == 0


@pytest.mark.parametrize("content", [b"not a database" * 100, None])
def test_a_file_that_cannot_be_used_is_done_without(
    site: Site, tmp_path: Path, caplog: pytest.LogCaptureFixture, content: bytes | None
) -> None:
    path = tmp_path / "http.db"
    if content:
        path.write_bytes(content)
    else:
        path.mkdir()
    with caplog.at_level(logging.WARNING):
        assert HttpClient(allow_loopback=True, cache=HttpCache(path)).get(site.url("tagged")).content == PAGE
    assert "cannot be used" in caplog.text


def test_a_damaged_page_is_fetched_anew(site: Site, tmp_path: Path) -> None:
    cache = HttpCache(tmp_path / "http.db")
    client = HttpClient(allow_loopback=True, cache=cache)
    client.get(site.url("tagged"))
    cache._database.execute("update responses set body = x'00'")
    assert client.get(site.url("tagged")).content == PAGE
    assert "If-None-Match" not in site.asked("tagged")[-1]
