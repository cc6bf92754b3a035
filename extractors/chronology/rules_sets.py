"""Rules for what recurs: "every Monday", "annually", "twice a year"."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.chronology.atoms import DIGITS, Rules
from extractors.chronology.meanings import (
    Meaning,
    Recurring,
)
from extractors.chronology.words import (
    GAP,
    MONTH,
    MONTHS,
    NUMBER,
    NUMBERS,
    SP,
    UNIT,
    UNIT_LETTERS,
    WEEKDAY,
    WEEKDAYS,
    any_of,
    count_of,
    unit_of,
)

_COUNTERS = [DIGITS, *NUMBERS, "half", "dozens", "hundreds"]
_DAY_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
_DAY_PART = any_of(_DAY_PARTS) + r"\b"
RULES = Rules()


_ADVERBS = {
    "daily": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W", "monthly": "P1M", "quarterly": "P1Q",
    "yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H", "nightly": "P1D", "semiannually": "P6M",
    "biannually": "P6M", "biennially": "P2Y",
}  # fmt: skip


@RULES.rule(_ADVERBS, any_of(_ADVERBS) + r"\b")
def regularly(match: re.Match[str]) -> Meaning | None:
    return Recurring(_ADVERBS[match.group()]) if match.group().islower() else None  # "China Daily"


_EVERY = rf"(?:(?P<count>{NUMBER}|other|second){GAP})?"


@RULES.rule(
    ["every", "each", "per"],
    rf"(?:every|each|per){SP}(?:{_EVERY}(?P<unit>{UNIT}|annum)|(?P<weekday>{WEEKDAY})|(?P<month>{MONTH})|(?P<part>{_DAY_PART}))(?:{SP}(?P<dayparts>{_DAY_PART}))?",
)
def every(match: re.Match[str]) -> Meaning | None:
    return _every(match)


@RULES.rule(
    WEEKDAYS,
    rf"(?P<weekday>{any_of(word for word in WEEKDAYS if len(word) > 5)})s\b(?!['’])(?:{SP}(?P<part>{_DAY_PART}))?",
)
def mondays(match: re.Match[str]) -> Meaning:
    return Recurring(
        f"XXXX-WXX-{WEEKDAYS[match['weekday'].lower()]}" + (_DAY_PARTS[match["part"].lower()] if match["part"] else "")
    )


@RULES.rule(
    ["once", "twice", "thrice", *_COUNTERS],
    rf"(?:once|twice|thrice|(?:{NUMBER}){GAP}times){SP}(?:an?|every|each|per){SP}(?P<unit>day|night|week|month|quarter|year)\b",
)
def often(match: re.Match[str]) -> Meaning:
    return Recurring("P" + UNIT_LETTERS[unit_of(match["unit"])].format(1))


def _every(match: re.Match[str]) -> Meaning | None:
    if match["weekday"]:
        word = match["weekday"].rstrip(".").lower()
        part = _DAY_PARTS[match["dayparts"].lower()] if match["dayparts"] else ""
        return Recurring(f"XXXX-WXX-{WEEKDAYS[word]}{part}") if len(word) > 5 else None
    if match["month"]:
        return (
            Recurring(f"XXXX-{MONTHS[match['month'].rstrip('.').lower()]:02d}") if match["month"][0].isupper() else None
        )
    if match["part"]:
        return Recurring("XXXX-XX-XX" + _DAY_PARTS[match["part"].lower()])
    unit = "year" if match["unit"].lower() == "annum" else unit_of(match["unit"])
    counted = (match["count"] or "one").lower()
    count = 2 if counted in {"other", "second"} else count_of(counted)
    if unit in {"second", "weekend"} or (match.group()[0] in "pP" and match["count"]):
        return None
    return Recurring("P" + UNIT_LETTERS[unit].format("X" if count is None else format(Decimal(count), "f")))
