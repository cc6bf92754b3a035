"""A year beside another time: "the third quarter of fiscal 2025", "Q3'25"."""

from __future__ import annotations

import re

from extractors.chronology.meanings import Year
from extractors.chronology.words import GAP, SP, YEAR

SHORT_YEAR = r"['’]\d\d(?!\d)"
FISCAL = rf"(?:fiscal|financial)(?:{GAP}(?:full{GAP})?year)?|FYE?|full(?:{GAP}fiscal)?{GAP}year|calendar(?:{GAP}year)?"
PART_YEAR = (
    rf"(?:(?:,?{GAP}(?:(?:of|in|for){SP})?(?:(?:the|its|our){SP})?)?"
    rf"(?P<basis>{FISCAL})?(?:{GAP}|,{SP})?(?P<year>{YEAR}|{SHORT_YEAR}|(?<=FY)\d\d(?!\d)))"
)


def full_year(digits: str, pivot: int = 70) -> int:
    """2026 for "2026", "26" or "’26"; two digits from the pivot on are of the last century."""
    number = int(re.sub(r"\D", "", digits))
    return number if number > 99 else number + (1900 if number >= pivot else 2000)


def year_of(match: re.Match[str]) -> Year | None:
    digits = match.groupdict().get("year")
    if not digits:
        return None
    basis = (match.groupdict().get("basis") or "").lower()
    return Year(full_year(digits), is_fiscal="fiscal" in basis or basis.startswith(("fy", "financial")))
