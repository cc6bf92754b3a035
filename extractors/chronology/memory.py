"""What a reader of a text remembers: what it spoke of last, what it is about, and where the anchor lies.

"In the third quarter, up from $2 million a year earlier": the second time leans on the first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from extractors.chronology.meanings import Away, Part, Phrase, Same, Vague, YearLike
from extractors.chronology.periods import Period, is_quarter_long, middle_of
from extractors.chronology.tense import Tense, Tenses
from schemas.times import Granularity

_UNITS = ("day", "week", "month", "quarter", "half", "year", "decade", "century")


@dataclass
class Memory:
    """A text being read: its anchor, and what was said so far."""

    text: str
    anchor: date | None
    fiscal_end_month: int | None = None
    focus: Period | None = None
    focus_at: int = 0
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

    def remember(self, phrase: Phrase, period: Period) -> None:
        meaning = phrase.meaning
        if isinstance(meaning, Part) and meaning.year is not None:
            self.named.setdefault((meaning.unit, meaning.number), meaning.year)
        if period.type != "DATE" or period.first is None or isinstance(meaning, Same | Away):
            return
        self.focus, self.focus_at = period, phrase.end
        if period.granularity is not None:
            granularity = Granularity.QUARTER if is_quarter_long(period) else period.granularity
            self.main.setdefault(granularity, period)

    def tense(self) -> Tense | None:
        return self.tenses.around(self.phrase.start, self.phrase.end)

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
        if re.search(r"\bsince\s+(?:the\s+)?$", self.lead()):
            tense = "past"
        before = [period for period in periods if period.first and period.first <= anchor]
        after = [period for period in periods if period.last and period.last >= anchor]
        nearest = min(periods, key=lambda period: abs((middle_of(period) - anchor).days))
        if tense is None:
            return nearest
        asked = (before[-1:] or periods[:1])[0] if tense == "past" else (after[:1] or periods[-1:])[0]
        # "The race, which grew out of a rally, is on June 22", published on June 19: nobody means a year ago.
        farther = 30 if self.tenses.is_told_past(self.phrase.start) else 8
        is_far = abs((middle_of(asked) - anchor).days) > farther * abs((middle_of(nearest) - anchor).days)
        return nearest if is_far and nearest.granularity in {Granularity.DAY, Granularity.RANGE} else asked

    def years_around(self) -> list[int]:
        return [self.anchor.year + offset for offset in (-1, 0, 1)] if self.anchor else []

    def wide_years(self) -> list[int]:
        return [self.anchor.year + offset for offset in (-2, -1, 0, 1)] if self.anchor else []

    def near_years(self) -> list[int]:
        """The years that a bare "March" may be of: the one just spoken of, else those around the anchor."""
        near = self.near_focus()
        is_fine = near is not None and near.granularity in {Granularity.DAY, Granularity.MONTH}
        if near and near.first and is_fine and self.anchor and near.first.year < self.anchor.year - 1:
            return [near.first.year]
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
