"""The period that the lines of a report speak of where they name none: by the heading over them, else by the opening.

    "Halden Corp. Reports Third Quarter 2025 Results"                    all that follows speaks of 2025-Q3
    "Nine Months Ended September 30, 2025 Compared to Prior-Year Period"  from here on of the nine months
    "Full Year 2025 Outlook"                                             from here on what is expected of 2025
    "Conference Call"                                                    from here on of no period

A headline that only mentions a quarter ("Shares Fall After Varnum's Third-Quarter Results") opens no report, and one of
two periods ("Fourth Quarter and Full Year 2025 Results") tells of neither.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from extractors.reading import article_of
from extractors.sites import Context
from schemas import Granularity, TimeExpression

REPORTED_SPANS = frozenset({Granularity.QUARTER, Granularity.HALF, Granularity.YEAR, Granularity.RANGE})
_SPANS = REPORTED_SPANS | {Granularity.MONTH}
_LONGEST = 130
_MOST_WORDS = 20
_OPENING = 1_500
"""Characters within which a report says what it reports."""
_REACH = 8_000
_BULLETS = "•·▪◦●*–-—+"
_LIST = re.compile(rf"\s*[{re.escape(_BULLETS)}]")
_FIGURE = re.compile(r"[$€£¥₹]\s?\d|\d\s?%|\bpercent\b|\t|\|")
_RESULTS = re.compile(
    r"\b(?:results|highlights|summary|financials?|performance|quarter|half|year|months|milestones|achievements|metrics"
    r"|overview|review|earnings|figures|developments|accomplishments|progress)\b",
    re.IGNORECASE,
)
_OUTLOOK = re.compile(
    r"\b(?:outlook|guidance|forecasts?|expectations|targets?|looking\s+ahead|assumptions)\b", re.IGNORECASE
)
_CALENDAR = re.compile(
    r"\b(?:calendar|events?|dates|conferences?|agenda|upcoming|tour|season|schedule)\b", re.IGNORECASE
)
_CLOSES = re.compile(
    r"^(?:the\s+)?(?:conference|webcast|earnings\s+call|about|dividends?|share\s+(?:repurchase|buyback)|stock\s+repurchase"
    r"|(?:recent|subsequent|other|key|corporate|business|operational|clinical|pipeline|regulatory|commercial|strategic)"
    r"(?:\s+(?:and|&)\s+\w+|\s+\w+)?\s+(?:events?|updates?|highlights|developments|milestones|news|progress)"
    r"|liquidity|balance\s+sheet|financial\s+position|capital\s+(?:resources|structure|allocation)|contacts?|forward"
    r"|use\s+of|non-gaap|management|board|leadership|appointments?|upcoming|financial\s+calendar)\b",
    re.IGNORECASE,
)
_COMPARING = re.compile(r"\b(?:compared|comparison|versus|vs\.?|against|over|relative)\b", re.IGNORECASE)
_REPORTING = (
    r"\b(?:reports?|reported|announce[sd]?|post(?:s|ed)|deliver(?:s|ed)|release[sd]?|publish(?:es|ed)|unveil(?:s|ed)"
    r"|records|achieve[sd]?|provide[sd]?|issue[sd]?|file[sd]?)\b(?!\s+(?:date|plans?|stake|investment|deal|acquisition))"
)
_TITLE = re.compile(
    rf"{_REPORTING}(?P<before>[^.;\n]{{0,120}}?)\x00(?P<after>[^.;\n]{{0,60}})"
    r"|^[\w\s.,&()–-]{0,50}:?\s*\x00[^.;\n]{0,30}\b(?:results|earnings)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\bto\s+(?:report|announce|release|host|hold|discuss|present|publish|issue)\b|\bwill\s+(?:report|announce|release|host|be)\b"
    r"|\b(?:date|ahead\s+of|preview|expected|schedules?)\b|\bafter\b(?!\s+(?:the\s+)?(?:market|close|trading))",
    re.IGNORECASE,
)
_COMPARED_WITH = re.compile(rf"{_COMPARING.pattern}|\b(?:from|than|since)\b", re.IGNORECASE)
# Below the title: "Varnum reported revenue of $5 million for 2024" may be of another company.
_RESULTS_NOUN = re.compile(r"\b(?:results|earnings|financials)\b", re.IGNORECASE)
# "Announces 2025 Sales Conference" reports nothing.
_RESULT_NOUN = re.compile(
    r"\b(?:results|earnings|financials)\b|\b(?:revenues?|sales|profits?|income|loss|ebitda)\s*(?:$|[,:–—]|of\b|up\b|at\b|to\b|in\b"
    r"|for\b|growth|increases?|rises?|jumps?|declines?|decreases?|exceed)",
    re.IGNORECASE,
)


class Heading(NamedTuple):
    """What a line says of the lines under it; `period` is None where they are of no period that it tells."""

    start: int
    kind: Literal["results", "outlook", "opening", "other"]
    period: TimeExpression | None = None
    compared: TimeExpression | None = None
    """The period that a heading compares with: "… Compared to Prior-Year Period"."""


class ReportingPeriods:
    """The headings of an article that tell of a period, found once when the first figure needs them."""

    def __init__(self, context: Context) -> None:
        article = article_of(context.doc)
        self._text, self._anchor = article.text, article.anchor
        self._times = [time for time, _, _ in context.times]
        self._starts = [time.evidence[0].start for time in self._times]

    def over(self, offset: int) -> Heading | None:
        """The heading that a character stands under, else what the opening of the article reports."""
        index = bisect_right(self._headings, offset, key=lambda heading: heading.start) - 1
        if index >= 0 and offset - self._headings[index].start <= _REACH:
            return self._headings[index]
        opening = self._opening
        return opening if opening is not None and index < 0 and opening.start < offset else None

    @cached_property
    def _headings(self) -> list[Heading]:
        return [heading for start, line in self._lines() if (heading := self._heading(start, line)) is not None]

    def _lines(self) -> Iterator[tuple[int, str]]:
        """The short lines that are no sentences, with where they start; the title only where a list follows it."""
        start, is_title = 0, True
        for line in self._text.splitlines(keepends=True):
            stripped = line.strip()
            if _is_heading(stripped) and (not is_title or _LIST.match(self._text, start + len(line))):
                yield start + line.index(stripped), stripped
            is_title = is_title and not stripped
            start += len(line)

    def _heading(self, start: int, line: str) -> Heading | None:
        times = self._times_within(start, start + len(line))
        if _FIGURE.search(line):
            return None
        if not times and _CLOSES.search(line):
            return Heading(start, "other")
        if _CALENDAR.search(line):
            return None
        if _OUTLOOK.search(line):
            return Heading(start, "outlook", times[0] if len(times) == 1 else None)
        if not times:
            return None
        rest = _without(line, start, times)
        if not _RESULTS.search(line) or len(re.findall(r"\b(?:for|to|as|into|on|its|with)\b", rest)) > 2:
            return None
        if len(times) == 1:
            return Heading(start, "results", times[0])
        between = self._text[times[0].evidence[0].end : times[1].evidence[0].start]
        if len(times) == 2 and _COMPARING.search(between):
            return Heading(start, "results", *times)
        return Heading(start, "results")

    @cached_property
    def _opening(self) -> Heading | None:
        """What the title reports, else the first sentences: "… today announced results for the third quarter"."""
        stop = min(len(self._text), _OPENING)
        for start, end in _passages(self._text, stop):
            times = [time for time in self._times_within(start, end) if time.granularity in REPORTED_SPANS]
            if not times or not self._reports(start, end, times[0]):
                continue
            values = {(time.start, time.end) for time in times}
            if len(values) == 1 or self._is_compared(times):
                return Heading(start, "opening", times[0])
            return Heading(start, "opening")
        return None

    def _is_compared(self, times: list[TimeExpression]) -> bool:
        between = self._text[times[0].evidence[0].end : times[1].evidence[0].start]
        return _COMPARING.search(between) is not None

    def _reports(self, start: int, end: int, time: TimeExpression) -> bool:
        """Whether a title or sentence reports the results of a time, and does not only mention them."""
        first, last = time.evidence[0].start - start, time.evidence[0].end - start
        passage = self._text[start:end]
        found = _TITLE.search(f"{passage[:first]}\x00{passage[last:]}")
        if found is None or _AHEAD.search(passage[:first]) or self._is_to_come(time):
            return False
        if found["before"] is None:
            return True
        if _COMPARED_WITH.search(found["before"]):
            return False  # "reported better margins compared to the fourth quarter of 2023"
        told = _RESULT_NOUN if not self._text[:start].strip() else _RESULTS_NOUN
        return told.search(found["before"]) is not None or told.search(found["after"]) is not None

    def _is_to_come(self, time: TimeExpression) -> bool:
        """Whether a time ends after the publication; the days of a fiscal year may be other ones than its label's."""
        return self._anchor is not None and time.end is not None and time.end > self._anchor and not time.is_fiscal

    def _times_within(self, start: int, end: int) -> list[TimeExpression]:
        """The dated spans of time whose words stand between two characters."""
        found = self._times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [time for time in found if time.granularity in _SPANS and time.evidence[0].end <= end]


def _is_heading(line: str) -> bool:
    """Whether a line may be a heading: short, without a full stop, no item of a list."""
    is_short = 3 < len(line) <= _LONGEST and len(line.split()) <= _MOST_WORDS
    return is_short and line[-1] not in ".;,?!" and line[0] not in _BULLETS


def _without(line: str, start: int, times: list[TimeExpression]) -> str:
    """A line without its times: what else it says."""
    for time in reversed(times):
        line = line[: time.evidence[0].start - start] + line[time.evidence[0].end - start :]
    return line


_PASSAGE_END = re.compile(r"[.!?][\"”’)]?\s+(?=[A-Z“\"])|\n")


def _passages(text: str, stop: int) -> Iterator[tuple[int, int]]:
    """The lines and sentences up to a character."""
    start = 0
    for found in _PASSAGE_END.finditer(text, 0, stop):
        if start < found.start():
            yield start, found.start()
        start = found.end()
    if start < stop:
        yield start, stop


__all__ = ["REPORTED_SPANS", "Heading", "ReportingPeriods"]
