"""Rules for times that a word moves: "last Friday", "this year", "the previous quarter", "next summer"."""

from __future__ import annotations

import re

from extractors.chronology.atoms import Rules
from extractors.chronology.meanings import (
    Clock,
    Holiday,
    Length,
    Meaning,
    Moment,
    Month,
    Part,
    Same,
    Shifted,
    Stretch,
    Weekday,
)
from extractors.chronology.names import is_name_of_show, is_season_thing
from extractors.chronology.words import (
    GAP,
    HOLIDAYS,
    MONTH,
    SP,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    any_of,
    count_of,
    month_number,
    unit_of,
)

_DAY_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
_DAY_PART = any_of(_DAY_PARTS) + r"\b"
_KIND = rf"(?:(?P<kind>fiscal|calendar|financial|full|reporting){GAP}){{0,2}}"
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
RULES = Rules()


_LEADS = (
    "earlier this", "later this", "early this", "late this", "this past", "this coming", "last", "past", "previous",
    "prior", "preceding", "this", "current", "next", "coming", "upcoming", "following", "same", "that", "that same",
    "present", "immediately preceding",
)  # fmt: skip
_FROM_TEXT = frozenset(
    ["previous", "prior", "preceding", "following", "same", "that", "that same", "immediately preceding"]
)
_THING = (
    rf"(?P<unit>{UNIT})|(?P<month>{MONTH})(?!\.?{SP}\d)|(?P<weekday>{WEEKDAY})|(?P<season>{any_of(_SEASONS)}\b)"
    rf"|(?P<holiday>{any_of(HOLIDAYS)})|(?P<part>{_DAY_PART})"
)


@RULES.rule(
    {lead.split()[0] for lead in _LEADS},
    rf"(?P<lead>{any_of(_LEADS)}){GAP}{_KIND}(?:{_THING})(?:{SP}(?P<dayparts>{_DAY_PART}))?",
)
def shifted(match: re.Match[str]) -> Meaning | None:
    lead_word = re.sub(r"\s+", " ", match["lead"].lower())
    before = match.string[max(0, match.start() - 6) : match.start()].lower()
    if lead_word == "following" and not match["unit"] and not re.search(rf"\bthe{SP}$", before):
        return None  # "following Tuesday's talks"
    if match["unit"] and is_name_of_show(match.string, match.start(), match.end()):
        return None  # ABC's "This Week"
    found = _shifted_thing(match, lead_word)
    if found is not None and match["dayparts"] and not isinstance(found, Moment):
        return Moment(found, Clock(_DAY_PARTS[match["dayparts"].lower()]))
    return found


def _offset(lead: str) -> int:
    if lead in {"last", "past", "previous", "prior", "preceding", "this past", "immediately preceding"}:
        return -1
    return 1 if lead in {"next", "coming", "upcoming", "following", "this coming"} else 0


def _shifted_thing(match: re.Match[str], lead: str) -> Meaning | None:
    offset = _offset(lead)
    from_text = lead in {
        "previous",
        "prior",
        "preceding",
        "following",
        "same",
        "that",
        "that same",
        "immediately preceding",
    }
    if match["unit"] and match["unit"].lower() == "night":
        return _part_of_shifted_day("night", lead, offset)
    if match["unit"]:
        return _shifted_unit(match, lead, offset, from_text)
    if match["part"]:
        return _part_of_shifted_day(match["part"].lower(), lead, offset)
    if match["weekday"]:
        word = match["weekday"].rstrip(".").lower()
        return _led_weekday(match, WEEKDAYS[word], lead, offset) if len(word) > 5 and "same" not in lead else None
    if match["month"]:
        return _month_of_shifted_year(match, offset)
    if match["season"]:
        if is_season_thing(match.string, match.start("season"), match.end("season")):
            return None  # "this fall was the sharpest", "this summer palace"
        return Part("season", _SEASONS[match["season"].lower()], Shifted("season", offset, from_text=from_text))
    name = re.sub(r"\s+", " ", match["holiday"].lower().replace("’", "'"))
    return Holiday(HOLIDAYS[name], Shifted("holiday", offset)) if name in HOLIDAYS else None


def _led_weekday(match: re.Match[str], number: int, lead: str, offset: int) -> Meaning | None:
    if lead in {"coming", "this coming", "upcoming"}:
        return Weekday(number, 0)
    if lead == "that":
        return Weekday(number)  # "She said that Monday the shop would open"
    before = match.string[max(0, match.start() - 6) : match.start()].lower()
    following = match.string[match.end() : match.end() + 8]
    if re.search(rf"\bthe{SP}$", before) and re.match(rf"{SP}(?:of|before|in)\b", following):
        return None  # "the last Sunday before the vote"
    return Weekday(number, offset)


def _part_of_shifted_day(part: str, lead: str, offset: int) -> Meaning | None:
    """ "this morning", "last night", "that evening"."""
    if lead in {"that", "same", "that same"}:
        return Moment(Shifted("day", 0, from_text=True), Clock(_DAY_PARTS[part]))
    if lead not in {"this", "last", "earlier this", "later this", "late this", "early this"}:
        return None
    if lead == "last" and part not in {"night", "evening"}:
        return None
    return Moment(Shifted("day", offset), Clock(_DAY_PARTS[part]))


def _month_of_shifted_year(match: re.Match[str], offset: int) -> Meaning | None:
    word = match["month"]
    return Month(month_number(word), Shifted("month", offset)) if word[0].isupper() else None


def _shifted_unit(match: re.Match[str], lead: str, offset: int, from_text: bool) -> Meaning | None:
    unit, word = unit_of(match["unit"]), match["unit"].lower()
    if unit in {"second", "minute", "hour", "night"} or (word.endswith("s") and unit != "century"):
        return None  # "the past years" and "those days" have no borders
    if unit in {"week", "day"} and re.match(rf"{SP}of\b", match.string[match.end() : match.end() + 5]):
        return None  # "the last week of May"
    if lead in {"past", "this past"} and unit not in {"weekend", "day"}:
        return Stretch(Length(count_of("one"), unit), -1)
    if lead == "coming" and unit != "day":
        return Shifted(unit, 1)
    before = match.string[max(0, match.start() - 20) : match.start()].lower()
    if lead in {"last", "next"} and unit in {"year", "month", "week", "decade", "century", "day"}:
        if re.search(rf"\b(?:over|in|during|within|for|throughout){SP}the{SP}$", before):
            return Stretch(Length(count_of("one"), unit), offset)
        if unit == "day":
            return Shifted("day", 1, from_text=True) if lead == "next" and re.search(rf"\bthe{SP}$", before) else None
    fiscal = (match["kind"] or "").lower() in {"fiscal", "financial"}
    if lead in {"that", "same", "that same"} and unit not in {"day", "week", "month", "year", "quarter"}:
        return None
    if lead == "same" and unit in {"quarter", "month", "week"}:
        return Same(unit, 0)
    return Shifted(unit, offset, fiscal, from_text, from_text and lead not in {"previous", "prior", "preceding"})
