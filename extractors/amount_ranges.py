"""Neighbouring amounts that are the ends of a range or of a change.

"between €30 and €40 million", "$5-6 billion", "10 to 15 mg"  →  one range, scale, currency and unit carried
"grew from $2.1 billion to 2.6", "rose $5 million to $30 million"  →  two amounts
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extractors.amount_carrying import HEDGES, MONEY, borrows_scale, carry, million_beside_money, opener_of, with_scale
from extractors.amount_comparisons import complete_comparisons
from extractors.amount_lists import complete_lists, compose, is_suspended
from extractors.amount_tokens import Tokens
from extractors.blocked_numbers import is_counting
from extractors.lexicons import entries
from extractors.rates import per_after
from extractors.single import Single
from schemas.figures import FigureType

_DASHES = frozenset({"-", "–", "—", "−", "‑", "~", "to", "through", "till"})
_CODED = 10
_ENDS_CLAUSE = frozenset(".;!?")


@dataclass(frozen=True)
class _Link:
    """What stands between two amounts: the word, and whether "between" or "from" stands before the first."""

    word: str
    opener: str
    opener_at: int | None


@cache
def _changing() -> tuple[frozenset[str], frozenset[str]]:
    """All forms of verbs of change, and their past tenses."""
    lines = [line.split("\t") for line in entries("changing_words.txt")]
    return frozenset(line[0] for line in lines), frozenset(line[0] for line in lines if len(line) > 1)


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
            if link is not None:
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


def _link(tokens: Tokens, left: Single, right: Single) -> _Link | None:
    """The connection of two amounts, if nothing else stands between them."""
    start = left.per_last or left.last
    if right.first <= left.last and right.first < start:
        return None
    if right.first - start == 0 and right.number.base < 0 and tokens.word(right.first) in {"-", "−"}:
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
    if any(tokens.words[k] not in HEDGES | {"+"} for k in range(start + 1, right.first)):
        return None
    opener, opener_at = opener_of(tokens, left.first)
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
    return is_tied and right.first == start + 3 and not right.is_plain and right.type is not FigureType.RATIO


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
    changes = link.word == "to" and _is_change(tokens, left, right, link)
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
    is_code = right.number.value >= _CODED * left.number.value and not is_counting(tokens, right.last)
    return right.number.value > left.number.value and not is_code  # "docketed as 22-451"


def _is_change(tokens: Tokens, left: Single, right: Single, link: _Link) -> bool:
    """Whether "X to Y" tells how something changed: "rose from 5% to 7%", "increased $5 million to $30 million"."""
    if link.opener == "between":
        return False
    words = _clause_before(tokens, link.opener_at if link.opener_at is not None else left.first)
    forms, past = _changing()
    if link.opener == "from":
        if any(
            word in {"range", "ranges", "ranging", "ranged", "anywhere", "vary", "varies", "varying", "everything"}
            for word in words[-2:]
        ):
            return False
        # "growth in cash from $2 million to $8 million", but "growth from 5% to 7%" may be a range
        grown = frozenset() if left.type is FigureType.PERCENT else frozenset({"growth"})
        last_form = max((at for at, word in enumerate(words) if word in forms | grown), default=None)
        return last_form is not None and not _tells_the_end(words[last_form + 1 :])
    if words[-1:] == ["of"]:
        return False  # "adjusted earnings of $2.10 to $2.25 per share"
    near = words[-4:]
    if not any(word in past for word in near) or (left.is_plain and right.is_plain and right.number.scale > 1):
        return False
    if borrows_scale(left, right, False):
        return False
    if left.is_plain:  # "headcount rose by 30 to 430", "fell by 1.1 million to 4.2 million tonnes"
        is_scaled_alike = left.number.scale == right.number.scale > 1 and words[-1:] == ["by"]
        return (right.is_plain or is_scaled_alike) and right.value >= 3 * abs(left.value)
    if left.type is FigureType.PERCENT:
        return right.value >= 3 * abs(left.value)
    return left.type in MONEY or left.type is FigureType.COUNT


def _tells_the_end(words: list[str]) -> bool:
    """Whether a change's end was told already: "raised to $4.10–$4.25 from" is followed by a range."""
    return "to" in words and any(word[0].isdigit() for word in words[words.index("to") :])


def _clause_before(tokens: Tokens, first: int) -> list[str]:
    """Up to 14 tokens before an amount, of the same sentence."""
    words: list[str] = []
    at = first - 1
    while at >= 0 and len(words) < 14 and tokens.words[at] not in _ENDS_CLAUSE:
        words.append(tokens.words[at])
        if tokens.line_start(at):
            break
        at -= 1
    return words[::-1]
