"""Short names that an article defines in a bracket behind the full one.

"Acme Robotics, Inc. (Nasdaq: ACMR) (“Acme” or the “Company”)"  ->  names "Acme"; nominals "Company"
"the Harbor Alliance for Oncology (HAO)"                        ->  names "HAO"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from extractors.gazetteers import word_group
from schemas import Span

_BRACKET = re.compile(r"\(([^()\n]{2,160})\)")
_QUOTED = re.compile(r"[\"“”„‘']([^\"“”„‘’'\n]{2,40}?)[,.]?[\"“”’']")
_ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Za-z][A-Za-z0-9&\-.]{1,11}$")
_LEADING_WORDS = re.compile(
    r"(?:(?:or|and|the|hereinafter|hereafter|collectively|together|each|referred to as)\b[,:]?\s*)+"
)
_GENERIC = word_group("defined nouns")


class Definition(NamedTuple):
    """One short form: start:end is the bracket, `alias` the form inside it."""

    start: int
    end: int
    alias: Span
    is_generic: bool
    """Whether it is a common noun: "the Company" then means what stands before the bracket, and nothing else."""


def end_before(text: str, index: int) -> int:
    """Where the last word before `index` ends: `index` without the white space before it."""
    while index > 0 and text[index - 1].isspace():
        index -= 1
    return index


@lru_cache(maxsize=8)
def find_definitions(text: str) -> tuple[Definition, ...]:
    """The short forms that brackets of the text define, in the order of the text."""
    return tuple(_definitions(text))


def _definitions(text: str) -> Iterator[Definition]:
    for bracket in _BRACKET.finditer(text):
        start, end = bracket.span(1)
        quoted = list(_QUOTED.finditer(text, start, end))
        for match in quoted:
            yield from _definition(text, bracket, *match.span(1))
        if not quoted and _ACRONYM.match(text, start, end):
            yield from _definition(text, bracket, start, end)


def _definition(text: str, bracket: re.Match[str], start: int, end: int) -> Iterator[Definition]:
    if lead := _LEADING_WORDS.match(text, start, end):
        start = lead.end()
    if end - start < 2 or not text[start].isalnum():
        return
    words = text[start:end].casefold().split()
    # A quoted remark in a bracket ("what a day") is no name.
    if not any(char.isupper() or char.isdigit() for char in text[start:end]) and words[-1] not in _GENERIC:
        return
    yield Definition(
        bracket.start(), bracket.end(), Span.of(text, start, end), words[-1] in _GENERIC and len(words) == 1
    )
