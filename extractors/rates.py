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
_POINTS = frozenset({"point", "points"})
_PER = frozenset({"per", "a", "an", "each"})
_TIMES = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "decade", "annum"})
_SHARE_WORDS = word_set("share words")
_SLASHED = {"t": "tonne", "l": "litre", "h": "hour", "d": "day"}
_LONGEST_NOUN = 5


@cache
def _per_nouns() -> dict[str, str]:
    """What amounts are told for, and what it is reported as: "kwh" is "kWh"."""
    lines = (line.partition("\t") for line in entries("per_nouns.tsv"))
    return {noun: name or noun for noun, _, name in lines}


def read_percent(tokens: Tokens, number: Number) -> Single | None:
    """ "30 percent", "30%", "30 per cent", "2 percentage points", "2%-points"."""
    at = _past_article(tokens, number)
    if tokens.word(at) in {"-", "‑"} and tokens.glued(at) and tokens.glued(at - 1):
        at += 1
    word = tokens.word(at)
    is_short = word == "pc" and tokens.glued(at - 1)
    if is_short or word in {"%", "％", "percent", "percents", "pct", "percentage"}:
        last = at + 1
    elif word == "per" and tokens.word(at + 1) in {"cent", "cents"}:
        last = at + 2
    elif word == "per" and tokens.words[at + 1 : at + 3] == ["-", "cent"]:
        last = at + 3  # "a 3.5-per-cent stake"
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


def _past_article(tokens: Tokens, number: Number) -> int:
    """The token behind a number, or behind the "of a" of "half a percent", "three-quarters of one percent"."""
    at = number.last + (tokens.word(number.last) == "of")
    is_article = number.is_part and tokens.word(at) in {"a", "an", "one"} and tokens.near(at)
    return at + 1 if is_article and tokens.word(at + 1) in {"percent", "per", "percentage"} else number.last


def _time_after(tokens: Tokens, last: int) -> tuple[str | None, int | None]:
    """ "per annum", "p.a." and "a year" behind a rate."""
    yearly = _past_per_annum(tokens, last)
    if yearly is not None:
        return "year", yearly
    if tokens.word(last) in {"per", "a"} and tokens.near(last - 1) and tokens.near(last):
        time = tokens.word(last + 1)
        if time in _TIMES - {"night", "decade"} and not _is_another_time(tokens, last + 2):
            return ("year" if time == "annum" else time), last + 2
    return None, None


def _past_per_annum(tokens: Tokens, last: int) -> int | None:
    """The token behind "p.a." or "pa", if it stands at a token."""
    if last >= tokens.size or not tokens.near(last - 1):
        return None
    if tokens.words[last : last + 3] == ["p", ".", "a"] and tokens.glued(last) and tokens.glued(last + 1):
        return last + 3 + (tokens.word(last + 3) == "." and tokens.glued(last + 2))
    return last + 1 if tokens.raw(last) == "pa" else None


def per_after(tokens: Tokens, last: int) -> tuple[str | None, int | None]:
    """ "a share", "-a-share", "per diluted share", "/share", "an ounce", "p.a."."""
    yearly = _past_per_annum(tokens, last)
    if yearly is not None:
        return "year", yearly
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
    if tokens.word(at) in {"-", "‑"} and tokens.near(at):
        at += 1
    is_letter = tokens.word(at) in _SLASHED and not (tokens.glued(at) and tokens.kind(at + 1) in {"w", "d"})
    if slashed and is_letter:  # "$96.40/t; copper …"
        return _SLASHED[tokens.words[at]], at + 1
    noun = _noun_at(tokens, at)
    while noun is None and is_per and tokens.word(at) in _SHARE_WORDS and tokens.near(at):
        at += 1
        noun = _noun_at(tokens, at)
    return noun or (None, None)


def _noun_at(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """The longest noun of the lexicon that begins at a token, hyphens or not: "kilowatt-hour", "metric ton"."""
    words: list[str] = []
    longest = None
    last = at
    while last < tokens.size and len(words) < _LONGEST_NOUN and (last == at or tokens.near(last - 1)):
        if not words or tokens.words[last] not in {"-", "‑"}:
            words.append(tokens.words[last])
            name = _per_nouns().get(" ".join(words))
            if name is not None:
                longest = (name, last + 1)
        last += 1
    if longest is None or (words[0] in _TIMES and _is_another_time(tokens, longest[1])):
        return None
    return longest


def _is_another_time(tokens: Tokens, index: int) -> bool:
    """Whether "a year" only tells when: "$3 billion a year earlier", "a year on", not "a year on research"."""
    behind = tokens.word(index)
    if behind in _NO_RATE_BEHIND:
        return True
    return behind in {"on", "over"} and tokens.word(index + 1) in {"", ".", ",", ";", "from", "year"}
