"""What kind of name each wording of an article is: what the model says of most of its mentions.

    "Ortega won … the Ortega government … Ortega said"   ->  a person, whatever the model thinks of one of them
    "Minister Hatta spoke"                               ->  a person, although a city is called so
    "flew to Barranquilla", a person to the model        ->  a place: the only mention, and a name that no person has

Lists of names decide only where the model has little to say: between kinds that tie, and on a single mention.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from extractors.common_words import is_ordinary_word
from extractors.gazetteers import (
    agency,
    gender_of,
    head_type,
    is_company_word,
    is_facility_word,
    is_first_name,
    is_known_company,
    is_known_place,
    is_surname,
    nationality_of,
    place_reading,
    postal_region,
    word_group,
)
from extractors.name_evidence import FORM, MENTION, Tally, add_context
from extractors.name_spans import Kind, Name, is_certain_form
from extractors.surface import Surface

Words = tuple[str, ...]
_STREETS = word_group("street words")
_VENUES = word_group("venues")
_THINGS = word_group("heads of things")
_DUG = word_group("what projects dig or build")


def kinds_of_wordings(surface: Surface, names: Sequence[Name]) -> dict[Words, Kind]:
    """One kind for each wording that the article names."""
    tallies: dict[Words, Tally] = defaultdict(Tally)
    for name in names:
        tally = tallies[wording(surface, name)]
        weight = 1 if surface.in_heading[name.start] else MENTION
        tally.votes[name.kind] += weight * (FORM if name.source == "form" else 1)
        add_context(surface, name, tally)
    for first, second in pairwise(names):
        if second.start - first.end == 1 and surface.words[first.end] in {"and", ",", "&"}:
            tallies[wording(surface, second)].beside_people += first.kind == "person"
            tallies[wording(surface, first)].beside_people += second.kind == "person"
    people = {part for words, tally in tallies.items() if len(words) > 1 and tally.votes["person"] for part in words}
    for words, tally in tallies.items():
        # "Buju Roe", taken for a firm once, beside a "Roe" who is a person
        alone = tallies.get(words[1:]) if len(words) == 2 else None
        if alone is not None and alone.votes["person"] > alone.votes["organization"] and _may_be_full_name(words):
            tally.votes["person"] += 2 * MENTION if tally.is_weak("organization") else 0
    kinds = {words: _kind(words, tally, people) for words, tally in tallies.items()}
    firms = {words[0] for words, kind in kinds.items() if kind == "organization" and len(words) > 1} - people
    openings = {words[:size] for words, kind in kinds.items() if kind == "organization" for size in range(2, len(words))
                if is_certain_form(words[-1])}  # fmt: skip
    for words, tally in tallies.items():
        # "Zhuhai Roewater" beside "Zhuhai Roewater Energy Co., Ltd."
        if (
            words in openings
            and kinds[words] in {"person", "place"}
            and not tally.titled
            and not is_first_name(words[0])
        ):
            kinds[words] = "organization"
        # "Miranda" beside "Miranda Water", where nobody else is called so.
        is_first_word = len(words) == 1 and words[0] in firms and not tally.titled
        says_so = tally.votes["organization"] > (tally.votes["place"] if kinds[words] == "place" else 0)
        if is_first_word and says_so and kinds[words] in {"person", "place"}:
            kinds[words] = "organization"
    return kinds | {words: _edition(words, kinds) for words, kind in kinds.items() if kind in _OF_EDITIONS}


def _may_be_full_name(words: Words) -> bool:
    is_firm = is_known_company(" ".join(words)) or is_company_word(words[1]) or head_type(words[1])
    is_common = place_reading(words[0]) or nationality_of(words[0]) or is_ordinary_word(words[0])
    return not (is_firm or is_common) and all(word[1:].islower() for word in words)


_OF_EDITIONS: frozenset[Kind] = frozenset({"product", "organization", "other"})


def _edition(words: Words, kinds: Mapping[Words, Kind]) -> Kind:
    """ "AEW 2026" and "COP 27" are what the article says that "AEW" and "COP" are; with a year no product."""
    if len(words) != 2 or not (words[0].isupper() and words[1].isdigit()):
        return kinds[words]
    if (known := kinds.get(words[:1])) is not None:
        return known
    is_year = len(words[1]) == 4 and words[1][:2] in {"19", "20"}
    return "event" if is_year and kinds[words] == "product" else kinds[words]


def wording(surface: Surface, name: Name) -> Words:
    return tuple(surface.words[name.start : name.end])


def _kind(words: Words, tally: Tally, people: set[str]) -> Kind:
    """The kind with most votes, unless it is weak and the lists of names say that it can hardly be that."""
    text = " ".join(words)
    best = _most_voted(words, tally)
    if tally.is_certain(best):
        return best
    if len(words) > 1 and is_certain_form(words[-1]) and best in {"person", "place", "product"}:
        return "organization"
    for find in (_by_nationality, _by_place, _by_last_word):
        if (found := find(words, text, best, tally)) is not None:
            return found
    if best in {"person", "place"} and _is_acronym_or_company(words, text, best, tally, people):
        return "organization"
    if best == "person" and _is_rather_place(words, text, tally, people):
        return "place"
    if best == "organization" and _is_rather_person(words, text, tally):
        return "person"
    if best == "person" and _is_rather_organization(words, text, tally, people):
        return "organization"
    return best


def _most_voted(words: Words, tally: Tally) -> Kind:
    top = max(tally.votes.values())
    tied = [kind for kind, votes in tally.votes.items() if votes == top]
    if len(tied) > 1 and "person" in tied and any(is_surname(word) or is_first_name(word) for word in words):
        return "person"
    return "organization" if len(tied) > 1 and "organization" in tied else tied[0]


def _by_nationality(words: Words, text: str, best: Kind, tally: Tally) -> Kind | None:
    """ "Cuban" as a place; "Pacific" as a people."""
    # "Norwegian" may be an airline, and "German" a surname, if the article keeps to it.
    is_doubtful = best in {"place", "other"} or (best in {"person", "organization"} and tally.is_weak(best))
    if len(words) == 1 and nationality_of(text) and is_doubtful:
        return "nationality"
    if best == "nationality" and not nationality_of(text) and place_reading(text):
        return "place" if tally.votes["place"] >= tally.votes[best] else None
    return None


def _by_place(words: Words, text: str, best: Kind, tally: Tally) -> Kind | None:
    """ "West Bank" as an organization; a single "Ontario" as one."""
    if best not in {"person", "organization"} or place_reading(text) is None:
        return None
    if tally.votes["place"] >= tally.votes[best]:
        return "place"
    if best == "organization" and _is_part_of_the_world(text) and not is_known_company(text):
        return "place" if len(words) > 1 or tally.is_weak(best) else None
    return None


def _is_part_of_the_world(text: str) -> bool:
    """ "Europe", "APAC", "Ontario": a region that no model should take for an organization."""
    reading = place_reading(text)
    return reading is not None and reading.type == "region" and is_known_place(text) and not is_surname(text)


def _by_last_word(words: Words, text: str, best: Kind, tally: Tally) -> Kind | None:
    """ "Harbor Energy" as a place, "Federal Road" as an organization, "Roe Stadium" as a person."""
    last = words[-1]
    if len(words) < 2 or {"and", "&"} & set(words):
        return None
    if best == "place" and is_company_word(last) and not place_reading(text):
        return "organization"
    if best == "organization" and _is_thing(words) and not (tally.spoken or tally.described or agency(text)):
        return "other"
    if best == "person" and (is_first_name(words[0]) or tally.is_person_by_context):
        return None
    if best in {"person", "organization"} and (last in _STREETS or (last in _VENUES and not tally.spoken)):
        return "place"
    if best == "person" and is_facility_word(last) and not is_surname(last):
        return "place"
    return None


def _is_thing(words: Words) -> bool:
    """The Lamp Innovation Program, the Harbor Copper Project: what is run by somebody is not who runs it."""
    if any(head_type(word) for word in words[:-1]):  # "Center for the Index", "Bureau of Statistics"
        return False
    return words[-1] in _THINGS or (words[-1] in {"Project", "Projects"} and words[-2] in _DUG)


def _is_acronym_or_company(words: Words, text: str, best: Kind, tally: Tally, people: set[str]) -> bool:
    """ "NBA" or "Costco" as a person, "Costco" as a place: it is an acronym or a company's name, and no other name."""
    if tally.titled or place_reading(text) or postal_region(text) or nationality_of(text):
        return False
    if len(words) == 1 and (words[0] in people or is_surname(words[0]) or is_first_name(words[0])):
        return False
    if len(words) > 1 and best == "person" and is_first_name(words[0]):
        return False
    if len(words) == 1 and text.isupper() and 3 <= len(text) <= 5:
        return best == "person" or tally.votes["organization"] >= tally.votes[best]
    return is_known_company(text) and tally.is_weak(best)


def _is_rather_place(words: Words, text: str, tally: Tally, people: set[str]) -> bool:
    """ "Edwardsville" as a person: a city by the list, and no name of a person by any other."""
    if tally.is_person_by_context or not place_reading(text) or words[0] in people or is_first_name(words[0]):
        return False
    if len(words) == 1 and is_surname(words[0]):
        return False
    return tally.is_weak("person") or is_known_place(text)


def _is_rather_person(words: Words, text: str, tally: Tally) -> bool:
    """ "Jane Roe and Harris Dickinson", one an organization: a first name and a surname beside a person."""
    if is_known_company(text) or not tally.is_weak("organization"):
        return False
    if len(words) == 3 and len(words[0].rstrip(".")) == 1 and words[0][0].isupper():  # "S. Truett Roe"
        is_name = is_surname(words[2]) or is_first_name(words[2])
        return is_name and all(word[1:].islower() for word in words[1:]) and not is_company_word(words[2])
    if len(words) != 2:
        return False
    if not (tally.titled or tally.beside_people):
        return False
    last = words[-1]
    if is_company_word(last) or is_facility_word(last) or head_type(last) or is_certain_form(last):
        return False
    return gender_of(words[0]) is not None and is_surname(last) and all(word[1:].islower() for word in words)


def _is_rather_organization(words: Words, text: str, tally: Tally, people: set[str]) -> bool:
    """ "Acmera" as a person: no full name has it, no list of names has it, and nobody so called says anything."""
    if tally.titled:
        return False
    rivals = tally.votes["organization"]
    if len(words) > 1:
        if is_known_company(text) or words[-1] == "SE":
            return True
        if is_surname(words[-1]):
            return False
        if is_first_name(words[0]):
            # "the start-up Grace Netic", "Grace Netic raised $2 million": one of them alone may be misread.
            return tally.described > max(1, tally.spoken) and not tally.beside_people
        if tally.described:
            # "Cantine Falanghera, the wine producer": the model may take it for a person.
            return True
        return rivals >= tally.votes["person"] or is_company_word(words[-1])
    word = words[0]
    if word in people or is_surname(word) or is_first_name(word):
        return False
    if rivals >= tally.votes["person"] or (word.isupper() and 2 < len(word) < 6):
        return True
    if tally.described and not tally.beside_people:
        return True  # "the consultancy Acmera"
    return tally.is_weak("person") and not (tally.spoken or word.isupper()) and any(_inner_capitals(word))


def _inner_capitals(word: str) -> Iterator[bool]:
    """ "AcmeBio"; "O'Keefe", "McKay", "AlJanabi" and "Anne-Marie" are how people write their names."""
    if not word.startswith(_PARTICLES):
        for before, char in pairwise(word):
            yield char.isupper() and before.isalpha()


_PARTICLES = ("Mc", "Mac", "Al", "El", "De", "Di", "Du", "La", "Le", "Van", "Von", "Fitz", "Abdul", "St")
