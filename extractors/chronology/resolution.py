"""From meanings to days: what a phrase stands for, counted from the publication date.

A Reading of a text goes from left to right and remembers what it has read, because later phrases lean on earlier ones:
"in the third quarter, up from $2 million a year earlier" is a quarter of another year. Without an anchor what depends
on one stays None; it is never today.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from extractors.chronology.durations import at_clock, duration_value, whole_count
from extractors.chronology.holidays import holiday_in, nth_weekday
from extractors.chronology.meanings import (
    Away,
    Between,
    Century,
    Clock,
    Current,
    Day,
    Decade,
    Ended,
    FirstMonths,
    Holiday,
    Length,
    Meaning,
    Moment,
    Month,
    NthWeekday,
    Part,
    Phrase,
    Recurring,
    Same,
    Shifted,
    Stretch,
    ToDate,
    Vague,
    Weekday,
    WeekOf,
    Year,
    YearLike,
)
from extractors.chronology.memory import Memory
from extractors.chronology.periods import (
    Period,
    add_days,
    add_months,
    add_units,
    century,
    days_between,
    decade,
    edge_days,
    first_of,
    made_day,
    named_range,
    one_day,
    one_month,
    one_year,
    part_of_year,
    range_of,
    unit_around,
    week,
    weekend,
    years_away,
)
from schemas.times import Granularity

_COMPARABLE = frozenset({Granularity.QUARTER, Granularity.HALF, Granularity.MONTH, Granularity.RANGE})


class Reading(Memory):
    """A text being read from left to right."""

    def read(self, phrase: Phrase) -> Period | None:
        """The period of the next phrase, or None where it can't be told."""
        self.phrase, self.counts_from_text, self.counts_from_anchor = phrase, False, False
        period = self._period(phrase.meaning)
        if period is not None:
            self.remember(phrase, period)
        return period

    def _period(self, meaning: Meaning) -> Period | None:
        match meaning:
            case Year():
                return self._year(meaning)
            case Shifted():
                return self._shifted(meaning)
            case Day():
                return self._day(meaning)
            case Month():
                return self._month(meaning)
            case Part():
                return self._part(meaning)
            case FirstMonths():
                return self._first_months(meaning)
            case Decade():
                return decade(meaning.first_year)
            case Century():
                return century(meaning.number)
            case Weekday():
                return self._weekday(meaning)
            case Holiday():
                return self._holiday(meaning)
            case Clock():
                return self._clock(meaning)
            case Moment():
                return self._moment(meaning)
            case Length():
                return self._length(meaning)
            case NthWeekday():
                return self._nth_weekday(meaning)
            case Away():
                return self._away(meaning)
            case Stretch():
                return self._stretch(meaning)
            case Ended():
                return self._ended(meaning)
            case WeekOf():
                day = self._period(meaning.day)
                return (week if meaning.unit == "week" else weekend)(day.first) if day and day.first else None
            case Same():
                return self._same(meaning)
            case Current():
                return self._current(meaning)
            case Between():
                return self._between(meaning)
            case Recurring():
                return Period(meaning.value, None, None, None, "SET")
            case Vague():
                return Period(meaning.value, None, None, None)
            case ToDate():
                today = self.day_zero()
                whole = unit_around(today, meaning.unit) if today else None
                return range_of(whole.first, today) if whole else None

    def _year(self, meaning: Year) -> Period | None:
        period = one_year(meaning.number)
        return self._fiscal(period, 12, 1, meaning.number) if meaning.is_fiscal and period else period

    def _fiscal(self, period: Period, months: int, number: int, year: int) -> Period:
        """The days of the fiscal year's part where the text gives its calendar, else the calendar's, labelled so."""
        if self.fiscal_end_month is None:
            return replace(period, is_fiscal=True)
        after = made_day(year, self.fiscal_end_month, 1)
        after = add_months(after, 1) if after else None
        first = add_months(after, -12 + months * (number - 1)) if after else None
        next_first = add_months(first, months) if first else None
        last = add_days(next_first, -1) if next_first else None
        return replace(period, first=first, last=last) if first and last else replace(period, is_fiscal=True)

    def _year_number(self, year: YearLike | None) -> Period | None:
        return self._period(year) if year is not None else None

    def _shifted(self, meaning: Shifted) -> Period | None:
        base = self.day_zero()
        if meaning.from_text and self.focus and self.focus.first and self.suits(meaning.unit):
            self.counts_from_text, self.counts_from_anchor = True, False
            base = self.focus.first
        elif meaning.from_text and meaning.unit == "day":
            return None  # "the next day" after no day
        if base is None or meaning.unit in {"season", "holiday"}:
            return None
        moved = add_units(base, meaning.offset, meaning.unit)
        period = unit_around(moved, meaning.unit) if moved else None
        return replace(period, is_fiscal=True) if period and meaning.is_fiscal else period

    def _day(self, meaning: Day) -> Period | None:
        if meaning.year is not None:
            year = self._year_number(meaning.year)
            day = made_day(year.first.year, meaning.month, meaning.day) if year and year.first else None
            if day is not None:
                self.named_days.setdefault((meaning.month, meaning.day), day)
            return one_day(day) if day else None
        if known := self.named_days.get((meaning.month, meaning.day)):
            return one_day(known)  # "Jan. 6, 2021", and then "Jan. 6"
        days = [made_day(year, meaning.month, meaning.day) for year in self.near_years()]
        return self.pick([one_day(day) if day else None for day in days])

    def _month(self, meaning: Month) -> Period | None:
        match meaning.year:
            case None:
                return self.pick([one_month(year, meaning.number) for year in self.near_years()])
            case Shifted(unit="month", offset=offset):
                return self.nth_around([one_month(year, meaning.number) for year in self.years_around()], offset)
        year = self._year_number(meaning.year)
        return one_month(year.first.year, meaning.number) if year and year.first else None

    def _part(self, meaning: Part) -> Period | None:
        if meaning.last is not None:
            first = self._part(replace(meaning, last=None))
            last = self._part(replace(meaning, number=meaning.last, last=None))
            return days_between(first, last) if first and last else None
        if isinstance(meaning.year, Shifted) and meaning.year.unit == "season":
            around = [part_of_year(meaning.unit, year, meaning.number) for year in [*self.wide_years()]]
            return self.nth_around(around, meaning.year.offset)
        year_like = meaning.year or self.named.get((meaning.unit, meaning.number))
        if year_like is None:
            return self._bare_part(meaning)
        year = self._year_number(year_like)
        if year is None or not year.value[:4].isdigit():
            return None
        return self._part_of(meaning, int(year.value[:4]), meaning.is_fiscal or year.is_fiscal or year_like.is_fiscal)

    def _part_of(self, meaning: Part, year: int, is_fiscal: bool) -> Period | None:
        period = part_of_year(meaning.unit, year, meaning.number)
        if period is None or not is_fiscal or meaning.unit == "season":
            return period
        return self._fiscal(period, 3 if meaning.unit == "quarter" else 6, meaning.number, year)

    def _bare_part(self, meaning: Part) -> Period | None:
        """ "the third quarter" alone: the last one that ended, or the next one in a sentence about the future."""
        periods = [self._part_of(meaning, year, meaning.is_fiscal) for year in self.wide_years()]
        anchor = self.day_zero()
        if anchor is None:
            return None
        if meaning.unit == "season":
            return self.pick(periods, "past")
        if self.tense() == "future":
            return self.pick(periods)
        return next((p for p in reversed(periods) if p and p.last and p.last < anchor), None)

    def _first_months(self, meaning: FirstMonths) -> Period | None:
        months = {"month": 1, "quarter": 3}.get(meaning.unit)
        year = self._year_number(meaning.year) if meaning.year else None
        if meaning.year is None and self.anchor:
            anchor = self.day_zero() or self.anchor
            end = months * meaning.count if months else 0
            year = one_year(anchor.year if anchor.month > min(end, 11) or self.tense() == "future" else anchor.year - 1)
        if year is None or year.first is None or year.last is None:
            return None
        if months is None:
            return edge_days(year, meaning.count, meaning.unit)
        if abs(months * meaning.count) > 12:
            return None
        if meaning.count > 0:
            after = add_months(year.first, months * meaning.count)
            first: date | None = year.first
            last = add_days(after, -1) if after else None
        else:
            after = add_days(year.last, 1)
            first, last = add_months(after, months * meaning.count) if after else None, year.last
        period = range_of(first, last, f"{first:%Y-%m}/{last:%Y-%m}") if first and last else None
        return replace(period, is_fiscal=year.is_fiscal) if period else None

    def _weekday(self, meaning: Weekday) -> Period | None:
        anchor = self.day_zero()
        if anchor is None:
            return None
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

    def _holiday(self, meaning: Holiday) -> Period | None:
        if isinstance(meaning.year, Shifted) and meaning.year.unit == "holiday":
            return self.nth_around(
                [holiday_in(meaning.rule, year) for year in self.years_around()], meaning.year.offset
            )
        if meaning.year is None:
            return self.pick([holiday_in(meaning.rule, year) for year in self.years_around()])
        year = self._year_number(meaning.year)
        return holiday_in(meaning.rule, year.first.year) if year and year.first else None

    def _clock(self, meaning: Clock) -> Period | None:
        near = self.near_focus()
        if near and near.granularity in {Granularity.DAY, Granularity.TIME} and near.first:
            self.counts_from_text = True
            return at_clock(near.first, meaning)
        anchor = self.day_zero()
        return at_clock(anchor, meaning) if anchor else None

    def _nth_weekday(self, meaning: NthWeekday) -> Period | None:
        month = self._period(meaning.month)
        if month is None or month.first is None:
            return None
        day = nth_weekday(month.first.year, month.first.month, meaning.weekday, meaning.nth)
        return one_day(day) if day and day.month == month.first.month else None

    def _moment(self, meaning: Moment) -> Period | None:
        day = self._period(meaning.day)
        return at_clock(day.first, meaning.clock) if day and day.first and day.granularity is Granularity.DAY else None

    def _length(self, meaning: Length) -> Period | None:
        if meaning.count is not None and re.search(r"\bin\s+$", self.lead()) and self.tense() == "future":
            away = self._away(Away(meaning, 1))
            if away is not None:
                return away
        self.counts_from_anchor = False
        return Period(duration_value(meaning), None, None, None, "DURATION")

    def _away(self, meaning: Away) -> Period | None:
        length = meaning.length
        if length.count is None and meaning.direction > 0 and meaning.origin == "text":
            return None
        if length.count is None:
            return Period("PAST_REF" if meaning.direction < 0 else "FUTURE_REF", None, None, None)
        if isinstance(meaning.origin, str):
            return self._away_from_here(meaning)
        origin = self._period(meaning.origin)
        count = whole_count(length, meaning.direction)
        moved = add_units(origin.first, count, length.unit) if origin and origin.first and count is not None else None
        return one_day(moved) if moved else None

    def _away_from_here(self, meaning: Away) -> Period | None:
        length, near = meaning.length, self.near_focus()
        count = whole_count(length, meaning.direction)
        if count is None:
            return None
        if length.unit == "year" and near and near.granularity in _COMPARABLE and meaning.direction < 0:
            self.counts_from_text = True
            return years_away(near, count)
        base = self.day_zero()
        if meaning.origin == "text" and self.focus and self.focus.first and self.suits(length.unit, 250):
            self.counts_from_text, base = True, self.focus.first
        elif meaning.origin == "text" and meaning.direction > 0:
            return None  # "five years later" after nothing
        if base is None:
            return None
        moved = add_units(base, count, length.unit)
        if moved is None:
            return None
        if length.unit in {"hour", "minute", "second"}:
            return replace(one_day(moved), type="TIME", granularity=Granularity.TIME)
        return unit_around(moved, "week" if length.unit == "fortnight" else length.unit)

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

    def _ended(self, meaning: Ended) -> Period | None:
        day = self._period(meaning.day)
        count = whole_count(meaning.length, 1)
        if day is None or day.first is None or day.last is None or count is None:
            return None
        if meaning.is_start:
            after = add_units(day.first, count, meaning.length.unit)
            return range_of(day.first, add_days(after, -1) if after else None)
        return named_range(first_of(day.last, count, meaning.length.unit), day.last)

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

    def _is_main_year(self, main: Period) -> bool:
        return self.anchor is not None and main.first is not None and abs(main.first.year - self.anchor.year) <= 1

    def _between(self, meaning: Between) -> Period | None:
        first_meaning, last_meaning = meaning.first, meaning.last
        if isinstance(last_meaning, Vague):  # "between May 2025 and now"
            last_meaning = Shifted("day", 0)
        if (
            _lacks_year(last_meaning)
            and not _lacks_year(first_meaning)
            and isinstance(first_meaning, Day | Month | Part)
        ):
            return self._onward(first_meaning, last_meaning)
        last = self._period(last_meaning)
        if (
            last is not None
            and last.first is not None
            and isinstance(first_meaning, Day | Month | Part)
            and first_meaning.year is None
        ):
            first = self._period(replace(first_meaning, year=Year(last.first.year)))
            if first and first.first and last.last and first.first > last.last:
                first = self._period(replace(first_meaning, year=Year(last.first.year - 1)))
        else:
            first = self._period(first_meaning)
        if first is None or last is None:
            return None
        if isinstance(meaning.first, Weekday) and first.first and last.last and first.first > last.last:
            last = self._later(last)
        return days_between(first, last) if last else None

    def _onward(self, first_meaning: Meaning, last_meaning: Meaning) -> Period | None:
        """ "January 3, 2017 to February 1": the end follows the start."""
        first = self._period(first_meaning)
        if first is None or first.first is None or not isinstance(last_meaning, Day | Month | Part):
            return None
        for year in (first.first.year, first.first.year + 1):
            last = self._period(replace(last_meaning, year=Year(year)))
            if last and last.last and last.last >= first.first:
                return days_between(first, last)
        return None

    def _later(self, period: Period) -> Period | None:
        day = add_days(period.first, 7) if period.first else None
        return one_day(day) if day else None


def _lacks_year(meaning: Meaning) -> bool:
    return isinstance(meaning, Day | Month | Part) and meaning.year is None
