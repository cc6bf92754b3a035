"""Numbers behind a word that they are the label of.

"Phase 3", "Sections 27A and 21E", "No. 1", "grade 3 or 4", "take bus 42"  →  labels
"In room 101, 15 jurors", "bus 42 workers home", "Shares Slide 17%"        →  the 15, the 42 and the 17 are none
"""

from __future__ import annotations

from functools import cache

from extractors.amount_tokens import Tokens
from extractors.capital_numbers import counts_here, is_heading
from extractors.lexicons import entries
from extractors.number_parts import Number
from extractors.units import unit_symbols

_SHORT_LABELS = frozenset(
    {"no", "nos", "nr", "nrs", "fn", "fig", "figs", "vol", "ph", "art", "op", "pp", "p", "ext", "ch", "sec"}
)
_BEFORE_A_VERB = frozenset(
    {"to", "will", "would", "can", "could", "may", "might", "must", "should", "they", "we", "it"}
)
_ALSO_VERBS = frozenset(
    [
        *("step", "row", "seat", "bus", "train", "pump", "berth", "coach", "size", "race", "stall", "lap", "heat"),
        *(
            "court",
            "pad",
            "bed",
            "sample",
            "bridge",
            "petition",
            "test",
            "tower",
            "wave",
            "mine",
            "rig",
            "lot",
            "group",
        ),
        *("channel", "project", "slot", "tank", "team", "camp", "crane", "count", "line", "box", "well"),
    ]
)


def is_labelled(tokens: Tokens, number: Number) -> bool:
    """ "Phase 3", "Sections 27A and 21E", "No. 1", "grade 3 or 4"; not the 15 of "In room 101, 15 jurors"."""
    at = number.first - 1
    if _is_numbered(tokens, at):
        return True
    is_share = tokens.word(number.last) == "of" and "d" in {tokens.kind(number.last + 1), tokens.kind(number.last + 2)}
    if tokens.word(at) == "," and (number.spelled or is_share or _is_lower(tokens, number.last)):
        return False
    if tokens.word(number.last) in {"%", "percent"}:
        return False  # "Shares Slide 17%"
    for _ in range(4):
        if at < 0 or not tokens.near(at):
            return False
        word = tokens.words[at]
        if word == "." and tokens.glued(at - 1) and tokens.word(at - 1) in _SHORT_LABELS:
            return True
        if tokens.kinds[at] == "w" and (_labels_number(tokens, at) or _ends_index(tokens, at)):
            return True
        if word in _soft_labels() and at == number.first - 1:
            if tokens.capital(at) and not is_heading(tokens, at) and tokens.kind(at - 1) == "w" and number.scale == 1:
                return tokens.word(number.last) not in {"%", "per"}  # "in Tower 42 lets for"
            is_verb = tokens.word(at - 1) in _BEFORE_A_VERB and (tokens.word(at - 1) != "to" or word in _ALSO_VERBS)
            return not is_verb and _counts_nothing(tokens, number)
        if word not in {"and", "or", ",", "/", "-", "–", "to", "&", "through", "+"}:
            return False
        at -= 1
        if tokens.word(at) == ",":
            at -= 1
        if tokens.kind(at) == "w" and len(tokens.words[at]) == 1 and tokens.glued(at - 1):
            at -= 1
        if tokens.kind(at) != "d" and not (
            tokens.kind(at) == "w" and tokens.word(at) in {"i", "ii", "iii", "one", "two", "three"}
        ):
            return False
        if tokens.word(at + 1) == "to" and tokens.word(at - 1) not in _labels().keys() | _label_times():
            return False
        at -= 1
    return False


def _is_numbered(tokens: Tokens, at: int) -> bool:
    """ "Part number: 19435523", "account number 5512"."""
    at -= tokens.word(at) in {":", "#"}
    return tokens.word(at) == "number" and tokens.word(at - 1) in _NUMBERED


_NUMBERED = frozenset(
    [
        *("part", "model", "serial", "account", "reference", "registration", "order", "lot", "case", "docket"),
        *("application", "patent", "confirmation", "policy", "license", "licence", "permit", "tracking", "file"),
        *("identification", "phone", "telephone", "fax", "flight", "catalog", "item", "article", "contract"),
    ]
)


def _is_lower(tokens: Tokens, index: int) -> bool:
    """Whether a word of several small letters stands at a token that is no "and"."""
    return (
        tokens.kind(index) == "w"
        and tokens.raw(index).islower()
        and len(tokens.words[index]) > 1
        and tokens.words[index] not in {"and", "or", "to", "of"}
    )


def _counts_nothing(tokens: Tokens, number: Number) -> bool:
    """Whether a number can be that of a row or a bus: "take bus 42 to the port", not "bus 42 workers home"."""
    behind = tokens.word(number.last)
    if number.scale != 1 or number.is_part or behind in {"%", "percent", "per", "-"} or behind in unit_symbols():
        return False
    return not (tokens.kind(number.last) == "w" and counts_here(tokens, number.last))


def _ends_index(tokens: Tokens, at: int) -> bool:
    """Whether the token is the "P" of "S&P"."""
    return tokens.word(at - 1) == "&" and tokens.glued(at - 1) and tokens.glued(at - 2) and len(tokens.words[at]) <= 2


def _labels_number(tokens: Tokens, at: int) -> bool:
    word = tokens.words[at]
    needs_capital = _labels().get(word)
    if word == "figure" and tokens.word(at + 1).isdigit() and len(tokens.words[at + 1]) < 3:
        return tokens.word(at + 2) not in {"%", "percent", "per", "million", "billion"}  # "see figure 2"
    if word == "top" and tokens.word(at - 1) in _BEFORE_A_VERB:
        return False  # "debt could top five times earnings"
    if needs_capital is not None:
        return tokens.capital(at) or not (
            needs_capital or (word in {"level", "no", "number"} and tokens.word(at - 1) == "in")
        )
    if word in _label_times():
        return tokens.word(at - 1) not in {
            "last",
            "this",
            "next",
            "past",
            "each",
            "every",
            "per",
            "a",
            "previous",
            "full",
            "fiscal",
            "prior",
            "same",
            "one",
            "the",
            "second",
            "third",
            "fourth",
            "first",
            "current",
            "that",
        }
    behind = tokens.word(at + 1)
    is_no_day = behind.isdigit() and 31 < int(behind[:6]) < 1000  # "By May 60 firms had signed"
    return word in month_names() and tokens.capital(at) and not is_no_day


@cache
def _labels() -> dict[str, bool]:
    """Label words, and whether they need a capital."""
    return {line.split("\t")[0]: line.endswith("*") for line in entries("label_nouns.txt") if not line.endswith("?")}


@cache
def _soft_labels() -> frozenset[str]:
    return frozenset(line.split("\t")[0] for line in entries("label_nouns.txt") if line.endswith("?"))


@cache
def _label_times() -> frozenset[str]:
    return frozenset(entries("label_times.txt"))


@cache
def month_names() -> frozenset[str]:
    return frozenset(line.split("\t")[0] for line in entries("months.tsv"))
