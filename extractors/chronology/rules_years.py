"""Rules for years, decades, centuries and fiscal years: "2025 results", "FY25", "2012–2018", "the 1990s"."""

from __future__ import annotations

import re

from extractors.chronology.atoms import DIGITS, Rules
from extractors.chronology.meanings import Between, Century, Decade, Meaning, Month, Year
from extractors.chronology.words import DASH, GAP, ORDINAL_DAY, ORDINALS, SP, YEAR, ordinal_number
from extractors.chronology.year_names import is_year
from extractors.chronology.years_beside import FISCAL, SHORT_YEAR, full_year, year_of

_DAY_WORDS = [DIGITS, *(word for word in ORDINALS if "-" not in word)]
_SEASON_AFTER = re.compile(
    rf"{SP}(?:season|school|academic|budget|fiscal|financial|campaign|term|year)\b", re.IGNORECASE
)
_YEAR_APART = re.compile(
    r"\b(?:in|of|since|from|by|until|after|before|through|during|spring|summer|fall|autumn|winter)\s+['’‘]$",
    re.IGNORECASE,
)
RULES = Rules()


@RULES.rule([DIGITS], rf"(?P<year>{YEAR})(?:{SP}?(?:A\.?D\.?|CE)\b)?")
def year(match: re.Match[str]) -> Meaning | None:
    return Year(int(match["year"])) if is_year(match.string, match.start(), match.end()) else None


@RULES.rule([DIGITS], rf"(?P<first>{YEAR})(?P<dash>{DASH}|/)(?P<last>{YEAR}|\d\d)(?![\d%]|{DASH}\d|,\d)")
def years(match: re.Match[str]) -> Meaning | None:
    first = int(match["first"])
    last = int(match["last"]) if len(match["last"]) == 4 else first // 100 * 100 + int(match["last"])
    is_pair = last == first + 1 and _SEASON_AFTER.match(match.string, match.end()) is not None
    is_month = len(match["last"]) == 2 and last % 100 < 13 and match["dash"] != "/" and not is_pair
    if not first < last <= first + 200 or is_month:
        return None  # "2025-12" is a month, "the 2011-12 season" is none
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


@RULES.rule([DIGITS], r"(?<=['’‘])(?P<year>\d\d)(?![\w%'’]|[.,]\d)")
def year_apart(match: re.Match[str]) -> Meaning | None:
    """ "back in '68"; the class of '68 is a name."""
    before = match.string[max(0, match.start() - 16) : match.start()]
    is_class = re.search(r"\bclass\s+of\s+['’‘]$", before, re.IGNORECASE) is not None
    return Year(full_year(match["year"], 40)) if _YEAR_APART.search(before) and not is_class else None


_DECADES = {"twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970,
            "eighties": 1980, "nineties": 1990}  # fmt: skip


@RULES.rule(_DECADES, r"[A-Za-z]+")
def decade_word(match: re.Match[str]) -> Meaning | None:
    """ "the Sixties", "the late eighties"; not "in her sixties", "temperatures in the low forties"."""
    before = match.string[max(0, match.start() - 16) : match.start()]
    word = match.group().lower()
    is_led = re.search(rf"\b(?:[Tt]he|[Rr]oaring){SP}(?:(?:[Ee]arly|[Ll]ate|[Mm]id){GAP})?$", before)
    is_of_years = match.group()[0].isupper() or (word in {"sixties", "seventies", "eighties", "nineties"})
    return Decade(_DECADES[word]) if is_led and is_of_years else None


@RULES.rule([*_DAY_WORDS, "twenty"], rf"(?P<number>{ORDINAL_DAY}|twenty{GAP}first){GAP}(?:century|centuries)\b")
def century(match: re.Match[str]) -> Meaning | None:
    if match.string[match.end() : match.end() + 8].lstrip()[:3] == "Fox" or match.group()[-7:-6] == "C":
        return None  # "21st Century Holdings"
    number = ordinal_number(re.sub(r"\s+", "-", match["number"]))
    return Century(number) if number and number <= 22 else None


@RULES.rule(
    ["fiscal", "financial", "fy", "fye", "full", "calendar", "cy", "year", "years"],
    rf"(?:(?P<basis>{FISCAL})|CY|years?)(?:s?{GAP}(?:ending{SP}|ended{SP})?|{SP}?)(?P<year>{YEAR}|{SHORT_YEAR}|(?<=[FC]Y)\d\d(?!\d))E?\b",
)
def named_year(match: re.Match[str]) -> Meaning | None:
    return year_of(match)


@RULES.rule(
    ["fy", "fiscal"],
    rf"(?:FY{SP}?|fiscal{SP}(?:year{SP})?)(?P<first>\d{{4}}|\d\d)[/–-](?P<last>\d{{4}}|\d\d)(?![\d%,/])",
)
def fiscal_years(match: re.Match[str]) -> Meaning | None:
    """ "FY25/26" is the year that ends in 2026."""
    first, last = full_year(match["first"]), full_year(match["last"])
    return Year(last, True) if last == first + 1 else None


@RULES.rule(["fy", "cy", *(f"{p}y" for p in "fc")], r"(?P<basis>FY|CY)E?['’]?(?P<year>\d{4}|\d\d)E?(?![\d,%])")
def short_fiscal_year(match: re.Match[str]) -> Meaning | None:
    return year_of(match) if 1950 <= full_year(match["year"]) <= 2099 else None
