"""Participles that tell who leads an organization.

"Led by CEO Ray Tarrow, Acme runs 40 hotels."             ->  Ray Tarrow is Acme's
"Founded in 2015 by Ann Poe and John Doe, Acme makes …"   ->  both are
"Acme, led by Dr. Ann Poe", "Acme is run by partner Ann Poe"  ->  she is Acme's
"""

from __future__ import annotations

from extractors.name_spans import Name
from extractors.role_context import RoleContext
from schemas import Reference

_OPENINGS = frozenset({"led", "headed", "chaired", "run", "founded", "co-founded", "owned", "helmed"})
_LINKS = frozenset({"is", "was", "are", "been", "has", "which", ",", "-", "–", "—", "(", ")", "currently", "now", "co"})
_LONGEST = 20
_FARTHEST = 5
_MOST_ADJECTIVES = 3


def house_of_opening(article: RoleContext, person: Name) -> Reference | None:
    """The organization behind the comma that ends an opening with a person in it."""
    words, start = article.words, article.doc[person.start].sent.start
    while start < person.start and not words[start][:1].isalnum():
        start += 1
    opening = [word.lower() for word in words[start : person.start]]
    if not opening or opening[0] not in _OPENINGS or "by" not in opening or len(opening) > _LONGEST:
        return None
    for index in range(person.end, min(person.end + _LONGEST, len(words) - 1)):
        if not article.surface.joins(index) or words[index] in {".", ";"}:
            return None
        name = article.at.get(index + 1)
        if words[index] == "," and name is not None and name.kind != "person":
            return article.reference(name) if name.kind == "organization" and name.start == index + 1 else None
    return None


def house_led_by(article: RoleContext, start: int) -> Reference | None:
    """The organization right before "led by", where the person or the title begins at `start`."""
    words = article.words
    for _ in range(_MOST_ADJECTIVES):  # "led by seasoned industry executive Ann Poe"
        is_adjective = (
            start > 3 and article.doc[start - 1].pos_ in {"ADJ", "NOUN", "VERB"} and words[start - 1].islower()
        )
        start -= is_adjective
    if start < 3 or words[start - 1].lower() != "by" or words[start - 2].lower() not in _OPENINGS:
        return None
    for index in range(start - 3, max(start - 3 - _FARTHEST, -1), -1):
        if not article.surface.joins(index + 1):
            return None
        name = article.at.get(index)
        if name is not None:
            return article.reference(name) if name.kind == "organization" else None
        if words[index].lower() not in _LINKS:
            return None
    return None
