"""Universal Dependencies treebanks -> spaCy's training format.

Sentences are joined to passages with the spaces of the original, and a line break becomes a whitespace token that hangs
on the token before it, as in the texts that the parser will meet. Half of the passages have no line breaks: headings
and lists whose lines were lost must fall into sentences too.

    python -m corpus.recipe.convert_treebank --out train.spacy --passes 2 ewt.train.conllu.gz gum.train.conllu.gz
"""

import argparse
import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from corpus.recipe.entity_sets import read_set
from corpus.recipe.labels import read_bio
from corpus.recipe.places import Places
from corpus.recipe.variation import QUOTE_STYLES, paragraph_break, varied

LONGEST_PASSAGE = 10  # sentences
UNKNOWN_NAME = "?"


@dataclass
class Sentence:
    """Columns of a CoNLL-U sentence; heads are indices within it, the root is its own head."""

    document: str = ""  # its id
    starts_document: bool = False
    starts_paragraph: bool = False
    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # BIO, where a set of names has the same sentence


def read_conllu(path: Path) -> Iterator[Sentence]:
    document = ""
    sentence = Sentence()
    joined_until, joined_space = 0, True
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if line.startswith("# newdoc"):
                document = line.partition("=")[2].strip()
                sentence.document, sentence.starts_document = document, True
            elif line.startswith("# newpar"):
                sentence.starts_paragraph = True
            elif len(columns) == 10 and "-" in columns[0]:  # "didn't" over "did" and "n't"
                joined_until, joined_space = int(columns[0].split("-")[1]), "SpaceAfter=No" not in columns[9]
            elif len(columns) == 10 and columns[0].isdigit():
                add_token(sentence, columns, joined_until, joined_space)
            elif not line.strip() and sentence.words:
                yield sentence
                sentence, joined_until = Sentence(document), 0
    if sentence.words:
        yield sentence


def add_token(sentence: Sentence, columns: list[str], joined_until: int, joined_space: bool) -> None:
    index = int(columns[0])
    head = int(columns[6])
    if index < joined_until:
        space = False
    elif index == joined_until:
        space = joined_space
    else:
        space = "SpaceAfter=No" not in columns[9]
    sentence.words.append(columns[1])
    sentence.spaces.append(space)
    sentence.lemmas.append(columns[2])
    sentence.pos.append(columns[3])
    sentence.tags.append(columns[4])
    sentence.morphs.append("" if columns[5] == "_" else columns[5])
    sentence.heads.append(index - 1 if head == 0 else head - 1)
    sentence.deps.append("ROOT" if head == 0 else columns[7])


def passages(sentences: Sequence[Sentence], random: Random) -> Iterator[list[Sentence]]:
    """Consecutive sentences of one document, one to ten at a time."""
    passage: list[Sentence] = []
    wanted = random.randint(1, LONGEST_PASSAGE)
    for sentence in sentences:
        if passage and (len(passage) >= wanted or sentence.starts_document):
            yield passage
            passage, wanted = [], random.randint(1, LONGEST_PASSAGE)
        passage.append(sentence)
    if passage:
        yield passage


def passage_doc(vocab: Vocab, passage: Sequence[Sentence], random: Random | None) -> Doc:
    """One Doc for the passage; without `random` the words stay as they are."""
    merged = Sentence()
    starts: list[bool] = []
    restyle = random.choice(QUOTE_STYLES) if random else list
    keeps_lines = random is not None and random.random() < 0.5
    for number, sentence in enumerate(passage):
        offset = len(merged.words)
        words = restyle(varied(sentence.words, random)) if random else sentence.words
        merged.words += words
        merged.spaces += [*sentence.spaces[:-1], True]
        merged.lemmas += sentence.lemmas
        merged.pos += sentence.pos
        merged.tags += sentence.tags
        merged.morphs += sentence.morphs
        merged.heads += [head + offset for head in sentence.heads]
        merged.deps += sentence.deps
        merged.names += sentence.names or [UNKNOWN_NAME] * len(words)
        starts += [True] + [False] * (len(words) - 1)
        next_starts_paragraph = number + 1 < len(passage) and passage[number + 1].starts_paragraph
        is_inside = number + 1 < len(passage)
        if random and keeps_lines and is_inside and (next_starts_paragraph or random.random() < 0.1):
            add_line_break(merged, paragraph_break(random))
            starts.append(False)
    doc = Doc(
        vocab,
        words=merged.words,
        spaces=merged.spaces,
        lemmas=merged.lemmas,
        pos=merged.pos,
        tags=merged.tags,
        morphs=merged.morphs,
        heads=merged.heads,
        deps=merged.deps,
        sent_starts=None,
    )
    # Whole names only: where the treebank's sentence has none annotated, its tokens stay without.
    names = [Span(doc, *entity) for entity in read_bio([name.strip(UNKNOWN_NAME) or "O" for name in merged.names])]
    missing = [doc[index : index + 1] for index, name in enumerate(merged.names) if name == UNKNOWN_NAME]
    doc.set_ents(names, missing=missing)
    return doc


def add_line_break(merged: Sentence, line_break: str) -> None:
    last = len(merged.words) - 1
    merged.spaces[last] = False
    merged.words.append(line_break)
    merged.spaces.append(False)
    merged.lemmas.append(line_break)
    merged.pos.append("SPACE")
    merged.tags.append("_SP")
    merged.morphs.append("")
    merged.heads.append(last)
    merged.deps.append("dep")
    merged.names.append("O")


def add_names(sentences: Sequence[Sentence], sets: Sequence[Path], places: Places) -> int:
    """Gives each sentence that a set of names has as well its names; says how many were found."""
    known = {tuple(labelled.words): labelled for path in sets for labelled in read_set(path, places)}
    for sentence in sentences:
        if labelled := known.get(tuple(word.replace(" ", "") for word in sentence.words)):
            sentence.names = ["O"] * len(sentence.words)
            for start, end, label in labelled.entities:
                sentence.names[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]
    return sum(bool(sentence.names) for sentence in sentences)


def convert(
    paths: Sequence[Path], out: Path, passes: int, named: Sequence[Path] = (), gazetteers: Path | None = None
) -> int:
    """Writes the Docs and returns their number. No passes: one faithful copy, for evaluation."""
    vocab = Vocab()
    docs: list[Doc] = []
    for path in paths:
        sentences = list(read_conllu(path))
        if named and gazetteers:
            found = add_names(sentences, named, Places(gazetteers))
            print(f"{path.name}: names for {found} of {len(sentences)} sentences")
        for number in range(max(passes, 1)):
            random = Random(f"{path.name} {number}")
            for passage in passages(sentences, random):
                docs.append(passage_doc(vocab, passage, random if passes else None))
    Random(0).shuffle(docs)
    out.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs, store_user_data=False).to_disk(out)
    return len(docs)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--passes", type=int, default=0)
    parser.add_argument("--names", nargs="*", type=Path, default=[], help="sets of names of the same texts")
    parser.add_argument("--gazetteers", type=Path)
    options = parser.parse_args()
    count = convert(options.paths, options.out, options.passes, options.names, options.gazetteers)
    print(f"{options.out}: {count} passages")
