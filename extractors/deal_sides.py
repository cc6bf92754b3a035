"""Which names may stand for a side of a deal, whatever a name tagger made of them.

"Halden.ai", taken for a product        ->  a side
"Initial Public Offering", "Class A"    ->  none, though tagged as organizations
"""

from __future__ import annotations

import re

from extractors.gazetteers import is_company_word, is_first_name, is_surname
from extractors.sites import EntityMention
from schemas import Organization, Person, Product

_WEBSITE = re.compile(r"[\w-]{2,}\.(?:ai|com|io|net|org|co|app|tech)", re.IGNORECASE)
_NO_PARTY = re.compile(
    r"^(?:class|series) [a-z]$|^(?:intent|loi|mou|understanding)$|"
    r"^(?:inks|nabs|bags|snags|lands|taps|nets|mulls|pens|nears)$|"
    r"\b(?:offering|placement|merger|agreement|settlement|transaction|presale|ipo|grants?)$",
    re.IGNORECASE,
)
"""What is no organization, whatever a name tagger says: "Class A", "Private Placement"."""


def may_be_party(mention: EntityMention) -> bool:
    """Whether a name may be that of an organization: not "Initial Public Offering", but "Halden.ai"."""
    entity = mention.entity
    if isinstance(entity, Product):
        return bool(_WEBSITE.fullmatch(entity.name))
    if isinstance(entity, Person):
        return _is_no_person(entity)
    return isinstance(entity, Organization) and not _NO_PARTY.search(entity.name)


def _is_no_person(person: Person) -> bool:
    """ "Norvane", taken for a person: one word that nobody has for a name, and that no title goes with."""
    words = person.name.split()
    if person.honorific or person.aliases or any(is_first_name(word) or is_surname(word) for word in words):
        return False
    return len(words) == 1 or is_company_word(words[-1])


def is_bare_surname(person: Person) -> bool:
    """ "Lombard", of whom an article tells no first name and no title: people are told in full, once at least."""
    return not (person.honorific or person.aliases) and len(person.name.split()) == 1


def is_misnamed(mention: EntityMention) -> bool:
    """Whether a name that was read as an organization's is none: "Private Placement"."""
    return isinstance(mention.entity, Organization) and not may_be_party(mention)


def is_unlike_person(mention: EntityMention) -> bool:
    """Whether a name is a product's, or a person's without a first name that anybody has."""
    entity = mention.entity
    is_person = isinstance(entity, Person) and (entity.honorific or is_first_name(entity.name.split()[0]))
    return isinstance(entity, Person | Product) and not is_person
