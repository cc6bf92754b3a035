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
_LONGEST_PLACE = 5

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_TH = "st|nd|rd|th|ST|ND|RD|TH"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_DATE = (
    rf"{_WEEKDAY}(?:(?P<month>{_MONTH}|{_MONTH.upper()}) (?P<day>\d{{1,2}})(?:{_TH})?(?:,? (?P<year>\d{{4}}))?"
    rf"|(?P<day2>\d{{1,2}})(?:{_TH})? (?P<month2>{_MONTH}|{_MONTH.upper()}),? (?P<year2>\d{{4}}))"
)
_YEAR_DATE = _DATE.replace(r"(?:,? (?P<year>\d{4}))?", r",? (?P<year>\d{4})")
_LATE_DATE = _DATE.replace("?P<", "?P<late_")  # "BOSTON--(BUSINESS WIRE)--January 12, 2026--"
_INNER_DATE = _DATE.replace("?P<", "?P<inner_")  # "(Newsfile Corp. - January 12, 2026)"
_WIRE = (
    rf"(?:[(\[](?P<wire>[A-Z][\w .&/-]{{1,40}}?)(?:\s?[-–—,]\s?{_INNER_DATE})?[)\]]"  # (GLOBE NEWSWIRE), (Reuters)
    r"|/ ?(?P<wire2>(?=[\w .-]*(?i:wire|press|news|media|web|PR|CNW|Cision))[\w .-]{3,40}?) ?/"
    r"|(?P<wire3>(?:GLOBE ?NEWSWIRE|BUSINESS ?WIRE|PR ?NEWSWIRE|ACCESS ?WIRE|NEWSFILE(?: CORP\.?)?|EIN ?PRESSWIRE))"
    r"|(?P<wire4>(?:[A-Z][\w.]{1,15} ){0,2}[A-Z]\w{0,15}(?:[Ww]ire|WIRE)))"
)
_NAME = r"(?:[A-Z][\w.'’-]*|[A-Z]\.)"
_PLACE = rf"{_NAME}(?:(?:,? | ?/ ?)(?:(?:and|&|de|of|du|la|le|el|am|upon) )?{_NAME}){{0,9}}"
_DASH = r"(?:\s*(?:--+|—|–|―|-)|\s?:|\s?/)\s*"
_CLOCK = r"(?:\s?@[^—–\n]{0,40}(?=[—–])|,? \d{1,2}:\d\d(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?)?"
"""After the day: "Friday Apr 24, 2026 @ 11:45 AM Central —", "October 1, 2026 11:30"."""
_RELEASE = re.compile(r"(?:FOR IMMEDIATE RELEASE|(?:PRESS|NEWS|MEDIA) RELEASE)\b[\s:–—.|-]*")

_WITH_WIRE = re.compile(
    rf"(?P<place>{_PLACE})?[,.\s–—-]*(?:{_DATE})?[,.\s–—-]*{_WIRE}(?:[\s,–—-]*{_LATE_DATE})?{_CLOCK}(?:{_DASH}|$|\s+(?=[A-Z“]))"
)
_WIRE_FIRST = re.compile(rf"{_WIRE}{_DASH}(?P<place>{_PLACE})[,.]?\s(?:{_DATE})?{_DASH}")
_SLASHES = re.compile(rf"(?P<place>{_PLACE}) / (?P<wire>[A-Z][\w .,&'’-]{{2,60}}) / {_DATE}{_CLOCK}(?:{_DASH}|$)")
_WITH_DATE = re.compile(
    rf"(?P<place>{_PLACE})(?P<between>[,.\s–—-]+)\(?{_DATE}\)?{_CLOCK}(?:\s?/[^/\n]{{2,60}}/|{_DASH}|\.\s|$)"
)
_DATE_FIRST = re.compile(rf"{_YEAR_DATE}{_DASH}(?P<place>{_PLACE}){_DASH}")
_WITH_MONTH = re.compile(
    rf"(?P<place>{_PLACE})(?P<between>[,.\s–—-]+)\(?(?:{_MONTH}|{_MONTH.upper()}),? \d{{4}}\)?"
    r"(?:\s*(?:--+|—|–|―|-)\s*|$)"
)
_IN_CAPITALS = re.compile(
    r"(?P<place>[A-Z][A-Z.'’-]{2,}(?: (?:and [A-Z]|[A-Z])[A-Z.'’-]+){0,3}(?:, (?:[A-Z][\w.]*)(?: [A-Z][\w.]*)?)?)"
    r"\s*(?:--+|—|–)\s*(?=[A-Z“\"])"
)
_DATE_ALONE = re.compile(rf"(?:(?:Release |Issue )?Date:?\s*)?{_YEAR_DATE}{_CLOCK}\s*$", re.IGNORECASE)
_WIRE_ALONE = re.compile(r"-{1,3}\s?(?P<wire>[A-Z][\w .]{2,30}?)\s?-{1,3}$")  # "--News Direct--"
_FORMS = (
    _WITH_WIRE,
    _SLASHES,
    _WIRE_FIRST,
    _WITH_DATE,
    _DATE_FIRST,
    _WITH_MONTH,
    _IN_CAPITALS,
    _DATE_ALONE,
    _WIRE_ALONE,
)
_NO_PLACE = re.compile(
    r"^(?:In|On|By|Since|During|As|At|From|Until|After|Before|Early|Late|This|Starting|Beginning|Effective)\b"
    r"|^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$"
)
_DAY_BEHIND = re.compile(r",? (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
_OF_A_WIRE = re.compile(
    r"wire|press|news|media|\bweb|PRWEB|CNW|Cision|Reuters|\bAP\b|AFP|UPI|dpa|IANS|PTI|ANI|Xinhua|Bloomberg|Kyodo|Yonhap|TASS",
    re.IGNORECASE,
)


def find_dateline(paragraph: Span) -> Dateline | None:
    """The dateline that a paragraph opens with; None if it opens with none."""
    release = _RELEASE.match(paragraph.text)
    start = release.end() if release else 0
    opening = paragraph.text[start : start + _LONGEST]
    for expression in _FORMS:
        found = expression.match(opening)
        if found is not None and _is_dateline(found, opening):
            return _dateline(found, opening, paragraph.start + start)
    return None


def _is_dateline(found: re.Match[str], opening: str) -> bool:
    """Whether what looks like a dateline is one: not "Acme Fund (XLP): …", "Week Returns July 20–25"."""
    groups, behind = found.groupdict(), opening[found.end() :]
    has_date = any(groups.get(name) for name in _DAYS)
    has_year = any(groups.get(name) for name in _YEARS)
    words, place = found.group(), groups.get("place") or ""
    if words[-1] in "-–—" and behind[:1].isdigit():
        return False  # "July 20–25"
    if not behind and words[-1:].isalnum() and not has_year:
        return False  # a line of its own names the year
    if not behind and "between" in groups and len(place.split()) > _LONGEST_PLACE:
        return False  # "Acme Features Banking Virtual Investor Conference, March 26, 2026"
    if _NO_PLACE.search(place):
        return False
    if behind and words.rstrip()[-1] in ")]" and not (has_date and _OF_A_WIRE.search(groups.get("wire") or "")):
        return False  # no dash parts it from the text
    if behind and words.rstrip()[-1].isalnum():
        return False
    if groups.get("wire4") and not (place and has_date):
        return False
    if groups.get("wire") and not has_date and not _OF_A_WIRE.search(groups["wire"] or ""):
        return place.isupper() and not words.rstrip().endswith(":")
    if "between" in groups and not has_year:
        return bool((groups["between"] or "").strip()) and not words.rstrip().endswith(":")
    return True


_DAYS = ("day", "day2", "late_day", "late_day2", "inner_day", "inner_day2")
_YEARS = ("year", "year2", "late_year", "late_year2", "inner_year", "inner_year2")


def _dateline(found: re.Match[str], opening: str, start: int) -> Dateline:
    groups = found.groupdict()
    words = opening[: found.end()].rstrip()
    place = _DAY_BEHIND.sub("", (groups.get("place") or "").strip(" ,-–—"))
    wires = (groups[name].strip() for name in ("wire", "wire2", "wire3", "wire4") if groups.get(name))
    dates = (_date(groups, prefix) for prefix in ("", "late_", "inner_"))
    return Dateline(
        span=Span(start=start, end=start + len(words), text=words),
        place=place or None,
        date=next((day for day in dates if day), None),
        wire=next(wires, None),
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
