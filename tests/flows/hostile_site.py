"""A server on loopback that answers each path as its name says: with a page, with a trap, or never to the end.

with serve() as site:
    HttpClient(allow_loopback=True).get(site.url("brotli-bomb"))
"""

from __future__ import annotations

import gzip
import sys
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PAGE = b"<html><body><p>Acme buys Beta.</p></body></html>"
ZEROS = bytes(30_000_000)
ARTICLE = (
    b"<html><head><title>Acme opens a laboratory</title></head><body><article><h1>Acme opens a laboratory</h1>"
    b"<p>The company said on Monday that it had opened a laboratory in the harbour district, where forty chemists work"
    b" on coatings for ships. It expects the first products within two years.</p></article></body></html>"
)
BODIES = {
    "gzip": gzip.compress(PAGE),
    "deflate": zlib.compress(PAGE),
    "raw-deflate": zlib.compress(PAGE)[2:-4],
    "brotli": brotli.compress(PAGE),
    "zstd": zstd.compress(PAGE),
    "two-zstd-frames": zstd.compress(PAGE[:20]) + zstd.compress(PAGE[20:]),
    "two-gzip-members": gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:]) + b"\0\0",
    "half-gzip": gzip.compress(PAGE)[:-20],
    "half-deflate": zlib.compress(PAGE)[:-20],
    "half-brotli": brotli.compress(PAGE)[:-5],
    "half-zstd": zstd.compress(PAGE)[:-5],
    "not-gzip": PAGE,
    "not-brotli": PAGE,
    "not-zstd": PAGE,
    "lzw": PAGE,
    "gzip-bomb": gzip.compress(ZEROS),
    "deflate-bomb": zlib.compress(ZEROS),
    "brotli-bomb": brotli.compress(ZEROS, quality=1),
    "zstd-bomb": zstd.compress(ZEROS),
    "zstd-wide": bytes.fromhex("28b52ffd008845000010000001003f012c"),  # asks for a window of 128 MB
}
ENCODINGS = {"gzip": "gzip", "deflate": "deflate", "brotli": "br", "zstd": "zstd", "lzw": "compress"}
REDIRECTS = {
    "moved": "/page",
    "to-file": "file:///etc/passwd",
    "to-gopher": "gopher://127.0.0.1:70/",
    "to-script": "javascript:alert(1)",
    "to-data": "data:text/html,hello",
    "to-router": "http://192.168.0.1/admin",
    "to-metadata": "http://169.254.169.254/latest/meta-data/",
    "to-mapped": "http://[::ffff:10.0.0.1]/",
    "to-decimal": "http://167772161/",
    "to-nowhere": "http://[::1",
}


class Handler(BaseHTTPRequestHandler):
    """Answers by the first part of the path; `site.robots` is the robots.txt."""

    server: Site

    def do_GET(self) -> None:
        name = self.path.strip("/").partition("/")[0].partition("?")[0]
        self.server.requests.append((time.monotonic(), self.path, dict(self.headers.items())))
        with suppress(OSError):  # the client hung up
            if name in BODIES:
                coding = next(coding for word, coding in ENCODINGS.items() if word in name)
                self.send(200, BODIES[name], Content_Encoding=coding)
            elif name in REDIRECTS:
                self.send(302, b"", Location=REDIRECTS[name])
            else:
                getattr(self, f"answer_{name.replace('-', '_').replace('.', '_')}", self.answer_nothing)()

    def send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def answer_nothing(self) -> None:
        self.send(404, b"not here")

    def answer_robots_txt(self) -> None:
        status, body = self.server.robots
        if status == 302:
            self.send(302, b"", Location=body.decode())
        elif status == 0:
            self.answer_drip()
        else:
            self.send(status, body, **self.server.robots_headers)

    def answer_page(self) -> None:
        self.send(200, PAGE, Content_Type="text/HTML; charset=ISO-8859-1", Content_Length=str(len(PAGE)))

    def answer_article(self) -> None:
        self.send(200, ARTICLE, Content_Type="text/html; charset=utf-8")

    def answer_tagged(self) -> None:
        if self.headers.get("If-None-Match") == '"v1"' and self.headers.get("If-Modified-Since"):
            self.send(304, b"")
        else:
            day = "Mon, 12 Jan 2026 09:00:00 GMT"
            self.send(200, PAGE, ETag='"v1"', Last_Modified=day, Content_Type="text/html; charset=utf-8")

    def answer_private_tagged(self) -> None:
        self.send(200, PAGE, ETag='"v1"', Cache_Control="private, no-store")

    def answer_unasked_304(self) -> None:
        self.send(304, b"")

    def answer_loop(self) -> None:
        self.send(302, b"", Location=f"/loop/{time.monotonic_ns()}")

    def answer_self(self) -> None:
        self.send(301, b"", Location="/self")

    def answer_busy(self) -> None:
        self.send(503, b"", Retry_After="300")

    def answer_too_many(self) -> None:
        now = datetime.now(UTC) - timedelta(days=400)  # a server whose clock is wrong
        self.send_response_only(429)
        self.send_header("Date", format_datetime(now, usegmt=True))
        self.send_header("Retry-After", format_datetime(now + timedelta(minutes=10), usegmt=True))
        self.end_headers()

    def answer_broken(self) -> None:
        self.send(500, b"")

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

    def answer_endless_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            self.wfile.write(b"X-More: " + b"a" * 1000 + b"\r\n")

    def answer_continue(self) -> None:
        while True:
            self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            time.sleep(0.01)

    def answer_silence(self) -> None:
        time.sleep(2)

    def answer_no_http(self) -> None:
        self.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n")

    def answer_feed(self) -> None:
        headers = self.server.feed_headers
        is_known = "ETag" in headers and self.headers.get("If-None-Match") == headers["ETag"]
        self.send(304 if is_known else 200, b"" if is_known else self.server.feed, **headers)

    def drip(self) -> None:
        while True:
            self.wfile.write(b"a")
            self.wfile.flush()
            time.sleep(0.05)

    def log_message(self, format: str, *args: object) -> None:
        """Silent."""


class Site(ThreadingHTTPServer):
    """What is asked of it is in `requests`: moment, path, headers."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.requests: list[tuple[float, str, dict[str, str]]] = []
        self.robots: tuple[int, bytes] = (404, b"")
        self.robots_headers: dict[str, str] = {}
        self.feed = b""
        self.feed_headers = {"Content_Type": "application/rss+xml"}

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def url(self, path: str) -> str:
        return f"{self.base}/{path}"

    def asked(self, path: str) -> list[dict[str, str]]:
        """The headers of the requests for a path."""
        return [headers for _, asked, headers in self.requests if asked == f"/{path}"]

    def handle_error(self, request: object, client_address: object) -> None:
        """Silent: clients hang up on traps."""


@contextmanager
def serve() -> Iterator[Site]:
    site = Site()
    threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield site
    finally:
        site.shutdown()
        site.server_close()
