"""The dates of an article in the order of the calendar: as cards, and as a strip that shows them at a glance.

Expressions that stand for the same days share a card: "today", "Monday" and "Jan. 12, 2026".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from factwire.web.card import Card
from factwire.web.card_facts import one_line
from factwire.web.phrases import day_phrase, period_phrase
from schemas import Extraction, Period, TimeExpression

_LENGTHS = "Lengths and repetitions"
_WIDTH = 100.0
_LANES = 4
Place = Callable[[date], float]
_FAR = timedelta(days=12 * 366)
"""What lies further from the middle date than this would press all others together: it is named beside the strip."""


def time_cards(extraction: Extraction) -> Iterator[Card]:
    """Dated expressions by their first day, then lengths, repetitions and what could not be resolved."""
    gathered: dict[tuple[object, ...], list[TimeExpression]] = {}
    for time in extraction.times:
        key = (time.start, time.end, time.value if not time.is_dated else "", time.mod)
        gathered.setdefault(key, []).append(time)
    dated = [times for times in gathered.values() if times[0].is_dated]
    for times in sorted(dated, key=_first_day):
        yield _card(times, heading="")
    for times in gathered.values():
        if not times[0].is_dated:
            yield _card(times, heading=_LENGTHS)


def _first_day(times: list[TimeExpression]) -> tuple[date, date]:
    start, end = times[0].start, times[0].end
    return (start or end or date.max, end or start or date.max)


def _card(times: list[TimeExpression], heading: str) -> Card:
    first = times[0]
    surfaces = dict.fromkeys(one_line(time.surface) for time in times)
    return Card(
        group="time",
        kind="time",
        record_ids=tuple(time.id for time in times),
        headline=_headline(first),
        phrases=tuple(f"“{surface}”" for surface in surfaces if surface != _headline(first)),
        tags=("unresolved",) if first.value is None else (),
        evidence=tuple(span for time in times for span in time.evidence),
        heading=heading,
        is_standing=all(time.section.is_boilerplate for time in times),
    )


_MODS = {
    "START": "early", "MID": "mid", "END": "late", "APPROX": "about", "BEFORE": "before", "AFTER": "after",
    "ON_OR_BEFORE": "by", "ON_OR_AFTER": "from", "LESS_THAN": "less than", "MORE_THAN": "more than",
    "EQUAL_OR_LESS": "at most", "EQUAL_OR_MORE": "at least",
}  # fmt: skip


def _headline(time: TimeExpression) -> str:
    if time.is_dated:
        value = time.value if time.type == "DATE" else None
        phrase = period_phrase(Period(start=time.start, end=time.end, value=value, is_fiscal=time.is_fiscal))
    else:
        phrase = _undated_phrase(time.value)
    return " ".join(part for part in (_MODS.get(time.mod or "", ""), phrase) if part)


_REFERENCES = {"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future", None: "not resolved"}
_LENGTH = re.compile(r"PT?(\d+(?:\.\d+)?)(DE|CE|Y|Q|M|W|D|H|S)")
_UNITS = {
    "DE": "decade", "CE": "century", "Y": "year", "Q": "quarter", "W": "week", "D": "day", "H": "hour", "S": "second",
}  # fmt: skip


def _undated_phrase(value: str | None) -> str:
    """ "3 years" for P3Y, "now" for PRESENT_REF; other values of TIMEX3 as they are."""
    length = _LENGTH.fullmatch(value or "")
    if length is None:
        return _REFERENCES.get(value) or value or ""
    number, letter = length.groups()
    unit = _UNITS.get(letter) or ("minute" if (value or "").startswith("PT") else "month")
    plural = unit.removesuffix("y") + "ies" if unit.endswith("y") and unit != "day" else unit + "s"
    return f"{number} {unit if number == '1' else plural}"


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of the strip, in hundredths of its width; `number` is that of its card."""

    x: float
    width: float
    lane: int
    number: int
    label: str


@dataclass(frozen=True, slots=True)
class Strip:
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    published: float | None
    earlier: tuple[str, ...]
    later: tuple[str, ...]
    lanes: int


def strip_of(extraction: Extraction, cards: Iterable[Card]) -> Strip | None:
    """The dated cards on an axis of years; None where fewer than two differ."""
    days = {time.id: _first_day([time]) for time in extraction.times if time.is_dated}
    dated = [(card, *days[card.record_ids[0]]) for card in cards if card.group == "time" and card.record_ids[0] in days]
    if len(dated) < 2:
        return None
    middle = extraction.article.anchor or sorted(start for _, start, _ in dated)[len(dated) // 2]
    near = [entry for entry in dated if abs(entry[1] - middle) <= _FAR and abs(entry[2] - middle) <= _FAR]
    if not near:
        return None
    first = date(min(start for _, start, _ in near).year, 1, 1)
    last = date(max(end for _, _, end in near).year, 12, 31)
    days_shown = (last - first).days + 1

    def place(day: date) -> float:
        return round(max(0.0, min(_WIDTH, (day - first).days / days_shown * _WIDTH)), 2)

    bars = tuple(_bars(near, place))
    anchor = extraction.article.anchor
    return Strip(
        bars=bars,
        ticks=_ticks(first.year, last.year, place),
        published=place(anchor) if anchor and first <= anchor <= last else None,
        earlier=tuple(card.headline for card, _, end in dated if end < first),
        later=tuple(card.headline for card, start, _ in dated if start > last),
        lanes=max(bar.lane for bar in bars) + 1,
    )


def _bars(entries: list[tuple[Card, date, date]], place: Place) -> Iterator[Bar]:
    """Short stretches lie above long ones; each takes the first lane that is free there."""
    free = [-1.0] * _LANES
    for card, start, end in sorted(entries, key=lambda entry: (entry[1], entry[2])):
        x = place(start)
        width = max(1.2, place(end + timedelta(days=1)) - x) if end < date.max else 1.2
        lane = next((lane for lane, until in enumerate(free) if until <= x), _LANES - 1)
        free[lane] = x + width + 0.3
        label = ", ".join((card.headline, *card.phrases))
        yield Bar(min(x, _WIDTH - 1.2), width, lane, card.number, label)


def _ticks(first: int, last: int, place: Place) -> tuple[tuple[float, str], ...]:
    step = max(1, (last - first + 1 + 7) // 8)
    return tuple((place(date(year, 1, 1)), str(year)) for year in range(first, last + 1, step))


def published_phrase(extraction: Extraction) -> str:
    """ "12 Jan 2026"; "" where the article has no date."""
    anchor = extraction.article.anchor
    return day_phrase(anchor) if anchor else ""
