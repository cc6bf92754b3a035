"""What a reader of a text remembers: what it spoke of last, what it is about, and where the anchor lies.

"In the third quarter, up from $2 million a year earlier": the second time leans on the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from extractors.chronology.meanings import (
    Away,
    Between,
    Day,
    Ended,
    FirstMonths,
    Meaning,
    Moment,
    Part,
    Phrase,
    Same,
    Shifted,
    Vague,
    Weekday,
    Year,
    YearLike,
)
from extractors.chronology.periods import Period, is_quarter_long, middle_of
from extractors.chronology.tense import Tenses
from extractors.chronology.tense_cues import Tense
from extractors.chronology.tense_leads import is_since as is_led_by_since
from schemas.times import Granularity

# "In 2019 …", "For all of 2024 …": not "compared with 2019", "the 2019 merger".
_SETTING = re.compile(
    r"(?:^|[.!?\n]\s*|\b)(?:in|during|for|of)\s+(?:(?:all|fiscal|calendar|the|year)\s+(?:of\s+)?)*$", re.IGNORECASE
)
# "rose to $10 million in 2023 from $8 million in 2022": the sentence is not about 2022.
_IS_COMPARED = re.compile(r"\b(?:from|than|against|compared|versus|vs)\b[^,;]*$", re.IGNORECASE)
_COMPARED_REACH = 40
_AS_FAR = 2
_PROSE = 40
_IN_PROSE = re.compile(r"\b(?:in|on|of|since|after|during)\s+(?:the\s+)?(?:(?:early|late)\s+|mid-)?$")
_FAR, _NEAR = 240, 100
_ELECTIONS = (
    r"(?:conventions?|elections?|polls|ballots?|showdown|contest|primar(?:y|ies)|caucus(?:es)?|referendum|vote)"
)
_AIMED = re.compile(
    rf"\b(?:to\s+(?:win|beat|defeat|become|cast|elect|vote|choose|run|keep|hold|regain|retake|take)|chances?|odds|hopes|until|toward"
    rf"|come|seats?|{_ELECTIONS})\b[^.;,]*$",
    re.IGNORECASE,
)
_ELECTION = re.compile(rf"(?:['’]s)?\s+(?:[a-z]+\s+){{0,2}}{_ELECTIONS}\b")
_LONG_BACK, _SOON = 200, 160
_TOO_LONG, _JUST_OVER, _FAR_OFF = 300, 45, 48
"""Days ahead and back, and characters from the verb: "she will speak after good reviews since the Oct. 13 debate"."""
_REPORTED = frozenset({Granularity.QUARTER, Granularity.HALF, Granularity.YEAR, Granularity.RANGE})
_REPORT_NOUNS = re.compile(r"\b(?:results|earnings)\b", re.IGNORECASE)
_REPORT_WORDS = re.compile(
    r"\b(?:results|earnings|highlights|financials?|months|quarter|half|performance)\b", re.IGNORECASE
)
_LINE, _BESIDE_REPORT, _OPENING = 160, 60, 1_200
_UNITS = ("day", "week", "month", "quarter", "half", "year", "decade", "century")


@dataclass
class Memory:
    """A text being read: its anchor, and what was said so far."""

    text: str
    anchor: date | None
    fiscal_end_month: int | None = None
    focus: Period | None = None
    focus_start: int = 0
    focus_at: int = 0
    topic: Period | None = None
    topic_at: int = 0
    report: Period | None = None
    """The quarter, half or year whose results the text reports, or the last heading named."""
    main: dict[Granularity, Period] = field(default_factory=dict)
    """The first period of each granularity: the one that the text is about."""
    named: dict[tuple[str, int], YearLike] = field(default_factory=dict)
    """The year of "third quarter" where the text has named one."""
    named_days: dict[tuple[int, int], date] = field(default_factory=dict)
    """The day of "Jan. 6" where the text has named its year."""
    phrase: Phrase = field(default_factory=lambda: Phrase(0, 0, Vague("")))
    counts_from_text: bool = False
    counts_from_anchor: bool = False

    def __post_init__(self) -> None:
        self.tenses = Tenses(self.text)

    def resolve(self, meaning: Meaning) -> Period | None:
        """The period of a meaning; a Reading knows them all."""
        raise NotImplementedError

    def remember(self, phrase: Phrase, period: Period) -> None:
        meaning = phrase.meaning
        if isinstance(meaning, Part) and meaning.year is not None:
            self._name(meaning, meaning.year)
        is_dated = period.type == "DATE" or isinstance(meaning, Ended | FirstMonths)
        if not is_dated or period.first is None or isinstance(meaning, Same | Away):
            return
        if isinstance(meaning, Shifted) and meaning.from_text and meaning.offset < 0:
            return  # "(previous year: 34.5%)": the next comparison does not lean on this one
        self._set_topic(phrase, period)
        self.focus, self.focus_start, self.focus_at = period, phrase.start, phrase.end
        if self._is_of_report(phrase, period):
            self.report = period
        if period.granularity is not None:
            granularity = Granularity.QUARTER if is_quarter_long(period) else period.granularity
            self.main.setdefault(granularity, period)

    def _set_topic(self, phrase: Phrase, period: Period) -> None:
        """What a comparison leans on: October in "in October, from 2.4% in September and 3.0% a year earlier"."""
        floor = self.tenses.sentence_start(phrase.start)
        is_first = self.topic is None or self.topic_at < floor
        before = self.text[max(floor, phrase.start - _COMPARED_REACH) : phrase.start]
        if is_first or not _IS_COMPARED.search(before):
            self.topic, self.topic_at = period, phrase.end

    def near_topic(self) -> Period | None:
        """What the same sentence spoke of before, other than what it compares with."""
        return self.topic if self.topic and self.topic_at >= self.tenses.sentence_start(self.phrase.start) else None

    def _is_of_report(self, phrase: Phrase, period: Period) -> bool:
        """Whether a period is what a report is about: "announced results for the third quarter", or in a heading."""
        if period.granularity not in _REPORTED or self.anchor is None or period.last is None:
            return False
        if period.last >= self.anchor:
            return False
        nearest = max(0, phrase.start - _LINE)
        opening = self.text.rfind("\n", nearest, phrase.start)
        floor = max(opening + 1, nearest)
        end = self.text.find("\n", phrase.end, phrase.end + _LINE)
        line = self.text[floor : end if end >= 0 else phrase.end + _LINE].strip()
        is_heading = (
            end >= 0 and (opening >= 0 or nearest == 0) and len(line) <= _LINE and line[-1:] not in {".", ";", ","}
        )
        if is_heading:
            return _REPORT_WORDS.search(line) is not None
        beside = self.text[max(floor, phrase.start - _BESIDE_REPORT) : phrase.end + _BESIDE_REPORT // 2]
        return self.report is None and phrase.start < _OPENING and _REPORT_NOUNS.search(beside) is not None

    def _name(self, part: Part, year: YearLike) -> None:
        """Keep the year of a part that the text names; of several the latest that has begun: a report's own."""
        known = self.named.get((part.unit, part.number))
        if known is None or self._number(known) < self._number(year) <= (self.anchor or date.max).year:
            self.named[part.unit, part.number] = year

    def _number(self, year: YearLike) -> int:
        return year.number if isinstance(year, Year) else (self.anchor or date.max).year + year.offset

    def tense(self) -> Tense | None:
        is_day = isinstance(self.phrase.meaning, Weekday | Day | Moment)
        return self.tenses.around(self.phrase.start, self.phrase.end, is_day=is_day)

    def lead(self) -> str:
        return self.text[max(0, self.phrase.start - 16) : self.phrase.start].lower()

    def near_focus(self) -> Period | None:
        """What the same sentence spoke of before."""
        return self.focus if self.focus and self.focus_at >= self.tenses.sentence_start(self.phrase.start) else None

    def day_zero(self) -> date | None:
        self.counts_from_anchor = True
        return self.anchor

    def suits(self, unit: str, reach: int = 0) -> bool:
        """Whether the focus is fine enough to count such units from: "the next day" after a day, not after a year."""
        grain = str(self.focus.granularity) if self.focus else ""
        is_near = self.near_focus() is not None or self.phrase.start - self.focus_at <= reach
        if not is_near and unit != "day":
            return False
        return grain in _UNITS and unit in _UNITS and _UNITS.index(grain) <= _UNITS.index(unit)

    def pick(self, make: list[Period | None], default: Tense | None = None) -> Period | None:
        """Of the same thing in neighbouring years, the one that the tense asks for; the nearest where nothing tells."""
        anchor = self.day_zero()
        periods = [period for period in make if period is not None and period.first and period.last]
        if anchor is None or not periods:
            return None
        tense = self.tense() or default
        before = [period for period in periods if period.first and period.first <= anchor]
        after = [period for period in periods if period.last and period.last >= anchor]
        nearest = self.nearest(periods)
        if nearest is None:
            return None
        if tense is None:
            return self._nearest_told(before, nearest)
        asked = (before[-1:] or periods[:1])[0] if tense == "past" else (after[:1] or periods[-1:])[0]
        return nearest if self._is_too_far(asked, nearest, tense) else asked

    def _nearest_told(self, before: list[Period], nearest: Period) -> Period:
        """The nearest one; where nothing tells, news speak of what was rather than of what is as far ahead."""
        anchor = self.anchor or date.min
        if not before or nearest is before[-1] or not self._is_told_in_prose() or self._is_aimed_at():
            return nearest
        ahead, back = (abs((middle_of(period) - anchor).days) for period in (nearest, before[-1]))
        return before[-1] if back < _AS_FAR * ahead and back <= _FAR else nearest

    def _is_told_in_prose(self) -> bool:
        """Whether the time stands in a sentence with words before it, not in a calendar or a headline."""
        floor = self.tenses.sentence_start(self.phrase.start)
        end = self.tenses.sentence_end(self.phrase.end)
        is_closed = self.text[max(0, end - 4) : end].rstrip()[-1:] in {".", "!", "?", "”", '"'}
        is_led = not isinstance(self.phrase.meaning, Between) and _IN_PROSE.search(self.lead()) is not None
        return is_closed and is_led and self.phrase.start - floor >= _PROSE

    def _is_too_far(self, asked: Period, nearest: Period, tense: Tense) -> bool:
        """Whether the tense asks for what nobody would mean, with a nearer one at hand.

        "The race, which grew out of a rally, is on June 22", published on June 19; "the talks held in Rome on the
        accords of December", published in October: nobody means a year ago.
        """
        if self.anchor is None:
            return False
        is_told = self.tenses.is_told(self.phrase.start, tense)
        far, near = (abs((middle_of(period) - self.anchor).days) for period in (asked, nearest))
        if not is_told and far > _FAR and near < _NEAR:
            return tense == "future" or self._is_aimed_at() or not self.tenses.tells_deed(self.phrase.start)
        if not is_told and tense == "past" and nearest.granularity is Granularity.MONTH and self._is_aimed_at():
            is_same_year = nearest.first is not None and nearest.first.year == self.anchor.year
            return is_same_year and far > _LONG_BACK and near < _SOON
        is_day = nearest.granularity in {Granularity.DAY, Granularity.RANGE}
        is_long_ahead = is_day and tense == "future" and far > _TOO_LONG and near < _JUST_OVER
        if is_long_ahead and self.tenses.told_since(self.phrase.start) > _FAR_OFF:
            return True
        return is_day and far > (30 if is_told else 8) * near

    def _is_aimed_at(self) -> bool:
        """Whether a month is that of an aim or an election: "has a chance of winning in November", told in July."""
        start, end = self.phrase.start, self.phrase.end
        floor = max(self.tenses.sentence_start(start), start - _COMPARED_REACH)
        return _AIMED.search(self.text[floor:start]) is not None or _ELECTION.match(self.text, end) is not None

    def nearest(self, periods: Sequence[Period | None]) -> Period | None:
        """The one nearest to the anchor."""
        anchor = self.day_zero()
        held = [period for period in periods if period is not None and period.first and period.last]
        if anchor is None or not held:
            return None
        return min(held, key=lambda period: abs((middle_of(period) - anchor).days))

    def told_year(self) -> int | None:
        """The older year that the sentence is about: "In 2019 it was split, and in September sold"."""
        near = self.near_focus()
        if near is None or near.granularity is not Granularity.YEAR or near.is_fiscal or near.first is None:
            return None
        if self.anchor is None or near.first.year >= self.anchor.year:
            return None
        before = self.text[max(0, self.focus_start - 24) : self.focus_start]
        return near.first.year if _SETTING.search(before) and not _IS_COMPARED.search(before) else None

    def years_around(self) -> list[int]:
        return [self.anchor.year + offset for offset in (-1, 0, 1)] if self.anchor else []

    def wide_years(self) -> list[int]:
        return [self.anchor.year + offset for offset in (-2, -1, 0, 1)] if self.anchor else []

    def near_years(self) -> list[int]:
        """The years that a bare "March" may be of: the one just spoken of, else those around the anchor."""
        near = self.near_focus()
        is_since = is_led_by_since(self.text, self.focus_start)  # "at zero since December 2008, it may act in May"
        is_fine = near is not None and near.granularity in {Granularity.DAY, Granularity.MONTH} and not is_since
        if near and near.first and is_fine and self.anchor and near.first.year < self.anchor.year - 1:
            return [near.first.year]
        told = self.told_year()
        if told is not None and self.anchor and told < self.anchor.year - 1:
            return [told]
        return self.years_around()

    def nth_around(self, periods: list[Period | None], offset: int) -> Period | None:
        """The last one before the anchor, the next one after it, or the one of its year."""
        anchor = self.day_zero()
        found = [period for period in periods if period and period.first and period.last]
        if anchor is None or not found:
            return None
        if offset < 0:
            return next((p for p in reversed(found) if p.last and p.last < anchor), None)
        if offset > 0:
            return next((p for p in found if p.first and p.first > anchor), None)
        return next(
            (p for p in found if p.last and p.last >= anchor and p.first and p.first.year == anchor.year), None
        ) or next((p for p in found if p.first and p.first.year == anchor.year), None)
