"""The one way out to the network: what is fetched, and what is refused, cut off or given up."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from flows.addresses import refusal
from flows.http import HttpClient, TemporarySourceError
from schemas import SourceError

PAGE = b"<html><body><p>Acme buys Beta.</p></body></html>"
BOMB = gzip.compress(bytes(60_000_000))


class Site(BaseHTTPRequestHandler):
    """Answers each path as its name says."""

    def do_GET(self) -> None:
        answer = getattr(self, f"answer_{self.path.strip('/').replace('-', '_').partition('/')[0]}", None)
        with suppress(OSError):  # the client hung up
            answer() if answer else self.send(404, b"not here")

    def send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def answer_page(self) -> None:
        self.send(200, PAGE, Content_Type="text/HTML; charset=ISO-8859-1", Content_Length=str(len(PAGE)))

    def answer_moved(self) -> None:
        self.send(301, b"", Location="/page")

    def answer_loop(self) -> None:
        self.send(302, b"", Location=f"/loop/{time.monotonic_ns()}")

    def answer_to_file(self) -> None:
        self.send(302, b"", Location="file:///etc/passwd")

    def answer_to_router(self) -> None:
        self.send(302, b"", Location="http://192.168.0.1/admin")

    def answer_busy(self) -> None:
        self.send(503, b"", Retry_After="30")

    def answer_gzip(self) -> None:
        self.send(200, gzip.compress(PAGE), Content_Encoding="gzip")

    def answer_deflate(self) -> None:
        self.send(200, zlib.compress(PAGE), Content_Encoding="deflate")

    def answer_raw_deflate(self) -> None:
        self.send(200, zlib.compress(PAGE)[2:-4], Content_Encoding="deflate")

    def answer_half_gzip(self) -> None:
        self.send(200, gzip.compress(PAGE)[:-20], Content_Encoding="gzip")

    def answer_not_gzip(self) -> None:
        self.send(200, PAGE, Content_Encoding="gzip")

    def answer_brotli(self) -> None:
        self.send(200, PAGE, Content_Encoding="br")

    def answer_bomb(self) -> None:
        self.send(200, BOMB, Content_Encoding="gzip")

    def answer_announced(self) -> None:
        self.send(200, b"", Content_Length="99999999")

    def answer_endless(self) -> None:
        self.send(200, b"")
        while True:
            self.wfile.write(bytes(1_000_000))

    def answer_cut_off(self) -> None:
        self.send(200, b"half", Content_Length="1000")

    def answer_drip(self) -> None:
        self.send(200, b"")
        self.drip()

    def answer_drip_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        self.drip()

    def drip(self) -> None:
        while True:
            self.wfile.write(b"a")
            self.wfile.flush()
            time.sleep(0.05)

    def log_message(self, format: str, *args: object) -> None:
        """Silent."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def client() -> HttpClient:
    return HttpClient(allow_loopback=True, max_seconds=1.0)


def test_a_page_comes_with_what_the_server_declared(site: str, client: HttpClient) -> None:
    page = client.get(f"{site}/page")
    assert (page.content, page.content_type, page.encoding) == (PAGE, "text/html", "iso-8859-1")
    assert page.fetched_at.utcoffset() is not None


def test_a_redirect_keeps_the_url_that_was_asked_for(site: str, client: HttpClient) -> None:
    page = client.get(f"{site}/moved")
    assert (page.url, page.final_url, page.content) == (f"{site}/moved", f"{site}/page", PAGE)


@pytest.mark.parametrize("path", ["gzip", "deflate", "raw-deflate"])
def test_compressed_pages_are_inflated(site: str, client: HttpClient, path: str) -> None:
    assert client.get(f"{site}/{path}").content == PAGE


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("nowhere", "HTTP 404 Not Found"),
        ("loop", "more than 5 redirects"),
        ("to-file", "refused: only http and https are fetched, not file"),
        ("to-router", "refused: private address 192.168.0.1"),
        ("brotli", "uses the content encoding 'br', which was not asked for"),
        ("half-gzip", "its compressed data ends early"),
        ("not-gzip", "its compressed data is broken"),
        ("bomb", "larger than 10 MB"),
        ("announced", "larger than 10 MB"),
        ("endless", "larger than 10 MB"),
    ],
)
def test_what_cannot_be_had_says_why(site: str, client: HttpClient, path: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason) as caught:
        client.get(f"{site}/{path}")
    assert not isinstance(caught.value, TemporarySourceError)
    assert caught.value.concerns == f"{site}/{path}"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("busy", "HTTP 503"),
        ("cut-off", "the connection broke"),
        ("drip", "timed out after 1 s"),
        ("drip-headers", "timed out after 1 s"),
    ],
)
def test_what_may_succeed_later_says_so(site: str, client: HttpClient, path: str, reason: str) -> None:
    started = time.monotonic()
    with pytest.raises(TemporarySourceError, match=reason) as caught:
        client.get(f"{site}/{path}")
    assert time.monotonic() - started < 3
    assert caught.value.retry_after == (30 if path == "busy" else None)


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


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_loopback_is_refused_under_all_its_names(host: str, site: str) -> None:
    with pytest.raises(SourceError, match="refused: loopback address"):
        HttpClient().get(f"http://{host}:{site.rpartition(':')[2]}/page")


def test_a_public_name_with_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("93.184.215.14", "10.0.0.7")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    with pytest.raises(SourceError, match=r"refused: private address 10\.0\.0\.7"):
        HttpClient().get("http://feeds.example.org/")


def test_the_address_that_was_checked_is_the_one_connected_to(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    resolve = socket.getaddrinfo

    def rebinding(host: str, *args: object, **kwargs: object) -> object:
        asked.append(host)
        return resolve("127.0.0.1", *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    HttpClient(allow_loopback=True).get(site.replace("127.0.0.1", "news.example.org") + "/page")
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
