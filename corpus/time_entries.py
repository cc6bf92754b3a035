"""What a suite of time expressions says of an expected one: the values, the modifiers and the days that are right.

Two notations, which may stand in one entry. Other projects' suites give the first moment of a period and the first that
is no longer in it; ours give the first and the last day:

    {"text": "2025", "kind": "date", "timex": "2025", "alternatives": [{"start": "2025-01-01", "end": "2026-01-01"}]}
    {"text": "early 2026", "kind": "date", "type": "DATE", "timex": "2026", "mod": "START",
     "days": ["2026-01-01", "2026-12-31"]}

`alternatives` are further readings that are right as well. An entry whose `timex` is null stands for words that nothing
in the sentence dates; one that is `optional` for words that may be found apart or within a longer expression.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from corpus.suites import Entry

_DATED = frozenset({"date", "period", "relative"})  # "relative" is an offset without days, in dateparser's own suite


class Days(NamedTuple):
    """First and last day; `is_point` where a suite tells no more than one day."""

    first: date
    last: date
    is_point: bool = False


def check(entry: Entry) -> None:
    """Raises ValueError or TypeError for what is no entry of a suite of times."""
    values(entry), days(entry)
    for reading in _readings(entry):
        for name in ("type", "timex", "mod"):
            if not isinstance(reading.get(name), str | None):
                raise ValueError(f"{reading[name]!r} is no {name}")


def is_dated(entry: Entry) -> bool:
    """Whether it is a date or a period: no clock time, no set, no duration but one whose days are told."""
    return entry["kind"] in _DATED


def is_unresolved(entry: Entry) -> bool:
    """Whether nothing tells its day: "Friday" without a reference date."""
    return "type" in entry and not entry.get("optional") and not values(entry) and not days(entry)


def values(entry: Entry) -> frozenset[str]:
    """The TIMEX3 values that are right; none where the suite has its own notation."""
    found = frozenset(reading["timex"] for reading in _readings(entry) if reading.get("timex") is not None)
    is_dialect = entry["kind"] != "set" and any(value.startswith(("(", "XXXX-")) for value in found)
    return frozenset() if is_dialect else found


def modifiers(entry: Entry, value: str | None) -> frozenset[str | None]:
    """The TIMEX3 modifiers that are right beside this value, None for none; empty where the suite tells of none."""
    if "mod" not in entry and "type" not in entry:
        return frozenset()
    readings = _readings(entry) if "type" in entry else [entry]
    return frozenset(reading.get("mod") for reading in readings if reading.get("timex") == value)


def days(entry: Entry) -> frozenset[Days]:
    """The days that are right for a date or a period; none where the suite gives none, or a time of the day."""
    if not is_dated(entry):
        return frozenset()
    if "datetime" in entry:  # dateparser's own suite: a moment, at midnight where the text names no time of the day
        moment = entry["datetime"]
        day = date.fromisoformat(moment[:10])
        return frozenset([Days(day, day, is_point=True)] if moment.endswith("T00:00:00") else [])
    return frozenset(_all_days(entry))


def _all_days(entry: Entry) -> Iterator[Days]:
    for reading in _readings(entry):
        if reading.get("days"):
            first, last = (date.fromisoformat(day) for day in reading["days"])
            yield Days(first, last)
    for reading in entry.get("alternatives") or ():
        if reading.get("start") and reading.get("end"):
            yield _closed(reading["start"], reading["end"])


def _closed(start: str, end: str) -> Days:
    """The first moment that is no longer in it, as a last day: "2025" ends on 2026-01-01."""
    first, after = date.fromisoformat(start[:10]), date.fromisoformat(end[:10])
    return Days(first, max(first, after - timedelta(days=1)))


def _readings(entry: Entry) -> list[dict[str, Any]]:
    return [entry, *(entry.get("alternatives") or ())]
