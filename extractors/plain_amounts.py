"""Numbers without currency, percent sign or unit: multiples, ratios, ages and counts.

"2.5x", "a five-fold increase", "three times higher"  →  multiple 2.5, 5, 3
"one in three", "3-for-1", "two-thirds"               →  ratio 0.3333333333, 3, 0.6666666667
"aged 62", "76 drugs", "5m customers"                 →  62 years; counts 76, 5000000
"""

from __future__ import annotations

from decimal import Context

from extractors.amount_tokens import Tokens
from extractors.amount_words import word_set
from extractors.blocked_numbers import is_counting, is_no_count, is_year
from extractors.capital_numbers import counts_several, is_heading, past_verbs
from extractors.named_numbers import is_named
from extractors.number_parts import Number
from extractors.numbers import read_number
from extractors.single import Single
from extractors.units import unit_after
from schemas.figures import FigureType

_RATIO = Context(prec=10)
_COMPARED = word_set("compared")
_MULTIPLIED = word_set("multiplied")
_FORMS_OF_LESS = frozenset({"by", "fell", "dropped", "declined", "rose", "grew", "lost", "shrank", "plunged", "jumped"})
_BEHIND_A_HALF = frozenset(
    [
        "of",
        "the",
        "its",
        "their",
        "a",
        "all",
        "our",
        "people",
        "those",
        "that",
        "are",
        "were",
        "have",
        "say",
        "said",
        "want",
        "what",
    ]
)
_GREW = frozenset(
    {"grew", "grown", "rose", "risen", "increased", "jumped", "expanded", "multiplied", "soared", "surged"}
)
_HEDGED = frozenset({"nearly", "almost", "about", "roughly", "around", "than", "more", "less", "just"})
_BEHIND_A_CHANGE = frozenset(
    ["to", "from", "in", "on", "after", "since", "as", "and", "but", "this", "last", "compared", "during", "because"]
)


def read_multiple(tokens: Tokens, number: Number) -> Single | None:
    """ "2.5x", "a five-fold increase", "three times higher"."""
    at = number.last
    word = tokens.word(at)
    is_times = word in {"x", "×"} and tokens.glued(at - 1) and not number.spelled
    if is_times and tokens.raw(at) == "X" and number.value >= 100:
        return None  # "a 777X"
    if is_times and tokens.raw(at) == "X" and tokens.capital(number.first - 1) and not is_heading(tokens, at):
        return None  # "Project 7X"
    if is_times and not (tokens.glued(at) and tokens.kind(at + 1) in {"d", "w"}) and not _multiplied(tokens, at):
        return Single(number.first, at + 1, FigureType.MULTIPLE, number.value, number)
    hyphened = word in {"-", "‑"} and tokens.near(at - 1) and tokens.near(at)
    at += 1 if hyphened else 0
    if tokens.word(at) in {"fold", "folds"} and tokens.near(at - 1):
        return Single(number.first, at + 1, FigureType.MULTIPLE, number.value, number)
    if not hyphened and tokens.word(at) == "times" and tokens.near(at - 1) and _is_multiplied(tokens, at + 1, number):
        return Single(number.first, at + 1, FigureType.MULTIPLE, number.value, number)
    return None


def _is_multiplied(tokens: Tokens, index: int, number: Number) -> bool:
    """Whether "11 times" multiplies what stands behind it ("expected earnings") and does not count how often."""
    if tokens.word(index) in _COMPARED and tokens.near(index - 1):
        return True
    if number.value != number.value.to_integral_value():
        return True  # "2.1 times", "two and a half times"
    if tokens.word(number.first - 1) in _GREW and tokens.word(index) == "to":
        return True  # "grew five times to $3 million"
    is_owned = tokens.word(index) in {"last", "this"} and tokens.word(index + 1) == "year"
    for at in range(index + 4 * is_owned, min(index + 5 + 3 * is_owned, tokens.size)):  # "last year's profit"
        if (
            tokens.kinds[at] == "d"
            or not tokens.near(at - 1)
            or tokens.words[at] in {"a", "per", "in", "this", "since"}
        ):
            return False
        if tokens.words[at] in _MULTIPLIED:
            return True
    return False


def _multiplied(tokens: Tokens, at: int) -> bool:
    """ "4x 100": a size; not "22x 2026 earnings"."""
    is_year = len(tokens.word(at + 1)) == 4 and tokens.word(at + 1).startswith(("19", "20"))
    return tokens.kind(at + 1) == "d" and tokens.near(at) and not is_year


def read_ratio(tokens: Tokens, number: Number) -> Single | None:
    """ "one in three", "nine out of 10", "3-for-1", "a 2:1 ratio", "two-thirds of"."""
    if number.is_part:
        if is_no_count(tokens, number) or _is_bare_half(tokens, number):
            return None
        return Single(number.first, number.last, FigureType.RATIO, number.value, number)
    if number.scale == 1 and tokens.word(number.last) == "over" and _is_over_a_line(tokens, number):
        return _divided(tokens, number)
    is_whole = number.value == number.value.to_integral_value()
    if number.scale != 1 or number.value <= 0 or not (is_whole or tokens.word(number.last) == ":"):
        return None
    second = _second_term(tokens, number)
    if tokens.word(number.last + 1) == "to" and second is not None and 1 not in {number.value, second.value}:
        return None  # "a 9-to-5 job"
    if second is None or second.value <= 0 or second.suffix is not None:
        return None
    value = _RATIO.divide(number.value, second.value)
    return Single(number.first, second.last, FigureType.RATIO, value, number)


def _is_over_a_line(tokens: Tokens, number: Number) -> bool:
    """Whether "1 over 3" is all that is told, and not "400 over three years"."""
    return number.value in {1, -1} or tokens.word(number.first - 1) in {"", "is", "equals"}


def _divided(tokens: Tokens, number: Number) -> Single | None:
    """ "one over twenty-one"."""
    below = read_number(tokens, number.last + 1) if number.last + 1 < tokens.size else None
    if below is None or below.value <= 0 or below.suffix is not None or not tokens.near(number.last):
        return None
    if tokens.kind(below.last) in {"w", "d"} or tokens.word(below.last) in {"%", "-"}:
        return None
    return Single(number.first, below.last, FigureType.RATIO, _RATIO.divide(number.value, below.value), number)


def _is_bare_half(tokens: Tokens, number: Number) -> bool:
    """ "Half" alone is a time or a place as often as a share: it needs "of", "the" or "a" behind it."""
    if tokens.is_short(number.first, 3):
        return False
    behind, at = tokens.word(number.last), number.first - 1
    while tokens.word(at) in _HEDGED | _MUCH and number.first - at < 4:
        at -= 1
    before = tokens.word(at)
    is_bare = tokens.words[number.last - 1] == "quarter" or tokens.word(number.first) == "half"
    is_last = tokens.kind(number.last) != "w" or behind in _BEHIND_A_CHANGE
    if before in _FORMS_OF_LESS and is_last and behind not in {"-", "‑", "–"}:
        return False  # "costs fell by half", "sales fell by nearly a quarter to $28 million"
    if behind == "as" and tokens.word(number.last + 1) in _MANY:
        return False  # "half as many as in 2019"
    if is_bare and number.spelled:
        if behind == "in" and before in {"and", ","}:
            return False  # "half of it in notes and half in shares"
        return behind not in _BEHIND_A_HALF and not (before == "between" and behind == "and")
    return tokens.words[number.last - 1] in {"second", "third", "fourth"} and behind in {
        "quarter",
        "party",
        "year",
        "time",
    }


_MUCH = frozenset({"as", "much", "more", "than", "least", "at"})
_MANY = frozenset({"many", "much", "large", "big", "high", "long", "expensive", "fast"})


def _second_term(tokens: Tokens, number: Number) -> Number | None:
    at, word = number.last, tokens.word(number.last)
    if word in {"-", "‑"} and tokens.word(at + 1) in {"for", "to", "in"} and tokens.word(at + 2) in {"-", "‑"}:
        return read_number(tokens, at + 3)
    if word == ":" and tokens.glued(at) and tokens.glued(at - 1):
        if tokens.capital(number.first - 1) and not is_heading(tokens, at) and number.first > 1:
            return None  # "Genesis 1:1"
        return read_number(tokens, at + 1) if tokens.kind(at + 1) == "d" else None
    if not (tokens.near(at - 1) and tokens.near(at)):
        return None
    if word == "out" and tokens.word(at + 1) == "of":
        second = read_number(tokens, at + 2 + (tokens.word(at + 2) == "every"))
        return second if second is not None and second.value > number.value and not second.is_part else None
    if word == "of" and tokens.word(at + 1) in {"10", "100"} and number.value < 10 and not number.spelled:
        return read_number(tokens, at + 1)  # "9 of 10 cities"
    if word == "to" and number.value > 1 and tokens.word(number.first - 1) not in {"from", "fell", "down"}:
        return _to_one(tokens, at + 1)
    is_person = number.spelled and number.value == 1 and is_counting(tokens, at) and tokens.word(at + 1) == "in"
    if is_person and tokens.near(at):  # "one customer in four"
        second = read_number(tokens, at + 2) if at + 2 < tokens.size else None
        return second if second is not None and second.value > 1 and _ends_ratio(tokens, number, second) else None
    is_every = tokens.word(at + 1) == "every"
    if word == "in" and (number.value < 10 or is_every):
        second = read_number(tokens, at + 1 + is_every)
        if second is None or second.value <= number.value or not _ends_ratio(tokens, number, second):
            return None
        return second
    return None


def _to_one(tokens: Tokens, index: int) -> Number | None:
    """The "one" of "two to one", of which nothing is counted."""
    is_one = tokens.word(index) in {"one", "1"}
    is_last = tokens.kind(index + 1) in {"", "s"} and tokens.word(index + 1) not in {"%", "-", "–", "/", "€", "$"}
    return read_number(tokens, index) if is_one and (is_last or not is_counting(tokens, index + 1)) else None


def _ends_ratio(tokens: Tokens, number: Number, second: Number) -> bool:
    """Whether "N in M" is a share: "one in three", "3 in 10 patients", not "two in 12 months" or "3 in 2025"."""
    if is_year(tokens, second) or (second.grouped and second.value < 1000) or second.is_part:
        return False
    if tokens.word(second.last) == "%" or unit_after(tokens, second.last, second) is not None:
        return False
    return number.value == 1 or second.value in {3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000, 10000, 100000}


def read_age(tokens: Tokens, number: Number) -> Single | None:
    """ "aged 62", "ages 12 and older", ", 45, " behind a name."""
    if number.scale != 1 or not 0 < number.value < 120:
        return None
    before = tokens.word(number.first - 1)
    is_of = before == "of" and tokens.word(number.first - 2) in {"age", "ages"}
    is_told = (
        before in {"aged", "ages", "age"}
        or is_of
        or _is_told_of_one(tokens, number)
        or (
            before == "at"
            and tokens.capital(number.first - 1)
            and tokens.word(number.last) == ","
            and number.value >= 16
        )
    )  # "At 62, Mr. Orsk"
    if is_told and tokens.near(number.first - 1):
        return Single(number.first, number.last, FigureType.QUANTITY, number.value, number, unit="year", kind="age")
    between_commas = (
        before == tokens.word(number.last) == "," and tokens.glued(number.first - 2) and tokens.glued(number.last - 1)
    )
    if between_commas and not number.spelled and 16 <= number.value <= 105 and tokens.capital(number.first - 2):
        starts_with_name = tokens.capital(number.first - 3) or tokens.kind(number.first - 3) != "w"
        starts_with_name |= tokens.capital(number.last + 1)  # "that Emma, 45, Demi, 61, …"
        follows_name = tokens.kind(number.first - 2) == "w" and starts_with_name and number.last - number.first == 1
        if follows_name and tokens.kind(number.last + 1) == "w" and not is_named(tokens, number):
            return Single(number.first, number.last, FigureType.QUANTITY, number.value, number, unit="year", kind="age")
    return None


def _is_told_of_one(tokens: Tokens, number: Number) -> bool:
    """ "She was 65.", "he turned 40,", "ages 19 and 22"."""
    before, behind, at = tokens.word(number.first - 1), tokens.word(number.last), number.first - 2
    if before in {"and", "or"} and tokens.kind(at) == "d" and not number.spelled:
        return tokens.word(at - 1) in {"ages", "aged"} and behind not in {"%", "percent"}
    if before in {"between", "from"}:
        return tokens.word(at) in {"ages", "aged"}
    is_last = tokens.kind(number.last) != "w" and behind not in {"%", "-", "‑", "–", "/", ":", "°"}
    is_one = before in {"was", "is", "turned", "turns"} and tokens.word(at) in {"she", "he", "i"}
    return is_one and is_last and number.value >= 10 and number.value == number.value.to_integral_value()


def read_count(tokens: Tokens, number: Number) -> Single | None:
    if number.is_part:
        return None
    if (number.scale == 1 or number.spelled) and is_no_count(tokens, number):
        return None
    if _is_name_with_scale(tokens, number):
        return None
    return Single(number.first, number.last, FigureType.COUNT, number.value, number)


def _is_name_with_scale(tokens: Tokens, number: Number) -> bool:
    """ "3M", "4K video", "a 10K run": a whole number glued to a capital needs something that it counts."""
    suffix = tokens.raw(number.last - 1)
    if number.scale == 1 or number.grouped or suffix not in {"K", "M", "B"} or tokens.size <= number.last:
        return False
    if tokens.word(number.first - 1) in {"-", "–", "—", "to"} and tokens.kind(number.first - 2) == "d":
        return False  # "$15-20M"
    if suffix == "B" and tokens.raw(number.first - 1).isupper() and not is_heading(tokens, number.first):
        return len(tokens.words[number.first - 1]) > 1  # "SEC 17B disclosures"
    if suffix == "K" and number.base in {2, 4, 5, 6, 8}:
        return True
    behind = tokens.word(number.last)
    if suffix == "B" and not behind.endswith("s"):
        return True
    if suffix == "M" and number.base < 10 and (behind in past_verbs() or behind.endswith("ed")):
        return not counts_several(tokens, number.last + 1)  # "3M settled"; "2M registered users"
    return behind in {"run", "race", "filing", "video"} or (behind != "+" and not is_counting(tokens, number.last))
