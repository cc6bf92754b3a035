"""When an article was published, as its page states it: never today, never a guess.   (htmldate is touched here only)

"2023-12-20T09:30:00-05:00"         2023-12-20 09:30 at -05:00
"Wed, 20 Dec 2023 14:30:00 GMT"     2023-12-20 14:30 UTC
"December 20, 2023"                 2023-12-20
"12/20/2023"                        2023-12-20; "12/11/2023", which may be in November, is nothing
"2023", "yesterday"                 nothing
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

import htmldate
from lxml.html import HtmlElement

_ISO = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<dash>[-/.]?)(?P<month>\d\d?)(?P=dash)(?P<day>\d\d?)"
    r"(?:[T\s]+(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d))?(?:[.,]\d{1,9})?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_WRITTEN = (
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE),
    re.compile(rf"\b(?P<day>\d\d?)(?:st|nd|rd|th)?[\s-]+{_MONTH},?[\s-]+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE),
)
_SLASHES = re.compile(r"\b(?P<first>\d\d?)/(?P<second>\d\d?)/(?P<year>(?:19|20)\d\d)\b")
_IN_URL = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?P<dash>[/-]?)(?P<month>\d\d|(?<=[/-])\d)(?P=dash)(?P<day>\d\d|(?<=[/-])\d)(?=[/_.-]|$)"
)
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)


def read_moment(written: str | None) -> datetime | None:
    """The moment that a date names down to its day; without a time it is midnight, without a zone UTC."""
    text = " ".join((written or "")[:100].split())
    found = _ISO.match(text)
    if found and (found["dash"] or len(found["month"] + found["day"]) == 4):
        return _moment(found)
    for pattern in _WRITTEN:
        if found := pattern.search(text):
            break
    else:
        return _slashed(text)
    try:
        return _aware(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return _moment(found)


def plausible(moment: datetime | None, fetched_at: datetime) -> datetime | None:
    """The moment if an article that was fetched then can have been published then."""
    if moment is None or not _EARLIEST <= moment <= fetched_at + timedelta(days=1):
        return None
    return moment


def url_date(url: str) -> datetime | None:
    """The day that an address names: https://example.org/2023/12/20/acme-buys-beta."""
    found = _IN_URL.search(url.partition("?")[0])
    return _moment(found) if found else None


def page_date(tree: HtmlElement, url: str | None, fetched_at: datetime) -> datetime | None:
    """The day that htmldate reads from the page's elements; not from any number in its text, nor a copyright year."""
    try:
        found = htmldate.find_date(
            tree,
            extensive_search=False,
            original_date=True,
            url=url,
            min_date=_EARLIEST.strftime("%Y-%m-%d"),
            max_date=(fetched_at + timedelta(days=1)).strftime("%Y-%m-%d"),
            deferred_url_extractor=True,
        )
    except (ValueError, TypeError, OverflowError, RecursionError, AttributeError):
        return None
    return read_moment(found)


def _slashed(text: str) -> datetime | None:
    """Day and month are told apart only where one of them cannot be a month."""
    found = _SLASHES.search(text)
    numbers = sorted((int(found["first"]), int(found["second"]))) if found else [0, 0]
    if not found or numbers[1] <= 12 or not 1 <= numbers[0] <= 12 or numbers[1] > 31:
        return None
    return read_moment(f"{found['year']}-{numbers[0]:02}-{numbers[1]:02}")


def _moment(found: re.Match[str]) -> datetime | None:
    fields = found.groupdict()
    month = fields["month"].lower()[:3]
    try:
        return _aware(
            datetime(
                int(fields["year"]),
                _MONTHS.index(month) + 1 if month in _MONTHS else int(month),
                int(fields["day"]),
                int(fields.get("hour") or 0),
                int(fields.get("minute") or 0),
                int(fields.get("second") or 0),
                tzinfo=_zone(fields.get("zone")),
            )
        )
    except (ValueError, OverflowError):
        return None


def _zone(written: str | None) -> timezone:
    if not written or written[0] not in "+-":
        return UTC
    offset = timedelta(hours=int(written[1:3]), minutes=int(written[-2:]))
    return timezone(-offset if written[0] == "-" else offset)


def _aware(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
