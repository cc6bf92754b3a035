"""Trains the teacher on the sets of names, window by window.

python -m corpus.recipe.train_teacher names/train --encoder MINILM --out teacher.pt
"""

import argparse
import time
from collections.abc import Sequence
from math import ceil
from pathlib import Path
from random import Random

import spacy
import torch

from corpus.recipe.teacher import Teacher
from corpus.recipe.windows import Window, set_windows

BATCH_WORDS = 1200
ENCODER_RATE, HEAD_RATE = 1.5e-4, 1e-3


def batches(windows: list[Window], random: Random) -> list[list[Window]]:
    """Windows of like length together, in random order."""
    by_length = sorted(random.sample(windows, len(windows)), key=lambda window: len(window.words) // 10)
    result: list[list[Window]] = [[]]
    for window in by_length:
        if result[-1] and (len(result[-1]) + 1) * len(window.words) > BATCH_WORDS:
            result.append([])
        result[-1].append(window)
    random.shuffle(result)
    return result


def allowed_mask(scores: torch.Tensor, allowed: Sequence[Sequence[Sequence[int]]]) -> torch.Tensor:
    """True where a tag is allowed; False everywhere at the padding."""
    mask = torch.zeros(scores.shape, dtype=torch.bool)
    for row, text in enumerate(allowed):
        for column, tags in enumerate(text):
            mask[row, column, tags] = True
    return mask


def names_loss(scores: torch.Tensor, allowed: Sequence[Sequence[Sequence[int]]]) -> torch.Tensor:
    """The negative log of the probability that goes to the allowed tags."""
    mask = allowed_mask(scores, allowed)
    logs = scores.float().log_softmax(dim=-1).masked_fill(~mask, float("-inf"))
    return -logs[mask.any(dim=-1)].logsumexp(dim=-1).mean()


def train(teacher: Teacher, windows: list[Window], epochs: float) -> None:
    random = Random(0)
    heads = [parameter for name, parameter in teacher.named_parameters() if not name.startswith("encoder.")]
    rates = [
        {"params": list(teacher.encoder.parameters()), "lr": ENCODER_RATE},
        {"params": heads, "lr": HEAD_RATE},
    ]
    optimizer = torch.optim.AdamW(rates, weight_decay=0.01, fused=True)
    plan = [batch for _ in range(ceil(epochs)) for batch in batches(windows, random)]
    plan = plan[: int(len(plan) * epochs / ceil(epochs))]
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / 100, max(0.0, 1 - step / len(plan)))
    )
    teacher.train()
    started = time.monotonic()
    for step, batch in enumerate(plan):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = names_loss(teacher([window.words for window in batch]), [window.allowed for window in batch])
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 25 == 0:
            print(f"{time.monotonic() - started:.0f} s, step {step} of {len(plan)}, loss {loss.item():.3f}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", type=Path, help="folder of one file a set")
    parser.add_argument("--encoder", required=True, type=Path)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--epochs", type=float, default=1)
    options = parser.parse_args()
    torch.manual_seed(0)
    learner = Teacher(options.encoder)
    vocab = spacy.blank("en").vocab
    material = [window for path in sorted(options.names.glob("*.spacy")) for window in set_windows(path, vocab)]
    print(f"{len(material)} windows, {sum(len(window.words) for window in material)} words")
    train(learner, material, options.epochs)
    torch.save(learner.state_dict(), options.out)
