"""Nouns by which a company or a business changes hands: "the acquisition of", "a takeover bid", "the sale of"."""

from __future__ import annotations

from extractors.deal_complements import Complements
from extractors.deal_lexicon import deal_words, is_plural, lemma_of
from extractors.deal_mentions import DealMention
from extractors.deal_nominals import Nominal
from extractors.deal_things import read_thing
from schemas import DealType, Reference

_TAKING_STAKES = frozenset(
    {"take", "increase", "raise", "boost", "get", "spend", "pay", "finalize", "complete", "secure", "purchase"}
)


def fill_acquisition(nominal: Nominal, mention: DealMention) -> bool:
    word = lemma_of(nominal.noun)
    thing, buyers = nominal.of(), nominal.behind.first("by")
    if word == "stake" and not any(lemma_of(verb) in _TAKING_STAKES for verb in nominal.above[:1]):
        return False
    if word in {"bid", "offer", "approach", "proposal"}:
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
        mention.add("target", thing.organizations if thing else named or _unrecorded_target(nominal))
    mention.add("seller", (thing.owners if thing else []) or nominal.behind.first("from"))
    if thing is not None and thing.phrase:
        mention.things = [thing.phrase]
    has_acquirer = any(role == "acquirer" for role, _ in mention.parties)
    is_business = (
        thing is not None and thing.kind in {"business", "company"} and word in {"acquisition", "takeover", "buyout"}
    )
    is_news = bool(nominal.above) and lemma_of(nominal.above[0]) in {"announce", "sign", *deal_words("finishing")}
    is_news = is_news or (bool(owners) and mention.status == "planned")
    is_unnamed = is_business and is_news and bool(owners or actors) and not is_plural(nominal.noun)
    is_told = any(role != "acquirer" for role, _ in mention.parties) or bool(mention.things)
    return has_acquirer and is_told and (len(mention.parties) > 1 or is_unnamed)


def _unrecorded_target(nominal: Nominal) -> list[Reference]:
    """ "the acquisition of Cardinal Advisors", of a name that no record has."""
    at = nominal.noun.i + 1
    is_of = at < nominal.end and nominal.doc[at].lower_ == "of"
    found = nominal.organizations.unrecorded(at + 1, nominal.end) if is_of else None
    return [found] if found is not None else []


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
    bidders = bidders or nominal.owners() or nominal.actors()
    if not targets and nominal.owners():
        targets = nominal.actors() or nominal.organizations.only_other(nominal.start, nominal.end, bidders)
    mention.add("target", targets or nominal.actors())
    mention.add("acquirer", bidders)
    roles = {role for role, _ in mention.parties}
    return {"acquirer", "target"} <= roles


_TALKS = frozenset({"talks", "negotiations", "discussions", "terms"})


def is_agreement(word: str) -> bool:
    return word in {"agreement", "deal", "pact", "contract", "accord", "arrangement", "letter", "memorandum", "mou"}


def _purchase_agreement(nominal: Nominal, mention: DealMention) -> bool:
    """ "a share purchase agreement with Norvane": the other one sells; or is what is bought, as other words tell."""
    actors = nominal.actors()
    if len(actors) > 1:
        # "Both parties signed the letter of intent for the acquisition": who buys is told elsewhere
        return False
    mention.add("acquirer", actors)
    mention.add("target", nominal.behind.first("for"))
    mention.add("seller", nominal.behind.first("with"))
    return any(role == "acquirer" for role, _ in mention.parties) and len(mention.parties) > 1


def fill_sale(nominal: Nominal, mention: DealMention) -> bool:
    thing = nominal.of()
    if thing is None and (_is_for_sale(nominal, mention) or _is_own_sale(nominal, mention)):
        return True
    if thing is None or thing.kind in {"rights", "company"} or is_plural(nominal.noun):
        return False
    if thing.kind == "stake" and not thing.organizations:
        return False
    sellers = nominal.owners() or nominal.behind.first("by") or thing.owners or nominal.actors()
    buyers = nominal.behind.first("to")
    before = nominal.doc[max(nominal.start, nominal.noun.i - 12) : nominal.noun.i]
    agreement = next((token.i for token in before if is_agreement(lemma_of(token)) or token.lower_ in _TALKS), None)
    if not buyers and agreement is not None:
        # "an agreement with Norvane for the sale of its ferry business"
        buyers = Complements(nominal.organizations, agreement, nominal.noun.i).first("with", anywhere=True)
    mention.add("seller", sellers)
    mention.add("buyer", buyers)
    mention.add("target", thing.organizations)
    mention.things = [thing.phrase] if thing.phrase else []
    # "sales of products": only what is sold as a business is divested.
    is_business = lemma_of(nominal.noun) != "sale" or bool(buyers)
    return len(mention.parties) > 1 and is_business


def _is_own_sale(nominal: Nominal, mention: DealMention) -> bool:
    """ "voted to approve its sale to Halden": the whole company."""
    buyers, owners = nominal.behind.first("to"), nominal.owners()
    if not buyers or not owners or is_plural(nominal.noun):
        return False
    mention.type = DealType.ACQUISITION
    mention.add("target", owners)
    mention.add("acquirer", buyers)
    return len(mention.parties) > 1


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
