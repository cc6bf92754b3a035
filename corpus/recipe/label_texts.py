"""The teacher labels: it fills what the sets leave open, and press releases from the beginning.

    python -m corpus.recipe.label_texts --teacher teacher.pt --encoder MINILM --sets names/train \\
        --press-releases press_releases.jsonl.gz --out names/distilled

Where the teacher is unsure, the token stays without annotation, and the student learns nothing from it.
"""

import argparse
import gzip
import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random

import numpy as np
import spacy
import torch
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans

from corpus.recipe.labels import OUTSIDE, open_labels, read_bio
from corpus.recipe.teacher import Teacher, load
from corpus.recipe.train_teacher import allowed_mask
from corpus.recipe.windows import EVERY_TAG, NAME_TAGS, allowed_tags, windows

SURE = 0.6
LONGEST_TEXT = 2500  # characters: a press release says its names early, and says them again
BATCH_WINDOWS = 24

Reading = tuple[list[str], list[bool]]  # the tag of each token, and whether the teacher is sure of it


def label(docs: Sequence[Doc], set_name: str | None, teacher: Teacher) -> None:
    """Sets the entities of the Docs to what the teacher reads, within what the set's annotation allows."""
    pieces = [window for doc in docs for window in windows(doc)]
    allowed = [allowed_tags(piece, set_name) if set_name else [EVERY_TAG] * len(piece) for piece in pieces]
    by_length = sorted(range(len(pieces)), key=lambda index: len(pieces[index]))
    readings: dict[Span, Reading] = {}
    for start in range(0, len(pieces), BATCH_WINDOWS):
        chosen = by_length[start : start + BATCH_WINDOWS]
        found = read([pieces[index] for index in chosen], [allowed[index] for index in chosen], teacher)
        readings.update(zip([pieces[index] for index in chosen], found, strict=True))
    for doc in docs:
        tags: list[str] = []
        is_sure: list[bool] = []
        for piece in windows(doc):
            tags += readings[piece][0]
            is_sure += readings[piece][1]
        annotate(doc, tags, is_sure)


def read(pieces: Sequence[Span], allowed: Sequence[list[list[int]]], teacher: Teacher) -> list[Reading]:
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        scores = teacher([[token.text for token in piece] for piece in pieces]).float()
    mask = allowed_mask(scores, allowed)
    logs = scores.masked_fill(~mask, -1e4).log_softmax(dim=-1)
    readings: list[Reading] = []
    for row, piece in enumerate(pieces):
        path = best_path(logs[row, : len(piece)].numpy())
        chances = logs[row, range(len(piece)), path].exp()
        readings.append(([NAME_TAGS[tag] for tag in path], (chances >= SURE).tolist()))
    return readings


def best_path(logs: NDArray[np.float32]) -> list[int]:
    """The likeliest sequence of tags (words down, tags across) in which every I continues a name of its label."""
    best, pointers = logs[0] + starts(), []
    for row in logs[1:]:
        candidates = best[:, None] + transitions()
        pointers.append(candidates.argmax(axis=0))
        best = candidates.max(axis=0) + row
    path = [int(best.argmax())]
    for pointer in reversed(pointers):
        path.append(int(pointer[path[-1]]))
    return path[::-1]


@cache
def starts() -> NDArray[np.float32]:
    return np.array([-1e3 if tag.startswith("I-") else 0.0 for tag in NAME_TAGS], dtype=np.float32)


@cache
def transitions() -> NDArray[np.float32]:
    """From each tag (down) to each (across). Two names of one label side by side are rare: "Port", "Hedland"."""
    scores = np.zeros((len(NAME_TAGS), len(NAME_TAGS)), dtype=np.float32)
    for i, before in enumerate(NAME_TAGS):
        for j, after in enumerate(NAME_TAGS):
            if after.startswith("I-") and before[2:] != after[2:]:
                scores[i, j] = -1e3
            elif after.startswith("B-") and before[2:] == after[2:]:
                scores[i, j] = -4.0
    return scores


def annotate(doc: Doc, tags: Sequence[str], is_sure: Sequence[bool]) -> None:
    tags = [OUTSIDE if token.is_space else tag for token, tag in zip(doc, tags, strict=True)]
    names: list[Span] = []
    unsure: list[Span] = []
    for entity in read_bio(tags):
        span = Span(doc, entity.start, entity.end, label=entity.label)
        (names if all(is_sure[entity.start : entity.end]) else unsure).append(span)
    unsure += [
        doc[index : index + 1]
        for index, (token, tag, sure) in enumerate(zip(doc, tags, is_sure, strict=True))
        if tag == OUTSIDE and not sure and not token.is_space
    ]
    doc.set_ents(filter_spans(names), missing=unsure)


def press_release_docs(path: Path, nlp: Language, words: int) -> Iterator[Doc]:
    """Press releases in random order, as spaCy cuts them, until there are so many words."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    count = 0
    for row in Random(0).sample(rows, len(rows)):
        text = row["text"] if row["text"].startswith(row["title"]) else f"{row['title']}\n\n{row['text']}"
        doc = nlp.make_doc(text[:LONGEST_TEXT].rsplit(" ", 1)[0])
        count += len(doc)
        if count > words:
            return
        yield doc


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--teacher", required=True, type=Path)
    parser.add_argument("--encoder", required=True, type=Path)
    parser.add_argument("--sets", required=True, type=Path)
    parser.add_argument("--press-releases", required=True, type=Path)
    parser.add_argument("--words", type=int, default=600_000)
    parser.add_argument("--out", required=True, type=Path)
    options = parser.parse_args()
    nlp = spacy.blank("en")
    teacher = load(options.teacher, options.encoder)
    options.out.mkdir(parents=True, exist_ok=True)
    for leftover in options.out.glob("*.spacy"):  # of an earlier run with other sets: the folder is what trains
        leftover.unlink()
    for path in sorted(options.sets.glob("*.spacy")):
        docs = list(DocBin().from_disk(path).get_docs(nlp.vocab))
        if open_labels(path.stem):
            label(docs, path.stem, teacher)
        DocBin(docs=docs, store_user_data=False).to_disk(options.out / path.name)
    docs = list(press_release_docs(options.press_releases, nlp, options.words))
    label(docs, None, teacher)
    DocBin(docs=docs, store_user_data=False).to_disk(options.out / "press_releases.spacy")
    print(f"{len(docs)} press releases labelled")
