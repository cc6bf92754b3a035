"""Weeks that one weekday lends to another: "Thursday or Friday of next week", "next Tuesday or Wednesday"."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.chronology.meanings import Phrase, Weekday
from extractors.chronology.words import SP

_REACH = 8
_AND = re.compile(rf"(?:{SP}and|,|{SP}or|,{SP}and|,{SP}or){SP}")


def with_carried_weeks(text: str, phrases: list[Phrase]) -> list[Phrase]:
    """Backwards the week that stands behind the last of a list, onwards the "next" that stands before the first."""
    for index in range(len(phrases) - 2, -1, -1):
        left, right = phrases[index], phrases[index + 1]
        lent = right.meaning
        if isinstance(lent, Weekday) and lent.week is not None and _is_bare_beside(text, left, left, right):
            phrases[index] = _moved(left, lent)
    for index in range(1, len(phrases)):
        left, right = phrases[index - 1], phrases[index]
        lent = left.meaning
        if isinstance(lent, Weekday) and lent.shift is not None and _is_bare_beside(text, right, left, right):
            phrases[index] = _moved(right, lent)
    return phrases


def _is_bare_beside(text: str, phrase: Phrase, left: Phrase, right: Phrase) -> bool:
    """Whether a phrase is a weekday without a week of its own, in a list with its neighbour."""
    day = phrase.meaning
    is_bare = isinstance(day, Weekday) and day.shift is None and day.week is None
    gap = text[left.end : min(right.start, left.end + _REACH)]
    return is_bare and _AND.fullmatch(gap.lower()) is not None


def _moved(phrase: Phrase, lent: Weekday) -> Phrase:
    day = phrase.meaning
    return (
        replace(phrase, meaning=replace(day, shift=lent.shift, week=lent.week)) if isinstance(day, Weekday) else phrase
    )
