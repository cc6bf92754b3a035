"""What a page says about its article in JSON-LD: schema.org's NewsArticle and its kin.

{"@type": "NewsArticle", "headline": "Acme buys Beta", "author": {"name": "Jane Roe"},
 "datePublished": "2026-01-12T09:00:00Z", "publisher": {"name": "The Example"}}
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

MAX_SCRIPT = 500_000
"""Longer scripts are shops' catalogues, not articles."""

_ARTICLE_TYPES = frozenset({
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "backgroundnewsarticle",
    "opinionnewsarticle", "reviewnewsarticle", "askpublicnewsarticle", "liveblogposting", "blogposting", "blogpost",
    "report", "techarticle", "scholarlyarticle", "medicalscholarlyarticle", "advertisercontentarticle",
    "satiricalarticle", "socialmediaposting", "pressrelease", "review",
})  # fmt: skip
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_WRAPPING = re.compile(r"^(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s?\]\]>|\]\]>);?$")


@dataclass(frozen=True)
class LinkedArticle:
    """The fields of an article in JSON-LD, as written; empty where it does not say."""

    headline: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: str = ""
    modified: str = ""
    body: str = ""
    url: str = ""
    language: str = ""
    is_news: bool = False


def linked_article(scripts: Iterable[str]) -> LinkedArticle | None:
    """The article that a page's JSON-LD scripts describe: the fullest one; None where there is none."""
    nodes = [node for script in scripts for node in _nodes(_loaded(script))]
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    articles = [node for node in nodes if _types(node) & _ARTICLE_TYPES]
    if not articles:
        return None
    fullest = max(articles, key=lambda node: sum(bool(node.get(field)) for field in _TELLING))
    return _article(fullest, by_id)


_TELLING = ("headline", "author", "datePublished", "publisher", "articleBody", "mainEntityOfPage")


def _article(node: dict[str, Any], by_id: dict[str, Any]) -> LinkedArticle:
    return LinkedArticle(
        headline=_line(node.get("headline") or node.get("name")),
        authors=_authors(node.get("author") or node.get("creator"), by_id),
        publisher=next(_names(node.get("publisher"), by_id), ""),
        published=_line(node.get("datePublished")),
        modified=_line(node.get("dateModified")),
        body=unescape(body) if isinstance(body := node.get("articleBody"), str) else "",
        url=_url(node),
        language=_line(node.get("inLanguage")),
        is_news=any("news" in name for name in _types(node)),
    )


def _loaded(script: str) -> Any:
    """The JSON of a script; of a broken one what can be had without wrappers, trailing commas, &quot;; else None."""
    text = _WRAPPING.sub("", script.strip()[:MAX_SCRIPT]) if len(script) <= MAX_SCRIPT else ""
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text), unescape(text) if "&quot;" in text else ""):
        try:
            # One object and something after it (a semicolon, a second object) is common.
            return json.JSONDecoder(strict=False).raw_decode(attempt.strip())[0]
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Each object that stands at the top, in a list, in @graph, or as the main entity of a page."""
    stack, seen = [value], 0
    while stack and seen < 2_000:
        seen += 1
        node = stack.pop()
        if isinstance(node, list):
            stack.extend(reversed(node))
        elif isinstance(node, dict):
            yield node
            stack.extend(node[key] for key in ("@graph", "mainEntity") if isinstance(node.get(key), list | dict))


def _types(node: dict[str, Any]) -> set[str]:
    types = node.get("@type")
    return {str(name).rpartition("/")[2].lower() for name in (types if isinstance(types, list) else [types])}


def _names(value: Any, by_id: dict[str, Any]) -> Iterator[str]:
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, str):
            if line := _line(entry):
                yield line
        elif isinstance(entry, dict):
            named = entry if entry.get("name") else by_id.get(str(entry.get("@id")), {})
            name = named.get("name")
            for each in name if isinstance(name, list) else [name]:
                if line := _line(each):
                    yield line


def _authors(value: Any, by_id: dict[str, Any]) -> tuple[str, ...]:
    """The people; an agency or the site itself only where nobody else is named."""
    entries = value if isinstance(value, list) else [value]
    people = [entry for entry in entries if not (isinstance(entry, dict) and "organization" in _types(entry))]
    return tuple(_names(people, by_id)) or tuple(_names(entries, by_id))


def _url(node: dict[str, Any]) -> str:
    page = node.get("mainEntityOfPage")
    candidates = (page.get("@id") if isinstance(page, dict) else page, node.get("url"))
    return next((url for url in candidates if isinstance(url, str) and url.startswith("http")), "")


def _line(value: Any) -> str:
    """A text as one line; entities are unescaped twice, as they are often escaped twice."""
    if not isinstance(value, str):
        return ""
    return " ".join(unescape(unescape(value[:2_000])).split())
