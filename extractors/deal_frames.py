"""Verbs whose deal is told by who stands where: lexicons/deal_frames.tsv, one line a frame.

    appoint  distributor  supply  subject:supplier object:customer
        "Halden appointed Norvane as its distributor in Korea"  ->  supplier Halden, customer Norvane

A frame holds where one of its words stands behind the verb; "$" is an amount of money right behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from extractors.deal_lexicon import cue_table
from extractors.lexicons import entries
from schemas.deals import DealStatus

FRAMED = "framed"
"""The name of the frame function that reads these lines."""


@dataclass(frozen=True)
class Frame:
    """One line of the lexicon."""

    particle: str
    needs: tuple[frozenset[str], ...]
    """Groups of words; of each one word must stand behind the verb."""
    type: str
    status: DealStatus | None
    is_alone: bool
    """Whether one party is enough."""
    roles: tuple[tuple[str, str], ...]
    """Where a party stands ("subject", "object", "owner", or a preposition) and its role, as the line has them."""

    def role_of(self, place: str) -> str | None:
        return next((role for where, role in self.roles if where == place), None)


@cache
def framed_verbs() -> dict[str, tuple[Frame, ...]]:
    """The frames of each verb, by the verb with its particle."""
    found: dict[str, tuple[Frame, ...]] = {}
    for line in entries("deal_frames.tsv"):
        verb, needs, kind, roles = line.split("\t")
        kind, _, status = kind.partition(" ")
        places = tuple((where.replace("_", " "), role) for where, role in (pair.split(":") for pair in roles.split()))
        groups = () if needs == "-" else tuple(frozenset(group.split()) for group in needs.split(" & "))
        told: DealStatus | None = status or None  # type: ignore[assignment]
        frame = Frame(verb.partition(" ")[2], groups, kind.rstrip("!"), told, kind.endswith("!"), places)
        found[verb] = (*found.get(verb, ()), frame)
    return found


@cache
def _known() -> frozenset[str]:
    return frozenset(words.partition(" ")[0] for words in (*cue_table("verb"), *framed_verbs()))


def verb_of(token: Token) -> str:
    """The lemma of a verb, mended where the model makes it a letter too long ("develope", "putt")."""
    verb = str(token.lemma_).lower()
    if is_gerund(token):
        stem = verb.removesuffix("ing")
        return next((form for form in (stem, stem + "e", stem[:-1]) if form in _known()), verb)
    return verb if verb in _known() else verb[:-1]


def is_gerund(token: Token) -> bool:
    """ "is licensing", which a tagger may take for a noun: it has an auxiliary."""
    is_noun = token.tag_ == "NN" and token.lower_.endswith("ing")
    return is_noun and any(child.dep_ == "aux" for child in token.children)
