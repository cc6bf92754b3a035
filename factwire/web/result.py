"""What was found in an article as one piece of HTML: summary, filters, the article beside its cards."""

from __future__ import annotations

import re

from markupsafe import Markup

from factwire.web.cards import Actions, cards_of, groups_of
from factwire.web.highlights import highlighted
from factwire.web.safe_text import safe_url
from factwire.web.templating import fragment
from factwire.web.timeline import published_phrase, strip_of
from schemas import Article, Extraction, SectionType

_LONGEST_TITLE = 140
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def render_result(extraction: Extraction, *, downloads: Markup, actions: Actions | None = None) -> Markup:
    """The whole view of an extraction, for a page that links workbench.css, workbench_take.js and workbench.js."""
    article = extraction.article
    cards = cards_of(extraction)
    groups = groups_of(cards)
    address = article.canonical_url or article.url
    return fragment(
        "workbench_result.html",
        title=title_of(article),
        is_in_text=_has_headline(article),
        summary=_summary(extraction),
        address=safe_url(address),
        raw_address=address,
        has_date=article.anchor is not None,
        truncated=article.truncated,
        failures=extraction.failures,
        groups=groups,
        size=len(cards),
        language=article.language if _LANGUAGE.fullmatch(article.language or "") else "und",
        downloads=downloads,
        highlights=highlighted(article, cards),
        cards=fragment("workbench_cards.html", groups=groups, strip=strip_of(extraction, cards), actions=actions),
    )


def title_of(article: Article) -> str:
    """The headline, else the beginning of the text."""
    first = article.title or next((line for line in article.text.split("\n") if line.strip()), "Empty text")
    words = " ".join(first.split())
    return words if len(words) <= _LONGEST_TITLE else words[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"


def _has_headline(article: Article) -> bool:
    """Whether the text opens with its headline: the page need not show it twice."""
    return any(section.type is SectionType.HEADLINE for section in article.sections)


def file_name(article: Article, ending: str) -> str:
    """A name for a downloaded file, of plain letters: "velmora-therapeutics-licenses-heart-drug.json"."""
    words = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in title_of(article)).split()
    return f"{'-'.join(words[:8]).lower()[:60].strip('-') or 'article'}.{ending}"


def _summary(extraction: Extraction) -> tuple[str, ...]:
    article = extraction.article
    published = published_phrase(extraction)
    basis = article.published_basis if article.published_at else "dateline"
    parts = (
        f"{published} (date {_BASES.get(basis or '', f'from {basis}')})" if published else "",
        "" if article.kind == "unknown" else article.kind.replace("_", " "),
        article.publisher or article.issuer or "",
        ", ".join(article.authors),
        f"{len(article.text.split()):,} words",
        f"{len(extraction.records):,} records",
    )
    return tuple(part for part in parts if part)


_BASES = {
    "given": "given", "": "stated", "dateline": "from the dateline", "url": "from the address",
    "json-ld": "stated in the page", "meta": "stated in the page", "time": "stated in the page",
    "byline": "stated in the page", "htmldate": "found in the page",
}  # fmt: skip
