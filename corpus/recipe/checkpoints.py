"""Trained weights on disk, and the small model that begins as a part of the large one."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch

from corpus.recipe.encoder_model import Classes, EncoderModel
from extractors.encoder.pieces import Pieces, vocabulary_of

MARKS = frozenset({"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"})

EMBEDDINGS = "encoder.embeddings.word_embeddings.weight"
LAYER = "encoder.encoder.layer."
MIX = "grammar_mix.weights"


@dataclass(frozen=True)
class Trained:
    model: EncoderModel
    classes: Classes
    vocabulary: list[str]
    """The word pieces that it reads, in the order of their ids."""

    def save(self, out: Path) -> None:
        told_apart = json.dumps(asdict(self.classes))
        torch.save({"weights": self.model.state_dict(), "classes": told_apart, "vocabulary": self.vocabulary}, out)


def fresh(encoder: Path, classes: Classes) -> Trained:
    return Trained(EncoderModel(encoder, classes), classes, vocabulary_of(encoder / "vocab.txt"))


def load(path: Path, encoder: Path) -> Trained:
    """The encoder's folder tells how a layer is built; how many there are, and which pieces, the file tells."""
    saved = torch.load(path, map_location="cpu")
    vocabulary = saved.get("vocabulary") or vocabulary_of(encoder / "vocab.txt")
    return built(saved["weights"], Classes(**json.loads(saved["classes"])), vocabulary, encoder)


def built(weights: dict[str, torch.Tensor], classes: Classes, vocabulary: list[str], encoder: Path) -> Trained:
    layers = {name.removeprefix(LAYER).split(".")[0] for name in weights if name.startswith(LAYER)}
    model = EncoderModel(encoder, classes, layers=len(layers), pieces=len(vocabulary))
    model.load_state_dict(weights)
    return Trained(model, classes, vocabulary)


def student_of(teacher: Trained, encoder: Path, layers: Sequence[int], pieces: Sequence[int]) -> Trained:
    """Begins as some layers of its teacher, its heads, and the embeddings of some word pieces (Sanh et al. 2019)."""
    weights = {}
    for name, values in teacher.model.state_dict().items():
        number, _, rest = name.removeprefix(LAYER).partition(".")
        if not name.startswith(LAYER):
            weights[name] = values
        elif int(number) in layers:
            weights[f"{LAYER}{layers.index(int(number))}.{rest}"] = values
    weights[MIX] = weights[MIX][list(layers)]
    weights[EMBEDDINGS] = weights[EMBEDDINGS][list(pieces)]
    return built(weights, teacher.classes, [teacher.vocabulary[piece] for piece in pieces], encoder)


def frequent_pieces(vocabulary: Sequence[str], words: Iterable[str], size: int) -> list[int]:
    """Ids of BERT's own marks, of all single characters that the words have, and of the most frequent other pieces."""
    pieces = Pieces(vocabulary)
    counts: Counter[int] = Counter()
    for word, number in Counter(words).items():
        for piece in pieces.of(word):
            counts[piece] += number
    marks = {index for index, piece in enumerate(vocabulary) if piece in MARKS}
    letters = {index for index in counts if len(vocabulary[index].removeprefix("##")) == 1}
    others = [index for index, _ in counts.most_common() if index not in marks | letters]
    return sorted(marks | letters | set(others[: max(0, size - len(marks) - len(letters))]))
