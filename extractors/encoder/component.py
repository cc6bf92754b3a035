"""The spaCy component: tags, morphology, lemmas, sentences, trees and names in one reading of the text.

nlp = spacy.load(ACCURATE)                     # its only component is factwire_encoder
nlp("Acme hired Jane Roe.").ents               ->  Acme ORG, Jane Roe PERSON

Sentence starts that an earlier component set (factwire_paragraphs) are kept. A text is read in windows,
one by one.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab
from threadpoolctl import ThreadpoolController

from extractors.encoder.lemmas import INFLECTED_TAGS, apply_edit, known_lemmas
from extractors.encoder.names import best_tags, names_of
from extractors.encoder.session import Session
from extractors.encoder.trees import best_heads, best_relations
from extractors.encoder.windows import windows
from schemas import ConfigError

FILES = ("encoder.onnx", "vocab.txt.xz", "classes.json", "weights.npz")
_WINDOWS_TOGETHER = 32
_MOST_CORES = 8
"""An article has few more windows."""
_REMEMBERED_LEMMAS = 50_000
_ATTRIBUTES = [HEAD, DEP, TAG, POS, MORPH, LEMMA]
Numbers = NDArray[Any]


def available_cores() -> int:
    """Those that the system gives this process; one where another process started it, with others of its kind."""
    if multiprocessing.parent_process() is not None:
        return 1
    given = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(given, _MOST_CORES)


class Encoder:
    """A pipeline component; empty until `from_disk`."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab
        self._ids: _Ids | None = None
        self._folder: Path | None = None
        self._session: Session | None = None
        self._classes: dict[str, list[str]] = {}
        self._weights: dict[str, Numbers] = {}

    @property
    def classes(self) -> dict[str, list[str]]:
        """What the tasks tell apart: the labels of "names", "tags", "morphs", "edits" (of lemmas) and "deps"."""
        return self._classes

    def __call__(self, doc: Doc) -> Doc:
        if self._session is None:
            self._session = self._opened()
        words = [token.text for token in doc]
        is_space = np.array([token.is_space for token in doc])
        parts = list(windows(words, [token.is_sent_start is True for token in doc]))
        with _matrix_library().limit(limits=1, user_api="blas"):
            stretches = [
                self._stretch(doc, words, is_space, parts[first : first + _WINDOWS_TOGETHER])
                for first in range(0, len(parts), _WINDOWS_TOGETHER)
            ]
        if stretches:
            self._set_grammar(doc, words, is_space, stretches)
            names = [name for stretch in stretches for name in stretch.names]
            doc.ents = [Span(doc, *name) for name in _without_edge_space(names, is_space)]
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1) -> Iterator[Doc]:
        """Text by text: no text changes what is read in another."""
        for doc in stream:
            yield self(doc)

    def from_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> Encoder:
        """Raises ConfigError where the folder holds no model."""
        folder = Path(path)
        if missing := [name for name in FILES if not (folder / name).is_file()]:
            raise ConfigError(f"no encoder in {folder}: {', '.join(missing)} missing")
        self._folder, self._session, self._ids = folder, None, None
        self._classes = json.loads((folder / "classes.json").read_text(encoding="utf-8"))
        with np.load(folder / "weights.npz") as weights:
            self._weights = {name: weights[name].astype(np.float32) for name in weights.files}
        return self

    def to_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> None:
        if self._folder is None:
            raise ConfigError("an encoder that was never loaded cannot be saved")
        Path(path).mkdir(parents=True, exist_ok=True)
        for name in FILES:
            shutil.copyfile(self._folder / name, Path(path) / name)

    def _opened(self) -> Session:
        if self._folder is None:
            raise ConfigError("the encoder has not been loaded: use spacy.load")
        return Session(self._folder, available_cores())

    def _stretch(self, doc: Doc, words: Sequence[str], is_space: Numbers, parts: Sequence[tuple[int, int]]) -> _Stretch:
        """What the model says of consecutive windows, decoded: a book must not keep all scores in memory."""
        assert self._session is not None
        readings = self._session.read_all([words[start:end] for start, end in parts])
        start, end = parts[0][0], parts[-1][1]
        spaces = is_space[start:end]
        starts = np.concatenate([_with_start(found.starts) for found in readings])
        opens = _sentence_starts(doc[start:end], starts, spaces)
        merged = {
            name: np.concatenate([getattr(found, name) for found in readings])
            for name in ("tags", "morphs", "edits", "dependents", "heads", "relation_dependents", "relation_heads")
        }
        heads = np.zeros(len(spaces), dtype=np.int64)
        for first, last in zip(opens, [*opens[1:], len(spaces)], strict=True):
            own = (merged["dependents"][first:last], merged["heads"][first:last])
            heads[first:last] = best_heads(*own, self._weights["root"], spaces[first:last]) + first
        relations = best_relations(
            merged["relation_dependents"], merged["relation_heads"][heads], self._weights["relations"]
        )
        tags = best_tags([found.names for found in readings], self._weights["moves"])
        names = [
            (begin + first, begin + last, label)
            for (begin, _), own in zip(parts, tags, strict=True)
            for first, last, label in names_of(own, self._classes["names"])
        ]
        return _Stretch(
            merged["tags"], merged["morphs"], merged["edits"], heads - np.arange(len(heads)), relations, names
        )

    def _set_grammar(self, doc: Doc, words: list[str], is_space: Numbers, stretches: Sequence[_Stretch]) -> None:
        if self._ids is None:
            self._ids = _Ids(self._vocab, self._classes)
        ids = self._ids
        tags, morphs, edits, heads, relations = (
            np.concatenate([getattr(stretch, name) for stretch in stretches])
            for name in ("tags", "morphs", "edits", "heads", "relations")
        )
        deps = ids.deps[relations]
        deps[deps == ids.root] = ids.unclear  # only the head of a sentence is one
        deps[heads == 0] = ids.root
        rows = np.zeros((len(doc), len(_ATTRIBUTES)), dtype=np.uint64)
        rows[:, 0] = heads.astype(np.uint64)
        rows[:, 1] = np.where(is_space & (heads != 0), ids.unclear, deps)
        rows[:, 2] = np.where(is_space, ids.space_tag, ids.tags[tags])
        rows[:, 3] = np.where(is_space, ids.space, ids.pos[morphs])
        rows[:, 4] = np.where(is_space, ids.no_features, ids.features[morphs])
        rows[:, 5] = [
            ids.lemma(-1 if space else edit, word, inflected)
            for edit, word, space, inflected in zip(
                edits.tolist(), words, is_space.tolist(), ids.is_inflected[tags].tolist(), strict=True
            )
        ]
        doc.from_array(_ATTRIBUTES, rows)


@cache
def _matrix_library() -> ThreadpoolController:
    """numpy's. Its products are small here: shared among threads, they take the cores from the encoder's own."""
    return ThreadpoolController()


@dataclass(frozen=True)
class _Stretch:
    """Of the words of some windows: indices of classes, heads as distances (0: the root), names by token of the Doc."""

    tags: Numbers
    morphs: Numbers
    edits: Numbers
    heads: Numbers
    relations: Numbers
    names: list[tuple[int, int, str]]


class _Ids:
    """The classes of the model as numbers of a vocabulary."""

    def __init__(self, vocab: Vocab, classes: dict[str, list[str]]) -> None:
        strings = vocab.strings
        split = [morph.partition("|") for morph in classes["morphs"]]
        self.deps = np.array([strings.add(dep) for dep in classes["deps"]], dtype=np.uint64)
        self.tags = np.array([strings.add(tag) for tag in classes["tags"]], dtype=np.uint64)
        self.pos = np.array([strings.add(pos) for pos, _, _ in split], dtype=np.uint64)
        self.features = np.array([vocab.morphology.add(features) for _, _, features in split], dtype=np.uint64)
        self.root, self.unclear = np.uint64(strings.add("ROOT")), np.uint64(strings.add("dep"))
        self.space_tag, self.space = np.uint64(strings.add("_SP")), np.uint64(strings.add("SPACE"))
        self.no_features = np.uint64(vocab.morphology.add(""))
        self.is_inflected = np.array([tag in INFLECTED_TAGS for tag in classes["tags"]])
        self._edits = classes["edits"]
        self._strings = strings
        self._lemmas: dict[tuple[int, str, bool], int] = {}

    def lemma(self, edit: int, word: str, is_inflected: bool) -> int:
        """The number of the lemma: the known one of an inflected form, else as edited; edit -1 keeps the word."""
        key = (edit, word, is_inflected)
        found = self._lemmas.get(key)
        if found is None:
            if len(self._lemmas) >= _REMEMBERED_LEMMAS:
                self._lemmas.clear()
            known = known_lemmas().get(word.lower()) if is_inflected and edit >= 0 else None
            lemma = known or (word if edit < 0 else apply_edit(self._edits[edit], word))
            found = self._lemmas[key] = self._strings.add(lemma)
        return found


def _with_start(starts: Numbers) -> Numbers:
    """A window opens a sentence: it was cut where one seems to start."""
    found = starts.copy()
    found[0] = 1.0
    return found


def _sentence_starts(doc: Span, starts: Numbers, is_space: Numbers) -> list[int]:
    """Indices: what was set before stands, white space opens nothing, the first token always does."""
    opens = []
    for index, token in enumerate(doc):
        known = token.is_sent_start
        if index == 0 or known is True or (known is None and starts[index] > 0 and not is_space[index]):
            opens.append(index)
    return opens


def _without_edge_space(names: Sequence[tuple[int, int, str]], is_space: Numbers) -> Iterator[tuple[int, int, str]]:
    for start, end, label in names:
        while start < end and is_space[start]:
            start += 1
        while end > start and is_space[end - 1]:
            end -= 1
        if start < end:
            yield start, end, label


def make_encoder(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    return Encoder(nlp.vocab)


Language.factory(
    "factwire_encoder",
    assigns=[*(f"token.{name}" for name in ("tag", "pos", "morph", "lemma", "head", "dep")), "doc.ents", "doc.sents"],
    func=make_encoder,
)
