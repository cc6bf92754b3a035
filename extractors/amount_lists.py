"""Amounts of several parts, and lists whose last member tells the unit of all.

"20 dollars and 43 cents", "5 feet 2 inches", "2 years and 3 months"  →  one amount
"5, 10 and 15 mg", "20 and 30 percent", "$3.2 and $2.8 million"        →  each with the unit or scale
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Context, Decimal

from extractors.amount_carrying import MONEY, borrow_unit, million_beside_money, opener_of, with_scale
from extractors.amount_tokens import Tokens
from extractors.single import Single
from schemas.figures import FigureType

_LARGER = {
    ("foot", "inch"): 12,
    ("yard", "foot"): 3,
    ("mile", "foot"): 5280,
    ("pound", "ounce"): 16,
    ("km", "m"): 1000,
    ("m", "cm"): 100,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("day", "hour"): 24,
}


def complete_lists(tokens: Tokens, singles: list[Single]) -> list[Single]:
    """ "5, 10 and 15 mg", "20 and 30 percent": what the last one says, the earlier ones mean."""
    singles = list(singles)
    for at in range(len(singles) - 2, -1, -1):
        left, right = singles[at], million_beside_money(singles[at], singles[at + 1])
        if right.maximum is not None or left.maximum is not None or not 1 <= right.first - left.last <= 2:
            continue
        between = tokens.words[left.last : right.first]
        hyphen = is_suspended(tokens, left.last)
        if _is_listed(tokens, singles, at, between[hyphen:]):
            if _lacks_unit(left, right, is_suspended=bool(hyphen)) and not _is_restated(left, right, between):
                singles[at] = borrow_unit(left, right)
            elif between != [","] and _lacks_scale(left, right):
                singles[at] = with_scale(left, right.number.scale)
    return singles


def is_suspended(tokens: Tokens, index: int) -> int:
    """1 where the hyphen of "10- and 20-year", "3- to 5-year" stands at a token, else 0."""
    return int(
        tokens.word(index) in {"-", "‑"}
        and tokens.glued(index - 1)
        and not tokens.glued(index)
        and tokens.word(index + 1) in {"to", "and", "or", "through"}
    )


def _is_listed(tokens: Tokens, singles: list[Single], at: int, between: list[str]) -> bool:
    """Whether two amounts are members of one list: "5 and 10", "5, 10 and 15", "5 vs. 10"."""
    left = singles[at]
    if left.number.is_part or opener_of(tokens, left.first)[0] == "between":
        return False
    if between == [","]:
        return _in_list(tokens, singles, at + 1)
    alone = {"and", "or", "/", "versus", "vs"}
    return (len(between) == 1 and between[0] in alone) or between in ([",", "and"], [",", "or"], ["vs", "."])


def _lacks_unit(left: Single, right: Single, *, is_suspended: bool) -> bool:
    """Whether a bare number stands before a percentage or quantity of its list: the "10" of "10 or 30 mg"."""
    if not left.is_plain or right.is_plain or left.number.spelled != right.number.spelled:
        return False
    is_shared = right.type is FigureType.PERCENT or right.type is FigureType.QUANTITY
    is_measured = left.number.grouped and right.number.grouped  # "8.3 vs 5.1 months"
    is_shared &= is_suspended or is_measured or right.kind != "time"
    return is_shared and left.number.scale == right.number.scale == 1


def _is_restated(left: Single, right: Single, between: list[str]) -> bool:
    """Whether a percentage after ", or" says the count before it once more: "140, or 56 percent"."""
    return between == [",", "or"] and right.type is FigureType.PERCENT and left.value > right.value


def _lacks_scale(left: Single, right: Single) -> bool:
    """Whether the scale of the second is meant for both: "$3.2 and $2.8 million"."""
    if left.type not in MONEY or right.type not in MONEY or left.currency != right.currency or left.per:
        return False
    is_short = left.number.scale == 1 and left.number.grouped and left.number.base < 1000
    return is_short and right.number.scale >= 1_000_000


def _in_list(tokens: Tokens, singles: list[Single], at: int) -> bool:
    """Whether an "and" follows in the list that a comma began."""
    if at + 1 >= len(singles):
        return False
    left, right = singles[at], singles[at + 1]
    return (
        1 <= right.first - left.last <= 2 and tokens.words[left.last] in {"and", "or", ","} and right.type is left.type
    )


def compose(tokens: Tokens, singles: list[Single]) -> list[Single]:
    """ "20 dollars and 43 cents", "5 ft 2 in", "2 years and 3 months": one amount."""
    composed: list[Single] = []
    for single in singles:
        merged = _composed_of(tokens, composed[-1], single) if composed else None
        if merged is not None:
            composed[-1] = merged
        else:
            composed.append(single)
    return composed


def _composed_of(tokens: Tokens, left: Single, right: Single) -> Single | None:
    between = [tokens.words[k] for k in range(left.last, min(right.first, left.last + 3))]
    if between not in ([], ["and"], [","]) or left.maximum is not None or right.first < left.last:
        return None
    if not all(tokens.near(k) for k in range(left.last - 1, right.first)):
        return None
    if (
        left.type is FigureType.MONEY
        and right.unit == "cent"
        and left.unit is None
        and left.kind != "prefixed"
        and right.value < 1
    ):
        return replace(left, last=right.last, value=left.value + right.value, per=right.per, per_last=right.per_last)
    if (
        left.type is FigureType.MONEY
        and left.unit is None
        and left.kind != "prefixed"
        and left.number.scale == 1
        and right.is_plain
        and right.number.scale == 1
        and 0 < right.value < 100
        and between in ([], ["and"])
        and (tokens.word(right.last) in {".", "and"} or right.last >= tokens.size)
    ):
        return replace(left, last=right.last, value=left.value + right.value / 100)  # "15 dollars 50."
    in_inches = left.unit == "foot" and right.is_plain and between == [] and tokens.word(right.last) == "in"
    if in_inches and right.value < 12 and tokens.kind(right.last + 1) != "d":  # "5 ft 2 in"
        value = left.value + Context(prec=12).divide(right.value, Decimal(12))
        return replace(left, last=right.last + 1, value=value)
    if left.type is right.type is FigureType.QUANTITY and left.unit and right.unit and between != [","]:
        factor = _LARGER.get((left.unit, right.unit))
        if factor is not None and right.value < factor and left.value == left.value.to_integral_value():
            value = left.value + Context(prec=12).divide(right.value, Decimal(factor))
            return replace(left, last=right.last, value=value)
    return None
