"""Verbs by which a company, a business or a right changes hands: "acquired", "sold", "licensed", "merged"."""

from __future__ import annotations

from extractors.deal_clauses import Clause
from extractors.deal_issuers import speaker_of_release
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
    thing, actors = clause.object(), clause.actors() or _teller(clause)
    if thing is not None and thing.kind == "stake" and not thing.organizations:
        thing.organizations = _held(clause)
    if thing is None and actors and (target := clause.organizations.unrecorded(clause.verb.i + 1, clause.end)):
        thing = Thing("organization", [target])
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
        if any(clause.organizations.is_authority(one) or _AUTHORITY & set(one.text.split()) for one in sellers):
            # "acquiring a licence from the financial authority": a permit
            return None
        return _rights(clause, actors, sellers, thing)
    mention = clause.new(DealType.ACQUISITION, is_completed_by_past=True)
    mention.add("acquirer", actors)
    mention.add("target", thing.organizations)
    mention.add("seller", sellers)
    mention.things = [thing.phrase] if thing.phrase else []
    is_told = len(mention.parties) > len(actors) or (thing.kind == "stake" and clause.is_of_a_share())
    is_news = _is_bought(clause) or _is_property(thing)
    if is_told or (thing.kind in {"business", "company"} and is_news and clause.verb.tag_ != "VBG"):
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


def _held(clause: Clause) -> list[Reference]:
    """ "acquiring a minority interest in Builders", of a name that no record has."""
    for token in clause.doc[clause.verb.i + 1 : min(clause.end, clause.verb.i + 12)]:
        if token.lower_ in {"in", "of"} and (found := clause.organizations.unrecorded(token.i + 1, clause.end)):
            return [found]
    return []


_AUTHORITY = frozenset({"Authority", "Commission", "Ministry", "Department", "Administration", "Agency"})
_PROPERTY = frozenset(
    {"acres", "land", "building", "buildings", "property", "properties", "claims", "tenements", "mine", "parcel"}
    | {"hotel", "hotels", "warehouse", "plant", "portfolio", "apartments", "center", "park", "parcels", "complex"}
)


def _is_property(thing: Thing) -> bool:
    """ "has purchased 15 acres of land": bought for good, whatever it cost."""
    return thing.phrase is not None and not _PROPERTY.isdisjoint(thing.phrase.text.lower().split())


def _acquired(clause: Clause) -> DealMention | None:
    thing = clause.subject_thing()
    acquirers = clause.behind.first("by")
    if thing is None and (named := _named_to_be(clause)):
        thing = Thing("organization", named)
    if thing is None:
        return None
    is_told = _by_someone(clause) or clause.is_agreed() or _is_priced(clause)
    if not acquirers and not (thing.organizations and is_told):
        return None
    mention = clause.new(DealType.ACQUISITION, is_completed_by_past=True)
    mention.add("acquirer", acquirers)
    mention.add("target", thing.organizations)
    mention.add("seller", thing.owners or clause.behind.first("from"))
    mention.things = [thing.phrase] if thing.phrase else []
    return mention if len(mention.parties) > len(acquirers) else None


_AGREEMENTS = frozenset({"memorandum", "mou", "agreement", "letter", "option", "loi", "deal"})


def _teller(clause: Clause) -> list[Reference]:
    """ "* Memorandum of understanding signed to acquire the mine": by whose release it is."""
    words = {token.lower_ for token in clause.doc[clause.start : clause.verb.i]}
    is_open = not words & {"for", "with", "by"} and clause.doc[clause.verb.i - 1].lower_ == "to"
    names = any(clause.organizations.mention_at(k) for k in range(clause.start, clause.verb.i))
    if not words & _AGREEMENTS or not is_open or names:
        return []
    teller = speaker_of_release(clause.organizations, clause.verb.i)
    return [teller] if teller is not None and clause.organizations.has_money(clause.verb.i, clause.end) else []


def _named_to_be(clause: Clause) -> list[Reference]:
    """ "an agreement providing for Norvane to be acquired by …"."""
    before = [token.lower_ for token in clause.doc[max(clause.start, clause.verb.i - 2) : clause.verb.i]]
    named = clause.organizations.named(clause.verb.i - 3) if before == ["to", "be"] else None
    return [named] if named is not None else []


def _is_priced(clause: Clause) -> bool:
    """ "Norvane will be acquired for $5 billion in a leveraged buyout": by whom is told elsewhere."""
    return clause.following() == "for" and clause.organizations.has_money(
        clause.verb.i + 1, min(clause.end, clause.verb.i + 7)
    )


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
