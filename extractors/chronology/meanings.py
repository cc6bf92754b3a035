"""What a phrase about time means before it is counted from a day: "last Friday" is Weekday(5, shift=-1).

The scanner turns words into meanings, phrases join them, and only the resolution needs the publication date.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Mod = Literal[
    "START", "MID", "END", "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN",
    "EQUAL_OR_LESS", "EQUAL_OR_MORE",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Year:
    """2025; fiscal for "FY25"."""

    number: int
    is_fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Shifted:
    """A calendar unit counted from the one of the anchor: "last year" is ("year", -1), "today" is ("day", 0)."""

    unit: str
    offset: int
    is_fiscal: bool = False
    from_text: bool = False
    """Counted from what the text spoke of last: "the previous year"."""
    only_from_text: bool = False
    """Never from the anchor: "that year", "the following month"."""


YearLike = Year | Shifted


@dataclass(frozen=True, slots=True)
class Day:
    month: int
    day: int
    year: YearLike | None = None
    weekday: int | None = None
    """The weekday that the text gives beside it: "Tuesday, June 24" is of a year in which that is a Tuesday."""


@dataclass(frozen=True, slots=True)
class Month:
    number: int
    year: YearLike | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A quarter, half or season of a year: ("quarter", 3), ("half", 1), ("season", 2) for summer."""

    unit: Literal["quarter", "half", "season"]
    number: int
    year: YearLike | None = None
    is_fiscal: bool = False
    last: int | None = None
    """The last one of "the first and second quarters"."""


@dataclass(frozen=True, slots=True)
class FirstMonths:
    """ "the first nine months of 2025", and the last ones where count is negative."""

    count: int
    unit: str
    year: YearLike | None = None


@dataclass(frozen=True, slots=True)
class Decade:
    first_year: int


@dataclass(frozen=True, slots=True)
class Century:
    number: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """Friday is 5. shift: -1 last, 0 this, 1 next, None for the bare word."""

    number: int
    shift: int | None = None
    week: int | None = None
    """Weeks from the anchor's: -1 for "Tuesday of last week"."""
    day: int | None = None
    """The day of the month that it is said to be: 13 for "Friday the 13th"."""


@dataclass(frozen=True, slots=True)
class WeekdayBeside:
    """ "the Thursday before Christmas" is (4, -1, Holiday(…))."""

    number: int
    direction: int
    day: Meaning


@dataclass(frozen=True, slots=True)
class Holiday:
    rule: str
    year: YearLike | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """ "8:30 a.m. ET" is ("T08:30", "et"); a part of the day is ("TMO", None)."""

    value: str
    zone: str | None = None
    minutes_from_utc: int | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    day: Meaning
    clock: Clock


@dataclass(frozen=True, slots=True)
class Length:
    """An amount of time. count is None where the text leaves it open ("several years")."""

    count: Decimal | None
    unit: str
    most: Decimal | None = None
    """The upper end of "six to nine months"."""


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """ "the last Friday of October" is (-1, 5, Month(10))."""

    nth: int
    weekday: int
    month: Meaning


@dataclass(frozen=True, slots=True)
class DayOf:
    """ "the 15th of next month"."""

    number: int
    month: Shifted


@dataclass(frozen=True, slots=True)
class Away:
    """A length away from a day: "three years ago" (-1), "two days later" (+1), "a week before Christmas"."""

    length: Length
    direction: int
    origin: Meaning | Literal["anchor", "text"] = "anchor"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The time that ends or begins with the anchor: "the past three years" (-1), "the next 12 months" (+1)."""

    length: Length
    direction: int


@dataclass(frozen=True, slots=True)
class Ended:
    """ "the three months ended June 30, 2025"; begins instead with -1 ("the year beginning July 1")."""

    length: Length
    day: Meaning
    is_start: bool = False
    is_length: bool = False
    """Whether the text tells a length ("nine months ended"), not a part of a year ("quarter ended")."""
    part: Part | None = None
    """The quarter or half that the text calls it: "the third quarter ended Aug. 31"."""


@dataclass(frozen=True, slots=True)
class WeekOf:
    unit: Literal["week", "weekend"]
    day: Meaning


@dataclass(frozen=True, slots=True)
class Same:
    """ "the same period", "the year-ago quarter": what the text spoke of, `years` away, or in another year."""

    unit: str | None
    years: int
    year: YearLike | None = None


@dataclass(frozen=True, slots=True)
class Current:
    """ "the quarter", "the year", "the weekend", "year-end": the one that the text is about."""

    unit: str


@dataclass(frozen=True, slots=True)
class Between:
    first: Meaning
    last: Meaning


@dataclass(frozen=True, slots=True)
class Recurring:
    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """PRESENT_REF, PAST_REF, FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class ToDate:
    """ "year to date": from the first day of the unit to the anchor."""

    unit: str


Meaning = (
    Year | Shifted | Day | Month | Part | FirstMonths | Decade | Century | Weekday | WeekdayBeside | Holiday | Clock
    | Moment | Length | NthWeekday | DayOf | Away | Stretch | Ended | WeekOf | Same | Current | Between | Recurring
    | Vague | ToDate
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """The characters start:end of a text with what they mean."""

    start: int
    end: int
    meaning: Meaning
    mod: Mod | None = None
