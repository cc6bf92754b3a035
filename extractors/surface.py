"""The words of a Doc as they stand on the page: which have a capital, which stand in a heading, in which paragraph.

Capitals tell little where all words have one: "Acme Names Jane Roe President", "ACME NAMES NEW PRESIDENT".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, groupby

from spacy.tokens import Doc

from extractors.lexicons import entries
from extractors.paragraphs import boundaries

_LONGEST_HEADING = 60
"""Tokens."""
_CLOSING = " \t\n\r\xa0”’\"')"
"""What stands behind the full stop of a quotation: “It works.”"""


class Surface:
    """Lists with one entry for each token."""

    def __init__(self, doc: Doc) -> None:
        self.words: list[str] = [token.text for token in doc]
        self.is_capital: list[bool] = [_has_capital(word) for word in self.words]
        self.paragraph: list[int] = _paragraphs(doc)
        self.in_heading: list[bool] = _headings(doc, self.words, self.is_capital, self.paragraph)
        self.spaced: list[bool] = [bool(token.whitespace_) for token in doc]
        self.is_proper: list[bool] = [token.pos_ == "PROPN" for token in doc]

    def joins(self, index: int) -> bool:
        """Whether a token stands in the same paragraph as the one before it."""
        return index > 0 and self.paragraph[index] == self.paragraph[index - 1]

    def is_name_word(self, index: int) -> bool:
        """A word with a capital that is no function word at the start of a sentence."""
        return self.is_capital[index] and not is_function_word(self.words[index])


def is_function_word(word: str) -> bool:
    """ "The", "However": a capital there says nothing. "US" and "IT" in capitals are read as names, "AND" is not."""
    return word.lower() in _function_words() and (word in {"AND", "THE"} or not (word.isupper() and len(word) > 1))


@cache
def _function_words() -> frozenset[str]:
    return frozenset(entries("function_words.txt"))


def _has_capital(word: str) -> bool:
    """ "Acme", "iRhythm", "3M", "al-Assad"; not "10K" or "mRNA-based"."""
    if word[:1].isupper():
        return True
    if not word[:1].isalnum():
        return False
    return any(char.isupper() for char in word[1:3]) and sum(char.isalpha() for char in word) > 1


def _paragraphs(doc: Doc) -> list[int]:
    starts = iter([*boundaries(doc.text), len(doc.text) + 1])
    following = next(starts)
    number, numbers = 0, []
    for token in doc:
        while token.idx >= following:
            number += 1
            following = next(starts)
        numbers.append(number)
    return numbers


def _headings(doc: Doc, words: Sequence[str], is_capital: Sequence[bool], paragraph: Sequence[int]) -> list[bool]:
    in_heading = [False] * len(words)
    sentences = ((sent.start, sent.end) for sent in doc.sents)
    for start, end in chain(sentences, _lines(paragraph)):
        long = [i for i in range(start, end) if len(words[i]) > 3 and words[i].isalpha()]
        if not 3 <= len(long) <= 40 or sum(is_capital[i] for i in long) < 0.75 * len(long):
            continue
        # "Dr. Jane Roe, Ph.D., joined Acme Robotics." is a sentence, "JANE ROE JOINS ACME." a heading.
        ends_openly = doc[start:end].text.rstrip(_CLOSING)[-1:] not in ".!?"
        if ends_openly or sum(words[i].isupper() for i in long) >= 0.75 * len(long):
            in_heading[start:end] = [True] * (end - start)
    return in_heading


def _lines(paragraph: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The tokens of each short paragraph: a parser cuts "Acme Closes | $5 Million Financing" in two."""
    start = 0
    for _, tokens in groupby(paragraph):
        end = start + sum(1 for _ in tokens)
        if end - start <= _LONGEST_HEADING:
            yield start, end
        start = end
