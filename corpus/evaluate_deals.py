"""Score deals and affiliations on real releases, annotated as corpus/guidelines.md says: corpus/annotated_releases.py.

A deal is right with its type and all its parties; `deals_principals` asks for the principals only, `deals_alike` for
the type and one party. `deal_parties` and `deal_terms` are counted over all deals, found or missed; status on right
ones.
An affiliation is right with person, title and organization; `affiliations_any_title` asks for no title.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from spacy.language import Language

from corpus.annotated_releases import AnnotatedRelease
from corpus.gold_deals import DealScores, compare_deals
from corpus.gold_deals_relaxed import RelaxedDealScores
from corpus.gold_names import Gold, alternatives, compare_roles, score_roles
from corpus.scoring import Score, Stopwatch
from extractors.pipeline import extract, factwire_version, model_version
from schemas import Affiliation, Article, Deal, Extraction


def evaluate_deals(
    halves: Mapping[str, Sequence[AnnotatedRelease]], nlp: Language, *, with_slips: bool = False
) -> dict[str, Any]:
    """By gold file: how many releases, the scores, the details of right deals; for all, seconds and versions.

    `with_slips` adds "slips": a line for each miss and each false record. Not for releases that are kept apart.
    """
    stopwatch = Stopwatch()
    scores = {name: ReleaseScores() for name in halves}
    slips: list[str] = []
    for name, releases in halves.items():
        for release in releases:
            extraction = stopwatch.time(lambda article: extract(article, nlp), release.article)
            scores[name].add(extraction, release.gold)
            if with_slips:
                slips += slips_of(extraction, release.gold, release.article)
    return {
        "files": {name: half.as_dict() for name, half in scores.items()},
        **({"slips": slips} if with_slips else {}),
        "seconds": round(stopwatch.seconds, 1),
        "versions": {"factwire": factwire_version(), "model": model_version(nlp)},
    }


class ReleaseScores:
    def __init__(self) -> None:
        self.releases = self._without_deals = self._silent = 0
        self._deals, self._relaxed = DealScores(), RelaxedDealScores()
        self._roles, self._untitled = Score(), Score()

    def add(self, extraction: Extraction, gold: Gold) -> None:
        self.releases += 1
        if not gold["deals"]:
            self._without_deals += 1
            self._silent += not extraction.deals
        self._deals.add(extraction, gold)
        self._relaxed.add(extraction, gold)
        score_roles(extraction, gold, self._roles)
        score_roles(extraction, _any_title(extraction, gold), self._untitled)

    def as_dict(self) -> dict[str, Any]:
        scores = {
            "deals": self._deals.deals,
            "deals_principals": self._relaxed.principals,
            "deals_alike": self._relaxed.alike,
            "deal_parties": self._relaxed.parties,
            "deal_terms": self._relaxed.terms,
            "affiliations": self._roles,
            "affiliations_any_title": self._untitled,
        }
        return {
            "releases": self.releases,
            "without_deals": {"releases": self._without_deals, "none_found": self._silent},
            "scores": {name: score.as_dict() for name, score in scores.items()},
            "details": {name: score.as_dict() for name, score in self._deals.details.items() if score.gold},
        }


def _any_title(extraction: Extraction, gold: Gold) -> Gold:
    """The gold line with every title that was found as a right one."""
    titles = [found.title.text if found.title else None for found in extraction.affiliations]
    roles = [[person, [*alternatives(right), *titles], firms] for person, right, firms in gold["affiliations"]]
    return {**gold, "affiliations": roles}


def slips_of(extraction: Extraction, gold: Gold, article: Article) -> Iterator[str]:
    """What a rule writer wants to see of a release: each miss as annotated, each false record with its evidence."""
    _, missed, wrong = compare_deals(extraction.deals, gold)
    _, missed_roles, wrong_roles = compare_roles(extraction.affiliations, gold)
    if missed or wrong or missed_roles or wrong_roles:
        yield f"{gold['id']}: {article.title or ''}"
    for entry in missed:
        yield f"  missed deal         {_entry_line(entry)}"
    for deal in wrong:
        yield f"  false deal          {_deal_line(deal)} in {_evidence(deal, article)!r}"
    for person, titles, organizations in missed_roles:
        yield f"  missed affiliation  {person}, {_either(titles)}, {_either(organizations)}"
    for found in wrong_roles:
        title = found.title and found.title.text
        organization = found.organization and found.organization.text
        yield f"  false affiliation   {found.person.text}, {title}, {organization} in {_evidence(found, article)!r}"


def _entry_line(entry: Gold) -> str:
    parties = ", ".join(f"{_either(name)} {_either(role)}" for name, role in entry["parties"])
    terms = ", ".join(f"{_either(term)} {text}" for term, text, _ in entry["terms"])
    return f"{_either(entry['type'])} {_either(entry['status'])}: {parties}" + (f"; {terms}" if terms else "")


def _deal_line(deal: Deal) -> str:
    parties = ", ".join(f"{party.organization.text} {party.role}" for party in deal.parties)
    terms = ", ".join(f"{term.term} {term.amount.value or term.amount.max}" for term in deal.terms)
    return f"{deal.type.value} {deal.status}: {parties}" + (f"; {terms}" if terms else "")


def _evidence(record: Deal | Affiliation, article: Article) -> str:
    span = record.evidence[0]
    return " ".join(article.text[span.start : span.end].split())


def _either(wanted: Any) -> str:
    return " or ".join(str(one) for one in alternatives(wanted))
