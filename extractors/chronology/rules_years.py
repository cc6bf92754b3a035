"""Rules for years, decades, centuries and fiscal years: "2025 results", "FY25", "2012–2018", "the 1990s"."""

from __future__ import annotations

import re

from extractors.chronology.atoms import DIGITS, Rules
from extractors.chronology.meanings import (
    Between,
    Century,
    Decade,
    Meaning,
    Month,
    Year,
)
from extractors.chronology.names import is_year
from extractors.chronology.words import (
    DASH,
    GAP,
    ORDINAL_DAY,
    ORDINALS,
    SP,
    YEAR,
    ordinal_number,
)
from extractors.chronology.years_beside import FISCAL, SHORT_YEAR, full_year, year_of

_DAY_WORDS = [DIGITS, *(word for word in ORDINALS if "-" not in word)]
RULES = Rules()


@RULES.rule([DIGITS], rf"(?P<year>{YEAR})(?:{SP}?(?:A\.?D\.?|CE)\b)?")
def year(match: re.Match[str]) -> Meaning | None:
    return Year(int(match["year"])) if is_year(match.string, match.start(), match.end()) else None


@RULES.rule([DIGITS], rf"(?P<first>{YEAR})(?P<dash>{DASH}|/)(?P<last>{YEAR}|\d\d)(?![\d%]|{DASH}\d|,\d)")
def years(match: re.Match[str]) -> Meaning | None:
    first = int(match["first"])
    last = int(match["last"]) if len(match["last"]) == 4 else first // 100 * 100 + int(match["last"])
    if not first < last <= first + 200 or (len(match["last"]) == 2 and not (last % 100 >= 13 or match["dash"] == "/")):
        return None  # "2025-12" is a month
    return Between(Year(first), Year(last))


@RULES.rule([DIGITS], r"(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)(?![\d/-]|\.\d)")
def month_slash_year(match: re.Match[str]) -> Meaning | None:
    return (
        None
        if match.string[match.start() - 1 : match.start()] == "/"
        else Month(int(match["month"]), Year(int(match["year"])))
    )


@RULES.rule([DIGITS], rf"(?P<year>{YEAR}){GAP}(?P<kind>fiscal|financial|calendar|reporting)(?:{GAP}year)?\b")
def year_kind(match: re.Match[str]) -> Meaning:
    return Year(int(match["year"]), match["kind"].lower() in {"fiscal", "financial"})


@RULES.rule([DIGITS], rf"(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])(?![\d/-]|\.\d)")
def iso_month(match: re.Match[str]) -> Meaning:
    return Month(int(match["month"]), Year(int(match["year"])))


@RULES.rule([DIGITS], r"(?P<decade>(?:1[4-9]|20)\d0)['’]?s\b")
def decade(match: re.Match[str]) -> Meaning:
    return Decade(int(match["decade"]))


@RULES.rule([DIGITS], r"(?<=['’‘])(?P<decade>[2-9]0)s\b")
def short_decade(match: re.Match[str]) -> Meaning:
    return Decade(full_year(match["decade"], 20))


@RULES.rule([*_DAY_WORDS, "twenty"], rf"(?P<number>{ORDINAL_DAY}|twenty{GAP}first){GAP}(?:century|centuries)\b")
def century(match: re.Match[str]) -> Meaning | None:
    if match.string[match.end() :].lstrip()[:3] == "Fox" or match.group()[-7:-6] == "C":
        return None  # "21st Century Holdings"
    number = ordinal_number(re.sub(r"\s+", "-", match["number"]))
    return Century(number) if number and number <= 22 else None


@RULES.rule(
    ["fiscal", "financial", "fy", "fye", "full", "calendar", "cy", "year", "years"],
    rf"(?:(?P<basis>{FISCAL})|CY|years?)(?:s?{GAP}(?:ending{SP}|ended{SP})?|{SP}?)(?P<year>{YEAR}|{SHORT_YEAR}|(?<=[FC]Y)\d\d(?!\d))E?\b",
)
def named_year(match: re.Match[str]) -> Meaning | None:
    return year_of(match)


@RULES.rule(["fy", "cy", *(f"{p}y" for p in "fc")], r"(?P<basis>FY|CY)E?['’]?(?P<year>\d{4}|\d\d)E?(?![\d,%])")
def short_fiscal_year(match: re.Match[str]) -> Meaning | None:
    return year_of(match) if 1950 <= full_year(match["year"]) <= 2099 else None
