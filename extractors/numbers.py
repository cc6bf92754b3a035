"""Numbers in digits and words, as exact decimals.

"1.2 billion", "12,34,567.89", "€1,2"     →  1200000000, 1234567.89, 1.2
"2 1/4", "sixty (60)", "46 . 8" in a text of tokens  →  2.25, 60, 46.8
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from extractors.amount_tokens import Tokens
from extractors.digit_forms import read_fraction, read_mixed, read_power, read_spaced_digits
from extractors.lexicons import entries
from extractors.number_parts import Number, number_vocabulary, read_scale_words
from extractors.spelled_numbers import read_spelled

_CENTS = re.compile(r"\.[0-9]{2}$")
_PLAIN = re.compile(r"[0-9]*\.?[0-9]+")


@cache
def _suffixes() -> dict[str, tuple[Decimal, str]]:
    return {form: (Decimal(value), where) for form, value, where in _suffix_lines()}


@cache
def number_starters() -> frozenset[str]:
    """The words that a number can begin with."""
    words = {word for word, entry in number_vocabulary().items()}
    return frozenset(words | {"a", "an", "minus", "negative", "couple"})


def _suffix_lines() -> Iterator[list[str]]:
    return (line.split("\t") for line in entries("scale_suffixes.tsv"))


def read_decimal(digits: str) -> Decimal:
    """A digit token: "1,234.5", "12,34,567", "1.234,56" and "1,2" (a decimal comma) alike."""
    if _PLAIN.fullmatch(digits):
        return Decimal(digits)
    digits = digits.replace("'", ",").replace("’", ",")
    last_comma, last_point = digits.rfind(","), digits.rfind(".")
    if last_comma > last_point >= 0 or digits.count(".") > 1:
        return Decimal(digits.replace(".", "").replace(",", "."))
    if last_point < 0 and digits.count(",") == 1 and len(digits) - last_comma <= 3:
        return Decimal(digits.replace(",", "."))
    return Decimal(digits.replace(",", ""))


def read_number(tokens: Tokens, index: int, *, money: bool = False) -> Number | None:
    """The number that begins at a token; with `money`, "m" and "b" are scales."""
    number = _read_once(tokens, index, money)
    return None if number is None else _past_restated(tokens, number)


def _read_once(tokens: Tokens, index: int, money: bool) -> Number | None:
    if tokens.kind(index) == "d":
        return _in_digits(tokens, index, money)
    if tokens.words[index] == "minus" and tokens.word(index - 1) == "or" and tokens.word(index - 2) == "plus":
        return None  # "plus or minus 3 percent"
    if tokens.words[index] in {"minus", "negative"} and tokens.kind(index + 1) == "d" and tokens.near(index):
        number = _in_digits(tokens, index + 1, money)
        return number and replace(number, first=index, base=-number.base, grouped=True)
    return read_spelled(tokens, index)


def _past_restated(tokens: Tokens, number: Number) -> Number:
    """The number with its repetition in brackets: "sixty (60) days", "30 (thirty) shares"."""
    at = number.last
    if tokens.word(at) != "(" or not tokens.near(at - 1) or not tokens.glued(at) or number.is_part:
        return number
    if number.spelled and tokens.kind(at + 1) == "d":
        again: Number | None = _in_digits(tokens, at + 1, money=False)
    else:
        again = None if number.spelled or number.suffix else read_spelled(tokens, at + 1)
    if (
        again is None
        or again.value != number.value
        or tokens.word(again.last) != ")"
        or not tokens.glued(again.last - 1)
    ):
        return number
    return replace(number, last=again.last + 1)


def _in_digits(tokens: Tokens, index: int, money: bool) -> Number | None:
    written = tokens.words[index]
    base, last, grouped, is_part = read_decimal(written), index + 1, not written.isdigit(), False
    spaced = read_spaced_digits(tokens, index, money=money)
    if spaced is not None:
        base, last, grouped = *spaced, True
    fraction = read_fraction(tokens, last - 1)
    if fraction is not None:
        base, last, is_part = *fraction, True
    elif not grouped:
        mixed = read_mixed(tokens, last)
        if mixed is not None:
            base, last, grouped = base + mixed[0], mixed[1], True
    elif money and _CENTS.search(written) and (eighths := read_mixed(tokens, last)) is not None:
        base, last = base + eighths[0] / 100, eighths[1]  # "$5.67-1/2 a bushel"
    power = read_power(tokens, base, last)
    if power is not None:
        return Number(index, power[1], power[0], grouped=True)
    if tokens.word(last) == "+" and tokens.glued(last - 1) and read_scale_words(tokens, last + 1)[1] > last + 1:
        last += 1  # "91+ billion"
    scale, scaled_last = read_scale_words(tokens, last)
    if scaled_last > last:
        return _with_lower_scales(tokens, Number(index, scaled_last, base, scale, grouped=grouped))
    suffix = _suffix(tokens, last, money)
    if suffix is not None and (money or suffix[1] == "any"):
        return Number(index, last + 1, base, suffix[0], grouped=grouped)
    return Number(index, last, base, grouped=grouped, is_part=is_part, suffix=suffix)


def _suffix(tokens: Tokens, last: int, money: bool) -> tuple[Decimal, str] | None:
    """ "k", "M" or "bn" behind digits: glued, or one space apart where it is two letters or stands with money."""
    if tokens.kind(last) != "w":
        return None
    written = tokens.raw(last)
    suffix = _suffixes().get(written)
    if suffix is None or (tokens.glued(last) and tokens.kind(last + 1) in {"d", "w"}):
        return None
    if suffix[0] >= 1_000_000_000 and not money and len(tokens.words[last - 1].split(".")[0]) > 3:
        return None  # "block 2814B"
    if tokens.glued(last - 1):
        return suffix
    apart = tokens.starts[last] - tokens.ends[last - 1]
    is_long = len(written) >= 2 and written.lower() not in {"mm", "cr"}
    is_long |= written == "k" and tokens.kind(last + 1) != "w"
    if 1 <= apart <= 2 and "\n" not in tokens.text[tokens.ends[last - 1] : tokens.starts[last]] and (money or is_long):
        return suffix
    return None


def _with_lower_scales(tokens: Tokens, number: Number) -> Number:
    """ "4 thousand 3 hundred" is 4300."""
    last = number.last
    if number.scale == 100 and tokens.word(last) == "and" and tokens.kind(last + 1) == "d" and tokens.near(last):
        units = tokens.words[last + 1]  # "3 hundred and 21"
        if units.isdigit() and 0 < int(units) < 100:
            return Number(number.first, last + 2, number.value + int(units))
    if tokens.kind(last) != "d" or not tokens.near(last - 1) or not tokens.words[last].isdigit():
        return number
    scale, scaled_last = read_scale_words(tokens, last + 1)
    if scaled_last == last + 1 or scale >= number.scale:
        return number
    lower = Number(last, scaled_last, Decimal(tokens.words[last]), scale)
    rest = read_spelled(tokens, scaled_last + 1) if tokens.word(scaled_last) == "and" else None
    if rest is not None and rest.value < scale:
        lower = Number(last, rest.last, lower.value + rest.value)
    return Number(number.first, lower.last, number.value + lower.value)
