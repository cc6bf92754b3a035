"""One number with what it is a number of: money, a percentage, a quantity, or what plain_amounts reads.

"$1.2 billion", "(3.5)%", "180bp", "12 mg/kg"  →  money, percent, percentage point, quantity
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extractors.amount_tokens import Tokens
from extractors.amount_words import word_set
from extractors.blocked_numbers import is_year
from extractors.currencies import Currencies, Money
from extractors.currency_lexicon import currency_codes
from extractors.named_numbers import is_named
from extractors.number_parts import Number
from extractors.numbers import read_number
from extractors.plain_amounts import million_or_metre, read_age, read_count, read_metres, read_multiple, read_ratio
from extractors.rates import per_after, read_percent
from extractors.single import Single
from extractors.units import Unit, unit_after
from schemas.figures import FigureType

_BEFORE_ONE_DAY = word_set("before one day")
_BEHIND_ONE_DAY = word_set("behind one day")
_BARE_SCALES = word_set("bare scales")
_VAGUE = word_set("vague")


def read_single(tokens: Tokens, currencies: Currencies, index: int, floor: int) -> Single | None:
    """The amount whose number begins at a token; tokens before `floor` belong to an earlier amount."""
    at = _before_the_number(tokens, index, floor)
    money = currencies.before(at) if at > floor else None
    if money is not None and money.first < floor:
        money = None
    number = read_number(tokens, index, money=money is not None)
    if number is None:
        return None
    if number.spelled and _is_vague(tokens, number):
        return None
    bracket = tokens.word(number.last) == ")" and tokens.word(index - 1) == "(" and tokens.glued(index - 1)
    if bracket and not number.spelled and tokens.glued(number.last - 1):
        negative = _in_brackets(tokens, currencies, number, money)
        if negative is not None:
            return negative
    number = _signed(tokens, number, money, floor)
    if money is not None:
        return _with_money(tokens, currencies, number, money, prefixed=True)
    return _read_behind(tokens, currencies, number)


def _is_vague(tokens: Tokens, number: Number) -> bool:
    """ "a multi-billion-dollar plan", "several hundred million", "$THREE": words of number that tell none."""
    first = number.first
    if number.last == first + 1 and tokens.words[first] in _BARE_SCALES:
        return True
    if (
        tokens.words[first] in _BARE_SCALES
        and tokens.word(first - (2 if tokens.word(first - 1) == "of" else 1)) in _VAGUE
    ):
        return True
    return (
        tokens.glued(first - 1)
        and tokens.kind(first - 1) == "s"
        and tokens.word(first - 1) in {"$", "#", "@", "_", "&"}
    )


def _before_the_number(tokens: Tokens, index: int, floor: int) -> int:
    """The token that a currency in front must touch: "$(1.2)", "$-5" and "EUR -5" have one in between."""
    before = tokens.word(index - 1)
    is_inside = index - 1 > floor and before in {"(", "-", "−"} and tokens.glued(index - 1) and tokens.near(index - 2)
    if not is_inside:
        return index
    is_code = before != "(" and not tokens.glued(index - 2) and tokens.raw(index - 2) in currency_codes()
    return index - 1 if is_code or tokens.word(index - 2) in {"$", "€", "£", "¥"} else index


def _signed(tokens: Tokens, number: Number, money: Money | None, floor: int) -> Number:
    """The number below zero behind a minus that is no hyphen, dash or range."""
    first = money.first if money is not None else number.first
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
        return replace(number, base=-number.base, first=min(number.first, at))
    return number


def _in_brackets(tokens: Tokens, currencies: Currencies, number: Number, money: Money | None) -> Single | None:
    """An accountant's loss: "$(1.2) million", "(3.5)%"."""
    closed = number.last + 1
    inner = replace(number, base=-number.base, first=number.first - 1, last=closed, grouped=True)
    if money is not None and money.last <= number.first - 1:
        scale = read_scale(tokens, closed)
        if scale is not None:
            inner = replace(inner, scale=scale[0], last=scale[1])
        return _with_money(tokens, currencies, inner, money, prefixed=True)
    if tokens.word(closed) == "%" and tokens.glued(number.last):
        return read_percent(tokens, inner)
    return None


def read_scale(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """A scale word standing alone behind a bracket."""
    scales = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "m": 6, "bn": 9, "mn": 6, "k": 3, "b": 9}
    power = scales.get(tokens.word(index))
    return (Decimal(10) ** power, index + 1) if power and tokens.near(index - 1) else None


def _read_behind(tokens: Tokens, currencies: Currencies, number: Number) -> Single | None:
    if is_named(tokens, number if number.suffix is None else replace(number, last=number.last + 1)):
        with_code = currencies.after(number.last, number)
        is_glued_code = with_code is not None and not (number.first and tokens.glued(number.first - 1))
        if not is_glued_code and _unit_glued(tokens, number) is None:
            return None
    percent = read_percent(tokens, number)
    if percent is not None:
        return percent
    money = currencies.after(number.last, number)
    if money is not None and not (is_year(tokens, number) and money.basis == "code" and tokens.kind(money.last) == "d"):
        return _with_money(tokens, currencies, number, money, prefixed=False)
    if number.suffix is not None:
        scaled = replace(number, scale=number.suffix[0], last=number.last + 1, suffix=None)
        money = currencies.after(scaled.last, scaled)
        if money is not None:
            return _with_money(tokens, currencies, scaled, money, prefixed=False)
    article_at = number.last + (tokens.word(number.last) == "of")
    if number.is_part and tokens.word(article_at) in {"a", "an"}:
        unit = unit_after(tokens, article_at + 1, number)  # "half a mile", "a third of an inch"
        if unit is not None:
            return _with_unit(number, unit)
    multiple = read_multiple(tokens, number)
    if multiple is not None:
        return multiple
    number = million_or_metre(tokens, number)
    is_couple = tokens.word(number.last - 1) == "couple"
    unit = unit_after(tokens, number.last + is_couple, number)
    if unit is not None and not _is_no_quantity(tokens, number, unit):
        return _with_unit(number, unit)
    if number.suffix is not None:
        return read_metres(number)
    return read_ratio(tokens, number) or read_age(tokens, number) or read_count(tokens, number)


def _unit_glued(tokens: Tokens, number: Number) -> Unit | None:
    """ "mg" in "10mg", which is no name although letters touch its digits."""
    first = number.first
    if first and tokens.glued(first - 1) and tokens.word(first - 1) not in {"-", "(", "/"}:
        return None
    if first and tokens.glued(first - 1) and tokens.word(first - 1) in {"-", "/"} and tokens.kind(first - 2) == "w":
        return None
    if tokens.kind(number.last) == "w" and tokens.glued(number.last - 1):
        word = tokens.words[number.last]
        if word in {"x", "pc"}:  # "2.5x", "3pc"
            return Unit(word, "", number.last + 1)
        if word in {"st", "nd", "rd", "th"}:
            return None
        return unit_after(tokens, number.last, number)
    return None


def _with_money(
    tokens: Tokens, currencies: Currencies, number: Number, money: Money, *, prefixed: bool
) -> Single | None:
    first, last = min(number.first, money.first), max(number.last, money.last)
    code, basis, unit = money.code, money.basis, money.unit
    if first and tokens.word(first - 1) in {"-", "−"} and number.base < 0:
        first -= 1
    if prefixed:
        behind = currencies.after(number.last, number)
        own_dollars = behind is not None and (money.is_bare_dollar or behind.code == code) and behind.factor == 1
        if behind is not None and own_dollars and tokens.kind(behind.last) != "d" and behind.unit is None:
            last = behind.last  # "$5 million USD", "$10 dollars"
            if behind.code is not None:
                code, basis = behind.code, behind.basis if behind.basis != "text" else basis
        if tokens.word(last) in {"%", "percent"}:
            return None
    value = number.value * money.factor
    per, per_last = per_after(tokens, last)
    kind = FigureType.PER_UNIT if per else FigureType.MONEY
    return Single(
        first, last, kind, value, number, code, basis, unit, per, per_last, kind="prefixed" if prefixed else ""
    )


def _with_unit(number: Number, unit: Unit) -> Single:
    if unit.kind == "point":
        return Single(number.first, unit.last, FigureType.PERCENTAGE_POINT, number.value, number, unit=unit.name)
    return Single(
        number.first,
        unit.last,
        FigureType.QUANTITY,
        number.value,
        number,
        unit=unit.name,
        per=unit.per,
        per_last=unit.per_last,
        kind=unit.kind,
    )


def _is_no_quantity(tokens: Tokens, number: Number, unit: Unit) -> bool:
    if is_year(tokens, number) and unit.kind in {"time", "area"}:
        return True  # "2019 second-quarter sales"
    if unit.kind == "time" and tokens.capital(number.last) and not number.spelled and tokens.kind(number.last) == "w":
        return (
            unit.last - number.last == 1 and not tokens.words[number.last].endswith("s") and tokens.glued(unit.last - 1)
        )
    if not (number.spelled and number.value == 1 and unit.kind == "time"):
        return False
    before, behind = tokens.word(number.first - 1), tokens.word(unit.last)
    if unit.name in {"day", "night"}:  # "One day we will know."
        return tokens.size > 3 and before not in _BEFORE_ONE_DAY and behind not in _BEHIND_ONE_DAY
    return before in {"the", "day", "no", "any"}
