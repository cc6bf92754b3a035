"""Rules for the time of day: "8:30 a.m. ET", "10:00 GMT", "noon"; its parts ("Friday morning") are found here too."""

from __future__ import annotations

import re

from extractors.chronology.atoms import DIGITS, Rules
from extractors.chronology.meanings import Clock, Meaning
from extractors.chronology.words import NUMBERS, SP, ZONES, any_of

_ZONE = rf"(?:{SP}?(?P<open>\()?(?P<zone>{any_of(ZONES)})\b(?(open)\)))?"
_AM_PM = r"(?P<half>[ap]\.?{SP}?m\b\.?)".replace("{SP}", r"\ ")
RULES = Rules()


@RULES.rule([DIGITS], rf"(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<m>[0-5]\d))?(?::[0-5]\d)?{SP}?{_AM_PM}{_ZONE}")
def twelve_hours(match: re.Match[str]) -> Meaning:
    hour = int(match["h"]) % 12 + (12 if match["half"].lower().startswith("p") else 0)
    return _clock(hour, match["m"] or "00", match["zone"])


@RULES.rule(
    [DIGITS],
    rf"(?P<h>[01]?\d|2[0-3])(?::|h)(?P<m>[0-5]\d)(?::[0-5]\d)?(?P<hours>{SP}?(?:hours|hrs|h)\b)?{_ZONE}(?![\d:])",
)
def full_hours(match: re.Match[str]) -> Meaning | None:
    before = match.string[max(0, match.start() - 8) : match.start()].lower()
    if not (match["zone"] or match["hours"] or re.search(rf"\b(?:at|from|until|till|by|before|after|to){SP}$", before)):
        return None  # "a 3:30 ratio"
    return _clock(int(match["h"]), match["m"], match["zone"])


@RULES.rule([DIGITS], rf"(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)(?P<hours>{SP}(?:hours|hrs)\b)?{SP}?(?P<zone>GMT|UTC|Z)\b")
def four_digits(match: re.Match[str]) -> Meaning:
    return _clock(int(match["h"]), match["m"], "gmt")


@RULES.rule(
    [DIGITS, *NUMBERS],
    rf"(?P<h>1[0-2]|[1-9]|{any_of(NUMBERS)}){SP}o['’]clock\b(?:{SP}in{SP}the{SP}(?P<part>morning|afternoon|evening)|{SP}at{SP}(?P<night>night))?",
)
def oclock(match: re.Match[str]) -> Meaning | None:
    hour = int(match["h"]) if match["h"].isdigit() else NUMBERS.get(match["h"].lower())
    if hour is None or not 1 <= hour <= 12:
        return None
    is_late = match["part"] in {"afternoon", "evening"} or match["night"]
    return _clock(hour % 12 + 12 if is_late else hour, "00", None)


@RULES.rule(["noon", "midday", "midnight"], rf"(?:noon|midday|midnight)\b{_ZONE}")
def named(match: re.Match[str]) -> Meaning:
    return _clock(0 if match.group().lower().startswith("midn") else 12, "00", match["zone"])


def _clock(hour: int, minute: str, zone: str | None) -> Clock:
    offset = ZONES.get(re.sub(r"\s+", " ", zone.lower())) if zone else None
    minutes = int(offset) if offset and offset != "local" else None
    return Clock(f"T{hour:02d}:{minute}", zone, minutes)
