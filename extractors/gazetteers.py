"""What words mean by themselves: places and their countries, nationalities, first names, kinds of organization.

    country_of("United States")      ->  "US"
    nationality_of("French")         ->  "FR"
    gender_of("Fiona")               ->  "f"
    head_type("Ministry")            ->  OrganizationType.GOVERNMENT

The words are data, in lexicons/; where they come from stands at the top of each file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from extractors.lexicons import entries
from schemas import OrganizationType

Gender = Literal["f", "m"]


class Agency(NamedTuple):
    """A public body, an exchange or a medium that everybody knows by name."""

    name: str
    """Its first name in the lexicon: names of one agency share it."""
    type: OrganizationType
    country: str | None


class PlaceReading(NamedTuple):
    """What a place name means without more context."""

    type: Literal["country", "region", "city"]
    country: str | None
    """None where it fits more than one country."""


def folded(name: str) -> str:
    """A name without accents, case and outer "the": the key under which lexicons hold names."""
    name = name.replace("’", "'")
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name)
        name = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(name.casefold().split()).removeprefix("the ")


def country_of(name: str) -> str | None:
    """The ISO alpha-2 code of a country's name; "US" and "us" differ, so short capitals are read as written."""
    if name.isupper() or "." in name:
        return _short_countries().get(name)
    key = folded(name)
    return None if key == "us" else _countries().get(key)


def nationality_of(word: str) -> str | None:
    """The country that "French", "Italians" or "Hong Konger" speaks of."""
    known = _nationalities()
    # "Laos" and "Philippines" are no Lao people.
    is_plural = word.endswith("s") and word not in known and country_of(word) is None
    return known.get(word.removesuffix("s") if is_plural else word)


def place_reading(name: str) -> PlaceReading | None:
    """Country, region or city, and its country; None for a name that is in none of the lists."""
    key = folded(name)
    if key == "georgia":  # the country or the US state: only the rest of the text can tell
        return PlaceReading("region", None)
    if code := country_of(name):
        return PlaceReading("country", code)
    if code := _major_cities().get(key):
        return PlaceReading("city", code)
    if codes := _regions().get(key):
        return PlaceReading("region", codes[0] if len(codes) == 1 and codes[0] != "-" else None)
    if codes := _cities().get(key):
        return PlaceReading("city", codes[0] if len(codes) == 1 else None)
    return None


def is_known_place(name: str) -> bool:
    """Whether a name is that of a country, a region or a major city: hardly ever anything else."""
    key = folded(name)
    return country_of(name) is not None or key in _major_cities() or key in _regions()


def postal_region(code: str) -> tuple[str, str] | None:
    """The country and name of a state by its postal letters: ("US", "Massachusetts") for "MA"."""
    return _postal_codes().get(code)


def gender_of(first_name: str) -> Gender | None:
    """ "f" or "m" where the first name tells, else None."""
    gender = _first_names().get(folded(first_name))
    return gender if gender in ("f", "m") else None  # type: ignore[return-value]


def is_first_name(word: str) -> bool:
    return folded(word) in _first_names()


def is_surname(word: str) -> bool:
    return folded(word) in _surnames()


def honorific_gender(word: str) -> Gender | None:
    return _honorifics().get(word)  # type: ignore[return-value]


def is_honorific(word: str) -> bool:
    return word in _honorifics()


def is_person_suffix(word: str) -> bool:
    """ "Jr.", "Ph.D.", "FACS" as written after a name."""
    return word in _words("person_suffixes.txt")


def is_legal_form(word: str) -> bool:
    """ "Inc.", "GmbH", "S.A.": what ends the name of a registered company."""
    bare = word.rstrip(".")
    if bare.isupper() and len(bare) > 2 and bare.capitalize() in _words("legal_forms.txt"):  # "ACME LTD."
        return True
    return bare in _words("legal_forms.txt") or word in _words("legal_forms.txt")


def is_company_word(word: str) -> bool:
    """ "Therapeutics", "Partners": the last word of a company's name that has no legal form."""
    return word in _words("company_words.txt")


def is_known_company(name: str) -> bool:
    return folded(name) in _companies()


def head_type(word: str) -> OrganizationType | None:
    """What kind of organization a head word makes: "University", "Ministry"; None for any other word."""
    return _organization_heads().get(word)


def is_body_noun(word: str) -> bool:
    """ "team", "committee", "agency": a common noun for a group that acts."""
    return word in {"team", "unit", "force", "group"} or head_type(word.capitalize()) is not None


def agency(name: str) -> Agency | None:
    """The well-known body of this name or acronym: "FDA", "the European Commission"."""
    name = name.replace(" & ", " and ")
    return _agencies().get(name) or _agencies().get(name.removeprefix("The ").removeprefix("the "))


def opens_agency(word: str) -> bool:
    """Whether the name of a well-known body begins with this word, so that longer readings are worth a look."""
    return word in _agency_openers()


def is_facility_word(word: str) -> bool:
    """ "Airport", "Stadium": the last word of a built place's name."""
    return word in _words("facility_words.txt")


def is_event_head(word: str) -> bool:
    return word in _words("event_heads.txt")


def is_drug_name(word: str) -> bool:
    """ "pembrolizumab", "Fosgonimeton"? By the stems of the WHO, in a word long enough to be no other."""
    return len(word) >= 7 and word.isalpha() and word.lower().endswith(_drug_stems())


@cache
def _drug_stems() -> tuple[str, ...]:
    return tuple(entries("drug_stems.txt"))


def is_no_name(text: str) -> bool:
    """Whether a capitalised word is never a name alone: "CEO", "Friday", "Q3"."""
    return text.lower() in _words("not_names.txt")


def is_title_head(word: str) -> bool:
    """ "officer", "Treasurer", "CEO": the word that makes a phrase a role."""
    lowered = word.lower()
    return lowered in _words("title_heads.txt") or (lowered.endswith("s") and lowered[:-1] in _words("title_heads.txt"))


def is_title_modifier(word: str) -> bool:
    return word.lower() in _words("title_modifiers.txt")


@cache
def word_group(name: str) -> frozenset[str]:
    """A small closed group of words, by what it is: "speech verbs"; KeyError for a group that there is not."""
    groups = dict(line.split("\t") for line in entries("word_groups.tsv"))
    return frozenset(groups[name].split(" "))


def is_exchange(label: str) -> bool:
    """Whether a ticker symbol may follow: "Nasdaq", "NYSE American", "TSX.V"."""
    return " ".join(label.upper().split()) in _words("exchanges.txt")


@cache
def _words(lexicon: str) -> frozenset[str]:
    return frozenset(entries(lexicon))


def _grouped(lexicon: str) -> Iterator[tuple[str, str]]:
    """(code, name) of each name in a lexicon whose lines are a code and names parted by "|"."""
    for line in entries(lexicon):
        code, _, names = line.partition("\t")
        for name in names.split("\t")[0].split("|"):
            if name:
                yield code, name


@cache
def _countries() -> dict[str, str]:
    return {folded(name): code for code, name in _grouped("countries.tsv")}


@cache
def _short_countries() -> dict[str, str]:
    """Countries as written in capitals or with full stops ("US", "U.K.", "CHINA")."""
    short = {name: code for code, name in _grouped("countries.tsv")}
    return {name.upper(): code for name, code in short.items()} | short


@cache
def _nationalities() -> dict[str, str]:
    known = {}
    for line in entries("countries.tsv"):
        code, _, words = (line + "\t\t").split("\t")[:3]
        known.update({word: code for word in words.split("|") if word})
    return known


@cache
def _regions() -> dict[str, tuple[str, ...]]:
    return _by_name("regions.tsv")


@cache
def _cities() -> dict[str, tuple[str, ...]]:
    return _by_name("cities.tsv.xz")


@cache
def _major_cities() -> dict[str, str]:
    return {folded(name): code for code, name in _grouped("major_cities.tsv")}


def _by_name(lexicon: str) -> dict[str, tuple[str, ...]]:
    """Every code that a name stands under."""
    codes: dict[str, tuple[str, ...]] = {}
    for code, name in _grouped(lexicon):
        key = folded(name)
        if code not in codes.get(key, ()):
            codes[key] = (*codes.get(key, ()), code)
    return codes


@cache
def _postal_codes() -> dict[str, tuple[str, str]]:
    rows = (line.split("\t") for line in entries("postal_codes.tsv"))
    return {code: (country, name) for code, country, name in rows}


@cache
def _first_names() -> dict[str, str]:
    return {folded(name): gender for gender, name in _grouped("first_names.tsv.xz")}


@cache
def _surnames() -> frozenset[str]:
    return frozenset(folded(name) for line in entries("surnames.txt.xz") for name in line.split("|"))


@cache
def _honorifics() -> dict[str, str | None]:
    rows = (line.partition("\t") for line in entries("honorifics.txt"))
    return {word: gender or None for word, _, gender in rows}


@cache
def _companies() -> frozenset[str]:
    return frozenset(folded(name) for name in entries("companies.txt.xz"))


@cache
def _organization_heads() -> dict[str, OrganizationType]:
    rows = (line.split("\t") for line in entries("organization_heads.tsv"))
    return {word: OrganizationType(kind) for word, kind in rows}


@cache
def _agencies() -> dict[str, Agency]:
    known: dict[str, Agency] = {}
    for line in entries("agencies.tsv"):
        kind, country, names = line.split("\t")
        first = names.split("|")[0]
        for name in names.split("|"):
            known.setdefault(
                name.replace(" & ", " and "), Agency(first, OrganizationType(kind), None if country == "-" else country)
            )
    return known


@cache
def _agency_openers() -> frozenset[str]:
    return frozenset(name.split()[0] for name in _agencies())
