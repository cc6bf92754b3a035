"""What stands before a day and makes it the border of a longer time: "the nine months ended Sept. 30"."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.chronology.meanings import Day, Ended, Length, Month, Part, Phrase, WeekOf, Year
from extractors.chronology.words import GAP, NUMBER, SP, count_of, unit_of

_ENDS = (
    rf",?{SP}(?:(?:that|which){SP})?(?P<verb>ended|ending|ends|through|to|beginning|commencing|starting|started|began)"
    rf"{SP}(?:(?:on|in|with){SP})?(?:the{SP})?"
)
ENDED_GAP = re.compile(rf"{SP}?\(?(?:period)?{_ENDS}")
_ENDED = re.compile(
    rf"\b(?:(?P<count>{NUMBER}){GAP})?(?:fiscal{GAP})?(?P<unit>years?|quarters?|half|months?|weeks?|days?)(?:{GAP}(?:fiscal{GAP})?periods?)?{_ENDS}$",
    re.IGNORECASE,
)
_WEEK_OF = re.compile(
    rf"\b(?P<unit>week|weekend){SP}(?:of|beginning|commencing|starting)(?:{SP}the)?{SP}$", re.IGNORECASE
)


def with_lead(text: str, phrase: Phrase) -> Phrase:
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
        not found["count"]
        and ((plural and unit not in {"year", "quarter"}) or _goes_on(found["verb"], before[: found.start()]))
    ):
        return phrase
    is_length = unit not in {"half", "quarter", "year"} and found["count"] is not None
    is_half = unit == "half" or (unit == "year" and count == Decimal("0.5"))  # "the half year to June"
    length = Length(Decimal(6), "month") if is_half else Length(count, unit)
    return Phrase(floor + found.start(), phrase.end, Ended(length, phrase.meaning, is_start(found["verb"]), is_length))


def length_of(meaning: Part | Year) -> Length:
    if isinstance(meaning, Year):
        return Length(Decimal(1), "year")
    return Length(Decimal(6 if meaning.unit == "half" else 3), "month")


def is_start(verb: str) -> bool:
    return verb.lower() in {"beginning", "commencing", "starting", "started", "began"}


def _goes_on(verb: str, before: str) -> bool:
    """Whether "to" after a unit only leads on: "from year to date"; not in "in the year to June"."""
    return verb.lower() in {"to", "through"} and not re.search(rf"\b(?:in|for|over|during){SP}the{SP}$", before.lower())
