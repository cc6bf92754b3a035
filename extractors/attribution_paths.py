"""The way from one word to another in the parse, as one feature: "^conj vnsubj" from "hired" to "Roe" in "Roe came and
hired".
"""

from __future__ import annotations

from extractors.attribution_words import Words

_HIGHEST = 6


def path(words: Words, origin: int, target: int) -> str:
    """Up from the origin and down to the target, by the relations; "far" where they are more than six steps apart."""
    up = _above(words, origin)
    down = _above(words, target)
    for steps, index in enumerate(down):
        if index in up:
            rise = up[: up.index(index)]
            climbed = "".join(f"^{words.deps[at]}" for at in rise)
            return climbed + "".join(f"v{words.deps[at]}" for at in reversed(down[:steps]))
    return "far"


def _above(words: Words, index: int) -> list[int]:
    """The word, its head, the head of that …"""
    found = [index]
    while len(found) < _HIGHEST and words.heads[index] != index:
        index = words.heads[index]
        found.append(index)
    return found
