"""Figures over time as an SVG made here: no script, no style inside it, nothing but text of ours and escaped text.

    plot("Revenue, USD", [Point(date(2025, 1, 1), date(2025, 3, 31), 2.6e6, 2.6e6, "Acme: 2.6 million USD")])

A stroke lies over the days that a figure is about, at its value; a bar stands between the ends of a range, an arrow
points where "more than" and "up to" point, and what is expected or planned is hollow. The page has the table behind it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from markupsafe import Markup, escape

from factwire.web.safe_text import visible

WIDTH, HEIGHT = 720, 260
LEFT, RIGHT, TOP, BOTTOM = 72, 16, 14, 34
_LOG_FROM = 1_000
"""The largest value over the smallest from which the scale is one of powers of ten."""


class Point(NamedTuple):
    start: date
    end: date
    low: float
    high: float
    label: str
    """What a pointer over it shows."""
    opens: Literal["up", "down"] | None = None
    """ "more than" is open upwards, "up to" downwards."""
    is_expected: bool = False
    """Guidance, a forecast, a plan: not reported."""


def plot(title: str, points: Sequence[Point], *, unit: str = "") -> Markup:
    """The picture; nothing where there is no point."""
    if not points:
        return Markup("")
    across = _Days(min(point.start for point in points), max(point.end for point in points))
    up = _Values(min(point.low for point in points), max(point.high for point in points))
    first, last = across.first.isoformat(), across.last.isoformat()
    about = f"{len(points)} figures between {first} and {last}; the table below has them."
    return Markup(
        '<svg class="plot" viewBox="0 0 {w} {h}" role="img" aria-label="{label}">{body}</svg>'
    ).format(
        w=WIDTH, h=HEIGHT, label=visible(f"{title}: {about}"),
        body=Markup("").join([*_value_axis(up, unit), *_day_axis(across), *(_mark(one, across, up) for one in points)]),
    )  # fmt: skip


def short_number(value: float) -> str:
    """ "2.6M", "130B", "0.42": the label of an axis."""
    for scale, letter in ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")):
        if abs(value) >= scale:
            return f"{_trimmed(value / scale)}{letter}"
    return _trimmed(value)


def _trimmed(value: float) -> str:
    return f"{value:.4g}" if abs(value) < 1e4 else f"{value:.0f}"


class _Days:
    """From days to the picture's width."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self._margin = max(10, (last - first).days // 20)

    def at(self, day: date) -> float:
        span = (self.last - self.first).days + 2 * self._margin
        return round(LEFT + ((day - self.first).days + self._margin) / span * (WIDTH - LEFT - RIGHT), 1)

    def ticks(self) -> list[tuple[date, str]]:
        """Years, quarters or months, whatever gives a handful."""
        begin, end = _moved(self.first, -self._margin), _moved(self.last, self._margin)
        for months in (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200):
            days = [day for day in _months(begin, end, months) if begin <= day <= end]
            if len(days) <= 9:
                return [(day, f"{day:%b %Y}" if months < 12 else str(day.year)) for day in days]
        return [(self.first, str(self.first.year)), (self.last, str(self.last.year))]


class _Values:
    """From values to the picture's height: in powers of ten where the values lie far apart."""

    def __init__(self, low: float, high: float) -> None:
        self._is_log = low > 0 and high / low >= _LOG_FROM
        if self._is_log:
            self._low, self._high = float(math.floor(math.log10(low))), float(math.ceil(math.log10(high)))
            return
        low = min(low, 0.0) if low <= high / 2 else low
        high = max(high, 0.0) if high <= low / 2 else high
        margin = (high - low) * 0.08 or abs(high) * 0.1 or 1.0
        self._low, self._high = low - (margin if low else 0.0), high + margin

    def at(self, value: float) -> float:
        scaled = math.log10(value) if self._is_log else value
        part = (scaled - self._low) / (self._high - self._low)
        return round(HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM), 1)

    def ticks(self) -> list[float]:
        if self._is_log:
            powers = max(1, math.ceil((self._high - self._low) / 6))
            return [10.0**power for power in range(int(self._low), int(self._high) + 1, powers)]
        step = _round_step((self._high - self._low) / 5)
        first = math.ceil(self._low / step)
        return [number * step for number in range(first, math.floor(self._high / step) + 1)]


def _value_axis(up: _Values, unit: str) -> list[Markup]:
    lines = [
        Markup('<line class="grid" x1="{}" x2="{}" y1="{}" y2="{}"/><text class="tick" x="{}" y="{}">{}</text>').format(
            LEFT, WIDTH - RIGHT, up.at(value), up.at(value), LEFT - 8, up.at(value) + 4, short_number(value)
        )
        for value in up.ticks()
    ]
    return [*lines, Markup('<text class="unit" x="{}" y="{}">{}</text>').format(4, TOP - 2, visible(unit)[:24])]


def _day_axis(across: _Days) -> list[Markup]:
    base = HEIGHT - BOTTOM
    line = Markup('<line class="axis" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(LEFT, WIDTH - RIGHT, base, base)
    ticks = [
        Markup('<line class="axis" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/><text class="day" x="{0}" y="{3}">{4}</text>')
        .format(across.at(day), base, base + 5, base + 20, name)
        for day, name in across.ticks()
    ]  # fmt: skip
    return [line, *ticks]


def _mark(point: Point, across: _Days, up: _Values) -> Markup:
    left, right, low, high = across.at(point.start), across.at(point.end), up.at(point.low), up.at(point.high)
    middle = round((low + high) / 2, 1)
    parts = [Markup('<line class="stretch" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(left, right, middle, middle)]
    if low != high:
        parts.append(Markup('<line class="range" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(right, right, low, high))
    if point.opens:
        tip = middle - 13 if point.opens == "up" else middle + 13
        edge = middle - 6 if point.opens == "up" else middle + 6
        corners = f"{right - 4},{edge} {right + 4},{edge} {right},{tip}"
        parts.append(Markup('<polygon class="arrow" points="{}"/>').format(corners))
    parts.append(Markup('<circle cx="{}" cy="{}" r="4"/>').format(right, middle))
    kind = "expected" if point.is_expected else "reported"
    label = escape(visible(point.label))
    return Markup('<g class="point {}"><title>{}</title>{}</g>').format(kind, label, Markup("").join(parts))


def _round_step(raw: float) -> float:
    """1, 2, 2.5 or 5 times a power of ten, not below `raw`."""
    power = 10.0 ** math.floor(math.log10(raw))
    return next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= raw * 0.999)


def _months(begin: date, end: date, step: int) -> list[date]:
    """First days of months: of each, of each quarter, of each year …"""
    month = begin.year * 12 + begin.month - 1
    month -= month % step
    last = end.year * 12 + end.month - 1
    firsts = range(max(month, 12), min(last, 9999 * 12) + 1, step)
    return [date(number // 12, number % 12 + 1, 1) for number in firsts] if len(firsts) < 5_000 else []


def _moved(day: date, days: int) -> date:
    """The day so many days on; the calendar's end where it has no such day."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max
