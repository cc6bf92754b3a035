"""Feeds: RSS, Atom and RDF, however malformed.

    <item><title>Acme buys Beta</title><link>/a.html</link><pubDate>Mon, 12 Jan 2026 09:00:00 +0100</pubDate></item>

gives an item with the absolute URL, the title and the moment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from typing import Final
from urllib.parse import urljoin

from flows.bylines import split_authors
from flows.encoding import decode
from flows.moments import iso_moment, mail_moment
from flows.page import Hints, Page
from flows.sources.base import MAX_ITEMS, Item, is_web_url, unusable
from flows.sources.feed_reader import Entry, FeedReader
from schemas import Failure, SourceError

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_ROOTS: Final = {"rss", "feed", "rdf", "channel", "item", "entry", "html"}

# Atom's "updated" may be years after publication: it is none of these.
_PUBLISHED: Final = ("pubdate", "published", "issued", "dc:issued", "dc:date", "dc:created", "created", "…:pubdate")
_CHANGED: Final = ("updated", "dc:modified", "modified")


def feed_items(page: Page) -> Iterator[Item | Failure]:
    """The entries of a RSS, Atom or RDF feed. Raises SourceError where it is none that can be read."""
    reader = FeedReader()
    count = 0
    for entry in reader.entries(decode(page.content, page.encoding)):
        count += 1
        if count > MAX_ITEMS:
            yield unusable(f"has more than {MAX_ITEMS:,} entries: the rest is not read", page.url)
            return
        yield _found(entry, reader.feed, page)
    if (reader.root or "").removeprefix("…:") not in _ROOTS or not (count or reader.is_complete):
        raise SourceError("is not a feed that can be read", concerns=page.url)
    if not reader.is_complete:
        yield unusable(reader.reason or "is cut off or malformed: entries may be missing", page.url)


def one_line(value: object) -> str | None:
    """A title as one line without markup, which some feeds escape twice."""
    if not isinstance(value, str):
        return None
    text = " ".join(_MARKUP.sub(" ", unescape(value)).split())
    return text or None


def _found(entry: Entry, feed: Entry, page: Page) -> Item | Failure:
    url = _link(entry, _base(entry, feed, page))
    if url is None:
        named = one_line(entry.text("title", "link", "guid", "id")) or ""
        return unusable(f"an entry without a link to a web page: {named[:100]!r}", page.url)
    return Item(url, _hints(entry, feed), changed_at=_moment(entry, _CHANGED))


def _base(entry: Entry, feed: Entry, page: Page) -> str:
    """A saved feed does not know where it came from; its own links do."""
    if entry.base:
        return urljoin(page.final_url, entry.base)
    if is_web_url(page.final_url):
        return page.final_url
    relations = dict(reversed(feed.links))
    own = (relations.get("self"), feed.text("link"), relations.get("alternate"))
    return next((link for link in own if link and is_web_url(link)), "")


def _link(entry: Entry, base: str) -> str | None:
    alternates = [address for relation, address in entry.links if relation == "alternate"]
    # The address behind a feed proxy first; an id that is an address where there is no link at all.
    named = [entry.text("feedburner:origlink"), *alternates, *entry.texts.get("link", ())]
    for candidate in filter(None, [*named, entry.text("guid"), entry.text("id")]):
        try:
            url = candidate.strip() if is_web_url(candidate.strip()) else str(urljoin(base, candidate.strip()))
        except ValueError:  # "http://[broken"
            continue
        # What is merely an id is no address relative to the feed's.
        if is_web_url(url) and (candidate in named or is_web_url(candidate)):
            return url
    return None


def _hints(entry: Entry, feed: Entry) -> Hints:
    published = _moment(entry, _PUBLISHED)
    people = (entry.texts.get(name, []) for name in ("author/name", "author", "dc:creator", "itunes:author"))
    return Hints(
        title=one_line(entry.text("title", "dc:title")),
        published_at=published,
        published_basis="feed" if published else None,
        authors=split_authors(next((names for names in people if any(names)), [])),
        publisher=one_line(entry.text("source/title", "source")) or one_line(feed.text("title")),
    )


def _moment(entry: Entry, names: tuple[str, ...]) -> datetime | None:
    """The first of these, with the zone that the feed states."""
    written = (text for name in names for text in entry.texts.get(name, ()))
    return next((moment for text in written if (moment := iso_moment(text) or mail_moment(text))), None)
