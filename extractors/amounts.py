"""Amounts in a text, with their values: money, percentages, quantities, ratios, multiples and counts.

    "Sales exceeded $130 billion."         →  130000000000 USD, over
    "Between 30 and 40 percent of 1,200"   →  30 to 40 percent; 1200

Found by a scanner that reads the text once, token by token, whatever a language model makes of it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.amount_ranges import Joined, join_neighbours
from extractors.amount_tokens import Tokens
from extractors.blocked_phrases import blocked_phrases
from extractors.blocked_regions import blocked_regions
from extractors.bounds import BoundWords, read_bounds
from extractors.currencies import Currencies
from extractors.numbers import number_starters
from extractors.single import Single
from extractors.single_amounts import read_single
from extractors.unit_codes import ucum_code
from extractors.word_amounts import read_word_amounts
from schemas.figures import Amount, Bound, FigureType

_MEASURED = frozenset({FigureType.QUANTITY, FigureType.PERCENT})
_LOWER = frozenset({Bound.OVER, Bound.AT_LEAST})
_UPPER = frozenset({Bound.UNDER, Bound.AT_MOST})
_ROUGHLY = frozenset({"about", "approximately", "around", "roughly", "~"})
_LINKS = frozenset({"", "and", "but", "and is", "but is"})


@dataclass(frozen=True)
class AmountMatch:
    """An amount and where it stands, in characters.

    start:end is the number with its scale and its currency or unit as written; bound_start:bound_end the words beside
    it that bound it ("more than", "or more"); per_end the end of "a barrel" in "$80 a barrel".
    """

    start: int
    end: int
    bound_start: int | None
    bound_end: int | None
    amount: Amount
    per_end: int | None = None


def scan_amounts(text: str, blocked: Sequence[tuple[int, int]] = ()) -> list[AmountMatch]:
    """The amounts of a text, sorted, without overlaps; nothing inside `blocked` (the spans of dates) is one."""
    tokens = Tokens(text)
    currencies = Currencies(tokens)
    closed = _merged([*blocked, *blocked_regions(text), *blocked_phrases(text)])
    joined = join_neighbours(tokens, _singles(tokens, currencies, closed))
    return _between(text, [_to_match(tokens, one) for one in joined])


def _singles(tokens: Tokens, currencies: Currencies, closed: list[tuple[int, int]]) -> list[Single]:
    in_words = read_word_amounts(tokens, currencies)
    starters = number_starters()
    starts = [start for start, _ in closed]
    found: list[Single] = []
    floor, index, next_word = 0, 0, 0
    while index < tokens.size:
        while next_word < len(in_words) and in_words[next_word].first < index:
            next_word += 1
        if next_word < len(in_words) and in_words[next_word].first == index:
            single: Single | None = in_words[next_word]
        elif tokens.kinds[index] == "d" or tokens.words[index] in starters:
            single = read_single(tokens, currencies, index, floor)
        else:
            index += 1
            continue
        if single is None or single.first < floor or _overlaps(tokens, single, closed, starts):
            index += 1
            continue
        if tokens.word(single.first + 1) == "couple" and single.number.scale > 1:
            single = replace(single, approximate=True)
        found.append(single)
        index = floor = max(single.last, index + 1)
    return found


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged


def _overlaps(tokens: Tokens, single: Single, closed: list[tuple[int, int]], starts: list[int]) -> bool:
    """Whether the number itself touches a closed span (the ends of the list are sorted and apart)."""
    start, end = tokens.starts[single.first], tokens.ends[single.last - 1]
    at = bisect_right(starts, start) - 1
    if at >= 0 and closed[at][1] > start:
        return True
    return bisect_left(starts, end) > at + 1


def _to_match(tokens: Tokens, joined: Joined) -> AmountMatch:
    single = joined.single
    first = joined.opener_first if joined.opener_first is not None else single.first
    is_large = single.type is not FigureType.COUNT
    words = read_bounds(
        tokens,
        first,
        single.last,
        is_large=is_large,
        kind=single.kind,
        is_range=single.maximum is not None,
    )
    start, end = tokens.starts[single.first], tokens.ends[single.last - 1]
    bound_start, bound_end = (words.start, words.end) if words is not None else (None, None)
    if joined.opener_first is not None:
        bound_start = tokens.starts[joined.opener_first] if bound_start is None else bound_start
        bound_end = tokens.ends[joined.opener_first]
    return AmountMatch(
        start=start,
        end=end,
        bound_start=bound_start,
        bound_end=bound_end,
        amount=_amount(tokens, single, words, joined.opener_first),
        per_end=tokens.ends[single.per_last - 1] if single.per_last else None,
    )


def _is_open(tokens: Tokens, single: Single) -> bool:
    """Whether a word inside says that it may be more: "$91+ billion", "15-plus years", not "12e+14"."""
    inside = range(single.first, single.last)
    if any(tokens.words[at] == "+" and tokens.word(at - 1) not in {"e", "^", "to"} for at in inside):
        return True
    behind = range(single.number.last, single.last)
    return any(tokens.words[at] == "plus" or tokens.words[at : at + 2] == ["or", "more"] for at in behind)


def _between(text: str, matches: list[AmountMatch]) -> list[AmountMatch]:
    """The matches, where "more than 20 but less than 35" is one range."""
    merged: list[AmountMatch] = []
    for match in matches:
        range_ = _one_range(text, merged[-1], match) if merged else None
        if range_ is not None:
            merged[-1] = range_
        else:
            merged.append(match)
    return merged


def _one_range(text: str, left: AmountMatch, right: AmountMatch) -> AmountMatch | None:
    """One range of two amounts that bound it from either side."""
    low, high = left.amount, right.amount
    if low.bound in _UPPER and high.bound in _LOWER:  # "at most 100 and at least 20"
        low, high = high, low
    if low.bound not in _LOWER or high.bound not in _UPPER or right.bound_start is None or left.bound_start is None:
        return None
    if (low.type, low.unit, low.currency, low.per) != (high.type, high.unit, high.currency, high.per):
        return None
    is_linked = (
        left.end <= right.bound_start <= right.start and text[left.end : right.bound_start].strip(" ,") in _LINKS
    )
    if not is_linked or low.value is None or high.value is None or low.value >= high.value:
        return None
    amount = low.model_copy(update={"value": None, "min": low.value, "max": high.value, "bound": Bound.BETWEEN})
    return replace(left, end=right.end, amount=amount, per_end=right.per_end)


def _amount(tokens: Tokens, single: Single, words: BoundWords | None, opener: int | None) -> Amount:
    bound = words.bound if words is not None else Bound.EXACT
    if bound is Bound.EXACT and _is_open(tokens, single):
        bound = Bound.AT_LEAST  # "$91+ billion"
    approximate = single.approximate or (words is not None and words.approximate)
    if opener is not None and not _ROUGHLY.isdisjoint(tokens.words[opener : single.first]):
        approximate = True  # "between about $700 million and $1 billion"
    value: Decimal | None = _tidy(single.value)
    low = high = None
    if single.maximum is not None:
        value, low, high, bound = None, _tidy(single.value), _tidy(single.maximum), Bound.BETWEEN
    return Amount(
        type=single.type,
        value=value,
        min=low,
        max=high,
        bound=bound,
        approximate=approximate,
        currency=single.currency,
        currency_basis=single.basis,
        unit=single.unit,
        ucum=ucum_code(single.unit, single.per) if single.type in _MEASURED else None,
        per=single.per,
    )


def _tidy(value: Decimal) -> Decimal:
    """Plain digits: 1.2E+9 is 1200000000, 3.50 is 3.5."""
    if value == value.to_integral_value():
        return Decimal(int(value))
    return value.normalize()
