"""The label table: what each set's label means in ours.

    mapped("worldwide_newswire", "Organization")  ->  "ORG"
    mapped("uner_ewt", "O")                       ->  "O"

The table is labels.tsv. "?" stands for a span of which the set does not say what it is to us.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

LABELS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART")
OUTSIDE = "O"
UNKNOWN = "?"
ANY_SET = "*"


class Entity(NamedTuple):
    """A labelled stretch of tokens, half-open."""

    start: int
    end: int
    label: str


@cache
def label_table() -> dict[tuple[str, str], str]:
    lines = Path(__file__).with_name("labels.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {(name, label): ours for name, label, ours in rows}


def mapped(set_name: str, label: str) -> str:
    """Our label for a label of the set; the rows of any set (*) answer where the set has none of its own."""
    table = label_table()
    return table.get((set_name, label)) or table.get((ANY_SET, label), OUTSIDE)


def open_labels(set_name: str) -> frozenset[str]:
    """Which of our labels may hide behind the set's O. None, where the set marks names of other kinds as unknown."""
    known = {ours for (name, _), ours in label_table().items() if name == set_name}
    if UNKNOWN in known:
        return frozenset()
    known |= {"GPE", "FAC"} if "LOC" in known else set()
    return frozenset(LABELS) - known


def read_bio(labels: Sequence[str]) -> list[Entity]:
    """The entities of a BIO sequence, in the set's own labels. An I without a B opens an entity."""
    entities: list[Entity] = []
    start = None
    for index, label in enumerate([*labels, OUTSIDE]):
        continues = start is not None and label == f"I-{labels[start][2:]}"
        if start is not None and not continues:
            entities.append(Entity(start, index, labels[start][2:]))
            start = None
        if label != OUTSIDE and not continues:
            start = index
    return entities
