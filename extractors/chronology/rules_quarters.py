"""Rules for quarters, halves and the first months of a year: "third-quarter 2025", "1H26", "the first nine months"."""

from __future__ import annotations

import re

from extractors.chronology.atoms import DIGITS, Rules
from extractors.chronology.meanings import FirstMonths, Meaning, Part, Year
from extractors.chronology.names import is_part_of_game
from extractors.chronology.words import DASH, GAP, ORDINAL, ORDINALS, SP, YEAR, count_of, ordinal_number, unit_of
from extractors.chronology.years_beside import FISCAL, PART_YEAR, SHORT_YEAR, full_year, year_of

RULES = Rules()


_UNIT = rf"(?P<unit>quarters?|qtrs?\b\.?|half|halves)\b(?!{GAP}(?:dozen|hours?)\b)"
_NTH = rf"(?P<nth>{ORDINAL}|[1-4](?:st|nd|rd|th)|final|latter|back|last)"


@RULES.rule(
    [*ORDINALS, DIGITS, "final", "latter", "back", "last"],
    rf"{_NTH}(?:{SP}?(?:and|to|through|&|{DASH}){SP}?(?P<to>second|third|fourth))?(?:{GAP}(?P<fiscal>fiscal))?{GAP}{_UNIT}{PART_YEAR}?",
)
def part(match: re.Match[str]) -> Meaning | None:
    return _part(match)


@RULES.rule(
    ["fiscal", "full", "financial", "fy"],
    rf"(?:(?P<basis>{FISCAL})(?:{SP}?(?P<year>{YEAR}|{SHORT_YEAR}|(?<=FY)\d\d))?(?:['’]s)?){GAP}{_NTH}(?P<to>(?!))?(?P<fiscal>(?!))?{GAP}{_UNIT}",
)
def fiscal_part(match: re.Match[str]) -> Meaning | None:
    return _part(match)


@RULES.rule(
    [DIGITS], rf"(?P<basis>(?!))?(?P<year>{YEAR})(?:['’]s)?{GAP}(?P<fiscal>fiscal{GAP})?{_NTH}(?P<to>(?!))?{GAP}{_UNIT}"
)
def year_part(match: re.Match[str]) -> Meaning | None:
    return _part(match)


@RULES.rule(
    ["first", "last", "final", "opening"],
    rf"(?P<edge>first|last|final|opening){GAP}(?P<count>\d{{1,2}}|[a-z]+){GAP}(?P<unit>months?|weeks?|days?|quarters?)(?:{PART_YEAR})?\b",
)
def first_months(match: re.Match[str]) -> Meaning | None:
    count = count_of(match["count"])
    is_of_other = _OF_OTHER.match(match.string, match.end()) is not None
    year = year_of(match)
    if count is None or count != int(count) or (not match["count"].isdigit() and not _is_number_word(match["count"])):
        return None
    if year is None and (match["edge"].lower() != "first" or is_of_other):
        return None  # "the first six months of treatment" is a length
    return FirstMonths(
        int(count) * (1 if match["edge"].lower() in {"first", "opening"} else -1), unit_of(match["unit"]), year
    )


_OF_OTHER = re.compile(
    rf"{SP}of{SP}(?!(?:(?:the|this|last|next|its|our|each|that)(?:{SP}(?:fiscal|calendar|financial|current|previous|prior))?{SP})year\b)",
    re.IGNORECASE,
)
_YEAR_BESIDE = rf"(?:{SP}?(?:FY|of{SP}|,{SP}|{DASH}|/)?(?:{SP})?(?P<year>{YEAR}|['’]?\d\d(?![\d%]|[.,]\d)))"


@RULES.rule(
    [*(f"{letter}" for letter in "qh"), *(f"{kind}{n}" for kind in "qh" for n in range(1, 5))],
    rf"(?P<kind>[QH])(?P<nth>[1-4])(?:{DASH}[QH]?(?P<to>[2-4]))?(?P<fiscal>{SP}?(?:FY|fiscal{SP}))?{_YEAR_BESIDE}?(?![\d%]|{DASH}\d)",
)
def short_part(match: re.Match[str]) -> Meaning | None:
    return _short_part(match)


@RULES.rule([DIGITS], rf"(?P<nth>[1-4])(?P<kind>[QH])(?P<to>(?!))?(?P<fiscal>{SP}?FY)?{_YEAR_BESIDE}?(?![\d%])")
def number_first(match: re.Match[str]) -> Meaning | None:
    return _short_part(match)


@RULES.rule([DIGITS], rf"(?P<year>{YEAR})(?:{GAP}|/)?(?P<kind>[QH])(?P<nth>[1-4])(?P<to>(?!))?(?P<fiscal>(?!))?")
def year_first(match: re.Match[str]) -> Meaning | None:
    return _short_part(match)


@RULES.rule([DIGITS], rf"(?P<count>[369])M{SP}?(?P<year>{YEAR}|['’]?\d\d)(?![\d%.,])")
def months_to(match: re.Match[str]) -> Meaning | None:
    return FirstMonths(int(match["count"]), "month", year_of(match)) if "M" in match.group() else None


def _is_number_word(word: str) -> bool:
    return count_of(word) != 1 or word.lower() == "one"


def _short_part(match: re.Match[str]) -> Meaning | None:
    kind, number = match["kind"], int(match["nth"])
    unit = "quarter" if kind == "Q" else "half"
    if kind not in "QH" or (unit == "half" and (number > 2 or not match["year"])):
        return None  # "H1" without a year is a heading or an antihistamine
    year = Year(full_year(match["year"]), bool(match["fiscal"])) if match["year"] else None
    if year and not 1950 <= year.number <= 2099:
        return None
    last = int(match["to"]) if match["to"] else None
    return Part("quarter" if unit == "quarter" else "half", number, year, bool(match["fiscal"]), last)


def _part(match: re.Match[str]) -> Meaning | None:
    word = match["nth"].lower()
    unit = "half" if match["unit"].lower().startswith("hal") else "quarter"
    most = 2 if unit == "half" else 4
    if word == "back" and unit != "half":
        return None
    number = most if word in {"final", "latter", "back", "last"} else ordinal_number(word)
    year = year_of(match)
    last = ordinal_number(match["to"]) if match["to"] else None
    if number is None or number > most or (last is not None and not number < last <= most):
        return None
    if word == "last" and year is None:
        return None  # "last quarter" is the one before this one
    following = match.string[match.end() : match.end() + 24].lower()
    if year is None and re.match(
        rf"{SP}of{SP}(?:the{SP})?(?!fiscal|last|this|next|20|19|the|fy|cal|year|prior|previous)", following
    ):
        return None  # "the first half of the match"
    if year is None and is_part_of_game(match.string, match.start(), match.end()):
        return None
    is_fiscal = bool(match["fiscal"]) or "fiscal" in (match["basis"] or "").lower() or bool(year and year.is_fiscal)
    return Part("half" if unit == "half" else "quarter", number, year, is_fiscal, last)
