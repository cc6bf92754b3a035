"""Words as the encoder reads them: the ids of their word pieces, and their shape, which the uncased pieces have lost.

The vocabulary and the way to read it are BERT's (uncased); a library for it would bring a client for a model hub along.

Pieces(vocabulary_of(path)).of("Kymriah")  ->  (1102, 2172, 4360, 2232)
shape_of("Kymriah")               ->  1, "title"
"""

from __future__ import annotations

import lzma
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

SHAPES = ("lower", "title", "upper", "mixed", "digits", "alphanumeric", "punctuation", "break")
UNKNOWN = "[UNK]"
OPENING, CLOSING, MASK = "[CLS]", "[SEP]", "[MASK]"
BREAK = "[SEP]"  # stands for line breaks, which the encoder's own tokenizer would drop
_LONGEST_WORD = 12
"""Pieces: no real word has more; a string of junk is cut."""
_LONGEST_READ = 60
"""Characters."""
_CACHED_WORDS = 100_000


def vocabulary_of(path: Path) -> list[str]:
    """The pieces of a vocabulary file: one a line, in the order of their ids. It may be packed (.xz)."""
    content = path.read_bytes()
    return (lzma.decompress(content) if path.suffix == ".xz" else content).decode("utf-8").splitlines()


class Pieces:
    """The word pieces of a vocabulary; remembers the words that it met."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = ids = {piece: index for index, piece in enumerate(vocabulary)}
        self._unknown, self._break = (ids[UNKNOWN],), (ids[BREAK],)
        self.opening, self.closing, self.mask = ids[OPENING], ids[CLOSING], ids[MASK]
        self._seen: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """At least one piece for any word; white space is a break."""
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) >= _CACHED_WORDS:
                self._seen.clear()
            found = self._seen[word] = self._read(word)
        return found

    def of_all(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        return [self.of(word) for word in words]

    def _read(self, word: str) -> tuple[int, ...]:
        if not word.strip():
            return self._break
        # "10mg", "U.S.", "e-mail": the pieces of BERT stop at punctuation, which stands alone.
        ids = [index for part in _at_punctuation(_plain(word[:_LONGEST_READ])) for index in self._pieces_of(part)]
        return tuple(ids[:_LONGEST_WORD]) or self._unknown

    def _pieces_of(self, part: str) -> Iterator[int]:
        """The longest pieces first, as in Wu et al. 2016; nothing but the unknown where a part cannot be spelled."""
        found = []
        start = 0
        while start < len(part):
            mark = "##" if start else ""
            end = next((end for end in range(len(part), start, -1) if mark + part[start:end] in self._ids), 0)
            if not end:
                return iter(self._unknown)
            found.append(self._ids[mark + part[start:end]])
            start = end
        return iter(found)


def _plain(word: str) -> str:
    """Lower case, without accents."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(character for character in decomposed if unicodedata.category(character) != "Mn")


def _at_punctuation(word: str) -> list[str]:
    parts: list[str] = []
    is_open = False
    for character in word:
        if character.isalnum():
            if is_open:
                parts[-1] += character
            else:
                parts.append(character)
            is_open = True
        elif not character.isspace():
            parts.append(character)
            is_open = False
    return parts


def shape_of(word: str) -> int:
    """Index into SHAPES."""
    return SHAPES.index(_shape(word))


def _shape(word: str) -> str:
    if not word.strip():
        return "break"
    has_letter = any(map(str.isalpha, word))
    has_digit = any(map(str.isdigit, word))
    if not has_letter:
        return "digits" if has_digit else "punctuation"
    if has_digit:
        return "alphanumeric"
    if word.islower():
        return "lower"
    if word.isupper():
        return "upper" if len(word) > 1 else "title"
    return "title" if word.istitle() else "mixed"
