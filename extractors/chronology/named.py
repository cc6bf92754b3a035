"""What the calendar names: years, quarters, months, days, holidays, and the months that end with a day.

"the second quarter" (published in January 2026, in a sentence about the past) → 2025-Q2
"the year ended June 30, 2025" → 2024-07-01 … 2025-06-30
"Nov. 7" → the one that the tense of its sentence asks for
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from extractors.chronology.durations import duration_value, whole_count
from extractors.chronology.holidays import holiday_in, nth_weekday
from extractors.chronology.meanings import (
    Day,
    DayOf,
    Ended,
    FirstMonths,
    Holiday,
    Length,
    Month,
    NthWeekday,
    Part,
    Shifted,
    Year,
    YearLike,
)
from extractors.chronology.memory import Memory
from extractors.chronology.periods import (
    Period,
    add_days,
    add_months,
    add_units,
    days_between,
    edge_days,
    first_of,
    made_day,
    middle_of,
    named_range,
    one_day,
    one_month,
    one_year,
    part_of_year,
    range_of,
    season_beside,
    week,
)
from extractors.chronology.report_words import opens_report, precedes_report, tells_earnings
from extractors.chronology.words import SP, any_of
from extractors.lexicons import entries
from schemas.times import Granularity

_NOUN_AFTER = re.compile(rf"{SP}(?!(?:{any_of(entries('function_words.txt'))})\b)[a-z]+(?<!ed)\b")
_DESCRIBING = re.compile(r"(?:\b(?:the|a|an|its|their|for|from|of)|['’]s)\s+$")
_UP_TO = re.compile(r"\b(?:by|until|till|through)\s+(?:the\s+)?$")
_LIMIT_DAYS = 183
_CLOSE_BY = 31
_JUST_ENDED = 50
_BESIDE = re.compile(r"\s*(?:/|,|or|and|&|,\s+and|,\s+or)\s*(?:in\s+)?(?:(?:early|late)\s+|mid-)?")
_UNDER_WAY = 15
"""Days after which what is said of a quarter may be of the one that runs."""


class NamedReading(Memory):
    """Reads what has a name in the calendar."""

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
        return self.resolve(year) if year is not None else None

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
        return self._limit(days) or self._fitting(days, meaning.weekday)

    def _fitting(self, days: list[date | None], weekday: int | None) -> Period | None:
        """Of a day in neighbouring years, the one that the tense asks for, or that is the weekday beside it.

        Close by, a weekday that is none of it is the author's slip: "Tuesday, Sept. 27" on Thursday the 28th.
        """
        asked = self.pick([one_day(day) if day else None for day in days])
        if weekday is None or asked is None or asked.first is None or self.anchor is None:
            return asked
        if asked.first.isoweekday() == weekday or abs((asked.first - self.anchor).days) <= _CLOSE_BY:
            return asked
        return next((one_day(day) for day in days if day and day.isoweekday() == weekday), asked)

    def _limit(self, days: list[date | None]) -> Period | None:
        """ "On Jan. 5 it ruled that he must go by Jan. 14": the limit follows the day that the sentence told of."""
        near = self.near_focus()
        if (
            near is None
            or near.granularity is not Granularity.DAY
            or near.first is None
            or not _UP_TO.search(self.lead())
        ):
            return None
        return next((one_day(day) for day in days if day and 0 <= (day - near.first).days <= _LIMIT_DAYS), None)

    def _month(self, meaning: Month) -> Period | None:
        match meaning.year:
            case None if beside := self._beside_month(meaning.number):
                return beside
            case None:
                months = [one_month(year, meaning.number) for year in self.near_years()]
                is_near = self._only_describes() or precedes_report(self.text, self.phrase.end)
                return self.nearest(months) if is_near else self.pick(months)
            case Shifted(unit="month", offset=offset):
                return self.nth_around([one_month(year, meaning.number) for year in self.years_around()], offset)
        year = self._year_number(meaning.year)
        return one_month(year.first.year, meaning.number) if year and year.first else None

    def _beside_month(self, number: int) -> Period | None:
        """The May of "in April or May": the one that follows that April."""
        near, anchor = self.focus, self.day_zero()
        if near is None or near.granularity is not Granularity.MONTH or near.first is None or anchor is None:
            return None
        if _BESIDE.fullmatch(self.text, self.focus_at, self.phrase.start) is None:
            return None
        following = one_month(near.first.year + (number <= near.first.month), number)
        is_ahead = following and following.first and following.first > anchor >= near.first
        return one_month(near.first.year, number) if is_ahead and number < near.first.month else following

    def _only_describes(self) -> bool:
        """Whether a month stands before a noun and no verb tells when: "October delivery", "the December contract"."""
        start, end = self.phrase.start, self.phrase.end
        if not _NOUN_AFTER.match(self.text, end) or not _DESCRIBING.search(self.lead()):
            return False
        return self.tenses.before(start) is None

    def _part(self, meaning: Part) -> Period | None:
        if meaning.last is not None:
            first = self._part(replace(meaning, last=None))
            last = self._part(replace(meaning, number=meaning.last, last=None))
            return days_between(first, last) if first and last else None
        if isinstance(meaning.year, Shifted) and meaning.year.unit == "season":
            if meaning.year.from_text and meaning.year.offset and (near := self.near_focus()) is not None:
                self.counts_from_text = True  # "opened in October 2018, and a second one the following spring"
                return season_beside(near, meaning.number, meaning.year.offset)
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
        if (year := self.told_year()) is not None:
            return self._part_of(meaning, year, meaning.is_fiscal)
        periods = [self._part_of(meaning, year, meaning.is_fiscal) for year in self.wide_years()]
        anchor = self.day_zero()
        if anchor is None:
            return None
        if meaning.unit == "season":
            return self.pick(periods, "past")
        tense = self.tense()
        if tense == "future":
            return self.nearest(periods) if self._is_reported(periods) else self.pick(periods)
        held = [period for period in periods if period and period.first and period.last]
        past = next((p for p in reversed(held) if p.last and p.last < anchor), None)
        running = next((p for p in held if p.first and p.last and p.first <= anchor <= p.last), None)
        # "It took a charge in the fourth quarter", in October: nobody means last year's.
        if running and running.first and (tense is None or (anchor - running.first).days >= _UNDER_WAY):
            return running
        following = next((p for p in held if p.first and p.first > anchor), None)
        is_nearer = past and following and 3 * _distance(following, anchor) < 2 * _distance(past, anchor)
        return following if tense is None and is_nearer else past

    def _is_reported(self, periods: list[Period | None]) -> bool:
        """Whether the future is that of a report, not of the quarter that it is about.

        "It expects to report third-quarter earnings", "they expect 52 cents a share for the third quarter", in October.
        """
        nearest, anchor = self.nearest(periods), self.anchor
        if nearest and nearest.last and anchor and 0 < (anchor - nearest.last).days <= _JUST_ENDED:
            floor = self.tenses.sentence_start(self.phrase.start)
            return tells_earnings(self.text, floor, self.phrase.start, self.phrase.end)
        return opens_report(self.text, self.phrase.start)

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
            period = edge_days(year, meaning.count, meaning.unit)
            value = duration_value(Length(Decimal(abs(meaning.count)), meaning.unit))
            return replace(period, value=value, type="DURATION") if period else None
        if abs(months * meaning.count) > 12:
            return None
        if meaning.count > 0:
            after = add_months(year.first, months * meaning.count)
            first: date | None = year.first
            last = add_days(after, -1) if after else None
        else:
            after = add_days(year.last, 1)
            first, last = add_months(after, months * meaning.count) if after else None, year.last
        value = duration_value(Length(Decimal(abs(meaning.count)), meaning.unit))
        period = range_of(first, last, value)
        return replace(period, type="DURATION", is_fiscal=year.is_fiscal) if period else None

    def _holiday(self, meaning: Holiday) -> Period | None:
        if isinstance(meaning.year, Shifted) and meaning.year.unit == "holiday":
            return self.nth_around(
                [holiday_in(meaning.rule, year) for year in self.years_around()], meaning.year.offset
            )
        if meaning.year is None and (told := self.told_year()) is not None:
            return holiday_in(meaning.rule, told)  # "In 2020, by Christmas"
        if meaning.year is None:
            return self.pick([holiday_in(meaning.rule, year) for year in self.years_around()])
        year = self._year_number(meaning.year)
        return holiday_in(meaning.rule, year.first.year) if year and year.first else None

    def _nth_weekday(self, meaning: NthWeekday) -> Period | None:
        month = self.resolve(meaning.month)
        if month is None or month.first is None:
            return None
        day = nth_weekday(month.first.year, month.first.month, meaning.weekday, meaning.nth)
        return one_day(day) if day and day.month == month.first.month else None

    def _day_of(self, meaning: DayOf) -> Period | None:
        month = self.resolve(meaning.month)
        day = made_day(month.first.year, month.first.month, meaning.number) if month and month.first else None
        return one_day(day) if day else None

    def _ended(self, meaning: Ended) -> Period | None:
        day = self.resolve(meaning.day)
        count = whole_count(meaning.length, 1)
        if day is None or day.first is None or day.last is None or count is None:
            return None
        if meaning.is_start:
            after = add_units(day.first, count, meaning.length.unit)
            return range_of(day.first, add_days(after, -1) if after else None)
        if meaning.is_length:
            period = range_of(first_of(day.last, count, meaning.length.unit), day.last)
            return replace(period, value=duration_value(meaning.length), type="DURATION") if period else None
        period = named_range(first_of(day.last, count, meaning.length.unit), day.last)
        if period is None or period.granularity is not Granularity.RANGE:
            return period
        if meaning.part is not None:
            return self._labelled(period, meaning.part)
        if meaning.length == Length(Decimal(1), "week"):
            return replace(period, value=week(day.last).value, granularity=Granularity.WEEK)
        is_year = meaning.length == Length(Decimal(1), "year")
        return replace(period, value=f"{day.last.year:04d}", granularity=Granularity.YEAR) if is_year else period

    def _labelled(self, period: Period, part: Part) -> Period:
        """The days of "its third quarter ended Aug. 31" under the issuer's own name of them: 2025-Q3."""
        if period.last is None:
            return period
        year = self._year_number(part.year)
        number = year.value[:4] if year else str(period.last.year)
        label = f"{number}-{'Q' if part.unit == 'quarter' else 'H'}{part.number}"
        return replace(period, value=label, granularity=Granularity(part.unit), is_fiscal=True)


def _distance(period: Period, day: date) -> int:
    return abs((middle_of(period) - day).days)
