"""Bare numbers that capitals around them make part of a name.

"Three Rivers", "Boeing 737 said", "737 MAX", "the Ariane 6 launcher", "Industry 4.0"  →  named
"At Acme 300 senior people …", "78 R&D centres", "Three Plants Close in Ohio"            →  not named
"""

from __future__ import annotations

from functools import cache

from extractors.amount_tokens import Tokens
from extractors.amount_words import word_set
from extractors.currency_lexicon import ambiguous_codes, currency_codes, currency_symbols
from extractors.lexicons import entries
from extractors.number_parts import Number

_LIST_SIZES = frozenset({20, 25, 30, 40, 50, 100, 200, 250, 300, 400, 500, 1000, 2000, 5000})
_LISTS = frozenset({"ranking", "rankings", "list", "lists", "index", "recognizes", "honorees", "awards", "league"})
_LISTING = frozenset({"and", "or", ",", "&", "to", "-", "–"})
_LONGEST_LIST = 4
_LONGEST_NAME = 5
_NOTHING_COUNTED = word_set("nothing counted")
_OBJECT_OPENERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "no", "more", "about", "half", "nearly"})
_OPENERS = word_set("openers")
_PEOPLES = ("ans", "crats", "ists", "ors", "atives")
"""How plurals of those end who are counted with a capital: "Republicans", "Senators"."""
_SMALL_WORDS = frozenset(
    {"the", "and", "for", "with", "from", "over", "per", "via", "into", "after", "amid", "its", "than"}
)
_GOES = frozenset({"stops", "leaves", "arrives", "departs", "goes", "serves", "closes", "opens", "remains", "runs"})
"""What one bus or office does, more often than what is counted: "Bus 73 stops"."""
_BEFORE_PLACES = frozenset(
    [
        *("in", "at", "on", "from", "since", "by", "during", "across", "until", "of", "to", "for"),
        *("with", "without", "under", "after", "before", "outside", "among"),
    ]
)
_SENTENCE_ENDS = frozenset('.!?:;“”"(•—–*·|')
_WITH_A_STOP = frozenset({"inc", "corp", "co", "ltd", "jr", "st", "dr", "no", "us", "s", "k", "c", "d", "a"})
_UNCOUNTABLE_PLURALS = word_set("uncountable plurals")


def is_named_by_capitals(tokens: Tokens, number: Number) -> bool:
    """ "Three Rivers", "Boeing 737 said", "737 MAX"; a heading in capitals proves nothing."""
    first, last = list_start(tokens, number.first), number.last
    if number.scale != 1 or number.is_part or (first < number.first and _is_money(tokens, first - 1)):
        return False  # "EUR 31-32"
    if _is_jet(tokens, number) and (tokens.word(last) in {"max", "dreamliner"} or "Boeing" in tokens.text):
        return True
    if _is_jet(tokens, number) and tokens.word(first - 1) == "the" and tokens.word(last) not in counted_nouns():
        return True  # "the 787 carries 242 passengers"
    before_is_capital = _is_name_word(tokens, first - 1) and tokens.near(first - 1)
    behind_is_capital = tokens.kind(last) == "w" and tokens.capital(last) and tokens.near(last - 1)
    is_title = number.spelled and tokens.capital(first) and tokens.word(first - 1) == "the"  # "the Twelve Oaks Mall"
    if behind_is_capital and not before_is_capital and not is_title and _counts_named_things(tokens, last):
        return False  # "40 Boeing 787s", "Two F-35s", "Three Democrats"
    if not (before_is_capital or behind_is_capital or (number.spelled and tokens.capital(first))):
        return False
    if is_heading(tokens, first):
        if before_is_capital and not number.spelled and _is_acronym(tokens, first - 1):
            return not counts_several(tokens, last)  # "BSE 100 Falls"
        if tokens.word(last) == "+" and tokens.glued(last - 1) and tokens.kind(last + 1) == "w":
            return False  # "Connects 100+ Firms"
        return before_is_capital and tokens.kind(last) != "w" and not _starts_sentence(tokens, first - 1)
    starts = _starts_sentence(tokens, first)
    if number.spelled:
        if not tokens.capital(first):
            return False
        if behind_is_capital:
            return not starts or not (is_lower_word(tokens, last + 1) and counts_several(tokens, last + 1))
        is_loud = tokens.raw(first).isupper() and (not before_is_capital or tokens.raw(first - 1).isupper())
        return not starts and not is_loud  # "the Corvex THREE van", not "HIRED THREE"
    if number.grouped and tokens.kinds[last - 1] == "d" and "," in tokens.words[last - 1]:
        return False
    if before_is_capital and number.grouped and tokens.words[last - 1].endswith(".0") and number.value < 10:
        return True  # "Industry 4.0"
    if tokens.words[last - 1].startswith(("0.", ".")):
        return False  # "HR 0.72"
    if before_is_capital and _heads_sentence(tokens, first - 1):
        return True  # "The Corvex 900 goes on sale"
    if before_is_capital and number.value in _LIST_SIZES and tokens.word(last) in _LISTS:
        return True  # "the Southeast Asia 500 ranking"
    if before_is_capital and "." in tokens.words[last - 1]:
        return True  # "Bluetooth 5.3 headsets"
    if before_is_capital and _starts_sentence(tokens, first - 1):
        return _is_label_at_start(tokens, number, first)  # "Microsoft 365 and …", "Camera 5 failed"
    is_digit = before_is_capital and tokens.kinds[number.first] == "d" and number.value < 10
    if is_digit and _is_acronym(tokens, first - 1) and tokens.word(first - 2) not in _BEFORE_PLACES | {"the"}:
        return True  # "SOC 2 reports"
    if before_is_capital and (tokens.raw(first - 1).isupper() or not _starts_sentence(tokens, first - 1)):
        has_point = "." in tokens.words[last - 1]  # "macOS 14.2 users"
        if has_point or not (is_lower_word(tokens, last) and counts_several(tokens, last)):
            return True
        is_small = number.value < 100 and not tokens.raw(first - 1).isupper()
        return is_small and tokens.word(first - 2) not in _BEFORE_PLACES  # "the Ryzen 7 processors"
    if behind_is_capital and tokens.word(first - 1) in {"“", '"', "‘"} and tokens.glued(first - 1):
        return True  # the book “1001 Ways to Save”
    if behind_is_capital and tokens.word(last + 1) == "&" and tokens.glued(last):
        return not is_lower_word(tokens, last + 3)  # "78 R&D centres"
    if (
        behind_is_capital
        and starts
        and not number.grouped
        and not (is_plural(tokens.words[last]) or tokens.raw(last).isupper())
    ):
        return tokens.kind(last + 1) == "w" and not counts_several(tokens, last + 1)  # "30 Rock was evacuated"
    if behind_is_capital and tokens.word(first - 1) in {"the", "a", "an"} and tokens.kind(last + 1) == "w":
        return not counts_several(tokens, last + 1) and not tokens.capital(last + 1)  # "the 20 Fenchurch tower"
    if behind_is_capital and len(tokens.words[last]) > 4 and tokens.raw(last)[1:].islower():
        behind = tokens.word(last + 1)
        is_verb = behind in past_verbs() or behind.endswith("ed") or behind in {"is", "was", "has", "will", "would"}
        if is_verb and not is_plural(tokens.words[last]):
            return True  # "4 Platoon held the ridge"
    if behind_is_capital:
        is_code = tokens.raw(last).isupper() and len(tokens.words[last]) > 1
        return not is_lower_word(tokens, last + 1) and (is_code or tokens.kind(last + 1) != "w") and not starts
    return False


def _is_money(tokens: Tokens, index: int) -> bool:
    """Whether a currency's code or letters stand at a token."""
    written = tokens.raw(index) if index >= 0 else ""
    return written in currency_symbols() or (written in currency_codes() and written not in ambiguous_codes())


def _is_label_at_start(tokens: Tokens, number: Number, first: int) -> bool:
    """Whether the first word of a sentence is named by the number behind it: "Camera 5 failed", not "Only 3 came"."""
    word, behind = tokens.words[first - 1], tokens.word(number.last)
    if word in counted_nouns() or tokens.is_short(first, 3) or (is_plural(word) and _are_people(word)):
        return False
    if behind in _NOTHING_COUNTED or behind == ",":
        return True
    if word in entries("function_words.txt") or word.endswith(("ly", "ing", "ed")) or "-" in {behind}:
        return False
    return number.value == 1 or behind.endswith("ed") or not counts_here(tokens, number.last)


def _are_people(word: str) -> bool:
    """Whether a number behind a plural is an age: "Women 40 to 49", "Adults 65 or older"."""
    return word in _UNCOUNTABLE_PLURALS or word == "adults" or word.removesuffix("s") in entries("human_nouns.txt")


def _heads_sentence(tokens: Tokens, at: int) -> bool:
    """Whether a name that ends at a token opens its sentence behind an article: a number behind it is its own."""
    for _ in range(_LONGEST_NAME):
        if tokens.word(at) in {"the", "a", "an"}:
            return _starts_sentence(tokens, at)
        if not (tokens.kind(at) == "w" and tokens.capital(at) and tokens.near(at)):
            return False
        at -= 1
    return False


def _counts_named_things(tokens: Tokens, at: int) -> bool:
    """Whether a name behind a number ends in a plural: "Boeing 787s", "H100 chips", "Democrats", "Ford workers"."""
    for index in range(at, min(at + _LONGEST_NAME, tokens.size)):
        word, kind = tokens.words[index], tokens.kinds[index]
        if index > at and not tokens.near(index - 1):
            return False
        if kind == "w" and tokens.raw(index).islower():
            return (word == "s" and tokens.kind(index - 1) == "d") or (
                index > at + 1 and is_lower_word(tokens, index) and is_plural(word)
            )
        if kind == "w" and word.endswith(_PEOPLES) and tokens.word(at - 2) != "the":  # not "the 300 Spartans"
            return True
        if kind == "s" and word not in {"-", "‑"}:
            return False
    return False


def counts_several(tokens: Tokens, index: int) -> bool:
    """Whether a plural stands within three words: "At Acme 300 senior people", not "the Ariane 6 launcher"."""
    for at in range(index, min(index + 3, tokens.size)):
        if tokens.kinds[at] != "w" or (at > index and not tokens.near(at - 1)):
            return False
        word = tokens.words[at]
        if word in _NOTHING_COUNTED:
            return False
        if is_plural(word):
            return True
    return False


def counts_here(tokens: Tokens, index: int) -> bool:
    """Whether a plural stands at a token or soon behind, and no verb first: not "cut jobs", "owns 27 parks"."""
    word, behind = tokens.word(index), tokens.word(index + 1)
    if (
        word in _GOES
        or word in past_verbs()
        or (word.endswith("s") and (behind in _OBJECT_OPENERS or tokens.kind(index + 1) == "d"))
    ):
        return False
    return counts_several(tokens, index)


def is_plural(word: str) -> bool:
    return (word.endswith("s") and not word.endswith(("ss", "us", "is"))) or word in _UNCOUNTABLE_PLURALS


def _is_acronym(tokens: Tokens, index: int) -> bool:
    """Two to five capitals, where not all around is in capitals."""
    is_short = tokens.raw(index).isupper() and 2 <= len(tokens.words[index]) <= 5
    return is_short and not tokens.raw(index - 1).isupper() if index else is_short


def _is_jet(tokens: Tokens, number: Number) -> bool:
    """ "a 737", "the 787"."""
    written = tokens.words[number.first]
    return len(written) == 3 and written[0] == written[2] == "7" and number.last == number.first + 1


def _is_name_word(tokens: Tokens, index: int) -> bool:
    if tokens.kind(index) != "w" or tokens.words[index] in _OPENERS:
        return False
    return tokens.capital(index) or any(letter.isupper() for letter in tokens.raw(index))  # "macOS"


def is_lower_word(tokens: Tokens, index: int) -> bool:
    """Whether a word that may be a counted noun follows: "76 innovative drugs"."""
    return (
        tokens.kind(index) == "w"
        and tokens.near(index - 1)
        and tokens.raw(index).islower()
        and tokens.words[index] not in _NOTHING_COUNTED
    )


def _starts_sentence(tokens: Tokens, index: int) -> bool:
    return index <= 0 or tokens.line_start(index) or tokens.words[index - 1] in _SENTENCE_ENDS


def is_heading(tokens: Tokens, index: int) -> bool:
    """Whether most longer words around begin with a capital, as in a headline, which has no full stop."""
    low, high = index, index
    while low > 0 and not tokens.line_start(low) and index - low < 15:
        low -= 1
    while high < tokens.size - 1 and not tokens.line_end(high) and high - index < 15:
        high += 1
    if tokens.words[high] == "." and tokens.word(high - 1) not in _WITH_A_STOP and tokens.line_end(high):
        return False
    words = [k for k in range(low, high + 1) if tokens.kinds[k] == "w" and tokens.words[k] not in _SMALL_WORDS]
    words = [k for k in words if tokens.ends[k] - tokens.starts[k] > 2]
    capitals = sum(tokens.capital(k) for k in words)
    return len(words) >= 3 and capitals * 10 >= len(words) * 8


@cache
def counted_nouns() -> frozenset[str]:
    """What is counted in thousands: before these a number like 2000 is no year."""
    return frozenset(entries("counted_nouns.txt"))


def list_start(tokens: Tokens, first: int) -> int:
    """The first number of the list that a number ends: the 2 of "counts 2 and 5"."""
    for _ in range(_LONGEST_LIST):
        if tokens.word(first - 1) not in _LISTING or tokens.kind(first - 2) != "d" or not tokens.near(first - 2):
            return first
        if not tokens.words[first - 2].isdigit() or (tokens.words[first - 1] == "," and tokens.word(first + 1) == "of"):
            return first  # "In Study 301, 57 of 120 patients"
        first -= 2
    return first


@cache
def past_verbs() -> frozenset[str]:
    return frozenset(entries("past_verbs.txt"))
