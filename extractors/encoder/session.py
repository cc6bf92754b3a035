"""onnxruntime, which reads the encoder; it is touched here alone.

Session(folder).read_all([words, …])  ->  what the heads say of each word, for each of the texts

Each text by itself: padding would cost a tenth of the time, and activations are quantized by what is read together, so
that a text's reading would depend on its neighbours. Several cores read several texts: to share the small products of
one among them costs more than it saves.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.encoder.pieces import SHAPES, Pieces, shape_of, vocabulary_of

_BREAK = SHAPES.index("break")
_MOST_PIECES = 510
"""The encoder has 512 positions, two of which open and close a text."""
_SLOWER = ("SkipLayerNormFusion",)
"""The sum and its normalization in one step take a twelfth of all time more than each by itself (onnxruntime 1.32)."""
Numbers = NDArray[Any]


@dataclass(frozen=True)
class Reading:
    """Of the words of one text: (words, …) arrays, named as the outputs of the exported model."""

    names: Numbers  # scores of the name tags
    tags: Numbers  # index of the best class, as morphs and edits
    morphs: Numbers
    edits: Numbers
    starts: Numbers  # above 0 where a sentence starts
    dependents: Numbers
    heads: Numbers
    relation_dependents: Numbers
    relation_heads: Numbers


@dataclass(frozen=True)
class _Row:
    pieces: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]
    word_shapes: list[int]


class Session:
    """A loaded encoder that reads on as many cores as it is given."""

    def __init__(self, folder: Path, cores: int = 1) -> None:
        import onnxruntime  # takes half a second, which who reads with another model need not wait for

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=list(_SLOWER),
        )
        self._pieces = Pieces(vocabulary_of(folder / "vocab.txt.xz"))
        self._workers = ThreadPoolExecutor(cores, thread_name_prefix="encoder") if cores > 1 else None

    def read_all(self, texts: Sequence[Sequence[str]]) -> list[Reading]:
        """The reading of each text of at least one word."""
        rows = [self._row(text) for text in texts]
        if self._workers is None or len(rows) == 1:
            return [self._read(row) for row in rows]
        return list(self._workers.map(self._read, rows))

    def _read(self, row: _Row) -> Reading:
        inputs = {name: np.array([getattr(row, name)], dtype=np.int64) for name in _Row.__dataclass_fields__}
        names = list(Reading.__dataclass_fields__)
        found = self._session.run(names, inputs)
        return Reading(**{name: array[0] for name, array in zip(names, found, strict=True)})

    def _row(self, text: Sequence[str]) -> _Row:
        row = _Row([self._pieces.opening], [_BREAK], [], [], [])
        pieces = [self._pieces.of(word) for word in text]
        if sum(map(len, pieces)) > _MOST_PIECES:  # "((((…", a list of compounds: the first pieces of each word
            share = max(1, _MOST_PIECES // len(text))
            pieces = [own[:share] for own in pieces]
        for word, own in zip(text, pieces, strict=True):
            shape = shape_of(word)
            row.first.append(len(row.pieces))
            row.pieces.extend(own)
            row.shapes.extend([shape] * len(own))
            row.last.append(len(row.pieces) - 1)
            row.word_shapes.append(shape)
        row.pieces.append(self._pieces.closing)
        row.shapes.append(_BREAK)
        return row
