"""Nouns by which a company or a business changes hands: "the acquisition of", "a takeover bid", "the sale of"."""

from __future__ import annotations

from extractors.deal_cues import deal_words, lemma_of
from extractors.deal_mentions import DealMention
from extractors.deal_nominals import Nominal
from extractors.deal_things import read_thing
from schemas import DealType


def fill_acquisition(nominal: Nominal, mention: DealMention) -> bool:
    word = lemma_of(nominal.noun)
    thing, buyers = nominal.of(), nominal.behind.first("by")
    if word == "stake" and not any(
        lemma_of(verb) in {"take", "increase", "raise", "boost", "get", "spend", "pay"} for verb in nominal.above[:1]
    ):
        return False
    if word in {"bid", "offer"}:
        return _bid(nominal, mention)
    if is_agreement(word):
        return _purchase_agreement(nominal, mention)
    owners, actors = nominal.owners(), nominal.actors()
    if buyers:
        mention.add("acquirer", buyers)
        mention.add("target", (thing.organizations if thing else []) or owners or actors or nominal.named_before())
    else:
        named = nominal.named_before()
        mention.add("acquirer", owners or [actor for actor in actors if actor not in named])
        mention.add("target", thing.organizations if thing else named)
    mention.add("seller", (thing.owners if thing else []) or nominal.behind.first("from"))
    if thing is not None and thing.phrase:
        mention.things = [thing.phrase]
    has_acquirer = any(role == "acquirer" for role, _ in mention.parties)
    is_business = (
        thing is not None and thing.kind in {"business", "company"} and word in {"acquisition", "takeover", "buyout"}
    )
    is_news = bool(nominal.above) and lemma_of(nominal.above[0]) in {"announce", "sign", *deal_words("finishing")}
    is_unnamed = is_business and is_news and bool(actors) and nominal.noun.tag_ != "NNS"
    return has_acquirer and (len(mention.parties) > 1 or is_unnamed)


def _bid(nominal: Nominal, mention: DealMention) -> bool:
    """ "rejected a takeover bid from Norvane", "made an offer of $25 a share for Halden"."""
    if mention.status not in {"terminated", "rumoured"}:
        mention.status = "planned"
    bidders, targets = nominal.behind.first("from", "by"), nominal.behind.first("for")
    at = nominal.behind.at("for")
    if not targets and at is not None and (thing := read_thing(nominal.organizations, at, nominal.end)) is not None:
        targets = thing.organizations
    if not bidders and any(lemma_of(verb) in {"reject", "accept", "spurn", "rebuff"} for verb in nominal.above[:1]):
        bidders = nominal.owners()
    mention.add("target", targets or ([] if not bidders else nominal.actors()))
    mention.add("acquirer", bidders or nominal.owners() or nominal.actors())
    roles = {role for role, _ in mention.parties}
    return {"acquirer", "target"} <= roles


def is_agreement(word: str) -> bool:
    return word in {"agreement", "deal", "pact", "contract", "accord", "arrangement", "letter", "memorandum", "mou"}


def _purchase_agreement(nominal: Nominal, mention: DealMention) -> bool:
    """ "a share purchase agreement with Norvane": the other one sells; or is what is bought, as other words tell."""
    mention.add("acquirer", nominal.actors())
    mention.add("target", nominal.behind.first("for"))
    mention.add("seller", nominal.behind.first("with"))
    return any(role == "acquirer" for role, _ in mention.parties) and len(mention.parties) > 1


def fill_sale(nominal: Nominal, mention: DealMention) -> bool:
    thing = nominal.of()
    if thing is None and _is_for_sale(nominal, mention):
        return True
    if thing is None or thing.kind in {"rights", "company"} or nominal.noun.tag_ == "NNS":
        return False
    if thing.kind == "stake" and not thing.organizations:
        return False
    sellers = nominal.owners() or nominal.behind.first("by") or nominal.actors()
    buyers = nominal.behind.first("to")
    mention.add("seller", sellers or thing.owners)
    mention.add("buyer", buyers)
    mention.add("target", thing.organizations)
    mention.things = [thing.phrase] if thing.phrase else []
    # "sales of products": only what is sold as a business is divested.
    is_business = lemma_of(nominal.noun) != "sale" or bool(buyers)
    return len(mention.parties) > 1 and is_business


def _is_for_sale(nominal: Nominal, mention: DealMention) -> bool:
    """ "Halden is exploring a sale": its own, to someone unnamed."""
    verb = nominal.above[0] if nominal.above else None
    if (
        verb is None
        or lemma_of(verb) not in {"explore", "consider", "weigh", "mull", "pursue"}
        or nominal.noun.dep_ != "obj"
    ):
        return False
    mention.type = DealType.ACQUISITION
    mention.status = "rumoured"
    mention.add("target", nominal.actors())
    return bool(mention.parties)
