"""Calendar arithmetic: quarters, halves, seasons, weeks, fiscal years as days.

    year(2025) → 2025-01-01 … 2025-12-31, value "2025"
    quarter(2025, 3) → 2025-07-01 … 2025-09-30, value "2025-Q3"

Functions return None where the calendar ends (the year 0 or 10000), never an exception.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from schemas.times import Granularity

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS_OF = {"day": 1, "night": 1, "weekend": 7, "week": 7, "fortnight": 14}
# Meteorological seasons of the northern hemisphere: the first month of each. Winter 2025 begins in December 2025.
SEASONS = {1: ("SP", 3), 2: ("SU", 6), 3: ("FA", 9), 4: ("WI", 12)}


@dataclass(frozen=True, slots=True)
class Period:
    """Days from first to last (both included) under a TIMEX3 value."""

    value: str
    first: date | None
    last: date | None
    granularity: Granularity | None
    type: TimexType = "DATE"
    is_fiscal: bool = False


def made_day(year: int, month: int, number: int) -> date | None:
    """The date, or None where there is no such day (30 February)."""
    try:
        return date(year, month, number)
    except (ValueError, OverflowError):
        return None


def add_months(day: date, months: int) -> date | None:
    """The same day of another month, or that month's last: 31 January + 1 month is 28 February."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_days(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def add_units(day: date, count: int, unit: str) -> date | None:
    """`count` units after a day (before it where negative). Hours and less do not move the day."""
    if unit in MONTHS_OF:
        return add_months(day, count * MONTHS_OF[unit])
    if unit in DAYS_OF:
        return add_days(day, count * DAYS_OF[unit])
    return add_days(day, int(count / 24)) if unit == "hour" else day


def _months(value: str, year: int, month: int, count: int, granularity: Granularity) -> Period | None:
    first = made_day(year, month, 1)
    after = add_months(first, count) if first else None
    if first is None:
        return None
    last = after - timedelta(days=1) if after else date(9999, 12, 31)
    return Period(value, first, last, granularity)


def one_day(day: date) -> Period:
    return Period(day.isoformat(), day, day, Granularity.DAY)


def one_month(year: int, month: int) -> Period | None:
    return _months(f"{year:04d}-{month:02d}", year, month, 1, Granularity.MONTH)


def one_year(year: int) -> Period | None:
    return _months(f"{year:04d}", year, 1, 12, Granularity.YEAR)


def quarter(year: int, number: int) -> Period | None:
    return _months(f"{year:04d}-Q{number}", year, 3 * number - 2, 3, Granularity.QUARTER)


def half(year: int, number: int) -> Period | None:
    return _months(f"{year:04d}-H{number}", year, 6 * number - 5, 6, Granularity.HALF)


def season(year: int, number: int) -> Period | None:
    code, month = SEASONS[number]
    return _months(f"{year:04d}-{code}", year, month, 3, Granularity.SEASON)


def part_of_year(unit: str, year: int, number: int) -> Period | None:
    """A quarter, half or season by its name."""
    return {"quarter": quarter, "half": half, "season": season}[unit](year, number)


def season_beside(period: Period, number: int, direction: int) -> Period | None:
    """The next season of a kind after a period (1), or the last one before it (-1)."""
    if period.first is None or period.last is None:
        return None
    years = range(period.first.year - 1, period.last.year + 3)
    held = [part for year in years[::direction] if (part := part_of_year("season", year, number))]
    if direction > 0:
        return next((part for part in held if part.first and part.first > period.last), None)
    return next((part for part in held if part.last and part.last < period.first), None)


def decade(first_year: int) -> Period | None:
    return _months(f"{first_year // 10:03d}", first_year, 1, 120, Granularity.DECADE)


def century(number: int) -> Period | None:
    """The 21st century is 2000-2099, as people count and TIMEX3 writes it: "20"."""
    if number == 1:
        return Period("00", date(1, 1, 1), date(99, 12, 31), Granularity.CENTURY)
    return _months(f"{number - 1:02d}", 100 * (number - 1), 1, 1200, Granularity.CENTURY)


def week(day: date) -> Period:
    iso = day.isocalendar()
    first = add_days(day, 1 - iso.weekday) or day
    return Period(f"{iso.year:04d}-W{iso.week:02d}", first, add_days(first, 6), Granularity.WEEK)


def weekend(day: date) -> Period:
    """The weekend of the week of a day."""
    whole = week(day)
    first = whole.first or day
    return Period(f"{whole.value}-WE", add_days(first, 5), add_days(first, 6), Granularity.WEEKEND)


def unit_around(day: date, unit: str) -> Period | None:
    """The calendar unit that a day lies in: ("year", 12 January 2026) is 2026."""
    match unit:
        case "day" | "night":
            return one_day(day)
        case "week":
            return week(day)
        case "weekend":
            return weekend(day)
        case "month":
            return one_month(day.year, day.month)
        case "quarter":
            return quarter(day.year, (day.month + 2) // 3)
        case "half":
            return half(day.year, (day.month + 5) // 6)
        case "year":
            return one_year(day.year)
        case "decade":
            return decade(day.year // 10 * 10)
        case "century":
            return century(day.year // 100 + 1)
    return None


def days_between(first: Period, last: Period) -> Period | None:
    """One range over two periods; its value is the ISO 8601 interval of their values ("2021/2024")."""
    if first.first is None or last.last is None or first.first > last.last:
        return None
    value = f"{first.value}/{last.value}"
    fiscal = first.is_fiscal or last.is_fiscal
    return Period(value, first.first, last.last, Granularity.RANGE, is_fiscal=fiscal)


def range_of(first: date | None, last: date | None, value: str | None = None) -> Period | None:
    if first is None or last is None or first > last:
        return None
    return Period(value or f"{first.isoformat()}/{last.isoformat()}", first, last, Granularity.RANGE)


def years_away(period: Period, years: int) -> Period | None:
    """The same part of another year: 2025-Q3 one year earlier is 2024-Q3."""
    if period.first is None or period.last is None:
        return None
    match period.granularity:
        case Granularity.DAY | Granularity.TIME:
            moved = add_months(period.first, 12 * years)
            return replace(one_day(moved), is_fiscal=period.is_fiscal) if moved else None
        case Granularity.MONTH:
            return one_month(period.first.year + years, period.first.month)
        case Granularity.YEAR | Granularity.QUARTER | Granularity.HALF | Granularity.SEASON:
            return _renamed(period, years)
        case Granularity.RANGE:
            return range_of(add_months(period.first, 12 * years), _end_of_month(period.last, years))
        case Granularity.WEEK | Granularity.WEEKEND:
            moved = add_months(period.first, 12 * years)
            return one_month(moved.year, moved.month) if moved else None
    return None


def _renamed(period: Period, years: int) -> Period | None:
    number = period.value[:4]
    if not number.isdigit() or period.first is None or period.last is None:
        return None
    first, last = add_months(period.first, 12 * years), _end_of_month(period.last, years)
    if first is None or last is None:
        return None
    return replace(period, value=f"{int(number) + years:04d}{period.value[4:]}", first=first, last=last)


def _end_of_month(day: date, years: int) -> date | None:
    """The same day of another year; the last of February stays the last."""
    moved = add_months(day, 12 * years)
    if moved is not None and monthrange(day.year, day.month)[1] == day.day:
        return moved.replace(day=monthrange(moved.year, moved.month)[1])
    return moved


def middle_of(period: Period) -> date:
    first, last = period.first or date.min, period.last or date.max
    return date.fromordinal((first.toordinal() + last.toordinal()) // 2)


def is_quarter_long(period: Period) -> bool:
    if period.first is None or period.last is None or period.granularity is not Granularity.RANGE:
        return False
    return 85 <= (period.last - period.first).days <= 98


def edge_days(year: Period, count: int, unit: str) -> Period | None:
    """ "the first ten days of last year"."""
    if year.first is None or year.last is None:
        return None
    days = count * (7 if unit == "week" else 1)
    if days > 0:
        return range_of(year.first, add_days(year.first, days - 1))
    return range_of(add_days(year.last, days + 1), year.last)


def first_of(last: date, count: int, unit: str) -> date | None:
    """The first day of `count` units that end with a day: three months that end on 30 June begin on 1 April."""
    after = add_days(last, 1)
    return add_units(after, -count, unit) if after else None


def named_range(first: date | None, last: date) -> Period | None:
    """A range; the calendar's own quarter or year under its name."""
    period = range_of(first, last)
    if period is None or first is None:
        return None
    for unit in ("quarter", "half", "year", "month"):
        whole = unit_around(first, unit)
        if whole and (whole.first, whole.last) == (first, last):
            return whole
    return period
