"""Sets of labelled names -> spaCy's training format.

Consecutive sentences of a document become one passage of running text, which spaCy's own tokenizer cuts; the names are
carried over by their characters. A stretch of which a set does not say what it is stays without annotation.

    python -m corpus.recipe.convert_entities --data ../shared --out names/train --passes 2 gum.train wikigold.train
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from corpus.recipe.company_swaps import with_companies
from corpus.recipe.datelines import dateline
from corpus.recipe.entity_sets import LabelledSentence, read_set
from corpus.recipe.labels import UNKNOWN
from corpus.recipe.places import Places
from corpus.recipe.spacing import spaces_after
from corpus.recipe.tokenization import business_nlp
from corpus.recipe.variation import QUOTE_STYLES, paragraph_break, varied

LONGEST_PASSAGE = 8  # sentences
DATELINE_RATE = 0.12


def passages(sentences: Sequence[LabelledSentence], random: Random) -> Iterator[list[LabelledSentence]]:
    """Consecutive sentences of one document, one to eight at a time."""
    passage: list[LabelledSentence] = []
    wanted = random.randint(1, LONGEST_PASSAGE)
    for sentence in sentences:
        if passage and (len(passage) >= wanted or sentence.document != passage[-1].document):
            yield passage
            passage, wanted = [], random.randint(1, LONGEST_PASSAGE)
        passage.append(sentence)
    if passage:
        yield passage


def passage_doc(nlp: Language, passage: Sequence[LabelledSentence], random: Random | None) -> Doc:
    """One Doc for the passage; without `random` the words stay as they are."""
    pieces: list[str] = []
    names: list[tuple[int, int, str]] = []
    sentence_starts: list[int] = []
    length = 0
    restyle = random.choice(QUOTE_STYLES) if random else list
    for number, sentence in enumerate(passage):
        words = restyle(varied(sentence.words, random)) if random else sentence.words
        starts: list[int] = []
        sentence_starts.append(length)
        for word, space in zip(words, spaces_after(sentence.words), strict=True):
            starts.append(length)
            pieces.append(word + " " * space)
            length += len(word) + space
        ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
        names += [(starts[entity.start], ends[entity.end - 1], entity.label) for entity in sentence.entities]
        if number + 1 < len(passage):
            pieces.append(paragraph_break(random) if random and random.random() < 0.3 else " ")
            length += len(pieces[-1])
    return annotated(nlp, "".join(pieces), names, sentence_starts)


def annotated(nlp: Language, text: str, names: Sequence[tuple[int, int, str]], sentence_starts: Sequence[int]) -> Doc:
    """The text with its names and sentences on spaCy's tokens; UNKNOWN stretches are left without annotation."""
    doc = nlp.make_doc(text)
    begins = set(sentence_starts)
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx in begins
    known: list[Span] = []
    unknown: list[Span] = []
    for start, end, label in names:
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None:
            (unknown if label == UNKNOWN else known).append(span)
    kept = spacy.util.filter_spans(known)
    taken = {token.i for span in kept for token in span}
    doc.set_ents(kept, missing=[span for span in unknown if taken.isdisjoint(range(span.start, span.end))])
    return doc


def docs_of_set(nlp: Language, path: Path, gazetteers: Path, passes: int) -> Iterator[Doc]:
    """The Docs of one set. No passes: one faithful copy, for evaluation."""
    places = Places(gazetteers)
    original = list(read_set(path, places))
    for number in range(max(passes, 1)):
        random = Random(f"{path.name} {number}")
        sentences = [with_companies(sentence, gazetteers, random) for sentence in original] if passes else original
        for passage in passages(sentences, random):
            if passes and random.random() < DATELINE_RATE:
                passage = [dateline(random, places), *passage]
            yield passage_doc(nlp, passage, random if passes else None)


def convert(data: Path, name: str, out: Path, passes: int) -> int:
    """Writes the Docs of one set (NAME.SPLIT, or NAME.SPLIT*0.3 for three tenths of it) to out/NAME.spacy."""
    name, _, share = name.partition("*")
    docs = list(docs_of_set(business_nlp(), data / "ner" / f"{name}.jsonl.gz", data / "gazetteers", passes))
    kept = Random(name).sample(docs, int(len(docs) * float(share or 1)))
    out.mkdir(parents=True, exist_ok=True)
    DocBin(docs=kept, store_user_data=False).to_disk(out / f"{name.split('.')[0]}.spacy")
    return len(kept)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--passes", type=int, default=0)
    options = parser.parse_args()
    for leftover in options.out.glob("*.spacy"):  # of an earlier run with other sets: the folder is what trains
        leftover.unlink()
    for name in options.sets:
        print(f"{name}: {convert(options.data, name, options.out, options.passes)} passages")
