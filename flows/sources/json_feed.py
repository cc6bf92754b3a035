"""JSON Feed: https://jsonfeed.org/version/1.1

{"items": [{"url": "/a.html", "title": "Acme buys Beta", "date_published": "2026-01-12T09:00:00+01:00"}]}
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from flows.bylines import split_authors
from flows.encoding import decode
from flows.moments import iso_moment
from flows.page import Hints, Page
from flows.sources.base import MAX_ITEMS, Item, is_web_url, unusable
from flows.sources.feed import one_line
from schemas import Failure, SourceError


def json_feed_items(page: Page) -> Iterator[Item | Failure]:
    """The items of a JSON Feed. Raises SourceError where it is none."""
    try:
        feed = json.loads(decode(page.content, page.encoding))
    except (ValueError, RecursionError) as error:
        raise SourceError("is JSON that cannot be read", concerns=page.url) from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise SourceError("is JSON, but not a JSON Feed", concerns=page.url)
    publisher = one_line(feed.get("title"))
    for item in items[:MAX_ITEMS]:
        fields = item if isinstance(item, dict) else {}
        url = _link(fields, page.final_url)
        if url is None:
            yield unusable(f"an entry without a link to a web page: {one_line(fields.get('title'))!r}", page.url)
        else:
            changed = fields.get("date_modified")
            yield Item(
                url, _hints(fields, publisher), changed_at=iso_moment(changed) if isinstance(changed, str) else None
            )
    if len(items) > MAX_ITEMS:
        yield unusable(f"has more than {MAX_ITEMS:,} entries: the rest is not read", page.url)


def _link(fields: dict[str, Any], base: str) -> str | None:
    links = (fields.get("url"), fields.get("external_url"), fields.get("id"))
    link = next((link for link in links if isinstance(link, str) and link.strip()), "")
    try:
        url = urljoin(base, link.strip()) if link else ""
    except ValueError:  # "http://[broken"
        return None
    return url if is_web_url(url) else None


def _hints(fields: dict[str, Any], publisher: str | None) -> Hints:
    written = fields.get("date_published")
    published = iso_moment(written) if isinstance(written, str) else None
    return Hints(
        title=one_line(fields.get("title")),
        published_at=published,
        published_basis="feed" if published else None,
        authors=_authors(fields),
        publisher=publisher,
    )


def _authors(fields: dict[str, Any]) -> tuple[str, ...]:
    authors = fields.get("authors") or [fields.get("author")]
    people = authors if isinstance(authors, list) else []
    return split_authors(str(person["name"]) for person in people if isinstance(person, dict) and person.get("name"))
