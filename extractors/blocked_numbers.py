"""Bare numbers that count nothing: years, codes, footnote marks, pronouns, parts of names.

"in 2025", "007", "[12]", "… in patients.3", "no one", "Three Rivers", "737 MAX", "twenty-fifth"  →  no amounts
"""

from __future__ import annotations

from functools import cache

from extractors.amount_tokens import Tokens
from extractors.amount_words import word_set
from extractors.lexicons import entries
from extractors.named_numbers import NO_COUNT_BEHIND
from extractors.number_parts import Number

_LIST_SIZES = frozenset({20, 25, 30, 40, 50, 100, 200, 250, 300, 400, 500, 1000, 2000, 5000})
_LISTS = frozenset({"ranking", "rankings", "list", "lists", "index", "recognizes", "honorees", "awards", "league"})
_CLOSING_QUOTES = frozenset("”\"»’'")
_HALVES = word_set("halves")
_NOTE_OPENERS = word_set("note openers")
_SENTENCE_ENDS = frozenset('.!?:;“”"(•—–*·|')
_ANAPHORIC = frozenset({"the", "these", "those", "both", "other", "latter", "former"})
_NO_COUNT_AFTER_ONE = word_set("no count after one")
_NOT_A_COUNT_BEFORE_ONE = word_set("not a count before one")
_NOTHING_COUNTED = word_set("nothing counted")
_OPENERS = word_set("openers")
_ONE_TOLD_BEHIND = word_set("one told behind")
_OTHER_NUMBERS = word_set("other numbers")
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


@cache
def _counted_nouns() -> frozenset[str]:
    return frozenset(entries("counted_nouns.txt"))


def is_no_count(tokens: Tokens, number: Number) -> bool:
    """Whether a number without currency, percent sign or unit counts nothing."""
    return (
        is_year(tokens, number)
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
        or _is_named_by_capitals(tokens, number)
    )


def is_year(tokens: Tokens, number: Number) -> bool:
    """ "2025" without a comma, unless people or things are counted ("2000 employees")."""
    if number.last != number.first + 1 or tokens.kinds[number.first] != "d" or number.scale != 1:
        return False
    written = tokens.words[number.first]
    if not (len(written) == 4 and written.isdigit() and 1700 <= int(written) <= 2100):
        return False
    return tokens.word(number.last) not in _counted_nouns() or 1990 <= int(written) <= 2035


def _continues_a_name(tokens: Tokens, number: Number) -> bool:
    """ "24-7", "9/11", "2-1", "7-Eleven", "737's", "Three-" before a capital."""
    first, last = number.first, number.last
    behind, glued = tokens.word(last), tokens.glued(last - 1)
    is_tied = glued and behind in {"-", "‑", "–", "/"} and tokens.glued(last)
    if is_tied and (tokens.capital(last + 1) or (behind == "/" and tokens.kind(last + 1) == "d")):
        return True
    if glued and behind in {"'", "’"} and tokens.word(last + 1) == "s" and not number.spelled:
        return True
    if (
        first > 1
        and tokens.glued(first - 1)
        and tokens.words[first - 1] in {"-", "‑", "–", "/"}
        and tokens.glued(first - 2)
    ):
        return tokens.words[first - 1] == "/" or tokens.kind(first - 2) != "d"
    return tokens.word(first - 1) == "top" and tokens.near(first - 1)


def _is_code(tokens: Tokens, number: Number) -> bool:
    """ "007", "688235", "(2)", "[12]", "access code 3269"."""
    if number.spelled or number.last != number.first + 1:
        return False
    written = tokens.words[number.first]
    if written.isdigit() and tokens.size > 2 and (len(written) > 8 or (len(written) > 1 and written.startswith("0"))):
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
    return tokens.word(at) in {"code", "passcode", "id", "pin", "password", "pincode"}


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
    if number.value < 0 and tokens.capital(last - 1) and not _is_heading(tokens, first):
        return True  # the film "Harbour Minus One"
    beyond = last + 1 if behind in {"-", "‑", "—"} and tokens.glued(last - 1) else last
    if tokens.word(beyond).removesuffix("s") in _ordinals() and abs(number.value) >= 20:
        return True  # "twenty-fifth"
    if alone and word in {"hundred", "thousand", "million", "billion", "trillion", "lakh", "crore", "mil", "mio"}:
        return True
    if before in _VAGUE and word in {"hundred", "thousand", "million", "billion", "dozen", "trillion"}:
        return True
    if behind in {"-", "‑"} and tokens.word(last + 1) in NO_COUNT_BEHIND:
        return True  # "a six-figure sum"
    if before == "-" and tokens.glued(first - 1) and tokens.glued(first - 2):
        return True  # "twenty-one-ish", "all-in-one"
    if alone and number.value == 1:
        return _is_pronoun(tokens, first, before, behind)
    if number.value == 0:
        return (
            before in {"net", "ground", "near", "to", "day"}
            or (behind in {"-", "‑"} and tokens.glued(last - 1))
            or (tokens.size > 2 and (tokens.kind(last) != "w" or not behind.endswith("s") or behind == "emissions"))
        )
    if number.is_part and (before in _ordinals() or before in _HALVES):
        return True
    if alone and before == "or" and not _is_lower_word(tokens, last):
        return True  # "a surprise or two"
    return alone and before in _ANAPHORIC and number.value <= 10 and not number.is_part


def _is_pronoun(tokens: Tokens, first: int, before: str, behind: str) -> bool:
    if tokens.size <= 2 and not behind:
        return False
    if behind in {"to", "or"} and (tokens.kind(first + 2) == "d" or tokens.word(first + 2) in _SMALL_NUMBERS):
        return False
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


def _is_named_by_capitals(tokens: Tokens, number: Number) -> bool:
    """ "Three Rivers", "Boeing 737 said", "737 MAX"; a heading in capitals proves nothing."""
    first, last = number.first, number.last
    if number.scale != 1 or number.is_part:
        return False
    before_is_capital = _is_name_word(tokens, first - 1) and tokens.near(first - 1)
    behind_is_capital = tokens.kind(last) == "w" and tokens.capital(last) and tokens.near(last - 1)
    if not (before_is_capital or behind_is_capital or (number.spelled and tokens.capital(first))):
        return False
    if _is_heading(tokens, first):
        return before_is_capital and tokens.kind(last) != "w" and not _starts_sentence(tokens, first - 1)
    starts = _starts_sentence(tokens, first)
    if number.spelled:
        if not tokens.capital(first):
            return False
        if behind_is_capital:
            return not starts or not _is_lower_word(tokens, last + 1)
        return not starts and not tokens.raw(first).isupper()
    if number.grouped and tokens.kinds[last - 1] == "d" and "," in tokens.words[last - 1]:
        return False
    if before_is_capital and number.grouped and tokens.words[last - 1].endswith(".0") and number.value < 10:
        return True  # "Industry 4.0"
    if tokens.words[last - 1].startswith(("0.", ".")):
        return False  # "HR 0.72"
    if before_is_capital and number.value in _LIST_SIZES and tokens.word(last) in _LISTS:
        return True  # "the Southeast Asia 500 ranking"
    if before_is_capital and (tokens.raw(first - 1).isupper() or not _starts_sentence(tokens, first - 1)):
        return not _is_lower_word(tokens, last)
    if behind_is_capital:
        is_code = tokens.raw(last).isupper() and len(tokens.words[last]) > 1
        return not _is_lower_word(tokens, last + 1) and (is_code or tokens.kind(last + 1) != "w") and not starts
    return False


def _is_name_word(tokens: Tokens, index: int) -> bool:
    return tokens.kind(index) == "w" and tokens.capital(index) and tokens.words[index] not in _OPENERS


def is_counting(tokens: Tokens, index: int) -> bool:
    """Whether what stands at a token can be counted: a lower-case word that is no function word."""
    return _is_lower_word(tokens, index)


def _is_lower_word(tokens: Tokens, index: int) -> bool:
    """Whether a word that may be a counted noun follows: "76 innovative drugs"."""
    return (
        tokens.kind(index) == "w"
        and tokens.near(index - 1)
        and tokens.raw(index).islower()
        and tokens.words[index] not in _NOTHING_COUNTED
    )


def _starts_sentence(tokens: Tokens, index: int) -> bool:
    return index <= 0 or tokens.line_start(index) or tokens.words[index - 1] in _SENTENCE_ENDS


def _is_heading(tokens: Tokens, index: int) -> bool:
    """Whether most longer words around begin with a capital, as in a headline."""
    low, high = index, index
    while low > 0 and not tokens.line_start(low) and index - low < 15:
        low -= 1
    while high < tokens.size - 1 and not tokens.line_end(high) and high - index < 15:
        high += 1
    words = [k for k in range(low, high + 1) if tokens.kinds[k] == "w" and tokens.ends[k] - tokens.starts[k] > 3]
    capitals = sum(tokens.capital(k) for k in words)
    return len(words) >= 3 and capitals * 10 >= len(words) * 8


def _many_lines(tokens: Tokens) -> bool:
    return "\n" in tokens.text.strip()
