"""Names that the model took for one with their owner before them.

"Acme's Safety Council", where the article also names Acme  ->  "Acme", "Safety Council"
"eastern Indiana's Roe High School"                         ->  the place Indiana, "Roe High School"
"McDonald's Holdings"                                       ->  as it is
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.gazetteers import is_known_place
from extractors.name_spans import Name
from extractors.surface import Surface


def owner_end(surface: Surface, name: Name, known: set[tuple[str, ...]]) -> int | None:
    """Where "Acme" ends in "Acme's Safety Council", if the article also names Acme alone, or it is a place."""
    for index in range(name.start + 1, name.end - 1):
        if surface.words[index] in {"'s", "’s"}:
            words = tuple(surface.words[name.start : index])
            is_owner = words in known or (name.kind == "organization" and _is_in_place(words))
            return index if is_owner and surface.is_capital[index + 1] else None
    return None


def parted_from_owner(surface: Surface, name: Name, owner: int) -> list[Name]:
    words = surface.words[name.start : owner]
    kind = "place" if name.kind == "organization" and _is_in_place(words) else name.kind
    return [name._replace(start=name.start + words[0].islower(), end=owner, kind=kind), name._replace(start=owner + 1)]


def _is_in_place(words: Sequence[str]) -> bool:
    """ "Indiana", "eastern Indiana"."""
    return is_known_place(" ".join(words[1:] if words[0].islower() else words))
