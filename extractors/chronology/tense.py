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
from functools import cached_property

from extractors.chronology.tense_cues import Cue, Tense, find_cues
from extractors.chronology.tense_leads import (
    follows_event,
    is_day_of_event,
    is_extreme,
    is_planned,
    is_quoted,
    is_said,
    is_since,
    led_tense,
    owns_planned,
)

_WINDOW = 240
_SENTENCE_END = re.compile(r"[.!?][\"”’)]?\s+(?=[A-Z\"“‘(])|\n")
_CLOSE = re.compile(r"\s*(?:on|in|late|early|last)?\s*(?:the)?\s*")
# "took office in April", "signed the deal in June", "was hit by a strike in June"; but
# not "approved a vote in June", "the talks on the accord in June".
_OBJECT = re.compile(
    r"\s+by\s+[\w\s'’-]{1,40}\s(?:in|on)\s+|\s+(?:(?:the|his|her|its|their)\s+)?(?:(?!(?:a|an|of|on|in|at|for|from|to|by|with|about|that)\b)[\w'’-]+\s+){1,2}"
    r"(?:in|on)\s+(?:(?:early|late)\s+|mid-)?"
)
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Inc|Corp|Co|Ltd|Mr|Mrs|Ms|Dr|St|vs|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|[ap]\.m)$"
)
# "with lawmakers Monday passing it", "Orsk on Monday, saying that"
_DOING = re.compile(
    r"\s+(?!(?:during|following|including|evening|morning|regarding|concerning|according|pending)\b)[a-z]+ing\b"
    r"|,\s+(?:saying|telling|citing|calling|adding|warning|accusing)\b"
)
_IS = re.compile(r"\s+is\s+(?:the|a|an|set|expected)\b")
_CLAUSE = re.compile(r"\b(?:that\s+(?:on\s+)?|(?:because|where|but|while|although|and)\s+on\s+)$", re.IGNORECASE)
_SUBJECT = re.compile(r",?\s+(?:(?!(?:and|but|which|who|that|after|before|when|to)\b)[\w'’.-]+\s+){0,5}")
_DEED_REACH = 60
_NO_DEED = re.compile(
    r"(?:was|were|been|had|has|have|did|set|planned|scheduled|expected|needed|slated|based|themed|titled|threatened)\b",
    re.IGNORECASE,
)
_DOUBTFUL = re.compile(r"(?:would|could|may|might|should)\b", re.IGNORECASE)
_SCENE = re.compile(r"[\"“‘(]?(?:Then,?\s+)?(?:In|On|Back\s+in|By)\s+(?:(?:early|late)\s+|mid-)?")
_COORDINATED = re.compile(r"\s*,?\s*(?:and|but)\s+")
_OWNER = re.compile(r"['’]s?\b|\s['’]s\b")  # "Friday 's" in a text of tokens
_OWN_VERB = 32
_OPENS = re.compile(r"(?:^|\b(?:says?|said|that)\s+)$", re.IGNORECASE)
# "due Friday was", "an advertisement Monday aimed at voters": not verbs of who acts on the day.
_BEING = re.compile(
    r"(?:was|were|had|has|have|been|having|aimed|designed|intended|dubbed|called|titled|entitled|hosted|organi[sz]ed"
    r"|sponsored|attended|billed|meant)\b",
    re.IGNORECASE,
)
_SAID_OF = re.compile(
    r"\s+(?:(?:that|its|the|their|his|her|a|all|total|net|reported|strong|weak)\s+){0,3}", re.IGNORECASE
)


class Tenses:
    """The telling words of a text, found once when the first time needs them."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _breaks(self) -> list[int]:
        """Where sentences begin."""
        return [0, *(end.end() for end in _SENTENCE_END.finditer(self._text) if not _is_abbreviated(self._text, end))]

    @cached_property
    def _told(self) -> tuple[list[int], list[Cue]]:
        """The telling words, with their ends apart: what stands before a time is looked up by them."""
        cues = find_cues(self._text)
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
        led = led_tense(self._text, self.sentence_start(start), start, is_day=is_day, is_owner=is_owner)
        if led is not None:
            return led
        if is_day and ((is_owner and is_day_of_event(self._text, end)) or is_quoted(self._text, start, end)):
            return "past"  # "will examine Friday's crash"
        if not is_day and is_extreme(self._text, end):
            return "past"  # "below its July peak"
        before, after = self._before(start), self._after(end)
        if is_day and not is_owner and after is not None and self._begins_clause(start, end, after):
            return after.tense  # "you know that on Sunday the whole board resigned"
        if is_day and (before is None or before.is_speech) and is_planned(self._text, start, end):
            return "future"
        if is_day and after is not None and after.tense == "past" and self._is_at_once(end, after):
            return "past"  # "who will retire in May, on Thursday dismissed the claim"
        if before is None:
            if is_day and start == self.sentence_start(start) and _IS.match(self._text, end):
                return "future"  # "Wednesday is the last day for filing"
            if is_day and (
                follows_event(self._text, start) or is_said(self._text, end) or _DOING.match(self._text, end)
            ):
                return "past"  # "The killing Sunday of a priest may stop the talks", "with lawmakers Monday passing it"
            if after is not None and _COORDINATED.fullmatch(self._text, end, after.start):
                return None  # "shut it on Saturday and plans to reopen it"
            # "Friday's ruling means that they will move" tells nothing of Friday, "Sunday's vote will be close" does.
            is_far = is_owner and after is not None and after.start - end > _OWN_VERB
            return None if after is None or (is_far and not self._opens_clause(start, end)) else after.tense
        # "said fourth-quarter earnings may fall": the time is of the clause that the speech opens.
        is_told = after is not None and after.tense == "future"
        if before.is_speech and is_told and not is_day and _SAID_OF.fullmatch(self._text, before.end, start):
            return "future"
        return before.tense

    def _begins_clause(self, start: int, end: int, after: Cue) -> bool:
        """Whether a day stands before the subject and the verb of its own clause."""
        lead = self._text[max(self.sentence_start(start), start - 16) : start]
        return _CLAUSE.search(lead) is not None and _SUBJECT.fullmatch(self._text, end, after.start) is not None

    def _opens_clause(self, start: int, end: int) -> bool:
        """Whether a planned thing and its day begin what is said: "Officials say Wednesday's meeting … will focus"."""
        lead = self._text[max(self.sentence_start(start), start - 12) : start]
        return owns_planned(self._text, end) and _OPENS.search(lead) is not None

    def before(self, start: int) -> Tense | None:
        """The tense that the words before a position tell, other than who said it."""
        cue = self._before(start)
        return cue.tense if cue is not None and not cue.is_speech else None

    def told_since(self, start: int) -> int:
        """The characters since the word that told the tense of a time."""
        cue = self._before(start)
        return start - cue.end if cue is not None else 0

    def tells_deed(self, start: int) -> bool:
        """Whether somebody did something in a month: "made the same claims in February"; not "was due in February"."""
        cue = self._before(start)
        if cue is None or cue.is_speech or cue.tense != "past" or start - cue.end > _DEED_REACH:
            return False
        return _NO_DEED.match(self._text, cue.start) is None and self._text.endswith(("in ", "In "), 0, start)

    def is_told(self, start: int, tense: Tense) -> bool:
        """Whether it is told beyond doubt: "announced on Jan. 19", "will meet … on Nov. 4"; not "would meet"."""
        ends, cues = self._told
        floor = self.sentence_start(start)
        if tense == "past" and is_since(self._text, start):
            return True
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

    def _before(self, start: int) -> Cue | None:
        ends, cues = self._told
        index = bisect_right(ends, start) - 1
        if index >= 0 and cues[index].start >= max(self.sentence_start(start), start - _WINDOW):
            return cues[index]
        return None

    def _is_at_once(self, end: int, after: Cue) -> bool:
        """Whether a verb stands right behind a time and goes with it: "on Thursday dismissed"; not "due Friday was"."""
        return after.start - end == 1 and not _BEING.match(self._text, after.start)

    def _after(self, end: int) -> Cue | None:
        _, cues = self._told
        index = bisect_left(cues, end, key=lambda cue: cue.start)
        if index < len(cues) and cues[index].end <= min(self.sentence_end(end), end + _WINDOW):
            return cues[index]
        return None


def _is_abbreviated(text: str, end: re.Match[str]) -> bool:
    return end.group()[0] == "." and _ABBREVIATION.search(text[max(0, end.start() - 5) : end.start()]) is not None
