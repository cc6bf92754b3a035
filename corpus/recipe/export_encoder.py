"""A trained model -> an int8 ONNX graph in a spaCy pipeline that needs no torch.

Weights of the matrix products are int8 by column, activations are quantized as they come (dynamic), word pieces are
int8 by row. Only what onnxruntime computes well is in the graph: sequences and trees are decoded in extractors/encoder.

python -m corpus.recipe.export_encoder accurate.pt --encoder MINILM --out models/accurate --version 0.4.0
"""

import argparse
import json
import lzma
import math
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from torch.nn.functional import gelu

import extractors.encoder.component  # noqa: F401  (registers the factory)
from corpus.recipe.checkpoints import Trained, load
from corpus.recipe.encoder_model import EncoderModel, Input, encoder_folder
from corpus.recipe.labels import LABELS
from corpus.recipe.tokenization import business_nlp

INPUTS = ["pieces", "shapes", "first", "last", "word_shapes"]
OUTPUTS = [
    *("names", "tags", "morphs", "edits", "starts", "dependents", "heads"),
    *("relation_dependents", "relation_heads"),
]
BEST_ONLY = ("tags", "morphs", "edits")  # the index of the best class is all that is wanted
OPSET = 20
IN_FULL = ("names", "starts")  # heads that stay float: they are small and decide most


class Exported(nn.Module):  # type: ignore[misc]
    """The same numbers as EncoderModel for one text without padding, by our own guideline, from plain operations."""

    def __init__(self, model: EncoderModel) -> None:
        super().__init__()
        self.model = model
        table = model.encoder.embeddings.word_embeddings.weight.data
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (table / scale).round().to(torch.int8))
        self.register_buffer("scales", scale)
        self.layers = nn.ModuleList(PlainLayer(layer, model.encoder.config) for layer in model.encoder.encoder.layer)

    def forward(self, *tensors: torch.Tensor) -> tuple[torch.Tensor, ...]:
        pieces, shapes, first, last, word_shapes = tensors
        data = Input(pieces, shapes, torch.zeros(0), first, last, word_shapes, torch.zeros(0))
        model, embeddings = self.model, self.model.encoder.embeddings
        vectors = self.rows[data.pieces].float() * self.scales[data.pieces] + model.piece_shapes(data.shapes)
        positions = torch.arange(data.pieces.shape[1])
        opening = (positions == 0).float()[None, :, None] * model.guidelines.weight[0]
        vectors = (
            vectors + opening + embeddings.position_embeddings(positions) + embeddings.token_type_embeddings.weight[0]
        )
        vectors = embeddings.LayerNorm(vectors)
        found = []
        for layer in self.layers:
            vectors = layer(vectors)
            found.append(vectors)
        names, grammar = model.of_layers([vectors, *found], data)
        scores = model.score(names, grammar)
        return tuple(scores[name].argmax(-1) if name in BEST_ONLY else scores[name] for name in OUTPUTS)


class PlainLayer(nn.Module):  # type: ignore[misc]
    """A layer of BERT with one product for query, key and value."""

    def __init__(self, layer: nn.Module, config: object) -> None:
        super().__init__()
        attention = layer.attention.self
        self.layer = layer
        self.heads = config.num_attention_heads  # type: ignore[attr-defined]
        self.width = config.hidden_size // self.heads  # type: ignore[attr-defined]
        self.triple = nn.Linear(config.hidden_size, 3 * config.hidden_size)  # type: ignore[attr-defined]
        parts = (attention.query, attention.key, attention.value)
        self.triple.weight.data = torch.cat([part.weight.data for part in parts])
        self.triple.bias.data = torch.cat([part.bias.data for part in parts])
        # The scale of the attention goes into the query, once and for all.
        self.triple.weight.data[: config.hidden_size] /= math.sqrt(self.width)  # type: ignore[attr-defined]
        self.triple.bias.data[: config.hidden_size] /= math.sqrt(self.width)  # type: ignore[attr-defined]

    def forward(self, vectors: torch.Tensor) -> torch.Tensor:
        layer = self.layer
        texts, length = vectors.shape[0], vectors.shape[1]
        triple = self.triple(vectors).view(texts, length, 3, self.heads, self.width).permute(2, 0, 3, 1, 4)
        shares = (triple[0] @ triple[1].transpose(-1, -2)).softmax(-1)
        context = (shares @ triple[2]).transpose(1, 2).reshape(texts, length, self.heads * self.width)
        vectors = layer.attention.output.LayerNorm(layer.attention.output.dense(context) + vectors)
        inner = gelu(layer.intermediate.dense(vectors))
        result: torch.Tensor = layer.output.LayerNorm(layer.output.dense(inner) + vectors)
        return result


def write_graph(model: EncoderModel, path: Path, sentence_bias: float) -> None:
    exported = Exported(model).eval()
    exported.model.starts.bias.data += sentence_bias
    example = tuple(torch.ones(1, 8, dtype=torch.long) for _ in range(2)) + tuple(
        torch.ones(1, 5, dtype=torch.long) for _ in range(3)
    )
    pieces, words = {1: "pieces"}, {1: "words"}
    axes = {name: pieces if index < 2 else words for index, name in enumerate(INPUTS)}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            exported,
            example,
            str(plain),
            input_names=INPUTS,
            output_names=OUTPUTS,
            dynamic_axes=axes | dict.fromkeys(OUTPUTS, words),
            opset_version=OPSET,
            dynamo=False,
        )
        graph = onnx.load(str(plain))
        # /model/names/… are the products of the heads that stay float.
        full = [
            node.name
            for node in graph.graph.node
            if node.op_type == "MatMul" and node.name.startswith(tuple(f"/model/{head}/" for head in IN_FULL))
        ]
        quantize_dynamic(
            str(plain),
            str(path),
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=full,
        )


def write_pipeline(trained: Trained, out: Path, version: str, sentence_bias: float) -> None:
    """A folder that spacy.load reads once extractors.encoder.component is imported."""
    model, classes = trained.model.eval(), trained.classes
    nlp = business_nlp()
    nlp.meta.update(
        name=f"factwire_{out.name}",
        version=version,
        description="Tags, UD dependencies, lemmas, sentences and names for English news: docs/model-card.md",
        author="The factwire team",
        license="CC-BY-SA-4.0",
    )
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder)
        write_graph(model, files / "encoder.onnx", sentence_bias)
        (files / "vocab.txt.xz").write_bytes(lzma.compress("\n".join([*trained.vocabulary, ""]).encode(), preset=9))
        named = {"tags": classes.tags, "morphs": classes.morphs, "edits": classes.edits, "deps": classes.deps}
        (files / "classes.json").write_text(json.dumps({"names": list(LABELS), **named}), encoding="utf-8")
        np.savez_compressed(
            files / "weights.npz",
            moves=model.moves().detach().numpy(),
            root=model.root.detach().numpy(),
            relations=model.relations.detach().numpy().astype(np.float16),
        )
        nlp.add_pipe("factwire_encoder").from_disk(files)
        out.parent.mkdir(parents=True, exist_ok=True)
        nlp.to_disk(out)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path)
    parser.add_argument("--encoder", required=True, type=encoder_folder)
    parser.add_argument("--out", required=True, type=Path, help="the folder to write; its name is the model's")
    parser.add_argument("--version", required=True)
    parser.add_argument("--sentence-bias", type=float, default=0.0, help="above 0: more sentences (log odds)")
    options = parser.parse_args()
    write_pipeline(load(options.trained, options.encoder), options.out, options.version, options.sentence_bias)
