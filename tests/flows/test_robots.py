"""robots.txt: what it forbids, what its absence and its unavailability mean."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.http import HttpClient, TemporarySourceError
from flows.http_cache import HttpCache
from flows.robots import ASK_AGAIN_SECONDS, FRESH_SECONDS, MAX_ROBOTS_BYTES, Robots, product_token, read_robots
from schemas import SourceError
from tests.flows.hostile_site import PAGE, Site, serve

ORIGIN = "https://news.example"


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as site:
        yield site


@pytest.fixture
def client() -> HttpClient:
    return HttpClient(allow_loopback=True, max_seconds=1.0)


@pytest.mark.parametrize(
    ("rules", "path", "is_allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /a", "/a/b", False),
        ("User-agent: *\nDisallow: /a", "/b", True),
        # The longest rule wins, and of equals the one that allows.
        ("User-agent: *\nDisallow: /\nAllow: /news/", "/news/1", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?b", True),
        ("User-agent: *\nDisallow: /*?print=", "/a?print=1", False),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/caf%c3%a9", False),
        # A group of our own is the only one that counts; groups of the same name are one.
        ("User-agent: *\nDisallow: /\n\nUser-agent: FactWire\nDisallow: /b", "/a", True),
        ("User-agent: factwire\nDisallow: /a\n\nUser-agent: Factwire/2\nDisallow: /b", "/b", False),
        ("User-agent: other\nUser-agent: factwire\nDisallow: /a", "/a", False),
        # Not us.
        ("User-agent: fact\nDisallow: /", "/a", True),
        ("User-agent: factwire-images\nDisallow: /", "/a", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        # Badly written.
        ("\ufeffuser-agent:*\r\ndisallow:/a # not here\r\n", "/a", False),
        ("Disallow: /", "/a", True),
        ("<html><body>Not found</body></html>", "/a", True),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
    ],
)
def test_who_may_fetch_what(rules: str, path: str, is_allowed: bool) -> None:
    assert read_robots(rules.encode(), "factwire").can_fetch(path, "factwire") is is_allowed


@given(st.binary(max_size=400), st.text(max_size=30))
@settings(max_examples=60, deadline=None)
def test_no_robots_txt_makes_it_crash(content: bytes, path: str) -> None:
    rules = read_robots(b"User-agent: *\nDisallow: /" + content, "factwire")
    rules.can_fetch("/" + path.encode("ascii", "replace").decode(), "factwire")


def test_a_huge_one_counts_to_its_500th_kilobyte_and_costs_little() -> None:
    started = time.monotonic()
    agents = b"".join(b"User-agent: bot%d\n" % number for number in range(12_000))
    rules = b"User-agent: *\nDisallow: /early\n" + agents + b"Disallow: /a*b*c*d\n" * 100_000
    found = read_robots(rules + b"User-agent: *\nDisallow: /late\n", "factwire")
    assert len(rules) > MAX_ROBOTS_BYTES
    assert not found.can_fetch("/early", "factwire") and found.can_fetch("/late", "factwire")
    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    ("user_agent", "token"),
    [("factwire/0.3.0 (news reader)", "factwire"), ("Acme-Bot (+https://acme.example)", "acme-bot"), (" ", "factwire")],
)
def test_the_name_that_counts_is_the_products(user_agent: str, token: str) -> None:
    assert product_token(user_agent) == token


def test_what_is_forbidden_is_not_asked_for(site: Site, client: HttpClient) -> None:
    site.robots = 200, b"User-agent: *\nDisallow: /page"
    with pytest.raises(SourceError, match=r"refused: robots\.txt disallows it"):
        client.get(site.url("page"))
    with pytest.raises(SourceError, match=r"robots\.txt disallows it"):  # a redirect is no way around it
        client.get(site.url("moved"))
    assert client.get(site.url("gzip")).content == PAGE
    assert site.asked("page") == [] and len(site.asked("robots.txt")) == 1
    assert client.for_source(None, {}, heeds_robots=False).get(site.url("page")).content == PAGE


@pytest.mark.parametrize("answer", [(404, b""), (401, b""), (403, b""), (302, b"/loop"), (200, b"\x00\xff garbage")])
def test_where_there_is_none_all_is_allowed(site: Site, client: HttpClient, answer: tuple[int, bytes]) -> None:
    site.robots = answer
    assert client.get(site.url("page")).content == PAGE


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((500, b""), r"its robots\.txt cannot be had: HTTP 500"),
        ((503, b""), r"its robots\.txt cannot be had: HTTP 503"),
        ((429, b""), r"its robots\.txt cannot be had: HTTP 429"),
        ((0, b""), r"its robots\.txt cannot be had: timed out"),
    ],
)
def test_where_it_cannot_be_had_nothing_is_allowed(site: Site, answer: tuple[int, bytes], reason: str) -> None:
    client = HttpClient(allow_loopback=True, max_seconds=0.3)
    site.robots = answer
    for _ in range(2):
        with pytest.raises(TemporarySourceError, match=reason):
            client.get(site.url("page"))
    assert len(site.asked("robots.txt")) == 1 and site.asked("page") == []


def test_one_that_leads_to_a_private_network_is_refused(site: Site, client: HttpClient) -> None:
    site.robots = 302, b"http://10.0.0.1/robots.txt"
    with pytest.raises(SourceError, match="refused: private address"):
        client.get(site.url("page"))


def test_an_oversized_one_is_read_to_its_limit(site: Site, client: HttpClient) -> None:
    site.robots = 200, b"User-agent: *\nDisallow: /page\n" + b"Disallow: /" + b"a" * 20_000_000
    with pytest.raises(SourceError, match="disallows"):
        client.get(site.url("page"))
    assert client.get(site.url("gzip")).content == PAGE


def test_an_old_copy_counts_while_the_host_is_out_of_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    cache, now = HttpCache(), time.time()
    Robots("factwire", cache).crawl_delay(ORIGIN, "/b", lambda url: b"User-agent: *\nDisallow: /a\nCrawl-delay: 7")

    def unreachable(url: str) -> bytes:
        raise TemporarySourceError("HTTP 503")

    monkeypatch.setattr("flows.robots.time.time", lambda: now + FRESH_SECONDS / 2)
    assert Robots("factwire", cache).crawl_delay(ORIGIN, "/b", unreachable) == 7  # fresh: not asked
    monkeypatch.setattr("flows.robots.time.time", lambda: now + 2 * FRESH_SECONDS)
    later = Robots("factwire", cache)
    assert later.crawl_delay(ORIGIN, "/b", unreachable) == 7
    with pytest.raises(SourceError, match="disallows"):
        later.crawl_delay(ORIGIN, "/a", unreachable)
    assert Robots("factwire", cache).crawl_delay(ORIGIN, "/a", lambda url: None) == 0  # asked again, and gone


def test_one_that_could_not_be_had_is_asked_for_again_after_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    robots, answers = Robots("factwire", HttpCache()), iter([TemporarySourceError("HTTP 500"), None])

    def fetch(url: str) -> bytes | None:
        answer = next(answers)
        if answer:
            raise answer
        return None

    with pytest.raises(TemporarySourceError):
        robots.crawl_delay(ORIGIN, "/a", fetch)
    now = time.monotonic()
    monkeypatch.setattr("flows.robots.time.monotonic", lambda: now + ASK_AGAIN_SECONDS + 1)
    assert robots.crawl_delay(ORIGIN, "/a", fetch) == 0
