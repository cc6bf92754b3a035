"""Lengths that are multiplied with one another: each has the unit that stands behind the last.

"a 30 x 40 cm box", "30x40 in.", "a 10-by-12-foot shed"   →  30 and 40 cm, 30 and 40 inches, 10 and 12 feet
"a 4x4 truck", "a 4 x 100 m relay", "won 4 by 3 votes"     →  no lengths, or those that their own unit tells
"""

from __future__ import annotations

from extractors.amount_tokens import Tokens
from extractors.number_parts import Number
from extractors.single import Single
from extractors.units import Unit, unit_after
from schemas.figures import FigureType

_SIGNS = frozenset({"x", "×"})
_HYPHENS = frozenset({"-", "‑"})
_MOST = 3
_RELAY = 25
"""A second length so many times the first is run or woven so often: "4 x 100 m"."""


def read_dimension(tokens: Tokens, number: Number) -> Single | None:
    """One of the lengths of "30 x 40 x 10 cm"; None for a number that no sign ties to another one's unit."""
    if number.spelled or number.scale != 1 or number.value <= 0:
        return None
    last, is_signed = number.last, tokens.word(number.first - 1) in _SIGNS and tokens.kind(number.first - 2) == "d"
    for _ in range(_MOST):
        sign = _past_sign(tokens, last)
        if sign is None:
            break
        last, is_signed = sign + 1, is_signed or tokens.words[sign - 1] in _SIGNS
    is_first = last > number.last
    if not is_first and _before_sign(tokens, number.first) is None:
        return None
    unit = unit_after(tokens, last, number) or (_inches(tokens, last) if is_signed else None)
    if unit is None or unit.kind != "length" or _is_relay(tokens, number, last):
        return None
    behind = number.last if is_first else unit.last
    return Single(number.first, behind, FigureType.QUANTITY, number.value, number, unit=unit.name, kind="length")


def _past_sign(tokens: Tokens, at: int) -> int | None:
    """The token of the digits behind an "x", a "by" or a "-by-" that stands at a token."""
    hyphened = tokens.word(at) in _HYPHENS and tokens.word(at + 1) == "by" and tokens.word(at + 2) in _HYPHENS
    digits = at + (3 if hyphened else 1)
    if not hyphened and tokens.word(at) not in {"by", *_SIGNS}:
        return None
    is_tied = all(tokens.near(k) for k in range(at - 1, digits))
    return digits if is_tied and tokens.kind(digits) == "d" else None


def _before_sign(tokens: Tokens, first: int) -> int | None:
    """The token of the digits that a sign before a token ties to it."""
    for digits in (first - 2, first - 4):
        if tokens.kind(digits) == "d" and _past_sign(tokens, digits + 1) == first:
            return digits
    return None


def _inches(tokens: Tokens, at: int) -> Unit | None:
    """The "in." of "30 x 40 in.", which is a preposition elsewhere."""
    if tokens.word(at) != "in" or not tokens.near(at - 1) or tokens.raw(at) != "in":
        return None
    return Unit("inch", "length", at + 1) if tokens.kind(at + 1) not in {"w", "d"} or _stops(tokens, at) else None


def _stops(tokens: Tokens, at: int) -> bool:
    return tokens.word(at + 1) == "." and tokens.glued(at)


def _is_relay(tokens: Tokens, number: Number, last: int) -> bool:
    """Whether it is told how often a length is run: "4 x 100 m"."""
    before = _before_sign(tokens, number.first)
    ends = sorted(
        float(tokens.words[k].replace(",", "")) for k in (number.first if before is None else before, last - 1)
        if tokens.words[k].replace(",", "").replace(".", "", 1).isdigit()
    )  # fmt: skip
    return len(ends) < 2 or ends[0] * _RELAY <= ends[1]
