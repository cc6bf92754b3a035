"""The words of an article as columns, which are read many times faster than spaCy's tokens.

words = words_of(doc)
words.lemmas[4], words.deps[4], words.heads[4]   →  "say", "ROOT", 4
words.quotation[2]                               →  the Quotation that the third word stands in, by its number
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.attrs import HEAD
from spacy.tokens import Doc

from extractors.quotation_marks import find_quotations

Stretch = tuple[int, int]
"""first:end of the words, or of the characters."""
_MARKS = frozenset("\"'“”‘’«»`„‟‚‛.,;:-–—…!?()[]/")
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_OTHER_SCHEME = frozenset({"pobj", "prep", "dobj"})


@dataclass(slots=True)
class Words:
    """Of every word: what it is, what it depends on, where its subtree, its sentence and its quotation lie."""

    lowers: list[str]
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    deps: list[str]
    entities: list[str]
    heads: list[int]
    lefts: list[int]
    ends: list[int]
    """The subtree of a word is lefts[i]:ends[i]."""
    children: list[list[int]]
    sentences: list[Stretch]
    quotation: list[int]
    """The number of the outermost quotation round the word; -1 outside all."""
    quotations: list[Stretch]
    """With their marks."""
    offsets: list[Stretch]
    """Where the word stands in the text."""

    def __len__(self) -> int:
        return len(self.lowers)

    def trimmed(self, first: int, end: int) -> Stretch:
        """first:end without punctuation and white space at its edges, and without the "'s" behind a name."""
        while first < end and self.is_loose(first):
            first += 1
        while end > first and (self.is_loose(end - 1) or self.lowers[end - 1] in _POSSESSIVE):
            end -= 1
        return first, end

    def is_loose(self, index: int) -> bool:
        lower = self.lowers[index]
        return not lower.strip() or (lower[0] in _MARKS and not _MARKS.isdisjoint(lower) and _MARKS.issuperset(lower))

    def characters(self, stretch: Stretch) -> Stretch:
        return self.offsets[stretch[0]][0], self.offsets[stretch[1] - 1][1]


def words_of(doc: Doc) -> Words:
    """The columns of a parsed article."""
    tokens = list(doc)
    lowers = [token.text.lower() for token in tokens]
    steps = doc.to_array(HEAD).astype("int64").tolist()  # how far to the head: without a Token for each
    heads = [index + step for index, step in enumerate(steps)]
    children: list[list[int]] = [[] for _ in tokens]
    for index, head in enumerate(heads):
        if head != index:
            children[head].append(index)
    offsets = [(token.idx, token.idx + len(token)) for token in tokens]
    quotation, quotations = _quotations(doc.text, offsets)
    return Words(
        lowers=lowers,
        lemmas=[token.lemma_.lower() for token in tokens],
        pos=[token.pos_ for token in tokens],
        tags=[token.tag_ for token in tokens],
        deps=[token.dep_ for token in tokens],
        entities=[token.ent_type_ for token in tokens],
        heads=heads,
        lefts=[token.left_edge.i for token in tokens],
        ends=[token.right_edge.i + 1 for token in tokens],
        children=children,
        sentences=[stretch for sent in doc.sents for stretch in [(sent.start, sent.end)] * len(sent)],
        quotation=quotation,
        quotations=quotations,
        offsets=offsets,
    )


def is_readable(doc: Doc) -> bool:
    """Whether the parse speaks Universal Dependencies, as the weights were trained on."""
    if not len(doc) or not doc.has_annotation("DEP"):
        return False
    return not any(token.dep_ in _OTHER_SCHEME for token in doc[:400])


def _quotations(text: str, offsets: list[Stretch]) -> tuple[list[int], list[Stretch]]:
    inside = [-1] * len(offsets)
    stretches: list[Stretch] = []
    index = 0
    for quotation in find_quotations(text):
        while index < len(offsets) and offsets[index][1] <= quotation.start:
            index += 1
        first = index
        while index < len(offsets) and offsets[index][0] < quotation.end:
            inside[index] = len(stretches)
            index += 1
        if index > first:
            stretches.append((first, index))
    return inside, stretches
