"""What numbers in digits and in words share: the record, the vocabulary, scale words and "and a half"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cache

from extractors.amount_tokens import Tokens
from extractors.currency_lexicon import currency_codes, currency_names, currency_symbols
from extractors.lexicons import entries

ONE = Decimal(1)
PRECISE = Context(prec=40)
TEN_DIGITS = Context(prec=10)


@dataclass(frozen=True)
class Number:
    """Tokens first:last (exclusive) say `value`, which is `base` times `scale`.

    `suffix` is a short scale glued to the digits that counts only if the context agrees ("5m": million or metre?); it
    is no part of first:last.
    """

    first: int
    last: int
    base: Decimal
    scale: Decimal = ONE
    spelled: bool = False
    is_part: bool = False
    """A fraction: "two-thirds", "1/4"."""
    grouped: bool = False
    """Written with a grouping comma or a decimal point: no year, no name."""
    suffix: tuple[Decimal, str] | None = None

    @property
    def value(self) -> Decimal:
        return PRECISE.multiply(self.base, self.scale)


@dataclass(frozen=True)
class NumberWord:
    kind: str
    value: Decimal


@cache
def number_vocabulary() -> dict[str, NumberWord]:
    words: dict[str, NumberWord] = {}
    for line in entries("number_words.tsv"):
        word, kind, value = line.split("\t")
        if kind != "part":
            words[word] = NumberWord(kind, Decimal(value))
    return words


@cache
def fraction_words() -> dict[str, Decimal]:
    return {word: Decimal(value) for word, kind, value in map(_columns, entries("number_words.tsv")) if kind == "part"}


def _columns(line: str) -> list[str]:
    return line.split("\t")


def past_hyphen(tokens: Tokens, index: int, *, hyphens: bool) -> int:
    """The token behind a hyphen that is glued on both sides, else the same token."""
    if hyphens and tokens.word(index) in {"-", "‑"} and tokens.glued(index) and tokens.glued(index - 1):
        return index + 1
    return index


def read_scale_words(tokens: Tokens, last: int) -> tuple[Decimal, int]:
    """The product of the scale words behind a number: "hundred thousand", "lakh crore", "-million"."""
    scale = ONE
    for _ in range(3):
        index = past_hyphen(tokens, last, hyphens=True)
        word = tokens.word(index)
        entry = number_vocabulary().get(word)
        if entry is None or entry.kind not in {"scale", "hundred", "dozen"}:
            break
        if not (tokens.near(index - 1) or (tokens.wrapped(index - 1) and len(word) > 6)):
            break
        scale, last = PRECISE.multiply(scale, entry.value), index + 1
        if word in {"mrd", "mio", "mld", "tsd"} and tokens.word(last) == "." and tokens.glued(last - 1):
            last += tokens.near(last) and _is_currency(tokens, last + 1)
    return scale, last


def _is_currency(tokens: Tokens, index: int) -> bool:
    """Whether a currency follows the abbreviation's point: "3,4 Mrd. Euro"."""
    is_code = index < tokens.size and tokens.raw(index) in currency_codes()
    return is_code or tokens.word(index) in currency_names() or tokens.word(index) in currency_symbols()


def read_and_a_part(tokens: Tokens, last: int) -> tuple[Decimal, int] | None:
    """ "and a half", "and three quarters", "-and-a-half"."""
    index = past_hyphen(tokens, last, hyphens=True)
    if tokens.word(index) != "and" or not tokens.near(index - 1):
        return None
    index = past_hyphen(tokens, index + 1, hyphens=True)
    above = ONE
    entry = number_vocabulary().get(tokens.word(index))
    if tokens.word(index) in {"a", "an"} or (entry is not None and entry.kind == "unit" and entry.value > 0):
        above = entry.value if entry is not None else ONE
        index = past_hyphen(tokens, index + 1, hyphens=True)
    below = fraction_words().get(tokens.word(index))
    is_counted = tokens.word(index - 1) in {"-", "‑"} and tokens.word(index - 2) in {"one", "a"}  # "and one-third"
    told = tokens.word(index - 1) not in {"and", "-", "‑"} or below in {2, 4} or is_counted
    if below is None or not told or not tokens.near(index - 1):
        return None  # "one hundred and fifth" is an ordinal
    return TEN_DIGITS.divide(above, below), index + 1
