"""Rules for days, months, weekdays, seasons and holidays: "Nov. 18-20, 2025", "9 January", "12/31/2025"."""

from __future__ import annotations

import re

from extractors.chronology.atoms import DIGITS, Rules
from extractors.chronology.explicit_dates import parse_stamp
from extractors.chronology.meanings import (
    Between,
    Clock,
    Day,
    Holiday,
    Meaning,
    Moment,
    Month,
    NthWeekday,
    Part,
    Recurring,
    Shifted,
    Weekday,
    Year,
)
from extractors.chronology.names import is_holiday_thing, is_month_name, is_season, is_weekday_name
from extractors.chronology.periods import made_day
from extractors.chronology.words import (
    DASH,
    DAY,
    GAP,
    HOLIDAYS,
    MONTH,
    MONTHS,
    ORDINAL_DAY,
    ORDINALS,
    SP,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    any_of,
    month_number,
    ordinal_number,
)
from extractors.chronology.years_beside import SHORT_YEAR, full_year, year_of

_OF_YEAR = rf"(?:,?{SP}|{SP}(?:of|in){SP}|,)(?P<year>{YEAR})(?!{DASH}\d\d\b)"
_DAY_WORDS = [DIGITS, *(word for word in ORDINALS if "-" not in word)]
_BETWEEN = re.compile(rf"\bbetween{SP}(?:the{SP})?$", re.IGNORECASE)
# "since the Sept. 11 attacks"; the attack of another Sept. 11 is one.
_ATTACKS = re.compile(rf"{SP}(?:terror(?:ist)?{SP})?(?:attacks|hijack\w+|terror\w*)\b", re.IGNORECASE)
_ANY_LEADS = re.compile(
    r"\b(?:a|any|one|some)\s+(?:(?:typical|recent|cold|hot|warm|rainy|sunny|snowy|chilly|busy|quiet|normal|given|late|wet)\s+)?$"
)
_UNTIL = rf"(?:{SP}?{DASH}{SP}?|{SP}(?:to|through|thru|until|and){SP})(?:the{SP})?"
_LINE = 160
_OPEN = re.compile(r"\b(?:hours|served|(?<!was\s)(?<!were\s)closed|daily|(?:is|are)\s+open)\b", re.IGNORECASE)
_RANGE_LEADS = re.compile(rf"{WEEKDAY}(?:{SP}?{DASH}{SP}?|{SP}(?:to|through|thru|until){SP})$", re.IGNORECASE)
_CLOCK_TIME = r"(?:\d{1,2}(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?|noon|midnight)"
_HOURS = re.compile(
    rf"(?:{SP}(?:and|&|or){SP}{WEEKDAY})?[,:]?{SP}(?:from{SP})?{_CLOCK_TIME}{SP}?(?:{DASH}|to|until){SP}?{_CLOCK_TIME}",
    re.IGNORECASE,
)
RULES = Rules()


@RULES.rule(
    [DIGITS], r"(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?P<time>[T ]\d\d:\d\d(:\d\d)?)?(?!\d)"
)
def iso_date(match: re.Match[str]) -> Meaning | None:
    day = made_day(int(match["y"]), int(match["m"]), int(match["d"]))
    if day is None:
        return None
    found = Day(day.month, day.day, Year(day.year))
    return Moment(found, Clock("T" + match["time"][1:6])) if match["time"] else found


@RULES.rule([DIGITS], r"(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![\d/]|[-.]\d)")
def numeric_date(match: re.Match[str]) -> Meaning | None:
    if len(match["y"]) == 2 and match["sep"] != "/":
        return None
    return _unambiguous(int(match["a"]), int(match["b"]), full_year(match["y"]))


@RULES.rule(
    [DIGITS],
    rf"(?P<d>\d{{1,2}})[-/ ](?P<m>{any_of(MONTHS)})[-/ ](?P<y>\d{{4}}|\d\d)(?!\d)(?P<time>\D{{1,3}}\d\d[:h]\d\d)?",
)
def stamp(match: re.Match[str]) -> Meaning | None:
    if not match["time"] and match.group()[len(match["d"])] == " ":
        return None  # a plain date, or "12 March 14 people": `day_month` reads it
    moment = parse_stamp(match.group())
    if moment is None:
        return None
    found = Day(moment.month, moment.day, Year(moment.year))
    return Moment(found, Clock(f"T{moment:%H:%M}")) if match["time"] else found


@RULES.rule(
    _DAY_WORDS,
    rf"(?P<day>{ORDINAL_DAY})(?:{SP}day)?(?:{SP}of{SP}|{GAP})?(?P<month>{MONTH})(?:{_OF_YEAR}|{SP}?(?P<short>{SHORT_YEAR}))?",
)
def day_month(match: re.Match[str]) -> Meaning | None:
    is_verb = match["month"].lower() in {"may", "march", "mar"} and match["month"][0].islower()
    if is_verb and not match["year"] and " of " not in match.group():
        return None  # "the second may follow"
    return _dated(match, match["day"])


@RULES.rule(
    _DAY_WORDS, rf"(?P<day>{ORDINAL_DAY}){_UNTIL}(?P<to>{ORDINAL_DAY}){SP}(?:of{SP})?(?P<month>{MONTH})(?:{_OF_YEAR})?"
)
def days_month(match: re.Match[str]) -> Meaning | None:
    return _days(match)


@RULES.rule(
    MONTHS, rf"(?P<month>{MONTH}){SP}?(?:the{SP})?(?P<day>{ORDINAL_DAY})(?:{_OF_YEAR}|{SP}?(?P<short>{SHORT_YEAR}))?"
)
def month_day(match: re.Match[str]) -> Meaning | None:
    if match["month"].lower() in {"may", "march", "mar"} and match["month"][0].islower() and not match["year"]:
        return None  # "which may 1 day"
    day = _dated(match, match["day"])
    is_bare = day is not None and day.year is None and (day.month, day.day) == (9, 11)
    return Day(9, 11, Year(2001)) if is_bare and _ATTACKS.match(match.string, match.end()) else day


@RULES.rule(MONTHS, rf"(?P<month>{MONTH}){SP}?(?P<day>{DAY})(?P<until>{_UNTIL})(?P<to>{DAY})(?:{_OF_YEAR})?")
def month_days(match: re.Match[str]) -> Meaning | None:
    is_between = _BETWEEN.search(match.string, max(0, match.start() - 14), match.start()) is not None
    if match["until"].strip().lower() in {"and", "and the"} and not is_between:
        return None  # "Sept. 3 and 17" are two days
    return _days(match)


@RULES.rule(
    [*_DAY_WORDS, "last", "final"],
    rf"(?P<nth>first|second|third|fourth|last|final|[1-4](?:st|nd|rd|th)){SP}(?P<weekday>{WEEKDAY}){SP}(?:of|in){SP}"
    rf"(?:(?:the{SP})?month{SP}of{SP})?(?:(?P<month>{MONTH})(?:{_OF_YEAR})?|(?P<which>this|next|last|the|each|every){SP}(?:month|year)\b)",
)
def nth_weekday(match: re.Match[str]) -> Meaning | None:
    return _nth_weekday(match)


@RULES.rule(
    {name.split()[0].split("'")[0].rstrip(".") for name in HOLIDAYS}, rf"(?P<name>{any_of(HOLIDAYS)})(?:{_OF_YEAR})?"
)
def holiday(match: re.Match[str]) -> Meaning | None:
    name = re.sub(r"\s+", " ", match["name"].lower().replace("’", "'"))
    rule = HOLIDAYS.get(name) or next((HOLIDAYS[key] for key in HOLIDAYS if key.replace("'", "") == name), None)
    if rule is None or match["name"][0].islower() or is_holiday_thing(match.string, match.start(), match.end()):
        return None
    return Holiday(rule, year_of(match))


@RULES.rule(
    MONTHS, rf"(?P<month>{MONTH})(?:(?:{_OF_YEAR})|(?:,?{SP}|{DASH})(?P<bare>{YEAR})|{GAP}?(?P<short>{SHORT_YEAR}))"
)
def month_year(match: re.Match[str]) -> Meaning:
    digits = match["year"] or match["bare"] or match["short"]
    return Month(month_number(match["month"]), Year(full_year(digits)))


@RULES.rule(
    MONTHS,
    rf"(?P<first>{MONTH})(?:{SP}?{DASH}{SP}?|{SP}(?:to|through|thru){SP})(?P<last>{MONTH})(?:{_OF_YEAR}|{SP}?(?P<short>{SHORT_YEAR}))",
)
def months_of_year(match: re.Match[str]) -> Meaning | None:
    """ "Jan-Mar 2025", "Nov. to Feb. 2017"."""
    if match["first"][0].islower() or match["last"][0].islower():
        return None
    year = year_of(match) or Year(full_year(match["short"]))
    return Between(Month(month_number(match["first"])), Month(month_number(match["last"]), year))


@RULES.rule(
    ["march", "june", "september", "december"],
    rf"(?P<month>March|June|September|December){GAP}quarter\b(?:{_OF_YEAR})?",
)
def quarter_to_month(match: re.Match[str]) -> Meaning | None:
    """ "the June quarter" is the one that June ends."""
    if match["month"][0].islower():
        return None
    return Part("quarter", month_number(match["month"]) // 3, year_of(match))


@RULES.rule(
    ["january", "jan", "april", "apr", "july", "october", "oct"],
    rf"(?P<first>{MONTH})(?:{SP}?{DASH}{SP}?|{SP}(?:to|through){SP})(?P<last>{MONTH}){GAP}quarter\b(?:{_OF_YEAR})?",
)
def quarter_of_months(match: re.Match[str]) -> Meaning | None:
    """ "the January-March quarter"."""
    first, last = month_number(match["first"]), month_number(match["last"])
    return Part("quarter", last // 3, year_of(match)) if first % 3 == 1 and last == first + 2 else None


@RULES.rule(MONTHS, rf"(?P<month>{MONTH})")
def month(match: re.Match[str]) -> Meaning | None:
    return None if is_month_name(match.string, match.start(), match.end()) else Month(month_number(match["month"]))


@RULES.rule(
    WEEKDAYS,
    rf"(?P<weekday>{WEEKDAY}),?{SP}the{SP}(?P<day>{DAY})(?<=[a-z])\b"
    rf"(?!{SP}(?:(?-i:[A-Z])|of\b|time|anniversary|day|straight|annual|consecutive|century|floor|district|largest))",
)
def numbered_weekday(match: re.Match[str]) -> Meaning:
    """ "Friday the 13th"."""
    number = int("".join(filter(str.isdigit, match["day"])))
    return Weekday(WEEKDAYS[match["weekday"].rstrip(".").lower()], day=number)


@RULES.rule(WEEKDAYS, rf"(?P<weekday>{WEEKDAY})")
def weekday(match: re.Match[str]) -> Meaning | None:
    if is_weekday_name(match.string, match.start(), match.end()) or _is_any(match):
        return None
    number = WEEKDAYS[match["weekday"].rstrip(".").lower()]
    return Recurring(f"XXXX-WXX-{number}") if _has_hours(match) else Weekday(number)


def _has_hours(match: re.Match[str]) -> bool:
    """Whether it stands among the hours of a shop: "Dinner is served Friday and Saturday 5-11 p.m."."""
    before = match.string[max(0, match.start() - _LINE) : match.start()].rsplit("\n", 1)[-1]
    if _HOURS.match(match.string, match.end()) is None or _RANGE_LEADS.search(before):
        return False
    return _OPEN.search(before) is not None


def _is_any(match: re.Match[str]) -> bool:
    """Whether it is any such day: "on a Saturday", "on Saturday mornings"; "in a Friday statement" is one of them."""
    before = match.string[max(0, match.start() - 16) : match.start()].lower()
    after = match.string[match.end() : match.end() + 14]
    if re.match(rf"{SP}(?:mornings|afternoons|evenings|nights)\b", after):
        return True
    after = re.sub(r"^\s+(?:morning|afternoon|evening|night)\b", "", after)
    return _ANY_LEADS.search(before) is not None and re.match(r"\s+[a-z]", after) is None


@RULES.rule(
    ["spring", "summer", "autumn", "fall", "winter"],
    rf"(?P<season>spring|summer|autumn|fall|winter)(?:{_OF_YEAR}|{SP}of{SP}(?P<short>{SHORT_YEAR}))?",
)
def season(match: re.Match[str]) -> Meaning | None:
    year = Year(full_year(match["short"], 40)) if match["short"] else year_of(match)
    if match["season"].lower() == "fall" and re.match(rf"fall{SP}in\b", match.group(), re.IGNORECASE):
        return None  # "prices will fall in 2023"
    if year is None and re.match(rf"{SP}of{SP}\d", match.string[match.end() : match.end() + 6]):
        return None  # "in the summer of 1281"
    if year is None and not is_season(match.string, match.start(), match.end()):
        return None
    return Part("season", {"spring": 1, "summer": 2, "winter": 4}.get(match["season"].lower(), 3), year)


def _nth_weekday(match: re.Match[str]) -> Meaning | None:
    weekday = WEEKDAYS[match["weekday"].rstrip(".").lower()]
    which = (match["which"] or "").lower()
    if which in {"each", "every"}:
        return Recurring("P1M" if match.group().lower().endswith("month") else "P1Y")
    if match.group().lower().endswith("year"):
        return None
    month = (
        Month(month_number(match["month"]), year_of(match))
        if match["month"]
        else Shifted("month", {"next": 1, "last": -1}.get(which, 0))
    )
    return NthWeekday(
        -1 if match["nth"].lower() in {"last", "final"} else ordinal_number(match["nth"]) or 1, weekday, month
    )


def _unambiguous(first: int, second: int, year: int) -> Day | None:
    """A day from numbers in either order; "12/01/2026" may be two days, so it is none."""
    readings = {made_day(year, first, second), made_day(year, second, first)} - {None}
    day = readings.pop() if len(readings) == 1 else None
    return Day(day.month, day.day, Year(day.year)) if day else None


def _dated(match: re.Match[str], number: str) -> Day | None:
    day = ordinal_number(number)
    month = month_number(match["month"])
    year = year_of(match) or (Year(full_year(match["short"])) if match["short"] else None)
    if day is None or made_day(year.number if year else 2000, month, day) is None:
        return None
    return Day(month, day, year)


def _days(match: re.Match[str]) -> Meaning | None:
    """ "Nov. 18-20, 2025"."""
    first, last = ordinal_number(match["day"]), ordinal_number(match["to"])
    month, year = month_number(match["month"]), year_of(match)
    leap = year.number if year else 2000
    if (
        first is None
        or last is None
        or first >= last
        or not (made_day(leap, month, first) and made_day(leap, month, last))
    ):
        return None
    return Between(Day(month, first, year), Day(month, last, year))
