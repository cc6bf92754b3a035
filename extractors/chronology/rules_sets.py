"""Rules for what recurs: "every Monday", "annually", "twice a year"."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.chronology.atoms import DIGITS, Rules
from extractors.chronology.meanings import Meaning, Recurring
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
from extractors.lexicons import entries

_COUNTERS = [DIGITS, *NUMBERS, "half", "dozens", "hundreds"]
_DAY_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_DAY_PART = any_of(_DAY_PARTS) + r"\b"
RULES = Rules()


_ADVERBS = {
    "daily": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W", "monthly": "P1M", "quarterly": "P1Q",
    "yearly": "P1Y", "annual": "P1Y", "annually": "P1Y", "hourly": "PT1H", "nightly": "P1D", "semiannually": "P6M",
    "biannually": "P6M", "biennially": "P2Y", "semi-annually": "P6M", "bi-weekly": "P2W", "bi-annually": "P6M",
    "bi-monthly": "P2M",
}  # fmt: skip


# Before a noun the word tells a kind of thing, unless that is what happens so often: "a quarterly dividend".
_KIND_OF_THING = re.compile(
    rf"(?<!lly){SP}(?!(?:{any_of(entries('function_words.txt'))}|after|before|until|till|if|when|while|since|over|during"
    r"|between|than|because|so|under|basis|dividends?|payments?|distributions?|installments?|instalments|interest"
    r"|savings|costs?|fees?|coupons?|rent)\b)[a-z]"
)


@RULES.rule({word.split("-")[0] for word in _ADVERBS}, any_of(_ADVERBS) + r"\b")
def regularly(match: re.Match[str]) -> Meaning | None:
    if not match.group().islower() or _KIND_OF_THING.match(match.string, match.end()):
        return None  # "China Daily", "a weekly magazine"
    return Recurring(_ADVERBS[match.group()])


_EVERY = rf"(?:(?P<count>{NUMBER}|other|second){GAP})?"


@RULES.rule(
    ["every", "each"],
    rf"(?:every|each){SP}(?:{_EVERY}(?P<unit>{UNIT})|(?P<weekday>{WEEKDAY})|(?P<month>{MONTH})|(?P<part>{_DAY_PART})|(?P<season>{any_of(_SEASONS)}\b))(?:{SP}(?P<dayparts>{_DAY_PART}))?",
)
def every(match: re.Match[str]) -> Meaning | None:
    return _every(match)


@RULES.rule(
    WEEKDAYS, rf"(?P<weekday>{any_of(word for word in WEEKDAYS if len(word) > 5)}){SP}(?P<part>{_DAY_PART[:-2]})s\b"
)
def weekday_mornings(match: re.Match[str]) -> Meaning:
    return Recurring(f"XXXX-WXX-{WEEKDAYS[match['weekday'].lower()]}{_DAY_PARTS[match['part'].lower()]}")


@RULES.rule(
    [f"{word}s" for word in WEEKDAYS],
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
    if match["season"]:
        return Recurring("XXXX-" + _SEASONS[match["season"].lower()])
    if match["part"]:
        return Recurring("XXXX-XX-XX" + _DAY_PARTS[match["part"].lower()])
    unit = unit_of(match["unit"])
    counted = (match["count"] or "one").lower()
    count = 2 if counted in {"other", "second"} else count_of(counted)
    if unit == "weekend":
        return Recurring("XXXX-WXX-WE") if match["count"] is None else None
    if unit == "second":
        return None
    return Recurring("P" + UNIT_LETTERS[unit].format("X" if count is None else format(Decimal(count), "f")))
