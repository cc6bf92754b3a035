"""Numbers in words, as exact decimals.

"three hundred and two", "twenty-one thousand", "two point five million"  →  302, 21000, 2500000
"five and a half million", "two-thirds", "a quarter of", "a dozen"         →  5500000, 0.6667, 0.25, 12
"""

from __future__ import annotations

from decimal import Decimal

from extractors.amount_tokens import Tokens
from extractors.amount_words import word_set
from extractors.number_parts import (
    ONE,
    PRECISE,
    TEN_DIGITS,
    Number,
    NumberWord,
    fraction_words,
    number_vocabulary,
    past_hyphen,
    read_and_a_part,
    read_scale_words,
)
from extractors.spelled_fractions import read_spelled_fraction

_LARGEST = Decimal(10) ** 15
_BEFORE_QUARTERS = frozenset(
    {"last", "past", "first", "next", "previous", "recent", "for", "in", "over", "consecutive"}
)
_BEHIND_A_PART = word_set("behind a part")


def read_spelled(tokens: Tokens, index: int) -> Number | None:
    first, sign = index, ONE
    if tokens.word(index) in {"minus", "negative"}:
        if not tokens.near(index):
            return None
        index, sign = index + 1, Decimal(-1)
    number = (
        _spelled_fraction(tokens, index)
        or read_spelled_fraction(tokens, index, _spelled_number)
        or _vague(tokens, index)
        or _spelled_number(tokens, index)
    )
    if number is None:
        return None
    return Number(first, number.last, sign * number.base, number.scale, spelled=True, is_part=number.is_part)


def _vague(tokens: Tokens, index: int) -> Number | None:
    """ "a couple (of)", "a dozen", "half a dozen" begin with a word that is no number by itself."""
    word = tokens.word(index)
    if word in {"a", "an"} and tokens.near(index):
        following = tokens.word(index + 1)
        if following == "couple" and tokens.word(index + 2) in {"of", "dozen", "hundred", "thousand", "million"}:
            scale, scaled_last = read_scale_words(tokens, index + 2 + (tokens.word(index + 2) == "of"))
            return Number(index, index + 2 if scale == 1 else scaled_last, Decimal(2), scale, spelled=True)
        entry = number_vocabulary().get(following)
        if entry is not None and entry.kind in {"hundred", "scale", "dozen"} and not following.endswith("s"):
            return _spelled_number(tokens, index + 1, first=index)
    return None


def _spelled_fraction(tokens: Tokens, index: int) -> Number | None:
    """ "two-thirds", "a quarter", "half a", each with the scale behind it ("half a billion", "a quarter million")."""
    word, above, part = tokens.word(index), ONE, index
    entry = number_vocabulary().get(word)
    if entry is not None and entry.kind == "vulgar":
        scale, last = read_scale_words(tokens, index + 1)
        return Number(index, last, entry.value, scale, is_part=scale == 1)
    if word in {"a", "an"} or (entry is not None and entry.kind in {"unit", "teen", "ten"} and entry.value > 0):
        above = entry.value if entry is not None else ONE
        part = past_hyphen(tokens, index + 1, hyphens=True)
    below = fraction_words().get(tokens.word(part))
    if below is None or (part > index and not tokens.near(part - 1)):
        return None
    is_plural = tokens.word(part).endswith(("s", "ves"))
    if part == index and tokens.word(part) != "half":
        return None
    if part > index and (above > 1) != is_plural and below != 2:
        return None
    if tokens.word(part) == "quarters" and (above != 3 or tokens.word(index - 1) in _BEFORE_QUARTERS):
        return None  # "for five quarters"
    last = part + 1
    if part > index and above == 1 and below not in {2, 4} and _counts_on(tokens, last):
        return None  # "a third party", "a third-party site"
    article = last + (tokens.word(last) == "of")
    if tokens.near(last - 1) and tokens.word(article) in {"a", "an"}:
        scale, scaled_last = read_scale_words(tokens, article + 1)  # "half a billion", "a quarter of a million"
        if scaled_last > article + 1:
            return Number(index, scaled_last, TEN_DIGITS.divide(above, below), scale)
    scale, scaled_last = read_scale_words(tokens, last)
    return Number(index, scaled_last, TEN_DIGITS.divide(above, below), scale, is_part=scale == 1)


def _counts_on(tokens: Tokens, index: int) -> bool:
    """Whether a noun stands behind "a third": then it is an ordinal."""
    if tokens.word(index) in {"-", "‑"}:
        return True
    return tokens.kind(index) == "w" and tokens.near(index - 1) and tokens.word(index) not in _BEHIND_A_PART


def _spelled_number(tokens: Tokens, index: int, first: int | None = None) -> Number | None:
    """ "three hundred and two thousand", "twenty-one", "two point five million", "nine and a half"."""
    return _Reading(tokens, index, index if first is None else first).read()


class _Reading:
    """A number in words, word by word: `group` is below the next scale word, `total` what earlier scales made of it."""

    def __init__(self, tokens: Tokens, index: int, start: int) -> None:
        self._tokens = tokens
        self._start = start
        self._last = index
        self._total = Decimal(0)
        self._group: Decimal | None = None
        self._smallest_scale: Decimal | None = None
        self._scale_of_all = ONE
        self._previous = ""

    def read(self) -> Number | None:
        while (at := self._next()) is not None:
            word = self._tokens.word(at)
            entry = number_vocabulary().get(word)
            if entry is None or not self._take(word, entry):
                break
            self._previous, self._last = entry.kind, at + 1
            self._take_fraction(entry)
        if self._previous == "":
            return None
        value = self._total + (self._group or Decimal(0))
        scale = ONE if self._group is not None else self._scale_of_all
        return Number(self._start, self._last, value / scale, scale, spelled=True)

    def _next(self) -> int | None:
        """The token of the next word, past a hyphen or an "and" that is followed by a smaller number."""
        tokens, at = self._tokens, self._last
        if self._last == self._start and self._group is None:
            return at
        at = past_hyphen(tokens, at, hyphens=True)
        if self._previous == "ten" and tokens.word(at) == "-" and tokens.near(at - 1) and tokens.near(at):
            unit = number_vocabulary().get(tokens.word(at + 1))  # "fifty - two" in a text of tokens
            at += unit is not None and unit.kind == "unit"
        if tokens.word(at) == "and" and self._previous in {"hundred", "scale"}:
            behind = past_hyphen(tokens, at + 1, hyphens=True)
            following = number_vocabulary().get(tokens.word(behind))
            if following is not None and following.kind in {"unit", "teen", "ten"} and tokens.near(at):
                at = behind
        return at if tokens.near(at - 1) or tokens.wrapped(at - 1) else None

    def _take(self, word: str, entry: NumberWord) -> bool:
        """Add one word; False where it cannot continue the number."""
        if entry.kind in {"unit", "teen", "ten"}:
            return self._take_small(entry)
        if entry.kind == "hundred":
            if (self._group is not None and self._group >= 100) or (self._group is None and self._previous == "scale"):
                return False
            self._group = PRECISE.multiply(ONE if self._group is None else self._group, entry.value)
            return True
        if entry.kind == "dozen":
            return self._take_dozen(word, entry)
        return entry.kind == "scale" and self._take_scale(word, entry)

    def _take_small(self, entry: NumberWord) -> bool:
        if self._previous in {"unit", "teen"}:
            return False
        if self._previous == "ten" and (entry.kind != "unit" or entry.value == 0):
            return False
        self._group = (self._group or Decimal(0)) + entry.value
        return True

    def _take_dozen(self, word: str, entry: NumberWord) -> bool:
        """ "three hundred and two dozens" are 324."""
        group = self._group
        if word.endswith("s") and group is None:
            return False
        is_tail = group is not None and self._last - self._start > 1 and self._previous == "unit"
        units = group % 100 if group is not None and is_tail else group
        self._group = (group or 0) - (units or 0) + PRECISE.multiply(ONE if units is None else units, entry.value)
        return True

    def _take_scale(self, word: str, entry: NumberWord) -> bool:
        group = self._group
        if group is None and self._previous == "scale":  # "thousand million"
            if self._total >= _LARGEST:
                return False
            self._total = PRECISE.multiply(self._total, entry.value)
        elif (group is None and (len(word) <= 3 or (word.endswith("s") and self._previous == ""))) or (
            self._smallest_scale is not None and entry.value >= self._smallest_scale
        ):
            return False
        else:
            part = PRECISE.multiply(ONE if group is None else group, entry.value)
            self._scale_of_all = entry.value if self._total == 0 else ONE
            self._total += part
        self._smallest_scale, self._group = entry.value, None
        return True

    def _take_fraction(self, entry: NumberWord) -> None:
        """ "point five", "and a half", and the "and two thirds" of "six million and two thirds"."""
        if entry.kind != "scale" and self._group is not None:
            pointed = _spelled_decimals(self._tokens, self._last)
            if pointed is not None and entry.kind != "dozen":
                self._group, self._last, self._previous = self._group + pointed[0], pointed[1], "unit"
                return
        part = read_and_a_part(self._tokens, self._last)
        if part is not None:
            is_scaled = entry.kind == "scale" and read_scale_words(self._tokens, part[1])[1] == part[1]
            of = entry.value if is_scaled else ONE
            self._group = (self._group or Decimal(0)) + TEN_DIGITS.multiply(part[0], of)
            self._last, self._previous = part[1], "unit"


def _spelled_decimals(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """ "point zero three", "point seventy-one"."""
    if tokens.word(index) != "point" or not tokens.near(index):
        return None
    digits, at = "", index + 1
    while at < tokens.size and len(digits) < 12 and tokens.near(at - 1):
        entry = number_vocabulary().get(tokens.word(at))
        if entry is None or entry.kind not in {"unit", "teen", "ten"}:
            break
        if entry.kind == "ten":
            unit_at = past_hyphen(tokens, at + 1, hyphens=True)
            unit = number_vocabulary().get(tokens.word(unit_at))
            if unit is not None and unit.kind == "unit" and unit.value > 0 and tokens.near(unit_at - 1):
                digits, at = digits + str(int(entry.value + unit.value)), unit_at + 1
                continue
        digits, at = digits + str(int(entry.value)), at + 1
    return (Decimal(f"0.{digits}"), at) if digits else None
