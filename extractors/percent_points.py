"""Points that are told of a percentage and not of an index, a match or a game.

"climbed 9 points to 214%", "4.1 percent, up 0.2 point"    →  percentage points
"raised rates by half a point", "a quarter point to 4.5%"   →  percentage points 0.5, 0.25
"rose 1.1 percent, or 28 points", "won by 12 points"        →  none
"""

from __future__ import annotations

from extractors.amount_tokens import Tokens
from extractors.number_parts import Number
from extractors.single import Single
from schemas.figures import FigureType

_PERCENT = frozenset({"%", "percent", "per", "pct"})
_SIDES = frozenset(
    ["higher", "lower", "above", "below", "more", "less", "better", "worse", "wider", "narrower", "ahead"]
)
_MOVED = frozenset(["up", "down", "by", "rose", "fell", "gained", "lost", "added", "shed", "another"]) | _SIDES
_RATES = frozenset({"rate", "rates", "margin", "margins", "yield", "yields", "turnout", "unemployment", "inflation"})
_REACH = 10
_MOST = 30
_ENDS = frozenset({".", ";", "!", "?", "or", "index", "points"})


def points_of_percent(tokens: Tokens, number: Number) -> Single | None:
    """ "0.2 point", "five points", "half a point" where a percentage beside them says what they are points of."""
    at = number.last
    is_of = (number.is_part or 0 < number.value < 1) and tokens.word(at) == "of" and tokens.near(at)
    at += is_of  # "a quarter of a point"
    if (number.is_part or is_of) and tokens.word(at) == "a" and tokens.near(at):
        at += 1
    if tokens.word(at) not in {"point", "points"} or not tokens.near(at - 1) or number.scale != 1:
        return None
    if not (
        _leads_to_percent(tokens, at + 1) or _follows_percent(tokens, number, at + 1) or _is_of_rate(tokens, number)
    ):
        return None
    kind, unit = FigureType.PERCENTAGE_POINT, "percentage point"
    return Single(number.first, at + 1, kind, number.value, number, unit=unit)


def _leads_to_percent(tokens: Tokens, index: int) -> bool:
    """ "points to 61 percent", "points, to 4.1%"."""
    index += tokens.word(index) == ","
    is_tied = tokens.word(index) in {"to", "at"} and tokens.kind(index + 1) == "d"
    return is_tied and tokens.word(index + 2) in _PERCENT


def _follows_percent(tokens: Tokens, number: Number, behind: int) -> bool:
    """Whether a percentage was told right before, of which so many points moved: "4.1 percent, up 0.2 point"."""
    if abs(number.value) > _MOST:
        return False
    moved = tokens.word(behind) in _SIDES
    for at in range(number.first - 1, max(-1, number.first - 1 - _REACH), -1):
        word = tokens.words[at]
        if word in _ENDS and not (word == "." and tokens.glued(at)):
            return False
        moved |= word in _MOVED
        if word in _PERCENT - {"per"} or (word == "cent" and tokens.word(at - 1) == "per"):
            return moved
    return False


def _is_of_rate(tokens: Tokens, number: Number) -> bool:
    """Whether a fraction of a point is one of a rate: "raised rates by half a point"."""
    if not number.is_part and not (0 < number.value < 1 and tokens.word(number.last) == "of"):
        return False
    before = range(max(0, number.first - 6), number.first)
    return any(tokens.words[at] in _RATES for at in before)
