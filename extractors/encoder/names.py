"""The most probable sequence of name tags (Viterbi), as names.

[B-PERSON, I-PERSON, O, B-ORG]  ->  (0, 2, "PERSON"), (3, 4, "ORG")
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

_IMPOSSIBLE = -10_000.0


def best_tags(texts: Sequence[NDArray[Any]], moves: NDArray[Any]) -> list[list[int]]:
    """(words, tags) scores of each text, (tags, tags) of each step -> the tag of each word, of each text.

    Odd tags begin a name, even ones go on with it. All texts are walked through at once.
    """
    lengths = np.array([len(scores) for scores in texts])
    if not lengths.any():
        return [[] for _ in texts]
    longest, tags = lengths.max(), np.arange(len(moves))
    table = np.zeros((longest, len(texts), len(tags)), dtype=np.float32)
    for row, scores in enumerate(texts):
        table[: len(scores), row] = scores
    best = table[0] + np.where((tags > 0) & (tags % 2 == 0), np.float32(_IMPOSSIBLE), np.float32(0))
    back = np.broadcast_to(tags, table.shape).copy()  # behind its end, a text keeps its tag
    for word in range(1, longest):
        paths = best[:, :, None] + moves
        before = paths.argmax(1)
        gained = np.take_along_axis(paths, before[:, None], 1)[:, 0] + table[word]
        goes_on = (lengths > word)[:, None]
        back[word] = np.where(goes_on, before, tags)
        best = np.where(goes_on, gained, best)
    found = np.zeros((longest, len(texts)), dtype=np.int64)
    found[-1] = best.argmax(1)
    for word in range(longest - 1, 0, -1):
        found[word - 1] = back[word, np.arange(len(texts)), found[word]]
    return [found[:length, row].tolist() for row, length in enumerate(lengths)]


def names_of(tags: Sequence[int], labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Half-open ranges of words with their label; tag 0 is no name, 2n+1 begins a name of label n, 2n+2 goes on."""
    start = None
    for index, tag in enumerate([*tags, 0]):
        if start is not None and not (tag and tag % 2 == 0):
            yield start, index, labels[(tags[start] - 1) // 2]
            start = None
        if tag % 2:
            start = index
