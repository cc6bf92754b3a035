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
from extractors.chronology.carried_weeks import with_carried_weeks
from extractors.chronology.carried_years import with_carried_years
from extractors.chronology.meanings import (
    Away,
    Between,
    Clock,
    Current,
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
    WeekdayBeside,
    Year,
)
from extractors.chronology.phrase_leads import ENDED_GAP, is_start, length_of, with_lead
from extractors.chronology.words import DASH, GAP, SP

_MAX_GAP = 24
_OPENING = re.compile(r"\b(?:open|opens|opening|hours|daily|weekly|schedule|every)\b|\d\s?[ap]\.?m\b", re.IGNORECASE)
_BRACKET = re.compile(rf"{SP}?\(")
_BLANK = re.compile(rf",?{SP}?(?:the{SP})?")
_OF = re.compile(rf",?{SP}?(?:(?:of|in|for|from|on|a){SP})?(?:the{SP}|its{SP})?")
_AT = re.compile(
    rf",?{SP}?\(?(?:(?:at|from|by|around|about|in|on|beginning{SP}at|starting{SP}at|beginning|starting){SP})?(?:the{SP})?"
)
_FROM = re.compile(rf"{SP}(?P<way>before|after|from|following|prior{SP}to|since){SP}(?:the{SP})?")
_EDGE = rf"(?:(?:early|mid|late|end{SP}of|start{SP}of|beginning{SP}of|middle{SP}of)(?:{SP}the)?{GAP})?"
_BESIDE = re.compile(rf"{SP}(?P<way>before|preceding|after|following){SP}(?:the{SP})?")
_TO = re.compile(
    rf"(?P<dash>{SP}?{DASH}{SP}?)|{SP}(?:up{SP})?(?P<to>to|through|thru|until|till){SP}(?:the{SP})?{_EDGE}"
    rf"|{SP}(?P<and>and){SP}(?:the{SP})?{_EDGE}"
)
# "The talks will run from Monday to Friday": not every week.
_MOVED = re.compile(
    r"\b(?:moved|moving|postponed|delayed|pushed(?:\s+back)?|put\s+(?:off|back)|brought\s+forward|rescheduled|deferred|changed"
    r"|switched|shifted)\s+(?:[a-z]+\s+){0,2}from\s+(?:the\s+)?$"
)
_ONCE = re.compile(
    r"\b(?:will|held|met|took\s+place|visit(?:s|ed|ing)?|lasted|summit|conference|talks|trial|rose|fell|(?:is|are)\s+to)\b"
)


def find_phrases(text: str) -> list[Phrase]:
    """The phrases of a text in its order, without overlaps."""
    return with_carried_weeks(text, with_carried_years(text, _joined_phrases(text, find_atoms(text))))


def _joined_phrases(text: str, atoms: Iterable[Phrase]) -> list[Phrase]:
    phrases: list[Phrase] = []
    for atom in atoms:
        current = atom
        while phrases and (joined := _joined(text, phrases[-1], current)) is not None:
            phrases.pop()
            current = joined
        current = with_lead(text, current)
        while phrases and phrases[-1].end > current.start:
            phrases.pop()
        phrases.append(current)
    return phrases


def _joined(text: str, left: Phrase, right: Phrase) -> Phrase | None:
    if right.start - left.end > _MAX_GAP:
        return None
    gap = text[left.end : right.start].lower()
    is_owner = text[right.end : right.end + 2] in {"'s", "’s"}
    meaning = _meaning_of_both(left.meaning, right.meaning, gap, is_owner) or _range(text, left, right, gap)
    is_bracketed = "(" in gap and isinstance(right.meaning, Clock | Day) and text.startswith(")", right.end)
    return Phrase(left.start, right.end + is_bracketed, meaning) if meaning is not None else None


def _meaning_of_both(left: Meaning, right: Meaning, gap: str, is_owner: bool) -> Meaning | None:
    match left, right:
        case Weekday(number=number), Day() if _BLANK.fullmatch(gap) or _BRACKET.fullmatch(gap):
            return replace(right, weekday=number)
        case Shifted(unit="day"), Day(year=Year()) if _BRACKET.fullmatch(gap):
            return right  # "today (July 28, 2022)"
        case Moment(day=Weekday(number=number), clock=clock), Day() if _BLANK.fullmatch(gap) or _BRACKET.fullmatch(gap):
            return Moment(replace(right, weekday=number), clock)  # "Thursday morning, May 5"
        case Moment(day=Shifted(), clock=clock), Day() if _BLANK.fullmatch(gap) or _BRACKET.fullmatch(gap):
            return Moment(right, clock)  # "this morning, May 5"
        case Day(), Weekday(number=number, shift=None) if re.fullmatch(rf",{SP}|{SP}\(", gap):
            return replace(left, weekday=number)
        case Weekday(shift=None), Shifted(unit="week", offset=offset) if _OF.fullmatch(gap):
            return replace(left, week=offset)
        case Shifted(unit="week", offset=offset), Weekday(shift=None) if re.fullmatch(rf"{SP}on{SP}", gap):
            return replace(right, week=offset)
        case Weekday(number=number), Moment(day=Day() as day) if _BLANK.fullmatch(gap):
            return replace(right, day=replace(day, weekday=number))
        case ((Day() | Weekday() | Holiday() | Shifted(unit="day")), Clock()) if _joins_clock(right, gap):
            return Moment(left, right)
        case Recurring(), Clock() if _AT.fullmatch(gap) or _TO.fullmatch(gap):
            return left  # "open Monday to Friday, 9 a.m. to 5 p.m."
        case Moment(day=day, clock=part), Clock() if len(part.value) == 3 and _AT.fullmatch(gap):
            return Moment(day, right) if len(right.value) > 3 else None
        case Clock(), (Day() | Weekday() | Holiday() | Shifted(unit="day")) if _OF.fullmatch(gap) and "from" not in gap:
            return Moment(right, left)
        case Clock(), Clock(minutes_from_utc=0) if gap.strip() in {"(", "/", ","} and len(left.value) > 3:
            return left  # "6 p.m. (2200 GMT)"
        case Clock(), Moment(day=day, clock=part) if (
            len(part.value) == 3 and len(left.value) > 3 and _OF.fullmatch(gap)
        ):
            return Moment(day, left)
        case Away(direction=-1, origin="anchor", length=Length(unit="week")), Weekday(shift=None, week=None) if (
            re.fullmatch(rf"{SP}(?:on{SP})?", gap)
        ):
            return replace(left, origin=right)  # "a week ago Tuesday"
        case Weekday(number=number, shift=None, week=None), (Day() | Holiday()) if way := _BESIDE.fullmatch(gap):
            return WeekdayBeside(number, -1 if way["way"] in {"before", "preceding"} else 1, right)
        case Length(count=Decimal()), Weekday() if is_owner:
            return None  # "a day before Saturday's summit"
        case Length(count=Decimal()), (Day() | Holiday() | Weekday() | Shifted(unit="day")) if way := _FROM.fullmatch(
            gap
        ):
            return (
                None
                if way["way"] == "since"
                else Away(left, -1 if way["way"] in {"before"} or "prior" in way["way"] else 1, right)
            )
        case ((Part() | Year(is_fiscal=True)), Day()) if ends := ENDED_GAP.fullmatch(gap):
            named = left if isinstance(left, Part) and left.unit != "season" and left.last is None else None
            return Ended(length_of(left), right, is_start(ends["verb"]), part=named)
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
        case FirstMonths(year=None), Current(unit="year"):
            return replace(left, year=Shifted("year", 0))
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
    before = text[max(0, left.start - 28) : left.start].lower()
    if found["and"] and not re.search(rf"\bbetween{SP}(?:the{SP})?{_EDGE}$", before):
        return None
    if found["to"] and _MOVED.search(before):
        return None  # "moved from Wednesday to Friday": two days
    match left.meaning, right.meaning, found["and"]:
        case Weekday(number=first, shift=None, week=None), Weekday(number=last, shift=None, week=None), None:
            around = text[max(0, left.start - 60) : right.end + 40]
            is_week = first == 1 and last >= 5 and not _ONCE.search(around)
            if is_week or _OPENING.search(around):
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
    """Whether it is a year or tells its own: "2014 through May 2018"."""
    return isinstance(meaning, Year) or (isinstance(meaning, Day | Month) and isinstance(meaning.year, Year))


def _may_bound(meaning: Meaning) -> bool:
    if isinstance(meaning, Vague):
        return meaning.value == "PRESENT_REF"
    return isinstance(meaning, Year | Month | Day | Part | Weekday | Holiday | Shifted)
