"""The one way out to the network: what is fetched, and what is refused, cut off or given up."""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Iterator

import pytest

from flows.addresses import literal_address, refusal
from flows.http import HttpClient, TemporarySourceError
from schemas import SourceError
from tests.flows.hostile_site import PAGE, Site, serve


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve() as site:
        yield site


@pytest.fixture
def client() -> HttpClient:
    return HttpClient(allow_loopback=True, max_seconds=1.0)


def test_a_page_comes_with_what_the_server_declared(site: Site, client: HttpClient) -> None:
    page = client.get(site.url("page"))
    assert (page.content, page.content_type, page.encoding) == (PAGE, "text/html", "iso-8859-1")
    assert page.fetched_at.utcoffset() is not None


def test_a_redirect_keeps_the_url_that_was_asked_for(site: Site, client: HttpClient) -> None:
    page = client.get(site.url("moved"))
    assert (page.url, page.final_url, page.content) == (site.url("moved"), site.url("page"), PAGE)


@pytest.mark.parametrize(
    "path", ["gzip", "deflate", "raw-deflate", "brotli", "zstd", "two-zstd-frames", "two-gzip-members"]
)
def test_compressed_pages_are_inflated(site: Site, client: HttpClient, path: str) -> None:
    assert client.get(site.url(path)).content == PAGE


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("nowhere", "HTTP 404 Not Found"),
        ("unasked-304", "HTTP 304 Not Modified"),
        ("loop", "more than 5 redirects"),
        ("self", "more than 5 redirects"),
        ("to-file", "refused: only http and https are fetched, not file"),
        ("to-gopher", "refused: only http and https are fetched, not gopher"),
        ("to-script", "refused: only http and https are fetched, not javascript"),
        ("to-data", "refused: only http and https are fetched, not data"),
        ("to-router", "refused: private address 192.168.0.1"),
        ("to-metadata", "refused: private address 169.254.169.254"),
        ("to-mapped", "refused: private address 10.0.0.1"),
        ("to-decimal", "refused: private address 10.0.0.1"),
        ("to-nowhere", "is not a usable URL"),
        ("lzw", "uses the content encoding 'compress', which was not asked for"),
        *((f"half-{name}", "its compressed data ends early") for name in ("gzip", "deflate", "brotli", "zstd")),
        *((f"not-{name}", "its compressed data is broken") for name in ("gzip", "brotli", "zstd")),
        *((f"{name}-bomb", "larger than 10 MB") for name in ("gzip", "deflate", "brotli", "zstd")),
        ("zstd-wide", "its compressed data is broken .*too much memory"),
        ("announced", "larger than 10 MB"),
        ("endless", "larger than 10 MB"),
    ],
)
def test_what_cannot_be_had_says_why(site: Site, client: HttpClient, path: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason) as caught:
        client.get(site.url(path))
    assert not isinstance(caught.value, TemporarySourceError)
    assert caught.value.concerns == site.url(path)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("cut-off", "the connection broke"),
        ("no-http", "the connection broke"),
        ("endless-headers", "the connection broke"),
        ("broken", "HTTP 500"),
        ("drip", "timed out after 0.3 s"),
        ("drip-headers", "timed out after 0.3 s"),
        ("silence", "timed out after 0.3 s"),
        ("continue", "timed out after 0.3 s"),
    ],
)
def test_what_may_succeed_later_says_so_in_time(site: Site, path: str, reason: str) -> None:
    client = HttpClient(allow_loopback=True, max_seconds=0.3)
    started = time.monotonic()
    with pytest.raises(TemporarySourceError, match=reason):
        client.get(site.url(path))
    assert time.monotonic() - started < 2


def test_headers_of_a_source_go_to_its_host_only(site: Site, client: HttpClient) -> None:
    with_headers = client.for_source(site.url("feed"), {"Authorization": "Bearer 4711"})
    with_headers.get(site.url("page?mine"))
    assert site.asked("page?mine")[0]["Authorization"] == "Bearer 4711"
    with_headers.for_source("http://elsewhere.example/", {"Authorization": "Bearer 4711"}).get(site.url("page?other"))
    assert "Authorization" not in site.asked("page?other")[0]
    client.get(site.url("page?without"))
    assert "Authorization" not in site.asked("page?without")[0]


def test_an_endless_url_is_refused(site: Site, client: HttpClient) -> None:
    with pytest.raises(SourceError, match="more than 8,000 characters"):
        client.get(site.url("page?" + "a" * 9_000))


def test_proxies_of_the_environment_are_not_used(
    site: Site, client: HttpClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9/")
    assert client.get(site.url("page")).content == PAGE


def test_a_proxy_that_is_set_is_used_and_not_asked_for_private_addresses(site: Site) -> None:
    client = HttpClient(proxy=site.base, heeds_robots=False, gap_seconds=0)
    with pytest.raises(SourceError, match="HTTP 404"):  # the server is no proxy, but it was asked
        client.get("http://news.example.org/a")
    assert site.asked("") == [] and any(path.startswith("http://news.example.org") for _, path, _ in site.requests)
    with pytest.raises(SourceError, match=r"refused: private address 10\.0\.0\.1"):
        client.get("http://0x0a000001/")


def test_nobody_listens(client: HttpClient) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        with pytest.raises(TemporarySourceError, match="could not connect"):
            client.get(f"http://127.0.0.1:{unused.getsockname()[1]}/")


@pytest.mark.parametrize(
    "url",
    ["ftp://example.org/a", "file:///etc/passwd", "javascript:alert(1)", "gopher://example.org", "example.org/a", ""],
)
def test_only_http_and_https_are_fetched(url: str) -> None:
    with pytest.raises(SourceError, match="refused: only http and https"):
        HttpClient().get(url)


@pytest.mark.parametrize(
    "url", ["http://", "http://[::1", "https://exa mple.org:99999/", "http://a:b:c/", "http://\x00/"]
)
def test_what_is_no_url_is_an_error_not_a_crash(url: str) -> None:
    with pytest.raises(SourceError):
        HttpClient().get(url)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.1", "127.1", "[::1]", "[::ffff:127.0.0.1]"]
)
def test_loopback_is_refused_under_all_its_names(host: str, site: Site) -> None:
    with pytest.raises(SourceError, match="refused: loopback address"):
        HttpClient().get(f"http://{host}:{site.server_port}/page")


def test_a_public_name_with_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("93.184.215.14", "10.0.0.7")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    with pytest.raises(SourceError, match=r"refused: private address 10\.0\.0\.7"):
        HttpClient().get("http://feeds.example.org/")


def test_the_address_that_was_checked_is_the_one_connected_to(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    resolve = socket.getaddrinfo

    def rebinding(host: str, *args: object, **kwargs: object) -> object:
        asked.append(host)
        return resolve("127.0.0.1", *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    client = HttpClient(allow_loopback=True, heeds_robots=False, gap_seconds=0)
    client.get(site.url("page").replace("127.0.0.1", "news.example.org"))
    assert asked.count("news.example.org") == 1


@pytest.mark.parametrize(
    "address",
    [
        *("10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1"),
        *("fe80::1", "fc00::1", "fec0::1", "ff02::1", "::", "2001:db8::1", "2001::1", "2002:7f00:1::", "::127.0.0.1"),
        *("64:ff9b::a9fe:a9fe", "::ffff:10.0.0.1"),
    ],
)
def test_private_and_disguised_addresses_are_refused(address: str) -> None:
    assert refusal(ipaddress.ip_address(address)) is not None


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07::1", "64:ff9b::5db8:d70e", "::ffff:8.8.8.8"])
def test_public_addresses_are_allowed(address: str) -> None:
    assert refusal(ipaddress.ip_address(address)) is None


def test_loopback_and_private_addresses_are_allowed_where_asked_for() -> None:
    assert refusal(ipaddress.ip_address("127.0.0.1"), allow_loopback=True) is None
    assert refusal(ipaddress.ip_address("10.0.0.1"), allow_loopback=True) is not None
    assert refusal(ipaddress.ip_address("10.0.0.1"), allow_private=True) is None


@pytest.mark.parametrize(
    ("host", "address"),
    [("127.1", "127.0.0.1"), ("0x7f000001", "127.0.0.1"), ("0177.0.0.1", "127.0.0.1"), ("2130706433", "127.0.0.1")],
)
def test_an_address_is_known_in_all_its_forms(host: str, address: str) -> None:
    assert literal_address(host) == ipaddress.ip_address(address)
    assert literal_address("127.example.org") is None
