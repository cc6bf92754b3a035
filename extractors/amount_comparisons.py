"""Bare numbers that are compared with an amount beside them, whose currency, scale and unit they share.

"to $3.4 billion from 3.0", "$45M vs. 40M", "a stake of 12 from 15.4 percent"      →  each money, each a percentage
"SEK 4,120 million (3,980)", "4.5 billion rand, beating forecasts of 3.9 billion"   →  the same
"earned $2.04 a share against $1.66"                                                →  each for a share
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extractors.amount_carrying import MONEY, borrow_unit, million_beside_money, with_scale
from extractors.amount_tokens import Tokens
from extractors.amount_words import word_set
from extractors.blocked_numbers import is_counting, is_year
from extractors.label_numbers import month_names
from extractors.number_parts import Number
from extractors.number_signs import read_scale
from extractors.single import Single
from schemas.figures import FigureType

_LINKS = frozenset({"from", "up from", "down from", "vs", "vs .", "versus", "against", "compared with", "compared to"})
_NOT_COUNTED = frozenset(
    {"a", "previously", "earlier", "last", "before", "year", "prior", "today", "currently", "now", "ago"}
)
_FORECASTS = word_set("forecasts")
_SHARED = MONEY | {FigureType.PERCENT}
_FARTHEST_FORECAST = 25
_MOST_BETWEEN = 3
_MOST_ADDED = 4
_ADDED = frozenset(
    {"plus", "and", "another", "a", "further", "additional", "an", "up", "to", "as", "much", "about", "some"}
)


def complete_comparisons(tokens: Tokens, singles: list[Single]) -> list[Single]:
    """The amounts, those that are bare with what they share; a year before in brackets becomes an amount."""
    singles = _with_brackets(tokens, singles)
    for at in range(1, len(singles)):
        left, right = singles[at - 1], million_beside_money(singles[at - 1], singles[at])
        if left.maximum is not None or right.maximum is not None:
            continue
        scale = _scale_behind_brackets(tokens, left, right)
        if scale is not None:  # "EUR 12.3 (11.8) million"
            singles[at - 1] = with_scale(left, scale)
            singles[at] = borrow_unit(with_scale(right, scale), left)
        elif right.is_plain and left.type in _SHARED and _is_told_in(tokens, left, right):
            singles[at] = _in_terms_of(left, right)
        elif right.is_plain and (money := _forecast_money(tokens, singles, at)) is not None:
            singles[at] = borrow_unit(right, money)
        elif left.is_plain and right.type is FigureType.PERCENT and _is_change_from(tokens, left, right):
            if tokens.word(left.first - 1) in {"to", "at"}:
                singles[at - 1] = borrow_unit(left, right)
        elif right.is_plain and (share := _rest_of_all(tokens, singles, at)) is not None:
            singles[at] = borrow_unit(right, share)
        elif _is_priced_alike(tokens, left, right):
            singles[at] = replace(right, type=FigureType.PER_UNIT, per=left.per)
    return singles


def _in_terms_of(left: Single, right: Single) -> Single:
    is_short = right.number.scale == 1 and left.number.scale > 1 and left.type in MONEY
    return borrow_unit(with_scale(right, left.number.scale) if is_short else right, left)


def _between(tokens: Tokens, left: Single, right: Single) -> str:
    first = left.per_last or left.last
    return " ".join(tokens.words[first : right.first]).strip(", ") if right.first - first <= _MOST_BETWEEN else ""


def _is_change_from(tokens: Tokens, left: Single, right: Single) -> bool:
    """Whether "from", or "in March from", stands between: "slowed to 2.9 in March from 3.2 per cent"."""
    between = _between(tokens, left, right)
    before, _, last = between.rpartition(" ")
    return last == "from" and (not before or (before.startswith("in ") and before[3:] in month_names()))


def _rest_of_all(tokens: Tokens, singles: list[Single], at: int) -> Single | None:
    """The share that "the other 50.1" completes: two that make up 100 percent."""
    right = singles[at]
    if tokens.word(right.first - 1) not in {"other", "remaining"} or is_counting(tokens, right.last):
        return None
    shares = (one for one in singles[max(0, at - 2) : at] if one.type is FigureType.PERCENT and one.maximum is None)
    return next(
        (one for one in shares if one.value + right.value == 100 and right.first - one.last < _FARTHEST_FORECAST), None
    )


def _is_told_in(tokens: Tokens, left: Single, right: Single) -> bool:
    return _is_compared(tokens, left, right) or _is_year_before(tokens, left, right) or _is_added(tokens, left, right)


def _is_added(tokens: Tokens, left: Single, right: Single) -> bool:
    """Whether a sum is added to one of money: "€60 million, plus up to 15 million in add-ons"."""
    between = tokens.words[left.per_last or left.last : right.first]
    words = [word for word in between if word != ","]
    if len(words) > _MOST_ADDED or words[:1] not in (["plus"], ["and"]) or not _ADDED.issuperset(words):
        return False
    if words == ["and"] or left.type is not FigureType.MONEY or right.number.scale < 1_000_000:
        return False
    return not is_counting(tokens, right.last) and all(tokens.near(at) for at in range(left.last - 1, right.first))


def _is_compared(tokens: Tokens, left: Single, right: Single) -> bool:
    """Whether only "from", "versus" or "compared with" stands between an amount and a number that counts nothing."""
    if is_counting(tokens, right.last) and tokens.words[right.last] not in _NOT_COUNTED:
        return False
    if _between(tokens, left, right) not in _LINKS or is_year(tokens, right.number):
        return False
    if left.type is FigureType.PERCENT or left.number.scale == right.number.scale:
        return right.number.scale in {1, left.number.scale}
    return right.number.scale == 1 and right.number.grouped and right.number.base < 1000


def _is_year_before(tokens: Tokens, left: Single, right: Single) -> bool:
    """Whether the number stands in brackets right behind: "SEK 4,120 m (3,980)", "12.3 percent (11.8)"."""
    is_enclosed = tokens.word(right.first - 1) == "(" and tokens.word(right.last) == ")"
    if not is_enclosed or right.first - 1 != left.last or not tokens.near(left.last - 1) or right.number.spelled:
        return False
    if left.type is FigureType.PER_UNIT or right.number.scale != 1:
        return False
    is_sum = right.number.grouped or right.number.base < 0  # "SEK 311m (-25)"
    return is_sum and abs(left.number.base) / 20 <= abs(right.value) <= abs(left.number.base) * 20


def _scale_behind_brackets(tokens: Tokens, left: Single, right: Single) -> Decimal | None:
    """The scale that both of "EUR 12.3 (11.8) million" have."""
    if left.type is not FigureType.MONEY or left.number.scale != 1 or not right.is_plain or right.number.scale != 1:
        return None
    if tokens.word(right.first - 1) != "(" or right.first - 1 != left.last or tokens.word(right.last) != ")":
        return None
    scale = read_scale(tokens, right.last + 1)
    return scale[0] if scale is not None else None


def _with_brackets(tokens: Tokens, singles: list[Single]) -> list[Single]:
    """The amounts with those that stand in brackets behind scaled money and look like a footnote: "SEK 98 m (121)"."""
    found: list[Single] = []
    for single in singles:
        found.append(single)
        at = single.last + 1
        if single.type is not FigureType.MONEY or single.number.scale == 1 or single.number.base < 20:
            continue
        written = tokens.word(at)
        if tokens.word(at - 1) != "(" or tokens.word(at + 1) != ")" or not (written.isascii() and written.isdigit()):
            continue
        if (
            len(written) <= 3
            and single.number.base / 3 <= int(written) <= single.number.base * 3
            and tokens.near(at - 2)
        ):
            number = Number(at, at + 1, Decimal(written), grouped=True)
            found.append(Single(at, at + 1, FigureType.COUNT, number.value, number))
    return found


def _forecast_money(tokens: Tokens, singles: list[Single], at: int) -> Single | None:
    """The money before "forecasts of 3.9 billion", in the same sentence and of the same scale."""
    right = singles[at]
    if right.number.scale < 1_000_000 or is_counting(tokens, right.last):
        return None
    follows_percent = tokens.word(right.first - 1) == "to" and singles[at - 1].type is FigureType.PERCENT
    is_rise = follows_percent and singles[at - 1].last == right.first - 1  # "imports 4 percent to 3.4 trillion"
    is_value = tokens.word(right.first - 1) == "at" and tokens.word(right.first - 3) in {"valuing", "values", "valued"}
    is_rest = tokens.word(right.first - 1) in {"remaining", "other", "further"} and singles[at - 1].type in MONEY
    if not (is_rise or is_value or is_rest or tokens.word(right.first - 2) in _FORECASTS):
        return None
    for money in reversed(singles[max(0, at - 3) : at]):
        if right.first - money.last > _FARTHEST_FORECAST or "." in tokens.words[money.last : right.first]:
            return None
        if money.type is FigureType.MONEY and money.number.scale == right.number.scale:
            is_aside = tokens.word(money.first - 1) == "(" and tokens.word(money.last) == ")"
            if not is_aside:
                return money
    return None


def _is_priced_alike(tokens: Tokens, left: Single, right: Single) -> bool:
    """Whether a price is compared with one for a unit: the "$1.66" of "$2.04 a share against $1.66"."""
    return (
        left.type is FigureType.PER_UNIT
        and right.type is FigureType.MONEY
        and left.currency == right.currency
        and left.number.scale == right.number.scale == 1
        and _between(tokens, left, right) in _LINKS
    )
