"""Neighbouring amounts that are the ends of a range or of a change.

"between €30 and €40 million", "$5-6 billion", "10 to 15 mg"  →  one range, scale, currency and unit carried
"grew from $2.1 billion to 2.6", "rose $5 million to $30 million"  →  two amounts
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.amount_carrying import HEDGES, MONEY, carry, million_beside_money, opener_of, with_scale
from extractors.amount_changes import is_change
from extractors.amount_comparisons import complete_comparisons
from extractors.amount_lists import complete_lists, compose, is_suspended
from extractors.amount_tokens import Tokens
from extractors.blocked_numbers import is_counting
from extractors.capital_numbers import is_heading
from extractors.rates import per_after
from extractors.single import Single
from schemas.figures import FigureType

_DASHES = frozenset({"-", "–", "—", "−", "‑", "~", "to", "through", "till"})
_CODED = 10
_MOST_GAMES = 100
_LIMITS = frozenset(["no", "more", "less", "fewer", "than", "at", "least", "most", "under", "below", "above", "just"])


@dataclass(frozen=True)
class _Link:
    """What stands between two amounts: the word, and whether "between" or "from" stands before the first."""

    word: str
    opener: str
    opener_at: int | None


@dataclass(frozen=True)
class Joined:
    """An amount after its neighbours were read; `opener_first` is the token of "between" or "from" in front."""

    single: Single
    opener_first: int | None = None


def join_neighbours(tokens: Tokens, singles: list[Single]) -> list[Joined]:
    """The amounts of a text with their ranges closed and what they share carried over."""
    singles = compose(tokens, singles)
    singles = complete_comparisons(tokens, complete_lists(tokens, singles))
    joined: list[Joined] = []
    at = 0
    while at < len(singles):
        if at + 1 < len(singles):
            link = _link(tokens, singles[at], singles[at + 1])
            if link is not None and not (link.word == "to" and _begins_range(tokens, singles, at + 1)):
                pair = _read_pair(tokens, singles[at], singles[at + 1], link)
                if pair is not None:
                    joined += pair
                    at += 2
                    continue
        joined.append(Joined(singles[at]))
        at += 1
    return [one for one in joined if not _is_chained(tokens, one.single)]


def _is_chained(tokens: Tokens, single: Single) -> bool:
    """Whether hyphens still tie a plain number to other digits: "24-7", "1-800-555"."""
    if single.type is not FigureType.COUNT or single.unit is not None:
        return False
    for at, beside in ((single.first - 1, single.first - 2), (single.last, single.last + 1)):
        if (
            tokens.word(at) in {"-", "‑", "–"}
            and tokens.glued(at)
            and tokens.glued(at - 1)
            and tokens.kind(beside) == "d"
        ):
            return True
    return False


def _begins_range(tokens: Tokens, singles: list[Single], at: int) -> bool:
    """Whether a dash ties an amount to a larger one behind it: the "4.75" of "by half a point to 4.75-5.00%"."""
    if at + 1 >= len(singles) or singles[at - 1].is_plain:
        return False
    left, right = singles[at], singles[at + 1]
    is_tied = tokens.word(left.last) in {"-", "–"} and tokens.glued(left.last - 1) and tokens.glued(left.last)
    return is_tied and right.first == left.last + 1 and right.value > left.value


def _link(tokens: Tokens, left: Single, right: Single) -> _Link | None:
    """The connection of two amounts, if nothing else stands between them."""
    start = left.per_last or left.last
    if right.first <= left.last and right.first < start:
        return None
    is_signed = right.number.base < 0 and tokens.word(right.first) in {"-", "−"}
    if right.first - start == 0 and is_signed and tokens.near(left.last - 1):
        return _Link("-", *opener_of(tokens, left.first))  # "2 -7 g"
    if not 1 <= right.first - start <= 4:
        start = left.last
        if not 1 <= right.first - start <= 4:
            return None
    if not all(tokens.near(k) or tokens.wrapped(k) for k in range(start - 1, right.first)):
        return None
    start += is_suspended(tokens, start)
    if _ties_range(tokens, start, right):
        return _Link("to", *opener_of(tokens, left.first))
    word = tokens.words[start]
    opener, opener_at = opener_of(tokens, left.first)
    between = HEDGES | {"+"} | (_LIMITS if opener == "from" else frozenset())
    if any(tokens.words[k] not in between for k in range(start + 1, right.first)):
        return None
    if word == "and" and opener != "between":
        return None
    if word not in _DASHES and word != "and" and not (word == "or" and _are_consecutive(left, right)):
        return None
    if (
        word == "to"
        and right.first - start > 1
        and opener == ""
        and tokens.words[start + 1] not in {"about", "approximately", "~", "+"}
    ):
        return None
    return _Link(word, opener, opener_at)


def _ties_range(tokens: Tokens, start: int, right: Single) -> bool:
    """ "five-to-ten-year": hyphens around "to", and a unit that both ends have."""
    is_tied = tokens.words[start : start + 3] in (["-", "to", "-"], ["‑", "to", "‑"])
    if not is_tied or right.first != start + 3 or right.type is FigureType.RATIO:
        return False
    return not right.is_plain or (tokens.kind(start - 1) == tokens.kind(right.first) == "d")  # "the 18-to-34 group"


def _are_consecutive(left: Single, right: Single) -> bool:
    """Whether "two or three weeks" leaves it open which: a range of neighbours."""
    same_form = left.number.spelled == right.number.spelled and left.number.scale == right.number.scale == 1
    return left.is_plain and same_form and right.value == left.value + 1


def _read_pair(tokens: Tokens, left: Single, right: Single, link: _Link) -> list[Joined] | None:
    """A range of two amounts, or the two ends of a change; None where they are unrelated."""
    if left.maximum is not None or right.maximum is not None:
        return None
    right = million_beside_money(left, right)
    if not _are_comparable(left, right):
        return None
    if left.type in {FigureType.RATIO, FigureType.MULTIPLE} and left.type is not right.type:
        return None
    left = _in_dozens(tokens, left, right)
    changes = link.word == "to" and is_change(tokens, left, right, link.opener, link.opener_at)
    carried_left, carried_right = carry(left, right, is_change=changes)
    low, high = carried_left.value, carried_right.value
    if link.word == "-" and right.number.base < 0 and not left.number.base < 0 and right.first - left.last == 0:
        high = abs(high)
    if changes or low > high:
        if link.word not in {"to", "and"}:
            return _descending(tokens, carried_left, carried_right, link)
        if link.opener == "between" and low > high:
            return None
        return [Joined(_priced_alike(carried_left, carried_right)), Joined(carried_right)]
    if left.is_plain and right.is_plain and not _is_plain_range(tokens, left, right, link):
        return None
    if not _LIMITS.isdisjoint(tokens.words[left.last + 1 : right.first]):
        return None  # "from $2 million to less than $3 million"
    range_ = _range(carried_left, carried_right, low, high)
    if right.is_plain and range_.type is FigureType.MONEY:
        per, per_last = per_after(tokens, range_.last)  # "€30-40 a month"
        if per is not None:
            range_ = replace(range_, type=FigureType.PER_UNIT, per=per, per_last=per_last)
    return [Joined(range_, link.opener_at)]


def _in_dozens(tokens: Tokens, left: Single, right: Single) -> Single:
    """The "two" of "two to three dozen" is two dozen."""
    is_shared = right.is_plain and right.number.spelled and tokens.word(right.last - 1) == "dozen"
    if not is_shared or not left.is_plain or left.value >= 12 or left.value >= right.value / 12:
        return left
    return with_scale(left, Decimal(12))


def _priced_alike(left: Single, right: Single) -> Single:
    """The "$60" of "from $60 to $80 per barrel" is per barrel too."""
    if left.type is FigureType.MONEY and right.type is FigureType.PER_UNIT and left.number.scale == right.number.scale:
        return replace(left, type=FigureType.PER_UNIT, per=right.per)
    return left


def _range(left: Single, right: Single, low: Decimal, high: Decimal) -> Single:
    base = right if left.is_plain else left
    per = right.per or left.per
    return replace(
        base,
        first=left.first,
        last=right.last,
        value=low,
        maximum=high,
        type=FigureType.PER_UNIT if per and base.type is FigureType.MONEY else base.type,
        per=per,
        per_last=right.per_last,
        unit=right.unit or left.unit,
        currency=left.currency or right.currency,
    )


def _descending(tokens: Tokens, left: Single, right: Single, link: _Link) -> list[Joined] | None:
    """ "-18 °C to -34 °C" is a range read backwards; "5-3" between plain numbers a score."""
    if left.is_plain or right.is_plain:
        return []
    if left.number.base < 0 or right.number.base < 0:
        return [Joined(_range(left, right, right.value, left.value), link.opener_at)]
    return None


def _are_comparable(left: Single, right: Single) -> bool:
    if FigureType.PERCENT in {left.type, right.type} and left.number.scale != right.number.scale:
        return False  # "rose 4 percent to 3.4 trillion"
    if left.is_plain or right.is_plain:
        return (
            left.type not in {FigureType.RATIO}
            and right.type not in {FigureType.RATIO}
            and (not (right.is_plain and left.type is FigureType.QUANTITY and left.kind == "time"))
        )
    if left.type in MONEY and right.type in MONEY:
        return left.currency == right.currency or left.basis == "carried" or right.currency is None
    if left.type is not right.type:
        return False
    return left.unit == right.unit or left.type is FigureType.COUNT or left.kind == right.kind == "time"


def _is_plain_range(tokens: Tokens, left: Single, right: Single, link: _Link) -> bool:
    """Whether two bare numbers are the ends of a range: "20 to 30 firms", "1000-5000"."""
    if link.opener:
        return True
    if link.word in {"to", "through", "~"}:
        return left.number.value < right.number.value and (tokens.word(left.first - 1) not in {"up", "down"})
    is_score = right.number.value < _MOST_GAMES and tokens.capital(right.last) and not is_heading(tokens, right.last)
    if is_score and tokens.glued(left.last) and tokens.word(left.first - 1) in {"the", "a", "at"}:
        return False  # "the 2–10 Arizona Cardinals"
    is_code = right.number.value >= _CODED * left.number.value and not is_counting(tokens, right.last)
    return right.number.value > left.number.value and not is_code  # "docketed as 22-451"
