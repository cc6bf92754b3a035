"""Verbs by which a company parts with a business, a stake or itself: "sold its dairy business to Norvane"."""

from __future__ import annotations

from extractors.deal_clauses import Clause
from extractors.deal_mentions import DealMention
from extractors.deal_things import Thing
from schemas import DealType, Reference


def sell(clause: Clause) -> DealMention | None:
    if clause.is_passive:
        thing, sellers, buyers = clause.subject_thing(), clause.behind.first("by"), clause.behind.first("to")
    else:
        thing, sellers = clause.object(), clause.actors()
        is_other = thing is not None and (thing.kind != "stake" or bool(thing.organizations))
        # "an agreement with Norvane to sell half of Halden", not "to sell its stock"
        buyers = clause.behind.first("to") or (clause.counterparty() if is_other else [])
        if thing is not None and not buyers and (at := clause.behind.at("to")) is not None:
            # "will sell its largest segment to Platinum Equity", of a name that no record has
            buyer = clause.organizations.unrecorded(at, clause.end)
            buyers = [buyer] if buyer is not None else []
        if clause.following() == "itself":
            return _sold_itself(clause, sellers, buyers)
    if sellers and not clause.is_passive and _is_of_stock(clause):
        return None
    if thing is None and sellers and buyers and _is_parting(clause):
        thing = Thing("business")
    if thing is None and sellers and buyers and clause.has_money() and clause.is_agreed() and _is_order(clause):
        # "has agreed to sell 80 trucks to Halden for a total order of $13 million"
        mention = clause.new(DealType.SUPPLY)
        mention.add("supplier", sellers)
        mention.add("customer", buyers)
        return mention if len(mention.parties) > 1 else None
    if thing is None and sellers and buyers and clause.has_money() and clause.is_agreed():
        # "agreed to sell three tankers to Halden for $264 million"
        thing = Thing("business")
    is_rid = clause.lemma in {"part", "dispose", "divest", "offload", "shed"}
    if thing is None or not (sellers or buyers) or thing.kind in {"rights", "company"}:
        return None
    mention = clause.new(DealType.DIVESTITURE, is_completed_by_past=True)
    mention.add("seller", sellers or thing.owners)
    mention.add("buyer", buyers)
    mention.add("target", thing.organizations)
    mention.things = [thing.phrase] if thing.phrase else []
    is_spun = clause.lemma in {"spin", "hive"}
    is_whole = bool(buyers) or is_spun or is_rid or thing.kind == "stake" or clause.has_money()
    if mention.status in {"planned", "terminated", "rumoured"} and thing.phrase:
        # "a plan to sell its print business has fallen through"
        is_whole = is_whole or bool(_WHOLE & set(thing.phrase.text.lower().split()))
    if thing.kind == "stake" and not (thing.organizations or buyers):
        return None
    if thing.kind == "business" and not _is_divested(clause, thing):
        return None
    return mention if is_whole and mention.parties and (len(mention.parties) > 1 or thing.kind == "business") else None


_WHOLE = frozenset({"business", "businesses", "unit", "units", "division", "arm", "subsidiary", "operations", "assets"})


def _is_order(clause: Clause) -> bool:
    words = {token.lower_ for token in clause.doc[clause.start : clause.end]}
    return bool(words & {"order", "orders", "supply"})


def _is_parting(clause: Clause) -> bool:
    """ "is selling its bakeries to", "has sold its theatres to"; not "sells its products to"."""
    following = [token.lower_ for token in clause.doc[clause.verb.i + 1 : min(clause.end, clause.verb.i + 6)]]
    is_ware = bool({"products", "goods", "output", "services", "crops", "gas", "oil", "power"} & set(following))
    return following[:1] in (["its"], ["their"]) and clause.verb.tag_ not in {"VBZ", "VBP"} and not is_ware


def _sold_itself(clause: Clause, sold: list[Reference], buyers: list[Reference]) -> DealMention | None:
    """ "agreed to sell itself to Norvane"."""
    mention = clause.new(DealType.ACQUISITION, is_completed_by_past=True)
    mention.add("target", sold)
    mention.add("acquirer", buyers)
    return mention if sold else None


_SECURITIES = frozenset({"notes", "bonds", "debentures"})


def _is_of_stock(clause: Clause) -> bool:
    """ "sold $500 million of senior notes": nothing that a company parts with."""
    return bool(
        _SECURITIES & {token.lower_ for token in clause.doc[clause.verb.i + 1 : min(clause.end, clause.verb.i + 12)]}
    )


def _is_divested(clause: Clause, thing: Thing) -> bool:
    """ "sold its dairy business", not "sells products to Norvane"."""
    word = thing.phrase.text.split()[-1].lower() if thing.phrase else ""
    return word not in {
        "product",
        "products",
        "technology",
        "platform",
        "program",
        "programs",
        "license",
        "practice",
    }
