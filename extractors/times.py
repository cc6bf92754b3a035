"""Time expressions, resolved against the publication date.

Published on 12 January 2026:

    "Acme said Friday that sales rose 12% in the third quarter."
        DATE 2026-01-09 ("Friday"), DATE 2025-Q3 ("the third quarter", 2025-07-01 to 2025-09-30)
    "The trial will run for 18 months, until late 2027."
        DURATION P18M, DATE 2027 with mod END ("late 2027")

What is kept in a record:

- `start` and `end` are the days of the value itself. Where the text leaves a side open ("since 2021", "by March"),
  `mod` says so (ON_OR_AFTER, ON_OR_BEFORE, BEFORE, AFTER) and `stretch_of` opens the side; "early", "mid" and "late"
  are START, MID and END and leave the days alone.
- A range ("Nov. 18-20", "from 2021 to 2024") is one record of granularity range, its value the ISO 8601 interval of its
  ends ("2021/2024").
- "the past three years" is a DURATION P3Y with the days that it covers up to the anchor; "the nine months ended
  Sept. 30" a DURATION P9M with its days; "the quarter ended Sept. 30" is the DATE 2025-Q3.
- "$5 million a year" holds no time: the unit of a rate is part of its figure.
- Without an anchor, what depends on it has no value and no days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from spacy.tokens import Doc

from extractors.chronology.fiscal_calendar import fiscal_end_month
from extractors.chronology.meanings import Clock, Length, Mod, Moment, Phrase, Recurring, Stretch
from extractors.chronology.modifiers import with_modifiers
from extractors.chronology.periods import Period, TimexType
from extractors.chronology.phrases import find_phrases
from extractors.chronology.resolution import Reading
from extractors.reading import article_of, make_record, span_at
from schemas import Granularity, TimeExpression

_LATE = re.compile(r"\b(?:in|by|until|during|since)\s+(?:the\s+)?(?:late|early|mid)(?:\s+|-)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TimeMatch:
    """A time expression at start:end of a text; `first` and `last` are the days that it covers, both included."""

    start: int
    end: int
    type: TimexType
    value: str | None
    mod: Mod | None = None
    first: date | None = None
    last: date | None = None
    granularity: Granularity | None = None
    is_fiscal: bool = False
    counted_from: Literal["anchor", "text"] | None = None
    """What a relative expression was counted from; None for one that needs no anchor."""


def find_times(doc: Doc) -> Iterator[TimeExpression]:
    """The time expressions of an article in the order of its text, counted from its publication date."""
    article = article_of(doc)
    basis = article.anchor_basis
    for match in scan_times(doc.text, article.anchor):
        span = span_at(doc, match.start, match.end)
        counted = match.counted_from
        yield make_record(
            doc,
            TimeExpression,
            "times",
            [span],
            surface=span.text,
            type=match.type,
            value=match.value,
            mod=match.mod,
            start=match.first,
            end=match.last,
            granularity=match.granularity,
            is_fiscal=match.is_fiscal,
            anchor=article.anchor if counted == "anchor" else None,
            anchor_basis=basis if counted == "anchor" else counted,
        )


def scan_times(text: str, anchor: date | None) -> list[TimeMatch]:
    """The time expressions of a text in its order, without overlaps; in linear time, whatever the text."""
    reading = Reading(text, anchor, fiscal_end_month(text))
    matches: list[TimeMatch] = []
    for phrase in find_phrases(text):
        if not _stands_alone(text, phrase):
            continue
        period = reading.read(phrase)
        match = _match(with_modifiers(text, phrase), period, reading)
        if match is not None and (not matches or matches[-1].end <= match.start):
            matches.append(match)
    return matches


def stretch_of(time: TimeExpression | TimeMatch) -> tuple[date | None, date | None]:
    """First and last day with the open side that `mod` tells: (None, 2027-12-31) for "by the end of 2027"."""
    first, last = (time.start, time.end) if isinstance(time, TimeExpression) else (time.first, time.last)
    match time.mod:
        case "ON_OR_AFTER":
            return first, None
        case "ON_OR_BEFORE":
            return None, last
        case "AFTER":
            return (last + timedelta(days=1) if last and last < date.max else None), None
        case "BEFORE":
            return None, (first - timedelta(days=1) if first and first > date.min else None)
    return first, last


def _stands_alone(text: str, phrase: Phrase) -> bool:
    """Whether a phrase is a time on its own; "morning" is one only beside a day, or as "in late morning"."""
    is_part = isinstance(phrase.meaning, Clock) and len(phrase.meaning.value) == 3
    if not is_part:
        return True
    is_late = _LATE.search(text, max(0, phrase.start - 24), phrase.start) is not None
    return is_late and not text.startswith(" hours", phrase.end)


def _match(phrase: Phrase, period: Period | None, reading: Reading) -> TimeMatch | None:
    if period is None:
        if reading.anchor is not None:
            return None  # no such day, or nothing to count from: omitted rather than invented
        return TimeMatch(phrase.start, phrase.end, _type_of(phrase), None, phrase.mod)
    counted: Literal["anchor", "text"] | None = None
    if period.first is not None:
        counted = "text" if reading.counts_from_text else "anchor" if reading.counts_from_anchor else None
    return TimeMatch(
        phrase.start,
        phrase.end,
        period.type,
        period.value,
        phrase.mod,
        period.first,
        period.last,
        period.granularity,
        period.is_fiscal,
        counted,
    )


def _type_of(phrase: Phrase) -> TimexType:
    match phrase.meaning:
        case Clock() | Moment():
            return "TIME"
        case Length() | Stretch():
            return "DURATION"
        case Recurring():
            return "SET"
    return "DATE"


__all__ = ["TimeMatch", "find_times", "scan_times", "stretch_of"]
