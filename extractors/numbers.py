"""Numbers in digits and words, as exact decimals.

"1.2 billion", "12,34,567.89", "€1,2"     →  1200000000, 1234567.89, 1.2
"2 1/4", "46 . 8" in a text of tokens     →  2.25, 46.8
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from extractors.amount_tokens import Tokens
from extractors.lexicons import entries
from extractors.number_parts import (
    TEN_DIGITS,
    Number,
    number_vocabulary,
    read_and_a_part,
    read_scale_words,
)
from extractors.spelled_numbers import read_spelled

_PLAIN = re.compile(r"[0-9]*\.?[0-9]+")
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 15, 16, 20, 25, 32, 40, 50, 64, 100, 1000})


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
    if tokens.kind(index) == "d":
        return _in_digits(tokens, index, money)
    if tokens.words[index] in {"minus", "negative"} and tokens.kind(index + 1) == "d" and tokens.near(index):
        number = _in_digits(tokens, index + 1, money)
        return number and replace(number, first=index, base=-number.base, grouped=True)
    return read_spelled(tokens, index)


def _in_digits(tokens: Tokens, index: int, money: bool) -> Number | None:
    written = tokens.words[index]
    base, last, grouped, is_part = read_decimal(written), index + 1, not written.isdigit(), False
    spaced = _spaced_digits(tokens, index)
    if spaced is not None:
        base, last, grouped = *spaced, True
    fraction = _fraction(tokens, last - 1)
    if fraction is not None:
        base, last, is_part = fraction
    elif not grouped:
        mixed = _mixed(tokens, last)
        if mixed is not None:
            base, last, grouped = base + mixed[0], mixed[1], True
    if tokens.word(last) == "e" and tokens.glued(last - 1) and tokens.glued(last) and tokens.kind(last + 1) == "d":
        exponent = tokens.words[last + 1]  # "1.3e6"
        if exponent.isdigit() and len(exponent) <= 2:
            return Number(index, last + 2, base.scaleb(int(exponent)), grouped=True)
    if tokens.word(last) == "+" and tokens.glued(last - 1) and read_scale_words(tokens, last + 1)[1] > last + 1:
        last += 1  # "91+ billion"
    scale, scaled_last = read_scale_words(tokens, last)
    if scaled_last > last:
        return _with_lower_scales(tokens, Number(index, scaled_last, base, scale, grouped=grouped, is_part=False))
    suffix = _suffix(tokens, last, money)
    if suffix is not None and (money or suffix[1] == "any"):
        return Number(index, last + 1, base, suffix[0], grouped=grouped, is_part=is_part and False)
    return Number(index, last, base, grouped=grouped, is_part=is_part, suffix=suffix)


def _spaced_digits(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """ "3 250 000", and "46 . 8" or "80 , 000" where a text was taken apart into tokens."""
    first = tokens.words[index]
    middle, right = tokens.word(index + 1), tokens.word(index + 2)
    if not first.isdigit() or not tokens.near(index):
        return None
    if middle in {".", ","} and tokens.kind(index + 2) == "d" and right.isdigit() and tokens.near(index + 1):
        apart = not tokens.glued(index) and not tokens.glued(index + 1)
        if apart and middle == "." and len(first) <= 4:
            return Decimal(f"{first}.{right}"), index + 3
        if apart and middle == "," and len(right) == 3 and 0 < len(first) <= 3 and first != "0":
            return Decimal(first + right), index + 3
        return None
    groups, last = [first], index + 1
    while (
        len(first) <= 3
        and tokens.kind(last) == "d"
        and len(tokens.words[last]) == 3
        and tokens.words[last].isdigit()
        and tokens.starts[last] - tokens.ends[last - 1] == 1
        and len(groups) < 6
    ):
        groups.append(tokens.words[last])
        last += 1
    if len(groups) < 3 or first.startswith("0"):
        return None
    return Decimal("".join(groups)), last


def _fraction(tokens: Tokens, index: int) -> tuple[Decimal, int, bool] | None:
    """ "3/4" behind nothing or "2"; never "24/7" or a date's "5/17/2018"."""
    if not (tokens.word(index + 1) == "/" and tokens.glued(index) and tokens.glued(index + 1)):
        return None
    above, below = tokens.words[index], tokens.word(index + 2)
    if not (above.isdigit() and below.isdigit() and len(above) <= 4 and len(below) <= 4) or int(below) == 0:
        return None
    if tokens.glued(index + 2) and tokens.word(index + 3) in {"/", "-"}:
        return None
    if int(above) >= int(below) or int(below) not in _DENOMINATORS:
        return None
    return TEN_DIGITS.divide(Decimal(above), Decimal(below)), index + 3, True


def _mixed(tokens: Tokens, last: int) -> tuple[Decimal, int] | None:
    """The "1/4" of "2 1/4", the "½" of "2½", the "and a half" of "5 and a half"."""
    if not tokens.near(last - 1):
        return None
    if tokens.kind(last) == "d" and not tokens.glued(last - 1):
        fraction = _fraction(tokens, last)
        if fraction is not None and fraction[0] < 1 and len(tokens.words[last]) <= 2:
            return fraction[0], fraction[1]
    vulgar = number_vocabulary().get(tokens.word(last))
    if vulgar is not None and vulgar.kind == "vulgar":
        return vulgar.value, last + 1
    return read_and_a_part(tokens, last)


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
