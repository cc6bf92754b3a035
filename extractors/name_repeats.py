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
    is_facility_word,
    is_first_name,
    is_honorific,
    is_known_company,
    is_known_place,
    is_legal_form,
    is_no_name,
    is_surname,
    is_title_head,
    nationality_of,
    place_reading,
    postal_region,
    word_group,
)
from extractors.name_spans import Kind, Name, is_certain_form
from extractors.surface import Surface, is_function_word

_Words = tuple[str, ...]
_REPEATED: frozenset[Kind] = frozenset({"person", "organization", "place", "product", "event"})
_SPEAKING = word_group("speech forms")
_INSIDE = word_group("place prepositions")


def settled(
    surface: Surface, names: Sequence[Name], defined: Iterable[tuple[_Words, Kind]], issuer: str | None = None
) -> list[Name]:
    """The names with one kind for each wording, and the untagged repeats of them.

    `defined` holds the short forms that the article defines in brackets, `issuer` the organization whose release it is.
    """
    names = list(_with_first_names(surface, names))
    kinds = _kinds_of_wordings(surface, names)
    kinds.update(defined)
    if issuer:
        kinds[tuple(issuer.split())] = "organization"
    parts = dict(_short_forms(surface, names, kinds))
    retyped = [name._replace(kind=_kind(surface, name, kinds, parts)) for name in names]
    known = parts | {words: kind for words, kind in kinds.items() if kind in _REPEATED}
    return sorted([*retyped, *_untagged(surface, retyped, known)])


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


def _wording(surface: Surface, name: Name) -> _Words:
    return tuple(surface.words[name.start : name.end])


def _kinds_of_wordings(surface: Surface, names: Sequence[Name]) -> dict[_Words, Kind]:
    votes: dict[_Words, Counter[Kind]] = defaultdict(Counter)
    for name in names:
        weight = 1 if surface.in_heading[name.start] else 4
        tally = votes[_wording(surface, name)]
        tally[name.kind] += weight * (_FORM if name.source == "form" else 1)
        for kind in _kinds_by_context(surface, name):
            tally[kind] += 2
    full = {part for words, tally in votes.items() if len(words) > 1 and "person" in tally for part in words}
    return {words: _winner(words, tally, full) for words, tally in votes.items()}


def _kinds_by_context(surface: Surface, name: Name) -> Iterator[Kind]:
    """What the neighbours hint at: "in Esteli" a place, "Roe said", "Minister Roe" a person."""
    before = surface.words[name.start - 1] if name.start and surface.joins(name.start) else ""
    after = surface.words[name.end] if name.end < len(surface.words) and surface.joins(name.end) else ""
    if before.lower() in _INSIDE:
        yield "place"
    if _is_described_as_firm(surface, name.end):
        yield "organization"
    if after in _SPEAKING or (before[:1].isupper() and is_title_head(before)):
        yield "person"


def _is_described_as_firm(surface: Surface, end: int) -> bool:
    """ ", a leading provider of pumps" behind a name: only an organization is that."""
    words = surface.words
    if not (end + 2 < len(words) and words[end] == "," and words[end + 1] in {"a", "an", "the"} and surface.joins(end)):
        return False
    for index in range(end + 2, min(end + 9, len(words) - 1)):
        if not (words[index][:1].isalnum() or words[index] in {"-", "&"}):
            return False
        if words[index] in _FIRMS and words[index + 1] in _BEHIND_FIRMS:
            return True
    return False


_FIRMS = word_group("what only an organization is")
_BEHIND_FIRMS = frozenset({"of", "that", "which", "in", "for", "based", "with", "focused", "specializing", ",", "and"})


def _winner(words: _Words, votes: Counter[Kind], full: set[str]) -> Kind:
    text = " ".join(words)
    best = votes.most_common(1)[0][0]
    return _corrected(words, text, best, votes, full)


def _corrected(words: _Words, text: str, best: Kind, votes: Counter[Kind], full: set[str]) -> Kind:
    """The kind with most votes, unless the lists of names say that it can hardly be that."""
    if len(words) == 1 and nationality_of(text) and best in {"person", "place", "organization", "other"}:
        return "nationality"
    if best == "nationality" and not nationality_of(text) and place_reading(text) and votes["place"]:
        return "place"
    may_be_place = best in {"person", "organization"} and place_reading(text) is not None
    if may_be_place and (votes["place"] >= votes[best] or (votes[best] < _CERTAIN and _is_part_of_the_world(text))):
        return "place"
    if best == "place" and len(words) > 1 and is_company_word(words[-1]) and not place_reading(text):
        return "organization"
    if words[-1] in _STREETS and len(words) > 1 and not (best == "person" and is_first_name(words[0])):
        return "place"
    if best == "person" and len(words) > 1 and is_facility_word(words[-1]) and not is_surname(words[-1]):
        return "place"
    if best in {"person", "place"} and _is_acronym_or_company(words, text, best, votes, full):
        return "organization"
    if best == "person" and _is_rather_place(words, votes, full):
        return "place"
    if best == "organization" and _is_rather_person(words, text, votes):
        return "person"
    if best == "person" and _is_rather_organization(words, votes, full):
        return "organization"
    return best


_FORM = 50
_CERTAIN = 4 * _FORM
"""The votes of one name by its form: it outweighs the model's guesses."""


def _is_part_of_the_world(text: str) -> bool:
    """ "Europe", "APAC", "Ontario": a region that no model should take for an organization."""
    reading = place_reading(text)
    return reading is not None and reading.type == "region" and is_known_place(text) and not is_surname(text)


def _is_acronym_or_company(words: _Words, text: str, best: Kind, votes: Counter[Kind], full: set[str]) -> bool:
    """ "NBA" or "Costco" as a place or a person: no list of those has it, and it is a company's name or an acronym."""
    if votes[best] >= _CERTAIN or place_reading(text) or postal_region(text) or nationality_of(text):
        return False
    if len(words) == 1 and (words[0] in full or is_surname(words[0]) or is_first_name(words[0])):
        return False
    if len(words) > 1 and best == "person" and is_first_name(words[0]):
        return False
    return is_known_company(text) or (len(words) == 1 and text.isupper() and 3 <= len(text) <= 5)


_STREETS = word_group("street words")


def _is_rather_place(words: _Words, votes: Counter[Kind], people: set[str]) -> bool:
    """ "Edwardsville" as a person: a city by the list, and no name of a person by any other."""
    if votes["person"] >= _CERTAIN or not place_reading(" ".join(words)) or (len(words) == 1 and words[0] in people):
        return False
    return not is_first_name(words[0]) and (len(words) > 1 or not is_surname(words[0]))


def _is_rather_person(words: _Words, text: str, votes: Counter[Kind]) -> bool:
    """ "Harris Dickinson" as an organization: a first name and a surname, and no company is known by them."""
    if len(words) not in (2, 3) or votes["organization"] >= _CERTAIN or is_known_company(text):
        return False
    last = words[-1]
    if is_company_word(last) or is_facility_word(last) or head_type(last) or is_certain_form(last):
        return False
    return is_first_name(words[0]) and is_surname(last) and all(word[1:].islower() for word in (words[0], last))


def _is_rather_organization(words: _Words, votes: Counter[Kind], people: set[str]) -> bool:
    """ "Acmera" as a person: no full name has it, no list of names has it, and nobody so called says anything."""
    if is_known_company(" ".join(words)) and len(words) > 1:
        return True
    if len(words) > 1:
        if is_certain_form(words[-1]) or words[-1] == "SE":
            return True
        if votes["organization"] and not is_first_name(words[0]) and not is_surname(words[-1]):
            return True
        return is_company_word(words[-1]) and not is_surname(words[-1]) and not is_first_name(words[0])
    word = words[0]
    if word in people or is_surname(word) or is_first_name(word):
        return False
    return (
        bool(votes["organization"])
        or word.isupper()
        or ("-" not in word and any(char.isupper() for char in word[1:]) and not word.startswith(("Mc", "Mac")))
    )


def _kind(surface: Surface, name: Name, kinds: dict[_Words, Kind], parts: dict[_Words, Kind]) -> Kind:
    words = _wording(surface, name)
    kind = kinds[words]
    part = parts.get(words)
    # A lone surname that the model took for a company; a surname that is also a city stays what the model says.
    if part == "person" and kind != "person" and not (kind in {"place", "nationality"} and place_reading(words[0])):
        return "person"
    if part == "organization" and (
        kind in {"person", "product", "other", "event"} or not is_known_place(" ".join(words))
    ):
        return "organization"
    return kind


def _short_forms(surface: Surface, names: Sequence[Name], kinds: dict[_Words, Kind]) -> Iterator[tuple[_Words, Kind]]:
    """The surname and first name of each person, and companies without their legal form."""
    lowered = {word for word in surface.words if word.islower()}
    people = {part for words, kind in kinds.items() if kind == "person" and len(words) > 1 for part in words}
    for words, kind in kinds.items():
        if kind == "person" and 2 <= len(words) <= 4:
            for part in (words[-1], words[0]):
                if len(part) > 1 and part[:1].isupper() and part.lower() not in lowered and not is_no_name(part):
                    if nationality_of(part) or is_known_place(part):
                        continue
                    yield (part,), "person"
        elif kind == "organization":
            bare = _without_legal_form(words)
            if bare != words and (len(bare) > 1 or bare[0] not in people):
                yield bare, "organization"
            if len(bare) > 1 and _is_distinctive(bare, bare != words, lowered) and bare[0] not in people:
                yield bare[:1], "organization"


def _without_legal_form(words: _Words) -> _Words:
    while len(words) > 1 and (is_legal_form(words[-1]) or words[-1] == ","):
        words = words[:-1]
    return words


def _is_distinctive(words: _Words, is_registered: bool, lowered: set[str]) -> bool:
    """Whether a company goes by its first word alone: "Acme" of "Acme Robotics", not "First" of "First Harbor Bank"."""
    first = words[0]
    if len(words) > 3 or len(first) < 4 or not (is_registered or is_company_word(words[-1]) or "&" in words):
        return False
    if first.lower() in lowered or is_function_word(first) or is_no_name(first) or is_title_head(first):
        return False
    if head_type(first) or is_company_word(first) or is_legal_form(first) or is_first_name(first):
        return False
    return nationality_of(first) is None and not is_known_place(first)


def _untagged(surface: Surface, names: Sequence[Name], known: dict[_Words, Kind]) -> Iterator[Name]:
    """Repeats of known names, longest first, outside what is tagged already. In headings capitals do not count."""
    candidates: dict[str, list[_Words]] = defaultdict(list)
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


def _repeat_at(surface: Surface, index: int, candidates: Iterable[_Words], known: dict[_Words, Kind]) -> Name | None:
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
