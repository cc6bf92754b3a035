"""The days of holidays: fixed ones, the nth weekday of a month, those that move with Easter, and a table of others."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache

from extractors.chronology.periods import Period, add_days, made_day, one_day
from extractors.chronology.words import WEEKDAYS
from extractors.lexicons import entries


def holiday_in(rule: str, year: int) -> Period | None:
    """The day that a rule of lexicons/holidays.tsv gives in a year."""
    if not 1583 <= year <= 9998:
        return None
    if rule in _movable():
        day = _movable()[rule].get(year)
    elif rule.startswith("easter"):
        day = add_days(easter(year), int(rule[6:]))
    elif found := re.fullmatch(r"(\d\d)-([a-z]{3})-(-?\d)(\+\d)?", rule):
        day = nth_weekday(year, int(found[1]), WEEKDAYS[found[2]], int(found[3]))
        day = add_days(day, int(found[4] or 0)) if day else None
    else:
        day = made_day(year, int(rule[:2]), int(rule[3:]))
    return one_day(day) if day else None


@cache
def _movable() -> dict[str, dict[int, date]]:
    """The days of holidays that no rule gives, by rule and year."""
    lines = (line.split("\t") for line in entries("movable_holidays.tsv"))
    days = {rule: [date.fromisoformat(day) for day in listed.split()] for rule, listed in lines}
    return {rule: {day.year: day for day in listed} for rule, listed in days.items()}


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * el) // 433
    month = (h + el - 7 * m + 90) // 25
    return date(year, month, (h + el - 7 * m + 33 * month + 19) % 32)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth Monday (1) of a month; the last one for nth = -1."""
    if nth > 0:
        first = made_day(year, month, 1)
        return add_days(first, (weekday - first.isoweekday()) % 7 + 7 * (nth - 1)) if first else None
    last = made_day(year, month, monthrange(year, month)[1]) if 1 <= year <= 9999 else None
    return add_days(last, -((last.isoweekday() - weekday) % 7)) if last else None
