"""Lengths of time as TIMEX3 values, and times of day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from extractors.chronology.meanings import Clock, Length
from extractors.chronology.periods import Period
from extractors.chronology.words import UNIT_LETTERS
from schemas.times import Granularity

_HALF = Decimal("0.5")
_HALVES = {
    "minute": (30, "second"),
    "hour": (30, "minute"),
    "year": (6, "month"),
    "decade": (5, "year"),
    "century": (50, "year"),
}


def duration_value(length: Length) -> str:
    """ "P3Y", "PXM" where the text leaves the number open, "P3DE" for three decades, "PT30M" for half an hour."""
    count, unit = length.count, length.unit
    if count is not None and unit == "fortnight":
        count *= 2
    if count == _HALF and unit in _HALVES:
        whole, unit = _HALVES[unit]
        count = Decimal(whole)
    number = "X" if count is None else format(count.normalize(), "f")
    value = "P" + UNIT_LETTERS[unit].format(number)
    return value if length.most is None else f"{value}/{duration_value(Length(length.most, length.unit))}"


def whole_count(length: Length, direction: int) -> int | None:
    """A whole number of units; None where there is none, or too many for any calendar."""
    if length.count is None or abs(length.count) > 100_000:
        return None
    if length.count != int(length.count) and length.unit == "year":
        return None
    return int(length.count) * direction


def at_clock(day: date, clock: Clock) -> Period:
    value = day.isoformat() + clock.value
    if clock.minutes_from_utc is not None and len(clock.value) > 3:
        hours, minutes = divmod(abs(clock.minutes_from_utc), 60)
        sign = "-" if clock.minutes_from_utc < 0 else "+"
        value += f"{sign}{hours:02d}:{minutes:02d}" if clock.minutes_from_utc else "Z"
    return Period(value, day, day, Granularity.TIME, "TIME")
