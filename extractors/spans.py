"""Where offsets are born: spaCy spans to Spans, and what happens when candidates overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from extractors.reading import span_at
from schemas import Span

CandidateT = TypeVar("CandidateT")


def to_span(tokens: TokenSpan | Token) -> Span:
    """The characters of a spaCy span or token, without white space at its ends; ValueError where nothing is left."""
    start = tokens.idx if isinstance(tokens, Token) else tokens.start_char
    text = tokens.text
    start += len(text) - len(text.lstrip())
    return span_at(tokens.doc, start, start + len(text.strip()))


def trimmed(text: str, start: int, end: int, strip: str = " \t\n\r\xa0") -> tuple[int, int]:
    """start:end of `text` without the characters of `strip` at its ends."""
    while start < end and text[start] in strip:
        start += 1
    while end > start and text[end - 1] in strip:
        end -= 1
    return start, end


def without_overlaps(
    candidates: Iterable[CandidateT], bounds: Callable[[CandidateT], tuple[int, int]]
) -> list[CandidateT]:
    """The longest candidates that do not overlap, the earlier one of two equally long, in the order of the text."""

    def longest_first(candidate: CandidateT) -> tuple[int, int]:
        start, end = bounds(candidate)
        return start - end, start

    kept: list[CandidateT] = []
    taken: set[int] = set()
    for candidate in sorted(candidates, key=longest_first):
        start, end = bounds(candidate)
        if taken.isdisjoint(range(start, end)):
            kept.append(candidate)
            taken.update(range(start, end))
    return sorted(kept, key=lambda candidate: bounds(candidate)[0])
