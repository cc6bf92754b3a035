"""The stretches on either side of a cue that it may attribute, and what tells which of them it does.

    Costs, Roe said, will fall.       →  left of the cue: "Costs"; right of it: "will fall"
    Roe said costs would fall Monday. →  right: "costs", "costs would fall", "costs would fall Monday", none

A stretch is a place where it may start (the edge of a subtree, a quotation, the end of the cue's own clause) and one
where it may end; a quotation may carry it over sentences.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extractors.attribution_paths import path
from extractors.attribution_places import NEAR, clause_of, left_places, right_places
from extractors.attribution_weights import hashed
from extractors.attribution_words import Stretch, Words

Side = Literal["left", "right"]
ContentCandidate = tuple[Stretch | None, list[int]]
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LONG = 60
"""Words of a stretch that are looked at."""
_COMPLEMENTS = ("ccomp", "xcomp", "obj", "parataxis", "nmod", "acl")


@dataclass(frozen=True, slots=True)
class _Cue:
    """What every stretch round a cue shares."""

    index: int
    key: str
    pos: str
    dep: str
    context: str
    joints: str
    source: Stretch | None


def content_candidates(words: Words, cue: int, source: Stretch | None, side: Side) -> list[ContentCandidate]:
    """Each stretch on one side of the cue, with its features; first of all: none."""
    shared = _Cue(
        index=cue,
        key=f"{words.lemmas[cue]}/{words.pos[cue]}",
        pos=words.pos[cue],
        dep=words.deps[cue],
        context=_context(words, cue, source),
        joints=_joints(words, cue, source),
        source=source,
    )
    found: list[ContentCandidate] = [(None, hashed(_without(words, shared)))]
    starts, ends = (left_places if side == "left" else right_places)(words, cue, source)
    start_features = {at: hashed(_start_features(words, shared, at, rel)) for at, rel in starts.items()}
    end_features = {at: hashed(_end_features(words, shared, at, rel)) for at, rel in ends.items()}
    seen = set()
    for first, start_rel in starts.items():
        for end, end_rel in ends.items():
            stretch = words.trimmed(first, end) if first < end else (0, 0)
            if stretch[0] >= stretch[1] or stretch in seen or (side == "left" and end > cue):
                continue
            seen.add(stretch)
            both = hashed(_stretch_features(words, shared, (first, end), stretch, (start_rel, end_rel)))
            found.append((stretch, start_features[first] + end_features[end] + both))
    return found


def _context(words: Words, cue: int, source: Stretch | None) -> str:
    """What stands round a cue: its complement, the side of its source, whether quotations are near."""
    rels = {words.deps[child] for child in words.children[cue]}
    complement = next((rel for rel in _COMPLEMENTS if rel in rels), "-")
    where = "-" if source is None else "<" if source[0] < cue else ">"
    own = words.quotation[cue]
    before = any(words.quotation[at] not in (-1, own) for at in range(max(0, cue - NEAR), cue))
    after = any(words.quotation[at] not in (-1, own) for at in range(cue, min(len(words), cue + NEAR)))
    return f"{complement}{where}{'q' if before else ''}{'Q' if after else ''}{'i' if own >= 0 else ''}"


def _joints(words: Words, cue: int, source: Stretch | None) -> str:
    """How the cue's clause is set into its sentence: "The plant, Roe said, will open" → ",," and a modal behind it."""
    first, end = clause_of(words, cue, source)
    opening, closing = words.sentences[cue]
    before = "^" if first <= opening else words.lowers[first - 1] if words.is_loose(first - 1) else "w"
    if end >= closing:
        return before + "$"
    if not words.is_loose(end):
        return f"{before}{words.pos[end]}"
    return f"{before}{words.lowers[end]}{words.tags[end + 1] if end + 1 < closing else '$'}"


# ---------------------------------------------------------------- features


def _without(words: Words, cue: _Cue) -> Iterator[str]:
    clause = clause_of(words, cue.index, None)
    first, end = words.sentences[cue.index]
    is_last = all(words.is_loose(at) for at in range(clause[1], min(end, clause[1] + _LONG)))
    before = words.lowers[cue.index - 1] if cue.index else "·"
    after = words.lowers[cue.index + 1] if cue.index + 1 < len(words) else "·"
    passive = any(words.deps[child] in {"nsubj:pass", "aux:pass"} for child in words.children[cue.index])
    yield from ("none", f"none k={cue.key}", f"none c={cue.context}", f"none c={cue.context}/{cue.pos}")
    yield from (f"none d={cue.dep}/{cue.pos}", f"none last={is_last}", f"none last={is_last}/{cue.context}")
    yield from (f"none b={before}", f"none a={after}", f"none first={cue.index - first < 4}")
    yield from (f"none passive={passive}/{cue.pos}", f"none kc={cue.key}/{cue.context}")
    yield from (f"none j={cue.joints}", f"none jc={cue.joints}/{cue.context}")


def _start_features(words: Words, cue: _Cue, at: int, rel: str) -> Iterator[str]:
    if at >= len(words):
        return
    before = words.lowers[at - 1] if at else "·"
    gap = min(4, max(0, at - cue.index - 1))
    lower = words.lowers[at]
    yield from (f"s={rel}", f"sk={rel}/{cue.key}", f"sc={rel}/{cue.context}", f"sp={rel}/{cue.pos}/{cue.dep}")
    yield from (f"sw={lower}", f"sw={lower}/{rel}", f"sb={before}", f"st={words.tags[at]}/{rel}")
    yield from (f"sq={words.quotation[at] >= 0}/{rel}", f"gap={gap}/{rel}", f"gapk={gap}/{cue.key}")
    yield from (f"sbk={before}/{cue.key}", f"j={cue.joints}/{rel}")


def _end_features(words: Words, cue: _Cue, at: int, rel: str) -> Iterator[str]:
    last = words.lowers[at - 1]
    after = words.lowers[at] if at < len(words) else "·"
    beyond = words.lowers[at + 1] if at + 1 < len(words) else "·"
    pos = words.pos[at] if at < len(words) else "·"
    yield from (f"e={rel}", f"ek={rel}/{cue.key}", f"ec={rel}/{cue.context}", f"ep={rel}/{cue.pos}/{cue.dep}")
    yield from (f"ea={after}", f"ea={after}/{rel}", f"ea2={after}/{beyond}", f"el={last}")
    yield from (f"et={words.tags[at - 1]}/{rel}", f"eq={words.quotation[at - 1] >= 0}/{rel}", f"en={pos}/{rel}")
    yield f"je={cue.joints}/{rel}"


def _stretch_features(
    words: Words, cue: _Cue, whole: Stretch, stretch: Stretch, rels: tuple[str, str]
) -> Iterator[str]:
    first, end = stretch
    size = min(5, (end - first).bit_length())
    is_finite = any(words.tags[at] in _FINITE for at in range(first, min(end, first + _LONG)))
    pair = f"{rels[0]}>{rels[1]}"
    top = _top(words, first, end)
    way = path(words, cue.index, top) if top is not None else "many"
    marks = _marks(words, whole)
    yield from (f"r={pair}", f"rk={pair}/{cue.key}", f"rc={pair}/{cue.context}", f"jp={cue.joints}/{pair}")
    yield from (f"size={size}", f"sizep={size}/{cue.pos}", f"way={way}", f"wayk={way}/{cue.key}")
    yield from (f"wayp={way}/{cue.pos}", f"fin={is_finite}/{way}", f"fink={is_finite}/{cue.key}")
    yield from (f"finc={is_finite}/{cue.context}", f"marks={marks}", f"marksc={marks}/{cue.context}")
    yield from (f"ow={way}/{rels[1]}", f"over={words.sentences[first] != words.sentences[end - 1]}/{marks}")
    if cue.source is not None:
        yield f"overlap={first < cue.source[1] and cue.source[0] < end}"


def _top(words: Words, first: int, end: int) -> int | None:
    """The one word of first:end that depends on a word outside; None where there are several."""
    found = None
    for index in range(first, min(end, first + _LONG)):
        head = words.heads[index]
        if (head == index or not first <= head < end) and words.deps[index] not in {"punct", "dep"}:
            if found is not None:
                return None
            found = index
    return found


def _marks(words: Words, whole: Stretch) -> str:
    """Whether the stretch is a quotation, holds one, or cuts one."""
    inside = {words.quotation[at] for at in (whole[0], whole[1] - 1)} - {-1}
    if not inside:
        return (
            "holds"
            if any(words.quotation[at] >= 0 for at in range(whole[0], min(whole[1], whole[0] + _LONG)))
            else "none"
        )
    edges = [words.quotations[number] for number in inside]
    if any(edge[0] < whole[0] or edge[1] > whole[1] for edge in edges):
        return "cuts"
    return "is" if whole in edges else "touches"
