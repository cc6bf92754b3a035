"""Numbers that belong to a name or to a place in an order.

"Phase 2b", "Form 10-K", "GLP-1", "S&P 500", "No. 1", "grade 3 or 4", "12 January", "2. Keep records"  →  no amounts
"""

from __future__ import annotations

from functools import cache

from extractors.amount_tokens import Tokens
from extractors.lexicons import entries
from extractors.number_parts import Number

_GLUED_BEFORE = frozenset("#_@№§&'’/:*^\\")
NO_COUNT_BEHIND = frozenset(
    [
        "figure",
        "figures",
        "digit",
        "digits",
        "on",
        "way",
        "dimensional",
        "something",
        "star",
        "stars",
        "wheeler",
        "wheelers",
        "wheel",
        "seater",
        "door",
        "pronged",
        "sided",
        "tier",
        "tiered",
        "legged",
    ]
)


def is_named(tokens: Tokens, number: Number) -> bool:
    """Whether the number belongs to a name or an order, whatever unit seems to follow: "GLP-1", "Phase 3", "#2"."""
    return (
        _is_glued_to_a_name(tokens, number)
        or _is_labelled(tokens, number.first)
        or _is_list_marker(tokens, number)
        or _is_month_day(tokens, number)
    )


def _is_glued_to_a_name(tokens: Tokens, number: Number) -> bool:
    first, last = number.first, number.last
    if first > 0 and tokens.glued(first - 1):
        before = tokens.words[first - 1]
        if tokens.kinds[first - 1] in {"w", "d"} or before in _GLUED_BEFORE:
            return True
        if before == "." and first > 1 and tokens.glued(first - 2):
            return True
        if before in {"-", "‑", "–"} and first > 1 and tokens.glued(first - 2) and not number.spelled:
            is_unit = first > 2 and tokens.glued(first - 3) and tokens.kinds[first - 3] == "d"  # "5k-20k"
            if (
                tokens.kinds[first - 2] == "w"
                and not is_unit
                and (
                    not tokens.raw(first - 2).islower()
                    or tokens.kind(last) in {"", "s"}
                    or len(tokens.words[first - 2]) < 3
                )
            ):
                return True
    if last < tokens.size and tokens.glued(last - 1) and tokens.kinds[last - 1] == "d":
        after = tokens.words[last]
        if tokens.kinds[last] == "w" or after in {"_", "@", "#", "\\", "^"}:
            return True
        if after in {".", ":", "/", ","} and tokens.glued(last) and tokens.kind(last + 1) == "d":
            return after != ":" or len(tokens.words[last + 1]) > 1  # a ratio has "2:1"
        if after == "(" and tokens.glued(last) and tokens.word(last + 1) == "k":
            return True
        if after in {"-", "‑"} and tokens.glued(last) and tokens.kind(last + 1) == "w":
            if tokens.words[last + 1] in NO_COUNT_BEHIND:
                return True  # "1-on-1", "a 10-digit code"
            beside = tokens.raw(last + 1)
            is_letter = len(beside) == 1 and not (beside == "a" and tokens.word(last + 2) in {"-", "‑"})
            if is_letter or ("," in tokens.words[last - 1] and len(tokens.words[last - 1]) <= 4):
                return True  # "10-K", "1,3-butadiene"
    return False


def _is_labelled(tokens: Tokens, first: int) -> bool:
    """ "Phase 3", "Sections 27A and 21E", "No. 1", "grade 3 or 4"."""
    at = first - 1
    for _ in range(4):
        if at < 0 or not tokens.near(at):
            return False
        word = tokens.words[at]
        if (
            word == "."
            and tokens.glued(at - 1)
            and tokens.word(at - 1) in {"no", "nos", "nr", "nrs", "fig", "vol", "ph", "art"}
        ):
            return True
        if tokens.kinds[at] == "w" and (_labels_number(tokens, at) or _ends_index(tokens, at)):
            return True
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


def _ends_index(tokens: Tokens, at: int) -> bool:
    """Whether the token is the "P" of "S&P"."""
    return tokens.word(at - 1) == "&" and tokens.glued(at - 1) and tokens.glued(at - 2) and len(tokens.words[at]) <= 2


def _labels_number(tokens: Tokens, at: int) -> bool:
    word = tokens.words[at]
    needs_capital = _labels().get(word)
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
    return word in _months() and tokens.capital(at)


def _is_list_marker(tokens: Tokens, number: Number) -> bool:
    """ "1. ", "2) " and "3 See" at the start of a line."""
    first = number.first
    if number.spelled or number.grouped or abs(number.value) >= 100:
        return False
    if not tokens.line_start(first):  # "… your rights. 2. Keep records"
        after_a_stop = tokens.words[first - 1] in {".", ":", ";", "!", "?"} and not tokens.glued(first - 1)
        return after_a_stop and tokens.capital(number.last + 1) and _is_followed_by_item(tokens, number)
    return _is_followed_by_item(tokens, number)


def _is_followed_by_item(tokens: Tokens, number: Number) -> bool:
    last = number.last
    return (
        tokens.word(last) in {".", ")"}
        and tokens.glued(last - 1)
        and not tokens.line_end(last)
        and not tokens.glued(last)
    )


def _is_month_day(tokens: Tokens, number: Number) -> bool:
    """ "12 January", "Jan. 12": known without the reader of dates."""
    if number.spelled or not 1 <= number.value <= 31:
        return False
    behind = tokens.word(number.last)
    if behind in _months() and tokens.capital(number.last) and tokens.near(number.last - 1):
        return True
    at = number.first - 1
    if tokens.word(at) == "." and tokens.glued(at - 1):
        at -= 1
    return tokens.word(at) in _months() and tokens.capital(at) and tokens.near(number.first - 1)


@cache
def _labels() -> dict[str, bool]:
    """Label words, and whether they need a capital."""
    return {line.split("\t")[0]: line.endswith("*") for line in entries("label_nouns.txt")}


@cache
def _label_times() -> frozenset[str]:
    return frozenset(entries("label_times.txt"))


@cache
def _months() -> frozenset[str]:
    return frozenset(line.split("\t")[0] for line in entries("months.tsv"))
