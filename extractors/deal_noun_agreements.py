"""Agreements between companies: licences, supply contracts, collaborations, mergers, settlements."""

from __future__ import annotations

from extractors.deal_cues import deal_words, lemma_of
from extractors.deal_mentions import DealMention
from extractors.deal_nominals import Nominal
from extractors.deal_noun_transfers import is_agreement
from schemas import DealType

_TAKING = frozenset({"develop", "commercialize", "commercialise", "market", "use", "manufacture", "distribute", "sell"})


def fill_licence(nominal: Nominal, mention: DealMention) -> bool:
    if lemma_of(nominal.noun) == "option":
        return _option(nominal, mention)
    if not is_agreement(lemma_of(nominal.noun)):
        takers, givers = nominal.behind.first("to"), nominal.behind.first("from")
        actors = nominal.owners() or nominal.actors()
        mention.add("licensor", givers or (actors if takers else []))
        mention.add("licensee", takers or (actors if givers else []))
        return len(mention.parties) > 1
    others = nominal.behind.first("with", "between", "among", anywhere=True)
    actors = [
        actor
        for actor in nominal.owners() or nominal.actors()
        if actor.record_id not in {one.record_id for one in others}
    ]
    words = {token.lower_ for token in nominal.modifiers}
    if "out-licensing" in words:
        mention.add("licensor", actors)
        mention.add("licensee", others)
    elif "in-licensing" in words or _takes(nominal):
        mention.add("licensee", actors)
        mention.add("licensor", others)
    else:
        mention.add("partner", [*actors, *others])
    return len(mention.parties) > 1


def _option(nominal: Nominal, mention: DealMention) -> bool:
    """ "secured an option to license AB-123 from Norvane", "has an option to buy Norvane"."""
    takers = nominal.actors()
    bought, _ = nominal.organizations.listed(nominal.noun.i + 3, nominal.end)
    verbs = {lemma_of(verb) for verb in nominal.above[:1]}
    if not verbs & ({"have", "hold", "pay", "take", "keep"} | deal_words("getting")):
        return False
    mention.add("licensee", takers)
    mention.add("licensor", nominal.behind.first("from", anywhere=True) or bought)
    return bool(takers) and len(mention.parties) > 1


def _takes(nominal: Nominal) -> bool:
    """ "a licence agreement with Norvane to develop …": whoever agreed to it takes the licence."""
    for token in nominal.doc[nominal.noun.i + 1 : nominal.end]:
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD", "WDT"} or token.text in {";", ","}:
            return False
        if token.tag_ == "VB" and token.i and nominal.doc[token.i - 1].lower_ == "to":
            return lemma_of(token) in _TAKING
    return False


def fill_supply(nominal: Nominal, mention: DealMention) -> bool:
    others = nominal.behind.first("with", "between", "among", "from", "by", anywhere=True)
    actors = nominal.owners() or nominal.actors()
    verbs = {lemma_of(verb) for verb in nominal.above[:1]}
    is_order = lemma_of(nominal.noun) in {"contract", "order"}
    if is_order and verbs & deal_words("getting") - {"announce", "complete", "close"}:
        mention.add("supplier", actors)
        mention.add("customer", others)
    elif (role := _direction(nominal)) is not None:
        mention.add("supplier" if role == "supply" else "customer", actors)
        mention.add("customer" if role == "supply" else "supplier", others)
    else:
        mention.add("partner", [*actors, *others])
    return len(mention.parties) > 1 and (bool(others) or not is_order)


def _direction(nominal: Nominal) -> str | None:
    """Whether those who agreed are to supply or to take, by the infinitive behind."""
    for token in nominal.doc[nominal.noun.i + 1 : nominal.end]:
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD", "WDT"}:
            return None
        if token.tag_ == "VB" and nominal.doc[token.i - 1].lower_ == "to":
            word = lemma_of(token)
            if word in {"supply", "provide", "deliver", "manufacture", "build", "sell"}:
                return "supply"
            return "take" if word in {"purchase", "buy", "receive", "distribute", "source"} else None
    return None


def fill_partners(nominal: Nominal, mention: DealMention) -> bool:
    """Mergers, collaborations, settlements: all sides alike."""
    others = nominal.behind.first("with", "between", "among", anywhere=True)
    thing = nominal.of() if nominal.type is DealType.MERGER else None
    of = thing.organizations if thing is not None else []
    actors = nominal.owners() or ([] if len(others) > 1 and not nominal.above else nominal.actors())
    if len(of) > 1 or (len(others) > 1 and _is_between(nominal)):
        actors = []
    named = nominal.named_before() if nominal.type is DealType.MERGER else []
    if len(named) + len(others) > 1:
        # "an analysis of the Halden merger with Norvane": who analyses is no party.
        actors = []
    mention.add("partner", [*actors, *named, *of, *others])
    if (nominal.noun.tag_ == "NNS" and not others) or not (actors or named or of or _is_between(nominal)):
        return False
    return len(mention.parties) > 1


def _is_between(nominal: Nominal) -> bool:
    return nominal.behind.at("between", "among") is not None
