"""How far a cue reaches on either side of its main word: "has also said", "called for", "said in a statement".

Its own helpers and prepositions belong to it, its source and its content never do.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.attribution_weights import hashed
from extractors.attribution_words import Stretch, Words

_MOST = 8
ExtentCandidate = tuple[int, list[int]]


def first_candidates(words: Words, cue: int, others: list[Stretch]) -> list[ExtentCandidate]:
    """Where the cue may start, the main word first."""
    floor = max([words.sentences[cue][0], cue - _MOST, *(end for _, end in others if end <= cue)])
    found = []
    for first in range(cue, floor - 1, -1):
        if first < cue and words.is_loose(first):
            continue
        found.append((first, hashed(_features(words, cue, first, first - 1, "<", first == floor))))
    return found


def end_candidates(words: Words, cue: int, others: list[Stretch]) -> list[ExtentCandidate]:
    """Where the cue may end, right behind the main word first."""
    ceiling = min([words.sentences[cue][1], cue + 1 + _MOST, *(first for first, _ in others if first > cue)])
    found = []
    for end in range(cue + 1, ceiling + 1):
        if end > cue + 1 and words.is_loose(end - 1):
            continue
        found.append((end, hashed(_features(words, cue, end - 1, end, ">", end == ceiling))))
    return found


def _features(words: Words, cue: int, last: int, beyond: int, side: str, is_limit: bool) -> Iterator[str]:
    """Of a cue that reaches to the word `last` and not to the word `beyond`."""
    key = f"{words.lemmas[cue]}/{words.pos[cue]}"
    size = abs(last - cue)
    outer = _relation(words, cue, beyond) if 0 <= beyond < len(words) and not is_limit else "limit"
    word = words.lowers[beyond] if 0 <= beyond < len(words) and not is_limit else "limit"
    inner = _relation(words, cue, last)
    yield from (
        f"{side}{size}",
        f"{side}{size}/{is_limit}",
        f"{side}k={key}/{size}",
        f"{side}i={inner}",
        f"{side}o={outer}",
    )
    yield from (
        f"{side}io={inner}/{outer}",
        f"{side}w={word}",
        f"{side}l={words.lowers[last]}",
        f"{side}lo={words.lowers[last]}/{outer}",
    )
    yield from (
        f"{side}kw={key}/{word}",
        f"{side}kl={key}/{words.lowers[last]}",
        f"{side}lw={words.lowers[last]}/{word}",
    )
    yield from (f"{side}kio={key}/{inner}/{outer}", f"{side}pio={words.pos[cue]}/{inner}/{outer}/{is_limit}")
    yield from (f"{side}p={words.pos[last]}/{is_limit}", f"{side}klim={key}/{size}/{is_limit}")


def _relation(words: Words, cue: int, index: int) -> str:
    """How a word hangs on the cue: "aux", "obj>det" where there is one between, "out" where it does not."""
    if index == cue:
        return "self"
    steps = [words.deps[index]]
    while len(steps) < 3 and words.heads[index] != index:
        index = words.heads[index]
        if index == cue:
            return ">".join(reversed(steps))
        steps.append(words.deps[index])
    return "deep" if index != words.heads[index] else "out"
