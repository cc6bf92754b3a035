"""The physical unit behind a number.

"500 mg", "1,458,000 tons", "3-inch", "37.8 °C"   →  mg, ton, inch, °C
"0.5 mg/kg", "500,000 barrels a day", "20 J/m^2"  →  mg/kg, barrel (per day), joule per square metre
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.amount_tokens import Tokens
from extractors.amount_words import word_set
from extractors.composed_units import composed_unit
from extractors.lexicons import entries
from extractors.number_parts import Number

_LONGEST_SYMBOL = 4
_WARMTH = frozenset(
    [
        *("temperature", "temperatures", "heat", "heated", "heatwave", "mercury", "degrees", "oven", "stored"),
        *("warming", "warmer", "hotter", "colder", "cooled", "chilled", "frozen", "freezing", "highs", "lows"),
    ]
)
_NEAR_WARMTH = 10
_NEAR_GOLD = 4
_BEHIND_TONNES = frozenset({"/", "of", "per", "co", "a"})
_LETTERS_THAT_STAND_APART = frozenset({"g", "L", "l", "W", "V"})
_INCH_MARKS = frozenset({'"', "”", "″"})
_INCHED = frozenset(["long", "wide", "tall", "high", "deep", "thick", "x", "by", "pipe", "pipeline", "display"])
_TIME_LETTERS = {"s": "second", "h": "hour", "d": "day", "y": "year", "yr": "year", "a": "year"}
_BEHIND_METRES = word_set("behind metres")
_NEVER_SINGULAR = frozenset({"quarter", "degree", "cup", "bar", "mole", "gray"})
_EXPRESSION = re.compile(r"[A-Za-zµμ°Ω]{1,4}(?:[/·*][A-Za-zµμ]{1,4}(?:\^?[-−]?[0-9²³])?|\^?[-−][0-9])+(?![\w/^])")
_PARTS = re.compile(r"[A-Za-zµμ°Ω]+")
_ONLY_COMPOSED = frozenset({*"ACFHKNSTshd", "Ω", "cd", "mW", "Mb", "Gb", "kbit", "Mbit", "Gbit"})
"""Units that a single letter behind a number does not make."""


@dataclass(frozen=True)
class Unit:
    """What a number counts; `last` is the token behind the unit, `per_last` the token behind its "a day"."""

    name: str
    kind: str
    last: int
    per: str | None = None
    per_last: int | None = None


@cache
def unit_symbols() -> dict[str, tuple[str, str]]:
    """Written symbols, case as it counts, to the unit that they are reported as and what it measures."""
    return {
        form: (unit, kind)
        for unit, forms, _, kind in (line.split("\t") for line in entries("units.tsv"))
        for form in forms.split()
    }


@cache
def _names() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """Names as tokens by their first word, the longest first."""
    names: dict[tuple[str, ...], tuple[str, str]] = {}
    for unit, _, singulars, kind in (line.split("\t") for line in entries("units.tsv")):
        for name in filter(None, singulars.split("|")):
            names[tuple(Tokens(name).words)] = (unit, kind)
            names[tuple(Tokens(_plural(name)).words)] = (unit, kind)
    by_first: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for words, (unit, kind) in sorted(names.items(), key=lambda item: -len(item[0])):
        by_first.setdefault(words[0], []).append((words, unit, kind))
    return by_first


def _plural(name: str) -> str:
    return name if name.endswith(("hertz", "feet")) else f"{name[:-1]}ies" if name.endswith("ury") else f"{name}s"


def unit_after(tokens: Tokens, index: int, number: Number) -> Unit | None:
    """The unit that begins at a token, with what it is counted for ("mg/kg", "barrels a day")."""
    hyphened = tokens.word(index) in {"-", "‑"} and tokens.glued(index) and tokens.glued(index - 1)
    at = index + 1 if hyphened else index
    if at >= tokens.size or not (tokens.near(at - 1) or tokens.wrapped(at - 1)):
        return None
    bracketed = tokens.words[at] in "([{<" and tokens.word(at + 2) in {")", "]", "}", ">"}
    if bracketed and tokens.glued(at - 1) and len(tokens.words[at + 1]) == 1:
        return None  # "a 513(g) request"
    if bracketed:  # "20 (kg)"
        inner = _symbol_at(tokens, at + 1)
        return Unit(inner.name, inner.kind, inner.last + 1) if inner and inner.last == at + 2 else None
    unit = _name_at(tokens, at, hyphened, 0 < number.value < 1) or (
        _symbol_at(tokens, at) if tokens.near(at - 1) else None
    )
    if unit is None:
        return _expression_at(tokens, at, number, at + 1) if tokens.word(at + 1) in {"/", "·", "^"} else None
    if unit.kind == "time" and (last := _past_age(tokens, unit.last)) is not None:
        return Unit(unit.name, "age", last)
    unit = _with_denominator(tokens, unit)
    return _expression_at(tokens, at, number, unit.per_last or unit.last) or unit


def _past_age(tokens: Tokens, index: int) -> int | None:
    """The token behind "old", "-old" or "of age" behind a span of time, which make it an age."""
    if tokens.word(index) == "of" and tokens.word(index + 1) == "age" and tokens.near(index):
        return index + 2
    at = index + (tokens.word(index) in {"-", "‑"} and tokens.glued(index - 1))
    return at + 1 if tokens.word(at) in {"old", "olds"} and tokens.near(at - 1) else None


def _name_at(tokens: Tokens, at: int, hyphened: bool, is_part: bool = False) -> Unit | None:
    for words, unit, kind in _names().get(tokens.words[at], ()):
        last = _past_name(tokens, at, words)
        if last is None:
            continue
        if words[0] in _NEVER_SINGULAR and len(words) == 1 and not hyphened and not (words[0] == "cup" and is_part):
            continue
        return Unit(unit, kind, last)
    return None


def _past_name(tokens: Tokens, at: int, words: tuple[str, ...]) -> int | None:
    """The token behind a name that begins at a token; hyphens may tie its words ("25-basis-point")."""
    for position, word in enumerate(words):
        if position:
            at += tokens.word(at) in {"-", "‑"} and tokens.glued(at) and tokens.glued(at - 1) and word not in {"-", "‑"}
        if tokens.word(at) != word or (position and not (tokens.near(at - 1) or tokens.wrapped(at - 1))):
            return None
        at += 1
    return at


def _symbol_at(tokens: Tokens, at: int) -> Unit | None:
    """A symbol is what is written without a space: "m2" and "°C" are two tokens."""
    last, written, longest = at, "", None
    while last < tokens.size and last - at < _LONGEST_SYMBOL and (last == at or tokens.glued(last - 1)):
        written += tokens.raw(last)
        last += 1
        known = unit_symbols().get(written)
        if written == "°" and tokens.word(last) in {"celsius", "fahrenheit", "c", "f"} and tokens.near(last - 1):
            name = "°C" if tokens.words[last].startswith("c") else "°F"
            return Unit(name, "temperature", last + 1)
        if known is not None and not (tokens.glued(last - 1) and tokens.kind(last) in {"w", "d"}):
            longest = Unit(known[0], known[1], last)
    if longest is None:
        return _inches_at(tokens, at) or _degrees_at(tokens, at)
    symbol = tokens.text[tokens.starts[at] : tokens.ends[longest.last - 1]]
    is_apart = not tokens.glued(at - 1)
    if symbol == "kt" and "gold" in tokens.words[longest.last : longest.last + _NEAR_GOLD]:
        return Unit("karat", "share", longest.last)  # "18kt yellow gold"
    if symbol == "m" and is_apart:
        behind = tokens.word(longest.last)
        return longest if tokens.kind(longest.last) != "w" or behind in _BEHIND_METRES else None
    if symbol == "t" and is_apart and tokens.word(longest.last) in _BEHIND_TONNES:
        return longest  # "12,000 t/y", "900 t CO2"
    if is_apart and len(symbol) == 1 and symbol.isalpha() and symbol not in _LETTERS_THAT_STAND_APART:
        return None
    if len(symbol) == 1 and is_apart and tokens.word(longest.last) == "-" and tokens.glued(longest.last - 1):
        return None  # "24703 L-202"
    if symbol == "°" and tokens.word(longest.last) in {"n", "s", "e", "w"}:
        return None  # a place on the globe
    return longest


def _inches_at(tokens: Tokens, at: int) -> Unit | None:
    """ "a 24″ pipe", 'a board 10" long', "2.9in", "2 in thick": marks that close a quotation, a word that is none."""
    if tokens.words[at] == "in" and (tokens.glued(at - 1) or tokens.word(at + 1) in _INCHED):
        return Unit("inch", "length", at + 1) if tokens.kind(at - 1) == "d" else None
    is_mark = tokens.words[at] in _INCH_MARKS and tokens.glued(at - 1) and tokens.kind(at - 1) == "d"
    if not is_mark or not (tokens.words[at] == "″" or tokens.word(at + 1) in _INCHED):
        return None
    return Unit("inch", "length", at + 1)


def _degrees_at(tokens: Tokens, at: int) -> Unit | None:
    """ "40C (104F)", "temperatures of 30 C": a letter alone, where warmth is spoken of or the other scale follows."""
    letter = tokens.raw(at)
    if letter not in {"C", "F"} or (tokens.glued(at) and tokens.kind(at + 1) in {"w", "d"}):
        return None
    other = "f" if letter == "C" else "c"
    is_restated = tokens.word(at + 1) == "(" and other in tokens.words[at + 3 : at + 5]
    restates = tokens.word(at + 1) == ")" and other in tokens.words[max(0, at - 4) : at - 2]
    if not (is_restated or restates or not _WARMTH.isdisjoint(tokens.words[max(0, at - _NEAR_WARMTH) : at])):
        return None
    return Unit(f"°{letter}", "temperature", at + 1)


def _with_denominator(tokens: Tokens, unit: Unit) -> Unit:
    """ "/kg" glued to the unit becomes part of it; "per day" and "a day" behind it are kept apart."""
    name, last = unit.name, unit.last
    while tokens.word(last) == "/" and tokens.glued(last - 1) and tokens.glued(last):
        below = _symbol_at(tokens, last + 1) or _name_at(tokens, last + 1, hyphened=True)
        if below is None and tokens.word(last + 1) in {"s", "h", "m", "d", "y", "a"}:
            below = Unit(tokens.words[last + 1], "", last + 2)
        if below is None:
            break
        if below.kind == "time" or below.name in _TIME_LETTERS:
            return Unit(name, unit.kind, below.last, _TIME_LETTERS.get(below.name, below.name), below.last)
        name, last = f"{name}/{below.name}", below.last
    per = per_last = None
    at = _past_gas(tokens, last)
    at += _is_tied(tokens, at)  # "2 million gallon-per-day plant"
    if tokens.word(at) in {"per", "a", "an", "each", "every"} and tokens.near(at - 1) and tokens.near(at):
        below_at = at + 1 + _is_tied(tokens, at + 1)
        below = _name_at(tokens, below_at, hyphened=True) or _symbol_at(tokens, below_at)
        is_rate = tokens.word(at) == "per" or (below is not None and below.kind == "time")
        if (
            below is not None
            and is_rate
            and tokens.word(below.last) not in {"ago", "earlier", "before", "later", "old"}
        ):
            per, per_last = below.name, below.last
    return Unit(name, unit.kind, last, per, per_last)


def _past_gas(tokens: Tokens, last: int) -> int:
    """The token behind the "of CO2" of "22 grams of CO2 per km", which stands between a mass and what it is for."""
    at = last + (tokens.word(last) == "of")
    is_gas = tokens.word(at) in {"co", "ch"} and tokens.word(at + 1) in {"2", "4"} and tokens.glued(at)
    behind = at + 2 + (tokens.word(at + 2) == "e" and tokens.glued(at + 1))
    return behind if is_gas and tokens.word(behind) in {"per", "a", "/"} else last


def _is_tied(tokens: Tokens, at: int) -> bool:
    return tokens.word(at) in {"-", "‑"} and tokens.glued(at - 1) and tokens.glued(at)


# --- compound units that the lexicon does not list --------------------------------------------------------------------


def _expression_at(tokens: Tokens, at: int, number: Number, read_to: int) -> Unit | None:
    """A composed unit ("J/m^2", "MJ·kg−1") by quantulum3: a short span, one result, a kind of quantity on our list.

    It must go beyond what was read already, up to the token `read_to`.
    """
    if tokens.kinds[at] != "w" or number.spelled:
        return None
    match = _EXPRESSION.match(tokens.text, tokens.starts[at])
    if match is None or match.end() <= tokens.ends[read_to - 1]:
        return None
    last = at
    while last < tokens.size and tokens.ends[last] <= match.end():
        last += 1
    if tokens.word(last - 2) == "-" and tokens.word(last) == tokens.words[at]:
        return None  # "3 km-5 km"
    if not all(part in unit_symbols() or part in _ONLY_COMPOSED for part in _PARTS.findall(match.group())):
        return None  # "7 PD-1 inhibitors", "5 a/b tests"
    name = composed_unit(match.group())
    return Unit(name, "composed", last) if name is not None and tokens.ends[last - 1] == match.end() else None
