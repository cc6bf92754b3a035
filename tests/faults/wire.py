"""A newsroom and a wire of 300 releases on loopback: pages of our own that repeat and contradict each other.

with serve_wire() as base:
    sources(base)               # what to ingest: 13 articles and 300 releases
    fewer_sources(base)         # the same with the first 60 releases
    base.rewrite_originals()    # each release that another one repeats says something else from now on
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random

from corpus.newsroom.server import PUBLIC_HOST, SITE

RELEASES = 300
MORNING = 60
EARLY = 26
COPIES = 25
"""Each 25th repeats the one before."""
FIRMS = (
    "Norvane Bio", "Quillmark Foods", "Tessaly Motors", "Oberlin Tides", "Hartwick Solar", "Pellamy Health",
    "Corrigan Rail", "Ostrava Glass", "Lindqvist Paper", "Marrowby Steel", "Zephyrine Air", "Dunmore Salt",
)  # fmt: skip
TOWNS = ("Lisbon", "Gdansk", "Osaka", "Tampere", "Valencia", "Bergen")
THINGS = ("a laboratory", "a warehouse", "a training centre", "a pilot plant", "a test track", "a repair yard")
FIRST_DAY = datetime(2026, 1, 5, 7, tzinfo=UTC)


def sources(base: str) -> list[str]:
    return [f"{base}/feed.xml", f"{base}/wire.xml"]


def fewer_sources(base: str) -> list[str]:
    return [f"{base}/feed.xml", f"{base}/morning.xml"]


def release(number: int) -> str:
    """The text of a release, always the same. Every 25th repeats the one before, word for word."""
    if number % COPIES == COPIES - 1:
        number -= 1
    choose = Random(number)
    firm, other = choose.sample(FIRMS, 2)
    town, thing = choose.choice(TOWNS), choose.choice(THINGS)
    revenue, price = choose.choice((40, 41, 75, 120)), choose.choice((15, 90, 250))
    sentences = [
        f"{firm} opened {thing} in {town} on {choose.choice(('Monday', 'Tuesday', 'Friday'))}, release {number} says.",
        f"Revenue of {firm} was ${revenue} million in 2025.",
        f"“We will hire {choose.randrange(20, 400)} people before the end of next year,” said the mayor of {town}.",
        f"It serves {choose.randrange(2, 90)} percent of the region, and {number + 3} lorries leave it each week.",
    ]
    if number % 7 == 0:
        sentences.append(f"{firm} acquires {other} for ${price} million.")
    return " ".join(sentences)


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, _Server)
        media_type, content = self.server.pages.get(self.path, ("text/html", None))
        self.send_response(404 if content is None else 200)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content or b"")))
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, format: str, *args: object) -> None: ...

    def handle(self) -> None:
        try:
            super().handle()
        except ConnectionError:  # whoever asked was killed
            self.close_connection = True


class Wire(str):
    """The address of a wire that is being served."""

    server: _Server

    def rewrite_originals(self) -> None:
        """Other texts and, in their feed, other titles; the releases that repeated them are left as they were."""
        rewritten = {number - 1 for number in range(RELEASES) if number % COPIES == COPIES - 1}
        self.server.pages |= _wire(self, rewritten)


class _Server(ThreadingHTTPServer):
    pages: dict[str, tuple[str, bytes]]

    def handle_error(self, request: object, client_address: object) -> None:
        """Readers are killed here; that is no news."""


@contextmanager
def serve_wire() -> Iterator[Wire]:
    server = _Server(("127.0.0.1", 0), _Handler)
    base = Wire(f"http://127.0.0.1:{server.server_port}")
    base.server = server
    server.pages = _newsroom(base) | _wire(base)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield base
    finally:
        server.shutdown()
        server.server_close()


def _newsroom(base: str) -> dict[str, tuple[str, bytes]]:
    types = {".html": "text/html; charset=utf-8", ".xml": "application/xml"}
    return {
        f"/{path.relative_to(SITE)}": (
            types[path.suffix], path.read_bytes().replace(PUBLIC_HOST.encode(), base.encode()),
        )
        for path in SITE.rglob("*")
        if path.suffix in types
    }  # fmt: skip


def _wire(base: str, rewritten: Collection[int] = ()) -> dict[str, tuple[str, bytes]]:
    """The pages and their feed, which also lists three that are not there."""
    pages: dict[str, tuple[str, bytes]] = {}
    items = []
    for number in range(RELEASES + 3):
        url, day = f"{base}/wire/{number}.html", FIRST_DAY + timedelta(hours=number)
        title = f"Release {number}{', corrected' if number in rewritten else ''}"
        items.append(
            f"<item><title>{title}</title><link>{url}</link><pubDate>{day:%a, %d %b %Y %T} GMT</pubDate></item>"
        )
        if number < RELEASES:
            text = release(number + 1_000 if number in rewritten else number)
            pages[f"/wire/{number}.html"] = ("text/html; charset=utf-8", _page(text, day).encode())
    parts = {"wire": items, "morning": items[:MORNING], "early": items[:EARLY]}
    return pages | {f"/{name}.xml": _feed(part) for name, part in parts.items()}


def _feed(items: list[str]) -> tuple[str, bytes]:
    feed = f"<rss version='2.0'><channel><title>The Wire</title>{''.join(items)}</channel></rss>"
    return "application/rss+xml", feed.encode()


def _page(text: str, day: datetime) -> str:
    title = f"News of {day:%A} from the harbour"
    return (
        f"<html lang='en'><head><title>{title}</title><meta property='article:published_time' content='{day:%FT%TZ}'>"
        f"</head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
    )
