"""The period that stands above a column, or before a row, as its cells have it together.

"Three Months Ended September 30," over "2025"                       ->  2025-Q3
"2025" below "For the three months ended June 30, 2025 and 2024"     ->  2025-Q2
"Three Months Ended" over "September 30", without a year             ->  none: no year is guessed
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from extractors.times import TimeMatch
from schemas import Granularity

Scan = Callable[[str], list[TimeMatch]]
"""The time expressions of some words, counted from the day of the article."""

_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[a-z.,])(?=\d)|(?<=\d)(?=[A-Z][a-z])")
_BRACKETS = re.compile(r"\([^()]*\)")
_LENGTHS = re.compile(r"(?:months?|weeks?|quarters?|half|halves)\b|\b(?:[1-4]Q|Q[1-4]|H[12]|[12]H|9M)\b", re.IGNORECASE)
_ENDING = re.compile(
    r"(?:three|six|nine|twelve|thirteen|twenty-six|thirty-nine|fifty-two|\d{1,2})[\s-](?:months?|weeks?)\b"
    r"[^.\n]{0,30}?\bended\s+(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8})|"
    r"\b(?:fiscal\s)?(?:years?|quarters?)\sended\s+(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8})",
    re.IGNORECASE,
)
_NO_LENGTH = frozenset({Granularity.DAY, Granularity.MONTH, Granularity.YEAR})
_WHOLE = re.compile(r"\b(?:twelve|12|fifty-(?:two|three)|52|53)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s*(?:,|and|&|vs\.?)\s*(?:19|20)\d\d)*")
_ANY_YEAR = re.compile(r"(?:19|20)\d\d|['’]\d\d\b|[QHY]\s?\d\d\b|\d[QH]\s?\d\d\b|[/.-]\d\d\b")
_ESTIMATED = re.compile(r"\b((?:19|20)\d\d)[AEFP]\b")
_WITHOUT_COMMA = re.compile(r"(?:(?<=[a-z.] \d)|(?<=[a-z.] \d\d))\s+(?=(?:19|20)\d\d\b)")
_SLACK = 8
"""Characters of a label that need not be of its time: "For …"."""


def time_of(parts: Sequence[str], captions: Sequence[str], scan: Scan) -> TimeMatch | None:
    """The period of a column from the cells above it, the topmost first; None where it is not plain."""
    bare = [" ".join(_ESTIMATED.sub(r"\1", _GLUED.sub(" ", _BRACKETS.sub(" ", part))).split()) for part in parts]
    bare = [part for part in bare if part]
    if not bare:
        return None
    if len(bare) == 1 and _YEAR.fullmatch(bare[0]):
        return _year_below(bare[0], captions, scan)
    if _YEAR.fullmatch(bare[-1]):
        # "For the year ended December 31, 2025 and 2024" over "2024"
        bare[:-1] = [_YEARS.sub("", part).strip(" ,") for part in bare[:-1]]
    words = _WITHOUT_COMMA.sub(", ", " ".join(bare))  # "September 30" over "2025"
    if not _ANY_YEAR.search(words):
        return None
    return _plain(words, scan) or _plain(" ".join(reversed(bare)), scan)


def time_in(words: str, scan: Scan) -> TimeMatch | None:
    """The time that a label is, and nothing else: "Q1 2025", not "Notes due 2028"."""
    bare = _BRACKETS.sub(" ", words).strip()
    found = _plain(bare, scan) if _ANY_YEAR.search(bare) else None
    return found if found is not None and found.end - found.start >= len(bare) - _SLACK else None


def _year_below(year: str, captions: Sequence[str], scan: Scan) -> TimeMatch | None:
    """A bare "2025" is that year, unless a caption says "For the three months ended June 30, 2025 and 2024"."""
    for caption in captions:
        if found := _ENDING.search(caption):
            return _plain(f"{found.group()}, {year}", scan)
        if _LENGTHS.search(caption):
            return None
    return _plain(year, scan)


def _plain(words: str, scan: Scan) -> TimeMatch | None:
    """The time that some words name; None where they name several, or are not wholly understood."""
    matches = [match for match in scan(words) if match.first is not None and match.type in {"DATE", "DURATION"}]
    days = Counter((match.first, match.last) for match in matches)
    if len(days) != 1:
        return None
    found = matches[0]
    if found.granularity in _NO_LENGTH and _LENGTHS.search(words) and not _WHOLE.search(words):
        return None  # three months that were not understood are neither their last day nor the year
    years = {int(year) for year in _YEAR.findall(words)}
    covered = {day.year for day in (found.first, found.last) if day is not None}
    return found if not years or years & covered else None
