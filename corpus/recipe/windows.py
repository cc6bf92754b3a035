"""Docs in stretches that the teacher can read at once, with the name tags that are allowed for each word.

Where a set does not annotate a label, its O means "none of the labels that the set has": open tags are allowed too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from corpus.recipe.labels import LABELS, OUTSIDE, open_labels

NAME_TAGS = [OUTSIDE, *(f"{prefix}-{label}" for label in LABELS for prefix in "BI")]
EVERY_TAG = list(range(len(NAME_TAGS)))
LONGEST_WINDOW = 90  # words


@dataclass
class Window:
    """Words, and for each the name tags (by index) that its annotation allows."""

    words: list[str]
    allowed: list[list[int]]


def windows(doc: Doc) -> Iterator[Span]:
    """The Doc in stretches of some LONGEST_WINDOW words, cut where a sentence seems to start."""
    start = 0
    for token in doc[1:]:
        length = token.i - start
        if (length > LONGEST_WINDOW * 0.6 and seems_to_start(doc, token.i)) or length >= 2 * LONGEST_WINDOW:
            yield doc[start : token.i]
            start = token.i
    if start < len(doc):
        yield doc[start:]


def seems_to_start(doc: Doc, index: int) -> bool:
    return doc[index - 1].is_space or (doc[index - 1].text in (".", "!", "?") and doc[index].text[:1].isupper())


def allowed_tags(window: Span, set_name: str) -> list[list[int]]:
    """For each token the tags that the set's annotation allows: all, where it has none."""
    open_tags = [index for index, tag in enumerate(NAME_TAGS) if tag[2:] in open_labels(set_name)]
    allowed = []
    for token in window:
        if token.is_space or (token.ent_iob_ == OUTSIDE and not open_tags):
            allowed.append([0])
        elif token.ent_iob_ == OUTSIDE:
            allowed.append([0, *open_tags])
        elif token.ent_iob_:
            allowed.append([NAME_TAGS.index(f"{token.ent_iob_}-{token.ent_type_}")])
        else:
            allowed.append(EVERY_TAG)
    return allowed


def set_windows(path: Path, vocab: Vocab) -> Iterator[Window]:
    """The windows of a converted set; the file is called after the set."""
    for doc in DocBin().from_disk(path).get_docs(vocab):
        for window in windows(doc):
            yield Window([token.text for token in window], allowed_tags(window, path.stem))
