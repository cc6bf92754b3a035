"""Rules for periods that the text leaves to its reader: "the quarter", "year-end", "the same period a year earlier"."""

from __future__ import annotations

import re

from extractors.chronology.atoms import Rules
from extractors.chronology.meanings import Current, Meaning, Same, Shifted, ToDate, Year
from extractors.chronology.words import DASH, GAP, NUMBER, SP

_KIND = rf"(?:(?P<kind>fiscal|calendar|financial|full|reporting){GAP}){{0,2}}"
_EDGE_OF = re.compile(
    rf"\b(?:end|turn|start|beginning|close|middle|rest|remainder|balance|half){GAP}of{SP}(?:(?:the|its|our){SP})?(?:{_KIND})$"
)
_OWN_UNIT = re.compile(
    rf"\b(?:in|for|during|of|through|throughout|over|far){SP}(?:the|its|our){SP}"
    rf"(?:(?:full|fiscal|entire|financial|reported|reporting){GAP}){{0,2}}$"
)
# "finished the day at $93", "up 2 percent on the week", "For the month, gold is down".
_ACCOUNT_LEADS = re.compile(
    rf"(?:\b(?:end|finish|start|close)(?:ed|s|ing)?|\b(?:began|begins|on|for)){SP}the{SP}$", re.IGNORECASE
)
_DAY_LEADS = re.compile(rf"\b(?:end|finish|start|close|open)(?:ed|s|ing)?{SP}the{SP}$", re.IGNORECASE)
_DAY_ENDS = re.compile(rf"{SP}(?:at|up|down|lower|higher|unchanged|flat)\b")
_LATER_IN = re.compile(rf"\b(?:earlier|later|early|late){SP}in{SP}the{SP}$", re.IGNORECASE)
_WHOLE_ENDS = re.compile(rf"\s*(?:[.,;:)!?]|$)|{SP}(?:at|as|with|up|down|lower|higher|unchanged|after|when)\b")
_PLANS = "forecasts?|guidance|outlook|targets?|estimates?|expectations?|projections?"
_RESULTS = (
    "results|earnings|profits?|losses|loss|income|sales|revenues?|figures|growth|report|accounts|dividend|turnover"
    "|margins?"
)
RULES = Rules()


@RULES.rule(
    ["year", "quarter", "month", "week", "decade", "century", "day"],
    rf"(?P<unit>year|quarter|month|week|decade|century|day)(?P<kind>{GAP}to{GAP}date\b|(?:['’]s{SP}|{GAP})?end\b(?!ed|ing)|\b)(?:{SP}(?:of{SP})?(?P<fiscal>fiscal{SP}|FY{SP}?)?(?P<year>(?:19|20)\d\d|(?<=FY)\d\d)(?!\d))?",
)
def whole_unit(match: re.Match[str]) -> Meaning | None:
    return _whole_unit(match)


_AGO = (
    rf"(?:year{GAP}ago|year{GAP}earlier|prior{GAP}years?(?:['’]s)?|previous{GAP}years?(?:['’]s)?|last{GAP}years?['’]s)"
)
_KINDS = rf"(?:{NUMBER}{GAP}months?{GAP})?(?:fiscal{SP}|reporting{SP})?"
_SPAN = r"(?P<unit>period|quarter|half|month|week|nine months|three months|six months)\b"


@RULES.rule(["year", "prior", "previous", "last"], rf"{_AGO}{GAP}{_KINDS}{_SPAN}")
def year_ago_period(match: re.Match[str]) -> Meaning:
    return Same(_compared_unit(match["unit"]), -1)


@RULES.rule(
    ["same", "corresponding", "comparable", "equivalent", "similar", "like", "comparative"],
    rf"(?:same|corresponding|comparable|equivalent|similar|like|comparative){GAP}(?P<ago>{_AGO}{GAP})?{_KINDS}{_SPAN}",
)
def same_period(match: re.Match[str]) -> Meaning:
    return Same(_compared_unit(match["unit"]), -1 if match["ago"] else 0)


def _whole_unit(match: re.Match[str]) -> Meaning | None:
    """ "year to date", "year-end", and "the quarter" or "the year" where the text speaks of its own."""
    unit, kind = match["unit"].lower(), match["kind"].lower()
    if "date" in kind and unit in {"year", "quarter", "month"}:
        return ToDate(unit) if match["year"] is None else None
    before = match.string[max(0, match.start() - 44) : match.start()].lower()
    if "end" in kind and unit not in {"year", "quarter", "month", "week"}:
        return None
    if "end" in kind:
        if match["year"] is None or unit != "year":
            return Current("year-end") if unit == "year" else Shifted(unit, 0)
        number = int(match["year"])
        return Year(number if number > 99 else 2000 + number, bool(match["fiscal"]))
    if match["year"] or re.match(r"\s+\d", match.string[match.end() : match.end() + 3]):
        return None  # "in the year 1100"
    if unit == "day":  # "at the end of the day" is a figure of speech
        return Current(unit) if _is_account(before, match.string, match.end()) else None
    if _EDGE_OF.search(before):
        return Current(unit) if unit == "quarter" else Shifted(unit, 0)
    following = match.string[match.end() : match.end() + 8].lower()
    if unit in {"week", "month"} and re.search(rf"\bthe{SP}$", before) and re.match(r"['’]s\b", following):
        return Current(unit)  # "the week's losses"
    if unit in {"week", "month"}:
        return Current(unit) if _is_account(before, match.string, match.end()) else None
    if unit not in {"year", "quarter"} or re.match(
        r"['’]|\s+(?:of|that|when|in|before|we|after|ago|earlie|ahead)\b|-", following
    ):
        return None
    if match["unit"][0].isupper() and before.endswith(" of the "):
        return None  # "Employer of the Year"
    return Current(unit) if _OWN_UNIT.search(before) else None


def _is_account(before: str, text: str, end: int) -> bool:
    """Whether "the day" is the one that the text tells of: "later in the day", "up 2 percent on the day"."""
    if _LATER_IN.search(before):
        return re.match(r"\s*[.,;:)!?—–-]|\s*$|\s+[a-z]", text[end : end + 3]) is not None and not re.match(
            rf"{SP}(?:of|that|before|after)\b", text[end : end + 8]
        )
    is_day = text[end - 3 : end].lower() == "day"
    leads, ends = (_DAY_LEADS, _DAY_ENDS) if is_day else (_ACCOUNT_LEADS, _WHOLE_ENDS)
    return leads.search(before) is not None and ends.match(text, end) is not None


@RULES.rule(["full"], rf"full{DASH}year\b(?={GAP}(?:(?P<plan>{_PLANS})|{_RESULTS})\b)")
def full_year_of(match: re.Match[str]) -> Meaning:
    """ "its full-year forecast" is for the running year, "full-year profit rose", in February, of the one before."""
    return Shifted("year", 0) if match["plan"] else Current("year")


@RULES.rule(["year"], rf"year{DASH}(?:ago|earlier)\b")
def year_ago(match: re.Match[str]) -> Meaning:
    return Same(None, -1)


@RULES.rule(
    ["week", "month", "quarter", "year"],
    rf"(?P<unit>week|month|quarter|year){SP}(?P<side>after{SP}next|before{SP}last)\b",
)
def two_units(match: re.Match[str]) -> Meaning:
    return Shifted(match["unit"].lower(), 2 if match["side"].lower().startswith("after") else -2)


@RULES.rule(["latest"], rf"latest{GAP}(?:fiscal{GAP}|reported{GAP})?(?P<unit>quarter|year)\b")
def latest(match: re.Match[str]) -> Meaning:
    return Current(match["unit"].lower())


def _compared_unit(word: str) -> str | None:
    return word.lower() if word.lower() in {"quarter", "half", "month", "week"} else None
