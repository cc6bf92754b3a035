"""Our own annotated text -> spaCy's training format, with other people and companies each time.

A document's people get other first and last names, its invented companies another stem, the same at each mention:

    "Jane Roe leads Harrow. Roe founded Harrow Bio."  ->  "Chidi Mehta leads Veltrix. Mehta founded Veltrix Bio."

One document in ten is kept apart, by its position: --kept-apart writes those, as they are.

    python -m corpus.recipe.convert_annotated --data ../shared --out factwire.spacy --passes 6
"""

import argparse
import gzip
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from random import Random

from spacy.language import Language
from spacy.tokens import Doc, DocBin

from corpus.recipe.annotated import FOLDER, AnnotatedSentence, MarkedName, read_annotated
from corpus.recipe.company_swaps import large_companies, listed_companies
from corpus.recipe.convert_entities import annotated
from corpus.recipe.tokenization import business_nlp
from corpus.recipe.variation import headline

KEPT_APART = 10  # every tenth document
LONGEST_PASSAGE = 9  # sentences
SWAP_RATE = 0.5
LOST_BREAKS = 0.35  # of the passages: there headings and greetings without a full stop run into the next sentence
BULLETS = ("•", "-", "–", "*")
WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class Names:
    """Where new names come from."""

    first: tuple[str, ...]
    last: tuple[str, ...]
    stems: tuple[str, ...]
    common: frozenset[str]  # lower-case words of the language: no stem is one of them


@cache
def read_names(gazetteers: Path) -> Names:
    first = lines_of(gazetteers / "world_first_names.txt.gz") + [
        line.split()[0].title() for line in lines_of(gazetteers / "us_female_first.txt.gz")
    ]
    last = lines_of(gazetteers / "world_surnames.txt.gz")
    last += [line.split()[0].title() for line in lines_of(gazetteers / "us_surnames.txt.gz")[:6000]] * 3
    companies = [*listed_companies(gazetteers), *large_companies(gazetteers)]
    with gzip.open(gazetteers / "en_lemma_lookup.json.gz", "rt", encoding="utf-8") as lookup:
        common = frozenset(word.lower() for word in WORD.findall(lookup.read()))
    stems = {company.split()[0].strip(",.") for company in companies}
    return Names(
        first=tuple(sorted({name.strip("\ufeff") for name in first if name.isalpha()})),
        last=tuple(name for name in last if name.isalpha()),
        stems=tuple(sorted(stem for stem in stems if stem.isalpha() and stem.lower() not in common and len(stem) > 2)),
        common=common,
    )


def lines_of(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [line.strip() for line in lines if line.strip()]


def documents(paths: Sequence[Path], kept_apart: bool) -> Iterator[list[AnnotatedSentence]]:
    for path in paths:
        found = groupby(read_annotated(path), key=lambda sentence: sentence.document)
        for number, (_, sentences) in enumerate(found, start=1):
            if (number % KEPT_APART == 0) == kept_apart:
                yield list(sentences)


def with_other_names(document: Sequence[AnnotatedSentence], names: Names, random: Random) -> list[AnnotatedSentence]:
    """The document with the same other name wherever a name stood."""
    swaps = {**person_swaps(document, names, random), **company_swaps(document, names, random)}
    return [swapped(sentence, swaps) for sentence in document]


def person_swaps(document: Sequence[AnnotatedSentence], names: Names, random: Random) -> dict[tuple[str, str], str]:
    swaps: dict[tuple[str, str], str] = {}
    for words in name_words(document, "PERSON"):
        if len(words) < 2 or random.random() > SWAP_RATE:
            continue
        swaps.setdefault(key_of("PERSON", words[0]), random.choice(names.first))
        last = next((word for word in reversed(words) if word[:1].isupper() and not word.endswith((".", "II"))), "")
        swaps.setdefault(key_of("PERSON", last), random.choice(names.last))
    return swaps


def company_swaps(document: Sequence[AnnotatedSentence], names: Names, random: Random) -> dict[tuple[str, str], str]:
    stems = {words[0] for words in name_words(document, "ORG")}
    return {
        key_of("ORG", stem): random.choice(names.stems)
        for stem in sorted(stems)
        if stem.isalpha() and stem.istitle() and stem.lower() not in names.common and random.random() < SWAP_RATE
    }


def name_words(document: Sequence[AnnotatedSentence], label: str) -> list[list[str]]:
    return [
        sentence.text[name.start : name.end].split()
        for sentence in document
        for name in sentence.names
        if name.label == label
    ]


def swapped(sentence: AnnotatedSentence, swaps: dict[tuple[str, str], str]) -> AnnotatedSentence:
    text = ""
    names = []
    done = 0
    for name in sentence.names:
        text += sentence.text[done : name.start]
        words = sentence.text[name.start : name.end].split(" ")
        new = " ".join(in_case_of(word, new_word(name.label, word, swaps)) for word in words)
        names.append(MarkedName(len(text), len(text) + len(new), name.label))
        text += new
        done = name.end
    return AnnotatedSentence(sentence.document, text + sentence.text[done:], tuple(names))


def key_of(label: str, word: str) -> tuple[str, str]:
    """The same for "McKay" and the headline's "MCKAY"."""
    return label, word.casefold()


def new_word(label: str, word: str, swaps: dict[tuple[str, str], str]) -> str:
    # "Van Harrow", "Jan van Lund": a particle is no first name.
    return swaps.get(key_of(label, word), word) if word[:1].isupper() else word


def in_case_of(word: str, new: str) -> str:
    return new.upper() if word.isupper() and len(word) > 1 else new


def passage_doc(nlp: Language, passage: Sequence[AnnotatedSentence], random: Random | None) -> Doc:
    """One Doc; without `random` the sentences stay as they are, each on a line."""
    text = ""
    starts: list[int] = []
    names: list[tuple[int, int, str]] = []
    has_lost_breaks = random is not None and random.random() < LOST_BREAKS
    for sentence in passage:
        if text:
            ends = text.rstrip("”\"’')")[-1:] in (".", "!", "?")
            runs_on = (
                random
                and (ends or has_lost_breaks)
                and not sentence.text.startswith(BULLETS)
                and random.random() < 0.75
            )
            text += " " if runs_on else "\n" if ends else "\n\n"
        starts.append(len(text))
        names += [(name.start + len(text), name.end + len(text), name.label) for name in sentence.names]
        text += styled(sentence.text, random) if random else sentence.text
    return annotated(nlp, text, names, starts)


def styled(text: str, random: Random) -> str:
    """The same characters in another case or with other quotes; the length stays."""
    draw = random.random()
    if draw < 0.03 and len(text.upper()) == len(text):
        return text.upper()
    if draw < 0.06:
        return " ".join(headline(text.split(" ")))
    if draw < 0.07 and len(text.lower()) == len(text):
        return text.lower()
    return text.translate(str.maketrans("“”’‘", "\"\"''")) if draw > 0.75 else text


def passages(document: Sequence[AnnotatedSentence], random: Random) -> Iterator[Sequence[AnnotatedSentence]]:
    start = 0
    while start < len(document):
        end = start + random.randint(2, LONGEST_PASSAGE)
        yield document[start:end]
        start = end


def convert(gazetteers: Path, out: Path, passes: int, kept_apart: bool) -> int:
    """Writes the Docs and returns their number. No passes: one faithful copy, for evaluation."""
    nlp = business_nlp()
    source = list(documents(sorted(FOLDER.glob("*.txt")), kept_apart))
    docs = [] if passes else [passage_doc(nlp, document, None) for document in source]
    for number in range(passes):
        random = Random(f"annotated {number}")
        for document in source:
            varied = with_other_names(document, read_names(gazetteers), random) if number else document
            docs += [passage_doc(nlp, passage, random) for passage in passages(varied, random)]
    out.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs, store_user_data=False).to_disk(out)
    return len(docs)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--passes", type=int, default=0)
    parser.add_argument("--kept-apart", action="store_true")
    options = parser.parse_args()
    written = convert(options.data / "gazetteers", options.out, options.passes, options.kept_apart)
    print(f"{options.out}: {written} texts")
