"""Words that may be cues, and what tells whether they are: "said", "according", "statement", the colon of a headline.

Acme's board doubts that the plant will open.  →  "doubts": a verb with a clause, its subject an organization's
The firm doubts its figures.                   →  the same verb with an object
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from extractors.attribution_words import Words
from extractors.cues import cue_forms
from extractors.speaker_nouns import human_nouns, singular, speaking_things

_OPEN = frozenset({"VERB", "NOUN", "ADJ", "ADP", "AUX", "ADV", "PROPN"})
_PRONOUNS = frozenset({"he", "she", "they", "i", "we", "you", "who"})


def cue_candidates(words: Words) -> Iterator[int]:
    """Words of an open class, prepositions, and colons: at first sight they could attribute."""
    for index, pos in enumerate(words.pos):
        if pos in _OPEN or words.lowers[index] == ":":
            yield index


def kind_of(words: Words, index: int) -> str:
    """What a word stands for: "PERSON", "ORG", "pronoun", "human", "body", "document", a part of speech."""
    if words.entities[index]:
        return words.entities[index]
    lower = words.lowers[index]
    if lower in _PRONOUNS:
        return "pronoun"
    return _noun_kind(singular(lower)) or words.pos[index]


@cache
def _noun_kind(noun: str) -> str:
    return "human" if noun in human_nouns() else speaking_things().get(noun, "")


def cue_features(words: Words, index: int) -> list[str]:
    lemma, pos, dep = words.lemmas[index], words.pos[index], words.deps[index]
    lower, head = words.lowers[index], words.heads[index]
    use = cue_forms().get(lower)
    key = f"{lemma}/{pos}"
    before, after = _neighbour(words, index - 1), _neighbour(words, index + 1)
    found = [
        "bias", f"l={lemma}", f"k={key}", f"w={lower}", f"t={words.tags[index]}", f"d={dep}", f"p={pos}",
        f"use={use}", f"kd={key}/{dep}", f"pd={pos}/{dep}", f"b={before}", f"a={after}", f"kb={key}/{before}",
        f"ka={key}/{after}", f"a2={_neighbour(words, index + 2)}", f"b2={_neighbour(words, index - 2)}",
        f"hl={words.lemmas[head]}/{dep}", f"hp={words.pos[head]}/{dep}/{pos}", f"suf={lemma[-3:]}/{pos}",
        f"pre={lemma[:4]}/{pos}", f"khl={key}/{words.lemmas[head]}",
        f"hd={dep}/{words.deps[head]}", f"bka={before}/{lemma}/{after}", f"bpa={before}/{pos}/{after}",
    ]  # fmt: skip
    found += _dependents(words, index, key, pos)
    found += _marks(words, index, key, pos)
    return found


def _dependents(words: Words, index: int, key: str, pos: str) -> Iterator[str]:
    rels = []
    for child in words.children[index]:
        rel = words.deps[child]
        if rel == "punct":
            continue
        side = "<" if child < index else ">"
        rels.append(rel)
        yield f"c={side}{rel}"
        yield f"kc={key}/{side}{rel}"
        yield f"pc={pos}/{side}{rel}"
        if rel.startswith("nsubj") or rel in {"nmod:poss", "obl", "nmod", "obl:agent"}:
            kind = kind_of(words, child)
            yield f"s={rel}/{kind}"
            yield f"ks={key}/{rel}/{kind}"
            yield f"sl={rel}/{words.lemmas[child]}"
        if rel in {"obj", "xcomp", "compound:prt", "aux", "aux:pass", "advmod", "ccomp", "mark", "case"}:
            yield f"kcl={key}/{rel}/{words.lemmas[child]}"
            yield f"cl={pos}/{rel}/{words.lemmas[child]}"
        for grandchild in words.children[child]:
            if words.deps[grandchild] in {"case", "mark"}:
                yield f"m={pos}/{rel}/{words.lowers[grandchild]}"
                yield f"km={key}/{rel}/{words.lowers[grandchild]}"
                break
    yield f"rels={pos}/{'+'.join(sorted(set(rels)))}"
    if not any(rel.startswith("nsubj") for rel in rels) and words.deps[index] in {"conj", "xcomp", "advcl", "acl"}:
        subject = subject_above(words, index)
        if subject is not None:
            yield f"above={words.deps[index]}/{kind_of(words, subject)}"
            yield f"kabove={key}/{kind_of(words, subject)}"


def subject_above(words: Words, index: int) -> int | None:
    """The subject that a verb has from the one above it."""
    for _ in range(3):
        index = words.heads[index]
        for child in words.children[index]:
            if words.deps[child].startswith("nsubj"):
                return child
    return None


def _marks(words: Words, index: int, key: str, pos: str) -> Iterator[str]:
    first, end = words.sentences[index]
    own = words.quotation[index]
    where = "in" if own >= 0 else "out"
    before = any(words.quotation[at] not in (-1, own) for at in range(max(0, index - 7), index))
    after = any(words.quotation[at] not in (-1, own) for at in range(index + 1, min(len(words), index + 7)))
    around = f"{where}{'<' if before else ''}{'>' if after else ''}"
    yield f"q={around}"
    yield f"kq={key}/{around}"
    yield f"pq={pos}/{words.deps[index]}/{around}"
    yield f"len={min(5, (end - first) // 8)}/{pos}"
    yield f"at={min(3, (index - first) // 3)}/{pos}"


def _neighbour(words: Words, index: int) -> str:
    if not 0 <= index < len(words):
        return "–"
    lower = words.lowers[index]
    return "¶" if not lower.strip() else "0" if lower[0].isdigit() else lower
