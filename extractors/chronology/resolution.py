"""From meanings to days: what a phrase stands for, counted from the publication date.

A Reading of a text goes from left to right and remembers what it has read, because later phrases lean on earlier ones:
"in the third quarter, up from $2 million a year earlier" is a quarter of another year. Without an anchor what depends
on one stays None; it is never today.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.chronology.counted import CountedReading
from extractors.chronology.durations import at_clock, duration_value
from extractors.chronology.meanings import (
    Away,
    Between,
    Century,
    Clock,
    Current,
    Day,
    DayOf,
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
    WeekdayBeside,
    WeekOf,
    Year,
)
from extractors.chronology.periods import (
    Period,
    add_days,
    century,
    days_between,
    decade,
    one_day,
    range_of,
    unit_around,
    week,
    weekend,
)
from schemas.times import Granularity

_COMPARABLE = frozenset({Granularity.QUARTER, Granularity.HALF, Granularity.MONTH, Granularity.RANGE})


_NEXT_LINE = 32


class Reading(CountedReading):
    """A text being read from left to right."""

    def read(self, phrase: Phrase) -> Period | None:
        """The period of the next phrase, or None where it can't be told."""
        self.phrase, self.counts_from_text, self.counts_from_anchor = (phrase, False, False)
        period = self.resolve(phrase.meaning)
        if period is not None:
            self.remember(phrase, period)
        return period

    def resolve(self, meaning: Meaning) -> Period | None:
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
            case WeekdayBeside():
                return self._weekday_beside(meaning)
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
            case DayOf():
                return self._day_of(meaning)
            case Away():
                return self._away(meaning)
            case Stretch():
                return self._stretch(meaning)
            case Ended():
                return self._ended(meaning)
            case WeekOf():
                day = self.resolve(meaning.day)
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

    def _clock(self, meaning: Clock) -> Period | None:
        is_close = self.phrase.start - self.focus_at <= _NEXT_LINE
        near = self.focus if is_close else self.near_focus()  # "Date: March 13, 2025 ⏎⏎ Time: 11 a.m."
        if near and near.granularity in {Granularity.DAY, Granularity.TIME} and near.first:
            self.counts_from_text = True
            return at_clock(near.first, meaning)
        anchor = self.day_zero()
        return at_clock(anchor, meaning) if anchor else None

    def _moment(self, meaning: Moment) -> Period | None:
        day = self.resolve(meaning.day)
        return at_clock(day.first, meaning.clock) if day and day.first and day.granularity is Granularity.DAY else None

    def _length(self, meaning: Length) -> Period | None:
        if meaning.count is not None and re.search(r"\bin\s+$", self.lead()) and self.tense() == "future":
            away = self._away(Away(meaning, 1))
            if away is not None:
                return away
        self.counts_from_anchor = False
        return Period(duration_value(meaning), None, None, None, "DURATION")

    def _between(self, meaning: Between) -> Period | None:
        first_meaning, last_meaning = meaning.first, meaning.last
        if isinstance(first_meaning, Vague):  # "from now until Friday"
            first_meaning = Shifted("day", 0)
        if isinstance(last_meaning, Vague):  # "between May 2025 and now"
            last_meaning = Shifted("day", 0)
        if (
            _lacks_year(last_meaning)
            and not _lacks_year(first_meaning)
            and isinstance(first_meaning, Day | Month | Part)
        ):
            return self._onward(first_meaning, last_meaning)
        last = self.resolve(last_meaning)
        if (
            last is not None
            and last.first is not None
            and isinstance(first_meaning, Day | Month | Part)
            and first_meaning.year is None
        ):
            first = self.resolve(replace(first_meaning, year=Year(last.first.year)))
            if first and first.first and last.last and first.first > last.last:
                first = self.resolve(replace(first_meaning, year=Year(last.first.year - 1)))
        else:
            first = self.resolve(first_meaning)
        if first is None or last is None:
            return None
        if isinstance(last_meaning, Weekday) and first.first and last.last and first.first > last.last:
            last = self._later(last)
        return days_between(first, last) if last else None

    def _onward(self, first_meaning: Meaning, last_meaning: Meaning) -> Period | None:
        """ "January 3, 2017 to February 1": the end follows the start."""
        first = self.resolve(first_meaning)
        if first is None or first.first is None or not isinstance(last_meaning, Day | Month | Part):
            return None
        for year in (first.first.year, first.first.year + 1):
            last = self.resolve(replace(last_meaning, year=Year(year)))
            if last and last.last and last.last >= first.first:
                return days_between(first, last)
        return None

    def _later(self, period: Period) -> Period | None:
        day = add_days(period.first, 7) if period.first else None
        return one_day(day) if day else None


def _lacks_year(meaning: Meaning) -> bool:
    return isinstance(meaning, Day | Month | Part) and meaning.year is None
