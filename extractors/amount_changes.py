"""Whether two neighbouring amounts are the ends of a change and not of a range.

"rose from 5% to 7%", "increased $5 million to $30 million", "will shrink by 1,100 to 9,400"  →  two amounts
"ranging from 5% to 7%", "earnings of $2.10 to $2.25", "will grow by 25 to 50"                →  one range
"""

from __future__ import annotations

from functools import cache

from extractors.amount_carrying import MONEY, borrows_scale
from extractors.amount_tokens import Tokens
from extractors.lexicons import entries
from extractors.single import Single
from schemas.figures import FigureType

_ENDS_CLAUSE = frozenset(".;!?")


def is_change(tokens: Tokens, left: Single, right: Single, opener: str, opener_at: int | None) -> bool:
    """Whether "X to Y" tells how something changed: "rose from 5% to 7%", "increased $5 million to $30 million"."""
    if opener == "between":
        return False
    words = _clause_before(tokens, opener_at if opener_at is not None else left.first)
    forms, past = _changing()
    if opener == "from":
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
    if words[-1:] == ["by"] and not forms.isdisjoint(near) and _dwarfs(left, right):
        return True
    if not any(word in past for word in near) or (left.is_plain and right.is_plain and right.number.scale > 1):
        return False
    if borrows_scale(left, right, False):
        return False
    if left.is_plain:  # "headcount rose by 30 to 430", "fell by 1.1 million to 4.2 million tonnes"
        is_scaled_alike = left.number.scale == right.number.scale > 1 and words[-1:] == ["by"]
        return (right.is_plain or is_scaled_alike) and right.value >= 3 * abs(left.value)
    if left.type in {FigureType.PERCENT, FigureType.PERCENTAGE_POINT}:
        return right.value >= 3 * abs(left.value)
    return left.type in MONEY or left.type is FigureType.COUNT


def _dwarfs(left: Single, right: Single) -> bool:
    """Whether what follows "by X to" is far more than X: "will shrink by 1,100 to 9,400", not "by 25 to 50"."""
    if left.is_plain and not right.is_plain:
        return False
    return right.value >= (5 if left.is_plain else 3) * abs(left.value)


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


@cache
def _changing() -> tuple[frozenset[str], frozenset[str]]:
    """All forms of verbs of change, and their past tenses."""
    lines = [line.split("\t") for line in entries("changing_words.txt")]
    return frozenset(line[0] for line in lines), frozenset(line[0] for line in lines if len(line) > 1)
