"""What is counted from another day: "last Friday", "three years ago", "a year earlier", "the quarter".

Most is counted from the anchor; "the previous year", "two days later" and "the same period" lean on what the text
spoke of last, where it did.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from extractors.chronology.durations import duration_value, whole_count
from extractors.chronology.meanings import Away, Current, Length, Same, Shifted, Stretch, Weekday, WeekdayBeside
from extractors.chronology.named import NamedReading
from extractors.chronology.periods import (
    Period,
    add_days,
    add_months,
    add_units,
    made_day,
    one_day,
    one_year,
    unit_around,
    weekend,
    years_away,
)
from extractors.chronology.report_words import compares_earnings
from schemas.times import Granularity

_COMPARABLE = frozenset({Granularity.QUARTER, Granularity.HALF, Granularity.MONTH, Granularity.RANGE})

_COMPARED = re.compile(r"\b(?:from|since|at|than|with|to)\s+(?:the\s+)?$")
_ANOTHER_DAY = re.compile(r"\s+(?:before|preceding|after|following)\s+(?:the|a|his|her|its|their)\b")
_FIGURE = re.compile(r"\d|\b(?:[mb]illion|percent|than|from)\b[^.]*$")
_FIGURE_REACH = 32
_OF_WHOLE_YEARS = frozenset({1, 2, 3})
"""The months in which companies report on whole years."""
_LAST_MONTH = 12
_MONTHS_APART = 15
"""Within so many months any day of the month falls on any weekday."""
_SAME_PASSAGE = 250
"""Characters within which "two months later" still leans on what was said."""


class CountedReading(NamedReading):
    """Reads what is counted from the anchor or from the text."""

    def _shifted(self, meaning: Shifted) -> Period | None:
        base = self.day_zero()
        reach = _SAME_PASSAGE if meaning.only_from_text else 0
        if meaning.from_text and self.focus and self.focus.first and self.suits(meaning.unit, reach):
            self.counts_from_text, self.counts_from_anchor = True, False
            base = self.focus.first
        elif meaning.only_from_text or (meaning.from_text and meaning.unit == "day"):
            return None  # "the next day" after no day
        elif meaning.from_text and (reported := self._reported(meaning.unit)) is not None:
            self.counts_from_text, self.counts_from_anchor = True, False
            base = reported
        if base is None or meaning.unit in {"season", "holiday"}:
            return None
        moved = add_units(base, meaning.offset, meaning.unit)
        period = unit_around(moved, meaning.unit) if moved else None
        return replace(period, is_fiscal=True) if period and meaning.is_fiscal else period

    def _reported(self, unit: str) -> date | None:
        """The first day of what a report is about: "the previous year" in results of 2024, published in 2026."""
        grains = {"quarter": [Granularity.QUARTER], "year": [Granularity.QUARTER, Granularity.HALF, Granularity.YEAR]}
        told = [period.first for grain, period in self.main.items() if grain in grains.get(unit, ()) and period.first]
        if not told or self.anchor is None or not self.anchor.year - 2 <= told[0].year <= self.anchor.year:
            return None
        return told[0]

    def _weekday(self, meaning: Weekday) -> Period | None:
        anchor = self.day_zero()
        if anchor is None or self._is_beside_another():
            return None
        if meaning.day is not None:
            return self._numbered(meaning.number, meaning.day, anchor)
        today = anchor.isoweekday()
        if meaning.week is not None:
            days = meaning.number - today + 7 * meaning.week
        elif meaning.shift == -1:
            days = -((today - meaning.number - 1) % 7 + 1)
        elif meaning.shift == 1:
            days = meaning.number - today + 7
        elif self.tense() == "future" or (meaning.shift == 0 and self.tense() != "past"):
            days = (meaning.number - today) % 7
        else:
            days = -((today - meaning.number) % 7)
        day = add_days(anchor, days)
        return one_day(day) if day else None

    def _numbered(self, weekday: int, number: int, anchor: date) -> Period | None:
        """ "Friday the 13th": the last one, or the next where the sentence looks ahead."""
        step = 1 if self.tense() == "future" else -1
        for months in range(_MONTHS_APART):
            month = add_months(anchor.replace(day=1), step * months)
            day = made_day(month.year, month.month, number) if month else None
            if day and day.isoweekday() == weekday and (day - anchor).days * step >= 0:
                return one_day(day)
        return None

    def _is_beside_another(self) -> bool:
        """ "the Sunday after the vote": of a day that the text does not tell."""
        return self.lead().endswith("the ") and _ANOTHER_DAY.match(self.text, self.phrase.end) is not None

    def _weekday_beside(self, meaning: WeekdayBeside) -> Period | None:
        origin = self.resolve(meaning.day)
        if origin is None or origin.first is None:
            return None
        apart = (meaning.number - origin.first.isoweekday()) * meaning.direction
        day = add_days(origin.first, ((apart - 1) % 7 + 1) * meaning.direction)
        return one_day(day) if day else None

    def _away(self, meaning: Away) -> Period | None:
        length = meaning.length
        if length.count is None and meaning.origin == "text":
            return self._mere_length(length)
        if length.count is None:
            return Period("PAST_REF" if meaning.direction < 0 else "FUTURE_REF", None, None, None)
        if isinstance(meaning.origin, str):
            return self._away_from_here(meaning)
        day = meaning.origin
        if isinstance(day, Weekday) and day.shift is None and day.week is None and meaning.direction > 0:
            day = replace(day, shift=0)  # "a week from Friday": from the next one
        origin = self.resolve(day)
        count = whole_count(length, meaning.direction)
        moved = add_units(origin.first, count, length.unit) if origin and origin.first and count is not None else None
        return one_day(moved) if moved else None

    def _mere_length(self, length: Length) -> Period:
        self.counts_from_text = self.counts_from_anchor = False
        return Period(duration_value(length), None, None, None, "DURATION")

    def _away_from_here(self, meaning: Away) -> Period | None:
        length, near = meaning.length, self.near_topic()
        count = whole_count(length, meaning.direction)
        if count is None:
            return None
        if length.unit == "year" and near and near.granularity in _COMPARABLE and meaning.direction < 0:
            self.counts_from_text = True
            return years_away(near, count)
        if length.unit == "year" and count == -1 and meaning.origin == "text" and near is None and self._is_compared():
            self.counts_from_text = True
            return years_away(self.report, count) if self.report else None
        if length.unit == "year" and count == -1 and (quarter := self._earned_quarter()) is not None:
            return years_away(quarter, -1)
        base = self.day_zero()
        if meaning.origin == "text" and self.focus and self.focus.first and self.suits(length.unit, _SAME_PASSAGE):
            self.counts_from_text, base = True, self.focus.first
        elif meaning.origin == "text" and meaning.direction > 0:
            return self._mere_length(length)  # "five years later" after nothing
        if base is None:
            return None
        moved = add_units(base, count, length.unit)
        if moved is None:
            return None
        if length.unit in {"hour", "minute", "second"}:
            return replace(one_day(moved), type="TIME", granularity=Granularity.TIME)
        return unit_around(moved, "week" if length.unit == "fortnight" else length.unit)

    def _earned_quarter(self) -> Period | None:
        """The last quarter where earnings are compared and nothing tells of when: "from 28 cents a year earlier"."""
        anchor = self.day_zero()
        if anchor is None or anchor.month in _OF_WHOLE_YEARS or self.main:
            return None
        floor = self.tenses.sentence_start(self.phrase.start)
        return self._last_quarter() if compares_earnings(self.text, floor, self.phrase.start) else None

    def _is_compared(self) -> bool:
        """Whether a figure of a report stands before: "…, compared with $2 million a year earlier"."""
        floor = self.tenses.sentence_start(self.phrase.start)
        before = self.text[max(floor, self.phrase.start - _FIGURE_REACH) : self.phrase.start]
        return self.report is not None and _FIGURE.search(before) is not None

    def _stretch(self, meaning: Stretch) -> Period | None:
        value = duration_value(meaning.length)
        count = whole_count(meaning.length, meaning.direction)
        if meaning.length.count is None or count is None:
            return Period(value, None, None, None, "DURATION")
        anchor = self.day_zero()
        other = add_units(anchor, count, meaning.length.unit) if anchor else None
        if anchor is None or other is None:
            return Period(value, None, None, None, "DURATION")
        return Period(value, min(anchor, other), max(anchor, other), Granularity.RANGE, "DURATION")

    def _same(self, meaning: Same) -> Period | None:
        base = self._compared(meaning.unit)
        year = self._year_number(meaning.year) if meaning.year else None
        if base is None:
            return year or (self._shifted(Shifted("year", meaning.years)) if meaning.years else None)
        self.counts_from_text = True
        years = meaning.years
        if isinstance(meaning.year, Shifted):
            years = meaning.year.offset
        elif year is not None and year.first and base.last:
            number = int(base.value[:4]) if base.value[:4].isdigit() else base.last.year
            years = year.first.year - number
        return years_away(base, years) if years else base

    def _compared(self, unit: str | None) -> Period | None:
        near = self.near_focus()
        if near and (near.granularity in _COMPARABLE or (near.granularity is Granularity.DAY and unit is None)):
            return near
        if unit == "quarter" or unit is None:
            for granularity in (Granularity.QUARTER, Granularity.RANGE, Granularity.HALF):
                if granularity in self.main:
                    return self.main[granularity]
        return self._last_quarter() if unit == "quarter" else None

    def _last_quarter(self) -> Period | None:
        anchor = self.day_zero()
        before = add_months(anchor, -3) if anchor else None
        return unit_around(before, "quarter") if before else None

    def _current(self, meaning: Current) -> Period | None:
        if meaning.unit == "weekend":
            return self._nearest_weekend()
        if meaning.unit == "year-end":
            return self._year_end()
        if meaning.unit in {"day", "week", "month"}:
            return self._this(meaning.unit)
        if meaning.unit == "quarter":
            main = self.main.get(Granularity.QUARTER)
            self.counts_from_text = main is not None
            return main or self._last_quarter()
        main = self.main.get(Granularity.YEAR)
        if main is not None and self._is_main_year(main):
            self.counts_from_text = True
            return main
        anchor = self.day_zero()
        if anchor is None:
            return None
        back = 1 if anchor.month <= 3 and self.tense() == "past" else 0
        return one_year(anchor.year - back)

    def _this(self, unit: str) -> Period | None:
        """ "later in the day": of the day that the passage tells of, else the anchor's."""
        if unit == "day" and (near := self.near_focus()) and near.granularity is Granularity.DAY:
            self.counts_from_text = True
            return near
        anchor = self.day_zero()
        return unit_around(anchor, unit) if anchor else None

    def _year_end(self) -> Period | None:
        """ "at year-end": the last one in a sentence about the past; "by year-end" is to come."""
        anchor = self.day_zero()
        if anchor is None:
            return None
        tense = self.tenses.around(self.phrase.start, self.phrase.end, is_day=True)
        if anchor.month == _LAST_MONTH:
            return one_year(anchor.year)  # "gave his year-end news conference"
        is_compared = _COMPARED.search(self.lead()) is not None
        return one_year(anchor.year - (tense == "past" or (is_compared and tense is None)))

    def _nearest_weekend(self) -> Period | None:
        """ "over the weekend": the last one, or the coming one where the sentence is about the future."""
        anchor = self.day_zero()
        if anchor is None:
            return None
        is_now = anchor.isoweekday() > 5 or self.tense() == "future"
        day = anchor if is_now else add_days(anchor, -7)
        return weekend(day) if day else None

    def _is_main_year(self, main: Period) -> bool:
        return self.anchor is not None and main.first is not None and abs(main.first.year - self.anchor.year) <= 1
