"""The words beside a month or quarter that make it the one of a report: "will release its March jobs report"."""

from __future__ import annotations

import re

from extractors.chronology.words import SP

_BEFORE, _FIGURES_BEFORE, _FIGURES_BEHIND = 40, 60, 40
_REPORTED = re.compile(
    rf"\b(?:report|announce|release|post|publish|disclose|unveil)(?:s|ing)?{SP}(?:(?:the|its|their|a|record|strong|weak){SP}){{0,2}}$",
    re.IGNORECASE,
)
# "will release its March jobs report": of the March at hand.
_REPORT_AFTER = re.compile(
    rf"{SP}(?:[a-z-]+{SP}){{0,2}}(?:reports?|figures|data|results|statistics|numbers|survey|minutes|readings?)\b"
)
_EARNED = re.compile(
    r"\b(?:earn\w*|profits?|loss(?:es)?|sales|revenues?|results|income|figures|growth|gdp|cents|(?:a|per)\s+share|report\w*)\b",
    re.IGNORECASE,
)


def opens_report(text: str, start: int) -> bool:
    """Whether a time stands right behind who reports on it: "will report third-quarter …"."""
    return _REPORTED.search(text, max(0, start - _BEFORE), start) is not None


def precedes_report(text: str, end: int) -> bool:
    """Whether a report stands right behind a time: "its March jobs report"."""
    return _REPORT_AFTER.match(text, end) is not None


def tells_earnings(text: str, floor: int, start: int, end: int) -> bool:
    """Whether figures of a time stand beside it, not what happens in it: not "will open in the third quarter"."""
    return _EARNED.search(text, max(floor, start - _FIGURES_BEFORE), end + _FIGURES_BEHIND) is not None


_COMPARED_EARNINGS = re.compile(
    r"\b(?:net (?:income|loss)|earned|earnings|profits?|(?:a|per)\s+share|operating (?:income|loss)|revenues?|sales)\b"
    r".{0,200}\b(?:from|than|against|compared (?:with|to)|versus|vs\.?|up|down|increase|decline)\b.{0,120}$",
    re.IGNORECASE | re.DOTALL,
)
_OTHER_PERIOD = re.compile(
    r"\b(?:years?|annual(?:ly)?|months?|half|fiscal|weeks?|days?|weekly|monthly|yesterday|quarters?|decade)\b",
    re.IGNORECASE,
)
_EARNINGS_REACH = 300


def compares_earnings(text: str, floor: int, start: int) -> bool:
    """Whether earnings are compared before a time and no period is told: "from 28 cents a year earlier"."""
    before = text[max(floor, start - _EARNINGS_REACH) : start]
    return _OTHER_PERIOD.search(before) is None and _COMPARED_EARNINGS.search(before) is not None
