"""Years that one time lends to another: "in May and July 2025", "fiscal 2023 and 2024"."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.chronology.meanings import Day, Ended, FirstMonths, Holiday, Meaning, Month, Part, Phrase, Year
from extractors.chronology.words import DASH, GAP, SP

_REACH = 24
_YEARLESS = (Day, Month, Part, FirstMonths, Holiday)
_LIST = re.compile(
    rf"{SP}?(?:,|and|or|&|,{SP}and|to|through|{DASH}|versus|vs\.?){SP}(?:(?:the|in|on|of|for){SP})*(?:full{GAP})?"
)
_AND = re.compile(rf"(?:{SP}and|,|{SP}or|,{SP}and|{SP}&|{SP}versus){SP}")


def with_carried_years(text: str, phrases: list[Phrase]) -> list[Phrase]:
    """ "in May and July 2025": May too; "June 30, 2025 and 2024": the second is a day; "fiscal 2023 and 2024"."""
    for index in range(len(phrases) - 2, -1, -1):
        left, right = phrases[index], phrases[index + 1]
        gap = text[left.end : min(right.start, left.end + 2 * _REACH)].lower()
        year = _explicit_year(right.meaning)
        if year is None or not isinstance(left.meaning, _YEARLESS) or left.meaning.year or not _LIST.fullmatch(gap):
            continue
        if not isinstance(right.meaning, Year) or isinstance(left.meaning, Part | FirstMonths):
            phrases[index] = replace(left, meaning=replace(left.meaning, year=year))
    for index in range(1, len(phrases)):
        left, right = phrases[index - 1], phrases[index]
        gap = text[left.end : min(right.start, left.end + _REACH)].lower()
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
            return replace(left, day=replace(day, year=year), is_length=False)
    return None
