"""Rules for times that are counted from another day: "last Friday", "today", "the same period", "the quarter"."""

from __future__ import annotations

import re

from extractors.chronology.atoms import Rules
from extractors.chronology.meanings import (
    Clock,
    Current,
    Holiday,
    Length,
    Meaning,
    Moment,
    Month,
    Part,
    Same,
    Shifted,
    Stretch,
    ToDate,
    Vague,
    Weekday,
    Year,
)
from extractors.chronology.words import (
    DASH,
    GAP,
    HOLIDAYS,
    MONTH,
    NUMBER,
    SP,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    any_of,
    count_of,
    month_number,
    unit_of,
)

_DAY_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
_DAY_PART = any_of(_DAY_PARTS) + r"\b"
_KIND = rf"(?:(?P<kind>fiscal|calendar|financial|full|reporting){GAP}){{0,2}}"
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_EDGE_OF = re.compile(
    rf"\b(?:end|start|beginning|close|middle|rest|remainder|balance|half){GAP}of{SP}(?:(?:the|its|our){SP})?(?:{_KIND})$"
)
_OWN_UNIT = re.compile(
    rf"\b(?:in|for|during|of|through|throughout|over|far){SP}(?:the|its|our){SP}"
    rf"(?:(?:full|fiscal|entire|financial|reported|reporting){GAP}){{0,2}}$"
)
RULES = Rules()


_LEADS = (
    "earlier this", "later this", "early this", "late this", "this past", "this coming", "last", "past", "previous",
    "prior", "preceding", "this", "current", "next", "coming", "upcoming", "following", "same", "that", "present",
    "immediately preceding",
)  # fmt: skip
_THING = (
    rf"(?P<unit>{UNIT})|(?P<month>{MONTH})(?!\.?{SP}\d)|(?P<weekday>{WEEKDAY})|(?P<season>{any_of(_SEASONS)}\b)"
    rf"|(?P<holiday>{any_of(HOLIDAYS)})|(?P<part>{_DAY_PART})"
)


@RULES.rule(
    {lead.split()[0] for lead in _LEADS},
    rf"(?P<lead>{any_of(_LEADS)}){GAP}{_KIND}(?:{_THING})(?:{SP}(?P<dayparts>{_DAY_PART}))?",
)
def shifted(match: re.Match[str]) -> Meaning | None:
    lead_word = re.sub(r"\s+", " ", match["lead"].lower())
    found = _shifted_thing(match, lead_word)
    if found is not None and match["dayparts"] and not isinstance(found, Moment):
        return Moment(found, Clock(_DAY_PARTS[match["dayparts"].lower()]))
    return found


_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}


@RULES.rule(_DAYS, rf"(?P<word>today|yesterday|tomorrow)\b(?:{SP}(?P<part>{_DAY_PART}))?")
def near_day(match: re.Match[str]) -> Meaning | None:
    if match["word"] == "Today" and re.search(
        r"[A-Z][\w&]*[ ]$", match.string[max(0, match.start() - 20) : match.start()]
    ):
        return None  # "USA Today"
    day = Shifted("day", _DAYS[match["word"].lower()])
    return Moment(day, Clock(_DAY_PARTS[match["part"].lower()])) if match["part"] else day


@RULES.rule(["tonight"], r"tonight")
def tonight(match: re.Match[str]) -> Meaning | None:
    if match.group()[0] == "T" and re.search(r"[A-Z]\w*[ ]$", match.string[max(0, match.start() - 20) : match.start()]):
        return None  # the name of a programme
    return Moment(Shifted("day", 0), Clock("TNI"))


@RULES.rule(["day"], rf"day{SP}(?P<side>before{SP}yesterday|after{SP}tomorrow)")
def two_days(match: re.Match[str]) -> Meaning:
    return Shifted("day", -2 if "yesterday" in match["side"].lower() else 2)


@RULES.rule(_DAY_PARTS, _DAY_PART)
def part_of_day(match: re.Match[str]) -> Meaning:
    return Clock(_DAY_PARTS[match.group().lower()])


_VAGUE = dict.fromkeys(["now", "currently", "nowadays", "presently"], "PRESENT_REF")
_VAGUE |= dict.fromkeys(["recently", "lately"], "PAST_REF")


@RULES.rule(_VAGUE, r"[a-z]+")
def vague_time(match: re.Match[str]) -> Meaning:
    return Vague(_VAGUE[match.group().lower()])


@RULES.rule(
    ["past", "present", "future", "near", "foreseeable", "distant", "recent"],
    rf"(?:(?:near|foreseeable|distant|recent|not-too-distant){GAP})?(?P<word>past|present|future)\b(?!{SP}(?:and|[a-z]+ing|{NUMBER}|{UNIT}))",
)
def past_or_future(match: re.Match[str]) -> Meaning | None:
    before = match.string[max(0, match.start() - 16) : match.start()].lower()
    if not re.search(
        rf"\b(?:(?:in|at|for|from){SP}the|{'at' if match['word'].lower() == 'present' else 'in'}){SP}$", before
    ):
        return None
    if not re.search(r"\bthe\s+$", before) and re.match(r"\s+[A-Za-z]", match.string[match.end() : match.end() + 3]):
        return None  # "in future releases"
    return Vague(match["word"].upper() + "_REF")


@RULES.rule(
    ["year", "quarter", "month", "week", "decade", "century"],
    rf"(?P<unit>year|quarter|month|week|decade|century)(?P<kind>{GAP}to{GAP}date\b|{GAP}?end\b(?!ed|ing)|\b)(?:{SP}(?:of{SP})?(?P<fiscal>fiscal{SP}|FY{SP}?)?(?P<year>(?:19|20)\d\d|(?<=FY)\d\d)(?!\d))?",
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


def _offset(lead: str) -> int:
    if lead in {"last", "past", "previous", "prior", "preceding", "this past", "immediately preceding"}:
        return -1
    return 1 if lead in {"next", "coming", "upcoming", "following", "this coming"} else 0


def _shifted_thing(match: re.Match[str], lead: str) -> Meaning | None:
    offset = _offset(lead)
    from_text = lead in {"previous", "prior", "preceding", "following", "same", "that", "immediately preceding"}
    if match["unit"]:
        return _shifted_unit(match, lead, offset, from_text)
    if match["part"]:
        if lead not in {"this", "last", "earlier this", "later this", "late this", "early this"}:
            return None
        if lead == "last" and match["part"].lower() not in {"night", "evening"}:
            return None
        return Moment(Shifted("day", offset), Clock(_DAY_PARTS[match["part"].lower()]))
    if match["weekday"]:
        word = match["weekday"].rstrip(".").lower()
        return Weekday(WEEKDAYS[word], offset) if len(word) > 5 and lead != "same" else None
    if match["month"]:
        return _month_of_shifted_year(match, offset)
    if match["season"]:
        return Part("season", _SEASONS[match["season"].lower()], Shifted("season", offset))
    name = re.sub(r"\s+", " ", match["holiday"].lower().replace("’", "'"))
    return Holiday(HOLIDAYS[name], Shifted("holiday", offset)) if name in HOLIDAYS else None


def _month_of_shifted_year(match: re.Match[str], offset: int) -> Meaning | None:
    word = match["month"]
    return Month(month_number(word), Shifted("month", offset)) if word[0].isupper() else None


def _shifted_unit(match: re.Match[str], lead: str, offset: int, from_text: bool) -> Meaning | None:
    unit, word = unit_of(match["unit"]), match["unit"].lower()
    if unit in {"second", "minute", "hour", "night"} or (word.endswith("s") and unit != "century"):
        return None  # "the past years" and "those days" have no borders
    if lead in {"past", "this past"} and unit not in {"weekend", "day"}:
        return Stretch(Length(count_of("one"), unit), -1)
    if lead == "coming" and unit != "day":
        return Shifted(unit, 1)
    before = match.string[max(0, match.start() - 20) : match.start()].lower()
    if lead in {"last", "next"} and unit in {"year", "month", "week", "decade", "century", "day"}:
        if re.search(rf"\b(?:over|in|during|within|for|throughout){SP}the{SP}$", before):
            return Stretch(Length(count_of("one"), unit), offset)
        if unit == "day":
            return Shifted("day", 1, from_text=True) if lead == "next" and re.search(rf"\bthe{SP}$", before) else None
    fiscal = (match["kind"] or "").lower() in {"fiscal", "financial"}
    if lead in {"that", "same"} and unit not in {"day", "week", "month", "year", "quarter"}:
        return None
    if lead == "same" and unit in {"quarter", "month", "week"}:
        return Same(unit, 0)
    return Shifted(unit, offset, fiscal, from_text)


def _whole_unit(match: re.Match[str]) -> Meaning | None:
    """ "year to date", "year-end", and "the quarter" or "the year" where the text speaks of its own."""
    unit, kind = match["unit"].lower(), match["kind"].lower()
    if "date" in kind and unit in {"year", "quarter", "month"}:
        return ToDate(unit) if match["year"] is None else None
    before = match.string[max(0, match.start() - 44) : match.start()].lower()
    if "end" in kind and unit not in {"year", "quarter", "month"}:
        return None
    if "end" in kind:
        if match["year"] is None or unit != "year":
            return Shifted(unit, 0)
        number = int(match["year"])
        return Year(number if number > 99 else 2000 + number, bool(match["fiscal"]))
    if match["year"]:
        return None
    if _EDGE_OF.search(before):
        return Shifted(unit, 0)
    following = match.string[match.end() : match.end() + 8].lower()
    if unit not in {"year", "quarter"} or re.match(
        r"['’]|\s+(?:of|that|when|in|before|we|after|ago|earlie)\b|-", following
    ):
        return None
    return Current(unit) if _OWN_UNIT.search(before) else None


@RULES.rule(["year"], rf"year{DASH}(?:ago|earlier)\b")
def year_ago(match: re.Match[str]) -> Meaning:
    return Same(None, -1)


@RULES.rule(["latest"], rf"latest{GAP}(?:fiscal{GAP}|reported{GAP})?(?P<unit>quarter|year)\b")
def latest(match: re.Match[str]) -> Meaning:
    return Current(match["unit"].lower())


def _compared_unit(word: str) -> str | None:
    return word.lower() if word.lower() in {"quarter", "half", "month", "week"} else None
