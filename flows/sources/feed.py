"""Feeds: RSS, Atom, RDF and JSON Feed, however malformed.        (feedparser is touched here only)

    <item><title>Acme buys Beta</title><link>/a.html</link><pubDate>Mon, 12 Jan 2026 09:00:00 +0100</pubDate></item>

gives an item with the absolute URL, the title and 08:00 UTC.
"""

from __future__ import annotations

import io
import json
import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from typing import Any
from urllib.parse import urljoin

import feedparser

from flows.bylines import split_authors
from flows.moments import iso_moment, mail_moment
from flows.page import Hints, Page
from flows.sources.base import Item, is_web_url, unusable
from schemas import Failure, SourceError

MAX_ITEMS = 5_000
"""feedparser reads some 3,000 items a second: a feed of 200,000 would hold up the run for more than a minute."""

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_ITEM_END = re.compile(rb"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)


def feed_items(page: Page) -> Iterator[Item | Failure]:
    """The entries of a RSS, Atom or RDF feed. Raises SourceError where it is none that can be read."""
    content = _first_items(page.content)
    headers = {"content-type": "application/xml"}
    if is_web_url(page.final_url):
        headers["content-location"] = page.final_url
    if page.encoding and b"encoding=" not in content[:200]:  # what a feed says of itself is right more often
        headers["content-type"] += f"; charset={page.encoding}"
    # A stream: given bytes, feedparser would also try them as the name of a file.
    feed = feedparser.parse(io.BytesIO(content), sanitize_html=False, response_headers=headers)
    if not feed.entries and (feed.bozo or not feed.version):
        reason = str(feed.get("bozo_exception") or "no entries").strip().splitlines()[0]
        raise SourceError(f"is not a feed that can be read ({reason})", concerns=page.url)
    publisher = _text(feed.feed.get("title"))
    # A saved feed does not know where it came from; its own link does.
    base = page.final_url if is_web_url(page.final_url) else str(feed.feed.get("link") or "")
    for entry in feed.entries:
        url = _link(entry, base)
        if url is None:
            yield unusable(f"an entry without a link to a web page: {_text(entry.get('title'))!r}", page.url)
        else:
            yield Item(url, _hints(entry, publisher, is_rss=not str(feed.version).startswith("atom")))


def json_feed_items(page: Page) -> Iterator[Item | Failure]:
    """The items of a JSON Feed. Raises SourceError where it is none."""
    try:
        feed = json.loads(page.content)
    except (ValueError, RecursionError) as error:
        raise SourceError("is JSON that cannot be read", concerns=page.url) from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise SourceError("is JSON, but not a JSON Feed", concerns=page.url)
    for item in items[:MAX_ITEMS]:
        fields = item if isinstance(item, dict) else {}
        links = [fields.get("url"), fields.get("external_url"), fields.get("id")]
        url = next((link for link in links if isinstance(link, str) and link.strip()), "")
        url = urljoin(page.final_url, url.strip()) if url else ""
        if not is_web_url(url):
            yield unusable(f"an entry without a link to a web page: {_text(fields.get('title'))!r}", page.url)
            continue
        published = iso_moment(fields.get("date_published"))
        hints = Hints(
            title=_text(fields.get("title")),
            published_at=published,
            published_basis="feed" if published else None,
            authors=_json_authors(fields),
            publisher=_text(feed.get("title")),
        )
        yield Item(url, hints)


def _first_items(content: bytes) -> bytes:
    """The feed without what comes after its 5,000th item; the elements left open are closed."""
    for number, end in enumerate(_ITEM_END.finditer(content), start=1):
        if number == MAX_ITEMS:
            is_atom = b"entry" in end.group().lower()
            is_rdf = b":RDF" in content[:2_000]
            closing = b"</feed>" if is_atom else b"</rdf:RDF>" if is_rdf else b"</channel></rss>"
            return content[: end.end()] + closing
    return content


def _link(entry: Any, base: str) -> str | None:
    alternates = [link.get("href") for link in entry.get("links", ()) if link.get("rel") == "alternate"]
    # The address behind a feed proxy first; an id that is an address where there is no link at all.
    candidates = [entry.get("feedburner_origlink"), *alternates, entry.get("link"), entry.get("id")]
    for candidate in map(str, filter(None, candidates)):
        if candidate.strip():
            try:
                url = urljoin(base, candidate.strip())
            except ValueError:  # "http://[broken"
                continue
            if is_web_url(url):
                return url
    return None


def _hints(entry: Any, publisher: str | None, is_rss: bool) -> Hints:
    # Atom's "updated" may be years after publication; in RSS, the same field of feedparser holds dc:date.
    published = _moment(entry, "published") or (_moment(entry, "updated") if is_rss else None)
    names = [author.get("name") for author in entry.get("authors", ()) if author.get("name")]
    return Hints(
        title=_text(entry.get("title")),
        published_at=published,
        published_basis="feed" if published else None,
        authors=split_authors(names or [entry.get("author") or ""]),
        publisher=_text((entry.get("source") or {}).get("title")) or publisher,
    )


def _moment(entry: Any, field: str) -> datetime | None:
    """With the zone that the feed states where it is well written; feedparser reads the rest, as UTC."""
    written = str(entry.get(field) or "")
    if (moment := iso_moment(written) or mail_moment(written)) is not None:
        return moment
    try:
        parsed = entry.get(f"{field}_parsed")
        return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def _json_authors(fields: dict[str, Any]) -> tuple[str, ...]:
    authors = fields.get("authors") or [fields.get("author")]
    people = authors if isinstance(authors, list) else []
    return split_authors(str(person["name"]) for person in people if isinstance(person, dict) and person.get("name"))


def _text(value: Any) -> str | None:
    """A title as one line without markup, which some feeds escape twice."""
    if not isinstance(value, str):
        return None
    text = " ".join(_MARKUP.sub(" ", unescape(value)).split())
    return text or None
