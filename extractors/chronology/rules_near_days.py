"""Rules for the days around the anchor and their parts: "today", "late yesterday", "tonight", "the weekend"."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.chronology.atoms import Rules
from extractors.chronology.meanings import Clock, Current, Length, Meaning, Moment, Shifted
from extractors.chronology.names import is_title
from extractors.chronology.tense_leads import names_happening
from extractors.chronology.words import DASH, HOLIDAYS, MONTH, SP, WEEKDAY, any_of

_DAY_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
_DAY_PART = any_of(_DAY_PARTS) + r"\b"
RULES = Rules()


_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
# "the leaders of tomorrow", "the needs of today and tomorrow": no days.
_RHETORICAL = re.compile(
    rf"(?<!ahead)(?<!end)(?<!start)(?<!morning)(?<!evening)(?<!night)(?<!noon){SP}of{SP}(?:(?:both{SP})?today{SP}and{SP})?$"
)


@RULES.rule(_DAYS, rf"(?P<word>today|yesterday|tomorrow)\b(?:{SP}(?P<part>{_DAY_PART}))?")
def near_day(match: re.Match[str]) -> Meaning | None:
    before = match.string[max(0, match.start() - 20) : match.start()]
    if match["word"].lower() == "today" and (
        (match["word"] == "Today" and re.search(r"[A-Z][\w&]*[ ]$", before)) or re.search(r"\bUSA[ ]$", before)
    ):
        return None  # "USA Today"
    if is_title(match.string, match.start(), match.end()):
        return None  # the "Today" show
    following = match.string[match.end() : match.end() + 14]
    if _is_rhetorical(match.string[max(0, match.start() - 32) : match.start()], match["word"], following):
        return None
    day = Shifted("day", _DAYS[match["word"].lower()])
    return Moment(day, Clock(_DAY_PARTS[match["part"].lower()])) if match["part"] else day


def _is_rhetorical(before: str, word: str, following: str) -> bool:
    if _RHETORICAL.search(before) is None or following[:1] in {"'", "’"}:
        return False
    return word == "tomorrow" or re.match(rf"{SP}and{SP}tomorrow", following) is not None


@RULES.rule(["tonight"], r"tonight")
def tonight(match: re.Match[str]) -> Meaning | None:
    if match.group()[0] == "T" and re.search(r"[A-Z]\w*[ ]$", match.string[max(0, match.start() - 20) : match.start()]):
        return None  # the name of a programme
    return Moment(Shifted("day", 0), Clock("TNI"))


@RULES.rule(["day"], rf"day{SP}(?P<side>before{SP}yesterday|after{SP}tomorrow)")
def two_days(match: re.Match[str]) -> Meaning:
    return Shifted("day", -2 if "yesterday" in match["side"].lower() else 2)


@RULES.rule(["day"], rf"day{SP}(?P<side>before|after)(?=\s*(?:[.,;:)!?]|$))")
def neighbouring_day(match: re.Match[str]) -> Meaning:
    return Shifted("day", -1 if match["side"].lower() == "before" else 1, from_text=True)


@RULES.rule(
    ["day"],
    rf"day(?={SP}(?:before|after){SP}(?-i:[A-Z]))(?={SP}(?:before|after){SP}(?:{any_of(HOLIDAYS)}|{WEEKDAY}|{MONTH}{SP}\d{{1,2}}\b)(?!['’]))",
)
def day_beside(match: re.Match[str]) -> Meaning:
    """ "the day after Thanksgiving", "the day before Jan. 6"."""
    return Length(Decimal(1), "day")


@RULES.rule(
    ["week", "month", "quarter", "year"], r"(?P<unit>week|month|quarter|year) (?:before|earlier)(?=\s*(?:[.,;:)!?]|$))"
)
def neighbouring_unit(match: re.Match[str]) -> Meaning | None:
    """ "12,500 the year before": before the one that the text spoke of."""
    before = match.string[max(0, match.start() - 5) : match.start()].lower()
    if not re.search(rf"\bthe{SP}$", before):
        return None
    return Shifted(match["unit"].lower(), -1, from_text=True, only_from_text=True)


@RULES.rule(["weekend"], rf"weekend\b(?!{SP}(?:of|before|after|beginning|starting))")
def weekend(match: re.Match[str]) -> Meaning | None:
    before = match.string[max(0, match.start() - 16) : match.start()].lower()
    is_led = re.search(rf"\b(?:over|at|during|on|by|for|of|through|spent|spend|spending){SP}the{SP}$", before)
    is_of_event = re.search(rf"\bthe{SP}$", before) and names_happening(match.string, match.end())
    return Current("weekend") if is_led or is_of_event else None  # "the weekend attack"


@RULES.rule(["midyear", "mid"], rf"mid{DASH}?year\b(?!{SP}(?:19|20)\d\d)")
def midyear(match: re.Match[str]) -> Meaning:
    return Shifted("year", 0)


@RULES.rule(_DAY_PARTS, _DAY_PART)
def part_of_day(match: re.Match[str]) -> Meaning:
    return Clock(_DAY_PARTS[match.group().lower()])
