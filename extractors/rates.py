"""Percentages, and what an amount is told for.

"30 percent", "30 per cent", "2 percentage points", "2%-points"  →  percent, percentage points
"a share", "-a-share", "per diluted share", "/hour", "a year"    →  share, share, share, hour, year
"""

from __future__ import annotations

from functools import cache

from extractors.amount_tokens import Tokens
from extractors.amount_words import word_set
from extractors.blocked_numbers import is_year
from extractors.lexicons import entries
from extractors.number_parts import Number
from extractors.single import Single
from schemas.figures import FigureType

_NO_RATE_BEHIND = word_set("no rate behind")
_FULL_WORDS = {"annum": "year", "oz": "ounce", "lb": "pound", "bbl": "barrel", "ads": "ADS", "adr": "ADR"}
_POINTS = frozenset({"point", "points"})
_PER = frozenset({"per", "a", "an", "each"})
_SHARE_WORDS = word_set("share words")


@cache
def _per_nouns() -> frozenset[str]:
    return frozenset(entries("per_nouns.txt"))


def read_percent(tokens: Tokens, number: Number) -> Single | None:
    """ "30 percent", "30%", "30 per cent", "2 percentage points", "2%-points"."""
    at = number.last
    if tokens.word(at) in {"-", "‑"} and tokens.glued(at) and tokens.glued(at - 1):
        at += 1
    word = tokens.word(at)
    is_short = word == "pc" and tokens.glued(at - 1)
    if is_short or word in {"%", "％", "percent", "percents", "pct", "percentage"}:
        last = at + 1
    elif word == "per" and tokens.word(at + 1) in {"cent", "cents"}:
        last = at + 2
    else:
        return None
    if not (tokens.near(at - 1) or (tokens.wrapped(at - 1) and len(word) > 3)):
        return None
    if word != "%" and tokens.capital(at) and not tokens.near(at - 1):
        return None
    if is_year(tokens, number) and not tokens.glued(at - 1):
        return None  # "2025 % change", a table's heading
    point_at = last + 1 if tokens.word(last) == "-" and tokens.glued(last) else last
    if tokens.word(point_at) in _POINTS and tokens.near(point_at - 1):
        return Single(
            number.first, point_at + 1, FigureType.PERCENTAGE_POINT, number.value, number, unit="percentage point"
        )
    per, per_last = _time_after(tokens, last)
    return Single(
        number.first, last, FigureType.PERCENT, number.value, number, unit="percent", per=per, per_last=per_last
    )


def _time_after(tokens: Tokens, last: int) -> tuple[str | None, int | None]:
    """ "per annum" and "a year" behind a rate."""
    if tokens.word(last) in {"per", "a"} and tokens.near(last - 1) and tokens.near(last):
        time = tokens.word(last + 1)
        if (
            time in {"annum", "year", "month", "quarter", "week", "day"}
            and tokens.word(last + 2) not in _NO_RATE_BEHIND
        ):
            return ("year" if time == "annum" else time), last + 2
    return None, None


def per_after(tokens: Tokens, last: int) -> tuple[str | None, int | None]:
    """ "a share", "-a-share", "per diluted share", "/share", "an ounce"."""
    at = last
    if tokens.word(at) in {"-", "‑"} and tokens.near(at - 1) and tokens.near(at) and tokens.word(at + 1) in _PER:
        at += 1
    slashed = tokens.word(at) == "/" and tokens.near(at - 1)
    if not slashed and tokens.word(at) not in _PER:
        return None, None
    if not (tokens.near(at - 1) or tokens.wrapped(at - 1)):
        return None, None
    is_per = slashed or tokens.words[at] == "per"
    at += 1
    while is_per and tokens.word(at) in _SHARE_WORDS and tokens.word(at) not in _per_nouns() and tokens.near(at - 1):
        at += 1
    if tokens.word(at) in {"-", "‑"} and tokens.near(at):
        at += 1
    two = f"{tokens.word(at)} {tokens.word(at + 1)}"
    if two in _per_nouns():
        return two, at + 2
    noun = _singular(tokens.word(at))
    if noun in _per_nouns() and tokens.word(at + 1) not in _NO_RATE_BEHIND:
        return _FULL_WORDS.get(noun, noun), at + 1
    return None, None


def _singular(noun: str) -> str:
    return "share" if noun in {"shares", "share"} else noun
