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
from itertools import takewhile

from extractors.about_headings import (
    about_heading,
    about_heading_at_end,
    describes_an_organization,
    inline_about_headings,
)
from extractors.datelines import find_dateline
from extractors.inline_headings import inline_headings
from extractors.issuers import find_issuer
from extractors.lexicons import entries
from extractors.paragraphs import split_paragraphs
from schemas import Article, Dateline, Section, SectionType, Span

_HEADING_LENGTH = 110
_HEADLINE_LENGTH = 260
_PARAGRAPHS_BEFORE_DATELINE = 8
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
    dateline = article.dateline or _first_dateline(paragraphs)
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
        }
    )


def _is_release(dateline: Dateline | None, issuer: str | None, sections: tuple[Section, ...]) -> bool:
    """Whether a wire for releases carried it, or it ends as releases do: About, forward-looking, contacts."""
    if dateline is not None and dateline.wire is not None:
        return not _NEWS_AGENCY.search(dateline.wire)
    types = {section.type for section in sections} & _STANDING_TEXT
    return bool(types) and (issuer is not None or len(types) > 1)


_STANDING_TEXT = frozenset({SectionType.ABOUT, SectionType.FORWARD_LOOKING, SectionType.CONTACT})


def _first_dateline(paragraphs: list[Span]) -> Dateline | None:
    """The first that names a place or a wire; else the first date on a line of its own."""
    found = [find_dateline(paragraph) for paragraph in paragraphs[:_PARAGRAPHS_BEFORE_DATELINE]]
    whole = (dateline for dateline in found if dateline is not None and (dateline.place or dateline.wire))
    top = takewhile(lambda pair: len(pair[0].text) <= _HEADLINE_LENGTH, zip(paragraphs, found, strict=False))
    dates = (dateline for _, dateline in top if dateline is not None)
    return next(whole, None) or next(dates, None)


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
    for block in _opening_blocks(article, paragraphs, dateline) + _body_blocks(article, paragraphs, dateline, issuer):
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


def _headline_count(article: Article, paragraphs: list[Span], dateline: Dateline | None) -> int:
    """How many leading paragraphs are headline and subheads."""
    before = sum(paragraph.end <= dateline.span.start for paragraph in paragraphs) if dateline else 1
    if len(paragraphs) < 2:
        return 0
    count = 0
    for paragraph in paragraphs[: max(before, 1)]:
        is_title = article.title is not None and paragraph.text.strip() == article.title.strip()
        is_line = len(paragraph.text) <= _HEADLINE_LENGTH and paragraph.text[-1] not in ".,;:"
        if not (is_title or is_line or (dateline and count and len(paragraph.text) <= _HEADLINE_LENGTH)):
            break
        count += 1
    return count


def _opening_blocks(article: Article, paragraphs: list[Span], dateline: Dateline | None) -> list[_Block]:
    blocks = [
        _Block(paragraph, SectionType.SUBHEAD if index else SectionType.HEADLINE)
        for index, paragraph in enumerate(paragraphs[: _headline_count(article, paragraphs, dateline)])
    ]
    if dateline is not None:
        blocks.append(_Block(dateline.span, SectionType.DATELINE))
    return blocks


def _body_blocks(
    article: Article, paragraphs: list[Span], dateline: Dateline | None, issuer: str | None
) -> list[_Block]:
    skipped = _headline_count(article, paragraphs, dateline)
    blocks: list[_Block] = []
    current, has_standing_text = SectionType.BODY, False
    for position, paragraph in enumerate(paragraphs[skipped:], skipped):
        if dateline is not None and paragraph.start < dateline.span.end <= paragraph.end:
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
            opens = None if goes_on and blocks else block.type or (SectionType.BODY if not blocks else None)
            blocks.append(_Block(block.span, opens, block.header))
            current = opens or current
    return blocks


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
    for found in inline_about_headings(paragraph.text):
        description = paragraph.text[found.end() : found.end() + 400]
        if describes_an_organization(found["name"], description, issuer, article.text):
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
    if current in (SectionType.CONTACT, SectionType.BOILERPLATE):
        # "Source: Example Data" under a chart: the long paragraph behind it is body again
        return _Block(paragraph, SectionType.BODY if len(text) > _CONTACT_LINE_LENGTH else None)
    if current.is_boilerplate and following and len(following.text) > _SHORTEST_NEWS and _is_heading(text):
        return _Block(paragraph, SectionType.BODY, paragraph)
    return _Block(paragraph)


def _is_heading(text: str) -> bool:
    """A short line in title case or capitals without a full stop: "Conference Call Information"."""
    words = [word for word in text.split() if word[0].isalpha()]
    if not 1 <= len(words) <= 10 or len(text) > 80 or text[-1] in ".,;:" or "@" in text or "\n" in text:
        return False
    if words[0] in ("Learn", "Visit", "Follow", "Read", "Click", "Download", "Find", "Join"):
        return False  # "Learn more at Acme Bio" goes on with what stands above
    capitals = sum(word[0].isupper() for word in words)
    return capitals >= 0.6 * len(words)
