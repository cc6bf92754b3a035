"""One reading where the model and the form of the words disagree about a stretch of text.

model "Harbor" + "Marine Institute"; form "Harbor Marine Institute"  ->  "Harbor Marine Institute"
model ORG "Acme Robotics"; form "Acme Robotics, Inc."                ->  "Acme Robotics, Inc."
model FAC "Harbor Airport"; form "Harbor Airport"                    ->  a place, as the model has it
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.name_spans import Name
from extractors.surface import Surface

_BUILDINGS = frozenset({"Airport", "Church", "Theatre", "Museum"})
"""Where the model sees a place under such a name, it is one."""


def merged(surface: Surface, model: Sequence[Name], form: Iterable[Name]) -> list[Name]:
    """Names that do not overlap, in the order of the text; longer forms come before shorter ones."""
    taken: dict[int, Name] = {index: name for name in model for index in range(name.start, name.end)}
    for name in sorted(form, key=lambda name: (name.start - name.end, name.start)):
        rivals = _rivals(taken, name)
        chosen = _chosen(name, rivals, surface.words[name.end - 1] in _BUILDINGS)
        if chosen is None:
            continue
        for rival in rivals:
            for index in range(rival.start, rival.end):
                taken.pop(index, None)
        for index in range(chosen.start, chosen.end):
            taken[index] = chosen
    return sorted(set(taken.values()))


def _rivals(taken: dict[int, Name], name: Name) -> list[Name]:
    found = {taken[index] for index in range(name.start, name.end) if index in taken}
    return sorted(found)


def _chosen(name: Name, rivals: Sequence[Name], may_be_building: bool) -> Name | None:
    """What takes the place of the rivals; None where they stay."""
    if not rivals:
        return name
    if name.kind in {"place", "nationality"}:
        return _as_country(name, rivals)
    first, last = rivals[0].start, rivals[-1].end
    if name.start <= first and last <= name.end:
        return _over(name, rivals, may_be_building)
    if len(rivals) == 1 and first <= name.start and name.end <= last:
        return _within(name, rivals[0])
    if name.kind == "organization" and all(rival[2:] == ("organization", "model") for rival in rivals):
        return Name(min(first, name.start), max(last, name.end), "organization", "form")
    return None


def _as_country(name: Name, rivals: Sequence[Name]) -> Name | None:
    """A country that the model took for something else; inside a longer name it says nothing."""
    rival = rivals[0]
    if len(rivals) == 1 and (rival.start, rival.end) == (name.start, name.end) and rival.source == "model":
        if rival.kind in {"person", "organization", "product", "event", "other"} and name.kind == "place":
            return name
        if rival.kind in {"person", "place", "other"} and name.kind == "nationality":
            return name
    return None


def _over(name: Name, rivals: Sequence[Name], may_be_building: bool) -> Name | None:
    """The form covers the rivals."""
    same = len(rivals) == 1 and (rivals[0].start, rivals[0].end) == (name.start, name.end)
    if any(rival.source == "form" for rival in rivals):
        return None
    if same and rivals[0].kind == "place" and name.kind == "organization" and may_be_building:
        return None
    if name.kind == "product" and any(rival.kind == "person" for rival in rivals):
        return None
    return name


def _within(name: Name, rival: Name) -> Name | None:
    """The form lies inside one rival: "Dr. Roe" in a person, "Inc." name in a longer wrong span."""
    if rival.source == "form":
        return None
    if name.kind == "organization" and rival.kind in {"person", "place", "product", "other"} and rival.end == name.end:
        return rival._replace(kind="organization")
    return None
