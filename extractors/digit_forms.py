"""Forms of digits beyond one token: grouped by spaces, powers of ten, fractions and mixed numbers.

"3 250 000", "1 234,5" behind a currency        →  3250000, 1234.5
"1.5 x 10^9", "10⁶", "2 1/4", "4-1/2", "2½"     →  1500000000, 1000000, 2.25, 4.5, 2.5
"""

from __future__ import annotations

import re
from decimal import Context, Decimal

from extractors.amount_tokens import Tokens
from extractors.currency_lexicon import currency_codes, currency_names, currency_symbols
from extractors.number_parts import TEN_DIGITS, number_vocabulary, read_and_a_part

_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 15, 16, 20, 25, 32, 40, 50, 64, 100, 1000})
_GROUP = re.compile(r"[0-9]{3}")
_LAST_GROUP = re.compile(r"[0-9]{3}(?:[.,][0-9]{1,2})?")
_GROUPING_SPACES = frozenset("\u00a0\u2009\u202f")
_POWERS = Context(prec=15, Emax=40, Emin=-40, traps=[])
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TIMES = frozenset({"x", "×", "*", "·"})
_MINUSES = frozenset({"-", "−", "⁻", "–"})


def is_superscript(word: str) -> bool:
    """Whether a token is digits set high: an exponent, or the mark of a footnote."""
    return bool(word) and all(letter in "⁰¹²³⁴⁵⁶⁷⁸⁹" for letter in word)


def read_spaced_digits(tokens: Tokens, index: int, *, money: bool) -> tuple[Decimal, int] | None:
    """ "3 250 000", and "46 . 8" or "80 , 000" where a text was taken apart into tokens.

    Two groups are one number behind a currency ("SEK 4 120 million") or with a space that is made for it.
    """
    first = tokens.words[index]
    if not first.isdigit() or not tokens.near(index):
        return None
    if tokens.word(index + 1) in {".", ","}:
        return _apart(tokens, index)
    groups, last = [first], index + 1
    while (
        1 <= len(first) <= 3
        and len(groups) < 6
        and tokens.kind(last) == "d"
        and tokens.starts[last] - tokens.ends[last - 1] == 1
        and _LAST_GROUP.fullmatch(tokens.words[last])
    ):
        groups.append(tokens.words[last])
        last += 1
        if not _GROUP.fullmatch(groups[-1]):
            break
    is_certain = len(groups) > 2 or tokens.text[tokens.ends[index]] in _GROUPING_SPACES
    is_round = groups[1:] in (["000"], ["500"]) and tokens.kind(last) == "w" and tokens.raw(last).islower()
    is_certain |= is_round and tokens.words[last].endswith("s") and tokens.kind(index - 1) != "d"  # "10 000 jobs"
    is_certain |= tokens.kind(index - 1) != "d" and _is_priced(tokens, last)  # "1 995 Kč"
    if len(groups) < 2 or first.startswith("0") or not (is_certain or money):
        return None
    if tokens.glued(last - 1) and tokens.word(last) in {"-", "/", "–"} and not is_certain:
        return None
    return Decimal("".join(groups).replace(",", ".")), last


def _is_priced(tokens: Tokens, index: int) -> bool:
    """Whether a currency of one word or sign stands at a token."""
    if index >= tokens.size or not tokens.near(index - 1):
        return False
    written, word = tokens.raw(index), tokens.words[index]
    is_name = any(name.words == (word,) and name.kind != "cent" for name in currency_names().get(word, ()))
    return is_name or written in currency_codes() or written in currency_symbols()


def _apart(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    first, middle, right = tokens.words[index], tokens.word(index + 1), tokens.word(index + 2)
    if tokens.kind(index + 2) != "d" or not right.isdigit() or not tokens.near(index + 1):
        return None
    if tokens.glued(index) or tokens.glued(index + 1):
        return None
    if middle == "." and len(first) <= 4:
        return Decimal(f"{first}.{right}"), index + 3
    if middle == "," and len(right) == 3 and 0 < len(first) <= 3 and first != "0":
        return Decimal(first + right), index + 3
    return None


def read_power(tokens: Tokens, base: Decimal, last: int) -> tuple[Decimal, int] | None:
    """What "e6", "x 10^-4", "^6" or "⁶" behind a number makes of it."""
    if tokens.word(last) == "e" and tokens.glued(last - 1) and tokens.glued(last):
        signed = _whole_number(tokens, last + 1)  # "1.3e6", "12e-1"
        return (base.scaleb(signed[0]), signed[1]) if signed is not None else None
    if tokens.word(last) in _TIMES and tokens.word(last + 1) == "10" and tokens.near(last - 1) and tokens.near(last):
        power = _exponent(tokens, last + 2)
        return (base.scaleb(power[0]), power[1]) if power is not None else None
    power = _exponent(tokens, last)
    if power is None or (base != 10 and is_superscript(tokens.word(last))) or base <= 0:
        return None  # "2,345²" has a footnote
    value = _POWERS.power(base, power[0])
    return (value, power[1]) if value.is_finite() else None


def _exponent(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The whole number behind "^", or set high, of one or two digits."""
    if not tokens.glued(at - 1):
        return None
    if tokens.word(at) == "^" and tokens.glued(at):
        at += 1
    elif not (is_superscript(tokens.word(at)) or (tokens.word(at) == "⁻" and is_superscript(tokens.word(at + 1)))):
        return None
    return _whole_number(tokens, at)


def _whole_number(tokens: Tokens, at: int) -> tuple[int, int] | None:
    sign = -1 if tokens.word(at) in _MINUSES else 1
    at += (sign < 0 or tokens.word(at) == "+") and tokens.glued(at)
    digits = tokens.word(at).translate(_SUPERSCRIPTS)
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 2):
        return None
    return sign * int(digits), at + 1


def read_fraction(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """ "3/4" behind nothing or "2"; never "24/7" or a date's "5/17/2018"."""
    if not (tokens.word(index + 1) == "/" and tokens.glued(index) and tokens.glued(index + 1)):
        return None
    above, below = tokens.words[index], tokens.word(index + 2)
    if not (above.isdecimal() and below.isdecimal() and len(above) <= 4 and len(below) <= 4) or int(below) == 0:
        return None
    if tokens.glued(index + 2) and tokens.word(index + 3) in {"/", "-"} and tokens.kind(index + 4) == "d":
        return None
    if int(above) >= int(below) or int(below) not in _DENOMINATORS:
        return None
    return TEN_DIGITS.divide(Decimal(above), Decimal(below)), index + 3


def read_mixed(tokens: Tokens, last: int) -> tuple[Decimal, int] | None:
    """The "1/4" of "2 1/4" and "2-1/4", the "½" of "2½", the "and a half" of "5 and a half"."""
    if not tokens.near(last - 1):
        return None
    is_hyphened = tokens.word(last) == "-" and tokens.glued(last - 1) and tokens.glued(last)
    if is_hyphened or (tokens.kind(last) == "d" and not tokens.glued(last - 1)):
        at = last + is_hyphened
        fraction = read_fraction(tokens, at) if tokens.kind(at) == "d" else None
        if fraction is not None and len(tokens.words[at]) <= 2:
            return fraction
    vulgar = number_vocabulary().get(tokens.word(last))
    if vulgar is not None and vulgar.kind == "vulgar":
        return vulgar.value, last + 1
    if tokens.word(last) == "and" and tokens.kind(last + 1) == "d" and tokens.near(last):
        fraction = read_fraction(tokens, last + 1)
        is_whole = fraction is not None and not (
            tokens.glued(fraction[1] - 1) and tokens.kind(fraction[1]) in {"w", "d"}
        )
        return fraction if is_whole else None
    return read_and_a_part(tokens, last)
