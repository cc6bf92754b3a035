"""Rules for lengths of time, and for what is a length away: "18 months", "three years ago", "the past decade"."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.chronology.atoms import DIGITS, Rules
from extractors.chronology.meanings import (
    Away,
    Length,
    Meaning,
    Recurring,
    Stretch,
    Vague,
)
from extractors.chronology.words import (
    DASH,
    GAP,
    NUMBER,
    NUMBERS,
    SP,
    UNIT,
    UNIT_LETTERS,
    UNITS,
    count_of,
    unit_of,
)

_COUNTERS = [DIGITS, *NUMBERS, "half", "dozens", "hundreds"]
_LATER = {"later": 1, "after": 1, "hence": 1, "from now": 1, "from today": 1}
_RATES = re.compile(
    r"(?:\b(?:once|twice|thrice|times|million|billion|trillion|thousand|percent|per\s+cent|dollars|euros|pounds|cents"
    r"|points?|hours?|days?|weeks?|[mb]n)|[%])(?:,|\s)+$|[$€£¥]\s?[\d.,]+[MBKmbk]?\s+$|\b[\d.,]*\d\s+\w+\s+$",
    re.IGNORECASE,
)
_LENGTH_LEADS = re.compile(
    r"\b(?:for|in|within|over|after|about|nearly|almost|than|every|takes?|took|spent|lasting|lasts?|lasted|during|around"
    r"|approximately|roughly|just|only|under|least|most|another|once|half|by|at|of|last|wait)\s+$",
    re.IGNORECASE,
)
RULES = Rules()


_KINDS = (
    r"(?:(?:more|additional|full|consecutive|straight|successive|business|trading|working|calendar|fiscal|whole|solid"
    rf"|long|extra|further){GAP}){{0,2}}"
)
_LEAST = rf"(?:(?P<least>{NUMBER})(?:{DASH}|{SP}(?:to|or|and){SP}))?"
_LENGTH = rf"{_LEAST}(?P<count>{NUMBER}){GAP}?{_KINDS}(?P<unit>{UNIT})"
_MORE = rf"(?P<more>(?:,?{SP}(?:and{SP})?\d{{1,3}}{GAP}?{UNIT}){{0,4}})"
# "two years after the merger" is a length: only at the end of a clause is "after" counted from the text.
_CLAUSE_END = r"(?=\s*(?:[.,;:)!?]|$))"
_WAY = (
    rf"ago\b|earlier\b(?!{SP}than)|later\b(?!{SP}than)|hence\b|from{SP}now\b|from{SP}today\b"
    rf"|(?:previously|prior|before|after)\b{_CLAUSE_END}"
)
_AWAY = rf"{SP}(?:or{SP}(?:so|more){SP})?(?P<way>{_WAY})"


@RULES.rule(_COUNTERS, rf"{_LENGTH}{_MORE}(?P<old>{GAP}old\b)?")
def amount(match: re.Match[str]) -> Meaning | None:
    return _length(match)


@RULES.rule(_COUNTERS, rf"{_LENGTH}{_MORE}{_AWAY}")
def away_from(match: re.Match[str]) -> Meaning | None:
    way = re.sub(r"\s+", " ", match["way"].lower())
    unit = unit_of(match["unit"])
    if match["more"] or match["least"]:
        return None
    direction = _LATER.get(way, -1)
    is_deictic = way in {"ago", "hence", "from now", "from today"}
    return Away(Length(count_of(match["count"]), unit), direction, "anchor" if is_deictic else "text")


@RULES.rule(
    [
        "last",
        "past",
        "previous",
        "prior",
        "preceding",
        "next",
        "coming",
        "following",
        "upcoming",
        "trailing",
        "recent",
        "latest",
    ],
    rf"(?P<lead>last|past|previous|prior|preceding|next|coming|following|upcoming|trailing|recent|latest){GAP}(?:(?P<count>{NUMBER}|several|few|many|couple(?:{SP}of)?){GAP})?{_KINDS}(?P<unit>{UNIT})",
)
def stretch(match: re.Match[str]) -> Meaning | None:
    return _stretch(match)


@RULES.rule(
    UNITS, rf"(?P<unit>years|decades|centuries|months|weeks|days|hours|minutes)\b(?:{SP}(?P<way>ago|earlier|later)\b)?"
)
def open_length(match: re.Match[str]) -> Meaning | None:
    unit = unit_of(match["unit"])
    before = match.string[max(0, match.start() - 14) : match.start()].lower()
    if match["way"]:
        return Vague("PAST_REF" if match["way"].lower() != "later" else "FUTURE_REF")
    return Length(None, unit) if re.search(rf"\b(?:for|in|over|within|of){SP}$", before) else None


def _length(match: re.Match[str]) -> Meaning | None:
    words, unit = match["count"].lower(), unit_of(match["unit"])
    count = count_of(words)
    word = match["unit"].lower()
    text, end = match.string, match.end()
    if unit == "weekend" or (
        unit == "quarter" and (words in {"a", "an", "one", "half a"} or re.match(rf"{SP}of\b", text[end : end + 5]))
    ):
        return None  # "a quarter of sales", "three quarters of patients"
    if unit == "second" and (
        (word == "second" and not words[0].isdigit()) or ("-" not in match.group() and words in {"a", "an"})
    ):
        return None
    if word in {"min", "mins", "sec", "secs", "mo", "mos", "hr", "hrs", "wk", "wks", "yr", "yrs", "qtr"} and words in {
        "a",
        "an",
    }:
        return None
    if words in {"a", "an"} or (words == "one" and unit in {"day", "night"} and not match["old"]):
        before = text[max(0, match.start() - 32) : match.start()]
        if unit in {"second", "minute", "quarter"}:
            return None
        if _RATES.search(before) and not _LENGTH_LEADS.search(before):
            return Recurring("P" + UNIT_LETTERS[unit].format(1))
        if not _LENGTH_LEADS.search(before) and not _at_distance(text, end):
            return None
    if match["least"] and count is not None:
        is_list = re.search(rf"{SP}and{SP}", match.group(), re.IGNORECASE) is not None
        if is_list and not re.search(
            rf"\bbetween{SP}$", text[max(0, match.start() - 10) : match.start()], re.IGNORECASE
        ):
            return Length(count, unit)
        least = count_of(match["least"])
        return Length(least, unit, count) if least is not None and least < count else None
    if count is not None and match["more"]:
        return _summed(count, unit, match["more"])
    return Length(count, unit)


def _at_distance(text: str, end: int) -> bool:
    return (
        re.match(rf"{SP}(?:before|after|prior|from|following|since|ended|ending)\b", text[end : end + 14]) is not None
    )


def _summed(count: Decimal, unit: str, more: str) -> Meaning | None:
    """ "2 years 1 month" is 25 months: everything in the smallest unit."""

    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
    days = {"day": 1, "week": 7, "fortnight": 14}
    minutes = {"minute": 1, "hour": 60}
    total, table = count, months if unit in months else days if unit in days else minutes
    if unit not in table:
        return Length(total, unit)
    smallest, value = unit, total * table[unit]
    for number, word in re.findall(r"(\d{1,3})[^\w]?\s*([A-Za-z]+)", more):
        other = UNITS.get(word.lower())
        if other not in table:
            return Length(total, unit)
        value += int(number) * table[other]
        smallest = other
    return Length(value / table[smallest], smallest)


def _stretch(match: re.Match[str]) -> Meaning | None:
    lead, words = match["lead"].lower(), match["count"]
    unit, word = unit_of(match["unit"]), match["unit"].lower()
    if words is None:
        if not word.endswith("s") or lead not in {
            "recent",
            "past",
            "coming",
            "preceding",
            "previous",
            "next",
            "last",
            "upcoming",
        }:
            return None
        count = None  # "in recent years"
    else:
        count = count_of(words) if words.lower() not in {"several", "few", "many"} else None
    if unit in {"second", "minute"} or (words and words.lower() in {"a", "an"}):
        return None
    return Stretch(Length(count, unit), 1 if lead in {"next", "coming", "following", "upcoming"} else -1)
