"""The most probable sequence of name tags (Viterbi), as names.

[B-PERSON, I-PERSON, O, B-ORG]  ->  (0, 2, "PERSON"), (3, 4, "ORG")
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

_IMPOSSIBLE = -10_000.0


def best_tags(scores: NDArray[Any], moves: NDArray[Any]) -> list[int]:
    """(words, tags) and (tags, tags) scores -> the tag of each word. Odd tags begin a name, even ones go on with it."""
    if not len(scores):
        return []
    scores = scores.astype(np.float32)
    inside = np.arange(scores.shape[1])
    best = scores[0] + np.where((inside > 0) & (inside % 2 == 0), _IMPOSSIBLE, 0.0)
    back = np.zeros(scores.shape, dtype=np.int64)
    tags = np.arange(scores.shape[1])
    for word in range(1, len(scores)):
        paths = best[:, None] + moves
        back[word] = paths.argmax(0)
        best = paths[back[word], tags] + scores[word]
    tag = int(best.argmax())
    found = [tag]
    for word in range(len(scores) - 1, 0, -1):
        tag = int(back[word, tag])
        found.append(tag)
    return found[::-1]


def names_of(tags: Sequence[int], labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Half-open ranges of words with their label; tag 0 is no name, 2n+1 begins a name of label n, 2n+2 goes on."""
    start = None
    for index, tag in enumerate([*tags, 0]):
        if start is not None and not (tag and tag % 2 == 0):
            yield start, index, labels[(tags[start] - 1) // 2]
            start = None
        if tag % 2:
            start = index
