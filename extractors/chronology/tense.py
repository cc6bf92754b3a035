"""Whether a time lies before or after the publication, as the words around it tell.

    "Acme said Friday that it will report on Tuesday."   Friday: past; Tuesday: future
    "The hearing was put off until Thursday."            Thursday: future
    "He has led it since May."                           May: past

The words right before a time tell most ("since", "ahead of", "is on"). Then the nearest telling word before the time in
its sentence decides, else the nearest one after it. No parse is needed, so that headlines and lists are read like
sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, cached_property
from typing import Literal, NamedTuple

from extractors.chronology.words import MONTHS, WEEKDAYS, any_of
from extractors.lexicons import entries

Tense = Literal["past", "future"]

_WINDOW = 240
_SENTENCE_END = re.compile(r"[.!?][\"”’)]?\s+(?=[A-Z\"“‘(])|\n")
_CLOSE = re.compile(r"\s*(?:on|in|late|early|last)?\s*(?:the)?\s*")
# "took office in April", "signed the deal in June"; not "approved a vote in June", "the talks on the accord in June".
_OBJECT = re.compile(
    r"\s+(?:(?:the|his|her|its|their)\s+)?(?:(?!(?:a|an|of|on|in|at|for|from|to|by|with|about|that)\b)[\w'’-]+\s+){1,2}"
    r"(?:in|on)\s+(?:(?:early|late)\s+|mid-)?"
)
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Inc|Corp|Co|Ltd|Mr|Mrs|Ms|Dr|St|vs|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|[ap]\.m)$"
)
_DOUBTFUL = re.compile(r"(?:would|could|may|might|should)\b", re.IGNORECASE)
_SCENE = re.compile(r"[\"“‘(]?(?:Then,?\s+)?(?:In|On|Back\s+in|By)\s+(?:(?:early|late)\s+|mid-)?")
_LEAD_REACH = 48
_EARLY = r"(?:(?:early|late|mid)(?:\s+|-))?"
_SINCE = re.compile(rf"\bsince\s+(?:the\s+)?{_EARLY}$", re.IGNORECASE)
_AHEAD = re.compile(
    rf"\b(?:ahead\s+of|(?:days?|weeks?|hours?)\s+before|as\s+(?:early|soon)\s+as|(?:is|are)(?:\s+(?:on|for|by|not\s+until))?"
    rf"|(?:likely|possible)(?:\s+(?:on|by|in|as\s+early\s+as))?)\s+(?:the\s+)?{_EARLY}$",
    re.IGNORECASE,
)
# "Last fight: April 22", "Next meeting: May 6"
_LABEL = re.compile(
    r"\b(?:(?P<next>next|upcoming|coming)|last|latest|previous|most\s+recent)\s+[a-z]+(?:\s+[a-z]+)?:\s*(?:on\s+)?$",
    re.IGNORECASE,
)
# What holds for a day, and not for a month: "data for July", "a partner beginning in May".
_DAY_AHEAD = re.compile(
    rf"\b(?:(?<!as\s)for|(?<!was\s)(?<!were\s)(?:starting|beginning|effective|commencing)(?:\s+on)?)\s+{_EARLY}$",
    re.IGNORECASE,
)
# "preparing for Sunday's vote"; "blamed for Sunday's attack" tells nothing.
_PREPARED_FOR = re.compile(
    r"\b(?:prepar|read[yi]|brac|plan|schedul|campaign|regist|ticket|rehears|train|hope|forecast|expect)\w*\s+(?:up\s+)?for\s+$",
    re.IGNORECASE,
)
# "had been set for Monday", "originally scheduled for Monday": it came otherwise.
_PUT_OFF = re.compile(r"\b(?:had\s+been|originally|initially|previously)\s+[a-z]+\s+(?:for|on)\s+$", re.IGNORECASE)
# "23 cases for Monday"
_COUNTED_FOR = re.compile(
    r"\b(?:cases|infections|deaths|data|figures|numbers|results|report(?:ed|s)?|recorded)\b", re.IGNORECASE
)
_COORDINATED = re.compile(r"\s*,?\s*(?:and|but)\s+")
_OWNER = re.compile(r"['’]s?\b")
_OWN_VERB = 32
_BEING = re.compile(r"(?:was|were|had|has|have|been|having)\b", re.IGNORECASE)
_LIMIT = re.compile(rf"(?:^|[^.!?\s\"“‘(]\W*\s)(?P<word>by|until|till|through)\s+{_EARLY}$")
_OVER = re.compile(
    r"\b(?:had|was|were|been|did|didn['’]t|lasted|waited|stayed|remained|ran|worked|lived|continued|kept|stood|fell|rose"
    r"|dropped|reached|grew)\b",
    re.IGNORECASE,
)
_SAID_OF = re.compile(
    r"\s+(?:(?:that|its|the|their|his|her|a|all|total|net|reported|strong|weak)\s+){0,3}", re.IGNORECASE
)


class _Cue(NamedTuple):
    start: int
    end: int
    tense: Tense
    is_speech: bool


@cache
def _cues() -> re.Pattern[str]:
    future = any_of(entries("future_cues.txt"))
    intent = any_of(entries("intent_verbs.txt"))
    past = any_of(entries("past_verbs.txt"))
    verbs = any_of(entries("planned_verbs.txt"))
    timetable = any_of(entries("timetable_verbs.txt"))
    deferring = any_of(entries("deferring_verbs.txt"))
    scheduled = any_of(entries("scheduled_participles.txt"))
    return re.compile(
        rf"\b(?:(?P<was>could\s*(?:not|n['’]t)\b|had\s+(?:been\s+)?(?:hoped|planned|expected|intended|scheduled|meant|wanted))"
        rf"|(?P<future>(?:will|shall|would)(?:\s+(?:be|have|not|also|then|soon))*\s+[a-z]+"
        rf"|(?:must|may|might|should|could)\s+(?!have\b)(?:be\s+)?[a-z]+"
        rf"|{deferring}(?:\s+[a-z]+){{0,2}}?\s+(?:until|till|to)"
        rf"|ha(?:s|ve|d)\s+(?:until|till)|(?:is|are|['’]re)\s+(?:also\s+|now\s+|again\s+)?{scheduled}"
        rf"|(?:tak(?:e|es|ing)|go(?:es|ing)?|com(?:e|es|ing))\s+(?:into\s+)?(?:effect|force)"
        rf"|(?:when|until|before|after|once)\s+(?:he|she|they|it|[a-z]+s)\s+(?:is|are)\s+[a-z]+ed"
        rf"|(?:play|host|visit|face)s?\s+(?:(?:at|in|against)\s+)?(?-i:(?=[A-Z]))(?![a-z]+day\b)[a-z]+"
        rf"|(?:visits|plays|performs|speaks|competes)\s+(?:on\s+)?(?=(?:{any_of(WEEKDAYS)}|{any_of(MONTHS)})\b)"
        rf"|(?:we|they|you|(?!(?:his|its|was|has|this|is|as|us|across)\b)[a-z]+s)\s+{timetable}"
        rf"|(?<!than\s)(?:{future})(?:\s+to\s+(?:be\s+)?[a-z]+)?|{intent}\s+to\s+(?:be\s+)?[a-z]+|due\b(?!\s+to\b))"
        rf"|(?P<past>[a-z]+ed\s+to\s+[a-z]+|[a-z]+ed|{past})|(?P<to>to\s+{verbs}))\b|(?P<short>['’]ll)\b",
        re.IGNORECASE,
    )


@cache
def _neutral() -> frozenset[str]:
    return frozenset(entries("neutral_participles.txt"))


@cache
def _speech() -> frozenset[str]:
    return frozenset(entries("past_speech.txt"))


class Tenses:
    """The telling words of a text, found once when the first time needs them."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _breaks(self) -> list[int]:
        """Where sentences begin."""
        return [0, *(end.end() for end in _SENTENCE_END.finditer(self._text) if not _is_abbreviated(self._text, end))]

    @cached_property
    def _told(self) -> tuple[list[int], list[_Cue]]:
        """The telling words, with their ends apart: what stands before a time is looked up by them."""
        cues = [told for cue in _cues().finditer(self._text) if (told := _told_by(cue)) is not None]
        return [cue.end for cue in cues], cues

    def sentence_start(self, position: int) -> int:
        """Where the sentence of a position begins."""
        return self._breaks[max(0, bisect_right(self._breaks, position) - 1)]

    def sentence_end(self, position: int) -> int:
        index = bisect_right(self._breaks, position)
        return self._breaks[index] if index < len(self._breaks) else len(self._text)

    def around(self, start: int, end: int, *, is_day: bool = False) -> Tense | None:
        """The tense of the words around start:end; None where nothing tells. `is_day` for a day or a weekday."""
        is_owner = _OWNER.match(self._text, end) is not None
        led = self._led(start, is_day, is_owner)
        if led is not None:
            return led
        before, after = self._before(start), self._after(end)
        if is_day and after is not None and after.tense == "past" and self._is_at_once(end, after):
            return "past"  # "who will retire in May, on Thursday dismissed the claim"
        if before is None:
            if after is not None and _COORDINATED.fullmatch(self._text, end, after.start):
                return None  # "shut it on Saturday and plans to reopen it"
            # "Friday's ruling means that they will move" tells nothing of Friday, "Sunday's vote will be close" does.
            return None if after is None or (is_owner and after.start - end > _OWN_VERB) else after.tense
        # "said fourth-quarter earnings may fall": the time is of the clause that the speech opens.
        is_told = after is not None and after.tense == "future"
        if before.is_speech and is_told and not is_day and _SAID_OF.fullmatch(self._text, before.end, start):
            return "future"
        return before.tense

    def before(self, start: int) -> Tense | None:
        """The tense that the words before a position tell, other than who said it."""
        cue = self._before(start)
        return cue.tense if cue is not None and not cue.is_speech else None

    def is_told(self, start: int, tense: Tense) -> bool:
        """Whether it is told beyond doubt: "announced on Jan. 19", "will meet … on Nov. 4"; not "would meet"."""
        ends, cues = self._told
        floor = self.sentence_start(start)
        index = bisect_right(ends, start) - 1
        if index < 0 or cues[index].start < floor:
            return tense == "past" and self._sets_scene(floor, start)
        if cues[index].tense != tense:
            return False
        cue = cues[index]
        if tense == "future" and not _DOUBTFUL.match(self._text, cue.start):
            return True
        if (
            tense == "past"
            and not cue.is_speech
            and start - cue.end <= 48
            and _OBJECT.fullmatch(self._text, cue.end, start)
        ):
            return True
        return start - cue.end <= 12 and _CLOSE.fullmatch(self._text, cue.end, start) is not None

    def _sets_scene(self, floor: int, start: int) -> bool:
        """Whether a sentence begins with a time and goes on in the past: "In February alone, it had four outages"."""
        after = self._after(start)
        return _SCENE.fullmatch(self._text, floor, start) is not None and after is not None and not after.is_speech

    def _led(self, start: int, is_day: bool, is_owner: bool) -> Tense | None:
        """What the words right before a time tell."""
        floor = max(self.sentence_start(start), start - _LEAD_REACH)
        lead = self._text[floor:start]
        if _SINCE.search(lead):
            return "past"
        if _AHEAD.search(lead):
            return "future"
        if label := _LABEL.search(lead):
            return "future" if label["next"] else "past"
        if not is_day:
            return None
        if _PUT_OFF.search(lead):
            return "past"
        if (ahead := _DAY_AHEAD.search(lead)) and not (is_owner and not _PREPARED_FOR.search(lead)):
            return None if _COUNTED_FOR.search(lead, 0, ahead.start()) else "future"
        limit = _LIMIT.search(lead)
        if limit is None or (floor == self.sentence_start(start) and not lead[: limit.start("word")].strip()):
            return None
        return None if _OVER.search(lead[: limit.start("word")]) else "future"

    def _before(self, start: int) -> _Cue | None:
        ends, cues = self._told
        index = bisect_right(ends, start) - 1
        if index >= 0 and cues[index].start >= max(self.sentence_start(start), start - _WINDOW):
            return cues[index]
        return None

    def _is_at_once(self, end: int, after: _Cue) -> bool:
        """Whether a verb stands right behind a time and goes with it: "on Thursday dismissed"; not "due Friday was"."""
        return after.start - end == 1 and not _BEING.match(self._text, after.start)

    def _after(self, end: int) -> _Cue | None:
        _, cues = self._told
        index = bisect_left(cues, end, key=lambda cue: cue.start)
        if index < len(cues) and cues[index].end <= min(self.sentence_end(end), end + _WINDOW):
            return cues[index]
        return None


def _is_abbreviated(text: str, end: re.Match[str]) -> bool:
    return end.group()[0] == "." and _ABBREVIATION.search(text[max(0, end.start() - 5) : end.start()]) is not None


def _told_by(cue: re.Match[str]) -> _Cue | None:
    start, end = cue.span()
    if cue["was"]:
        return _Cue(start, end, "past", False)
    if cue["past"]:
        word = cue["past"].lower()
        return None if word in _neutral() else _Cue(start, end, "past", word in _speech())
    return _Cue(start, end, "future", False)
