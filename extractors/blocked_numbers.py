"""Bare numbers that count nothing: years, codes, footnote marks, pronouns, parts of names.

"in 2025", "007", "[12]", "… in patients.3", "no one", "Three Rivers", "737 MAX", "twenty-fifth"  →  no amounts
"""

from __future__ import annotations

from functools import cache

from extractors.amount_tokens import Tokens
from extractors.amount_words import word_set
from extractors.capital_numbers import counted_nouns, is_heading, is_lower_word, is_named_by_capitals
from extractors.label_contexts import is_label_in_context
from extractors.lexicons import entries
from extractors.named_numbers import NO_COUNT_BEHIND
from extractors.number_parts import Number

_CLOSING_QUOTES = frozenset("”\"»’'")
_HALVES = word_set("halves")
_NOTE_OPENERS = word_set("note openers")
_ANAPHORIC = frozenset({"the", "these", "those", "both", "other", "latter", "former"})
_NO_COUNT_AFTER_ONE = word_set("no count after one")
_NOT_A_COUNT_BEFORE_ONE = word_set("not a count before one")
_ONE_TOLD_BEHIND = word_set("one told behind")
_OTHER_NUMBERS = word_set("other numbers")
_BEFORE_OLD_YEARS = frozenset({"in", "of", "since", "until", "circa"})
_MODALS = frozenset({"to", "could", "would", "will", "may", "might", "should", "can"})
_SMALL_NUMBERS = word_set("small numbers")
_VAGUE = frozenset({"several", "few", "many", "per", "multi", "some", "couple", "of"})


@cache
def _ordinals() -> frozenset[str]:
    return frozenset(word for line in entries("ordinal_words.tsv") if (word := line.split("\t")[0]).isalpha())


@cache
def _counted_ones() -> frozenset[str]:
    """What is worth counting even where there is one of it: "one patient", "one share"."""
    singular = (noun.removesuffix("s") for noun in entries("counted_nouns.txt"))
    return frozenset({*singular, *word_set("counted ones")})


def is_no_count(tokens: Tokens, number: Number) -> bool:
    """Whether a number without currency, percent sign or unit counts nothing."""
    return (
        is_year(tokens, number)
        or _is_group(tokens, number.first)
        or _continues_a_name(tokens, number)
        or _is_code(tokens, number)
        or _is_footnote(tokens, number)
        or (number.spelled and _is_no_spelled_count(tokens, number))
        or (
            tokens.size > 1
            and tokens.line_start(number.first)
            and tokens.line_end(number.last - 1)
            and _many_lines(tokens)
        )
        or is_named_by_capitals(tokens, number)
        or is_label_in_context(tokens, number)
    )


def _is_group(tokens: Tokens, first: int) -> bool:
    """ "the Group of Seven", "the Group of 20"."""
    return tokens.word(first - 1) == "of" and tokens.word(first - 2) in {"group", "gang"} and tokens.capital(first - 2)


def is_year(tokens: Tokens, number: Number) -> bool:
    """ "2025" without a comma, unless people or things are counted ("2000 employees")."""
    if number.last != number.first + 1 or tokens.kinds[number.first] != "d" or number.scale != 1:
        return False
    written = tokens.words[number.first]
    if not (len(written) == 4 and written.isdigit() and 1000 <= int(written) <= 2100):
        return False
    if int(written) < 1700:  # "the Treaty of 1648", not "of 1500 jobs"
        return tokens.word(number.first - 1) in _BEFORE_OLD_YEARS and not is_lower_word(tokens, number.last)
    return tokens.word(number.last) not in counted_nouns() or 1990 <= int(written) <= 2035


def _continues_a_name(tokens: Tokens, number: Number) -> bool:
    """ "24-7", "9/11", "2-1", "7-Eleven", "737's", "Three-" before a capital."""
    first, last = number.first, number.last
    behind, glued = tokens.word(last), tokens.glued(last - 1)
    is_tied = glued and behind in {"-", "‑", "–", "/"} and tokens.glued(last)
    if is_tied and tokens.word(last + 1) == "and" and tokens.glued(last + 1):
        return True  # "a 2-and-20 fee"
    if is_tied and (tokens.capital(last + 1) or (behind == "/" and tokens.kind(last + 1) == "d")):
        return True
    if glued and behind in {"'", "’"} and tokens.word(last + 1) == "s" and tokens.glued(last):
        return True
    if (
        first > 1
        and tokens.glued(first - 1)
        and tokens.words[first - 1] in {"-", "‑", "–", "/"}
        and tokens.glued(first - 2)
    ):
        is_tied_range = tokens.words[max(0, first - 3) : first - 1] == ["-", "to"] and tokens.kind(first - 4) == "d"
        return tokens.words[first - 1] == "/" or not (tokens.kind(first - 2) == "d" or is_tied_range)
    return tokens.word(first - 1) == "top" and tokens.near(first - 1) and tokens.word(first - 2) not in _MODALS


def _is_code(tokens: Tokens, number: Number) -> bool:
    """ "007", "688235", "(2)", "[12]", "access code 3269"."""
    if number.spelled or number.last != number.first + 1:
        return False
    written = tokens.words[number.first]
    is_long = len(written) > 8 or (len(written) > 1 and written.startswith("0"))
    if written.isdigit() and is_long and not tokens.is_short(number.first, 2):
        return True
    if written.isdigit() and len(written) > 3 and _names_code(tokens, number.first - 1):
        return True
    if tokens.kind(number.first - 1) == "d" and tokens.kind(number.first - 2) == "w" and tokens.glued(number.first - 2):
        return tokens.near(number.first - 1)  # "G12345 111"
    before, behind = tokens.word(number.first - 1), tokens.word(number.last)
    enclosed = tokens.glued(number.first - 1) and tokens.glued(number.last - 1)
    if enclosed and (before, behind) in {("(", ")"), ("[", "]")}:
        return written.isdigit()
    return False


def _names_code(tokens: Tokens, at: int) -> bool:
    """ "access code 326998", "Conference ID: 50412"."""
    if tokens.word(at) in {":", "#"}:
        at -= 1
    if tokens.word(at) in {"is", "number"}:
        at -= 1
    return tokens.word(at) in {"code", "passcode", "id", "pin", "password", "pincode", "zip"}


def _is_footnote(tokens: Tokens, number: Number) -> bool:
    """ "… in patients.3 The", "3 Smith et al." on a line of its own."""
    if number.spelled or number.grouped or number.value >= 100:
        return False
    first = number.first
    if number.value < 10 and tokens.word(number.last) == "|" and tokens.kind(first - 1) == "w":
        return True  # "Earnings per share 1 | $2.65"
    if first > 1 and tokens.glued(first - 1) and tokens.words[first - 1] in _CLOSING_QUOTES | {".", ","}:
        return True
    return (
        tokens.line_start(first)
        and tokens.capital(number.last)
        and tokens.kind(number.last) == "w"
        and first > 0
        and (tokens.kind(number.last + 1) == "w" and not tokens.capital(number.last + 1))
        and tokens.words[number.last] in _NOTE_OPENERS
    )


def _is_no_spelled_count(tokens: Tokens, number: Number) -> bool:
    first, last = number.first, number.last
    before, behind = tokens.word(first - 1), tokens.word(last)
    alone = last == first + 1
    word = tokens.words[first]
    if number.value < 0 and tokens.capital(last - 1) and not is_heading(tokens, first):
        return True  # the film "Harbour Minus One"
    beyond = last + 1 if behind in {"-", "‑", "—"} and tokens.glued(last - 1) else last
    if tokens.word(beyond).removesuffix("s") in _ordinals() and abs(number.value) >= 20:
        return True  # "twenty-fifth"
    if behind == "and" and number.value >= 100 and tokens.word(last + 1) in _ordinals():
        return True  # "the one hundred and fifth attack"
    if alone and word in {"hundred", "thousand", "million", "billion", "trillion", "lakh", "crore", "mil", "mio"}:
        return True
    if before in _VAGUE and word in {"hundred", "thousand", "million", "billion", "dozen", "trillion"}:
        return True
    if behind in {"-", "‑"} and tokens.word(last + 1) in NO_COUNT_BEHIND:
        return True  # "a six-figure sum"
    if behind == "o" or (before == "past" and tokens.word(first - 2) in {"half", "quarter"}):
        return True  # "five o'clock", "half past six"
    if behind in {"-", "‑"} and tokens.word(last + 1) == tokens.words[last - 1]:
        return True  # "fifty-fifty owners"
    if before == "-" and tokens.glued(first - 1) and tokens.glued(first - 2):
        return True  # "twenty-one-ish", "all-in-one"
    if alone and number.value == 1:
        return _is_pronoun(tokens, first, before, behind)
    if number.value == 0:
        return (
            before in {"net", "ground", "near", "to", "day"}
            or (behind in {"-", "‑"} and tokens.glued(last - 1))
            or (
                behind != "of"
                and not tokens.is_short(first, 2)
                and (tokens.kind(last) != "w" or not behind.endswith("s") or behind == "emissions")
            )
        )
    if number.is_part and (before in _ordinals() or before in _HALVES):
        return True
    if alone and before == "or" and not is_lower_word(tokens, last):
        return True  # "a surprise or two"
    if before == "the" and number.value > 2 and is_lower_word(tokens, last):
        return False  # "the four refineries"
    return alone and before in _ANAPHORIC and number.value <= 10 and not number.is_part


def _is_pronoun(tokens: Tokens, first: int, before: str, behind: str) -> bool:
    if not behind and tokens.is_short(first, 2):
        return False
    if behind in {"to", "or"} and (tokens.kind(first + 2) == "d" or tokens.word(first + 2) in _SMALL_NUMBERS):
        return False
    if before == "between" and behind == "and" and tokens.word(first + 2) in _SMALL_NUMBERS:
        return False  # "between one and two dollars"
    if before in _NOT_A_COUNT_BEFORE_ONE or behind in _NO_COUNT_AFTER_ONE:
        return True
    if tokens.kind(first + 1) != "w" or not tokens.near(first):
        return not (behind in {"-", "‑"} and tokens.glued(first)) or True
    if tokens.glued(first) or behind.endswith(("ly", "ing")) or tokens.capital(first + 1):
        return True
    return len(behind) < 3 or not _counts_one(tokens, first)


def _counts_one(tokens: Tokens, first: int) -> bool:
    """Whether "one" is told as a number: of people or shares, bounded, or beside other numbers ("two … and one …")."""
    if tokens.word(first - 1) in _ONE_TOLD_BEHIND:
        return True
    if any(tokens.word(first + k) in _counted_ones() for k in (1, 2, 3) if tokens.kind(first + k) == "w"):
        return True
    around = [k for k in range(max(0, first - 9), min(tokens.size, first + 10)) if k != first]
    return any(tokens.kinds[k] == "d" or tokens.words[k] in _OTHER_NUMBERS for k in around)


def is_counting(tokens: Tokens, index: int) -> bool:
    """Whether what stands at a token can be counted: a lower-case word that is no function word."""
    return is_lower_word(tokens, index)


def _many_lines(tokens: Tokens) -> bool:
    return "\n" in tokens.text.strip()
