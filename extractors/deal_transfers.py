"""Verbs by which a company, a business or a right changes hands: "acquired", "sold", "licensed", "merged"."""

from __future__ import annotations

from extractors.deal_awards import award, receive_money
from extractors.deal_clauses import Clause
from extractors.deal_cues import deal_words, lemma_of
from extractors.deal_mentions import DealMention
from extractors.deal_things import Thing
from schemas import DealType, Reference


def acquire(clause: Clause) -> DealMention | None:
    """ "Halden acquired Norvane", "snapped up a stake in Norvane", "was bought by Norvane"."""
    if lemma_of(clause.verb) in {"snap", "scoop"} and clause.following() != "up":
        return None
    if clause.is_passive:
        return _acquired(clause)
    if clause.following() == "back":
        return None
    thing, actors = clause.object(), clause.actors()
    if thing is None:
        thing, actors = _relative_object(clause)
    if thing is None or not actors:
        return None
    sellers = clause.behind.first("from") or thing.owners
    if thing.kind == "rights":
        return _rights(clause, actors, sellers, thing)
    mention = clause.new(DealType.ACQUISITION, is_completed_by_past=True)
    mention.add("acquirer", actors)
    mention.add("target", thing.organizations)
    mention.add("seller", sellers)
    mention.things = [thing.phrase] if thing.phrase else []
    is_told = len(mention.parties) > len(actors)
    if is_told or (thing.kind in {"business", "company"} and _is_bought(clause) and clause.verb.tag_ != "VBG"):
        return mention
    return None


def bid_for(clause: Clause) -> DealMention | None:
    """ "Halden offers $3 billion for Norvane", "bid $25 a share for Norvane"."""
    if clause.is_passive or not clause.organizations.has_money(clause.verb.i + 1, min(clause.end, clause.verb.i + 7)):
        return None
    mention = clause.new(DealType.ACQUISITION)
    mention.status = "planned"
    bidders, targets = clause.actors(), clause.behind.first("for")
    mention.add("acquirer", bidders)
    mention.add("target", targets)
    return mention if bidders and targets and len(mention.parties) > 1 else None


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
    if not acquirers and not (thing.organizations and _by_someone(clause)):
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
        thing, sellers, buyers = clause.object(), clause.actors(), clause.behind.first("to")
    if thing is None and sellers and buyers and clause.has_money() and clause.is_agreed():
        # "agreed to sell three tankers to Halden for $264 million"
        thing = Thing("business")
    if thing is None or not (sellers or buyers) or thing.kind in {"rights", "company"}:
        return None
    mention = clause.new(DealType.DIVESTITURE, is_completed_by_past=True)
    mention.add("seller", sellers or thing.owners)
    mention.add("buyer", buyers)
    mention.add("target", thing.organizations)
    mention.things = [thing.phrase] if thing.phrase else []
    is_spun = lemma_of(clause.verb) == "spin" and clause.following() == "off"
    if lemma_of(clause.verb) == "spin" and not is_spun:
        return None
    is_whole = bool(buyers) or is_spun or thing.kind == "stake" or clause.has_money()
    if thing.kind == "stake" and not (thing.organizations or buyers):
        return None
    if thing.kind == "business" and not _is_divested(clause, thing):
        return None
    return mention if is_whole and mention.parties and (len(mention.parties) > 1 or thing.kind == "business") else None


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


def license_to(clause: Clause) -> DealMention | None:
    givers, takers = clause.behind.first("from"), clause.behind.first("to")
    word = lemma_of(clause.verb)
    if clause.is_passive:
        actors = clause.behind.first("by")
        parties = (actors, takers) if takers else ([], [])
    elif givers or word.startswith("in"):
        parties = (givers, clause.actors())
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
    if {"underwriters", "shares", "warrants", "underwriter", "patent"} & set(words):
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
    if not any(token.lower_ == "option" for token in following) or clause.is_passive:
        return None
    words = {token.lower_ for token in clause.doc[clause.verb.i : clause.end]}
    if words & {"shares", "overallotment", "over-allotment", "warrants"}:
        return None
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
    kinds = {"rights", "license", "licence", "option"} & words
    if not kinds:
        return _pay_for(clause) or _pay_to_settle(clause)
    if "for" not in words or clause.is_passive or not clause.has_money():
        return None
    mention = clause.new(DealType.OPTION if kinds == {"option"} else DealType.LICENCE, is_weak=True)
    licensees = clause.actors()
    licensors = clause.organizations.listed(clause.verb.i + 1, clause.end)[0] or clause.behind.first("to")
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


def _pay_for(clause: Clause) -> DealMention | None:
    """ "Halden is paying $51 million for Norvane"."""
    if clause.is_passive or not clause.organizations.has_money(clause.verb.i + 1, min(clause.end, clause.verb.i + 6)):
        return None
    mention = clause.new(DealType.ACQUISITION)
    buyers, targets = clause.actors(), clause.behind.first("for")
    mention.add("acquirer", buyers)
    mention.add("target", targets)
    return mention if buyers and targets and len(mention.parties) > 1 else None
