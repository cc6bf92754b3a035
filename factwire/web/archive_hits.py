"""Articles that a search found, with the words around what was asked for.

Words alone: the best article first. With a filter beside them, or without words: the newest first.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from fastapi import Request
from markupsafe import Markup

from factwire.web.archive_pages import article_link, titled
from factwire.web.archive_questions import DOWNLOADED, SHOWN, Filters, article_query
from factwire.web.safe_text import shown
from flows.stores import Store
from flows.stores.articles import summary_of
from flows.stores.base import ArticleSummary
from flows.stores.database import Database
from flows.stores.queries import find_articles
from flows.stores.search import hits
from schemas import Article

_AROUND = 110
"""Characters shown on either side of the first word that was found."""


class ShownHit(NamedTuple):
    link: str
    title: str
    snippet: Markup
    row: dict[str, Any]


def article_hits(request: Request, store: Store, filters: Filters) -> tuple[list[ShownHit], str | None]:
    """One page of articles, and what asks for the next one (?after=)."""
    others = {name for name, value in filters.values.items() if value} - {"text"}
    if filters.get("text") and not others and isinstance(store, Database):
        return _best(request, store, filters.get("text"))
    page = find_articles(store, article_query(request, filters))
    found = []
    for article in page.articles:
        snippet, marks = around(_body(article), filters.get("text"))
        found.append(_hit(summary_of(article)._replace(title=titled(article)), snippet, marks))
    return found, page.next


def _body(article: Article) -> str:
    """The text behind its title, which stands above the snippet already; the whole where it is nothing else."""
    text, title = article.text.lstrip(), (article.title or "").strip()
    rest = text[len(title) :] if title and text.startswith(title) else text
    return rest if rest.strip() else text


def around(text: str, words: str) -> tuple[str, list[tuple[int, int]]]:
    """The text around the first of the words, on one line, and where they stand in it; else its beginning."""
    line = " ".join(text.split())
    wanted = [re.escape(word) for word in re.findall(r"(?<!\w)(?!-)\w+", words)]
    pattern = re.compile(rf"\b(?:{'|'.join(wanted)})\w*", re.IGNORECASE) if wanted else None
    first = pattern.search(line) if pattern else None
    start = max(0, first.start() - _AROUND) if first else 0
    snippet = line[start : start + 2 * _AROUND]
    lead = "…" if start else ""
    shown_text = f"{lead}{snippet}{'…' if start + 2 * _AROUND < len(line) else ''}"
    return shown_text, [match.span() for match in pattern.finditer(shown_text)] if pattern else []


def marked(snippet: str, marks: list[tuple[int, int]] | tuple[tuple[int, int], ...]) -> Markup:
    """The words with what was found marked; escaped."""
    parts, done = [], 0
    for start, end in marks:
        parts += [shown(snippet[done:start]), Markup("<mark>{}</mark>").format(shown(snippet[start:end]))]
        done = end
    return Markup("").join([*parts, shown(snippet[done:])])


def _best(request: Request, store: Store, words: str) -> tuple[list[ShownHit], str | None]:
    after = request.query_params.get("after", "")
    skipped = min(int(after), 100_000) if after.isdecimal() and len(after) < 9 else 0
    most = DOWNLOADED if request.query_params.get("format") else SHOWN
    found = hits(store, words, limit=most + 1, offset=skipped)
    following = str(skipped + most) if len(found) > most else None
    return [_hit(hit.article, hit.snippet, hit.marks) for hit in found[:most]], following


def _hit(article: ArticleSummary, snippet: str, marks: list[tuple[int, int]] | tuple[tuple[int, int], ...]) -> ShownHit:
    title = article.title or article.url or article.id
    row = {
        "day": article.day,
        "title": title,
        "publisher": article.publisher,
        "snippet": snippet,
        "id": article.id,
        "url": article.url,
    }
    return ShownHit(article_link(article.id), title, marked(snippet, marks), row)
