"""Amounts in words that are no numerals: multiples, bands of percentages, tens of millions.

"tripled", "a five-fold increase", "twice the size"                   →  multiple 3, 5, 2
"mid-single-digit percent", "low double-digit to mid-twenties percent" →  4 to 6, 10 to 26 percent
"tens of millions of dollars"                                          →  10 to 100 million USD, approximate
"""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from functools import cache

from extractors.amount_carrying import plain_number
from extractors.amount_tokens import Tokens
from extractors.amount_words import word_set
from extractors.currencies import Currencies
from extractors.lexicons import entries
from extractors.single import Single
from schemas.figures import FigureType

_BAND = (
    r"(?:(?P<{n}low>low|lower|mid|middle|high|upper)(?:-?[- ]to[- ](?P<{n}high>mid|middle|high|upper))?[- ])?"
    r"(?P<{n}band>(?:single|double|triple)(?:[- ]digits?|(?=-? to (?:[a-z]+[- ])?(?:single|double|triple)[- ]digit))"
    r"|teens?|[2-9]0s|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)"
)

_TO = r"(?:-? to (?:the )?|[-–]to[-–]|[-–]| and (?:the )?)"
_BANDS = re.compile(
    rf"\b{_BAND.format(n='a')}(?:(?: percent(?:age)?| per cent|%)?{_TO}{_BAND.format(n='b')})?"
    r"(?P<percent>[- ](?:percent(?:age)?s?|per cent|pct)\b|\s?%)?",
    re.IGNORECASE,
)
_PERCENT_NOUN = re.compile(
    r"[- ](?:[a-z-]+ ){0,2}"
    r"(?:growth|royalt(?:y|ies)|rates?|increases?|declines?|rise|gains?|margins?|returns?|drop|decreases?|inflation)\b"
)
_PERCENT_NOUN_BEFORE = re.compile(
    r"\b(?:growth|royalt(?:y|ies)|margins?|inflation|yields?|interest rates?)\b[^.;\n]{0,60}$"
)
_CHANGE_BEFORE = re.compile(
    r"\b(?:gr[eo]w|grown|growing|rose|rise|rising|fell|fall|falling|increased?|increasing|declined?|up|down|decreased?)"
    r"(?: organically)?(?: in| by| at)?(?: the| a)?(?: about| around)? $"
)
_SINGLE = {"low": (1, 3), "mid": (4, 6), "high": (7, 9), "": (1, 9)}
_DOUBLE = {"low": (10, 15), "mid": (40, 60), "high": (70, 99), "": (10, 99)}
_TRIPLE = {"low": (100, 300), "mid": (400, 600), "high": (700, 999), "": (100, 999)}
_TENS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_LEVELS = {"lower": "low", "middle": "mid", "upper": "high"}
_MANY = {"tens": 10, "dozens": 12, "hundreds": 100, "thousands": 1000}
_SCALES = {"thousands": 3, "millions": 6, "billions": 9, "trillions": 12}
_POINTS = {"quarter": Decimal("0.25"), "half": Decimal("0.5"), "a": Decimal(1), "full": Decimal(1)}
_BEFORE_A_BASE = word_set("before a base")
_BEHIND_BASE = word_set("behind base")
_BEHIND_THIRD = word_set("behind third")
_PLAYERS = word_set("players")
_BEHIND_TWICE = word_set("behind twice")
_NO_MULTIPLE_BEHIND = word_set("no multiple behind")


def read_word_amounts(tokens: Tokens, currencies: Currencies) -> list[Single]:
    """The amounts of a text that no numeral tells, in their order."""
    singles: list[Single] = []
    for index in _triggers(tokens):
        single = _multiple(tokens, index) or _many(tokens, currencies, index) or _point(tokens, index)
        if single is not None:
            singles.append(single)
    return sorted([*singles, *_bands(tokens)], key=lambda single: single.first)


@cache
def _multiples() -> dict[str, tuple[Decimal, str]]:
    lines = (line.split("\t") for line in entries("multiples.tsv"))
    return {word: (Decimal(factor), how) for word, factor, how in lines}


def _triggers(tokens: Tokens) -> list[int]:
    wanted = _multiples().keys() | _MANY.keys() | {"point"}
    return [index for index, word in enumerate(tokens.words) if word in wanted]


def _multiple(tokens: Tokens, index: int) -> Single | None:
    """ "doubled", "to triple", "twofold", "twice the"."""
    entry = _multiples().get(tokens.words[index])
    if entry is None:
        return None
    factor, how = entry
    before, behind = tokens.word(index - 1), tokens.word(index + 1)
    if behind in _NO_MULTIPLE_BEHIND or (tokens.glued(index - 1) and before in {"-", "‑", "/"}):
        return None
    if how == "twice" and behind not in _BEHIND_TWICE:
        return None
    if how == "base" and before not in _BEFORE_A_BASE and behind not in _BEHIND_BASE:
        return None
    if how == "base" and behind in {"a", "or"}:
        return None
    ends_headline = tokens.capital(index) and tokens.kind(index + 1) in {"", "s"} and tokens.capital(index - 1)
    if how == "third" and (before in _PLAYERS or not (behind in _BEHIND_THIRD or ends_headline)):
        return None
    return Single(index, index + 1, FigureType.MULTIPLE, factor, plain_number(factor, index, index + 1))


def _point(tokens: Tokens, index: int) -> Single | None:
    """ "a quarter-point cut", "half-percentage-point", "a percentage point": parts of one percentage point, or one."""
    at = index - 1
    is_told = tokens.word(at) == "percentage" and tokens.near(at)
    at -= is_told
    hyphened = tokens.word(at) in {"-", "‑"} and tokens.glued(at)
    at -= hyphened
    value = _POINTS.get(tokens.word(at)) if tokens.near(at) else None
    is_quarter = tokens.word(at) == "quarter" and tokens.word(at - 1) == "a"
    if value is None or not (is_told or hyphened or is_quarter):
        return None
    first = at
    if tokens.word(at) == "full" and tokens.word(at - 1) in {"a", "one"}:
        first -= 1
    if value < 1 and tokens.word(at - 1) == "-" and tokens.word(at - 2) == "three" and tokens.glued(at - 1):
        first, value = at - 2, value * 3  # "three-quarter-point"
    elif value < 1 and tokens.word(at - 1) == "a":
        first -= 1
    if value == 1 and (hyphened or not is_told):
        return None
    number = plain_number(value, first, index + 1)
    return Single(first, index + 1, FigureType.PERCENTAGE_POINT, value, number, unit="percentage point")


def _many(tokens: Tokens, currencies: Currencies, index: int) -> Single | None:
    """ "tens of millions (of dollars)": from one to ten times what the words say."""
    many, scale = _MANY.get(tokens.words[index]), _SCALES.get(tokens.word(index + 2))
    if many is None or scale is None or tokens.word(index + 1) != "of" or many == 12:
        return None
    low = Decimal(many) * 10**scale
    number = plain_number(low, index, index + 3)
    money = currencies.after(index + 3, number) if index + 3 < tokens.size else None
    last = money.last if money is not None else index + 3
    return Single(
        index,
        last,
        FigureType.MONEY if money else FigureType.COUNT,
        low,
        number,
        currency=money.code if money else None,
        basis=money.basis if money else None,
        maximum=low * 10,
        approximate=True,
    )


def _bands(tokens: Tokens) -> list[Single]:
    """ "mid-single-digit percent": only where percentages are told, or growth, royalties and the like."""
    lowered = tokens.text.lower()
    if len(lowered) != len(tokens.text) or not any(word in lowered for word in ("digit", "teens", "ties", "0s")):
        return []
    singles = []
    for match in _BANDS.finditer(lowered):
        if not _tells_percent(lowered, match):
            continue
        low, high = _band(match["alow"], match["ahigh"], match["aband"])
        if match["bband"]:
            high = _band(match["blow"], match["bhigh"], match["bband"])[1]
        first = bisect_left(tokens.starts, match.start())
        last = bisect_left(tokens.starts, match.end())
        if low < high and first < last:
            number = plain_number(Decimal(low), first, last)
            singles.append(
                Single(
                    first,
                    last,
                    FigureType.PERCENT,
                    Decimal(low),
                    number,
                    unit="percent",
                    maximum=Decimal(high),
                    approximate=True,
                )
            )
    return singles


def _tells_percent(lowered: str, match: re.Match[str]) -> bool:
    """Whether a band is one of percentages: "mid-teens" alone is an age or the weather as often."""
    is_in_digits = "digit" in match["aband"]
    if match["alow"] is None and match["aband"][0].isdigit():
        return False  # "from the 70s to the 90s"
    if match["alow"] is None and not is_in_digits and match["bband"] is None:
        return False
    if match["percent"] or _PERCENT_NOUN.match(lowered, match.end()):
        return True
    before = lowered[max(0, match.start() - 90) : match.start()]
    return bool(_PERCENT_NOUN_BEFORE.search(before) or (is_in_digits and _CHANGE_BEFORE.search(before)))


def _band(level: str | None, upper: str | None, band: str) -> tuple[int, int]:
    """The lowest and highest whole number of "mid-to-high single digits"."""
    low = _ends(_LEVELS.get(level or "", level or ""), band)
    return (low[0], _ends(_LEVELS.get(upper, upper), band)[1]) if upper else low


def _ends(level: str, band: str) -> tuple[int, int]:
    for prefix, ends in (("single", _SINGLE), ("double", _DOUBLE), ("triple", _TRIPLE)):
        if band.startswith(prefix):
            return ends[level]
    if band.startswith("teen"):
        return {"low": (11, 13), "mid": (14, 16), "high": (17, 19), "": (13, 19)}[level]
    ten = int(band[:2]) if band[0].isdigit() else 20 + 10 * _TENS.index(band)
    low, high = _SINGLE[level] if level else (0, 9)
    return ten + low, ten + high
