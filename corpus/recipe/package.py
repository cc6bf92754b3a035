"""Puts the grammar and the names together to the pipeline that ships, and moves it into place at once.

python -m corpus.recipe.package --grammar training/grammar/model-last --names training/names/model-last --out MODEL
"""

import argparse
import re
import shutil
from pathlib import Path

import spacy
import srsly
from spacy.attrs import NORM, ORTH
from spacy.language import Language
from spacy.lookups import Lookups

LARGEST = 20 * 2**20  # bytes
META = {
    "name": "factwire",
    "version": "0.1.0",
    "description": "Tags, UD dependencies, lemmas, sentences and names for English news: docs/model-card.md",
    "author": "The factwire team",
    "license": "CC-BY-SA-4.0",
    "sources": [],
}


def assemble(grammar: Path, names: Path, version: str) -> Language:
    """The grammar's pipeline with the names' recogniser at its end."""
    nlp = spacy.load(grammar)
    nlp.add_pipe("ner", source=spacy.load(names))
    for word in ("No.", "Nos."):  # "the No. 1 maker of pumps" is no end of a sentence
        nlp.tokenizer.add_special_case(word, [{ORTH: word, NORM: "number"}])
    nlp.meta.update({**META, "version": version})
    for scores in ("performance", "sources"):
        nlp.meta.pop(scores, None)
    nlp.vocab.lookups = Lookups()
    return nlp


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
    parser.add_argument("--grammar", required=True, type=Path)
    parser.add_argument("--names", required=True, type=Path)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--version", default=META["version"])
    options = parser.parse_args()
    print(f"{replace_folder(assemble(options.grammar, options.names, options.version), options.out):,} bytes")
