"""The noun phrases that may be the source of a cue, and what tells which of them is.

said Jane Roe, who leads Acme, on Monday  →  "Jane Roe", "Jane Roe, who leads Acme", "Acme", "Monday", none
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.attribution_cues import kind_of
from extractors.attribution_paths import path
from extractors.attribution_weights import hashed
from extractors.attribution_words import Stretch, Words

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM"})
_INSIDE = frozenset({"compound", "flat", "amod", "case", "det", "nummod", "goeswith", "fixed", "advmod", "cc"})
_LEFT_PARTS = frozenset({
    "det", "det:predet", "amod", "compound", "nummod", "nmod:poss", "flat", "nmod", "nmod:desc", "advmod",
    "nmod:unmarked", "obl:unmarked", "punct", "flat:name", "appos", "dep",
})  # fmt: skip
_MOST_ENDS = 6

SourceCandidate = tuple[Stretch | None, list[int]]


def source_candidates(words: Words, cue: int) -> list[SourceCandidate]:
    """Each phrase of the cue's sentence that could be its source, with its features; first of all: none."""
    key = f"{words.lemmas[cue]}/{words.pos[cue]}"
    found: list[SourceCandidate] = [(None, hashed(_without(words, cue, key)))]
    first, end = words.sentences[cue]
    heads = [index for index in range(first, end) if index != cue and _may_head(words, index)]
    ranks = {index: rank for rank, index in enumerate(sorted(heads, key=lambda at: abs(at - cue)))}
    for head in heads:
        if abs(head - cue) > 60:
            continue
        shared = hashed(_head_features(words, cue, head, key, ranks[head]))
        for stretch, features in _extents(words, head, cue):
            found.append((stretch, shared + hashed(features)))
    return found


def _may_head(words: Words, index: int) -> bool:
    return words.pos[index] in _NOMINAL and words.deps[index] not in _INSIDE


def _without(words: Words, cue: int, key: str) -> Iterator[str]:
    rels = {words.deps[child] for child in words.children[cue]}
    subject = "subject" if any(rel.startswith("nsubj") for rel in rels) else "-"
    passive = "passive" if "aux:pass" in rels or "nsubj:pass" in rels else "-"
    dep = words.deps[cue]
    yield from ("none", f"none k={key}", f"none d={dep}", f"none p={words.pos[cue]}/{dep}")
    yield from (f"none {subject}/{passive}/{words.pos[cue]}", f"none {subject}/{passive}/{dep}/{words.tags[cue]}")
    yield f"none poss={'nmod:poss' in rels}/{words.pos[cue]}"


def _head_features(words: Words, cue: int, head: int, key: str, rank: int) -> Iterator[str]:
    way = path(words, cue, head)
    kind = kind_of(words, head)
    pos, dep = words.pos[head], words.deps[head]
    side = "<" if head < cue else ">"
    passive = "passive" if any(words.deps[child] == "aux:pass" for child in words.children[cue]) else ""
    case = next((words.lowers[child] for child in words.children[head] if words.deps[child] == "case"), "-")
    quoted = "in" if words.quotation[head] >= 0 else "out"
    own = "in" if words.quotation[cue] >= 0 else "out"
    yield from (f"path={way}", f"kp={key}/{way}", f"pp={words.pos[cue]}/{way}", f"tp={words.tags[cue]}/{way}/{passive}")
    yield from (f"kind={kind}", f"kindpath={kind}/{way}", f"l={words.lemmas[head]}", f"pos={pos}/{dep}")
    yield from (
        f"side={side}/{dep}",
        f"case={case}/{dep}/{side}",
        f"kcase={key}/{case}/{dep}",
        f"casekind={case}/{kind}",
    )
    yield from (f"rank={min(rank, 6)}{side}", f"rankkind={min(rank, 6)}{side}/{kind}", f"q={own}/{quoted}")
    yield f"adjacent={side}/{min(4, abs(head - cue))}/{kind}"
    yield f"qdep={own}/{quoted}/{dep}/{side}"


def _extents(words: Words, head: int, cue: int) -> Iterator[tuple[Stretch, list[str]]]:
    """The phrase with more and more of what follows on its head, from each place where it may start."""
    dep, pos = words.deps[head], words.pos[head]
    borders: list[tuple[int, str]] = [(head + 1, "head")]
    for part in words.children[head]:
        if part > head and words.deps[part] != "punct" and not words.lefts[part] <= cue < words.ends[part]:
            borders.append((words.ends[part], words.deps[part]))
    borders = borders[:_MOST_ENDS]
    if head < cue and dep.startswith("nsubj"):
        borders.append((_before_verb(words, cue), "verb"))
    seen = set()
    for first, left in _starts(words, head):
        for number, (end, last) in enumerate(borders):
            stretch = words.trimmed(first, end)
            if first <= cue < end or stretch in seen or stretch[0] >= stretch[1]:
                continue
            seen.add(stretch)
            following = borders[number + 1][1] if number + 1 < len(borders) else "·"
            after = words.lowers[end] if end < len(words) else "·"
            size = min(4, (stretch[1] - stretch[0]) // 4)
            before = words.lowers[first - 1] if first else "·"
            yield stretch, [
                f"last={last}", f"next={following}", f"ln={last}/{following}/{pos}", f"after={after}",
                f"an={after}/{following}", f"size={size}/{following}", f"nd={following}/{dep}", f"ld={last}/{dep}",
                f"left={left}", f"leftw={left}/{words.lowers[first]}", f"before={before}", f"before={before}/{left}",
                f"ent={words.entities[first]}/{words.entities[first - 1] if first else ''}/{left}",
                f"al={after}/{last}",
            ]  # fmt: skip


def _before_verb(words: Words, cue: int) -> int:
    """The first of the cue's own helpers: the end of a long subject that the parse has cut short."""
    first = cue
    for child in reversed(words.children[cue]):
        if child < first and words.deps[child] in {"aux", "aux:pass", "advmod", "cop"} and words.ends[child] == first:
            first = words.lefts[child]
    return first


def _starts(words: Words, head: int) -> list[tuple[int, str]]:
    """Where the phrase may start: behind its preposition, at the first of the parts that a noun has before it."""
    first, last = head, "head"
    found = []
    for child in reversed(words.children[head]):
        if child >= head:
            continue
        if words.deps[child] not in _LEFT_PARTS or words.ends[child] != first:
            if words.ends[child] == first and words.deps[child] not in {"punct", "case"}:
                found.append((words.lefts[child], words.deps[child]))
            break
        first, last = words.lefts[child], words.deps[child]
    return [(first, "own:" + last), *found]
