"""The dates of a deal: announced, signed, completed, expected to close, effective, terminated.

"announced today that it has agreed to buy …"           ->  announced
"is expected to close in the second quarter of 2026"    ->  expected_closing
"Halden acquired Norvane in 2019"                       ->  completed
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from extractors.deal_mentions import DealMention
from extractors.periods import to_period
from extractors.reading import article_of
from extractors.sites import Context
from schemas import Period, TimeExpression
from schemas.deals import DealDate, DealStatus

DateKind = Literal["announced", "signed", "completed", "expected_closing", "effective", "terminated"]

_REACH = 40
"""So many tokens before a time may tell what happened then."""

_LEAD = 3
"""So many sentences open an article: a deal that they tell is the news of its day."""

_EXPECTED = re.compile(
    r"\b(?:expect(?:s|ed)?|anticipat(?:es|ed)|target(?:s|ed|ing)|scheduled|slated|will|should|planned|on track)\b"
    r"[^;]{0,90}?\b(?:clos(?:e|ed|ing)|complet(?:e|ed|ion)|finali[sz]ed?|consummat\w+|conclud\w+)\b[^;]{0,60}$",
    re.IGNORECASE,
)
_CLOSING_EXPECTED = re.compile(
    r"\b(?:clos(?:e|ing)|completion|consummation)\b[^;]{0,60}"
    r"\b(?:expect(?:s|ed)?|anticipat(?:es|ed)|scheduled|targeted)\b[^;]{0,60}$",
    re.IGNORECASE,
)


def _ending(verbs: str, reach: int) -> re.Pattern[str]:
    """One of these words, at most `reach` words before the time."""
    return re.compile(rf"\b(?:{verbs})\b(?: [\w'’.-]+){{0,{reach}}}?\W*$", re.IGNORECASE)


_KINDS: tuple[tuple[DateKind, re.Pattern[str]], ...] = (
    ("effective", _ending(r"effective|tak(?:es?|ing) effect|(?:come|enter)s? into force", 3)),
    ("terminated", _ending(r"(?:terminat|cancell?|abandon)ed", 6)),
    (
        "completed",
        _ending(r"(?:complet|clos|finali[sz]|consummat|conclud)(?:ed|ing)(?! (?:share |stock )?(?:price|bid))", 10),
    ),
    ("signed", _ending(r"signed|dated|executed|entered into", 10)),
    ("announced", _ending(r"announced|said|unveiled|disclosed|reported|announcing", 4)),
)
_SAYING_BEHIND = re.compile(
    r"^\W*(?:\w+ ){0,1}(?:announced|said|unveiled|disclosed|reported|announces)\b", re.IGNORECASE
)
_COMPLETING_BEHIND = re.compile(r"^\W*(?:\w+ ){0,2}(?:completed|closed|finali[sz]ed)\b", re.IGNORECASE)


def dates_of(context: Context, mentions: Sequence[DealMention], status: DealStatus) -> tuple[DealDate, ...]:
    """The dates that the sentences of a deal's mentions tell; the first of each kind."""
    found: dict[str, DealDate] = {}
    for mention in mentions:
        for time, start, end in times_in(context, mention.start, mention.end):
            kind = _kind(context, mention, start, end)
            if kind is not None:
                found.setdefault(kind, DealDate(kind=kind, period=to_period(time)))
    if status != "rumoured" and (day := _day_of_news(context, mentions[0])) is not None:
        kind = "terminated" if status == "terminated" else "announced"
        found.setdefault(kind, DealDate(kind=kind, period=Period(start=day, end=day, value=day.isoformat())))
    return tuple(found.values())


def _day_of_news(context: Context, first: DealMention) -> date | None:
    """The day of the dateline, or of the article without one, where headline or lead tell the deal."""
    article = article_of(context.doc)
    if article.dateline is None or article.dateline.date is None:
        return article.anchor if context.sentence_index(first.cue) < _LEAD and first.status != "completed" else None
    lead = context.doc.char_span(article.dateline.span.start, article.dateline.span.end, alignment_mode="expand")
    is_lead = lead is not None and context.sentence_at(first.cue)[0] <= context.sentence_at(lead.end - 1)[1]
    return (article.dateline.date or article.anchor) if is_lead else None


def times_in(context: Context, start: int, end: int) -> Iterator[tuple[TimeExpression, int, int]]:
    """The dated times among some tokens, with theirs."""
    position = start
    while position < end:
        time = context.time_at(position)
        if time is None:
            position += 1
            continue
        first = position
        while position < end and context.time_at(position) is time:
            position += 1
        if time.type in {"DATE", "TIME"} and (time.start or time.end) and time.value != "PRESENT_REF":
            yield time, first, position


def _kind(context: Context, mention: DealMention, start: int, end: int) -> DateKind | None:
    doc = context.doc
    before = doc[max(mention.start, start - _REACH) : start].text if start > mention.start else ""
    behind = doc[end : min(end + 8, mention.end)].text
    if _EXPECTED.search(before) or _CLOSING_EXPECTED.search(before):
        return "expected_closing"
    for kind, pattern in _KINDS:
        if pattern.search(before):
            return kind
    if _SAYING_BEHIND.match(behind):
        return "announced"
    if _COMPLETING_BEHIND.match(behind):
        return "completed"
    if mention.status == "completed" and _stands_beside(context, mention, start):
        return "completed"
    return None


_NOT_WHEN = frozenset({"through", "until", "till", "for", "by", "from", "to", "before", "after", "of", "'s", "’s"})
"""What makes of a time something else than the day of the deal: "its cash lasts through 2026"."""


def _stands_beside(context: Context, mention: DealMention, start: int) -> bool:
    """ "acquired Norvane in 2019", "In 2019, Halden acquired Norvane": no other verb between the cue and the time."""
    doc = context.doc
    if start and doc[start - 1].lower_ in _NOT_WHEN:
        return False
    low, high = sorted((mention.cue, start))
    if start < mention.cue and any(token.tag_.startswith("VB") for token in doc[mention.start : start]):
        # "Founded in 2016, Halden raised $10 million"
        return False
    return not any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in doc[low + 1 : high]) and high - low < 30
