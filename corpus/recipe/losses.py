"""What the encoder is trained on: one loss for names, sentences, tags, morphology, lemmas, arcs and relations each.

A text that says nothing about a task has no part in its loss.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

import torch
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from corpus.recipe.crf import names_loss
from corpus.recipe.encoder_model import Classes, EncoderModel, Input, make_input
from corpus.recipe.samples import GUIDELINES, Sample
from extractors.encoder.lemmas import edit_between
from extractors.encoder.pieces import Pieces

FORGOTTEN_WORDS = 0.06  # read as [UNK]-like masks, so that a name is told by its surroundings too
TREES_AS_OURS = 0.5
"""The share of the trees that are read as the product reads: by our guideline. A treebank's own says how its names
go; where it alone stands before trees, the parser knows no other."""
NOTHING = -100
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


@dataclass(frozen=True)
class Text:
    sample: Sample
    weight: float


def loss_of(
    model: EncoderModel, batch: Sequence[Text], classes: Classes, pieces: Pieces, random: Random
) -> torch.Tensor:
    batch = [as_ours(text) if text.sample.tree and random.random() < TREES_AS_OURS else text for text in batch]
    data = make_input(pieces, [text.sample.words for text in batch], [text.sample.guideline for text in batch])
    forget(data, pieces, random)
    data = Input(**{name: tensor.to(DEVICE) for name, tensor in vars(data).items()})
    with torch.autocast(DEVICE, dtype=torch.bfloat16):
        found = model(data)
    found = {name: scores.float() for name, scores in found.items()}
    losses = [
        loss for loss in (of_names(model, found, batch), *of_grammar(model, found, batch, classes)) if loss is not None
    ]
    return torch.stack(losses).sum()


def as_ours(text: Text) -> Text:
    """A text with a tree, read by our own guideline, of which its names know nothing."""
    return replace(text, sample=replace(text.sample, set_name=GUIDELINES[0], names=None))


def forget(data: Input, pieces: Pieces, random: Random) -> None:
    """Hides some words: all pieces of the word become the mask."""
    masks = torch.rand(data.first.shape) < FORGOTTEN_WORDS
    for row, column in masks.nonzero().tolist():
        first, last = int(data.first[row, column]), int(data.last[row, column])
        if first:
            data.pieces[row, first : last + 1] = pieces.mask


def of_names(model: EncoderModel, found: dict[str, torch.Tensor], batch: Sequence[Text]) -> torch.Tensor | None:
    rows = [row for row, text in enumerate(batch) if text.sample.names is not None]
    if not rows:
        return None
    scores = found["names"][rows]
    allowed = torch.zeros(scores.shape, dtype=torch.bool)
    places = [
        (row, column, tag)
        for row, index in enumerate(rows)
        for column, tags in enumerate(batch[index].sample.names or ())
        for tag in tags
    ]
    allowed[tuple(torch.tensor(places).T)] = True
    lengths = torch.tensor([len(batch[index].sample.words) for index in rows])
    weights = torch.tensor([batch[index].weight for index in rows]).to(DEVICE)
    losses = names_loss(scores, model.moves(), allowed.to(DEVICE), lengths.to(DEVICE))
    return (losses * weights).sum() / lengths.sum() * 2.0


def of_grammar(
    model: EncoderModel, found: dict[str, torch.Tensor], batch: Sequence[Text], classes: Classes
) -> Iterator[torch.Tensor]:
    starts = column_of([text.sample.starts for text in batch], found["starts"])
    known = starts != NOTHING
    if known.any():
        yield binary_cross_entropy_with_logits(found["starts"][known], starts[known].float()) * 2.0
    trees = [text.sample.tree for text in batch]
    if not any(trees):
        return
    columns: tuple[tuple[str, list[str], list[list[str] | None]], ...] = (
        ("tags", classes.tags, [tree.tags if tree else None for tree in trees]),
        ("morphs", classes.morphs, [tree.morphs if tree else None for tree in trees]),
        ("edits", classes.edits, [edits_of(text.sample) for text in batch]),
    )
    for head, names, column in columns:
        known_names = {name: index for index, name in enumerate(names)}
        indices = [[known_names.get(value, NOTHING) for value in values] if values else None for values in column]
        gold = column_of(indices, found["starts"])
        yield cross_entropy(found[head].flatten(0, 1), gold.flatten(), ignore_index=NOTHING) * 0.5
    yield from of_trees(model, found, trees, classes, starts)


def edits_of(sample: Sample) -> list[str] | None:
    return list(map(edit_between, sample.words, sample.tree.lemmas)) if sample.tree else None


def of_trees(
    model: EncoderModel,
    found: dict[str, torch.Tensor],
    trees: Sequence[object],
    classes: Classes,
    starts: torch.Tensor,
) -> Iterator[torch.Tensor]:
    """Arcs among the words of the same sentence; the root's candidate stands behind all words."""
    rows = [row for row, tree in enumerate(trees) if tree]
    words = starts.shape[1]
    heads = column_of([trees[row].heads for row in rows], starts[rows])  # type: ignore[attr-defined]
    own = torch.arange(words, device=DEVICE)[None]
    sentences = (starts[rows] == 1).cumsum(1)
    scores = found["dependents"][rows] @ found["heads"][rows].transpose(1, 2)
    to_root = (found["dependents"][rows] @ model.root)[..., None]
    allowed = (sentences[:, :, None] == sentences[:, None, :]) & (own[..., None] != own[:, None, :])
    scores = torch.cat([scores.masked_fill(~allowed, -10_000.0), to_root], dim=-1)
    gold = torch.where(heads == own, words, heads)  # the root is its own head
    gold = torch.where(heads == NOTHING, NOTHING, gold)
    yield cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=NOTHING)
    names = {name: index for index, name in enumerate(classes.deps)}
    deps = column_of([[names[dep] for dep in trees[row].deps] for row in rows], starts[rows])  # type: ignore[attr-defined]
    relation_heads = found["relation_heads"][rows]
    of_heads = relation_heads.gather(1, heads.clamp(min=0)[..., None].expand(-1, -1, relation_heads.shape[-1]))
    yield cross_entropy(
        relation_scores(model, found["relation_dependents"][rows], of_heads).flatten(0, 1),
        deps.flatten(),
        ignore_index=NOTHING,
    )


def relation_scores(model: EncoderModel, dependents: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
    """(texts, words, relations) for each word and its head."""
    one = torch.ones_like(dependents[..., :1])
    left, right = torch.cat([dependents, one], -1), torch.cat([heads, one], -1)
    scores: torch.Tensor = torch.einsum("bwi,rij,bwj->bwr", left, model.relations, right)
    return scores


def column_of(values: Sequence[Sequence[int] | None], like: torch.Tensor) -> torch.Tensor:
    """One number a word, padded with NOTHING."""
    column = torch.full(like.shape[:2], NOTHING, dtype=torch.long)
    for row, numbers in enumerate(values):
        if numbers is not None:
            column[row, : len(numbers)] = torch.tensor([int(number) for number in numbers])
    return column.to(DEVICE)
