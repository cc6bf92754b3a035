"""A name that the article has settled once is settled everywhere in it.

    "Jane Roe founded Acme Robotics, Inc. … Roe said that Acme Robotics grew."
        ->  the second "Roe" is a person and "Acme Robotics" an organization, tagged or not

What is a person in one place and an organization in another, by the model's guess, is what it is most often.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extractors.gazetteers import (
    head_type,
    is_company_word,
    is_first_name,
    is_honorific,
    is_known_place,
    is_legal_form,
    is_no_name,
    is_title_head,
    nationality_of,
    place_reading,
)
from extractors.name_kinds import Words, kinds_of_wordings, wording
from extractors.name_spans import Kind, Name
from extractors.surface import Surface, is_function_word

_REPEATED: frozenset[Kind] = frozenset({"person", "organization", "place", "product", "event"})


def settled(
    surface: Surface, names: Sequence[Name], defined: Iterable[tuple[Words, Kind]], issuer: str | None = None
) -> list[Name]:
    """The names with one kind for each wording, and the untagged repeats of them.

    `defined` holds the short forms that the article defines in brackets, `issuer` the organization whose release it is.
    """
    names = list(_with_first_names(surface, names))
    kinds = kinds_of_wordings(surface, names)
    sure = dict(defined)
    if issuer:
        sure[tuple(issuer.split())] = "organization"
    kinds.update(sure)
    parts = dict(_short_forms(surface, names, kinds))
    retyped = [name._replace(kind=_kind(surface, name, kinds, parts)) for name in names]
    rare = _rarely_named(surface, names) - parts.keys() - sure.keys()
    known = parts | {words: kind for words, kind in kinds.items() if kind in _REPEATED and words not in rare}
    whole = list(_without_parts(surface, retyped, known))
    return sorted([*whole, *_untagged(surface, whole, known)])


def _without_parts(surface: Surface, names: Sequence[Name], known: dict[Words, Kind]) -> Iterator[Name]:
    """The names without those that the model saw within a known one with a hyphen: "Lyon" in "ABC-Lyon"."""
    hyphened: dict[str, list[Words]] = defaultdict(list)
    for words in known:
        for part in {*words} if "-" in words and len(words) < _LONGEST_HYPHENED else ():
            hyphened[part].append(words)
    for name in names:
        words = wording(surface, name)
        around = {*surface.words[max(name.start - 1, 0) : name.start], *surface.words[name.end : name.end + 1]}
        is_part = "-" in around and any(
            surface.words[start : start + len(whole)] == [*whole]
            for whole in hyphened.get(words[0], ())[:_MAX_WHOLES]
            if whole != words
            for start in [name.start - whole.index(words[0])]
            if start >= 0
        )
        if not is_part:
            yield name


_LONGEST_HYPHENED = 8
_MAX_WHOLES = 60


def _with_first_names(surface: Surface, names: Sequence[Name]) -> Iterator[Name]:
    """ "Fiona Ma" where the model saw only "Ma": the word before a lone surname is a known first name."""
    taken = {index for name in names for index in range(name.start, name.end)}
    for name in names:
        before = name.start - 1
        grows = (
            name.kind == "person" and name.end - name.start == 1 and before not in taken and surface.joins(name.start)
        )
        if grows and surface.is_name_word(before) and is_first_name(surface.words[before]):
            word = surface.words[before]
            if not (is_title_head(word) or is_honorific(word) or surface.in_heading[before]):
                name = name._replace(start=before)
        yield name


def _rarely_named(surface: Surface, names: Sequence[Name]) -> set[Words]:
    """Single words that the model mostly takes for no name: one "Bitcoin" in ten does not make ten organizations."""
    found = Counter(surface.words[name.start] for name in names if name.end - name.start == 1)
    taken = {index for name in names for index in range(name.start, name.end)}
    untagged = Counter(
        word
        for index, word in enumerate(surface.words)
        if word in found and index not in taken and not surface.in_heading[index]
    )
    return {(word,) for word, count in found.items() if untagged[word] > _MAX_UNTAGGED * count}


_MAX_UNTAGGED = 3


def _kind(surface: Surface, name: Name, kinds: dict[Words, Kind], parts: dict[Words, Kind]) -> Kind:
    words = wording(surface, name)
    kind = kinds[words]
    part = parts.get(words)
    if name.kind == "place" and _is_before_region(surface, name.end):
        return "place"
    # A lone surname that the model took for a company; a surname that is also a city stays what the model says.
    if part == "person" and kind not in {"person", "nationality"}:
        return kind if kind == "place" and place_reading(words[0]) else "person"
    if part == "organization" and (
        kind in {"person", "product", "other", "event"} or not is_known_place(" ".join(words))
    ):
        return "organization"
    return kind


def _is_before_region(surface: Surface, end: int) -> bool:
    """Whether ", Ohio" follows: there "Bowling Green" is the town, whatever else is called so."""
    words = surface.words
    if end + 1 >= len(words) or words[end] != "," or not surface.joins(end + 1):
        return False
    reading = place_reading(words[end + 1])
    return reading is not None and reading.type in {"region", "country"} and words[end + 1][:1].isupper()


def _short_forms(surface: Surface, names: Sequence[Name], kinds: dict[Words, Kind]) -> Iterator[tuple[Words, Kind]]:
    """The surname and first name of each person, and companies without their legal form."""
    lowered = {word for word in surface.words if word.islower()}
    people = {part for words, kind in kinds.items() if kind == "person" and len(words) > 1 for part in words}
    firms = {words[0] for words, kind in kinds.items() if kind == "organization" and len(words) > 1}
    for words, kind in kinds.items():
        if kind == "person" and len(words) > 3 and words[-2] == "-":  # "Soon-Roe" of "Patrick Soon-Roe"
            yield words[-3:], "person"
        elif kind == "person" and 2 <= len(words) <= 4:
            for part in (words[-1], words[0]):
                # "Miranda Roe" of "Miranda Water": there "Miranda" is what the model says.
                if _may_be_short_for_person(part, words, lowered) and not (part in firms and (part,) in kinds):
                    yield (part,), "person"
        elif kind == "organization":
            bare = _without_legal_form(words)
            if bare != words and (len(bare) > 1 or bare[0] not in people):
                yield bare, "organization"
            if len(bare) > 1 and _is_distinctive(bare, bare != words, lowered) and bare[0] not in people:
                yield bare[:1], "organization"


def _may_be_short_for_person(part: str, words: Words, lowered: set[str]) -> bool:
    if len(part) < 2 or not part[:1].isupper() or part.lower() in lowered or is_no_name(part):
        return False
    # "Jane Roe CPA": letters behind a name are no surname.
    if part.isupper() and not all(word.isupper() for word in words):
        return False
    return not (nationality_of(part) or is_known_place(part))


def _without_legal_form(words: Words) -> Words:
    while len(words) > 1 and (is_legal_form(words[-1]) or words[-1] == ","):
        words = words[:-1]
    return words


def _is_distinctive(words: Words, is_registered: bool, lowered: set[str]) -> bool:
    """Whether a company goes by its first word alone: "Acme" of "Acme Robotics", not "First" of "First Harbor Bank"."""
    first = words[0]
    if len(words) > 3 or len(first) < 4 or not (is_registered or is_company_word(words[-1]) or "&" in words):
        return False
    if first.lower() in lowered or is_function_word(first) or is_no_name(first) or is_title_head(first):
        return False
    if head_type(first) or is_company_word(first) or is_legal_form(first) or is_first_name(first):
        return False
    return nationality_of(first) is None and not is_known_place(first)


def _untagged(surface: Surface, names: Sequence[Name], known: dict[Words, Kind]) -> Iterator[Name]:
    """Repeats of known names, longest first, outside what is tagged already. In headings capitals do not count."""
    candidates: dict[str, list[Words]] = defaultdict(list)
    for words in sorted(known, key=lambda words: (-len(words), words)):
        candidates[words[0].lower()].append(words)
    taken = {index for name in names for index in range(name.start, name.end)}
    index = 0
    while index < len(surface.words):
        name = None
        if index not in taken and (here := candidates.get(surface.words[index].lower())):
            name = _repeat_at(surface, index, here, known)
        if name is not None and taken.isdisjoint(range(name.start, name.end)):
            yield name
            index = name.end
        else:
            index += 1


def _repeat_at(surface: Surface, index: int, candidates: Iterable[Words], known: dict[Words, Kind]) -> Name | None:
    for words in candidates:
        end = index + len(words)
        here = tuple(surface.words[index:end])
        shouted = surface.in_heading[index] and all(word.isupper() or not word.isalpha() for word in here)
        if here != words and not (shouted and here == tuple(word.upper() for word in words)):
            continue
        if surface.paragraph[index] != surface.paragraph[end - 1]:
            continue
        if len(words) == 1 and not _stands_alone(surface, index, shouted):
            continue
        return Name(index, end, known[words], "repeat")
    return None


def _stands_alone(surface: Surface, index: int, shouted: bool) -> bool:
    """Whether a single word is no part of a longer capitalised name: "Roe" but not in "Roe Street"."""
    word = surface.words[index]
    if not surface.is_capital[index] or len(word) < 2 or is_function_word(word) or (shouted and len(word) < 4):
        return False
    before, after = index - 1, index + 1
    has_after = after < len(surface.words) and surface.joins(after)
    if word in {"US", "US."} and (has_after and surface.words[after] == "$"):
        return False
    if surface.in_heading[index]:
        return True
    if surface.joins(index) and surface.is_name_word(before) and not is_title_head(surface.words[before]):
        return False
    if has_after and surface.is_name_word(after):
        return False
    # "Acme-1", "Roe-based"
    return not (has_after and surface.words[after] == "-" and not surface.spaced[index])
