"""Unusual but explicit dates, read by dateparser. Nothing else touches dateparser.

Its quirks, kept from the rest: it takes "we" for Wednesday and "may" for a month, so it only sees spans that our rules
found, and never searches; without a list of languages it is twenty times slower; it fills in what is missing from the
clock, so a text that lacks a day or a year is never handed to it. Importing it takes a third of a second, so it is
imported when the first such date turns up.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_COMPLETE = re.compile(r"(?=.*[A-Za-z]{3})(?=.*\b\d{1,2}\b).*\d{2}")
_MAX_LENGTH = 60


@cache
def _parser() -> DateDataParser:
    from dateparser.date import DateDataParser

    # A fixed base: what is read never depends on the clock. Midnight where the text gives no time.
    settings = {"RELATIVE_BASE": datetime(2000, 1, 1), "STRICT_PARSING": True, "DATE_ORDER": "DMY"}
    return DateDataParser(languages=["en"], settings=settings)


@lru_cache(maxsize=4096)
def parse_stamp(text: str) -> datetime | None:
    """The moment of an explicit date with its day, month and year ("22/Jan/2019", "20 Mar 2013 10h11"), else None."""
    if len(text) > _MAX_LENGTH or not _COMPLETE.search(text):
        return None
    try:
        found: datetime | None = _parser().get_date_data(text).date_obj
    except (ValueError, OverflowError, TypeError):  # years and hours that no calendar has
        return None
    return found
