"""The words around a time that bend it: "early 2025", "by the end of the year", "nearly three decades", "since May".

`mod` follows TIMEX3. Edges ("early", "the end of") and amounts ("nearly", "more than") belong to the expression;
prepositions ("since", "by", "until", "before", "after") do not, but say on which side the time is open.
"""

from __future__ import annotations

import re

from extractors.chronology.meanings import Away, Ended, Length, Mod, Phrase, Recurring, Stretch, Vague
from extractors.chronology.words import GAP, SP

_REACH = 48
_PART = "(?:part|weeks?|days?|half|months?)"
_EDGE = re.compile(
    rf"(?:\bthe{SP})?\b(?:(?:(?P<start>beginning|start|turn|(?:first|early){SP}{_PART})|(?P<mid>middle|midst)|(?P<end>end|close|(?:final|latter|last|late){SP}{_PART}))"
    rf"{SP}of{SP}|(?:(?P<early>early|earlier)|(?P<middle>mid)|(?P<late>late|later))(?:{SP}(?:in|on))?{GAP}|(?P<last>end){GAP})(?:(?:the|its|our){SP})?$",
    re.IGNORECASE,
)
_END_LEADS = re.compile(rf"\b(?:by|at|until|till|before|through|since|for|around){SP}$|\W$", re.IGNORECASE)
_AMOUNT = re.compile(
    rf"\b(?:(?P<more>(?:for|just|well|slightly|little|with|of|has|have|had|spans?|spanning|took|takes?){SP}over|more{SP}than)|(?P<least>at{SP}least|no{SP}less{SP}than|a{SP}minimum{SP}of)"
    rf"|(?P<less>less{SP}than|fewer{SP}than|under|almost|nearly)|(?P<most>up{SP}to|as{SP}(?:long|many|much){SP}as|no{SP}more{SP}than|at{SP}most)"
    rf"|(?P<about>about|around|approximately|roughly|some|an{SP}estimated|circa|c\.)){SP}$",
    re.IGNORECASE,
)
_SIDE = re.compile(
    rf"\b(?:(?P<since>since|on{SP}or{SP}after|(?:starting|beginning|effective|commencing)(?:{SP}(?:in|on|from))?)"
    rf"|(?P<by>by|until|till|through|no{SP}later{SP}than|not{SP}later{SP}than|(?<!-)up{SP}to|on{SP}or{SP}before|as{SP}late{SP}as)"
    rf"|(?P<before>before|prior{SP}to|ahead{SP}of|pre)|(?P<after>after|beyond|following|post|later{SP}than)"
    rf"|(?P<about>about|around|circa|approximately))(?:{SP}the)?{GAP}$",
    re.IGNORECASE,
)
_DETERMINER = re.compile(rf"\b(?:the){SP}$", re.IGNORECASE)
_OWN_DETERMINER = re.compile(r"(?!\d+(?!\d|st|nd|rd|th)|FY|CY|Q\d|H\d|today|tomorrow|yesterday|tonight)", re.IGNORECASE)


def with_modifiers(text: str, phrase: Phrase) -> Phrase:
    """The phrase with its modifier, from the first word that belongs to it."""
    start = phrase.start
    mod = _inner_mod(text[start : phrase.end])
    if not isinstance(phrase.meaning, Length | Recurring | Vague | Stretch):
        start, mod = _edge(text, start, mod)
    if isinstance(phrase.meaning, Length | Away | Stretch):
        start, mod = _amount(text, start, mod)
    if start == phrase.start and _may_have_article(text, phrase):
        found = _DETERMINER.search(text[max(0, start - 6) : start])
        start -= len(found.group()) if found else 0
    is_owner = re.match("['’]s", text[phrase.end : phrase.end + 2]) is not None  # "shaped by today's market"
    if (
        not isinstance(phrase.meaning, Length | Recurring | Vague | Stretch)
        and not (mod in {"START", "MID"} or (mod == "END" and text[start : start + 4].lower() == "late"))
        and not is_owner
    ):
        side = _side(text, start)
        # "before the end of 2026" is still within 2026.
        mod = "ON_OR_BEFORE" if side == "BEFORE" and mod == "END" else side or mod
    return Phrase(start, phrase.end, phrase.meaning, mod)


def _may_have_article(text: str, phrase: Phrase) -> bool:
    if isinstance(phrase.meaning, Vague) and text[phrase.start : phrase.end].lower().endswith(("now", "ly", "days")):
        return False  # "the recently opened shop"
    return isinstance(phrase.meaning, Ended) or _OWN_DETERMINER.match(text, phrase.start) is not None


def _inner_mod(words: str) -> Mod | None:
    lowered = words.lower()
    if re.match(r"earl(?:y|ier)\b", lowered):
        return "START"
    if re.match(r"later?\b", lowered):
        return "END"
    if re.match(r"mid-?year", lowered):
        return "MID"
    return "END" if re.search(r"\b(?:(?:year|quarter|month)(?:['’]s)?[-\s]?|week['’]s\s)end\b", lowered) else None


def _edge(text: str, start: int, mod: Mod | None) -> tuple[int, Mod | None]:
    floor = max(0, start - _REACH)
    found = _EDGE.search(text[floor:start])
    if found is None:
        return start, mod
    if found["last"] and not _END_LEADS.search(text[max(0, floor + found.start() - 10) : floor + found.start()]):
        return start, mod  # "scheduled to end Jan. 24"
    lead: Mod = "END"
    if found["start"] or found["early"]:
        lead = "START"
    elif found["mid"] or found["middle"]:
        lead = "MID"
    return floor + found.start(), lead


def _amount(text: str, start: int, mod: Mod | None) -> tuple[int, Mod | None]:
    floor = max(0, start - _REACH)
    found = _AMOUNT.search(text[floor:start])
    if found is None:
        return start, mod
    names: dict[str, Mod] = {
        "more": "MORE_THAN", "least": "EQUAL_OR_MORE", "less": "LESS_THAN", "most": "EQUAL_OR_LESS", "about": "APPROX"
    }  # fmt: skip
    offset = found.end("more") - 4 if found["more"] and found["more"].lower().endswith("over") else found.start()
    return floor + offset, names[found.lastgroup or "about"]


def _side(text: str, start: int) -> Mod | None:
    floor = max(0, start - 24)
    found = _SIDE.search(text[floor:start])
    if found is None:
        return None
    names: dict[str, Mod] = {
        "since": "ON_OR_AFTER", "by": "ON_OR_BEFORE", "before": "BEFORE", "after": "AFTER", "about": "APPROX"
    }  # fmt: skip
    return names[found.lastgroup or "about"]
