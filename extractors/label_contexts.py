"""Bare digits that the words around them make a label, whatever the noun in front is.

"a fire at hut 17", "on counts 2 and 5", "the vase, lot 218, drew …", "H.R. 4521", "a 529 plan"  →  labels
"at least 12", "by cutting 40", "in rows 3 and 4, 15 jurors"                                     →  12, 40, 15 are none

A noun without article between a preposition and a number is named by that number.
"""

from __future__ import annotations

from functools import cache

from extractors.amount_tokens import Tokens
from extractors.amount_words import word_set
from extractors.capital_numbers import counted_nouns, counts_here, is_lower_word, is_plural, list_start, past_verbs
from extractors.lexicons import entries
from extractors.number_parts import Number

_BEFORE_LABELS = frozenset(
    [
        *("at", "in", "from", "on", "of", "near", "into", "via", "behind", "between"),
        *("outside", "inside", "onto", "under", "with"),
    ]
)
_NO_LABELS = word_set("no label before a number")
_UNCOUNTABLE_PLURALS = word_set("uncountable plurals")
_PLURAL_VERBS = frozenset({"were", "are", "have", "of", "who", "that", "to", "or", "plus"})
_MARKS = frozenset({"mark", "level", "threshold", "barrier", "milestone", "ceiling", "limit"})
_OLDER = frozenset({"older", "over", "up", "above", "under", "younger", "below", "more", "fewer", "less"})
_PARTITIVES = frozenset({"of", "among", "all", "than", "between", "for"})
_REST = frozenset({"-", "‑", "–", "%", "/", ":", "+", "x"})


def is_label_in_context(tokens: Tokens, number: Number) -> bool:
    """Whether up to four digits that count nothing stand where a label does."""
    written = tokens.words[number.first]
    if number.spelled or number.scale != 1 or number.last != number.first + 1 or number.base < 0:
        return False
    if not written.isdigit() or len(written) > 4 or tokens.word(number.last) in _REST or _is_age(tokens, number.last):
        return False
    return (
        _is_behind_a_noun(tokens, number)
        or _is_behind_an_initial(tokens, number)
        or _is_behind_an_article(tokens, number)
    )


@cache
def _function_words() -> frozenset[str]:
    bounds = (line.split("\t")[0].split() for line in entries("bounds.tsv"))
    return frozenset(entries("function_words.txt")) | {word for words in bounds for word in words} | _NO_LABELS


def _is_age(tokens: Tokens, index: int) -> bool:
    """Whether "and older" stands at a token, or "& under"."""
    return tokens.word(index) in {"and", "or", "&", "to"} and (
        tokens.word(index + 1) in _OLDER or tokens.word(index) == "to"
    )


def _is_behind_a_noun(tokens: Tokens, number: Number) -> bool:
    """ "from platform 5", "at bungalow 9", "on counts 2 and 5", ", lot 218,"."""
    first = list_start(tokens, number.first)
    noun = first - 1
    if tokens.kind(noun) != "w" or not tokens.near(noun) or tokens.glued(noun) or not tokens.near(noun - 1):
        return False
    word = tokens.words[noun]
    if not tokens.raw(noun).islower() or len(word) < 3 or word.endswith(("ly", "ing")) or word in _function_words():
        return False
    if is_plural(word) and not (first < number.first or tokens.kind(number.last + 1) == "d"):
        return False  # "in patients 18 and older"
    before, behind = tokens.word(noun - 1), tokens.word(number.last)
    is_aside = before == "," and behind == "," and tokens.capital(number.last + 1) is False
    if not (before in _BEFORE_LABELS or (is_aside and not word.endswith(("s", "ed")))):
        return False
    return not counts_here(tokens, number.last)


def _is_behind_an_initial(tokens: Tokens, number: Number) -> bool:
    """ "H.R. 4521", "S. 2155", "K. 466"; not "vitamin K. 466 people"."""
    at = number.first - 1
    return (
        tokens.word(at) == "."
        and tokens.glued(at - 1)
        and not tokens.glued(at)
        and tokens.near(at)
        and tokens.capital(at - 1)
        and len(tokens.word(at - 1)) == 1
        and not counts_here(tokens, number.last)
    )


def _is_behind_an_article(tokens: Tokens, number: Number) -> bool:
    """ "a 529 plan", "The 1099 form is", "the 747 was"; not "a 250 bed hospital", "the 12 new shops", "of the 60"."""
    article, at = tokens.word(number.first - 1), number.last
    if article not in {"a", "an", "the"} or not tokens.near(number.first - 1):
        return False
    if article == "the" and tokens.word(number.first - 2) in _PARTITIVES:
        return False  # "a third of the 40 voted"
    if not (tokens.kind(at) == "w" and tokens.near(at - 1) and tokens.raw(at).islower()):
        is_end = tokens.kind(at) != "w" and tokens.word(at) not in {"(", "$", "€", "£", "¥"} and tokens.kind(at) != "d"
        is_end &= not (tokens.word(at) == "." and tokens.kind(at + 1) == "d")  # "a 30. 84 % stake", ill tokenized
        return is_end and (article != "the" or _stands_for_a_thing(tokens, number))
    word, behind = tokens.words[at], tokens.word(at + 1)
    if word in _MARKS:
        return False  # "below the 50 mark"
    if not is_lower_word(tokens, at):
        return word not in _PLURAL_VERBS and (article != "the" or _stands_for_a_thing(tokens, number))
    if word.endswith("s") or word in _UNCOUNTABLE_PLURALS or f"{word}s" in counted_nouns():
        return False
    is_last = tokens.kind(at + 1) != "w" or not is_lower_word(tokens, at + 1) or behind.endswith("ed")
    is_last |= behind in past_verbs() or (article != "the" and behind.endswith("s"))
    return is_last and behind not in {"-", "‑"}


def _stands_for_a_thing(tokens: Tokens, number: Number) -> bool:
    """Whether "the 747" is a thing: of "the 12" some were told before."""
    return number.value >= 100
