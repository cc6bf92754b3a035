"""From scores to dependency trees: one root, no cycles, white space a leaf, and no better tree."""

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from extractors.encoder.trees import best_heads, best_relations

Numbers = NDArray[Any]


def heads_of(arcs: Any, roots: Any, is_space: str = "") -> list[int]:
    """`arcs[dependent][head]`; the underscores of `is_space` are white space."""
    size = len(roots)
    spaces = np.array([mark == "_" for mark in is_space] or [False] * size)
    dependents = np.hstack([np.array(arcs, dtype=np.float32), np.array(roots, dtype=np.float32)[:, None]])
    heads = np.hstack([np.eye(size, dtype=np.float32), np.zeros((size, 1), dtype=np.float32)])
    root = np.eye(size + 1, dtype=np.float32)[size]
    return [int(head) for head in best_heads(dependents, heads, root, spaces)]


def is_tree(heads: tuple[int, ...] | list[int]) -> bool:
    if sum(head == index for index, head in enumerate(heads)) != 1:
        return False
    for index in range(len(heads)):
        for _ in heads:
            index = heads[index]
        if heads[index] != index:
            return False
    return True


def score(heads: tuple[int, ...] | list[int], arcs: Any, roots: Any) -> float:
    return float(sum(roots[i] if head == i else arcs[i][head] for i, head in enumerate(heads)))


@pytest.mark.parametrize(
    ("arcs", "roots", "expected"),
    [
        ([[0]], [1], [0]),
        ([[0]], [-50], [0]),  # a single word is the root, however little it looks like one
        ([[0, 5], [1, 0]], [0, 4], [1, 1]),
        ([[0, 5], [5, 0]], [0, 1], [1, 1]),  # each wants the other as its head
        ([[0, 1, 1], [9, 0, 1], [9, 1, 0]], [20, 19, 18], [0, 0, 0]),  # all want to be the root
        ([[0, 9, 1], [1, 0, 9], [9, 1, 0]], [1, 3, 2], [1, 1, 0]),  # a circle
    ],
)
def test_heads(arcs: list[list[float]], roots: list[float], expected: list[int]) -> None:
    assert heads_of(arcs, roots) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("_", [0]),
        ("__", [0, 0]),
        ("___", [0, 0, 1]),
        ("w_", [0, 0]),
        ("_w", [1, 1]),
        ("__w", [2, 2, 2]),
        ("w__", [0, 0, 0]),
        ("_w_w_", [1, 1, 1, 1, 3]),
    ],
)
def test_white_space_hangs_on_the_word_before_it_or_else_on_the_first(words: str, expected: list[int]) -> None:
    size = len(words)
    arcs = np.array([[9.0 if mark == "_" else 1.0 for mark in words]] * size)  # white space would be the best head
    roots = [8.0 if mark == "_" else float(size - index) for index, mark in enumerate(words)]
    assert heads_of(arcs, roots, words) == expected


SCORES = st.integers(-30, 30).map(float)


@st.composite
def sentences(draw: st.DrawFn, longest: int) -> tuple[Numbers, Numbers, str]:
    words = draw(st.text("ww_", min_size=1, max_size=longest))
    size = len(words)
    rows = st.lists(SCORES, min_size=size, max_size=size)
    return np.array(draw(st.lists(rows, min_size=size, max_size=size))), np.array(draw(rows)), words


@given(sentences(longest=12))
def test_every_sentence_is_one_tree_in_which_white_space_heads_nothing(sentence: tuple[Numbers, Numbers, str]) -> None:
    arcs, roots, words = sentence
    heads = heads_of(arcs, roots, words)
    assert is_tree(heads)
    if "w" in words:
        assert all(words[head] == "w" for head in heads)


@given(sentences(longest=4))
def test_no_other_tree_scores_better(sentence: tuple[Numbers, Numbers, str]) -> None:
    arcs, roots, words = sentence
    words = "w" * len(words)
    trees = filter(is_tree, product(range(len(words)), repeat=len(words)))
    assert score(heads_of(arcs, roots, words), arcs, roots) == max(score(heads, arcs, roots) for heads in trees)


def test_a_relation_is_read_from_a_word_and_its_head_together() -> None:
    dependents, heads = np.array([[1.0], [2.0]], dtype=np.float32), np.array([[1.0], [-1.0]], dtype=np.float32)
    relations = np.zeros((3, 2, 2), dtype=np.float32)
    relations[0, 1, 1] = 0.5  # whatever the words
    relations[1, 0, 0] = 1.0  # where both point one way
    relations[2, 0, 1] = 0.1  # by the dependent alone
    assert best_relations(dependents, heads, relations).tolist() == [1, 0]
