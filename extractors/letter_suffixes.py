"""Digits with a small letter that is a scale or a unit.

"5m customers", "30m people", "passenger numbers hit 8.4m"  →  counts of millions
"5m high", "3t of ore"                                       →  5 m, 3 tonnes
"""

from __future__ import annotations

from dataclasses import replace

from extractors.amount_tokens import Tokens
from extractors.amount_words import word_set
from extractors.capital_numbers import counted_nouns
from extractors.number_parts import Number
from extractors.single import Single
from extractors.units import unit_after
from schemas.figures import FigureType

_COUNTED = word_set("counted in millions")
_LENGTHS = word_set("counted lengths")
_REACHED = frozenset(["hit", "hits", "reached", "topped", "totalled", "totaled", "to", "at", "of", "exceeded", "from"])


def million_or_metre(tokens: Tokens, number: Number) -> Number:
    """ "5m customers" are five million, "5m high" is a length; without either sign it stays open."""
    if number.suffix is None:
        return number
    suffix_at = number.last
    written = tokens.raw(suffix_at)
    is_plural = tokens.near(suffix_at) and _is_several(tokens, suffix_at + 1)
    is_told = written == "m" and not is_plural and tokens.kind(suffix_at + 1) != "d" and _tells_counted(tokens, number)
    is_plural |= written == "m" and not tokens.glued(suffix_at) and _measures(tokens, number)
    if (written == "m" and is_plural) or (written == "b" and (number.grouped or is_plural)) or is_told:
        return replace(number, scale=number.suffix[0], last=suffix_at + 1, suffix=None)
    return number


def _measures(tokens: Tokens, number: Number) -> bool:
    """Whether a unit follows the letter, which is a scale then: "1.1m sq ft"."""
    at = number.last + 1
    unit = unit_after(tokens, at, number) if tokens.kind(at) == "w" and tokens.near(at - 1) else None
    return unit is not None and unit.kind in {"area", "volume", "mass", "energy", "power"}


def _is_several(tokens: Tokens, index: int) -> bool:
    """Whether a plural in small letters stands at a token: "5m customers", "30m people"."""
    word = tokens.word(index)
    if tokens.kind(index) != "w" or not tokens.raw(index).islower():
        return False
    return word in {"people", "women", "men", "children"} or (len(word) > 3 and word.endswith("s"))


def _tells_counted(tokens: Tokens, number: Number) -> bool:
    """Whether the verb before a number has people or things as its subject: "passenger numbers hit 8.4m"."""
    if tokens.word(number.first - 1) not in _REACHED:
        return False
    before = range(max(0, number.first - 6), number.first - 1)
    return any(tokens.words[at] in _COUNTED or tokens.words[at] in counted_nouns() - _LENGTHS for at in before)


def read_metres(number: Number) -> Single | None:
    if number.suffix is not None and number.suffix[0] == 1_000_000:
        last = number.last + 1
        return Single(number.first, last, FigureType.QUANTITY, number.value, number, unit="m", kind="length")
    if number.suffix is not None and number.suffix[0] == 1_000_000_000_000:
        last = number.last + 1
        return Single(number.first, last, FigureType.QUANTITY, number.value, number, unit="tonne", kind="mass")
    return None
