"""How an article opens: headline, subheads, lines that are neither, and the dateline.

"FOR IMMEDIATE RELEASE" / "Acme Bio opens a plant" / "First of its kind" / "BOSTON, Jan. 12, 2026 -- Acme …"
    boilerplate, headline, subhead; dateline {place "BOSTON", date 2026-01-12}
"--News Direct--" / "BOSTON, Jan. 12, 2026 - Acme …"      one dateline, of that wire
"""

from __future__ import annotations

import re
from itertools import takewhile

from extractors.datelines import find_dateline
from schemas import Dateline, SectionType, Span

_PARAGRAPHS_BEFORE_DATELINE = 8
_HEADLINE_LENGTH = 260
_PLACE_LENGTH = 60
_NOTICE = re.compile(
    r"(?:for immediate release|embargoed? (?:until|for)|(?:press|news|media) release\s*$)", re.IGNORECASE
)
_BYLINE = re.compile(r"[Bb]y [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}(?:,? [A-Z][\w.&’' ]{1,40})?$")
_PLACE_LINE = re.compile(r"(?P<place>[A-Z][\w.'’ -]+(?:, ?[A-Z][\w. ]+){0,2}?)\s*(?:--+|—|–|-)$")


def first_dateline(text: str, paragraphs: list[Span]) -> Dateline | None:
    """The first that names a place or a wire; else the first date on a line of its own."""
    opening = paragraphs[:_PARAGRAPHS_BEFORE_DATELINE]
    found = [find_dateline(paragraph) for paragraph in opening]
    for position, dateline in enumerate(found):
        if dateline is not None and (dateline.place or dateline.wire):
            return dateline if dateline.place else _with_place(text, dateline, position, opening)
    top = takewhile(lambda pair: len(pair[0].text) <= _HEADLINE_LENGTH, zip(opening, found, strict=True))
    return next((dateline for _, dateline in top if dateline is not None), None)


def _with_place(text: str, dateline: Dateline, position: int, paragraphs: list[Span]) -> Dateline:
    """The place may stand on the line above the wire ("ATLANTA, GA -"), behind it, or in the paragraph below it."""
    above = _PLACE_LINE.fullmatch(paragraphs[position - 1].text[: _PLACE_LENGTH + 1]) if position else None
    if above is not None:
        span = Span.of(text, paragraphs[position - 1].start, dateline.span.end)
        return dateline.model_copy(update={"span": span, "place": above["place"].strip()})
    further = _behind(text, dateline, paragraphs[position:])
    if further is None or further.place is None:
        return dateline
    return Dateline(
        span=Span.of(text, dateline.span.start, further.span.end),
        place=further.place,
        date=further.date or dateline.date,
        wire=further.wire or dateline.wire,
    )


def _behind(text: str, dateline: Dateline, paragraphs: list[Span]) -> Dateline | None:
    """The dateline that follows another one at once, in its paragraph or, where that ends, in the next."""
    start = dateline.span.end
    while start < paragraphs[0].end and text[start] in " -–—:/":
        start += 1
    if start < paragraphs[0].end:
        return find_dateline(Span.of(text, start, paragraphs[0].end))
    return find_dateline(paragraphs[1]) if len(paragraphs) > 1 else None


def opening_lines(
    paragraphs: list[Span], dateline: Dateline | None, title: str | None
) -> list[tuple[Span, SectionType]]:
    """The leading paragraphs that are headline, subheads, notices and bylines, each with its type."""
    if len(paragraphs) < 2:
        return []
    before = sum(paragraph.end <= dateline.span.start for paragraph in paragraphs) if dateline else 1
    lines: list[tuple[Span, SectionType]] = []
    for paragraph in paragraphs[:before]:
        headlines = sum(kind in (SectionType.HEADLINE, SectionType.SUBHEAD) for _, kind in lines)
        if not _is_opening_line(paragraph.text, title, is_between=dateline is not None and bool(lines)):
            break
        lines.append((paragraph, _type_of(paragraph.text, is_first=not headlines)))
    return lines


def _is_opening_line(line: str, title: str | None, *, is_between: bool) -> bool:
    if title is not None and line.strip() == title.strip():
        return True
    return len(line) <= _HEADLINE_LENGTH and (is_between or line[-1] not in ".,;:")


def _type_of(line: str, *, is_first: bool) -> SectionType:
    if _NOTICE.match(line):
        return SectionType.BOILERPLATE
    if _BYLINE.match(line):
        return SectionType.BODY
    return SectionType.HEADLINE if is_first else SectionType.SUBHEAD
