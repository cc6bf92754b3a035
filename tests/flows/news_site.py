"""A small news site on this machine whose feed and pages a test changes between runs."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class Entry(NamedTuple):
    """What the feed says of a page: published so many hours after noon of the first day."""

    path: str
    title: str
    hour: float = 0.0

    @property
    def published(self) -> datetime:
        return NOON + timedelta(hours=self.hour)


class NewsSite:
    """Pages by path; `feed` is listed at /feed, `sitemap` at /sitemap.xml. Every answer has an ETag."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[int, str]] = {}
        self.feed: list[Entry] = []
        self.sitemap: list[Entry] = []
        self.asked: Counter[str] = Counter()
        self.url = ""

    def publish(self, entry: Entry, text: str) -> None:
        """A page and its entry at the head of the feed."""
        self.put(entry.path, entry.title, text)
        self.feed.insert(0, entry)

    def put(self, path: str, title: str, text: str) -> None:
        paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n"))
        article = f"<article><h1>{title}</h1>{paragraphs}</article>"
        self.pages[path] = (200, f"<html><head><title>{title}</title></head><body>{article}</body></html>")

    def take_down(self, path: str, status: int = 404) -> None:
        self.pages[path] = (status, "")

    def answer(self, path: str) -> tuple[int, str, str]:
        if path == "/feed":
            return 200, "application/rss+xml", self._rss()
        if path == "/sitemap.xml":
            return 200, "application/xml", self._sitemap()
        status, html = self.pages.get(path.partition("?")[0], (404, ""))
        return status, "text/html", html

    def _rss(self) -> str:
        items = "".join(
            f"<item><title>{entry.title}</title><link>{entry.path}</link>"
            f"<pubDate>{format_datetime(entry.published)}</pubDate></item>"
            for entry in self.feed
        )
        return f"<rss version='2.0'><channel><title>Harbour News</title>{items}</channel></rss>"

    def _sitemap(self) -> str:
        urls = "".join(
            f"<url><loc>{self.url}{entry.path}</loc><lastmod>{entry.published.isoformat()}</lastmod></url>"
            for entry in self.sitemap
        )
        return f"<urlset>{urls}</urlset>"


@contextmanager
def serving(site: NewsSite) -> Iterator[NewsSite]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked[self.path] += 1
            status, content_type, text = site.answer(self.path)
            body = text.encode()
            etag = f'"{sha256(body).hexdigest()[:12]}"'
            is_known = status == 200 and self.headers.get("If-None-Match") == etag
            self.send_response(304 if is_known else status)
            self.send_header("ETag", etag)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", "0" if is_known else str(len(body)))
            self.end_headers()
            if not is_known:
                self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
