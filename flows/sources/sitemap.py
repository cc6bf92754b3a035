"""Sitemaps, news sitemaps, and indexes of sitemaps.

    <urlset><url><loc>https://example.org/a.html</loc><news:news>…<news:title>Acme buys Beta</news:title>

gives an item with its title and publication date. What only says when a page last changed (lastmod) is no
publication date.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import Final

from lxml import etree

from flows.compression import GZIP_MAGIC, gunzip
from flows.moments import iso_moment
from flows.page import Hints, Page
from flows.sources.base import MAX_ITEMS, READING_SECONDS, Days, Item, is_web_url, unusable
from schemas import Failure, SourceError

MAX_SITEMAPS: Final = 100
"""Of an index, the most recently changed ones are read."""
MAX_SITEMAPS_OF_DAYS: Final = 5_000
MAX_SITEMAP_BYTES: Final = 50_000_000
"""The protocol's own limit."""
_CHUNK: Final = 1 << 16
_MONTH = re.compile(r"(?<!\d)(20\d\d)[-_/.]?(0[1-9]|1[0-2])(?!\d)", re.ASCII)
_SLACK: Final = timedelta(days=3)
"""A sitemap of March may hold what was published on the last of February elsewhere."""


def sitemap_items(page: Page, get: Callable[[str], Page], days: Days | None = None) -> Iterator[Item | Failure]:
    """The pages that a sitemap lists; those of the sitemaps that an index lists, each fetched with `get`.

    Where some `days` are asked for, all sitemaps of an index that may list pages of those days are read.
    """
    sitemap = _Sitemap(page)
    children: list[tuple[str, str]] = []
    for count, entry in enumerate(sitemap.entries()):
        if count == MAX_ITEMS:
            yield unusable(f"has more than {MAX_ITEMS:,} entries: the rest is not read", page.url)
            break
        if sitemap.root == "sitemapindex":
            children.append((_child_text(entry, "lastmod") or "", _child_text(entry, "loc") or ""))
        elif (found := _page(entry, page.url)) is not None:
            yield found
    if sitemap.root is None:
        raise SourceError("is a sitemap that cannot be read", concerns=page.url)
    if sitemap.reason:
        yield unusable(sitemap.reason, page.url)
    yield from _below(children, page.url, get, days)


def _below(
    children: list[tuple[str, str]], index: str, get: Callable[[str], Page], days: Days | None
) -> Iterator[Item | Failure]:
    """What the sitemaps of an index list, the most recently changed first."""
    children.sort(key=lambda child: child[0], reverse=True)
    may_list = partial(_may_list, days) if days else _is_any
    most = MAX_SITEMAPS_OF_DAYS if days else MAX_SITEMAPS
    urls = list(dict.fromkeys(url for changed, url in children if is_web_url(url) and may_list(url, changed)))
    if len(urls) > most:
        yield unusable(f"lists {len(urls):,} sitemaps: only the newest {most} are read", index)
    for url in urls[:most]:
        try:
            child = get(url)
            sitemap = _Sitemap(child)
            for entry in sitemap.entries():
                if sitemap.root == "urlset" and (found := _page(entry, url)) is not None:
                    yield found
        except SourceError as error:
            yield Failure(stage="discover", error=type(error).__name__, message=error.message, concerns=url)
            continue
        if sitemap.root != "urlset":
            yield unusable("an index of sitemaps lists it, but it is not a sitemap", url)
        elif sitemap.reason:
            yield unusable(sitemap.reason, url)


def _may_list(days: Days, url: str, changed: str) -> bool:
    """One that has not changed since lists nothing later, and "sitemap-2024-03.xml" is of a month."""
    moment = iso_moment(changed)
    if days.since and moment and moment.date() < days.since:
        return False
    named = _MONTH.search(url)
    if named is None:
        return True
    first = date(int(named[1]), int(named[2]), 1)
    return days.meet(first - _SLACK, first + timedelta(days=31) + _SLACK)


def _is_any(url: str, changed: str) -> bool:
    return True


class _Sitemap:
    """Reads one sitemap piece by piece: it may be 50 MB, and nothing of it but the entry at hand is kept."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.root: str | None = None
        """The name of the root element, once it was read."""
        self.reason: str | None = None
        """Why it was not read to its end."""

    def entries(self) -> Iterator[etree._Element]:
        """The children of the root. Raises SourceError where it is compressed and cannot be decompressed."""
        # Entities stay unresolved: a sitemap needs none, and an entity bomb or a local file must not be read.
        parser = etree.XMLPullParser(
            events=("start", "end"), recover=True, resolve_entities=False, no_network=True, remove_comments=True
        )
        content, spent, top, before, is_complete = self._content(), 0.0, None, None, False
        for start in range(0, len(content), _CHUNK):
            started = time.monotonic()
            with suppress(etree.XMLSyntaxError):
                parser.feed(content[start : start + _CHUNK])
            spent += time.monotonic() - started
            for event, element in parser.read_events():
                if top is None:
                    top, self.root = element, _name(element)
                elif event == "end" and element.getparent() is top:
                    yield element
                    if before is not None:
                        top.remove(before)
                    before = element
                elif event == "end" and element is top:
                    is_complete = True
            if spent > READING_SECONDS:
                self.reason = f"takes more than {READING_SECONDS:g} s to read: the rest is not read"
                return
        if not is_complete:
            self.reason = "is cut off or malformed: entries may be missing"

    def _content(self) -> bytes:
        content = self._page.content
        return gunzip(content, MAX_SITEMAP_BYTES) if content.startswith(GZIP_MAGIC) else content


def _page(entry: etree._Element, sitemap: str) -> Item | Failure | None:
    url = _child_text(entry, "loc")
    if url and is_web_url(url):
        return Item(url, _hints(entry), changed_at=iso_moment(_child_text(entry, "lastmod")))
    return unusable(f"an entry without a usable address: {(url or '')[:100]!r}", sitemap) if _is_url(entry) else None


def _is_url(entry: etree._Element) -> bool:
    return _name(entry) == "url"


def _hints(entry: etree._Element) -> Hints:
    news = next((child for child in entry if _name(child) == "news"), None)
    if news is None:
        return Hints()
    publication = next((child for child in news if _name(child) == "publication"), None)
    published = iso_moment(_child_text(news, "publication_date"))
    return Hints(
        title=_child_text(news, "title"),
        published_at=published,
        published_basis="sitemap" if published else None,
        publisher=_child_text(publication, "name") if publication is not None else None,
    )


def _name(element: etree._Element) -> str:
    return _local_name(str(element.tag))


@lru_cache(maxsize=1_000)
def _local_name(tag: str) -> str:
    """Sitemaps come with and without their namespaces."""
    return tag.rpartition("}")[2].lower()


def _child_text(element: etree._Element, name: str) -> str | None:
    for child in element:
        if _name(child) == name and (text := (child.text or "").strip()):
            return str(text)
    return None
