"""The most probable sequence of name tags, as names."""

from itertools import pairwise, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from extractors.encoder.names import best_tags, names_of

LABELS = ("PERSON", "ORG")
TAGS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG")
NEVER = -10_000.0


def may_follow(tag: str, before: str) -> bool:
    return not tag.startswith("I-") or before[2:] == tag[2:]


MOVES = np.array([[0.0 if may_follow(tag, before) else NEVER for tag in TAGS] for before in TAGS], dtype=np.float32)


def tags_of(scores: NDArray[Any], moves: NDArray[Any]) -> list[int]:
    return best_tags([scores], moves)[0]


def numbers(words: str) -> list[int]:
    return [TAGS.index(word) for word in words.split()]


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        ("", []),
        ("O O", []),
        ("B-PERSON I-PERSON O B-ORG", [(0, 2, "PERSON"), (3, 4, "ORG")]),
        ("B-ORG B-PERSON", [(0, 1, "ORG"), (1, 2, "PERSON")]),  # neighbours
        ("B-ORG B-ORG I-ORG", [(0, 1, "ORG"), (1, 3, "ORG")]),
        ("O B-ORG I-ORG", [(1, 3, "ORG")]),  # to the end of the text
    ],
)
def test_tags_are_names(tags: str, names: list[tuple[int, int, str]]) -> None:
    assert list(names_of(numbers(tags), LABELS)) == names


def test_no_words_have_no_tags() -> None:
    assert best_tags([np.zeros((0, len(TAGS)))], MOVES) == [[]]


def test_a_name_that_cannot_go_on_is_begun_or_left() -> None:
    # Each word alone would be I-PERSON; the first can only begin a name.
    alone = np.array([[0, 3, 9, 0, 0], [0, 3, 9, 0, 0]], dtype=np.float32)
    assert tags_of(alone, MOVES) == numbers("B-PERSON I-PERSON")
    # The second word would be inside an ORG, of which the first is none.
    mixed = np.array([[0, 9, 0, 0, 0], [2, 0, 1, 0, 3]], dtype=np.float32)
    assert tags_of(mixed, MOVES) == numbers("B-PERSON O")


def test_what_was_learned_of_neighbours_counts() -> None:
    moves = MOVES.copy()
    moves[TAGS.index("B-PERSON"), TAGS.index("I-PERSON")] = 2.0
    scores = np.array([[1, 0, 0, 0, 0], [1, 0, 0, 0, 0]], dtype=np.float32)
    assert tags_of(scores, MOVES) == numbers("O O")
    scores[0] = [1, 1, 0, 0, 0]
    assert tags_of(scores, moves) == numbers("B-PERSON I-PERSON")


def scores_of(longest: int) -> st.SearchStrategy[NDArray[Any]]:
    row = st.lists(st.integers(-60, 60), min_size=len(TAGS), max_size=len(TAGS))
    return st.lists(row, min_size=1, max_size=longest).map(lambda rows: np.array(rows, dtype=np.float32) / 4)


@given(scores_of(longest=30))
def test_nothing_is_inside_a_name_that_did_not_begin(scores: NDArray[Any]) -> None:
    tags = [TAGS[tag] for tag in tags_of(scores, MOVES)]
    assert all(may_follow(tag, before) for before, tag in zip(["O", *tags], tags, strict=False))
    inside = sum(end - start for start, end, _ in names_of([TAGS.index(tag) for tag in tags], LABELS))
    assert inside == len(tags) - tags.count("O")


@given(scores_of(longest=4))
def test_no_other_sequence_scores_better(scores: NDArray[Any]) -> None:
    def total(tags: tuple[int, ...] | list[int]) -> float:
        start = NEVER if TAGS[tags[0]].startswith("I-") else 0.0
        moves = sum(MOVES[before, tag] for before, tag in pairwise(tags))
        return float(start + moves + sum(row[tag] for row, tag in zip(scores, tags, strict=True)))

    best = max(map(total, product(range(len(TAGS)), repeat=len(scores))))
    assert total(tags_of(scores, MOVES)) == best


def test_half_precision_is_enough() -> None:
    scores = np.array([[0, 3, 0, 0, 0], [0, 0, 3, 0, 0]], dtype=np.float16)
    assert tags_of(scores, MOVES.astype(np.float16)) == numbers("B-PERSON I-PERSON")


@given(st.lists(st.integers(0, 9), min_size=1, max_size=5), st.integers(0, 1000))
def test_texts_that_are_read_together_are_read_as_alone(lengths: list[int], seed: int) -> None:
    random = np.random.default_rng(seed)
    texts = [random.normal(size=(length, len(TAGS))).astype(np.float32) for length in lengths]
    assert best_tags(texts, MOVES) == [best_tags([text], MOVES)[0] for text in texts]
