"""How well does a pipeline find names? Scores any spaCy pipeline on files of the shared format.

    {"doc": "a", "sent": 0, "tokens": ["Acme", "Corp", "grew"], "labels": ["B-ORG", "I-ORG", "O"]}

Gold and found names are put into one label scheme by the recipe's table (corpus/recipe/labels.tsv). A file that knows
no GPE or FAC is scored on LOC with both folded into it; what a file does not annotate is not held against the pipeline.
Strict: the same characters and the same label. Relaxed: the same label, and the characters overlap.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import spacy
from spacy.language import Language

from corpus.recipe.labels import LABELS, Entity, mapped, read_bio
from corpus.recipe.spacing import spaces_after
from extractors.pipeline import factwire_version, model_version

SENTENCES_A_TEXT = 10  # how much of a document the pipeline sees at once
PLACES = frozenset(["GPE", "LOC", "FAC"])


class Name(NamedTuple):
    """A name in a text, by characters."""

    start: int
    end: int
    label: str


@dataclass
class Counts:
    """Of one label, or of all."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed_gold: int = 0  # gold names that a found name of the label overlaps
    relaxed_found: int = 0  # found names that a gold name of the label overlaps

    def add(self, other: "Counts") -> None:
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


@dataclass
class Text:
    """Some sentences of one document, as running text, with their gold names in the file's own labels."""

    text: str = ""
    names: list[Name] = field(default_factory=list)


def evaluate_entities(paths: Sequence[Path], nlp: Language) -> dict[str, Any]:
    """Scores by file and label, with the counts behind them and the versions that made them. JSON can hold it all."""
    return {
        "versions": {"factwire": factwire_version(), "model": model_version(nlp), "spacy": spacy.about.__version__},
        "files": {path.name: evaluate_file(path, nlp) for path in paths},
    }


def evaluate_file(path: Path, nlp: Language) -> dict[str, Any]:
    set_name = path.name.split(".")[0]
    texts = list(read_texts(path))
    labels = {mapped(set_name, name.label) for text in texts for name in text.names} & set(LABELS)
    counts = {label: Counts() for label in sorted(labels)}
    for text, doc in zip(texts, nlp.pipe(text.text for text in texts), strict=True):
        gold = in_scheme([name._replace(label=mapped(set_name, name.label)) for name in text.names], labels)
        found = [Name(ent.start_char, ent.end_char, mapped("*", ent.label_)) for ent in doc.ents]
        for label, counted in count(gold, in_scheme(found, labels)).items():
            counts[label].add(counted)
    return summary(counts, len(texts))


def read_texts(path: Path) -> Iterator[Text]:
    """The documents of a file, ten sentences at a time, with the spaces that running text has."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for _, group in groupby(enumerate(rows), key=lambda pair: (pair[1]["doc"], pair[0] // SENTENCES_A_TEXT)):
        text = Text()
        for _, row in group:
            append_sentence(text, row["tokens"], read_bio(row["labels"]))
        yield text


def append_sentence(text: Text, tokens: Sequence[str], entities: Sequence[Entity]) -> None:
    pieces = [" "] if text.text else []
    length = len(text.text) + len(pieces)
    bounds: list[tuple[int, int]] = []
    for token, space in zip(tokens, spaces_after(tokens), strict=True):
        bounds.append((length, length + len(token)))
        pieces.append(token + " " * space)
        length += len(token) + space
    text.text += "".join(pieces)
    text.names += [Name(bounds[entity.start][0], bounds[entity.end - 1][1], entity.label) for entity in entities]


def in_scheme(names: Sequence[Name], labels: set[str]) -> list[Name]:
    """Names in the labels that the file knows. Places fold to LOC where it does not tell them apart."""
    folded = [
        name._replace(label="LOC") if name.label in PLACES - labels and "LOC" in labels else name for name in names
    ]
    return [name for name in folded if name.label in labels]


def count(gold: Sequence[Name], found: Sequence[Name]) -> dict[str, Counts]:
    """Counts by label for one text."""
    result: dict[str, Counts] = {}
    for label in {name.label for name in [*gold, *found]}:
        ours = [name for name in gold if name.label == label]
        theirs = [name for name in found if name.label == label]
        result[label] = Counts(
            gold=len(ours),
            found=len(theirs),
            strict=sum((Counter(ours) & Counter(theirs)).values()),
            relaxed_gold=sum(any(overlap(name, other) for other in theirs) for name in ours),
            relaxed_found=sum(any(overlap(name, other) for other in ours) for name in theirs),
        )
    return result


def overlap(one: Name, other: Name) -> bool:
    return one.start < other.end and other.start < one.end


def summary(counts: dict[str, Counts], texts: int) -> dict[str, Any]:
    total = Counts()
    for counted in counts.values():
        total.add(counted)
    return {
        "texts": texts,
        "all": scores(total),
        "labels": {label: scores(counted) for label, counted in counts.items()},
    }


def scores(counted: Counts) -> dict[str, Any]:
    return {
        "strict": precision_recall(counted.strict, counted.found, counted.strict, counted.gold),
        "relaxed": precision_recall(counted.relaxed_found, counted.found, counted.relaxed_gold, counted.gold),
        "counts": vars(counted),
    }


def precision_recall(right: int, found: int, recalled: int, gold: int) -> dict[str, float]:
    """Percentages; nothing found or nothing to find counts as 0."""
    precision = right / found if found else 0.0
    recall = recalled / gold if gold else 0.0
    f = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {name: round(100 * value, 1) for name, value in (("precision", precision), ("recall", recall), ("f", f))}
