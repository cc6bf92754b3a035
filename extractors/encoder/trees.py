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
    one = np.ones((len(dependents), 1), dtype=np.float32)
    left, right = np.hstack([dependents, one]), np.hstack([heads, one])
    classes, width, _ = relations.shape
    towards = (left @ relations.transpose(1, 0, 2).reshape(width, classes * width)).reshape(-1, classes, width)
    best: Numbers = np.einsum("wcd,wd->wc", towards, right).argmax(1)
    return best
