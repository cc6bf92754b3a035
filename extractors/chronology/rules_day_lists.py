"""Rules for days that lean on a month beside them: "April 5, 6 and 7", "the 15th of next month", "the 9/11 attacks"."""

from __future__ import annotations

import re

from extractors.chronology.atoms import DIGITS, Rules
from extractors.chronology.meanings import Day, DayOf, Meaning, Shifted, Year
from extractors.chronology.periods import made_day
from extractors.chronology.words import (
    DASH,
    DAY,
    MONTH,
    ORDINAL_DAY,
    ORDINALS,
    SP,
    YEAR,
    any_of,
    month_number,
    ordinal_number,
)
from extractors.chronology.years_beside import year_of
from extractors.lexicons import entries

_OF_YEAR = rf"(?:,?{SP}|{SP}(?:of|in){SP}|,)(?P<year>{YEAR})(?!{DASH}\d\d\b)"
_DAY_WORDS = [DIGITS, *(word for word in ORDINALS if "-" not in word)]
# "April 5, 6 and 7": the 6 and the 7 are days of April, too; "On April 5 and 6 people died" has one day.
_LIST_LEAD = re.compile(
    rf"\b(?P<month>{MONTH}){SP}{DAY}(?:,{SP}{DAY})*(?:,?{SP}(?P<last>and|or|&){SP}|,{SP})$", re.IGNORECASE
)
_LIST_END = rf"(?=\s*(?:[.,;:)!?]|$)|{SP}(?:{any_of(entries('function_words.txt'))})\b)"
_LIST_GOES_ON = re.compile(rf"(?:,{SP}{DAY})*,?{SP}(?:and|or|&){SP}{DAY}{_LIST_END}", re.IGNORECASE)
_LIST_ENDS = re.compile(_LIST_END, re.IGNORECASE)
_ATTACK = re.compile(r"\s+(?:attack|hijack|terror|commission|memorial)", re.IGNORECASE)
RULES = Rules()


@RULES.rule([DIGITS], r"9/11\b(?![/\d])")
def nine_eleven(match: re.Match[str]) -> Meaning | None:
    before = match.string[max(0, match.start() - 12) : match.start()]
    is_led = re.search(r"\b(?:since|after|before|post|pre|the|of|on)(?:\s+|-)$", before, re.IGNORECASE)
    return Day(9, 11, Year(2001)) if is_led and _ATTACK.match(match.string, match.end()) else None


@RULES.rule([DIGITS], rf"(?P<day>{DAY})(?:{_OF_YEAR})?")
def listed_day(match: re.Match[str]) -> Meaning | None:
    """The 6 and the 7 of "April 5, 6 and 7"."""
    text, start = match.string, match.start()
    if text[start - 2 : start] not in {", ", "d ", "r ", "& "}:
        return None
    lead = _LIST_LEAD.search(text, max(0, start - 40), start)
    if lead is None or lead["month"][0].islower():
        return None
    if (_LIST_ENDS if lead["last"] else _LIST_GOES_ON).match(text, match.end()) is None:
        return None
    number, month = ordinal_number(match["day"]), month_number(lead["month"])
    if number is None or made_day(2000, month, number) is None:
        return None
    return Day(month, number, year_of(match))


@RULES.rule(_DAY_WORDS, rf"(?P<day>{ORDINAL_DAY}){SP}(?:day{SP})?of{SP}(?P<which>this|next|last){SP}month\b")
def day_of_month(match: re.Match[str]) -> Meaning | None:
    number = ordinal_number(match["day"])
    offset = {"this": 0, "next": 1, "last": -1}[match["which"].lower()]
    return DayOf(number, Shifted("month", offset)) if number and not match["day"].isdigit() else None
