"""The sign of a number: a minus that is no hyphen, dash or range, and "negative" in front of money.

"-5%", "EUR -0.6 million", "–$0.10 per share", "was minus €3 million"  →  below zero
"5-10%", "from 3 – 4 in the morning", "$5 million minus $3 million"     →  not
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extractors.amount_tokens import Tokens
from extractors.amount_words import word_set
from extractors.currency_lexicon import currency_codes
from extractors.money import Money
from extractors.number_parts import Number

_LONGEST_LINE = 600
_LEAD = 60
_BULLETED = re.compile(r"[-−–][ \t]{0,3}\S")
_ITEM = re.compile(
    r"[-−–][ \t]{0,3}(?:[A-Za-z]{2,}[ :]|[0-9][0-9,.]*(?:(?: [a-z]+){2}"
    r"| (?!(?:million|billion|trillion|percent|per|pct|points?|basis|euros?|dollars?|in|from|at|on|to)\b)[a-z]{3,}))"
)
"""A word, or a number of something, behind the mark of an item."""
_BEFORE_MINUS = word_set("before minus")


def before_the_number(tokens: Tokens, index: int, floor: int) -> int:
    """The token that a currency in front must touch: "$(1.2)", "$-5" and "EUR -5" have one in between."""
    before = tokens.word(index - 1)
    is_inside = index - 1 > floor and before in {"(", "-", "−"} and tokens.glued(index - 1) and tokens.near(index - 2)
    if not is_inside:
        return index
    is_code = not tokens.glued(index - 2) and tokens.raw(index - 2) in currency_codes()
    return index - 1 if is_code or tokens.word(index - 2) in {"$", "€", "£", "¥"} else index


def signed(tokens: Tokens, number: Number, money: Money | None, floor: int) -> Number:
    """The number below zero behind a minus that is no hyphen, dash or range."""
    first = money.first if money is not None else number.first
    if money is not None and _is_called_negative(tokens, first - 1, floor):
        return replace(number, base=-number.base, first=first - 1)
    for at in (number.first - 1, first - 1):
        sign = tokens.word(at)
        if at < floor or sign not in {"-", "−", "–"} or number.spelled:
            continue
        if not tokens.glued(at) and not (at == 0 and tokens.near(0) and number.last == tokens.size):
            continue
        before = tokens.word(at - 1)
        if tokens.kind(at - 1) in {"d", "w"} and (
            tokens.glued(at - 1) or (tokens.kind(at - 1) == "d" and tokens.near(at - 1))
        ):
            continue
        if at == floor > 0 and tokens.near(at - 1) and before not in {"(", ","}:
            continue  # "5% -7%"
        if sign == "–" and not number.grouped:
            continue
        if _is_bullet(tokens, at):
            continue
        return replace(number, base=-number.base, first=min(number.first, at))
    return number


def _is_bullet(tokens: Tokens, at: int) -> bool:
    """Whether a hyphen opens a line of a list: "-12,150 children were …", with such a line before or behind it.

    Lines of changes ("-3% in May", "-$2") are signed; words or counts behind the hyphen are items.
    """
    if not tokens.line_start(at):
        return False
    beside = (_line_before(tokens.text, tokens.starts[at]), _line_behind(tokens.text, tokens.starts[at]))
    if not any(_BULLETED.match(line) for line in beside):
        return False
    return any(_ITEM.match(line) for line in (*beside, tokens.text[tokens.starts[at] : tokens.starts[at] + _LEAD]))


def _line_before(text: str, start: int) -> str:
    """The beginning of the line above a line that starts at a character, blank lines left out."""
    end = len(text[max(0, start - _LONGEST_LINE) : start].rstrip()) + max(0, start - _LONGEST_LINE)
    first = text.rfind("\n", max(0, end - _LONGEST_LINE), end) + 1
    return text[first : min(end, first + _LEAD)].lstrip()


def _line_behind(text: str, start: int) -> str:
    """The beginning of the line below, blank lines left out."""
    end = text.find("\n", start, start + _LONGEST_LINE)
    return text[end : end + _LEAD].lstrip() if end >= 0 else ""


def _is_called_negative(tokens: Tokens, at: int, floor: int) -> bool:
    """Whether "negative" or "minus" stands at a token, as a sign and not between two numbers: "was minus $3"."""
    if at < floor or not tokens.near(at):
        return False
    before = tokens.word(at - 1)
    if before == "or" and tokens.word(at - 2) == "plus":
        return False
    return tokens.words[at] == "negative" or (tokens.words[at] == "minus" and (at == 0 or before in _BEFORE_MINUS))


def read_scale(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """A scale word standing alone behind a bracket."""
    scales = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "m": 6, "bn": 9, "mn": 6, "k": 3, "b": 9}
    power = scales.get(tokens.word(index))
    return (Decimal(10) ** power, index + 1) if power and tokens.near(index - 1) else None
