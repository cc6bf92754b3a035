"""Precision, recall and F, and the seconds that an answer took: what every evaluation counts alike."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

Gold = TypeVar("Gold")
Found = TypeVar("Found")
Question = TypeVar("Question")
Answer = TypeVar("Answer")


class Score:
    """Hits among what was found and what should have been."""

    def __init__(self) -> None:
        self.hits = self.found = self.gold = 0

    def add(self, found: Counter[Any], gold: Counter[Any]) -> None:
        """Hits are what both have, as often as both have it."""
        self.count(hits=(found & gold).total(), found=found.total(), gold=gold.total())

    def count(self, *, hits: int, found: int, gold: int) -> None:
        self.hits += hits
        self.found += found
        self.gold += gold

    def as_dict(self) -> dict[str, float | int]:
        """Percentages to one decimal, and the counts behind them."""
        precision = percent(self.hits, self.found)
        recall = percent(self.hits, self.gold)
        f = percent(2 * self.hits, self.found + self.gold)
        return {
            "precision": round(precision, 1), "recall": round(recall, 1), "f": round(f, 1),
            "hits": self.hits, "found": self.found, "gold": self.gold,
        }  # fmt: skip


class Stopwatch:
    """CPU seconds of the calls made through it: what else the machine does then does not count."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.calls = 0

    def time(self, call: Callable[[Question], Answer], question: Question) -> Answer:
        start = time.process_time()
        answer = call(question)
        self.seconds += time.process_time() - start
        self.calls += 1
        return answer

    def per_thousand(self) -> float:
        """Seconds for 1,000 calls."""
        return round(1000 * self.seconds / self.calls, 2) if self.calls else 0.0


def percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def pair(
    gold: Sequence[Gold], found: Sequence[Found], is_right: Callable[[Gold, Found], bool]
) -> list[tuple[Gold, Found]]:
    """The right answers, each with what it answers: in the order given, and nothing taken twice."""
    left = list(found)
    pairs: list[tuple[Gold, Found]] = []
    for wanted in gold:
        answer = next((one for one in left if is_right(wanted, one)), None)
        if answer is not None:
            left.remove(answer)
            pairs.append((wanted, answer))
    return pairs
