"""The atoms of time in a text: every word group that means a time on its own, before phrases join them.

    "on Friday, Nov. 7"                  Weekday(5), Day(11, 7)
    "for the third quarter of fiscal 2025" Part("quarter", 3, Year(2025, fiscal))

A rule is a pattern that is tried only where one of its first words stands, so that a text is read once from left to
right in linear time. Of several rules that match, the longest match counts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from extractors.chronology.meanings import Meaning, Phrase

Reader = Callable[[re.Match[str]], Meaning | None]

DIGITS = "0"
"""The first "word" of the rules that begin with a digit."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_TOKEN = re.compile(r"[A-Za-z]+|\d+")


class Rules:
    """Patterns by their first words."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[tuple[re.Pattern[str], Reader]]] = defaultdict(list)

    def rule(self, first: Iterable[str], pattern: str) -> Callable[[Reader], Reader]:
        """Register a reader for a pattern that begins with one of the words (lower case) or with DIGITS."""
        compiled = re.compile(pattern, re.IGNORECASE)

        def register(read: Reader) -> Reader:
            for word in first:
                self._by_word[word].append((compiled, read))
            return read

        return register

    def add(self, others: Rules) -> None:
        for word, rules in others._by_word.items():
            self._by_word[word].extend(rules)

    def at(self, word: str) -> list[tuple[re.Pattern[str], Reader]]:
        return self._by_word.get(word, [])


@cache
def _all_rules() -> Rules:
    # Imported here, because the rules need the class above.
    from extractors.chronology import (
        rules_clock,
        rules_dates,
        rules_day_lists,
        rules_lengths,
        rules_near_days,
        rules_periods,
        rules_quarters,
        rules_relative,
        rules_sets,
        rules_vague,
        rules_years,
    )

    together = Rules()
    for module in (
        rules_dates,
        rules_day_lists,
        rules_years,
        rules_quarters,
        rules_clock,
        rules_relative,
        rules_near_days,
        rules_vague,
        rules_periods,
        rules_lengths,
        rules_sets,
    ):
        together.add(module.RULES)
    return together


def find_atoms(text: str) -> Iterator[Phrase]:
    """The atoms from left to right, without overlaps."""
    rules = _all_rules()
    position = 0
    addresses = iter([*(found.span() for found in _ADDRESS.finditer(text)), (len(text), len(text))])
    address = next(addresses)
    for token in _TOKEN.finditer(text):
        start = token.start()
        while start >= address[1] and address[0] < len(text):
            address = next(addresses)
        if address[0] <= start:
            continue  # "https://…/2025/01/12/black-friday" says nothing
        if start < position or (start and text[start - 1].isalnum()):
            continue
        word = token.group()
        phrase = _longest(rules.at(DIGITS if word[0].isdigit() else word.lower()), text, start)
        if phrase is not None:
            yield phrase
            position = phrase.end


def _longest(rules: list[tuple[re.Pattern[str], Reader]], text: str, start: int) -> Phrase | None:
    best: Phrase | None = None
    for pattern, read in rules:
        match = pattern.match(text, start)
        if match is None or match.end() <= (best.end if best else start) or _cut_short(text, match.end()):
            continue
        meaning = read(match)
        if meaning is not None:
            best = Phrase(start, match.end(), meaning)
    return best


def _cut_short(text: str, end: int) -> bool:
    """Whether a match ends inside a word ("3 may|or")."""
    return end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
