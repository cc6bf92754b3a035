"""Openings that tell who leads the organization that the sentence is about.

"Led by CEO Ray Tarrow, Acme runs 40 hotels."             ->  Ray Tarrow is Acme's
"Founded in 2015 by Ann Poe and John Doe, Acme makes …"   ->  both are
"""

from __future__ import annotations

from extractors.name_spans import Name
from extractors.role_context import RoleContext
from schemas import Reference

_OPENINGS = frozenset({"led", "headed", "chaired", "run", "founded", "co-founded", "owned", "helmed"})
_LONGEST = 20


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
