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

from extractors.datelines import find_dateline
from extractors.lexicons import entries
from extractors.paragraphs import split_paragraphs
from schemas import Article, Dateline, Section, SectionType, Span

_HEADING_LENGTH = 110
_HEADLINE_LENGTH = 260
_PARAGRAPHS_BEFORE_DATELINE = 8
_TICKER_BRACKET = r"\((?:[^()]{0,40}(?:NYSE|NASDAQ|Nasdaq|TSX|LSE|AIM|ASX|OTC|HKEX|SIX|Euronext)[^()]{0,60})\)"

_ABOUT_HEADING = re.compile(r"About\s+(?:the\s+)?(?P<name>\S[^\n]{0,100}?)\s*[:.]?$")
_ABOUT_INLINE = re.compile(
    r"(?:(?<=[.!?”\"’)]\s)|^)"
    r"(?P<header>About (?:the )?(?P<name>(?P<first>[A-Z0-9][\w&.'’®™-]*)(?: [\w&.,'’®™()-]+){0,9}?)[:.]?)"
    r" (?:The )?(?=(?P=first)\b)"
)
_COMPANY_WORDS = re.compile(
    r"\b(?:compan(?:y|ies)|corporation|firm|headquarter\w*|provider|founded|established in|leader in|leading|"
    r"nonprofit|non-profit|organi[sz]ation|university|institute|agency|group|subsidiar\w+|manufacturer|supplier|"
    r"employees|customers|listed on|traded|www\.|https?:)",
    re.IGNORECASE,
)
_ISSUER = re.compile(
    rf"(?P<name>[A-Z0-9][\w&.'’®™,()/ -]{{1,90}}?)(?:®|™)?\s*"
    rf"(?:{_TICKER_BRACKET}|,\s(?:an?|the|one)\s|\s(?:\(?today\)?|announce[sd]?|report(?:s|ed)|has|is|and)\b)"
)
_ANNOUNCES = re.compile(r"\b(?:today\b|announce[sd]?\b|report(?:s|ed)\b|\(?the [“\"]Company[”\"])")
_NEWS_AGENCY = re.compile(r"\b(?:Reuters|AP|Associated Press|AFP|Xinhua|Bloomberg|dpa|Kyodo|Yonhap|PTI|IANS|UPI)\b")
_CONTACT_LINE_LENGTH = 200
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
    issuer = article.issuer or _find_issuer(article.text, paragraphs, dateline)
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
    for paragraph in paragraphs[:_PARAGRAPHS_BEFORE_DATELINE]:
        if (dateline := find_dateline(paragraph)) is not None:
            return dateline
    return None


def _find_issuer(text: str, paragraphs: list[Span], dateline: Dateline | None) -> str | None:
    """ "Acme Bio" in the lead "Acme Bio (Nasdaq: ACME), a biotechnology company, today announced …"."""
    if dateline is None:
        leads = [paragraph.text for paragraph in paragraphs[:4] if len(paragraph.text) > _HEADLINE_LENGTH // 2][:1]
    else:
        lead = next(paragraph for paragraph in paragraphs if paragraph.end >= dateline.span.end)
        leads = [text[dateline.span.end : lead.end]]
    for opening in leads:
        opening = opening.lstrip(" -–—:/")[:400]
        if _ANNOUNCES.search(opening) and (found := _ISSUER.match(opening)) is not None:
            # "Acme Grill, owned by Beta Foods, Inc.": what follows the comma is no part of the name
            return re.split(r",\s+(?=[a-z])", found["name"])[0].strip(" ,(")
    return None


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
    current = SectionType.BODY
    for position, paragraph in enumerate(paragraphs[skipped:], skipped):
        if dateline is not None and paragraph.start < dateline.span.end <= paragraph.end:
            paragraph = _rest(article.text, dateline.span.end, paragraph.end)
            if not paragraph.text.strip():
                continue
        following = paragraphs[position + 1] if position + 1 < len(paragraphs) else None
        for block in _split(article.text, paragraph, following, issuer, current):
            goes_on = block.type is current and current is not SectionType.ABOUT
            opens = None if goes_on and blocks else block.type or (SectionType.BODY if not blocks else None)
            blocks.append(_Block(block.span, opens, block.header))
            current = opens or current
    return blocks


def _rest(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " -–—:":
        start += 1
    return Span.of(text, start, end) if start < end else Span.of(text, end - 1, end)


def _split(
    text: str, paragraph: Span, following: Span | None, issuer: str | None, current: SectionType
) -> Iterator[_Block]:
    """The paragraph as one block, or cut where an inline heading stands ("… agents. About Acme Acme is a …")."""
    inline = [found for found in _ABOUT_INLINE.finditer(paragraph.text) if _is_boilerplate(found, paragraph, issuer)]
    cuts = [found.start("header") for found in inline]
    starts = [0, *[cut for cut in cuts if cut > 0]]
    for start, end in zip(starts, [*starts[1:], len(paragraph.text)], strict=True):
        piece = Span.of(text, paragraph.start + start, paragraph.start + end)
        stripped = Span.of(text, piece.start, piece.start + len(piece.text.rstrip()))
        opening = next((found for found in inline if found.start("header") == start), None)
        if opening is not None:
            header = Span.of(text, piece.start, piece.start + len(opening["header"]))
            yield _Block(stripped, SectionType.ABOUT, header)
        else:
            yield _classify(stripped, following, issuer, current)


def _is_boilerplate(found: re.Match[str], paragraph: Span, issuer: str | None) -> bool:
    description = paragraph.text[found.end() : found.end() + 300]
    return _describes_an_organization(found["name"], description, issuer)


def _classify(paragraph: Span, following: Span | None, issuer: str | None, current: SectionType) -> _Block:
    text = paragraph.text
    first_line = text.split("\n", 1)[0]
    header = Span(start=paragraph.start, end=paragraph.start + len(first_line), text=first_line)
    if len(first_line) <= _HEADING_LENGTH and (found := _ABOUT_HEADING.match(first_line)):
        description = text[len(first_line) :] or (following.text if following else "")
        if _describes_an_organization(found["name"], description[:400], issuer):
            return _Block(paragraph, SectionType.ABOUT, header)
        return _Block(paragraph, SectionType.BODY if current.is_boilerplate else None, header)
    for kind, expression in _headings():
        if (heading := expression.match(text)) is not None:
            end = paragraph.start + heading.end()
            return _Block(paragraph, kind, Span.of(" " * paragraph.start + text, paragraph.start, end))
    if _END_MARK.match(text):
        return _Block(paragraph, SectionType.BOILERPLATE)
    if current in (SectionType.CONTACT, SectionType.BOILERPLATE):
        # "Source: Example Data" under a chart: the long paragraph behind it is body again
        return _Block(paragraph, SectionType.BODY if len(text) > _CONTACT_LINE_LENGTH else None)
    if current.is_boilerplate and _is_heading(text):
        return _Block(paragraph, SectionType.BODY, paragraph)
    return _Block(paragraph)


def _is_heading(text: str) -> bool:
    """A short line in title case or capitals without a full stop: "Conference Call Information"."""
    words = [word for word in text.split() if word[0].isalpha()]
    if not 1 <= len(words) <= 10 or len(text) > 80 or text[-1] in ".,;:" or "@" in text or "\n" in text:
        return False
    capitals = sum(word[0].isupper() for word in words)
    return capitals >= 0.6 * len(words)


def _describes_an_organization(name: str, description: str, issuer: str | None) -> bool:
    """Whether "About NAME" opens boilerplate: NAME is the issuer, or is described as an organization."""
    if issuer and set(name.casefold().split()) & {issuer.casefold().split()[0]}:
        return True
    return bool(_COMPANY_WORDS.search(description[:300]))
