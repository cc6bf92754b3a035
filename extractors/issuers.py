"""Whose release it is, by its lead.

"Acme Bio, Inc. (Nasdaq: ACB), a biotechnology company, today announced …"     Acme Bio, Inc.
"Acme Auto, Boston's first garage, today announced …"                          Acme Auto
"""

from __future__ import annotations

import re

from schemas import Dateline, Span

_SHORTEST_LEAD = 130
_TICKER_BRACKET = (
    r"\((?:[^()]{0,40}(?:NYSE|NASDAQ|Nasdaq|TSX|LSE|AIM|ASX|OTC|HKEX|SIX|Euronext)[^()]{0,60}"
    r"|[A-Z][\w. -]{1,24}:\s?\$?[A-Z0-9][A-Z0-9.]{0,7}\b[^()]{0,60})\)"
)
"""(Nasdaq: ACME), (CSE: ACM) (FRA: A1B); several of them in one bracket"""

_ISSUER = re.compile(
    rf"(?P<name>[A-Z0-9][\w&.'’®™,()/ -]{{1,90}}?)(?:®|™)?\s*"
    rf"(?:{_TICKER_BRACKET}|,\s(?:an?|the|one)\s|\s(?:\(?today\)?|announce[sd]?|report(?:s|ed)|has|is|and)\b)"
)
_WITH_TICKER = re.compile(rf"(?P<name>[A-Z0-9][\w&.'’®™, -]{{1,60}}?)(?:®|™)?\s*{_TICKER_BRACKET}")
_NO_ISSUER = re.compile(
    r"(?:This|These|Those|That|Today|In|On|At|As|After|With|For|From|When|While|Last|Next|Every|Each|Now|It|We|Our|He|"
    r"She|They|You|Led|By|To|How|What|If|Since|Following|Effective|Beginning|Across|Amid|Just|More|Two|Three|New)\b"
)
_BETWEEN_SLASHES = re.compile(r"/ (?P<name>[A-Z][\w .,&'’-]{2,60}?) ?/(?:\s*$|\s*[A-Z\d])")
"""BOSTON, United States - January 12, 2026 / Acme Roofing /"""
_IN_NAMES = frozenset(
    {"of", "and", "for", "the", "de", "la", "du", "des", "der", "von", "van", "in", "at", "on", "e", "y"}
)
_ANNOUNCES = re.compile(r"\b(?:today\b|announce[sd]?\b|report(?:s|ed)\b|\(?the [“\"]Company[”\"])")


def find_issuer(text: str, paragraphs: list[Span], dateline: Dateline | None) -> str | None:
    """ "Acme Bio" in the lead "Acme Bio (Nasdaq: ACME), a biotechnology company, today announced …"."""
    if dateline is not None and dateline.wire is None and (named := _BETWEEN_SLASHES.search(dateline.span.text)):
        return named["name"].strip()
    if dateline is None:
        leads = [paragraph.text for paragraph in paragraphs[:4] if len(paragraph.text) > _SHORTEST_LEAD][:1]
    else:
        behind = [text[max(paragraph.start, dateline.span.end) : paragraph.end] for paragraph in paragraphs
                  if paragraph.end > dateline.span.end]  # fmt: skip
        leads = [lead for lead in behind if len(lead.strip()) > 1][:1]
    for opening in leads:
        opening = opening.lstrip(" -–—:/")[:400]
        if _ANNOUNCES.search(opening) and (found := _ISSUER.match(opening)) is not None:
            return _issuer_name(found["name"])
        if (found := _WITH_TICKER.match(opening)) is not None:
            return _issuer_name(found["name"])
    return None


def _issuer_name(found: str) -> str | None:
    """Without what follows the comma of "Acme Grill, owned by Beta Foods, Inc." and "Acme, Ohio's largest grill"."""
    name = re.split(r",\s+(?=[a-z]|[^,]{2,40}['’]s\s)", found)[0].strip(" ,(")
    is_sentence = any(word[0].islower() and word not in _IN_NAMES for word in name.split())
    return None if is_sentence or _NO_ISSUER.match(name) else name or None
