"""Press releases and news taken apart: headline, dateline, body, and the standing text that is no news.

    "BOSTON, Jan. 12, 2026 (GLOBE NEWSWIRE) -- Acme Bio (Nasdaq: ACME) today announced …"
        dateline {place "BOSTON", date 2026-01-12, wire "GLOBE NEWSWIRE"}, kind press_release, issuer "Acme Bio"
    "About Acme Bio" / "Acme Bio is a biotechnology company …"
        an `about` section; "About Examplinib" stays body, because it describes the news and not its issuer.

Sections follow one another and cover all paragraphs; the white space between them belongs to none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extractors.about_headings import (
    about_heading,
    about_heading_at_end,
    describes_an_organization,
    inline_about_headings,
    introduces_a_company,
)
from extractors.inline_headings import inline_headings
from extractors.issuers import find_issuer
from extractors.lexicons import entries
from extractors.openings import first_dateline, opening_lines
from extractors.paragraphs import split_paragraphs
from extractors.tickers import find_tickers, listings_in_prose
from schemas import Article, Dateline, Section, SectionType, Span, Ticker

_HEADING_LENGTH = 110
_NEWS_AGENCY = re.compile(r"\b(?:Reuters|AP|Associated Press|AFP|Xinhua|Bloomberg|dpa|Kyodo|Yonhap|PTI|IANS|UPI)\b")
_CONTACT_LINE_LENGTH = 200
_SHORTEST_NEWS = 100
"""A heading opens a paragraph of such a length; what stands over a shorter one is the name of a contact."""
_STATEMENTS = re.compile(
    r"[^\n]{0,80}?\b(?:(?:consolidated|condensed|unaudited|selected|summary|supplemental)\s[^\n]{0,60}"
    r"(?:statements?|balance|financial|income|operations|cash flows?|data|results|reconciliation)|balance sheets?\b"
    r"|statements? of (?:operations|income|cash flows?|earnings|comprehensive|financial)|reconciliations? of\b"
    r"|financial (?:tables|statements|highlights|summary)|(?:three|six|nine|twelve) months ended)[^\n]{0,120}(?:\n|$)",
    re.IGNORECASE,
)
"""What opens the financial statements that stand behind About and contacts: news again."""
_NEWS_BEFORE_ABOUT = 3
"""So many paragraphs of news stand before a last one that only introduces the company."""
_LINK_LINE = re.compile(
    r"(?:[A-Z][\w /()&.-]{1,30}:\s*)?(?:https?://\S+|www\.\S+|@\w+|[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|[\w.-]+\.(?:com|io|org|net|ai)(?:/\S*)?)$"
    r"|(?:Website|Web|X|Twitter|Facebook|LinkedIn|Instagram|Telegram|Discord|YouTube|Medium)(?: ?\| ?[A-Z]\w{0,14})+$",
    re.IGNORECASE,
)
"""A line of addresses: "Telegram: https://t.me/acme", "Website | X | LinkedIn"."""
_SENTENCE_END = re.compile(r"[a-z]{4,}[.!?]$")
_END_MARK = re.compile(r"(?:#\s*#\s*#|-?\s?-?\s?(?:END|ends|30)\s?-\s?-?|\* \* \*)$")


@lru_cache(maxsize=1)
def _headings() -> tuple[tuple[SectionType, re.Pattern[str]], ...]:
    """The heading expressions of each kind of standing text, from lexicons/section_headings.txt."""
    rows = (line.split("\t", 1) for line in entries("section_headings.txt"))
    return tuple((SectionType(kind), re.compile(expression, re.IGNORECASE)) for kind, expression in rows)


def with_sections(article: Article) -> Article:
    """The article with dateline, issuer, kind and sections filled in, where the text shows them.

    What the article states already (a kind from its page, sections from a filing) is kept.
    """
    if article.sections or not article.text.strip():
        return article
    paragraphs = split_paragraphs(article.text)
    dateline = article.dateline or first_dateline(article.text, paragraphs)
    issuer = article.issuer or find_issuer(article.text, paragraphs, dateline)
    sections = tuple(_find_sections(article, paragraphs, dateline, issuer))
    kind = article.kind
    if kind == "unknown" and _is_release(dateline, issuer, sections):
        kind = "press_release"
    return article.model_copy(
        update={
            "dateline": dateline,
            "issuer": issuer if kind == "press_release" else article.issuer,
            "kind": kind,
            "sections": sections,
            "tickers": article.tickers or tuple(_tickers(article.text)),
        }
    )


def _tickers(text: str) -> Iterator[Ticker]:
    seen: set[tuple[str, str]] = set()
    for ticker in (*(ticker for bracket in find_tickers(text) for ticker in bracket.tickers), *listings_in_prose(text)):
        if (ticker.exchange, ticker.symbol) not in seen:
            seen.add((ticker.exchange, ticker.symbol))
            yield ticker


def _is_release(dateline: Dateline | None, issuer: str | None, sections: tuple[Section, ...]) -> bool:
    """Whether a wire for releases carried it, or it ends as releases do: About, forward-looking, contacts."""
    if dateline is not None and dateline.wire is not None:
        return not _NEWS_AGENCY.search(dateline.wire)
    types = {section.type for section in sections} & _STANDING_TEXT
    return bool(types) and (issuer is not None or len(types) > 1)


_STANDING_TEXT = frozenset({SectionType.ABOUT, SectionType.FORWARD_LOOKING, SectionType.CONTACT})


@dataclass(frozen=True)
class _Block:
    """A paragraph, or a part of one that opens with an inline heading."""

    span: Span
    type: SectionType | None = None
    """The section that opens here; None where the current one goes on."""
    header: Span | None = None


def _find_sections(
    article: Article, paragraphs: list[Span], dateline: Dateline | None, issuer: str | None
) -> Iterator[Section]:
    current: list[_Block] = []
    opening = opening_lines(paragraphs, dateline, article.title)
    body = _body_blocks(article, paragraphs[len(opening) :], dateline, issuer)
    for block in [_Block(line, kind) for line, kind in opening] + _with_unheaded_about(body):
        if block.type is not None and current:
            yield _section(article.text, current)
            current = []
        current.append(block)
    if current:
        yield _section(article.text, current)


def _section(text: str, blocks: list[_Block]) -> Section:
    first = blocks[0]
    return Section(
        type=first.type or SectionType.BODY,
        span=Span.of(text, first.span.start, blocks[-1].span.end),
        header=first.header,
    )


def _body_blocks(
    article: Article, paragraphs: list[Span], dateline: Dateline | None, issuer: str | None
) -> list[_Block]:
    blocks: list[_Block] = []
    current, has_standing_text = SectionType.BODY, False
    for position, paragraph in enumerate(paragraphs):
        if dateline is not None and paragraph.start < dateline.span.end and dateline.span.start < paragraph.end:
            if paragraph.start <= dateline.span.start:
                blocks += _before_and_dateline(article.text, paragraph, dateline)
                current = SectionType.DATELINE
            rest = _rest(article.text, dateline.span.end, paragraph.end)
            if rest is None:
                continue
            paragraph = rest
        following = paragraphs[position + 1] if position + 1 < len(paragraphs) else None
        for block in _split(article, paragraph, following, issuer, current):
            # Behind the company's own text and the contacts stand terms of use, however long, and no more news.
            is_back = block.type is SectionType.BODY and block.header is None and has_standing_text
            has_standing_text = has_standing_text or block.type in (SectionType.ABOUT, SectionType.FORWARD_LOOKING)
            goes_on = is_back or (block.type is current and current is not SectionType.ABOUT)
            is_first = not blocks or current is SectionType.DATELINE
            opens = None if goes_on and blocks else block.type or (SectionType.BODY if is_first else None)
            blocks.append(_Block(block.span, opens, block.header))
            current = opens or current
    return blocks


def _with_unheaded_about(blocks: list[_Block]) -> list[_Block]:
    """News that ends with "Acme, Inc. is a company that …": standing text, though no heading says so."""
    standing = (at for at, block in enumerate(blocks) if block.type and block.type.is_boilerplate)
    last = next(standing, len(blocks)) - 1
    if last < _NEWS_BEFORE_ABOUT or blocks[last].type is not None or not introduces_a_company(blocks[last].span.text):
        return blocks
    return [*blocks[:last], _Block(blocks[last].span, SectionType.ABOUT), *blocks[last + 1 :]]


def _before_and_dateline(text: str, paragraph: Span, dateline: Dateline) -> list[_Block]:
    """The dateline, and the "FOR IMMEDIATE RELEASE" before it."""
    end = paragraph.start + len(text[paragraph.start : dateline.span.start].rstrip())
    opening = [_Block(Span.of(text, paragraph.start, end), SectionType.BOILERPLATE)] if end > paragraph.start else []
    return [*opening, _Block(dateline.span, SectionType.DATELINE)]


def _rest(text: str, start: int, end: int) -> Span | None:
    """What stands behind the dateline; None where that is all of its paragraph."""
    while start < end and text[start] in " \n-–—:/":
        start += 1
    return Span.of(text, start, end) if start < end else None


def _split(
    article: Article, paragraph: Span, following: Span | None, issuer: str | None, current: SectionType
) -> Iterator[_Block]:
    """The paragraph as one block, or cut where an inline heading stands ("… agents. About Acme Acme is a …")."""
    text = article.text
    openings = _inline_openings(article, paragraph, following, issuer)
    starts = sorted({0, *openings})
    for start, end in zip(starts, [*starts[1:], len(paragraph.text)], strict=True):
        piece = Span.of(text, paragraph.start + start, paragraph.start + end)
        stripped = Span.of(text, piece.start, piece.start + len(piece.text.rstrip()))
        if start in openings:
            kind, header_end = openings[start]
            yield _Block(stripped, kind, Span.of(text, piece.start, paragraph.start + header_end))
        else:
            yield _classify(article, stripped, following, issuer, current)


def _inline_openings(
    article: Article, paragraph: Span, following: Span | None, issuer: str | None
) -> dict[int, tuple[SectionType, int]]:
    """Where sections open in a paragraph, each with its type and the end of its heading."""
    openings: dict[int, tuple[SectionType, int]] = {}
    is_line = len(paragraph.text) <= _HEADING_LENGTH and not _SENTENCE_END.search(paragraph.text)
    is_one_heading = is_line and about_heading(paragraph.text) is not None
    for found in () if is_one_heading else inline_about_headings(paragraph.text):
        description = paragraph.text[found.end() : found.end() + 400]
        is_marked = found["header"].endswith(":")
        if describes_an_organization(found["name"], description, issuer, article.text, is_marked=is_marked):
            openings[found.start("header")] = (SectionType.ABOUT, found.end("header"))
    at_end = about_heading_at_end(paragraph.text) if following else None
    if following and at_end and describes_an_organization(at_end["name"], following.text, issuer, article.text):
        openings[at_end.start("header")] = (SectionType.ABOUT, at_end.end("header"))
    for heading in inline_headings(paragraph.text):
        openings.setdefault(heading.start, (heading.type, heading.end))
    return openings


def _classify(
    article: Article, paragraph: Span, following: Span | None, issuer: str | None, current: SectionType
) -> _Block:
    text = paragraph.text
    first_line = text.split("\n", 1)[0]
    header = Span(start=paragraph.start, end=paragraph.start + len(first_line), text=first_line)
    if len(first_line) <= _HEADING_LENGTH and (name := about_heading(first_line)):
        description = text[len(first_line) :] or (following.text if following else "")
        if describes_an_organization(name, description, issuer, article.text):
            return _Block(paragraph, SectionType.ABOUT, header)
        return _Block(paragraph, SectionType.BODY if current.is_boilerplate else None, header)
    for kind, expression in _headings():
        if (heading := expression.match(text)) is not None:
            end = paragraph.start + heading.end()
            return _Block(paragraph, kind, Span.of(" " * paragraph.start + text, paragraph.start, end))
    if current.is_boilerplate and _STATEMENTS.match(text):
        return _Block(paragraph, SectionType.BODY, header)
    if _END_MARK.match(text):
        return _Block(paragraph, SectionType.BOILERPLATE)
    if _LINK_LINE.match(text) and (following is None or _LINK_LINE.match(following.text) or _is_standing(following)):
        return _Block(paragraph, None if current.is_boilerplate else SectionType.CONTACT)
    if current in (SectionType.CONTACT, SectionType.BOILERPLATE):
        if introduces_a_company(text):
            return _Block(paragraph, SectionType.ABOUT)
        # "Source: Example Data" under a chart: the long paragraph behind it is body again
        return _Block(paragraph, SectionType.BODY if len(text) > _CONTACT_LINE_LENGTH else None)
    if current.is_boilerplate and following and len(following.text) > _SHORTEST_NEWS and _is_heading(text):
        return _Block(paragraph, SectionType.BODY, paragraph)
    return _Block(paragraph)


def _is_standing(paragraph: Span) -> bool:
    return any(expression.match(paragraph.text) for _, expression in _headings())


def _is_heading(text: str) -> bool:
    """A short line in title case or capitals without a full stop: "Conference Call Information"."""
    words = [word for word in text.split() if word[0].isalpha()]
    if not 1 <= len(words) <= 10 or len(text) > 80 or text[-1] in ".,;:" or "@" in text or "\n" in text:
        return False
    if words[0] in ("Learn", "Visit", "Follow", "Read", "Click", "Download", "Find", "Join"):
        return False  # "Learn more at Acme Bio" goes on with what stands above
    capitals = sum(word[0].isupper() for word in words)
    return capitals >= 0.6 * len(words)
