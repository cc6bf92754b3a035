"""One number with what it is a number of: money, a percentage, a quantity, or what plain_amounts reads.

"$1.2 billion", "(3.5)%", "180bp", "12 mg/kg"  →  money, percent, percentage point, quantity
"""

from __future__ import annotations

from dataclasses import replace

from extractors.amount_tokens import Tokens
from extractors.amount_words import word_set
from extractors.blocked_numbers import is_year
from extractors.capital_numbers import is_heading
from extractors.currencies import Currencies
from extractors.dimensions import read_dimension
from extractors.label_numbers import is_labelled
from extractors.letter_suffixes import million_or_metre, read_metres
from extractors.money import Money
from extractors.named_numbers import is_named
from extractors.number_parts import Number
from extractors.number_signs import before_the_number, read_scale, signed
from extractors.numbers import read_number
from extractors.percent_points import points_of_percent
from extractors.plain_amounts import read_age, read_count, read_multiple, read_ratio
from extractors.rates import per_after, read_percent
from extractors.single import Single
from extractors.units import Unit, unit_after, unit_symbols
from schemas.figures import FigureType

_BEFORE_ONE_DAY = word_set("before one day")
_BEHIND_ONE_DAY = word_set("behind one day")
_BARE_SCALES = word_set("bare scales")
_BEFORE_A_UNIT = frozenset("-–(/+~<>≥≤≈=±")
_VAGUE = word_set("vague")
_DIRECTIONS = frozenset({"north", "south", "east", "west", "latitude", "longitude"})
_BEFORE_A_LOSS = word_set("before a loss")


def read_single(tokens: Tokens, currencies: Currencies, index: int, floor: int) -> Single | None:
    """The amount whose number begins at a token; tokens before `floor` belong to an earlier amount."""
    at = before_the_number(tokens, index, floor)
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
    in_brackets = money is not None and _loss_in_brackets(tokens, currencies, number, money, floor)
    if in_brackets:
        return in_brackets
    number = signed(tokens, number, money, floor)
    if money is not None:
        return _with_money(tokens, currencies, number, money, prefixed=True)
    return _read_behind(tokens, currencies, number)


def _is_vague(tokens: Tokens, number: Number) -> bool:
    """ "a multi-billion-dollar plan", "several hundred million", "$THREE": words of number that tell none."""
    first = number.first
    if tokens.words[first] in _BARE_SCALES and (number.last == first + 1 or tokens.word(first + 1) == "-"):
        return True  # "the lakh-crore question"
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


def _loss_in_brackets(
    tokens: Tokens, currencies: Currencies, number: Number, money: Money, floor: int
) -> Single | None:
    """An accountant's loss with its currency inside: "($1.2) million", "a loss of ($0.14) per share".

    Behind a noun or an amount the brackets only explain: "ten cents ($0.10) per share".
    """
    first, closed = money.first - 1, number.last + 1
    if first < floor or tokens.word(first) != "(" or tokens.word(number.last) != ")" or not tokens.glued(first):
        return None
    scale = read_scale(tokens, closed) if number.scale == 1 else None
    if scale is None and tokens.word(first - 1) not in _BEFORE_A_LOSS:
        return None
    loss = replace(number, base=-number.base, last=closed, grouped=True)
    if scale is not None:
        loss = replace(loss, scale=scale[0], last=scale[1])
    return _with_money(tokens, currencies, loss, replace(money, first=first), prefixed=True)


def _read_behind(tokens: Tokens, currencies: Currencies, number: Number) -> Single | None:
    dimension = read_dimension(tokens, number)
    if dimension is not None:
        return dimension
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
    points = points_of_percent(tokens, number)
    if points is not None:
        return points
    unit = unit_after(tokens, number.last + is_couple, number)
    if unit is not None and _is_titled_time(tokens, number, unit):
        return None  # "60 Minutes will air it", "the Six-Day War"
    if unit is not None and unit.name == "degree" and tokens.word(unit.last) in _DIRECTIONS:
        return None  # "51 degrees north"
    if unit is not None and not _is_no_quantity(tokens, number, unit):
        return _with_unit(number, unit)
    opened = _of_at_least(tokens, number)
    if opened is not None:
        return opened
    if number.suffix is not None:
        return read_metres(number)
    return read_ratio(tokens, number) or read_age(tokens, number) or read_count(tokens, number)


def _of_at_least(tokens: Tokens, number: Number) -> Single | None:
    """ "20+ years", "500+ MW", "15-plus years", "20 or more years", "20-odd miles": the unit behind the open end."""
    at = number.last
    if not tokens.near(at - 1):
        return None
    hyphened = tokens.word(at) in {"-", "‑"} and tokens.glued(at - 1) and tokens.glued(at)
    word, last = tokens.word(at + hyphened), at + hyphened + 1
    if word == "or" and tokens.word(last) == "more" and not hyphened:
        last += 1
    elif not (word in {"plus", "odd"} or (word == "+" and tokens.glued(at - 1))):
        return None
    unit = unit_after(tokens, last, number) if tokens.near(last - 1) else None
    if unit is None and tokens.word(last) in {"%", "percent", "per"}:
        percent = read_percent(tokens, replace(number, last=last))  # "30-odd percent"
        return percent and replace(percent, approximate=word == "odd")
    if unit is None or unit.kind == "point" or _is_no_quantity(tokens, number, unit):
        return None
    return replace(_with_unit(number, unit), approximate=word == "odd")


def _unit_glued(tokens: Tokens, number: Number) -> Unit | None:
    """ "mg" in "10mg", which is no name although letters touch its digits."""
    first = number.first
    if first and tokens.glued(first - 1):
        if tokens.word(first - 1) not in _BEFORE_A_UNIT:
            return None
        if tokens.word(first - 1) == "/" and _ends_quantity(tokens, first - 2):
            return unit_after(tokens, number.last, number)  # "a 100 MW/400 MWh site"
        ends_unit = tokens.kind(first - 3) == "d" and tokens.glued(first - 3)  # "3km-5km"
        starts_name = first < 4 or tokens.kind(first - 4) != "w" or not tokens.glued(first - 4)
        if tokens.kind(first - 2) == "w" and not (ends_unit and starts_name):
            return None
    if tokens.kind(number.last) == "w" and tokens.glued(number.last - 1):
        word = tokens.words[number.last]
        if len(word) == 1 and tokens.capital(number.last) and is_labelled(tokens, number):
            return None  # "Route 9W"
        if word in {"x", "pc", "pct", "percent"}:  # "2.5x", "3pc", not "4x4"
            is_size = tokens.glued(number.last) and tokens.kind(number.last + 1) in {"d", "w"}
            return None if is_size else Unit(word, "", number.last + 1)
        if word in {"st", "nd", "rd", "th"}:
            return None
        return unit_after(tokens, number.last, number)
    return None


def _ends_quantity(tokens: Tokens, at: int) -> bool:
    """Whether a unit's symbol behind a number stands at a token: the "MW" of "100 MW", "100MW" and "100-MW"."""
    if tokens.kind(at) != "w" or tokens.raw(at) not in unit_symbols():
        return False
    return "d" in {tokens.kind(at - 1), tokens.kind(at - 2) if tokens.word(at - 1) == "-" else ""}


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
    if code == "INR" and tokens.words[last : last + 2] == ["/", "-"] and tokens.glued(last - 1):
        last += 2  # "Rs.1,200/- per head"
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
    if unit.name == "year" and tokens.words[number.last - 1] == "half" and number.last == number.first + 1:
        return True  # "in the half year to June"
    if is_year(tokens, number) and unit.kind in {"time", "area"}:
        return True  # "2019 second-quarter sales"
    if unit.kind == "time" and tokens.capital(number.last) and not number.spelled and tokens.kind(number.last) == "w":
        return (
            unit.last - number.last == 1 and not tokens.words[number.last].endswith("s") and tokens.glued(unit.last - 1)
        )
    is_capital = tokens.capital(number.first) and tokens.capital(number.last)
    if number.spelled and number.value > 1 and is_capital and unit.kind != "time":
        return tokens.capital(unit.last) and not tokens.words[unit.last - 1].endswith("s")  # "Three Mile Island"
    if not (number.spelled and number.value == 1 and unit.kind == "time"):
        return False
    before, behind = tokens.word(number.first - 1), tokens.word(unit.last)
    if unit.name in {"day", "night"}:  # "One day we will know."
        is_sentence = not tokens.is_short(number.first, 3)
        return is_sentence and before not in _BEFORE_ONE_DAY and behind not in _BEHIND_ONE_DAY
    return before in {"the", "day", "no", "any"}


def _is_titled_time(tokens: Tokens, number: Number, unit: Unit) -> bool:
    """Whether a time has capitals where its sentence has none: a title."""
    at = unit.last - 1
    if unit.kind != "time" or unit.per is not None or not (tokens.capital(at) and tokens.raw(at)[1:].islower()):
        return False
    if len(tokens.words[at]) < 3 or (number.spelled and not tokens.capital(number.first)):
        return False
    goes_on = (
        tokens.kind(unit.last) == "w"
        and tokens.near(at)
        and tokens.word(unit.last) not in {"ended", "ending", "of", "in"}
    )
    return goes_on and not is_heading(tokens, number.first)
