"""Verbs by which a right changes hands: "licensed", "granted", "exercised its option", "paid for the rights to"."""

from __future__ import annotations

from extractors.deal_awards import award, receive_money
from extractors.deal_clauses import Clause
from extractors.deal_lexicon import deal_words, lemma_of
from extractors.deal_mentions import DealMention
from extractors.deal_transfers import pay_for
from schemas import DealType


def license_to(clause: Clause) -> DealMention | None:
    givers, takers = clause.behind.first("from"), clause.behind.first("to")
    word = clause.prefix() or lemma_of(clause.verb)
    if clause.is_passive:
        actors = clause.behind.first("by") or clause.agent_before()
        parties = (actors, takers) if takers else (givers, actors)
    elif givers or word.startswith("in"):
        parties = (givers, clause.actors())
    elif not takers and (owners := clause.owners_of_object()):
        # "to license several Norvane programs"
        parties = (owners, clause.actors())
    else:
        parties = (clause.actors(), takers)
    if not all(parties):
        return None
    mention = clause.new(DealType.LICENCE, is_completed_by_past=True, is_weak=True)
    mention.add("licensor", parties[0])
    mention.add("licensee", parties[1])
    return mention if len(mention.parties) > 1 else None


_LICENSED = frozenset(
    {"exclusive", "worldwide", "commercial", "global", "commercialization", "develop", "sell", "market", "distribute"}
)
"""What makes of "rights" those of a licence: not voting or visiting rights."""


def grant_rights(clause: Clause) -> DealMention | None:
    words = [token.lower_ for token in clause.doc[clause.verb.i + 1 : min(clause.end, clause.verb.i + 26)]]
    granted = next((word for word in words if word in deal_words("rights") | {"option", "right"}), None)
    if granted is None:
        # "gave Halden a $750,000 grant"
        return award(clause)
    if {"underwriters", "shares", "warrants", "underwriter", "patent", "units", "adss"} & set(words):
        return None
    if granted in {"rights", "right"} and not _LICENSED & set(words):
        return None
    if clause.is_passive:
        givers, takers = clause.behind.first("by", "from", anywhere=True), clause.actors()
    else:
        givers = clause.actors()
        takers = clause.organizations.listed(clause.verb.i + 1, clause.end)[0] or clause.behind.first("to")
    mention = clause.new(DealType.OPTION if granted == "option" else DealType.LICENCE, is_weak=True)
    mention.add("licensor", givers)
    mention.add("licensee", takers)
    return mention if givers and takers and len(mention.parties) > 1 else None


def exercise_option(clause: Clause) -> DealMention | None:
    following = clause.doc[clause.verb.i + 1 : min(clause.end, clause.verb.i + 7)]
    if not any(token.lower_ in {"option", "options"} for token in following) or clause.is_passive:
        return None
    words = {token.lower_ for token in clause.doc[clause.verb.i : clause.end]}
    if words & {"shares", "overallotment", "over-allotment", "warrants"}:
        return None
    if words & {"jets", "aircraft", "planes", "ships", "vessels", "trains", "buses"}:
        mention = clause.new(DealType.SUPPLY)
        mention.add("customer", clause.actors())
        mention.add("supplier", clause.behind.first("from", "with", anywhere=True))
        return mention if len(mention.parties) > 1 else None
    mention = clause.new(DealType.OPTION, is_completed_by_past=True, is_weak=True)
    mention.add("licensee", clause.actors())
    mention.add("licensor", clause.behind.first("from", "with", anywhere=True))
    return mention if mention.parties else None


def obtain_rights(clause: Clause) -> DealMention | None:
    """ "Halden receives exclusive rights to AB-123 from Norvane"."""
    words = [token.lower_ for token in clause.doc[clause.verb.i + 1 : min(clause.end, clause.verb.i + 8)]]
    has_rights = bool({"rights", "license", "licence", "sublicense"} & set(words))
    if clause.is_passive or "option" in words:
        return None
    if not has_rights:
        return receive_money(clause)
    mention = clause.new(DealType.LICENCE, is_weak=True)
    licensees, licensors = clause.actors(), clause.behind.first("from", anywhere=True)
    at = clause.behind.at("to", "for")
    if not licensors and at is not None:
        licensors = clause.organizations.owner(at)
    mention.add("licensee", licensees)
    mention.add("licensor", licensors)
    return mention if licensees and licensors and len(mention.parties) > 1 else None


def pay_for_rights(clause: Clause) -> DealMention | None:
    """ "Halden will pay Norvane $60 million upfront for rights to AB-123"."""
    words = {token.lower_ for token in clause.doc[clause.verb.i + 1 : clause.end]}
    kinds = {"rights", "right", "license", "licence", "option"} & words
    if not kinds:
        return pay_for(clause) or _pay_to_settle(clause)
    if "for" not in words or clause.is_passive or not clause.has_money():
        return None
    mention = clause.new(DealType.OPTION if kinds == {"option"} else DealType.LICENCE, is_weak=True)
    licensees = clause.actors()
    licensors = clause.organizations.listed(clause.verb.i + 1, clause.end)[0] or clause.behind.first("to")
    licensors = licensors or clause.behind.first("from", anywhere=True) or clause.speaker(licensees)
    mention.add("licensee", licensees)
    mention.add("licensor", licensors)
    return mention if licensees and licensors and len(mention.parties) > 1 else None


def _pay_to_settle(clause: Clause) -> DealMention | None:
    """ "Halden will pay Norvane 30 million euros to end the dispute"."""
    words = {token.lower_ for token in clause.doc[clause.verb.i + 1 : clause.end]}
    if not words & {"dispute", "lawsuit", "lawsuits", "litigation", "suit", "claims"} or not clause.has_money():
        return None
    mention = clause.new(DealType.SETTLEMENT)
    payers, paid = clause.actors(), clause.organizations.listed(clause.verb.i + 1, clause.end)[0]
    mention.add("partner", [*payers, *paid])
    return mention if payers and paid and len(mention.parties) > 1 else None
