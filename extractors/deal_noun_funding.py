"""Nouns by which money comes to a company: "a $40 million Series B", "its public offering", "a grant from"."""

from __future__ import annotations

from spacy.tokens import Token

from extractors import syntax
from extractors.deal_complements import Complements, participants
from extractors.deal_lexicon import deal_words, is_plural, lemma_of
from extractors.deal_mentions import CREDIT, DealMention
from extractors.deal_nominals import Nominal
from extractors.deal_noun_givers import PROVIDING, backed, firm_behind, is_of_programme, lent, provided, served
from extractors.deal_noun_transfers import is_agreement
from extractors.deal_organizations import Organizations
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
    if not takers and givers and (takers := _helped(nominal)):
        # "A grant from the foundation will help Halden train nurses"
        mention.add("grantor", givers)
        mention.add("grantee", takers)
        return len(mention.parties) > 1
    if givers and not takers and not actors and (told := backed(nominal)):
        mention.add("grantor", givers)
        mention.add("grantee", told)
        return len(mention.parties) > 1
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
    if (
        not mention.parties
        and actors
        and _is_given_to_many(nominal)
        and all(map(nominal.organizations.is_donor, actors))
    ):
        mention.add("grantor", actors)
        return True
    is_received = any(role == "grantee" for role, _ in mention.parties)
    return is_received and len(mention.parties) > 1 and (gives or gets or nominal.noun.tag_ in {"NN", "NNP"})


def _is_given_to_many(nominal: Nominal) -> bool:
    """ "announced grant awards of nearly $2 million to 12 researchers": to whom, without a name."""
    at = nominal.behind.at("to")
    return at is not None and any(
        token.tag_ == "NNS" for token in nominal.doc[at : min(nominal.end, at + 4)] if not token.is_stop
    )


def _helped(nominal: Nominal) -> list[Reference]:
    if any(token.tag_.startswith("VB") for token in nominal.doc[nominal.start : nominal.noun.i]):
        return []
    verb = next((token for token in nominal.doc[nominal.noun.i : nominal.end] if token.tag_.startswith("VB")), None)
    if verb is None or lemma_of(verb) not in {"help", "enable", "allow", "support", "let", "fund", "assist"}:
        return []
    found = nominal.organizations.mention_at(verb.i + 1)
    named = nominal.organizations.named(verb.i + 1) if found is not None else None
    return [named] if named else nominal.organizations.listed(verb.i + 1, nominal.end)[0]


def fill_investment(nominal: Nominal, mention: DealMention) -> bool:
    issuers = nominal.behind.first("in", "into") or firm_behind(nominal)
    givers = nominal.behind.first("from", "by", "led by")
    actors = nominal.owners() or nominal.actors()
    verbs = {lemma_of(verb) for verb in nominal.above[:1]}
    if verbs & {"maintain", "hold", "retain", "keep", "have", "manage", "monitor"}:
        return False
    if issuers:
        mention.add("lead_investor" if verbs & {"lead", "co-lead"} else "investor", givers or actors)
        mention.add("issuer", issuers)
    elif givers and (verbs & deal_words("financing verbs") or _is_headlined(nominal)):
        mention.add("issuer", actors)
        mention.add("investor", givers)
    elif givers and _is_cause(nominal):
        mention.add("issuer", nominal.organizations.actors(nominal.noun.sent.root))
        mention.add("investor", givers)
        return len(mention.parties) > 1
    elif actors and verbs & _GAINING and nominal.is_priced() and nominal.noun.tag_ in {"NN", "NNP"}:
        # "has launched from stealth with a $3 million investment": from whom is told below
        mention.add("issuer", actors)
        return True
    is_gained = nominal.noun.tag_ == "NNS" and bool(givers) and bool(verbs & (_GAINING | {"receive", "obtain"}))
    if is_gained and len(mention.parties) > 1:
        # "has secured investments from Fjord Ventures and Sable Capital"
        return True
    is_one = nominal.noun.tag_ in {"NN", "NNP"} and bool(
        verbs & (deal_words("financing verbs") | {"make"}) or nominal.has_money() or _is_a_stake(nominal)
    )
    return len(mention.parties) > 1 and is_one


_GAINING = frozenset({"launch", "emerge", "secure", "raise", "land", "attract", "bag", "nab"})


def _is_headlined(nominal: Nominal) -> bool:
    """ "Halden Speeds Up Its Growth with $10 Million Investment from Fjord Ventures"."""
    return nominal.is_priced() and nominal.organizations.is_headline(nominal.start, nominal.end)


def _is_cause(nominal: Nominal) -> bool:
    """ "Halden grew faster thanks to a new investment from Fjord Ventures"."""
    before = [token.lower_ for token in nominal.doc[max(nominal.start, nominal.noun.i - 7) : nominal.noun.i]]
    return "thanks to" in " ".join(before) and nominal.noun.tag_ == "NN"


def _is_a_stake(nominal: Nominal) -> bool:
    """ "its recent strategic investment in Norvane": one in a company, whatever its sum."""
    words = {token.lower_ for token in nominal.modifiers}
    return bool(words & deal_words("investment words"))


def fill_raised(nominal: Nominal, mention: DealMention) -> bool:
    """A round, an offering: who raised it, who led it."""
    verbs = nominal.above[:2]
    group = deal_words(_ONE_SIDED[nominal.type])
    is_acted = any(lemma_of(verb) in group for verb in verbs) or (
        nominal.organizations.is_headline(nominal.start, nominal.end) and not verbs
    )
    owners = nominal.owners() or ([] if is_of_programme(nominal) else nominal.named_before())
    thing = nominal.of()
    if verbs and lemma_of(verbs[0]) in PROVIDING and nominal.type is DealType.FINANCING:
        return provided(nominal, mention)
    if not owners and (givers := nominal.behind.first("from")) and (told := backed(nominal)):
        mention.add("issuer", told)
        mention.add("investor", givers)
        return len(mention.parties) > 1
    if nominal.label() == CREDIT and not is_plural(nominal.noun) and lent(nominal, mention):
        return True
    if _names_investors_only(nominal, mention):
        return False
    if verbs and lemma_of(verbs[0]) in {"join", "lead", "co-lead", "back", "anchor"}:
        return _joined(nominal, mention, lemma_of(verbs[0]), owners)
    if _is_sum_of_many(nominal) or _is_held(nominal):
        return False
    borrowers = served(nominal)
    is_acted = is_acted or bool(borrowers)
    issuers = borrowers or owners or (nominal.actors() if is_acted else [])
    if owners and nominal.type is not DealType.FINANCING and nominal.is_priced():
        # "after its $350 million IPO"
        is_acted = True
    if nominal.type is not DealType.FINANCING and thing is not None and thing.kind == "organization":
        issuers = issuers or thing.organizations
    issuers = issuers or _brought(nominal)
    if len(issuers) > 1 and _is_credit(nominal):
        # "Halden and Norvane Bank signed a credit agreement"
        mention.add("investor", [one for one in issuers if set(one.text.split()) & deal_words("lenders")])
    mention.add("issuer", issuers)
    if nominal.type is DealType.OFFERING and is_agreement(lemma_of(nominal.noun)):
        mention.add("underwriter", nominal.behind.first("with"))
    if nominal.type is DealType.FINANCING or nominal.type is DealType.PRIVATE_PLACEMENT:
        mention.add(
            "lead_investor", nominal.behind.all("led by") or led_by(nominal.organizations, nominal.noun, nominal.end)
        )
        if is_acted or mention.parties:
            is_placed = nominal.type is DealType.PRIVATE_PLACEMENT
            mention.add("investor", nominal.behind.first("from", "with", *(["to"] if is_placed else [])))
            mention.add("investor", participants(nominal.organizations, nominal.noun.i, nominal.end))
    is_one = not is_plural(nominal.noun) and not _is_aim(nominal, mention)
    has_led = any(role != "issuer" for role, _ in mention.parties)
    return bool(issuers) and is_one and (is_acted or has_led)


def _is_sum_of_many(nominal: Nominal) -> bool:
    """ "has closed more than $500 million in financing across 23 transactions"."""
    return any(
        token.lower_ in {"transactions", "deals", "loans", "rounds", "companies", "startups"}
        and any(word.tag_ == "CD" for word in nominal.doc[max(nominal.noun.i + 1, token.i - 2) : token.i])
        for token in nominal.doc[nominal.noun.i + 1 : nominal.end]
    )


def _is_held(nominal: Nominal) -> bool:
    """ "borrowings under its revolving credit facility", "the amendment of its loan": what it has had before."""
    before = {token.lower_ for token in nominal.doc[max(nominal.start, nominal.noun.i - 9) : nominal.noun.i]}
    is_changed = bool(before & {"amendment", "amended", "extension", "maturity", "existing", "outstanding", "repay"})
    is_used = nominal.is_definite() and bool(before & {"under", "draw", "drew", "on", "from"})
    return nominal.label() == CREDIT and (is_changed or (is_used and not nominal.is_priced()))


def _is_aim(nominal: Nominal, mention: DealMention) -> bool:
    """ "a step for Halden in securing debt financing": of no amount, from nobody."""
    is_gerund = any(verb.tag_ == "VBG" for verb in nominal.above[:1]) and len(mention.parties) == 1
    if is_gerund and nominal.doc[nominal.above[0].i - 1].lower_ == "in":
        # "assists nonprofits in securing up to $200,000 in federal funding"
        return True
    return is_gerund and nominal.type is DealType.FINANCING and not (nominal.has_money() or nominal.label())


def _names_investors_only(nominal: Nominal, mention: DealMention) -> bool:
    """ "The round was led by Fjord Ventures and saw participation from Norvane Capital", "Prior investors took part in
    the round, including Fjord": who gave, of a round whose company was told before."""
    if nominal.type is not DealType.FINANCING or not nominal.is_definite() or nominal.owners() or _brought(nominal):
        return False
    leads = led_by(nominal.organizations, nominal.noun, nominal.end)
    others = participants(nominal.organizations, nominal.start if not leads else nominal.noun.i, nominal.end)
    if not leads and not (others and _are_told_of(nominal)):
        return False
    mention.add("lead_investor", leads)
    mention.add("investor", others)
    return True


def _are_told_of(nominal: Nominal) -> bool:
    """ "investors participated in the round": the investors act."""
    return any(lemma_of(verb) in {"participate", "take", "join", "include"} for verb in nominal.above[:1])


def _is_credit(nominal: Nominal) -> bool:
    words = {lemma_of(nominal.noun), *(token.lower_ for token in nominal.modifiers)}
    return bool(words & {"loan", "credit", "facility", "mortgage"})


def _brought(nominal: Nominal) -> list[Reference]:
    """ "The Series C brings Halden's total funding to $140 million": whose round it is."""
    for token in nominal.doc[nominal.noun.i + 1 : nominal.end]:
        if lemma_of(token) == "bring":
            return nominal.organizations.owner(token.i + 1)
    return []


def _joined(nominal: Nominal, mention: DealMention, verb: str, owners: list[Reference]) -> bool:
    """ "Fjord Ventures joins the $130 million Series B for Halden": investors of a named issuer."""
    if any(child.dep_ in _PASSIVES for child in nominal.above[0].children):
        # "Fjord was joined by Norvane Funding, an investment programme for Minnesota"
        return False
    known = {owner.record_id for owner in owners}
    actors = [actor for actor in nominal.actors() if actor.record_id not in known]
    mention.add("issuer", owners or nominal.behind.first("for", "in", "of"))
    mention.add("lead_investor" if verb in {"lead", "co-lead"} else "investor", actors)
    return len(mention.parties) > 1 and any(role == "issuer" for role, _ in mention.parties)


def led_by(organizations: Organizations, noun: Token, end: int) -> list[Reference]:
    """ "The Series B was led by Fjord Ventures"."""
    verb = syntax.parent(noun)
    if noun.dep_ in syntax.SUBJECTS and lemma_of(verb) in {"lead", "co-lead", "head"}:
        return Complements(organizations, verb.i + 1, end).first("by", "led by")
    return []
