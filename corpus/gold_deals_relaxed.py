"""How near the deals of an extraction come to those of a gold line, where gold_deals.py asks for all or nothing.

A found deal and a gold deal belong together if they have a type in common and a party by its name: the pairs with the
most parties first. On those pairs, and on what is left alone, are counted: the deals whose principals are found in
their roles (the issuer, but not each investor), the parties in their roles, the terms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from corpus.gold_deals import has_name, is_like, is_party, is_term
from corpus.gold_names import Gold, Names, alternatives
from corpus.scoring import Score, pair
from schemas import Deal, Extraction

SECONDARY = ("investor", "lead_investor", "underwriter")
"""Roles of which a deal may have a dozen: who has the others is a principal."""


class RelaxedDealScores:
    def __init__(self) -> None:
        self.alike = Score()
        self.principals = Score()
        self.parties = Score()
        self.terms = Score()

    def add(self, extraction: Extraction, gold: Gold) -> None:
        names = Names(gold)
        wanted = [entry for entry in gold["deals"] if not entry.get("optional")]
        optional = [entry for entry in gold["deals"] if entry.get("optional")]
        pairs = list(_pairs(wanted, extraction.deals, names))
        for entry, deal in pairs:
            self.alike.count(hits=1, found=1, gold=1)
            self.principals.count(hits=_has_principals(deal, entry, names), found=1, gold=1)
            self._add_parties(deal, entry, names)
            self._add_terms(deal, entry, gold)
        for entry in (entry for entry in wanted if all(entry is not other for other, _ in pairs)):
            self._add_alone(gold=1, parties=len(entry["parties"]), terms=len(entry["terms"]))
        for deal in (deal for deal in extraction.deals if all(deal is not other for _, other in pairs)):
            if not any(is_like(deal, entry, names) for entry in optional):
                self._add_alone(found=1, parties=len(deal.parties), terms=len(deal.terms))

    def _add_alone(self, *, parties: int, terms: int, found: int = 0, gold: int = 0) -> None:
        for score, size in ((self.alike, 1), (self.principals, 1), (self.parties, parties), (self.terms, terms)):
            score.count(hits=0, found=found * size, gold=gold * size)

    def _add_parties(self, deal: Deal, entry: Gold, names: Names) -> None:
        right = pair(entry["parties"], deal.parties, lambda party, found: is_party(found, party, names))
        answers = [found for _, found in right]
        optional = entry.get("optional_parties", ())
        wrong = [
            found
            for found in deal.parties
            if found not in answers and not any(has_name(found, party, names) for party in optional)
        ]
        self.parties.count(hits=len(right), found=len(right) + len(wrong), gold=len(entry["parties"]))

    def _add_terms(self, deal: Deal, entry: Gold, gold: Gold) -> None:
        right = pair(entry["terms"], deal.terms, lambda term, found: is_term(found, term, gold))
        answers = [found for _, found in right]
        optional = entry.get("optional_terms", ())
        wrong = [
            found
            for found in deal.terms
            if found not in answers and not any(is_term(found, term, gold) for term in optional)
        ]
        self.terms.count(hits=len(right), found=len(right) + len(wrong), gold=len(entry["terms"]))


def _pairs(wanted: Sequence[Gold], deals: Sequence[Deal], names: Names) -> Iterator[tuple[Gold, Deal]]:
    """Gold and found deals that belong together, each in one pair only."""
    shared = sorted(
        (
            (-count, i, j)
            for i, entry in enumerate(wanted)
            for j, deal in enumerate(deals)
            if deal.type in alternatives(entry["type"]) and (count := _shared(deal, entry, names))
        ),
    )
    taken: set[tuple[str, int]] = set()
    for _, i, j in shared:
        if not taken & {("gold", i), ("found", j)}:
            taken |= {("gold", i), ("found", j)}
            yield wanted[i], deals[j]


def _shared(deal: Deal, entry: Gold, names: Names) -> int:
    return len(pair(entry["parties"], deal.parties, lambda party, found: has_name(found, party, names)))


def _has_principals(deal: Deal, entry: Gold, names: Names) -> bool:
    """The gold deal's principals in their roles; who else is found does not matter."""
    principals: list[Any] = [party for party in entry["parties"] if alternatives(party[1])[0] not in SECONDARY]
    right = pair(principals, deal.parties, lambda party, found: is_party(found, party, names))
    return len(right) == len(principals)
