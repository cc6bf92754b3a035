"""Reads our own annotated text: names in square brackets, a sentence a line, a blank line after each document.

    "[Acme|ORG] CEO [Jane Roe|PERSON] left."  ->  "Acme CEO Jane Roe left.", (0, 4, "ORG"), (9, 17, "PERSON")

Run it to check files: python -m corpus.recipe.annotated corpus/annotated/*.txt
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from corpus.recipe.labels import LABELS

FOLDER = Path(__file__).parent.parent / "annotated"
NAME = re.compile(r"\[([^\[\]|]+)\|([A-Z_]+)\]")


class MarkupError(ValueError):
    """A line that is not in the format; says which."""


class MarkedName(NamedTuple):
    start: int
    end: int
    label: str


@dataclass(frozen=True)
class AnnotatedSentence:
    document: str
    text: str
    names: tuple[MarkedName, ...]


def read_annotated(path: Path) -> Iterator[AnnotatedSentence]:
    """The sentences of a file; documents are called NAME-1, NAME-2 … Raises MarkupError."""
    document = 1
    has_lines = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("#"):
            continue
        if not line.strip():
            document, has_lines = document + has_lines, False
            continue
        has_lines = True
        try:
            yield parse_line(line.strip(), f"{path.stem}-{document}")
        except MarkupError as error:
            raise MarkupError(f"{path.name}:{number}: {error}") from None


def parse_line(line: str, document: str) -> AnnotatedSentence:
    text = ""
    names: list[MarkedName] = []
    done = 0
    for match in NAME.finditer(line):
        text += line[done : match.start()]
        name, label = match.groups()
        if label not in LABELS:
            raise MarkupError(f"no such label: {label}")
        if name != name.strip():
            raise MarkupError(f"white space at the edge of [{name}|{label}]")
        if name.endswith(("’s", "'s")) or (name.lower().startswith("the ") and label != "WORK_OF_ART"):
            raise MarkupError(f"“the” or a possessive inside [{name}|{label}]")
        if names and match.start() == done:
            raise MarkupError(f"[{name}|{label}] touches the name before it")
        if name.endswith(".") and line.startswith(".", match.end()):
            raise MarkupError(f"a second full stop behind [{name}|{label}]")
        names.append(MarkedName(len(text), len(text) + len(name), label))
        text += name
        done = match.end()
    text += line[done:]
    if "[" in text or "]" in text:
        raise MarkupError(f"a bracket that closes nothing: {line[:80]}")
    return AnnotatedSentence(document, text, tuple(names))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    for file in parser.parse_args().files:
        sentences = list(read_annotated(file))
        labels = Counter(name.label for sentence in sentences for name in sentence.names)
        documents = len({sentence.document for sentence in sentences})
        print(f"{file.name}: {len(sentences)} sentences, {documents} documents, {dict(labels.most_common())}")
