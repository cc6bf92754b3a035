"""How factwire's parser is asked in an evaluation: a page of the corpus to what was read from it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from corpus.evaluate_parse import Page, Reading
from flows import page as flows_page
from flows.parse import parse
from schemas import ParseError

READ_AT: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""When the pages count as fetched: later than all of them."""


def read_page(page: Page) -> Reading:
    """The text below the title, and the metadata; nothing where the parser finds no article."""
    fetched = flows_page.Page(page.url, page.url, page.content, "text/html", None, READ_AT)
    try:
        article = parse(fetched)
    except ParseError:
        return Reading()
    body = article.text.removeprefix(article.title or "").lstrip()
    day = article.published_at.date().isoformat() if article.published_at else None
    return Reading(body, article.title, article.authors, day)
