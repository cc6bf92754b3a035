"""Verbs by which a company, a business or a right changes hands: "acquired", "sold", "licensed", "merged"."""

from __future__ import annotations

from extractors.deal_clauses import Clause
from extractors.deal_lexicon import lemma_of
from extractors.deal_mentions import DealMention
from extractors.deal_things import Thing, read_thing
from schemas import DealType, Reference


def acquire(clause: Clause) -> DealMention | None:
    """ "Halden acquired Norvane", "snapped up a stake in Norvane", "was bought by Norvane"."""
    if clause.is_passive:
        return _acquired(clause)
    if clause.following() == "back":
        return None
    thing, actors = clause.object(), clause.actors()
    if thing is None:
        thing, others = _relative_object(clause)
        if thing is None and actors and lemma_of(clause.verb) in {"buy", "purchase"}:
            return _supplies(clause, actors)
        actors = others
    if thing is None or not actors:
        return None
    if thing.kind == "organization" and _same(thing.organizations, actors):
        # "Norvane rose after Halden offered to buy it": never the buyer itself.
        thing.organizations = clause.organizations.others_before(clause.verb.i, actors)
    # "an agreement with Norvane to buy Sable assets": who agrees to it sells
    sellers = clause.behind.first("from") or clause.counterparty() or thing.owners
    if sellers and thing.kind == "organization" and all(one.record_id is None for one in thing.organizations):
        # "to acquire Luciva from Norvane": a brand, not a company
        thing = Thing("business", [], [], next(iter(thing.organizations), None))
    if thing.kind == "rights":
        sellers = sellers or clause.behind.first("from", anywhere=True) or clause.owner_behind()
        return _rights(clause, actors, sellers, thing)
    mention = clause.new(DealType.ACQUISITION, is_completed_by_past=True)
    mention.add("acquirer", actors)
    mention.add("target", thing.organizations)
    mention.add("seller", sellers)
    mention.things = [thing.phrase] if thing.phrase else []
    is_told = len(mention.parties) > len(actors) or (thing.kind == "stake" and clause.is_of_a_share())
    if is_told or (thing.kind in {"business", "company"} and _is_bought(clause) and clause.verb.tag_ != "VBG"):
        return mention
    return None


def _supplies(clause: Clause, customers: list[Reference]) -> DealMention | None:
    """ "will buy battery cells worth $3 billion from Norvane"."""
    suppliers = clause.behind.first("from", anywhere=True)
    if not suppliers or not clause.has_money():
        return None
    mention = clause.new(DealType.SUPPLY)
    mention.add("customer", customers)
    mention.add("supplier", suppliers)
    return mention if len(mention.parties) > 1 else None


def _same(some: list[Reference], others: list[Reference]) -> bool:
    return {one.record_id for one in some} <= {other.record_id for other in others}


def bid_for(clause: Clause) -> DealMention | None:
    """ "Halden offers $3 billion for Norvane", "bid $25 a share for Norvane"."""
    if clause.is_passive or not clause.organizations.has_price(clause.verb.i + 1, min(clause.end, clause.verb.i + 7)):
        return None
    mention = clause.new(DealType.ACQUISITION)
    mention.status = "planned"
    bidders, targets = clause.actors(), clause.behind.first("for")
    mention.add("acquirer", bidders)
    mention.add("target", targets)
    return mention if bidders and targets and len(mention.parties) > 1 else None


def pay_for(clause: Clause) -> DealMention | None:
    """ "Halden is paying $51 million for Norvane"."""
    if clause.is_passive or not clause.organizations.has_price(clause.verb.i + 1, min(clause.end, clause.verb.i + 9)):
        return None
    mention = clause.new(DealType.ACQUISITION)
    paid = clause.organizations.listed(clause.verb.i + 1, min(clause.end, clause.verb.i + 6))[0]
    buyers, at = clause.actors(), clause.behind.at("for")
    thing = read_thing(clause.organizations, at, clause.end) if at is not None else None
    mention.add("acquirer", buyers)
    if thing is None and at is not None and clause.doc[at].tag_ == "PRP$":
        # "will pay $88 million for its 40 theatres"
        mention.add("seller", clause.organizations.others_before(clause.verb.i, buyers))
    if thing is not None and thing.kind in {"organization", "stake"}:
        is_self = not thing.organizations or _same(thing.organizations, buyers)
        others = clause.organizations.others_before(clause.verb.i, buyers) if is_self and not paid else []
        mention.add("target", others or thing.organizations)
    if thing is not None and thing.kind != "rights":
        # "paying Norvane $66 million for the remaining 50%", "for Norvane's drug"
        mention.add("seller", paid or (thing.owners if thing.kind == "business" else []))
        mention.things = [thing.phrase] if thing.phrase else []
    return mention if buyers and len(mention.parties) > 1 else None


def _relative_object(clause: Clause) -> tuple[Thing | None, list[Reference]]:
    """ "Norvane, which Halden agreed to buy": the name before "which", and who acts behind it."""
    for token in clause.doc[max(clause.start, clause.verb.i - 12) : clause.verb.i]:
        if token.lower_ in {"which", "that"} and token.dep_ in {"obj", "mark", "nsubj"}:
            found = clause.organizations.antecedent(token)
            actor = clause.organizations.named(token.i + 1)
            if found and actor is not None:
                return Thing("organization", found), [actor]
    return None, []


def _is_bought(clause: Clause) -> bool:
    """Whether an object without a name is a business rather than supplies."""
    return lemma_of(clause.verb) == "acquire" or clause.has_money()


def _acquired(clause: Clause) -> DealMention | None:
    thing = clause.subject_thing()
    acquirers = clause.behind.first("by")
    if thing is None:
        return None
    is_told = _by_someone(clause) or clause.is_agreed()
    if not acquirers and not (thing.organizations and is_told):
        return None
    mention = clause.new(DealType.ACQUISITION, is_completed_by_past=True)
    mention.add("acquirer", acquirers)
    mention.add("target", thing.organizations)
    mention.add("seller", thing.owners or clause.behind.first("from"))
    mention.things = [thing.phrase] if thing.phrase else []
    return mention if len(mention.parties) > len(acquirers) else None


def _by_someone(clause: Clause) -> bool:
    """ "acquired by a private equity firm": a buyer without a name."""
    at = clause.behind.at("by")
    return at is not None and at < clause.end and clause.doc[at].lower_ in {"a", "an", "another"}


def _rights(clause: Clause, licensees: list[Reference], licensors: list[Reference], thing: Thing) -> DealMention | None:
    if not licensors:
        return None
    mention = clause.new(DealType.LICENCE, is_completed_by_past=True, is_weak=True)
    mention.add("licensee", licensees)
    mention.add("licensor", licensors)
    return mention if len(mention.parties) > 1 else None


def merge(clause: Clause) -> DealMention | None:
    thing = clause.object()
    found = [*clause.actors(), *(thing.organizations if thing else []), *clause.behind.first("with", "into")]
    mention = clause.new(DealType.MERGER, is_completed_by_past=True)
    mention.add("partner", found)
    is_business = lemma_of(clause.verb) == "merge" or "business" in {
        token.lower_ for token in clause.doc[clause.verb.i : clause.end]
    }
    return mention if len(mention.parties) > 1 and is_business else None


def sell(clause: Clause) -> DealMention | None:
    if clause.is_passive:
        thing, sellers, buyers = clause.subject_thing(), clause.behind.first("by"), clause.behind.first("to")
    else:
        thing, sellers = clause.object(), clause.actors()
        is_other = thing is not None and (thing.kind != "stake" or bool(thing.organizations))
        # "an agreement with Norvane to sell half of Halden", not "to sell its stock"
        buyers = clause.behind.first("to") or (clause.counterparty() if is_other else [])
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
