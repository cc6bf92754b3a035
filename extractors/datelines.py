"""Datelines: where, when and over which wire.

"SAN FRANCISCO and BASEL, Switzerland, Jan. 12, 2026 /PRNewswire/ -- Acme …"
    place "SAN FRANCISCO and BASEL, Switzerland", date 2026-01-12, wire "PRNewswire"
"BEIJING (Reuters) - China's …"   place "BEIJING", wire "Reuters"
"""

from __future__ import annotations

import re
from calendar import month_abbr
from datetime import date

from schemas import Dateline, Span

_LONGEST = 240

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_DATE = (
    rf"{_WEEKDAY}(?:(?P<month>{_MONTH}|{_MONTH.upper()}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?P<month2>{_MONTH}|{_MONTH.upper()}),? (?P<year2>\d{{4}}))"
)
_WIRE = (
    r"(?:\((?P<wire>[A-Z][\w .&/-]{1,40})\)"  # (GLOBE NEWSWIRE), (Reuters)
    r"|/ ?(?P<wire2>(?=[\w .-]*(?i:wire|press|news|media|web|PR))[\w .-]{3,40}?) ?/"
    r"|(?P<wire3>(?:GLOBE ?NEWSWIRE|BUSINESS ?WIRE|PR ?NEWSWIRE|ACCESS ?WIRE|NEWSFILE(?: CORP\.?)?|EIN ?PRESSWIRE)))"
)
_NAME = r"(?:[A-Z][\w.'’-]*|[A-Z]\.)"
_PLACE = rf"{_NAME}(?:(?:,? | ?/ ?)(?:(?:and|&|de|of|du|la|le|el|am|upon) )?{_NAME}){{0,9}}"
_DASH = r"(?:\s*(?:--+|—|–|―|-)|:|\s?/)\s*"
_CLOCK = r"(?:\s?@[^—–\n]{0,40}(?=[—–]))?"  # "Friday Apr 24, 2026 @ 11:45 AM Central —"
_LATE_DATE = _DATE.replace("?P<", "?P<late_")  # "BOSTON--(BUSINESS WIRE)--January 12, 2026--"

_WITH_WIRE = re.compile(
    rf"(?P<place>{_PLACE})?[,.\s–—-]*(?:{_DATE})?[,.\s–—-]*{_WIRE}(?:[\s,–—-]*{_LATE_DATE})?{_CLOCK}{_DASH}"
)
_WIRE_FIRST = re.compile(rf"{_WIRE}{_DASH}(?P<place>{_PLACE})[,.]?\s(?:{_DATE})?{_DASH}")
_WITH_DATE = re.compile(rf"(?P<place>{_PLACE})[,.\s–—-]+\(?{_DATE}\)?{_CLOCK}(?:\s?/[^/\n]{{2,60}}/|{_DASH}|\.\s)")
_IN_CAPITALS = re.compile(
    r"(?P<place>[A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]+){0,3}(?:, (?:[A-Z][\w.]*)(?: [A-Z][\w.]*)?)?)"
    r"\s*(?:--+|—|–)\s*(?=[A-Z“\"])"
)


def find_dateline(paragraph: Span) -> Dateline | None:
    """The dateline that a paragraph opens with; None if it opens with none."""
    opening = paragraph.text[:_LONGEST]
    for expression in (_WITH_WIRE, _WIRE_FIRST, _WITH_DATE, _IN_CAPITALS):
        found = expression.match(opening)
        if found is not None:
            break
    else:
        return None
    groups = found.groupdict()
    words = opening[: found.end()].rstrip()
    place = (groups.get("place") or "").strip(" ,-–—")
    return Dateline(
        span=Span(start=paragraph.start, end=paragraph.start + len(words), text=words),
        place=place or None,
        date=_date(groups, "") or _date(groups, "late_"),
        wire=next((groups[name].strip() for name in ("wire", "wire2", "wire3") if groups.get(name)), None),
    )


def _date(groups: dict[str, str | None], prefix: str) -> date | None:
    """The day of the dateline; None where it names no year: the publication date is a better anchor then."""
    month = groups.get(prefix + "month") or groups.get(prefix + "month2")
    day = groups.get(prefix + "day") or groups.get(prefix + "day2")
    year = groups.get(prefix + "year") or groups.get(prefix + "year2")
    if not (month and day and year):
        return None
    number = [name.casefold() for name in month_abbr].index(month[:3].casefold())
    try:
        return date(int(year), number, int(day))
    except ValueError:  # "February 31, 2026"
        return None
