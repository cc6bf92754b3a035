"""Fractions whose parts are numbers in words, as exact decimals.

"twenty-three fifths", "three twenty-firsts", "a trillionth"   →  4.6, 0.1428571429, 0.000000000001
"two and fifty-four hundredths", "one over twenty-one"          →  2.54, 0.0476190476

Halves, thirds and quarters are read by spelled_numbers, with the scale that may follow them.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import TypeAlias

from extractors.amount_tokens import Tokens
from extractors.lexicons import entries
from extractors.number_parts import TEN_DIGITS, Number, number_vocabulary, past_hyphen

_LONGEST = 14
_TOO_COMMON = frozenset({"second", "quarter", "half"})
_LEAST_TEN = 20
_SMALL = frozenset({"unit", "teen"})
_LARGE_PARTS = {"hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12}

ReadWhole: TypeAlias = Callable[[Tokens, int], Number | None]


@cache
def _parts() -> dict[str, int]:
    """Ordinals that name a part, in the singular, with what it is a part of: "fifth" is 5."""
    lines = (line.split("\t") for line in entries("ordinal_words.tsv"))
    words = {word: int(number) for word, number in lines if word.isalpha() and word not in _TOO_COMMON}
    tens = {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80}
    return {**words, **tens, "ninetieth": 90, **_LARGE_PARTS}


def read_spelled_fraction(tokens: Tokens, index: int, read_whole: ReadWhole) -> Number | None:
    """The fraction that begins at a token, if an ordinal ends the run of number words there.

    `read_whole` reads whole numbers in words.
    """
    over = _over_compound(tokens, index, read_whole)
    if over is not None:
        return over
    run = _run(tokens, index)
    if run is None:
        return None
    words, part_at = run
    part = tokens.words[part_at]
    is_plural = part.endswith("s")
    below = Decimal(_parts()[part.removesuffix("s")])
    above_words = words
    ten = number_vocabulary().get(tokens.words[words[-1]])
    if ten is not None and ten.kind == "ten" and below < 10 and len(words) > 1:
        below, above_words = below + ten.value, words[:-1]  # "three twenty-firsts"
    value = _above(tokens, index, above_words[-1] + 1, below, read_whole)
    if below == 1 or value is None or (value * below > 1) != is_plural:
        return None
    if not is_plural and _orders(tokens, part_at):
        return None
    return Number(index, part_at + 1, value, spelled=True, is_part=True)


def _over_compound(tokens: Tokens, index: int, read_whole: ReadWhole) -> Number | None:
    """ "five one-thousandths", "one one hundred and fifth": where two small numbers meet, one stands over the other."""
    above, at = number_vocabulary().get(tokens.word(index)), past_hyphen(tokens, index + 1, hyphens=True)
    below = number_vocabulary().get(tokens.word(at))
    if above is None or below is None or above.kind not in _SMALL or below.kind not in _SMALL | {"ten"}:
        return None
    run = _run(tokens, at) if above.value > 0 and tokens.near(at - 1) else None
    if run is None:
        return None
    words, part_at = run
    part = tokens.words[part_at]
    whole = _exactly(tokens, words[0], words[-1] + 1, read_whole)
    if whole is None or (above.value > 1) != part.endswith("s") or (above.value == 1 and _orders(tokens, part_at)):
        return None
    value = Decimal(_parts()[part.removesuffix("s")])
    is_large = value in _LARGE_PARTS.values()
    if not is_large and whole < _LEAST_TEN:
        return None
    below_line = whole * value if is_large else whole + value
    return Number(index, part_at + 1, TEN_DIGITS.divide(above.value, below_line), spelled=True, is_part=True)


def _run(tokens: Tokens, index: int) -> tuple[list[int], int] | None:
    """The tokens of the number words from `index`, and that of the ordinal behind them."""
    vocabulary, words, at = number_vocabulary(), [], index
    if tokens.word(index) in {"a", "an"}:
        words, at = [index], index + 1
    while len(words) < _LONGEST and at < tokens.size and (at == index or tokens.near(at - 1)):
        word = tokens.words[at]
        if words and word.removesuffix("s") in _parts():
            return words, at
        entry = vocabulary.get(word)
        if entry is None or entry.kind in {"half", "vulgar", "dozen"}:
            return None
        words.append(at)
        at = past_hyphen(tokens, at + 1, hyphens=True)
        if tokens.word(at) == "and" and tokens.near(at - 1):
            at = past_hyphen(tokens, at + 1, hyphens=True)
    return None


def _above(tokens: Tokens, first: int, last: int, below: Decimal, read_whole: ReadWhole) -> Decimal | None:
    """What stands above the line, over `below`: a whole number before "and" is added ("two and fifty hundredths")."""
    if tokens.words[first] in {"a", "an"}:
        whole = Decimal(1) if last == first + 1 else _exactly(tokens, first + 1, last, read_whole)
        return None if whole is None else TEN_DIGITS.divide(whole, below)
    joint = next((at for at in range(last - 2, first, -1) if tokens.words[at] == "and"), None)
    if joint is not None:
        whole, part = _exactly(tokens, first, joint, read_whole), _exactly(tokens, joint + 1, last, read_whole)
        if whole is not None and part is not None and part < below:
            return whole + TEN_DIGITS.divide(part, below)
    above = _exactly(tokens, first, last, read_whole)
    return None if above is None else TEN_DIGITS.divide(above, below)


def _exactly(tokens: Tokens, first: int, last: int, read_whole: ReadWhole) -> Decimal | None:
    """The number that the tokens first:last say, all of them."""
    number = read_whole(tokens, first)
    return number.value if number is not None and number.last == last else None


def _orders(tokens: Tokens, part_at: int) -> bool:
    """Whether the singular is an ordinal: "a millionth customer", "one fifth grader"."""
    behind = tokens.word(part_at + 1)
    return (tokens.kind(part_at + 1) == "w" and behind not in {"of", "the"}) or behind in {"-", "‑"}
