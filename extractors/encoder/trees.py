"""From scores of arcs to a dependency tree for each sentence: one root, no cycles.

Nearly always the best head of each word makes a tree; where it does not, the maximum spanning tree is sought
(Chu and Liu 1965, Edmonds 1967), by a library.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from ufal.chu_liu_edmonds import chu_liu_edmonds

_NEVER = -1e6
_WORDS_TOGETHER = 64
"""So many fit into the cache, which makes it three times as fast."""
Numbers = NDArray[Any]


def best_heads(dependents: Numbers, heads: Numbers, root: Numbers, is_space: Numbers) -> Numbers:
    """The head of each word of one sentence; the root is its own head. White space hangs on the word before it."""
    words = np.flatnonzero(~is_space)
    found = np.maximum(np.arange(len(is_space)) - 1, 0)  # of white space alone: each on the one before
    if len(words):
        found[words] = words[_tree(dependents[words] @ heads[words].T, dependents[words] @ root)]
        spaces = np.flatnonzero(is_space)
        found[spaces] = words[np.maximum(np.searchsorted(words, spaces) - 1, 0)]
    return found


def _tree(scores: Numbers, to_root: Numbers) -> Numbers:
    np.fill_diagonal(scores, _NEVER)
    found: Numbers = np.where(scores.max(1) >= to_root, scores.argmax(1), np.arange(len(scores)))
    return found if _is_tree(found) else _spanning_tree(scores, to_root)


def _is_tree(heads: Numbers) -> bool:
    if np.count_nonzero(heads == np.arange(len(heads))) != 1:
        return False
    above = heads
    for _ in range(len(heads).bit_length()):
        above = above[above]
    return bool((heads[above] == above).all())


def _spanning_tree(scores: Numbers, to_root: Numbers) -> Numbers:
    table = np.full((len(scores) + 1, len(scores) + 1), np.nan)
    table[1:, 1:] = scores
    # Each arc to the root costs more than all that a second one could gain: else a sentence could fall in two.
    table[1:, 0] = to_root.astype(np.float64) + _NEVER
    np.fill_diagonal(table, np.nan)
    found, _ = chu_liu_edmonds(table)
    heads = np.array(found[1:]) - 1
    return np.where(heads < 0, np.arange(len(heads)), heads)


def best_relations(dependents: Numbers, heads: Numbers, relations: Numbers) -> Numbers:
    """The class of each word's arc: (words, width), the same for the words' heads, (classes, width + 1, width + 1)."""
    classes, width, _ = relations.shape
    table = relations.transpose(1, 0, 2).reshape(width, classes * width)
    best = np.zeros(len(dependents), dtype=np.int64)
    for start in range(0, len(dependents), _WORDS_TOGETHER):
        left, right = (_with_one(part[start : start + _WORDS_TOGETHER]) for part in (dependents, heads))
        towards = (left @ table).reshape(-1, classes, width)
        best[start : start + _WORDS_TOGETHER] = (towards @ right[:, :, None])[:, :, 0].argmax(1)
    return best


def _with_one(vectors: Numbers) -> Numbers:
    return np.hstack([vectors, np.ones((len(vectors), 1), dtype=np.float32)])
