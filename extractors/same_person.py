"""Which mentions mean one person: "Jane Roe", "Jane A. Roe", "Dr. Roe", "Roe", "Jane".

A surname that two people share means the one who was named in full last; where none was named before, it stays alone.
A surname may come first: "Zhang" is Zhang Jianmin.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from extractors.gazetteers import Gender, folded, gender_of, honorific_gender
from extractors.name_spans import Name


def group_people(doc: Doc, names: Sequence[Name]) -> list[list[Name]]:
    """The mentions of each person, in the order of the text."""
    groups = _full_names(doc, [name for name in names if name.end - name.start > 1])
    bearers = _Bearers(doc, groups)
    alone: dict[str, list[Name]] = {}
    for name in names:
        if name.end - name.start > 1:
            continue
        group = bearers.of(name)
        if group is None:
            alone.setdefault(folded(doc[name.start].text), []).append(name)
        else:
            group.append(name)
    return [sorted(group) for group in [*groups, *alone.values()]]


def words_of(doc: Doc, name: Name) -> list[str]:
    """The words of a name, folded, without initials' full stops and marks."""
    words = [_bare(folded(token.text)) for token in doc[name.start : name.end]]
    return [word for word in words if word and any(char.isalnum() for char in word)]


def _bare(word: str) -> str:
    """ "Roe" of "Roe‘s", "A" of "A."."""
    return word.removesuffix("'s").strip(".’‘'\"“”")


def _full_names(doc: Doc, names: Sequence[Name]) -> list[list[Name]]:
    groups: list[list[Name]] = []
    by_surname: dict[str, list[tuple[list[str], list[Name]]]] = {}
    for name in names:
        words = words_of(doc, name)
        if not words:
            continue
        # "Ana Roe" may go on: "Ana Roe Diaz".
        surnames = words[-1:] if len(words) < 3 else words[-2:]
        if len(words) == 2:
            surnames = [*surnames, f"{words[0]} {words[1][:3]}"]  # "Jane Hicks" may be written "Jane Hick" once
        namesakes = [namesake for word in surnames for namesake in by_surname.get(word, ())[:_MAX_NAMESAKES]]
        group = next((group for other, group in namesakes if _is_same(words, other)), None)
        if group is None:
            group = []
            groups.append(group)
        group.append(name)
        for word in surnames:
            by_surname.setdefault(word, []).append((words, group))
    return groups


_MAX_NAMESAKES = 60


def _is_same(one: list[str], other: list[str]) -> bool:
    """ "Jane Roe" and "Jane A. Roe" or "J. Roe"; not "Jane Roe" and "John Roe"."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) > 1 and long[-len(short) :] == short:  # "Van Houten" is Anna Van Houten
        return True
    if len(short) == 2 and len(long) == 3 and long[:2] == short:  # "Ana Roe" and "Ana Roe Diaz"
        return True
    if len(one) == len(other) == 2 and one[0] == other[0] and _is_slip(one[1], other[1]):
        return True
    if len(one) < 2 or len(other) < 2 or one[-1] != other[-1]:
        return False
    if one[0] == other[0]:
        return len(one) == 2 or len(other) == 2 or one[1][0] == other[1][0]
    return one[0][0] == other[0][0] and (len(one[0]) == 1 or len(other[0]) == 1)


def _is_slip(one: str, other: str) -> bool:
    """A letter too few at the end or within: "Hicks" and "Hick", "Wilford" and "Wiford"."""
    short, long = sorted((one, other), key=len)
    if len(short) == len(long) > _SHORTEST_SLIP:  # "Beasley" and "Beasely"
        swapped = (
            long[:index] + long[index + 1] + long[index] + long[index + 2 :] for index in range(3, len(long) - 1)
        )
        return short in swapped
    if len(short) < _SHORTEST_SLIP or len(long) - len(short) != 1:
        return False
    return any(long[:index] + long[index + 1 :] == short for index in range(3, len(long)))


_SHORTEST_SLIP = 4


class _Bearers:
    """Who a single word may name: by the surname, else by the first name (or a surname that comes first)."""

    def __init__(self, doc: Doc, groups: Sequence[list[Name]]) -> None:
        self._doc = doc
        self._by_last: dict[str, list[list[Name]]] = {}
        self._by_first: dict[str, list[list[Name]]] = {}
        for group in groups:
            words = words_of(doc, group[0])
            # "Michael" is J. Michael Roe.
            first = words[1] if len(words[0]) == 1 and len(words) > 2 else words[0]
            self._by_last.setdefault(words[-1], []).append(group)
            self._by_first.setdefault(first, []).append(group)

    def of(self, name: Name) -> list[Name] | None:
        word = folded(self._doc[name.start].text)
        for by_word in (self._by_last, self._by_first):
            fitting = by_word.get(word, [])[:_MAX_NAMESAKES]
            if len(fitting) > 1:
                fitting = _narrowed(self._doc, name, fitting)
            if len(fitting) == 1:
                return fitting[0]
        return None


def _narrowed(doc: Doc, name: Name, groups: list[list[Name]]) -> list[list[Name]]:
    """Of several bearers, those whom a "Ms." before the name allows; of these the one named in full last."""
    gender = honorific_gender(doc[name.start - 1].text) if name.start else None
    if gender is not None:
        allowed = [group for group in groups if person_gender(doc, group) in (gender, None)]
        sure = [group for group in allowed if person_gender(doc, group) == gender]
        groups = sure or allowed
    before = [
        (mention.start, index)
        for index, group in enumerate(groups)
        for mention in group
        if mention.start < name.start and mention.end - mention.start > 1
    ]
    return [groups[max(before)[1]]] if before else []


def person_gender(doc: Doc, mentions: Sequence[Name]) -> Gender | None:
    """What the honorifics and first names of a person tell; None where they tell nothing."""
    for name in mentions:
        if name.start and (gender := honorific_gender(doc[name.start - 1].text)):
            return gender
    for name in mentions:
        if name.end - name.start > 1 and (gender := gender_of(doc[name.start].text)):
            return gender
    return None
