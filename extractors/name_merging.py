"""One reading where the model and the form of the words disagree about a stretch of text.

model "Harbor" + "Marine Institute"; form "Harbor Marine Institute"  ->  "Harbor Marine Institute"
model ORG "Acme Robotics"; form "Acme Robotics, Inc."                ->  "Acme Robotics, Inc."
model FAC "Harbor Airport"; form "Harbor Airport"                    ->  a place, as the model has it
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.gazetteers import head_type, word_group
from extractors.name_spans import Name, is_certain_form
from extractors.surface import Surface

_BUILDINGS = frozenset({"Airport", "Church", "Theatre", "Museum", "Center", "Centre", "Prefecture"})
"""Where the model sees a place under such a name, it is one."""
_GATHERINGS = frozenset({"Forum", "Congress", "Convention", "Meeting", "Workshop", "Show", "Fair", "Exposition"})
"""Where the model sees an organization under such a name, it is one."""


def merged(surface: Surface, model: Sequence[Name], form: Iterable[Name]) -> list[Name]:
    """Names that do not overlap, in the order of the text; longer forms come before shorter ones."""
    taken: dict[int, Name] = {index: name for name in model for index in range(name.start, name.end)}
    for name in sorted(form, key=lambda name: (name.start - name.end, name.start)):
        rivals = _rivals(taken, name)
        if len(rivals) == 1 and _is_place_by_context(surface, name, rivals[0]):
            continue
        chosen = _chosen(name, rivals, surface.words[name.start : name.end])
        if chosen is None:
            continue
        for rival in rivals:
            for index in range(rival.start, rival.end):
                taken.pop(index, None)
        for index in range(chosen.start, chosen.end):
            taken[index] = chosen
    return sorted(set(taken.values()))


def _is_place_by_context(surface: Surface, name: Name, rival: Name) -> bool:
    """ "in the Roe Hospital", a place to the model: there the preposition agrees with it."""
    if (name.start, name.end, rival.kind) != (rival.start, rival.end, "place") or name.kind != "organization":
        return False
    before = [word.lower() for word in surface.words[max(0, name.start - 2) : name.start]]
    if before[-1:] == ["the"]:
        before.pop()
    return before[-1:] != [] and before[-1] in _INSIDE and not is_certain_form(surface.words[name.end - 1])


_INSIDE = word_group("place prepositions")


def _rivals(taken: dict[int, Name], name: Name) -> list[Name]:
    found = {taken[index] for index in range(name.start, name.end) if index in taken}
    return sorted(found)


def _chosen(name: Name, rivals: Sequence[Name], words: Sequence[str]) -> Name | None:
    """What takes the place of the rivals; None where they stay."""
    if not rivals:
        return name
    if name.kind in {"place", "nationality"}:
        return _as_country(name, rivals)
    first, last = rivals[0].start, rivals[-1].end
    if name.start <= first and last <= name.end:
        return _over(name, rivals, words)
    if len(rivals) == 1 and first <= name.start and name.end <= last:
        return _within(name, rivals[0], words)
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


def _over(name: Name, rivals: Sequence[Name], words: Sequence[str]) -> Name | None:
    """The form covers the rivals."""
    same = len(rivals) == 1 and (rivals[0].start, rivals[0].end) == (name.start, name.end)
    if any(rival.source == "form" for rival in rivals):
        return None
    # "Roe Convention Center", but not "Harbor Trade Service Center"
    is_building = words[-1] in _BUILDINGS and not any(head_type(word) for word in words[:-1])
    if same and rivals[0].kind == "place" and name.kind == "organization" and is_building:
        return None
    # "Nature Medicine" as a journal, "Roe Initiative" as an event: only a legal form says more than the model.
    if same and rivals[0].kind in {"other", "event"} and name.kind == "organization" and not is_certain_form(words[-1]):
        return None
    if len(rivals) == 1 and _is_whole(name, rivals[0], words):
        return None
    if same and rivals[0].kind == "organization" and name.kind == "event" and not _GATHERINGS.isdisjoint(words):
        return None
    if name.kind == "organization" and any(_ends_in(name, rival, words) for rival in rivals):
        return None
    if name.kind == "product" and any(rival.kind in {"person", "nationality"} for rival in rivals):
        return None
    return name


def _is_whole(name: Name, rival: Name, words: Sequence[str]) -> bool:
    """ "the Food and Drug Administration for Acmera", "the Port Center on the Quay": the model's name ends before."""
    size = rival.end - rival.start
    if rival.start != name.start or rival.end >= name.end or words[size] not in {"for", "on"}:
        return False
    return rival.kind in {"organization", "place"} and size > 1 and head_type(words[size - 1]) is not None


def _ends_in(name: Name, rival: Name, words: Sequence[str]) -> bool:
    """ "News of Jane Roe", a person to the model; "the Issuer and Roe Bank", two names, "Board of Acme"."""
    if rival.end != name.end or rival.start <= name.start:
        return False
    is_joined = words[rival.start - name.start - 1] in {"and", "&"} and rival.end - rival.start > 1
    is_board = words[0] == "Board" or words[1] == "Board"
    return rival.kind in {"person", "product"} or (rival.kind == "organization" and (is_joined or is_board))


def _within(name: Name, rival: Name, words: Sequence[str]) -> Name | None:
    """The form lies inside one rival: "Dr. Roe" in a person, "Inc." name in a longer wrong span."""
    if rival.source == "form" or (rival.kind == "place" and words[-1] in _BUILDINGS):
        return None
    if name.kind == "organization" and rival.kind in {"person", "place", "product", "other"} and rival.end == name.end:
        return rival._replace(kind="organization")
    return None
