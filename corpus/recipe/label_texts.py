"""The accurate model labels texts for the fast one: names, tags, lemmas, trees and sentences.

What a set annotates itself stays as it is; the accurate model fills in what it leaves open. Press releases are labelled
from the beginning: thousands of names that no set has, in the words of those who write them.

    python -m corpus.recipe.label_texts --model models/accurate --work WORK \\
        --press-releases press_releases.jsonl.gz --words 800000 --out WORK/labelled

Which sets, and how much of them, stands in plans.tsv under "label".
"""

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans

import extractors.pipeline  # noqa: F401  (registers the factories of the accurate model and of the paragraphs)
from corpus.recipe.labels import open_labels
from corpus.recipe.plans import read_plan

LONGEST_TEXT = 2600  # characters: a press release says its names early, and says them again
KEPT = ("ENT_IOB", "ENT_TYPE", "HEAD", "DEP", "TAG", "POS", "LEMMA", "MORPH", "SPACY")


def labeller(model: Path) -> Language:
    nlp = spacy.load(model)
    nlp.add_pipe("factwire_paragraphs", first=True)
    return nlp


def filled(nlp: Language, gold: Doc, set_name: str) -> Doc:
    """The Doc with the grammar that the model reads where it has none, and its names where the set leaves them open."""
    found = nlp(
        Doc(nlp.vocab, words=[token.text for token in gold], spaces=[bool(token.whitespace_) for token in gold])
    )
    result = gold if gold.has_annotation("DEP") else found
    known = [Span(result, ent.start, ent.end, ent.label_) for ent in gold.ents]
    unknown = [token.i for token in gold if not token.ent_iob_]
    taken = {index for ent in known for index in range(ent.start, ent.end)}
    added = [
        Span(result, ent.start, ent.end, ent.label_)
        for ent in found.ents
        if taken.isdisjoint(range(ent.start, ent.end))
        and (ent.label_ in open_labels(set_name) or set(range(ent.start, ent.end)) <= set(unknown))
    ]
    covered = {index for ent in added for index in range(ent.start, ent.end)}
    # Where neither the set nor the model says anything, the set's own "unknown" remains.
    missing = [result[index : index + 1] for index in unknown if index not in covered and len(unknown) < len(gold)]
    result.set_ents(filter_spans([*known, *added]), missing=missing)
    return result


def press_releases(path: Path, words: int) -> Iterator[str]:
    """The beginnings of press releases in random order, some `words` words of them."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line) for line in lines]
    Random(0).shuffle(texts)
    for row in texts:
        text = f"{row['title']}\n\n{row['text']}"[:LONGEST_TEXT].rsplit("\n", 1)[0]
        words -= len(text.split())
        if words < 0:
            return
        yield text


def passages(doc: Doc, longest: int = 160) -> Iterator[Doc]:
    """A long Doc in runs of sentences."""
    start = 0
    for sent in doc.sents:
        if sent.end - start > longest and sent.start > start:
            yield doc[start : sent.start].as_doc()
            start = sent.start
    if start < len(doc):
        yield doc[start:].as_doc()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True, type=Path)
    parser.add_argument("--work", required=True, type=Path, help="the folder of the converted sets")
    parser.add_argument("--press-releases", type=Path)
    parser.add_argument("--words", type=int, default=0)
    parser.add_argument("--out", required=True, type=Path)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    reader = labeller(options.model)
    for part in read_plan("label", options.work):
        own = list(DocBin().from_disk(part.path).get_docs(reader.vocab))
        own = Random(0).sample(own, int(len(own) * part.share))
        name = part.path.stem
        done = [filled(reader, doc, name.split(".")[0]) for doc in own]
        DocBin(attrs=KEPT, docs=done).to_disk(options.out / f"{name}.spacy")
        print(f"{name}: {len(done)} passages", flush=True)
    if options.press_releases:
        texts = press_releases(options.press_releases, options.words)
        done = [part for text in texts for part in passages(reader(text))]
        DocBin(attrs=KEPT, docs=done).to_disk(options.out / "press_releases.spacy")
        print(f"press releases: {len(done)} passages", flush=True)
