"""The linear models behind the trained attributions: a weight for each feature, in a table of hashed features.

    weights = shipped_weights()
    weights.score("cue", hashed(["lemma=say", "child=ccomp"]))   →  3.2

Features are strings; their place in a table is their CRC. Two that share a place share a weight: the tables are large
enough for that to cost little. Trained by corpus/recipe/train_attribution.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from zlib import crc32

import numpy as np

TABLE = 1 << 17
"""Places in the table of each task; a power of two."""
TASKS = ("cue", "source", "left", "right", "extent")
WEIGHTS = Path(__file__).parent / "models" / "attribution.npz"


def hashed(features: Iterable[str]) -> list[int]:
    """The places of features."""
    return [crc32(feature.encode()) & (TABLE - 1) for feature in features]


class Weights:
    """A table a task. Whole numbers times a step: a file of 200 kB instead of megabytes, and sums that are exact."""

    def __init__(self, tables: dict[str, Sequence[int]], step: float, limit: float) -> None:
        self._tables = tables
        self._step = step
        self.limit = limit
        """From which score on a word counts as a cue."""

    def score(self, task: str, places: Iterable[int]) -> float:
        table = self._tables[task]
        return sum([table[place] for place in places]) * self._step


def read_weights(path: Path) -> Weights:
    with np.load(path) as file:
        tables = {task: file[task].tolist() for task in TASKS}
        return Weights(tables, float(file["step"]), float(file["limit"]))


@cache
def shipped_weights() -> Weights | None:
    """Those that ship with factwire; None where an installation has none."""
    return read_weights(WEIGHTS) if WEIGHTS.is_file() else None
