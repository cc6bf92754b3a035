"""What changed between two texts of an article, paragraph by paragraph, within a changed one word by word.

list(differences("Sales rose.\\nEnd.", "Sales fell.\\nEnd."))
# [[("", "Sales "), ("del", "rose."), ("ins", "fell.")], [("", "End.")]]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

Part: TypeAlias = tuple[Literal["", "del", "ins"], str]
_LONGEST = 4_000
"""Words of a paragraph: longer ones are compared as a whole."""


def differences(before: str, after: str) -> Iterator[list[Part]]:
    """The paragraphs of both, each as its parts."""
    old, new = _paragraphs(before), _paragraphs(after)
    for change, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if change == "equal":
            yield from (_told("", [line]) for line in old[a:b])
        elif change == "replace" and b - a == d - c:
            yield from (_words(one, other) for one, other in zip(old[a:b], new[c:d], strict=True))
        else:
            yield from (_told("del", [line]) for line in old[a:b])
            yield from (_told("ins", [line]) for line in new[c:d])


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _words(before: str, after: str) -> list[Part]:
    old, new = re.findall(r"\s+|\S+", before), re.findall(r"\s+|\S+", after)
    if max(len(old), len(new)) > _LONGEST:
        return [("del", before), ("ins", after)]
    parts: list[Part] = []
    for change, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if change == "equal":
            parts.append(("", "".join(old[a:b])))
            continue
        parts += _told("del", old[a:b]) + _told("ins", new[c:d])
    return parts


def _told(kind: Literal["", "del", "ins"], words: Sequence[str]) -> list[Part]:
    return [(kind, "".join(words))] if words else []
