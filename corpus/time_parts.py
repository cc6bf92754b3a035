"""The expressions of TIMEX3 in one record of ours.

TIMEX3 marks what a preposition or a verb parts as expressions of their own, we make one record of it:

    "from Monday to Friday"             Monday; Friday
    "the three months ended June 30"    the three months (P3M, or the quarter); June 30
    "two days before Christmas"         two days (P2D); Christmas
    "six to nine months"                P6M; P9M
    "8 p.m. on Tuesday"                 8 p.m. (the whole value); Tuesday

Parts are what the record says itself: the ends of its value, its last day, its length. A part has characters of its
own, and what they say alone must be what the record says of them; else the record stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corpus.found import FoundTime
from corpus.suites import Case, overlaps
from extractors.chronology.periods import Period, made_day, one_day, one_month, one_year, part_of_year
from extractors.times import TimeMatch, scan_times

_DASHES = "-‐‑–—−~"
_WORDS = re.compile(r"\s+(?:up\s+)?(?:to|through|thru|until|till|and)\s+(?:the\s+)?|/", re.IGNORECASE)
_SPACED_DASH = re.compile(rf"\s[{_DASHES}]\s?|\s?[{_DASHES}]\s")
_DASH = re.compile(rf"[{_DASHES}]")
_ENDED = re.compile(
    r"\s+\(?(?:period\s+)?(?P<verb>ended|ending|ends|through|to|beginning|commencing|starting|started|began)\s+"
    r"(?:on\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b(?:\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?\s?m\b\.?|\d{1,2}:\d\d|noon|midnight)(?:\s\(?(?-i:[A-Z]{2,4})\b\)?)?",
    re.IGNORECASE,
)
_AWAY = re.compile(r"\s+(?:before|after|from|following|prior\s+to)\s+(?:the\s+)?", re.IGNORECASE)
_VALUE = re.compile(r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|(?P<part>[QH])(?P<number>\d)))?")


def found_times(case: Case, matches: Sequence[TimeMatch]) -> list[FoundTime]:
    """What was found, in parts where the suite marks no expression that holds a record whole.

    Only where expressions of the suite stand is looked at, never what they say.
    """
    found: list[FoundTime] = []
    for match in matches:
        parts = _parts(case, match)
        touched = [entry for entry in case.expected if overlaps(entry, match.start, match.end)]
        is_whole = any(all(overlaps(entry, part.start, part.end) for part in parts) for entry in touched)
        found.extend(parts if parts and touched and not is_whole else [_whole(match)])
    return found


def _whole(match: TimeMatch) -> FoundTime:
    return FoundTime(match.start, match.end, match.type, match.value, match.first, match.last, match.mod)


def _parts(case: Case, match: TimeMatch) -> list[FoundTime]:
    """The parts of a record; none of one that has no parts."""
    surface = case.text[match.start : match.end]
    value = match.value or ""
    if match.type == "DATE" and "/" in value:
        return _ends(surface, match)
    if match.type == "DURATION" and "/" in value:
        return _lengths(surface, match)
    if (verb := _ENDED.search(surface)) is not None and match.first and match.last:
        return _ended(surface, match, verb)
    if match.type == "TIME" and (clock := _CLOCK.search(surface)) is not None:
        return _clock(surface, match, clock)
    if match.type == "DATE" and (way := _AWAY.search(surface)) is not None:
        return _away(case, match, way)
    return []


def _ends(surface: str, match: TimeMatch) -> list[FoundTime]:
    """Both ends of "2021 to 2024"."""
    cut = _cut(surface)
    first, last = (_named(value) for value in (match.value or "").split("/"))
    if cut is None or not cut.start() or cut.end() == len(surface) or first is None or last is None:
        return []
    if (first.first, last.last) != (match.first, match.last):
        return []  # a fiscal calendar
    return [
        _part(first, match.start, match.start + cut.start()),
        _part(last, match.start + cut.end(), match.end),
    ]


def _lengths(surface: str, match: TimeMatch) -> list[FoundTime]:
    """Both lengths of "six to nine months"."""
    cut = _cut(surface)
    if cut is None or not cut.start() or cut.end() == len(surface):
        return []
    least, most = (match.value or "").split("/")
    return [
        FoundTime(match.start, match.start + cut.start(), match.type, least, None, None, match.mod),
        FoundTime(match.start + cut.end(), match.end, match.type, most, None, None, match.mod),
    ]


def _cut(surface: str) -> re.Match[str] | None:
    """What stands between the ends of a range; a dash within words only where it is the only one."""
    cut = _WORDS.search(surface) or _SPACED_DASH.search(surface)
    return cut if cut or len(_DASH.findall(surface)) != 1 else _DASH.search(surface)


def _ended(surface: str, match: TimeMatch, verb: re.Match[str]) -> list[FoundTime]:
    """The length and the day of "the nine months ended Sept. 30"."""
    is_start = verb["verb"].lower() in {"beginning", "commencing", "starting", "started", "began"}
    edge = match.first if is_start else match.last
    told = _alone(surface[verb.end() :], edge)
    if told is None or (told.first if is_start else told.last) != edge:
        return []
    day = FoundTime(match.start + verb.end(), match.end, told.type, told.value, told.first, told.last)
    return [_whole(match)._replace(end=match.start + verb.start()), day]


def _clock(surface: str, match: TimeMatch, clock: re.Match[str]) -> list[FoundTime]:
    """The time of the day and the day of "8 p.m. on Tuesday"."""
    start, end = (clock.end(), len(surface)) if not clock.start() else (0, clock.start())
    rest = surface[start:end]
    words = rest.strip(" ,(").removeprefix("on ").removesuffix(" at").strip(" ,")
    if not words or match.first is None or _alone(words, match.first) is None:
        return []
    day = match.start + start + rest.index(words)
    clock_start, clock_end = match.start + clock.start(), match.start + clock.end()
    return [
        FoundTime(clock_start, clock_end, "TIME", match.value, match.first, match.last),
        FoundTime(day, day + len(words), "DATE", match.first.isoformat(), match.first, match.last),
    ]


def _away(case: Case, match: TimeMatch, way: re.Match[str]) -> list[FoundTime]:
    """The length and the day of "two days before Christmas"."""
    surface = case.text[match.start : match.end]
    length, day = _alone(f"for {surface[: way.start()]}", None), _alone(surface[way.end() :], case.published)
    if length is None or length.type != "DURATION" or day is None or day.first is None:
        return []
    start = match.start + way.end()
    return [
        FoundTime(match.start, match.start + way.start(), "DURATION", length.value, None, None, length.mod),
        FoundTime(start, match.end, day.type, day.value, day.first, day.last),
    ]


def _alone(words: str, anchor: date | None) -> TimeMatch | None:
    """What words say alone, if they are one expression and nothing else."""
    found = scan_times(words, anchor)
    return found[0] if len(found) == 1 and words[found[0].end :].strip(" ,.)") == "" else None


def _named(value: str) -> Period | None:
    """The period of a TIMEX3 value of a day, month, quarter, half or year."""
    found = _VALUE.fullmatch(value)
    if found is None:
        return None
    year = int(found["year"])
    if found["day"]:
        day = made_day(year, int(found["month"]), int(found["day"]))
        return one_day(day) if day else None
    if found["month"]:
        return one_month(year, int(found["month"]))
    if found["part"]:
        return part_of_year("quarter" if found["part"] == "Q" else "half", year, int(found["number"]))
    return one_year(year)


def _part(period: Period, start: int, end: int) -> FoundTime:
    return FoundTime(start, end, period.type, period.value, period.first, period.last)
