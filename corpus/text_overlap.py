"""How much two texts share: the measures of what a parser keeps of a page.

    shingle_overlap("Acme buys Beta for cash", "Acme buys Beta for cash")     1.0, 1.0
    token_overlap("Acme buys Beta", "Acme buys Beta today")                   precision 0.75, recall 1.0

Shingles are four words in a row, counted as scrapinghub's article-extraction-benchmark counts them: a page's precision
and recall each weigh as much as any other page's, and F is taken of the two means.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from lxml import etree

_SHINGLE = 4
_WORD = re.compile(r"\w+")
_INLINE = frozenset(
    {"a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "ins", "label", "mark", "q", "s", "small", "span"}
    | {"strike", "strong", "sub", "sup", "time", "tt", "u"}
)
_UNSEEN = frozenset({"script", "style", "noscript", "template", "title", "head"})


class Overlap(NamedTuple):
    """Of a found text with the true one, from 0 to 1."""

    precision: float
    recall: float

    @property
    def f(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def shingle_overlap(true: str, found: str) -> Overlap:
    """Of the four words in a row that two texts have; a shorter text is one shingle."""
    return _overlap(_shingles(true), _shingles(found))


def token_overlap(true: str, found: str) -> Overlap:
    """Of the words that two texts have, in any order."""
    return _overlap(Counter(_WORD.findall(true)), Counter(_WORD.findall(found)))


def mean_overlap(overlaps: Iterable[Overlap]) -> Overlap:
    """The mean precision and the mean recall: no page weighs more than another one."""
    all_of_them = list(overlaps)
    count = max(len(all_of_them), 1)
    return Overlap(sum(one.precision for one in all_of_them) / count, sum(one.recall for one in all_of_them) / count)


def visible_text(root: etree._Element) -> str:
    """The words of a page as they are shown: words in different blocks do not grow together, inline marks part none."""
    parts: list[str] = []
    _collect(root, parts)
    return "".join(parts)


def _overlap(true: Counter[Any], found: Counter[Any]) -> Overlap:
    if not true or not found:
        same = float(not true and not found)
        return Overlap(same, same)
    hits = (true & found).total()
    return Overlap(hits / found.total(), hits / true.total())


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    found = (tuple(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1)))
    return Counter(shingle for shingle in found if shingle)


def _collect(element: etree._Element, parts: list[str]) -> None:
    gap = "" if element.tag in _INLINE else "\n"
    parts += [gap, element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _UNSEEN and not _is_hidden(child):
            _collect(child, parts)
        parts.append(child.tail or "")
    parts.append(gap)


def _is_hidden(element: etree._Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style
