"""Time expressions and the periods that they stand for."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import model_validator

from schemas.base import Record, RecordId
from schemas.model import Model
from schemas.span import Span


class Granularity(StrEnum):
    TIME = "time"
    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"


class Period(Model):
    """Days from `start` to `end`, both included. An open side is None ("since 2021", "by year-end")."""

    start: date | None = None
    end: date | None = None
    value: str | None = None
    """The TIMEX3 value ("2025", "2025-Q3"); None for a range that has none."""
    is_fiscal: bool = False
    """Whether it is a fiscal period whose calendar the text does not give: the days are then the calendar's."""
    span: Span | None = None
    """The words that give it; None where it is inherited from the context."""
    time_id: RecordId | None = None

    @model_validator(mode="after")
    def _starts_before_it_ends(self) -> Period:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"period ends before it starts: {self.start} > {self.end}")
        return self


class TimeExpression(Record):
    kind_prefix: ClassVar[str] = "time"
    kind: Literal["time"] = "time"
    surface: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    """The TIMEX3 type."""
    value: str | None
    """The TIMEX3 value ("2026-01-11", "2025-Q3", "P3Y", "PRESENT_REF"); None where an unknown anchor is needed."""
    mod: (
        Literal[
            "START",
            "MID",
            "END",
            "APPROX",
            "BEFORE",
            "AFTER",
            "ON_OR_BEFORE",
            "ON_OR_AFTER",
            "LESS_THAN",
            "MORE_THAN",
            "EQUAL_OR_LESS",
            "EQUAL_OR_MORE",
        ]
        | None
    ) = None
    start: date | None = None
    """First day of the interval it stands for; None where it has none, or the interval is open."""
    end: date | None = None
    """Last day, included."""
    granularity: Granularity | None = None
    is_fiscal: bool = False
    anchor: date | None = None
    """The day that a relative expression was counted from; None for one that needs no anchor."""
    anchor_basis: Literal["published", "dateline", "text"] | None = None

    @property
    def is_dated(self) -> bool:
        """Whether it stands for days of the calendar: a date, a time of the day, a length that ends on a day.

        "the nine months ended Sept. 30" is dated, "the past three years" is a length counted from the anchor.
        """
        if self.start is None and self.end is None:
            return False
        return self.type != "DURATION" or self.anchor is None or self.anchor not in (self.start, self.end)
