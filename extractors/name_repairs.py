"""Typical mistakes of a model, and what the rest of the article says against them.

"in San Francisco Zhang Jianmin said"          ->  a place and a person, not one place
"Acme Names Jane Roe President" in a heading   ->  "Acme", which the text below names so
"attention deficit disorder (ADD)"             ->  no organization: its long form has no capitals
"Managing Broker"                              ->  a role and no person
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from extractors.acronyms import is_acronym_of, is_initialism
from extractors.common_words import is_ordinary_word
from extractors.false_alarms import is_name_in_small_letters
from extractors.gazetteers import (
    head_type,
    is_body_noun,
    is_company_word,
    is_facility_word,
    is_first_name,
    is_known_company,
    is_known_place,
    is_legal_form,
    is_surname,
    is_title_head,
    is_title_modifier,
    nationality_of,
    place_reading,
    word_group,
)
from extractors.name_spans import Name
from extractors.named_things import acronyms_of_things, is_platform_link
from extractors.owned_names import owner_end, parted_from_owner
from extractors.surface import Surface

_MAX_PLACE_WORDS = 3


def repaired(doc: Doc, surface: Surface, names: Sequence[Name]) -> list[Name]:
    """The model's names without what the article itself refutes. Names found by their form stay as they are."""
    uses = _Uses(surface)
    terms = _lower_case_terms(surface)
    known = {_words(surface, name) for name in names}
    things = acronyms_of_things(surface, names)
    kept: list[Name] = []
    for name in (_without_partners(surface, name) for name in names):
        if name.source == "form":
            kept.append(name)
        elif (owner := owner_end(surface, name, known)) is not None:
            kept += parted_from_owner(surface, name, owner)
        elif (state := _state_end(surface, name)) is not None:
            kept.append(Name(name.start, state, "place", name.source))
        elif _is_term_in_capitals(surface, name, things) or is_platform_link(surface, name) or _is_field(surface, name):
            continue
        elif not (_is_common(surface, name, uses) or _is_role(surface, name) or _words(surface, name) in terms):
            kept.extend(_split(surface, name))
    return list(_headings_by_body(doc, surface, kept))


def _without_partners(surface: Surface, name: Name) -> Name:
    """ "Acme Partners with Roe Labs": a headline's verb, which reads like the last word of a firm's name."""
    is_verb = (
        name.end - name.start > 1
        and surface.words[name.end - 1] in {"Partners", "PARTNERS"}
        and name.end < len(surface.words)
        and surface.words[name.end].lower() == "with"
    )
    return name._replace(end=name.end - 1) if is_verb else name


_FEWEST_IN_SMALL = 2
"""An unknown firm that writes itself in small letters is named more than once."""


class _Uses:
    """How often each word stands in small letters, and with a capital where no sentence or heading begins."""

    def __init__(self, surface: Surface) -> None:
        self.lowered = Counter(word for word in surface.words if word.islower())
        self.capitals = Counter(
            word
            for index, word in enumerate(surface.words)
            if surface.is_capital[index]
            and surface.joins(index)
            and not surface.in_heading[index]
            and surface.words[index - 1] not in _SENTENCE_ENDS
        )


_SENTENCE_ENDS = frozenset({".", "!", "?", ":", '"', "“", "”", "•", "-", "*"})


def _words(surface: Surface, name: Name) -> tuple[str, ...]:
    return tuple(surface.words[name.start : name.end])


def _is_common(surface: Surface, name: Name, uses: _Uses) -> bool:
    """A word that the article mostly writes without its capital: "Patients received …" beside "patients"."""
    if name.end - name.start != 1 or name.kind == "nationality":
        return False
    word = surface.words[name.start]
    if word.islower():
        is_rare = name.kind == "organization" and uses.lowered[word] < _FEWEST_IN_SMALL and not is_known_company(word)
        return is_rare or not is_name_in_small_letters(surface, name)
    small = uses.lowered[word.lower()]
    if not small or is_first_name(word) or (word.isupper() and len(word) > 1 and not surface.in_heading[name.start]):
        return False
    return small >= 2 * uses.capitals[word]


def _is_role(surface: Surface, name: Name) -> bool:
    """ "Managing Broker", "Vice President", "COOs", "Research and Development": a role or a department."""
    words = _words(surface, name)
    if len(words) == 1 and len(words[0]) > 2 and words[0][-1] == "s" and words[0][:-1].isupper():
        return True
    if name.kind not in {"person", "organization", "place"} or head_type(words[-1]):
        return False
    if not all(is_title_head(word) or is_title_modifier(word) or word in {"and", "&", "of"} for word in words):
        return False
    if len(words) == 1:
        return is_title_head(words[0]) and not is_surname(words[0])
    return is_title_head(words[-1]) or words[-1] in _DEPARTMENTS or bool({"and", "&"} & set(words))


_DEPARTMENTS = frozenset(
    {"Development", "Resources", "Relations", "Affairs", "Operations", "Marketing", "Sales", "Success"}
)


def _is_field(surface: Surface, name: Name) -> bool:
    """ "Addressable & Programmatic Advertising" behind "VP of": what somebody leads, and no house."""
    words = _words(surface, name)
    if name.kind != "organization" or name.start < 2 or surface.words[name.start - 1] != "of" or len(words) < 3:
        return False
    is_firm = is_company_word(words[-1]) or is_legal_form(words[-1]) or any(map(head_type, words))
    is_list = bool({"&", "and"} & {*words[1:-1]}) and is_ordinary_word(words[0]) + is_ordinary_word(words[-1]) > 0
    return is_list and not is_firm and surface.words[name.start - 2].lower() in _LEADERS


_LEADERS = frozenset({"vp", "svp", "evp", "head", "director", "manager", "vice-president", "lead"})


def _lower_case_terms(surface: Surface) -> set[tuple[str, ...]]:
    """Acronyms whose long form before the bracket is written small: "key opinion leaders (KOLs)"."""
    words = surface.words
    terms: set[tuple[str, ...]] = set()
    for index in range(3, len(words) - 1):
        acronym = words[index].removesuffix("s")
        if words[index - 1] != "(" or words[index + 1] != ")" or not is_initialism(acronym):
            continue
        for length in range(2, min(len(acronym) + 3, index)):
            long = words[index - 1 - length : index - 1]
            if is_body_noun(long[-1]):
                break  # "the special investigation team (SIT)" is one
            if all(word.islower() or word in {"-"} for word in long[1:]) and is_acronym_of(acronym, " ".join(long)):
                terms.update({(words[index],), (acronym,)})
    return terms


def _is_term_in_capitals(surface: Surface, name: Name, things: set[str]) -> bool:
    return name.kind == "organization" and name.end - name.start == 1 and surface.words[name.start] in things


def _state_end(surface: Surface, name: Name) -> int | None:
    """Where "Ohio" ends in "Ohio State Treasurer Jane Roe": "State" belongs to the office."""
    last = name.end - 1
    if name.start == last or surface.words[last] != "State" or name.end >= len(surface.words):
        return None
    is_office = surface.joins(name.end) and is_title_head(surface.words[name.end])
    return last if is_office and place_reading(" ".join(surface.words[name.start : last])) else None


def _split(surface: Surface, name: Name) -> Iterator[Name]:
    """A place and a person that stand side by side: "consul general in San Francisco Zhang Jianmin"."""
    words = _words(surface, name)
    if (again := _said_twice(words)) is not None:
        yield name._replace(end=name.start + again)
        yield name._replace(start=name.start + again)
        return
    if len(words) >= 3 and name.kind in {"place", "person", "organization"} and not _is_place_name(words):
        for size in range(min(_MAX_PLACE_WORDS, len(words) - 2), 0, -1):
            rest = words[size:]
            if is_known_place(" ".join(words[:size])) and len(rest) in (2, 3) and _may_be_person(rest):
                yield Name(name.start, name.start + size, "place", name.source)
                yield Name(name.start + size, name.end, "person", name.source)
                return
    if name.kind == "person" and len(words) >= 3 and nationality_of(words[0]) and not is_surname(words[0]):
        yield Name(name.start, name.start + 1, "nationality", name.source)
        yield name._replace(start=name.start + 1)
        return
    yield name


def _said_twice(words: Sequence[str]) -> int | None:
    """Where the second name begins in "Harbor Bio Harbor Bio, Inc.": a heading without a full stop runs into it."""
    for size in range(2, len(words) // 2 + 1):
        if words[:size] == words[size : 2 * size]:
            return size
    return None


def _is_place_name(words: Sequence[str]) -> bool:
    """ "East China Sea", "South Roe Hills": the word behind says what it is, and no person begins in the middle."""
    return (
        place_reading(" ".join(words)) is not None
        or words[0].capitalize() in _DIRECTIONS
        or words[-1] in _LAND_AND_WATER
        or is_facility_word(words[-1])
    )


_DIRECTIONS = word_group("directions in names")
_LAND_AND_WATER = word_group("land and water")


def _may_be_person(words: Sequence[str]) -> bool:
    return (
        all(word[:1].isupper() and word[1:].islower() for word in words)
        and (is_first_name(words[0]) or is_surname(words[0]))
        and (is_surname(words[-1]) or is_first_name(words[-1]))
        and not any(is_company_word(word) or head_type(word) for word in words)
    )


def _headings_by_body(doc: Doc, surface: Surface, names: Sequence[Name]) -> Iterator[Name]:
    """Names in headings, where every word has a capital, as far as the text below bears them out."""
    body = {_words(surface, name): name for name in names if not surface.in_heading[name.start]}
    for name in names:
        if not surface.in_heading[name.start] or _words(surface, name) in body:
            yield name
            continue
        if name.source == "form":
            yield _without_verb(surface, name, body)
            continue
        known = _longest_known(doc, surface, name, body)
        if known is not None:
            yield known
        else:
            yield from _before_verb(doc, name)


def _has_firm_word(words: Sequence[str]) -> bool:
    return any(is_company_word(word) or is_legal_form(word) or head_type(word) for word in words)


def _without_verb(surface: Surface, name: Name, body: Mapping[tuple[str, ...], Name]) -> Name:
    """ "Halden Bio" of "Halden Bio Closes $10 Million Financing": the text below names it without the last word."""
    shorter = body.get(_words(surface, name)[:-1])
    last = surface.words[name.end - 1]
    if shorter is None or is_legal_form(last) or is_company_word(last) or head_type(last):
        return name
    return name._replace(end=name.end - 1, kind=shorter.kind)


def _longest_known(doc: Doc, surface: Surface, name: Name, body: Mapping[tuple[str, ...], Name]) -> Name | None:
    """ "Harbor Maritime Academy" of "Harbor Maritime Academy Partners"; "Harbor" only where a verb follows it.

    A person stays whole, and so does "Harbor Vascular" in a text that goes on about "Harbor".
    """
    if name.kind == "person":
        return None
    for size in range(name.end - name.start - 1, 0, -1):
        for start in range(name.start, name.end - size + 1):
            found = body.get(tuple(surface.words[start : start + size]))
            if found is None or found.kind in {"nationality", "person"}:
                continue
            after = doc[start + size].tag_ if start == name.start else ""
            if (size >= _SURE and not _has_firm_word(surface.words[start + size : name.end])) or after in _VERBS:
                return Name(start, start + size, found.kind, "repeat")
    return None


_SURE = 3
_VERBS = frozenset({"VBZ", "VBD", "VBP", "MD"})


def _before_verb(doc: Doc, name: Name) -> Iterator[Name]:
    """ "Acme" of "Acme Announces": a name that runs into the verb of its heading."""
    for token in doc[name.start + 1 : name.end]:
        if token.tag_ in _VERBS or token.lower_ in {"to", "for", "with"}:
            yield name._replace(end=token.i)
            return
    yield name
