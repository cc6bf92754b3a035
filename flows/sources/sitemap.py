"""Sitemaps, news sitemaps, and indexes of sitemaps.

    <urlset><url><loc>https://example.org/a.html</loc><news:news>…<news:title>Acme buys Beta</news:title>

gives an item with its title and publication date. What only says when a page last changed (lastmod) is no
publication date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from flows.compression import GZIP_MAGIC, gunzip
from flows.moments import iso_moment
from flows.page import Hints, Page
from flows.sources.base import Item, is_web_url, unusable
from schemas import Failure, SourceError

MAX_SITEMAPS = 100
"""Of an index, the most recently changed ones are read."""
MAX_SITEMAP_BYTES = 50_000_000
"""The protocol's own limit."""


def sitemap_items(page: Page, get: Callable[[str], Page]) -> Iterator[Item | Failure]:
    """The pages that a sitemap lists; those of the sitemaps that an index lists, each fetched with `get`."""
    root = _tree(page)
    if _name(root) != "sitemapindex":
        yield from _pages(root, page.url)
        return
    for url in _sitemaps(root):
        try:
            child = _tree(get(url))
        except SourceError as error:
            yield Failure(stage="discover", error=type(error).__name__, message=error.message, concerns=url)
            continue
        if _name(child) == "urlset":
            yield from _pages(child, url)
        else:
            yield unusable("an index of sitemaps lists it, but it is not a sitemap", url)


def _tree(page: Page) -> etree._Element:
    content = page.content
    if content.startswith(GZIP_MAGIC):
        content = gunzip(content, MAX_SITEMAP_BYTES)
    # Entities stay unresolved: a sitemap needs none, and an entity bomb or a local file must not be read.
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(f"is a sitemap that cannot be read ({error.msg})", concerns=page.url) from error
    if root is None:
        raise SourceError("is a sitemap that cannot be read", concerns=page.url)
    return root


def _sitemaps(index: etree._Element) -> list[str]:
    dated = [(_child_text(entry, "lastmod") or "", _child_text(entry, "loc") or "") for entry in index]
    dated.sort(key=lambda entry: entry[0], reverse=True)
    return list(dict.fromkeys(url for _, url in dated if is_web_url(url)))[:MAX_SITEMAPS]


def _pages(urlset: etree._Element, sitemap: str) -> Iterator[Item | Failure]:
    for entry in urlset:
        url = _child_text(entry, "loc")
        if url and is_web_url(url):
            yield Item(url, _hints(entry))
        elif _name(entry) == "url":
            yield unusable(f"an entry without a usable address: {(url or '')[:100]!r}", sitemap)


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
    """The local name: sitemaps come with and without their namespaces."""
    return str(element.tag).rpartition("}")[2].lower()


def _child_text(element: etree._Element, name: str) -> str | None:
    for child in element:
        if _name(child) == name and child.text and child.text.strip():
            return str(child.text).strip()
    return None
