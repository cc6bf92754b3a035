"""A feed or a sitemap, at a URL or in a file: which of them it is, its content says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin

from flows.compression import GZIP_MAGIC
from flows.http import HttpClient
from flows.page import Page, Validators
from flows.sources.base import Days, Item, unusable
from flows.sources.feed import feed_items
from flows.sources.files import read_file
from flows.sources.json_feed import json_feed_items
from flows.sources.sitemap import sitemap_items
from schemas import Failure, SourceError

MAX_FAILURES = 100
"""Of one listing; the rest is only counted: a report is for people."""

_ROOT = re.compile(r"<(?:[\w-]+:)?(rss|feed|rdf|channel|urlset|sitemapindex|html|!doctype html)\b", re.IGNORECASE)
# Some servers wrap their feed into a web page.
_WRAPPED_FEED = re.compile(r"<(?:feed\s[^<>]{0,200}w3\.org/2005/Atom|rss\s[^<>]{0,200}version\s*=)", re.IGNORECASE)
_ALTERNATE = re.compile(r"<link\b[^<>]{0,500}application/(?:rss|atom)\+xml[^<>]{0,500}>", re.IGNORECASE)
_HREF = re.compile(r"""href\s*=\s*["']?([^"'\s<>]+)""", re.IGNORECASE)


class Listing:
    """The articles that a feed or a sitemap lists."""

    def __init__(self, name: str, location: str | Path, http: HttpClient) -> None:
        self.name = name
        self._location = location
        self._http = http
        self.known = Validators()
        """Of the listing as it was read to its end before: one that has not changed since lists nothing."""
        self.validators = Validators()
        """Of the listing as it is now; none where it says nothing about what it lists (an index of sitemaps)."""
        self.is_unchanged = False
        self.is_forced = False
        """Whether it is asked for even where its server said that what was fetched before still holds."""
        self.days: Days | None = None
        """Where only these are asked for: a sitemap that reaches far back is read as far as it must be."""

    def discover(self) -> Iterator[Item | Failure]:
        seen: set[str] = set()
        failures = 0
        for found in self._items():
            if isinstance(found, Failure):
                failures += 1
                if failures <= MAX_FAILURES:
                    yield found
            elif found.url not in seen:
                seen.add(found.url)
                yield found
        if failures > MAX_FAILURES:
            yield unusable(f"{failures - MAX_FAILURES:,} more entries cannot be used", self.name)

    def fetch(self, item: Item) -> Page:
        return self._http.get(item.url, item.hints)

    def _items(self) -> Iterator[Item | Failure]:
        page = self._page()
        self.validators = page.validators
        self.is_unchanged = page.is_not_modified or self.validators.agree(self.known)
        if self.is_unchanged:
            return iter(())
        kind = listing_kind(page.content)
        if kind == "sitemap" and b"<sitemapindex" in page.content[:5_000]:
            self.validators = Validators()
        if kind == "feed":
            return feed_items(page)
        if kind == "json":
            return json_feed_items(page)
        if kind == "sitemap":
            return sitemap_items(page, self._get, self.days)
        if kind == "html":
            raise SourceError(f"is a web page, not a feed; {_advice(page)}", concerns=self.name)
        if not page.content.strip():
            raise SourceError("is empty", concerns=self.name)
        raise SourceError("is neither a feed nor a sitemap", concerns=self.name)

    def _page(self) -> Page:
        if isinstance(self._location, str):
            return self._get(self._location, self.known if any(self.known) else None)
        url = self._location.absolute().as_uri()
        return Page(url, url, read_file(self._location), None, None, datetime.now(UTC))

    def _get(self, url: str, unless: Validators | None = None) -> Page:
        return self._http.get(url, unless=unless, while_fresh=not self.is_forced)


def listing_kind(content: bytes) -> str | None:
    """ "feed", "json", "sitemap" or "html"; None for anything else."""
    start = _start(content)
    if start.startswith(("{", "[")):
        return "json"
    found = _ROOT.search(start)
    if found is None:
        return "sitemap" if content.startswith(GZIP_MAGIC) else None
    root = found.group(1).lower()
    if root.endswith("html") and _WRAPPED_FEED.search(start):
        return "feed"
    if root in ("urlset", "sitemapindex"):
        return "sitemap"
    return "html" if root.endswith("html") else "feed"


def _start(content: bytes) -> str:
    """The first characters; read as Latin-1, which is enough to see the names of elements."""
    start = content[:50_000]
    encoding = "utf-16" if start.startswith((b"\xff\xfe", b"\xfe\xff")) else "latin-1"
    return start.decode(encoding, "replace").lstrip("\ufeffï»¿ \t\r\n")


def _advice(page: Page) -> str:
    link = _ALTERNATE.search(page.content[:200_000].decode("latin-1"))
    href = _HREF.search(link.group()) if link else None
    if href:
        return f"its feed is {urljoin(page.final_url, href.group(1))}"
    return f"page:{page.url} reads the page itself"
