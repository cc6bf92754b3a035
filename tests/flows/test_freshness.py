"""A feed that its server calls fresh is not asked for again: for how long, and what is asked all the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from flows.freshness import LONGEST_FRESH, fresh_seconds, http_moment, is_worth_keeping
from flows.http import HttpClient
from flows.http_cache import HttpCache
from flows.settings import load_settings
from flows.source_run import SourceRun
from flows.sources import Source, open_source
from flows.state import SourceCursor
from schemas import Failure
from tests.flows.hostile_site import Site, serve

NOON = datetime(2026, 1, 12, 12, 0, tzinfo=UTC)
DATE = "Mon, 12 Jan 2026 12:00:00 GMT"
LATER = "Mon, 12 Jan 2026 12:15:00 GMT"
FEED = b"<rss version='2.0'><channel><item><title>Acme</title><link>/1</link></item></channel></rss>"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Cache-Control": "max-age=900"}, 900),
        ({"Cache-Control": "public, Max-Age=900, must-revalidate"}, 900),
        ({"Cache-Control": 'max-age="900"'}, 900),
        ({"Cache-Control": "private, max-age=900"}, 900),
        ({"Cache-Control": "max-age=900", "Age": "600", "Date": DATE}, 300),
        ({"Cache-Control": "max-age=900", "Age": "1000"}, 0),
        ({"Cache-Control": "max-age=900", "Date": "Mon, 12 Jan 2026 11:50:00 GMT"}, 300),
        ({"Cache-Control": "max-age=900", "Date": "Mon, 12 Jan 2026 13:00:00 GMT"}, 900),
        ({"Expires": LATER, "Date": DATE}, 900),
        ({"Cache-Control": "max-age=60", "Expires": LATER, "Date": DATE}, 60),
        ({"Cache-Control": "max-age=60, max-age=9000"}, 60),
    ],
)
def test_how_long_an_answer_is_fresh(headers: dict[str, str], seconds: float) -> None:
    assert fresh_seconds(httpx.Headers(headers), NOON) == seconds


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Last-Modified": "Mon, 12 Jan 2015 12:00:00 GMT", "Date": DATE},
        {"Cache-Control": "no-cache, max-age=900"},
        {"Cache-Control": 'no-cache="Set-Cookie", max-age=900'},
        {"Cache-Control": "no-store, max-age=900"},
        {"Cache-Control": "max-age=0, must-revalidate"},
        {"Cache-Control": "max-age=-5"},
        {"Cache-Control": "max-age=soon"},
        {"Cache-Control": "max-age=9.5"},
        {"Cache-Control": "max-age"},
        {"Cache-Control": "s-maxage=900"},
        {"Cache-Control": "max-age=0", "Expires": LATER, "Date": DATE},
        {"Cache-Control": "max-age=900", "Vary": "*"},
        {"Cache-Control": "foo=\"max-age=900"},
        {"Expires": "0", "Date": DATE},
        {"Expires": "-1", "Date": DATE},
        {"Expires": LATER},
        {"Expires": DATE, "Date": LATER},
        {"Cache-Control": "max-age=900", "Date": "Mon, 12 Jan 2015 12:00:00 GMT"},
    ],
)  # fmt: skip
def test_what_is_asked_again_at_once(headers: dict[str, str]) -> None:
    assert fresh_seconds(httpx.Headers(headers), NOON) == 0


def test_numbers_and_dates_without_end_do_no_harm() -> None:
    assert fresh_seconds(httpx.Headers({"Cache-Control": "max-age=" + "9" * 5_000}), NOON) > LONGEST_FRESH
    assert fresh_seconds(httpx.Headers({"Cache-Control": "," * 50_000 + "a" * 50_000}), NOON) == 0
    assert http_moment("Mon, 12 Jan 99999 12:00:00 GMT") is None


@pytest.mark.parametrize(
    ("headers", "seconds", "is_kept"),
    [
        ({"ETag": '"v1"'}, 0, True),
        ({"Last-Modified": DATE}, 0, True),
        ({}, 600, True),
        ({}, 0, False),
        ({"ETag": '"v1"', "Cache-Control": "private, No-Store"}, 600, False),
        ({"ETag": '"v1"', "Cache-Control": 'private="no-store"'}, 0, True),
    ],
)
def test_what_is_kept(headers: dict[str, str], seconds: float, is_kept: bool) -> None:
    assert is_worth_keeping(httpx.Headers(headers), seconds) == is_kept


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as site:
        site.feed = FEED
        yield site


def client(folder: Path, **options: float) -> HttpClient:
    return HttpClient(allow_loopback=True, cache=HttpCache(folder / "http.db"), **options)  # type: ignore[arg-type]


def listed(site: Site, http: HttpClient, *, refresh: bool = False, cursor: SourceCursor | None = None) -> list[str]:
    run = SourceRun(_source(site, http), cursor, refresh=refresh)
    return [entry.message if isinstance(entry, Failure) else entry.item.url for entry in run.attempt()]


def _source(site: Site, http: HttpClient) -> Source:
    return open_source(site.url("feed"), http=http)


def test_a_feed_that_is_fresh_is_not_asked_for_again(site: Site, tmp_path: Path) -> None:
    site.feed_headers = {"Cache-Control": "max-age=600"}
    for _ in range(3):
        assert listed(site, client(tmp_path)) == [site.url("1")]  # as after a run that was killed: nothing is lost
    assert len(site.asked("feed")) == 1


def test_one_that_was_read_to_its_end_lists_nothing_while_it_is_fresh(site: Site, tmp_path: Path) -> None:
    site.feed_headers = {"Cache-Control": "max-age=600", "ETag": '"v1"'}
    http = client(tmp_path)
    run = SourceRun(_source(site, http), None)
    assert len(run.attempt()) == 1
    assert listed(site, http, cursor=run.cursor()) == []
    assert len(site.asked("feed")) == 1


@pytest.mark.parametrize("control", ["no-cache, max-age=600", "no-store, max-age=600", "must-revalidate", "max-age=0"])
def test_one_that_is_not_is(site: Site, tmp_path: Path, control: str) -> None:
    site.feed_headers = {"Cache-Control": control, "ETag": '"v1"'}
    for _ in range(2):
        listed(site, client(tmp_path))
    second = site.asked("feed")[1]
    assert ("If-None-Match" in second) == ("no-store" not in control)


def test_an_answer_that_nothing_has_changed_makes_it_fresh_again(site: Site, tmp_path: Path) -> None:
    site.feed_headers = {"Cache-Control": "max-age=600", "ETag": '"v1"'}
    listed(site, client(tmp_path))
    stale(tmp_path)
    for _ in range(2):
        assert listed(site, client(tmp_path)) == [site.url("1")]
    assert ["If-None-Match" in headers for headers in site.asked("feed")] == [False, True]


def test_what_is_stale_is_never_used_though_its_server_is_away(site: Site, tmp_path: Path) -> None:
    site.feed_headers = {"Cache-Control": "max-age=600, stale-if-error=86400", "ETag": '"v1"'}
    listed(site, client(tmp_path))
    stale(tmp_path)
    site.feed_headers = {"Cache-Control": "max-age=600", "ETag": '"v2"'}
    site.feed = FEED.replace(b"/1", b"/2")
    assert listed(site, client(tmp_path)) == [site.url("2")]


def test_a_user_can_ask_all_the_same(site: Site, tmp_path: Path) -> None:
    site.feed_headers = {"Cache-Control": "max-age=600", "ETag": '"v1"'}
    listed(site, client(tmp_path))
    listed(site, client(tmp_path), refresh=True)  # factwire ingest --refresh
    listed(site, client(tmp_path, longest_fresh=0))  # FACTWIRE_LONGEST_FRESH=0
    assert len(site.asked("feed")) == 3
    assert load_settings({"FACTWIRE_LONGEST_FRESH": "0"}).longest_fresh == 0


def test_what_was_asked_for_all_the_same_is_what_holds_from_then_on(site: Site, tmp_path: Path) -> None:
    for control, asked in (("max-age=600", 2), ("no-store", 3)):
        site.feed, site.feed_headers = FEED, {"Cache-Control": "max-age=600"}
        folder = tmp_path / control
        listed(site, client(folder))
        site.feed, site.feed_headers = FEED.replace(b"/1", b"/2"), {"Cache-Control": control}
        for refresh in (True, False):
            assert listed(site, client(folder), refresh=refresh) == [site.url("2")]
        assert len(site.asked("feed")) == asked
        site.requests.clear()


def test_a_day_is_too_long_for_a_feed(site: Site, tmp_path: Path) -> None:
    site.feed_headers = {"Cache-Control": "max-age=86400"}
    listed(site, client(tmp_path))
    with sqlite3.connect(tmp_path / "http.db") as database:
        ((left,),) = database.execute("select fresh_until - strftime('%s', 'now') from responses").fetchall()
    assert LONGEST_FRESH - 30 < left <= LONGEST_FRESH + 1


def test_pages_are_asked_for_whenever_there_is_a_reason_to(site: Site, tmp_path: Path) -> None:
    """Only what was edited, failed or is to be looked at again comes so far."""
    site.feed_headers = {"Cache-Control": "max-age=600", "ETag": '"v1"'}
    for _ in range(2):
        client(tmp_path).get(site.url("feed"))
    assert len(site.asked("feed")) == 2


def stale(folder: Path) -> None:
    with sqlite3.connect(folder / "http.db") as database:
        database.execute("update responses set fresh_until = fresh_until - 3600")
