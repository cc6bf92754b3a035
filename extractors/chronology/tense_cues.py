"""The words that tell whether a sentence looks back or ahead.

"said", "rose", "had met"                    past
"will meet", "is expected to", "Acme to Host" future
"agreed to meet again"                        past at "agreed", future at "to meet"
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from extractors.chronology.words import MONTHS, WEEKDAYS, any_of
from extractors.lexicons import entries

Tense = Literal["past", "future"]


# "will be formally charged"; not "will fly on Friday".
_ADVERB = r"(?:\s+[a-z]+ly(?=\s+[a-z]+(?:ed|en|wn|rn|eld|id|ent)\b))?"
# "the council selected the city", not "the selected city".
_TAKES_OBJECT = re.compile(r"\s+(?:the|an?|its|his|her|their|it|him|them)\b")


_PLAIN_BEFORE = re.compile(r"[a-z\d]\s$")


class Cue(NamedTuple):
    """A telling word at start:end of a text."""

    start: int
    end: int
    tense: Tense
    is_speech: bool
    """Whether it only tells who said it."""


def find_cues(text: str) -> list[Cue]:
    """The telling words of a text in its order."""
    cues: list[Cue] = []
    for found in _cues().finditer(text):
        if found["bid"] and not (cues and _bids(text, cues[-1], found.start())):
            continue
        if (cue := _told_by(found)) is not None:
            cues.append(cue)
    return cues


@cache
def _cues() -> re.Pattern[str]:
    future = any_of(entries("future_cues.txt"))
    intent = any_of(entries("intent_verbs.txt"))
    past = any_of(entries("past_verbs.txt"))
    verbs = any_of(entries("planned_verbs.txt"))
    appointed = any_of(entries("appointed_verbs.txt"))
    bidding = any_of(_bidding())
    timetable = any_of(entries("timetable_verbs.txt"))
    deferring = any_of(entries("deferring_verbs.txt"))
    scheduled = any_of(entries("scheduled_participles.txt"))
    weekday = any_of(WEEKDAYS)
    day = rf"(?=(?:on\s+|this\s+)?{any_of(WEEKDAYS)}\b)"
    return re.compile(
        rf"\b(?:(?P<was>could\s*(?:not|n['’]t)\b|(?:would|could|might|should)\s+have\s+[a-z]+"
        rf"|(?:would(?:\s+not|n['’]t)|declined\s+to|refused\s+to)\s+(?:say|comment|discuss|confirm|elaborate|disclose|identify|name"
        rf"|reveal|speculate|specify|give|talk|provide)"
        rf"|deadlines?\s+(?:passed|came|expired|lapsed)"
        rf"|had\s+(?:been\s+)?(?:hoped|planned|expected|intended|scheduled|meant|wanted))"
        rf"|(?P<future>(?:will|shall|would)(?:\s+(?:be|have|not|also|then|soon))*{_ADVERB}\s+[a-z]+"
        rf"|(?:must|may|might|should|could)\s+(?!have\s+(?!in\b|on\b|a\b|an\b|the\b|to\b))(?:be\s+)?[a-z]+"
        rf"|{deferring}(?:\s+[a-z]+){{0,2}}?\s+(?:until|till|to)"
        rf"|ha(?:s|ve|d)\s+(?:until|till)|(?:is|are|['’]re)\s+(?:also\s+|now\s+|again\s+)?{scheduled}"
        rf"|(?:tak(?:e|es|ing)|go(?:es|ing)?|com(?:e|es|ing))\s+(?:into\s+)?(?:effect|force)"
        rf"|(?:when|until|before|after|once)\s+(?:he|she|they|it|[a-z]+s)\s+(?:is|are)\s+[a-z]+ed"
        rf"|(?:plays?|hosts|visits?|faces?)\s+(?:(?:at|in|against)\s+)?(?-i:(?=[A-Z]))(?![a-z]+day\b)[a-z]+"
        rf"|(?:visits|plays|performs|speaks|competes)\s+(?:on\s+)?(?=(?:{any_of(WEEKDAYS)}|{any_of(MONTHS)})\b)"
        rf"|(?:comes?|(?<=s\s)change|(?<=\w\s)changes(?=\s+on)|compete|perform|speak)\s+{day}|(?:is|are)\s+closed\s+{day}|plan(?:s|ning)?\s+an?"
        rf"|(?:is|are|am|['’](?:re|m)|(?:(?<=\bhe)|(?<=\bit)|(?<=she)|(?<=who)|(?<=here)|(?<=hat))['’]s)\s+[a-z]+ing\s+(?:(?!of|from|after|since|over|about|in|at|with)[a-z]+\s+)?{day}"
        rf"|can\b(?=\s+(?:[a-z]+\s+){{1,6}}{weekday}\b)|wants?\s+(?:an?|the)\s+(?:[a-z]+\s+){{1,3}}{day}(?!\w+['’]s)"
        rf"|holds\s+(?:an?|its|the)\s+(?:[\w-]+\s+){{0,2}}(?:caucus(?:es)?|primary|election|vote|meeting|summit|conference"
        rf"|hearing|referendum|auction|debate|rally)"
        rf"|(?:which|who)\s+(?!(?:is|was|has|does|says|wants|needs)\b)[a-z]+s\s+{day}"
        rf"|(?:we|they|you|(?!(?:his|its|was|has|this|is|as|us|across)\b)[a-z]+s)\s+{timetable}"
        rf"|(?<!than[\s-])(?:{future})(?:\s+to\s+(?:be{_ADVERB}\s+)?[a-z]+)?|{intent}\s+to\s+(?:be\s+)?[a-z]+|due\b(?!\s+to\b))"
        rf"|(?P<past>(?:did|was|were|had|has|have)n['’]t|(?!{bidding}\b)[a-z]+ed\s+to\s+[a-z]+|according\s+to|[a-z]+ed|{past})"
        rf"|(?P<to>to\s+(?!(?:close|end)\s+(?:at|up|down|lower|higher|above|below|the\s+(?:day|week|session|month)))"
        rf"(?:(?<!had\sto\s)be\s+[a-z]+|{verbs}))|(?P<bid>to\s+{appointed}))\b|(?P<short>['’]ll)\b",
        re.IGNORECASE,
    )


def _bids(text: str, cue: Cue, start: int) -> bool:
    """Whether the cue before "to testify" asks or binds somebody to do it: "agreed to", "ordered him to"."""
    between = text[cue.end : start]
    is_near = between.count(" ") <= 5 and not any(sign in between for sign in ",;:.\n")
    return is_near and text[cue.start : cue.end].lower() in _bidding()


def _told_by(cue: re.Match[str]) -> Cue | None:
    start, end = cue.span()
    if (cue["future"] and _is_adjective(cue)) or _is_name(cue):
        return None
    if cue["was"]:
        return Cue(start, end, "past", False)
    if cue["past"]:
        word = cue["past"].lower()
        if word in _neutral() and not _TAKES_OBJECT.match(cue.string, end):
            return None
        return Cue(start, end, "past", word in _speech() or word.startswith("according"))
    return Cue(start, end, "future", False)


def _is_name(cue: re.Match[str]) -> bool:
    """ "for May delivery", "in the Rose Bowl": a capital behind a word that has none."""
    text, start = cue.string, cue.start()
    if not text[start].isupper() or not (cue["past"] or text.startswith("May ", start)):
        return False
    return _PLAIN_BEFORE.search(text, max(0, start - 12), start) is not None


def _is_adjective(cue: re.Match[str]) -> bool:
    """ "made a scheduled stop", "the highly anticipated rematch"; not "a hearing scheduled for"."""
    word, before = cue["future"].lower(), cue.string[max(0, cue.start() - 12) : cue.start()]
    if word == "scheduled":
        return re.search(r"\b(?:an?|his|her|its|their)\s+$", before) is not None
    return word in {"anticipated", "expected"} and re.search(r"\b(?:highly|much|long|widely)[\s-]$", before) is not None


@cache
def _bidding() -> frozenset[str]:
    return frozenset(entries("bidding_verbs.txt"))


@cache
def _neutral() -> frozenset[str]:
    return frozenset(entries("neutral_participles.txt"))


@cache
def _speech() -> frozenset[str]:
    return frozenset(entries("past_speech.txt"))
