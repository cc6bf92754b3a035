"""Whether a time lies before or after the publication, as the words around it tell.

    "Acme said Friday that it will report on Tuesday."   Friday: past; Tuesday: future

The nearest telling word before the time in its sentence decides, else the nearest one after it. No parse is needed,
so that headlines and lists are read like sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, cached_property
from typing import Literal

from extractors.chronology.words import any_of
from extractors.lexicons import entries

Tense = Literal["past", "future"]

_WINDOW = 240
_SENTENCE_END = re.compile(r"[.!?][\"”’)]?\s+(?=[A-Z\"“‘(])|\n")
_CLOSE = re.compile(r"\s*(?:on|in|late|early|last)?\s*(?:the)?\s*")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Inc|Corp|Co|Ltd|Mr|Mrs|Ms|Dr|St|vs|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|[ap]\.m)$"
)


@cache
def _cues() -> re.Pattern[str]:
    future = any_of(entries("future_cues.txt"))
    intent = any_of(entries("intent_verbs.txt"))
    past = any_of(entries("past_verbs.txt"))
    verbs = any_of(entries("planned_verbs.txt"))
    return re.compile(
        rf"\b(?:(?P<future>(?:will|shall|would)(?:\s+(?:be|have|not|also|then|soon))*\s+[a-z]+"
        rf"|(?<!than\s)(?:{future})(?:\s+to\s+(?:be\s+)?[a-z]+)?|{intent}\s+to\s+(?:be\s+)?[a-z]+|due\b(?!\s+to\b))"
        rf"|(?P<past>[a-z]+ed\s+to\s+[a-z]+|[a-z]+ed|{past})|(?P<to>to\s+{verbs}))\b|(?P<short>['’]ll)\b",
        re.IGNORECASE,
    )


@cache
def _neutral() -> frozenset[str]:
    return frozenset(entries("neutral_participles.txt"))


class Tenses:
    """The telling words of a text, found once when the first time needs them."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _breaks(self) -> list[int]:
        """Where sentences begin."""
        return [0, *(end.end() for end in _SENTENCE_END.finditer(self._text) if not _is_abbreviated(self._text, end))]

    @cached_property
    def _told(self) -> tuple[list[int], list[int], list[Tense]]:
        """Starts, ends and tenses of the telling words."""
        cues = [(cue.start(), cue.end(), tense) for cue in _cues().finditer(self._text) if (tense := _tense(cue))]
        return [cue[0] for cue in cues], [cue[1] for cue in cues], [cue[2] for cue in cues]

    def sentence_start(self, position: int) -> int:
        """Where the sentence of a position begins."""
        return self._breaks[max(0, bisect_right(self._breaks, position) - 1)]

    def _sentence_end(self, position: int) -> int:
        index = bisect_right(self._breaks, position)
        return self._breaks[index] if index < len(self._breaks) else len(self._text)

    def around(self, start: int, end: int) -> Tense | None:
        """The tense of the words around start:end; None where nothing tells."""
        starts, ends, tenses = self._told
        before = bisect_right(ends, start) - 1
        if before >= 0 and starts[before] >= max(self.sentence_start(start), start - _WINDOW):
            return tenses[before]
        after = bisect_left(starts, end)
        if after < len(starts) and ends[after] <= min(self._sentence_end(start), end + _WINDOW):
            return tenses[after]
        return None

    def is_told_past(self, start: int) -> bool:
        """Whether a verb in the past stands right before a time: "announced on Jan. 19"."""
        _, ends, tenses = self._told
        before = bisect_right(ends, start) - 1
        if before < 0 or tenses[before] != "past" or start - ends[before] > 12:
            return False
        return _CLOSE.fullmatch(self._text, ends[before], start) is not None


def _is_abbreviated(text: str, end: re.Match[str]) -> bool:
    return end.group()[0] == "." and _ABBREVIATION.search(text[max(0, end.start() - 5) : end.start()]) is not None


def _tense(cue: re.Match[str]) -> Tense | None:
    if cue["past"]:
        return None if cue["past"].lower() in _neutral() else "past"
    return "future"
