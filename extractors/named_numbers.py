"""Numbers that belong to a name or to a place in an order.

"Phase 2b", "Form 10-K", "GLP-1", "S&P 500", "No. 1", "grade 3 or 4", "12 January", "2. Keep records"  →  no amounts
"""

from __future__ import annotations

from extractors.amount_tokens import Tokens
from extractors.currency_lexicon import currency_codes, currency_symbols
from extractors.digit_forms import is_superscript
from extractors.label_numbers import is_labelled, month_names
from extractors.number_parts import Number
from extractors.units import unit_symbols

_LONGEST_ASIDE = 25
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
        "faced",
        "calibre",
        "caliber",
        "gauge",
        "bore",
        "edged",
        "factor",
        "letter",
        "ply",
        "series",
        "speed",
        "stroke",
    ]
)


def is_named(tokens: Tokens, number: Number) -> bool:
    """Whether the number belongs to a name or an order, whatever unit seems to follow: "GLP-1", "Phase 3", "#2"."""
    return (
        _is_glued_to_a_name(tokens, number)
        or is_labelled(tokens, number)
        or _is_list_marker(tokens, number)
        or _is_month_day(tokens, number)
    )


def _is_glued_to_a_name(tokens: Tokens, number: Number) -> bool:
    first, last = number.first, number.last
    if number.spelled and tokens.glued(last - 1) and tokens.kind(last) == "d":
        return True  # "Twenty20"
    if first > 0 and tokens.glued(first - 1):
        before = tokens.words[first - 1]
        if tokens.kinds[first - 1] in {"w", "d"} or before in _GLUED_BEFORE:
            return True
        if before == "." and first > 1 and tokens.glued(first - 2):
            return True
        is_letter = tokens.capital(first - 2) and len(tokens.words[first - 2]) == 1
        if before == "+" and (tokens.kind(first - 2) == "d" or is_letter) and tokens.glued(first - 2):
            return True  # "the P5+1", "T+1"
        if before in {"-", "‑", "–"} and first > 1 and tokens.glued(first - 2) and not number.spelled:
            if _continues_a_code(tokens, first - 2):
                return True
            is_unit = tokens.kind(first - 3) == "d" and (  # "5k-20k", "3 km-5 km"
                tokens.glued(first - 3) or (tokens.near(first - 3) and tokens.raw(first - 2) in unit_symbols())
            )
            is_range = tokens.words[first - 3 : first - 1] == ["-", "to"] and tokens.kind(first - 4) == "d"
            if (
                tokens.kinds[first - 2] == "w"
                and not (is_unit or is_range)  # "a 3-to-5-year lease"
                and (
                    not tokens.raw(first - 2).islower()
                    or tokens.kind(last) in {"", "s"}
                    or len(tokens.words[first - 2]) < 3
                )
            ):
                return True
    if last < tokens.size and tokens.glued(last - 1) and tokens.kinds[last - 1] == "d":
        after = tokens.words[last]
        if (tokens.kinds[last] == "w" and not is_superscript(after)) or after in {"_", "@", "#", "\\", "^"}:
            return True
        if after in {".", ":", "/", ","} and tokens.glued(last) and tokens.kind(last + 1) == "d":
            is_ratio = _is_ratio(tokens, last + 2) or _is_ratio_of(tokens, first - 1)
            return after != ":" or (len(tokens.words[last + 1]) > 1 and not is_ratio)  # "2:1"
        is_clause = after == "(" and tokens.glued(last) and len(tokens.word(last + 1)) == 1
        if is_clause and tokens.kind(last + 1) == "w" and not number.grouped and tokens.word(last + 2) == ")":
            return True  # "a 401(k)", "a 513(g) request"
        if after in {"-", "‑"} and tokens.glued(last) and tokens.kind(last + 1) == "w":
            if tokens.words[last + 1] in NO_COUNT_BEHIND:
                return True  # "1-on-1", "a 10-digit code"
            beside = tokens.raw(last + 1)
            is_letter = len(beside) == 1 and not (beside == "a" and tokens.word(last + 2) in {"-", "‑"})
            if beside in {"per", "percent", "pct"}:
                return False  # "a 3,5-per-cent stake"
            if is_letter or ("," in tokens.words[last - 1] and len(tokens.words[last - 1]) <= 4):
                return True  # "10-K", "1,3-butadiene"
    return False


def _continues_a_code(tokens: Tokens, at: int) -> bool:
    """Whether digits at a token are glued to letters that name no currency: the "2" of "SCP2-173"."""
    if tokens.kind(at) != "d" or tokens.kind(at - 1) != "w" or not tokens.glued(at - 1):
        return False
    letters = tokens.raw(at - 1)
    return letters.upper() not in currency_codes() and letters not in currency_symbols()


def _is_ratio(tokens: Tokens, index: int) -> bool:
    """Whether what stands from a token calls "1:10" before it a ratio: "reverse split"."""
    return any(tokens.word(index + step) in {"split", "ratio", "consolidation"} for step in range(3))


def _is_ratio_of(tokens: Tokens, at: int) -> bool:
    """Whether "split of" or "ratio of" ends at a token: "a share split of 1:10"."""
    return tokens.word(at) == "of" and tokens.word(at - 1) in {"split", "ratio", "consolidation"}


def _is_list_marker(tokens: Tokens, number: Number) -> bool:
    """ "1. ", "2) " and "3 See" at the start of a line."""
    first = number.first
    if number.spelled or number.grouped or abs(number.value) >= 100:
        return False
    if _is_lettered_item(tokens, number):
        return True
    if not tokens.line_start(first):  # "… your rights. 2. Keep records"
        after_a_stop = tokens.words[first - 1] in {".", ":", ";", "!", "?"} and not tokens.glued(first - 1)
        return after_a_stop and tokens.capital(number.last + 1) and _is_followed_by_item(tokens, number)
    return _is_followed_by_item(tokens, number)


def _is_lettered_item(tokens: Tokens, number: Number) -> bool:
    """ "to buy: 1) common shares; and 2) notes": a bracket that closes behind a number and was not opened."""
    at = number.last
    if tokens.word(at) != ")" or not tokens.glued(at - 1) or tokens.glued(at) or tokens.kind(at + 1) != "w":
        return False
    before = tokens.words[max(0, number.first - _LONGEST_ASIDE) : number.first]
    return before[-1:] in ([":"], [";"], [","], ["and"], ["or"], ["/"]) and "(" not in before


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
    if behind in month_names() and tokens.capital(number.last) and tokens.near(number.last - 1):
        return True
    at = number.first - 1
    if tokens.word(at) == "." and tokens.glued(at - 1):
        at -= 1
    return tokens.word(at) in month_names() and tokens.capital(at) and tokens.near(number.first - 1)
