"""Phrases from atoms: "Friday" and "Nov. 7" are one day, "between May" and "July 2025" one range.

"the three months ended June 30, 2025"    Ended(Length(3, "month"), Day(6, 30, Year(2025)))
"late on Friday, Nov. 7, at 8:30 a.m. ET" Moment(Day(11, 7), Clock("T08:30", "ET"))
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from extractors.chronology.atoms import find_atoms
from extractors.chronology.meanings import (
    Away,
    Between,
    Clock,
    Day,
    Ended,
    FirstMonths,
    Holiday,
    Length,
    Meaning,
    Moment,
    Month,
    Part,
    Phrase,
    Recurring,
    Same,
    Shifted,
    Vague,
    Weekday,
    WeekOf,
    Year,
)
from extractors.chronology.words import DASH, GAP, NUMBER, SP, count_of, unit_of

_MAX_GAP = 24
_YEARLESS = (Day, Month, Part, FirstMonths, Holiday)
_BLANK = re.compile(rf",?{SP}?(?:the{SP})?")
_OF = re.compile(rf",?{SP}?(?:(?:of|in|for|from|on|a){SP})?(?:the{SP}|its{SP})?")
_AT = re.compile(
    rf",?{SP}?\(?(?:(?:at|from|by|around|about|in|on|beginning{SP}at|starting{SP}at|beginning|starting){SP})?(?:the{SP})?"
)
_FROM = re.compile(rf"{SP}(?P<way>before|after|from|following|prior{SP}to|since){SP}(?:the{SP})?")
_TO = re.compile(
    rf"(?P<dash>{SP}?{DASH}{SP}?)|{SP}(?:up{SP})?(?P<to>to|through|thru|until|till){SP}(?:the{SP})?(?:(?:early|mid|late|end{SP}of|start{SP}of|beginning{SP}of|middle{SP}of)(?:{SP}the)?{GAP})?|{SP}(?P<and>and){SP}(?:the{SP})?"
)
_LIST = re.compile(
    rf"{SP}?(?:,|and|or|&|,{SP}and|to|through|{DASH}|versus|vs\.?){SP}(?:(?:the|in|on|of|for){SP})*(?:full{GAP})?"
)
_AND = re.compile(rf"(?:{SP}and|,|{SP}or|,{SP}and|{SP}&|{SP}versus){SP}")
_ENDS = (
    rf",?{SP}(?:(?:that|which){SP})?(?P<verb>ended|ending|ends|through|to|beginning|commencing|starting|started|began)"
    rf"{SP}(?:on{SP})?(?:the{SP})?"
)
_ENDED_GAP = re.compile(rf"{SP}?\(?(?:period)?{_ENDS}")
_ENDED = re.compile(
    rf"\b(?:(?P<count>{NUMBER}){GAP})?(?:fiscal{GAP})?(?P<unit>years?|quarter|half|months?|weeks?|days?)(?:{GAP}periods?)?{_ENDS}$",
    re.IGNORECASE,
)
_WEEK_OF = re.compile(
    rf"\b(?P<unit>week|weekend){SP}(?:of|beginning|commencing|starting)(?:{SP}the)?{SP}$", re.IGNORECASE
)


def find_phrases(text: str) -> list[Phrase]:
    """The phrases of a text in its order, without overlaps."""
    return _with_carried_years(text, _joined_phrases(text, find_atoms(text)))


def _joined_phrases(text: str, atoms: Iterable[Phrase]) -> list[Phrase]:
    phrases: list[Phrase] = []
    for atom in atoms:
        current = atom
        while phrases and (joined := _joined(text, phrases[-1], current)) is not None:
            phrases.pop()
            current = joined
        current = _with_lead(text, current)
        while phrases and phrases[-1].end > current.start:
            phrases.pop()
        phrases.append(current)
    return phrases


def _joined(text: str, left: Phrase, right: Phrase) -> Phrase | None:
    if right.start - left.end > _MAX_GAP:
        return None
    gap = text[left.end : right.start].lower()
    meaning = _meaning_of_both(left.meaning, right.meaning, gap) or _range(text, left, right, gap)
    return Phrase(left.start, right.end, meaning) if meaning is not None else None


def _meaning_of_both(left: Meaning, right: Meaning, gap: str) -> Meaning | None:
    match left, right:
        case Weekday(), Day() if _BLANK.fullmatch(gap):
            return right
        case Day(), Weekday(shift=None) if re.fullmatch(rf",{SP}|{SP}\(", gap):
            return left
        case Weekday(shift=None), Shifted(unit="week", offset=offset) if _OF.fullmatch(gap):
            return replace(left, week=offset)
        case Shifted(unit="week", offset=offset), Weekday(shift=None) if re.fullmatch(rf"{SP}on{SP}", gap):
            return replace(right, week=offset)
        case Weekday(), Moment(day=Day()) if _BLANK.fullmatch(gap):
            return right
        case ((Day() | Weekday() | Holiday() | Shifted(unit="day")), Clock()) if _joins_clock(right, gap):
            return Moment(left, right)
        case Recurring(), Clock() if _AT.fullmatch(gap) or _TO.fullmatch(gap):
            return left  # "open Monday to Friday, 9 a.m. to 5 p.m."
        case Moment(day=day, clock=part), Clock() if len(part.value) == 3 and _AT.fullmatch(gap):
            return Moment(day, right) if len(right.value) > 3 else None
        case Clock(), (Day() | Weekday() | Holiday() | Shifted(unit="day")) if _OF.fullmatch(gap):
            return Moment(right, left)
        case Clock(), Moment(day=day, clock=part) if (
            len(part.value) == 3 and len(left.value) > 3 and _OF.fullmatch(gap)
        ):
            return Moment(day, left)
        case Length(count=Decimal()), (Day() | Holiday() | Weekday() | Shifted(unit="day")) if way := _FROM.fullmatch(
            gap
        ):
            return (
                None
                if way["way"] == "since"
                else Away(left, -1 if way["way"] in {"before"} or "prior" in way["way"] else 1, right)
            )
        case ((Part() | Year(is_fiscal=True)), Day()) if ends := _ENDED_GAP.fullmatch(gap):
            return Ended(_length_of(left), right, is_start=_is_start(ends["verb"]))
    return _with_following_year(left, right, gap)


def _joins_clock(clock: Clock, gap: str) -> bool:
    if len(clock.value) == 3:  # a part of the day: "Friday morning"
        return re.fullmatch(rf"{SP}(?:in{SP}the{SP})?", gap) is not None
    return _AT.fullmatch(gap) is not None


def _with_following_year(left: Meaning, right: Meaning, gap: str) -> Meaning | None:
    """ "the third quarter" with "of last year", "the same period" with "a year earlier"."""
    if not _OF.fullmatch(gap):
        return None
    match left, right:
        case Same(), Year() | Shifted(unit="year"):
            return replace(left, year=right)
        case Same(), Away(length=Length(unit="year", count=count), direction=-1) if count is not None:
            return replace(left, years=-int(count))
        case ((Day() | Month() | Part() | FirstMonths() | Holiday()), Year() | Shifted(unit="year")) if (
            left.year is None
        ):
            return replace(left, year=right)
        case ((Year() | Shifted(unit="year")), Part()) if right.year is None and re.fullmatch(
            rf"(?:['’]s?)?{GAP}", gap
        ):
            return replace(right, year=left)
    return None


def _range(text: str, left: Phrase, right: Phrase, gap: str) -> Meaning | None:
    """ "from 2021 to 2024", "May–July 2025", "between Jan. 22 and Feb. 3"."""
    found = _TO.fullmatch(gap)
    if found is None or not _may_bound(left.meaning) or not _may_bound(right.meaning):
        return None
    before = text[max(0, left.start - 14) : left.start].lower()
    if found["and"] and not re.search(rf"\bbetween{SP}(?:the{SP})?$", before):
        return None
    match left.meaning, right.meaning, found["and"]:
        case Weekday(number=first, shift=None, week=None), Weekday(number=last, shift=None, week=None), None:
            return Recurring(f"XXXX-WXX-{first}/XXXX-WXX-{last}")  # "open Monday through Friday": every week
    alike = type(left.meaning) is type(right.meaning) or bool(_own_year(left.meaning) and _own_year(right.meaning))
    if not alike and not (found["and"] or re.search(rf"\bfrom{SP}(?:the{SP})?$", before)):
        return None
    if (
        isinstance(left.meaning, Year)
        and isinstance(right.meaning, Year)
        and left.meaning.number >= right.meaning.number
    ):
        return None
    if isinstance(right.meaning, Weekday | Shifted | Vague) and found["dash"]:
        return None
    return Between(left.meaning, right.meaning)


def _own_year(meaning: Meaning) -> bool:
    return isinstance(meaning, Day | Month) and isinstance(meaning.year, Year)


def _may_bound(meaning: Meaning) -> bool:
    if isinstance(meaning, Vague):
        return meaning.value == "PRESENT_REF"
    return isinstance(meaning, Year | Month | Day | Part | Weekday | Holiday | Shifted)


def _length_of(meaning: Part | Year) -> Length:
    if isinstance(meaning, Year):
        return Length(Decimal(1), "year")
    return Length(Decimal(6 if meaning.unit == "half" else 3), "month")


def _is_start(verb: str) -> bool:
    return verb.lower() in {"beginning", "commencing", "starting", "started", "began"}


def _with_lead(text: str, phrase: Phrase) -> Phrase:
    """A day with the words before it that make it the border of a longer time: "the quarter ended June 30"."""
    if not isinstance(phrase.meaning, Day | Month):
        return phrase
    floor = max(0, phrase.start - 64)
    before = text[floor : phrase.start]
    if isinstance(phrase.meaning, Day) and (found := _WEEK_OF.search(before)):
        return Phrase(
            floor + found.start(),
            phrase.end,
            WeekOf("week" if found["unit"].lower() == "week" else "weekend", phrase.meaning),
        )
    found = _ENDED.search(before)
    if found is None:
        return phrase
    unit = unit_of(found["unit"])
    plural = found["unit"].lower().endswith("s") if unit != "half" else False
    count = count_of(found["count"]) if found["count"] else Decimal(1)
    if count is None or (
        not found["count"] and ((plural and unit != "year") or found["verb"].lower() in {"to", "through"})
    ):
        return phrase
    length = Length(Decimal(6), "month") if unit == "half" else Length(count, unit)
    return Phrase(floor + found.start(), phrase.end, Ended(length, phrase.meaning, _is_start(found["verb"])))


def _with_carried_years(text: str, phrases: list[Phrase]) -> list[Phrase]:
    """ "in May and July 2025": May too; "June 30, 2025 and 2024": the second is a day; "fiscal 2023 and 2024"."""
    for index in range(len(phrases) - 2, -1, -1):
        left, right = phrases[index], phrases[index + 1]
        gap = text[left.end : min(right.start, left.end + 2 * _MAX_GAP)].lower()
        year = _explicit_year(right.meaning)
        if year is None or not isinstance(left.meaning, _YEARLESS) or left.meaning.year or not _LIST.fullmatch(gap):
            continue
        if not isinstance(right.meaning, Year) or isinstance(left.meaning, Part | FirstMonths):
            phrases[index] = replace(left, meaning=replace(left.meaning, year=year))
    for index in range(1, len(phrases)):
        left, right = phrases[index - 1], phrases[index]
        gap = text[left.end : min(right.start, left.end + _MAX_GAP)].lower()
        if (
            not isinstance(right.meaning, Year)
            or not text[right.start : right.end].isdigit()
            or not _AND.fullmatch(gap)
        ):
            continue
        if (moved := _in_year(left.meaning, right.meaning)) is not None:
            phrases[index] = replace(right, meaning=moved)
    return phrases


def _explicit_year(meaning: Meaning) -> Year | None:
    if isinstance(meaning, Year):
        return meaning
    if isinstance(meaning, _YEARLESS) and isinstance(meaning.year, Year):
        return meaning.year
    return None


def _in_year(left: Meaning, year: Year) -> Meaning | None:
    match left:
        case Year(is_fiscal=True):
            return Year(year.number, True)
        case Day(year=Year()) | Part(year=Year()) | FirstMonths(year=Year()):
            return replace(left, year=year)
        case Ended(day=Day(year=Year()) as day):
            return replace(left, day=replace(day, year=year))
    return None
