"""A Doc in stretches that the encoder reads at once: some paragraphs, cut where a sentence seems to start.

A stretch is as long as fits, so that a sentence is read among its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

LONGEST = 130  # words
_SENTENCE_ENDS = frozenset({".", "!", "?", "”", '"'})


def windows(words: Sequence[str], opens: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Half-open ranges that cover the words. `opens` tells where a paragraph is known to start."""
    start = 0
    while len(words) - start > LONGEST:
        end = _cut(words, opens, start)
        yield start, end
        start = end
    if start < len(words):
        yield start, len(words)


def _cut(words: Sequence[str], opens: Sequence[bool], start: int) -> int:
    """The last start of a paragraph in the second half of the window; else of a sentence; else where it is full."""
    latest = start + LONGEST
    sentence = 0
    for index in range(latest, start + LONGEST // 2, -1):
        if opens[index]:
            return index
        if not sentence and words[index - 1] in _SENTENCE_ENDS and words[index][:1].isupper():
            sentence = index
    return sentence or latest
