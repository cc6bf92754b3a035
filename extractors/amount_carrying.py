"""What an amount borrows from its neighbour: "€30 and €40 million", "10, 30 and 100 mg"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Context, Decimal

from extractors.amount_tokens import Tokens
from extractors.amount_words import word_set
from extractors.number_parts import Number
from extractors.single import Single
from schemas.figures import FigureType

MONEY = frozenset({FigureType.MONEY, FigureType.PER_UNIT})
_PRECISE = Context(prec=40)
_BEHIND_AN_OPENER = frozenset({"a", "an", "the", "ages"})
HEDGES = word_set("hedges")


def carry(left: Single, right: Single, *, is_change: bool) -> tuple[Single, Single]:
    """What one of two neighbours says for both: scale, currency, unit."""
    if borrows_scale(left, right, is_change):
        left = with_scale(left, right.number.scale)
    is_short = right.is_plain and right.number.grouped and right.number.scale == 1 and right.number.base < 1000
    if is_change and is_short and left.type in MONEY:
        right = with_scale(right, left.number.scale)  # "from $2.1 billion to 2.6"
    left, right = borrow_unit(left, right), borrow_unit(right, left)
    return left, right


def borrows_scale(left: Single, right: Single, is_change: bool) -> bool:
    if left.number.scale != 1 or right.number.scale == 1 or left.number.is_part:
        return False
    if left.type in MONEY | {FigureType.COUNT, FigureType.QUANTITY} and abs(left.number.base) < 1000:
        return is_change or abs(left.number.base) <= abs(right.number.base) or left.is_plain
    return False


def with_scale(single: Single, scale: Decimal) -> Single:
    number = replace(single.number, scale=scale)
    return replace(single, number=number, value=_PRECISE.multiply(single.value, scale))


def borrow_unit(single: Single, other: Single) -> Single:
    if not single.is_plain or other.is_plain:
        return single
    if other.type in MONEY:
        factor = Decimal("0.01") if other.unit == "cent" else Decimal(1)
        return replace(
            single,
            type=other.type,
            value=single.value * factor,
            currency=other.currency,
            basis="carried" if other.currency else None,
            unit=other.unit,
            per=other.per,
        )
    return replace(single, type=other.type, unit=other.unit, kind=other.kind, per=other.per)


def million_beside_money(left: Single, right: Single) -> Single:
    """The "15m" of "€12.5m–15m", which alone would be metres, as the plain number 15 million."""
    if left.type not in MONEY or right.type is not FigureType.QUANTITY or right.number.suffix is None:
        return right
    if right.last != right.number.last + 1:
        return right
    number = replace(right.number, scale=right.number.suffix[0], last=right.last, suffix=None)
    return replace(right, type=FigureType.COUNT, value=number.value, number=number, unit=None, kind="")


def opener_of(tokens: Tokens, first: int) -> tuple[str, int | None]:
    """ "between" or "from" in front of an amount, perhaps with a hedge behind it."""
    at = first - 1
    for _ in range(4):
        if at < 0 or not tokens.near(at):
            return "", None
        word = tokens.words[at]
        if word in {"between", "from"}:
            return word, at
        if word not in HEDGES and word not in _BEHIND_AN_OPENER and (word != "of" or tokens.word(at - 1) != "ages"):
            return "", None
        at -= 1
    return "", None


def plain_number(value: Decimal, first: int, last: int) -> Number:
    """A Number for amounts that are read from words other than numerals."""
    return Number(first, last, value, spelled=True)
