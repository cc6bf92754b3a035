"""Money that a noun tells from the side of who gives it: "a $2 million line of credit to Norvane"."""

from __future__ import annotations

from itertools import pairwise

from extractors.deal_issuers import speaker_of_release
from extractors.deal_lexicon import is_plural, lemma_of
from extractors.deal_mentions import DealMention, name_of
from extractors.deal_nominals import Nominal
from schemas import DealType, Reference


def firm_behind(nominal: Nominal) -> list[Reference]:
    """ "a strategic investment in Lombard", which reads as a person's name, or has no record."""
    at = nominal.noun.i + 1
    if at + 1 >= nominal.end or nominal.doc[at].lower_ != "in":
        return []
    organizations = nominal.organizations
    found = organizations.firm_at(at + 1) or organizations.unrecorded(at + 1, nominal.end)
    return [found] if found is not None else []


def backed(nominal: Nominal) -> list[Reference]:
    """ "The project is backed by a $25 million loan from Norvane Bank": money for whoever tells of it."""
    words = [token.lower_ for token in nominal.doc[max(nominal.start, nominal.noun.i - 14) : nominal.noun.i]]
    pairs = {f"{first} {second}" for first, second in pairwise(words)}
    if not pairs & {"backed by", "possible by", "supported by", "funded by", "financed by"} or not nominal.has_money():
        return []
    teller = speaker_of_release(nominal.organizations, nominal.noun.i)
    return [teller] if teller is not None else []


def lent(nominal: Nominal, mention: DealMention) -> bool:
    """ "announced a $2 million line of credit to Norvane": who announces it lends."""
    to = next((token.i for token in nominal.doc[nominal.noun.i + 1 : nominal.noun.i + 5] if token.lower_ == "to"), None)
    takers = nominal.organizations.listed(to + 1, nominal.end)[0] if to is not None and nominal.is_priced() else []
    givers = nominal.owners() or nominal.actors()
    if not takers or not givers or {name_of(one) for one in takers} & {name_of(one) for one in givers}:
        return False
    mention.add("investor", givers)
    mention.add("issuer", takers)
    return True


def is_of_programme(nominal: Nominal) -> bool:
    """ "to receive $2 million in BEAD funding": the name is that of the programme, not of who gets it."""
    before = nominal.noun.i - len(nominal.modifiers) - 1
    return before > nominal.start and nominal.doc[before].lower_ in {"in", "of"} and nominal.has_money()


def served(nominal: Nominal) -> list[Reference]:
    """ "has arranged a $30 million loan on behalf of Halden": for whom somebody found the money."""
    for token in nominal.doc[nominal.noun.i + 1 : nominal.end - 1]:
        if token.lower_ == "behalf" and nominal.doc[token.i + 1].lower_ == "of":
            return nominal.organizations.listed(token.i + 2, nominal.end)[0]
    is_arranged = any(lemma_of(verb) in {"arrange", "broker"} for verb in nominal.above[:1])
    return nominal.behind.first("for") if is_arranged else []


PROVIDING = frozenset({"provide", "extend", "grant", "approve", "give", "offer", "make", "commit"})


def provided(nominal: Nominal, mention: DealMention) -> bool:
    """ "The bank approved a loan of $95 million to Norvane": a grant where a foundation or an authority gives."""
    verb, givers = nominal.above[0], nominal.actors()
    takers = nominal.organizations.listed(verb.i + 1, nominal.noun.i)[0] or nominal.behind.first("to", "for")
    is_gift = bool(givers) and all(map(nominal.organizations.is_donor, givers)) and lemma_of(nominal.noun) == "funding"
    if is_gift and not takers and len(nominal.above) > 1:
        # "Halden said that the trust had approved funding of $7 million"
        takers = nominal.organizations.actors(nominal.above[1])
    mention.type = DealType.GRANT if is_gift else mention.type
    mention.add("grantor" if is_gift else "investor", givers)
    mention.add("grantee" if is_gift else "issuer", takers)
    return bool(givers) and len(mention.parties) > 1 and not is_plural(nominal.noun)
