"""Linear models that choose one of several candidates, on hashed features, with nothing but numpy.

A question is its candidates, each a list of places in the table of weights; the answer is one of them. "Is this a cue?"
has two: the word's features, and none. Softmax over the candidates, AdaGrad, in an order that a seed fixes.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_QUESTIONS_A_STEP = 256


class Questions:
    """Questions with their answers, packed: hundreds of thousands of them fit into memory."""

    def __init__(self) -> None:
        self._places = array("I")
        self._candidate_ends = array("Q")
        self._question_ends = array("Q")
        self._answers = array("I")

    def __len__(self) -> int:
        return len(self._answers)

    def ask(self, candidates: Sequence[Sequence[int]], answer: int) -> None:
        for places in candidates:
            self._places.extend(places)
            self._candidate_ends.append(len(self._places))
        self._question_ends.append(len(self._candidate_ends))
        self._answers.append(answer)

    def arrays(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Places, and where candidates and questions start (one more than there are), and answers."""
        return (
            np.frombuffer(self._places, dtype=np.uint32).astype(np.int64),
            np.concatenate([[0], np.frombuffer(self._candidate_ends, dtype=np.uint64).astype(np.int64)]),
            np.concatenate([[0], np.frombuffer(self._question_ends, dtype=np.uint64).astype(np.int64)]),
            np.frombuffer(self._answers, dtype=np.uint32).astype(np.int64),
        )


def fit(
    questions: Questions, table: int, *, epochs: int = 6, rate: float = 0.2, decay: float = 1e-6, seed: int = 1
) -> NDArray[np.float64]:
    """The weights, averaged over the steps of the last epochs."""
    places, candidates, asked, answers = questions.arrays()
    weights, squares, total = np.zeros(table), np.full(table, 1e-2), np.zeros(table)
    counted = 0
    steps = np.arange(0, len(answers), _QUESTIONS_A_STEP)
    random = np.random.default_rng(seed)
    for epoch in range(epochs):
        for first in random.permutation(steps):
            last = min(first + _QUESTIONS_A_STEP, len(answers))
            gradient = _gradient(weights, places, candidates, asked[first : last + 1], answers[first:last])
            gradient += decay * (last - first) * weights
            squares += gradient**2
            weights -= rate * gradient / np.sqrt(squares)
            if epoch >= epochs // 2:
                total += weights
                counted += 1
    return total / max(1, counted)


def _gradient(
    weights: NDArray[np.float64],
    places: NDArray[np.int64],
    candidates: NDArray[np.int64],
    asked: NDArray[np.int64],
    answers: NDArray[np.int64],
) -> NDArray[np.float64]:
    own = candidates[asked[0] : asked[-1] + 1]
    features = places[own[0] : own[-1]]
    sums = np.concatenate([[0.0], np.cumsum(weights[features])])
    scores = sums[own[1:] - own[0]] - sums[own[:-1] - own[0]]
    starts, sizes = asked[:-1] - asked[0], np.diff(asked)
    scores -= np.repeat(np.maximum.reduceat(scores, starts), sizes)
    shares = np.exp(scores)
    shares /= np.repeat(np.add.reduceat(shares, starts), sizes)
    shares[starts + answers] -= 1
    return np.bincount(features, np.repeat(shares, np.diff(own)), minlength=len(weights)).astype(np.float64)
