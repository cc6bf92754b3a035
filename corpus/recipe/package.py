"""The trained fast model -> the pipeline that ships, moved into place at once.

python -m corpus.recipe.package training/model-last --out models/fast --version 0.2.0
"""

import argparse
import re
import shutil
from pathlib import Path

import spacy
import srsly
from spacy.language import Language
from spacy.lookups import Lookups

from corpus.recipe.tokenization import business_nlp

LARGEST = 16 * 2**20  # bytes
META = {
    "name": "factwire_fast",
    "version": "0.2.0",
    "description": "Tags, UD dependencies, lemmas, sentences and names for English news: docs/model-card.md",
    "author": "The factwire team",
    "license": "CC-BY-SA-4.0",
    "sources": [],
}


def assemble(trained: Path, version: str) -> Language:
    """The trained pipeline with our tokenizer, without what training left in it."""
    nlp = spacy.load(trained)
    nlp.tokenizer.from_bytes(business_nlp().tokenizer.to_bytes())
    nlp.meta.update({**META, "version": version})
    for scores in ("performance", "sources"):
        nlp.meta.pop(scores, None)
    nlp.vocab.lookups = Lookups()
    halve(nlp)
    return nlp


def halve(nlp: Language) -> None:
    """Weights in half precision: half of the room, the same readings (extractors.pipeline.load_model widens them)."""
    for _, pipe in nlp.pipeline:
        for layer in pipe.model.walk() if hasattr(pipe, "model") else ():
            for parameter in layer.param_names:
                if layer.has_param(parameter):
                    layer.set_param(parameter, layer.get_param(parameter).astype("float16"))


def replace_folder(nlp: Language, out: Path) -> int:
    """Writes beside the place and renames, so that no reader ever finds half a model. Returns the bytes."""
    fresh, old = out.with_name(out.name + ".new"), out.with_name(out.name + ".old")
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(fresh)
    srsly.write_json(fresh / "vocab" / "strings.json", sorted(needed_strings(nlp)))
    size = sum(file.stat().st_size for file in fresh.rglob("*") if file.is_file())
    if size > LARGEST:
        raise SystemExit(f"{fresh} has {size} bytes, more than {LARGEST}")
    if out.exists():
        out.rename(old)
    fresh.rename(out)
    shutil.rmtree(old, ignore_errors=True)
    return size


def needed_strings(nlp: Language) -> set[str]:
    """What the pipeline must spell: the tokenizer's words, labels, pieces of lemmas; not all words it ever saw."""
    strings = set(spacy.blank(nlp.lang).vocab.strings)
    for name in nlp.pipe_names:
        pipe = nlp.get_pipe(name)
        labels = [str(label) for label in getattr(pipe, "labels", ())]
        strings.update(labels)
        strings.update(part for label in labels for part in re.split(r"[|=]", label))
    for tree in nlp.get_pipe("lemmatizer").label_data["trees"]:
        strings.update(tree[side] for side in ("orig", "subst") if side in tree)
    return strings


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--version", default=META["version"])
    options = parser.parse_args()
    print(f"{replace_folder(assemble(options.trained, options.version), options.out):,} bytes")
