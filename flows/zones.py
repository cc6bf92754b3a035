"""The time zone of a page that states a moment in UTC and again on the clock of its readers.

"datePublished": "2023-12-24T01:06:51+00:00" and "Dec. 23, 2023 5:06 p.m. PT"     2023-12-23 17:06:51 at -08:00

"Monday" in an article counts from the local day, which is another one than UTC's for a third of the day in California.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone

from flows.dates import read_moment

_CLOCK = re.compile(
    r"(?<![\d:+-])(?P<hour>\d\d?)[:.](?P<minute>\d\d)(?::\d\d)?(?:\.\d+)?\s*(?P<half>[ap])?(?:\.?m\b)?", re.IGNORECASE
)
_UPDATED = re.compile(r"\b(?:updated?|modified|corrected|reviewed|expires?|last)\b", re.IGNORECASE)
_FARTHEST_WEST, _FARTHEST_EAST = timedelta(hours=-11), timedelta(hours=13)
_LONGEST = 100


def local_moment(moment: datetime, statements: Iterable[str]) -> datetime:
    """The same moment in the zone that another statement of it shows; as it is where none does.

    A statement shows it with an offset of its own, or with a clock that shows the same minute of another hour.
    """
    if moment.utcoffset() or moment.hour == moment.minute == moment.second == 0:
        return moment
    for line in statements:
        offset = None if _UPDATED.search(line[:_LONGEST]) else _offset(moment, line[:_LONGEST])
        if offset:
            return moment.astimezone(timezone(offset))
    return moment


def _offset(moment: datetime, line: str) -> timedelta | None:
    stated = read_moment(line)
    if stated is None:
        return None
    if stated.utcoffset():
        return stated.utcoffset() if stated.replace(second=0) == moment.replace(second=0) else None
    clock = _clock(line)
    if clock is None or clock[1] != moment.minute:
        return None
    local = stated.replace(hour=clock[0], minute=clock[1], second=moment.second, microsecond=moment.microsecond)
    offset = local - moment
    return offset if _FARTHEST_WEST <= offset <= _FARTHEST_EAST else None


def _clock(line: str) -> tuple[int, int] | None:
    clocks = list(_CLOCK.finditer(line))
    if not clocks:
        return None
    found = clocks[-1]  # the clock stands behind the date: "12.05.2023 17:06"
    hour, minute, half = int(found["hour"]), int(found["minute"]), (found["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return (hour, minute) if hour < 24 and minute < 60 else None
