"""Nouns by which money comes to a company: "a $40 million Series B", "its public offering", "a grant from"."""

from __future__ import annotations

from extractors import syntax
from extractors.deal_complements import Complements, participants
from extractors.deal_cues import deal_words, lemma_of
from extractors.deal_mentions import DealMention
from extractors.deal_nominals import Nominal
from schemas import DealType, Reference

_ONE_SIDED = {
    DealType.FINANCING: "financing verbs",
    DealType.OFFERING: "offering verbs",
    DealType.IPO: "offering verbs",
    DealType.PRIVATE_PLACEMENT: "offering verbs",
}
_PASSIVES = frozenset({"aux:pass", "auxpass", "nsubj:pass"})


def fill_grant(nominal: Nominal, mention: DealMention) -> bool:
    givers, takers = nominal.behind.first("from", "by"), nominal.behind.first("to")
    verb = nominal.above[0] if nominal.above else None
    actors, owners = nominal.actors(), nominal.owners()
    is_passive = verb is not None and any(child.dep_ in _PASSIVES for child in verb.children)
    gives = verb is not None and lemma_of(verb) in deal_words("giving") and not is_passive
    gets = verb is not None and (lemma_of(verb) in deal_words("getting") or is_passive)
    if takers and not givers and (gives or owners):
        mention.add("grantor", owners or actors)
        mention.add("grantee", takers)
    elif givers or owners or nominal.named_before():
        mention.add("grantor", givers or nominal.named_before() or owners)
        mention.add("grantee", actors if gets or givers else [])
    elif (
        gets
        and (is_passive or (verb is not None and lemma_of(verb) not in deal_words("giving")))
        and nominal.has_money()
    ):
        mention.add("grantee", actors)
        return bool(mention.parties)
    is_received = any(role == "grantee" for role, _ in mention.parties)
    return is_received and len(mention.parties) > 1 and (gives or gets or nominal.noun.tag_ in {"NN", "NNP"})


def fill_investment(nominal: Nominal, mention: DealMention) -> bool:
    issuers = nominal.behind.first("in")
    givers = nominal.behind.first("from", "by", "led by")
    actors = nominal.owners() or nominal.actors()
    verbs = {lemma_of(verb) for verb in nominal.above[:1]}
    if issuers:
        mention.add("investor", givers or actors)
        mention.add("issuer", issuers)
    elif givers and verbs & deal_words("financing verbs"):
        mention.add("issuer", actors)
        mention.add("investor", givers)
    is_one = nominal.noun.tag_ in {"NN", "NNP"} and bool(
        verbs & (deal_words("financing verbs") | {"make"}) or nominal.has_money()
    )
    return len(mention.parties) > 1 and is_one


def fill_raised(nominal: Nominal, mention: DealMention) -> bool:
    """A round, an offering: who raised it, who led it."""
    verbs = nominal.above[:2]
    group = deal_words(_ONE_SIDED[nominal.type])
    is_acted = any(lemma_of(verb) in group for verb in verbs) or (
        nominal.organizations.is_headline(nominal.start, nominal.end) and not verbs
    )
    owners = nominal.owners() or nominal.named_before()
    thing = nominal.of()
    if verbs and lemma_of(verbs[0]) in {"provide", "extend", "grant"} and nominal.type is DealType.FINANCING:
        mention.add("investor", nominal.actors())
        mention.add(
            "issuer", nominal.organizations.listed(verbs[0].i + 1, nominal.noun.i)[0] or nominal.behind.first("to")
        )
        return len(mention.parties) > 1 and bool(nominal.noun.tag_ != "NNS")
    if verbs and lemma_of(verbs[0]) in {"join", "lead", "co-lead", "back", "anchor"}:
        return _joined(nominal, mention, lemma_of(verbs[0]), owners)
    issuers = owners or (nominal.actors() if is_acted else [])
    if nominal.type is not DealType.FINANCING and thing is not None and thing.kind == "organization":
        issuers = issuers or thing.organizations
    mention.add("issuer", issuers)
    if nominal.type is DealType.FINANCING or nominal.type is DealType.PRIVATE_PLACEMENT:
        mention.add("lead_investor", nominal.behind.all("led by") or _led_by(nominal))
        if is_acted or mention.parties:
            lenders = ("from", "with") if lemma_of(nominal.noun) in {"loan", "facility"} else ("from",)
            mention.add("investor", nominal.behind.first(*lenders))
            mention.add("investor", participants(nominal.organizations, nominal.noun.i, nominal.end))
    is_one = nominal.noun.tag_ != "NNS" or lemma_of(nominal.noun) in {"series"}
    has_led = any(role != "issuer" for role, _ in mention.parties)
    return bool(issuers) and is_one and (is_acted or has_led)


def _joined(nominal: Nominal, mention: DealMention, verb: str, owners: list[Reference]) -> bool:
    """ "Fjord Ventures joins the $130 million Series B for Halden": investors of a named issuer."""
    known = {owner.record_id for owner in owners}
    actors = [actor for actor in nominal.actors() if actor.record_id not in known]
    mention.add("issuer", owners or nominal.behind.first("for", "in", "of"))
    mention.add("lead_investor" if verb in {"lead", "co-lead"} else "investor", actors)
    return len(mention.parties) > 1 and any(role == "issuer" for role, _ in mention.parties)


def _led_by(nominal: Nominal) -> list[Reference]:
    """ "The Series B was led by Fjord Ventures"."""
    verb = syntax.parent(nominal.noun)
    if nominal.noun.dep_ in syntax.SUBJECTS and lemma_of(verb) in {"lead", "co-lead"}:
        return Complements(nominal.organizations, verb.i + 1, nominal.end).first("by", "led by")
    return []
