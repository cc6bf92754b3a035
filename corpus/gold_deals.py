"""Compare the deals of an extraction with those of a gold line: corpus/guidelines.md.

A gold deal is {"type", "status", "parties" [[name, role]], "terms" [[term, figure's text, nth]], "optional_parties",
"optional_terms", "assets", "territory", "dates", "optional"}. It is right with its type and its parties in their roles,
none missing and none too many. Its status, terms, dates, assets and territory are scored apart, on those that are
right: a date by its kind and its days, assets and territory by their words, but for the case and articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from corpus.gold_names import Gold, Names, alternatives, bare_name
from corpus.scoring import Score, pair
from schemas import ConfigError, Deal, Extraction
from schemas.deals import Party, Term


class DealScores:
    """Deals, and the terms and the status of those that are right."""

    def __init__(self) -> None:
        self.deals = Score()
        self.terms = Score()
        self.details = {f"deal_{name}": Score() for name in ("status", "dates", "assets", "territory")}

    def add(self, extraction: Extraction, gold: Gold) -> None:
        right, missed, wrong = compare_deals(extraction.deals, gold)
        self.deals.count(hits=len(right), found=len(right) + len(wrong), gold=len(right) + len(missed))
        for entry, deal in right:
            is_status_right = deal.status in alternatives(entry["status"])
            self.details["deal_status"].count(hits=is_status_right, found=1, gold=1)
            self._add_terms(deal, entry, gold)
            self._add_rest(deal, entry)

    def _add_terms(self, deal: Deal, entry: Gold, gold: Gold) -> None:
        right = pair(entry["terms"], deal.terms, lambda term, found: is_term(found, term, gold))
        answers = [found for _, found in right]
        wrong = [
            found
            for found in deal.terms
            if found not in answers and not any(is_term(found, term, gold) for term in entry.get("optional_terms", ()))
        ]
        self.terms.count(hits=len(right), found=len(right) + len(wrong), gold=len(entry["terms"]))

    def _add_rest(self, deal: Deal, entry: Gold) -> None:
        """Dates, assets and territory, where the gold line tells them."""
        if entry.get("dates") is not None:
            found = Counter((one.kind, str(one.period.start), str(one.period.end)) for one in deal.dates)
            self.details["deal_dates"].add(found, Counter(tuple(date) for date in entry["dates"]))
        for name, texts in (
            ("assets", (one.text for one in deal.assets)),
            ("territory", (one.text for one in deal.territory)),
        ):
            if entry.get(name) is not None:
                self.details[f"deal_{name}"].add(Counter(map(bare_name, texts)), Counter(map(bare_name, entry[name])))


def compare_deals(deals: Sequence[Deal], gold: Gold) -> tuple[list[tuple[Gold, Deal]], list[Gold], list[Deal]]:
    """The right deals with what they answer, the gold deals that none answers, and the deals that answer none."""
    names = Names(gold)
    wanted = [entry for entry in gold["deals"] if not entry.get("optional")]
    optional = [entry for entry in gold["deals"] if entry.get("optional")]
    right = pair(wanted, deals, lambda entry, deal: _is_right(deal, entry, names))
    taken = {deal.id for _, deal in right}
    wrong = [
        deal for deal in deals if deal.id not in taken and not any(is_like(deal, entry, names) for entry in optional)
    ]
    answered = [id(entry) for entry, _ in right]
    return right, [entry for entry in wanted if id(entry) not in answered], wrong


def figure_of(gold: Gold, term: Sequence[Any]) -> Gold:
    """The gold figure that a term points at.

    Raises ConfigError where there is none.
    """
    _, text, nth = (*term, 1)[:3]
    for entry in gold["figures"]:
        if entry["text"] == text and entry.get("nth", 1) == nth:
            return dict(entry)
    raise ConfigError(f"no figure {text!r} number {nth} for a term", concerns=str(gold.get("id")))


def _is_right(deal: Deal, entry: Gold, names: Names) -> bool:
    if deal.type not in alternatives(entry["type"]):
        return False
    right = pair(entry["parties"], deal.parties, lambda party, found: is_party(found, party, names))
    answers = [found for _, found in right]
    return len(right) == len(entry["parties"]) and all(
        any(is_party(found, party, names) for party in entry.get("optional_parties", ()))
        for found in deal.parties
        if found not in answers
    )


def is_like(deal: Deal, entry: Gold, names: Names) -> bool:
    """An optional deal: its type, and one of its parties in whatever role."""
    return deal.type in alternatives(entry["type"]) and any(
        has_name(found, party, names) for found in deal.parties for party in entry["parties"]
    )


def is_party(found: Party, party: Sequence[Any], names: Names) -> bool:
    return found.role in alternatives(party[1]) and has_name(found, party, names)


def has_name(found: Party, party: Sequence[Any], names: Names) -> bool:
    """The party, in whatever role; a list has several that are right ("the fund", or the firm that runs it)."""
    return any(names.is_named(found.organization.text, name) for name in alternatives(party[0]))


def is_term(found: Term, term: Sequence[Any], gold: Gold) -> bool:
    figure = figure_of(gold, term)
    return (
        found.term in alternatives(term[0])
        and found.amount.currency in alternatives(figure.get("currency", found.amount.currency))
        and all(getattr(found.amount, end) == Decimal(figure[end]) for end in ("value", "min", "max") if end in figure)
    )
