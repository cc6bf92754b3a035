"""Speakers without a name, by the words that describe them: "the trade office's director-general".

head_noun("a spokeswoman for acme".split())        →  "spokeswoman"
office_in("director-general of the trade office")  →  "director-general"
repeats("director", "director-general of the trade office")  →  True
"""

from __future__ import annotations

from extractors.gazetteers import is_title_head
from extractors.speaker_nouns import singular

DETERMINERS = ("the ", "a ", "an ", "this ", "that ", "these ", "those ", "one ")
OPENERS = frozenset({"of", "for", "at", "from", "with", "in", "to"})


def without_determiner(words: str) -> str:
    """The words without "the", "a", "this" in front."""
    if words.lower().startswith("one of "):
        return words
    for determiner in DETERMINERS:
        if words.lower().startswith(determiner):
            return words[len(determiner) :].lstrip()
    return words


def head_noun(words: list[str]) -> str:
    """The noun before the first preposition, else the last word, in the singular."""
    for index, word in enumerate(words):
        if word in OPENERS and index:
            return singular(words[index - 1])
    return singular(words[-1]) if words else ""


def office_in(words: str) -> str | None:
    """ "director-general" for "director-general of the trade office": the title before the preposition."""
    title, preposition, _ = words.partition(" of ")
    if not preposition:
        return None
    last = title.lower().split()[-1] if title.strip() else ""
    return title if is_title_head(last) or is_title_head(last.split("-")[0]) else None


def repeats(words: str, introduced: str) -> bool:
    """Whether a description may be a short form of an earlier one: the same head, or a part of a hyphened one."""
    head, earlier = head_noun(words.split()), head_noun(introduced.split())
    return head == earlier or head in earlier.split("-")
