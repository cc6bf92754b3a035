"""Agreements between companies: licences, supply contracts, collaborations, mergers, settlements."""

from __future__ import annotations

from extractors.deal_issuers import speaker_of_release
from extractors.deal_lexicon import cue_table, deal_words, is_plural, lemma_of, modifier_words
from extractors.deal_mentions import DealMention, name_of
from extractors.deal_nominals import Nominal
from extractors.deal_noun_partners import (
    is_made_with,
    is_of_teller,
    is_only_recalled,
    is_told,
    is_with_unnamed,
    of_pair,
    unrecorded_partner,
    without_subject,
)
from extractors.deal_noun_transfers import is_agreement
from schemas import DealType, Reference

_TAKING = frozenset({"develop", "commercialize", "commercialise", "market", "use", "manufacture", "distribute", "sell"})


def fill_licence(nominal: Nominal, mention: DealMention) -> bool:
    if lemma_of(nominal.noun) == "option":
        return _option(nominal, mention)
    if not is_agreement(lemma_of(nominal.noun)):
        takers, givers = nominal.behind.first("to"), nominal.behind.first("from")
        actors = nominal.owners() or nominal.actors()
        words = set(modifier_words(nominal.doc, nominal.noun.i, nominal.start))
        is_official = any("Authority" in one.text.split() for one in givers)
        if words & deal_words("permits") or is_official or any(map(nominal.organizations.is_authority, givers)):
            # "applied for an asset management licence from the authority": a permit
            mention.is_definite = False
            return False
        mention.add("licensor", givers or (actors if takers else []))
        mention.add("licensee", takers or (actors if givers else []))
        return len(mention.parties) > 1 or _licensed_under(nominal, mention)
    others = nominal.behind.first("with", "between", "among", anywhere=True)
    served = [] if others else _served(nominal)
    others = others or served
    actors = [
        actor
        for actor in nominal.owners() or nominal.actors()
        if actor.record_id not in {one.record_id for one in others}
    ]
    words = set(modifier_words(nominal.doc, nominal.noun.i, nominal.start))
    if not others and len(actors) < 2:
        owners = nominal.organizations.owner_within(nominal.noun.i + 1, min(nominal.end, nominal.noun.i + 16))
        if actors and owners and nominal.is_of_rights():
            # "a licence agreement for the worldwide rights to Norvane's programs"
            mention.add("licensee", actors)
            mention.add("licensor", owners)
            return len(mention.parties) > 1
        return _licensed_under(nominal, mention)
    if "out-licensing" in words or served:
        mention.add("licensor", actors)
        mention.add("licensee", others)
    elif others and "in-licensing" in words:
        mention.add("licensee", actors)
        mention.add("licensor", others)
    elif others and len(actors) == 1 and _takes(nominal):
        mention.add("partner", [*actors, *others])
        mention.taker = name_of(actors[0])
    else:
        mention.add("partner", [*actors, *others])
    return len(mention.parties) > 1


def _licensed_under(nominal: Nominal, mention: DealMention) -> bool:
    """ "received $20 million from Norvane under a licence agreement": who is paid is the licensor."""
    actors, others, verb = nominal.around()
    if verb in {"agree", "sign"}:
        # "agreed with Norvane on a licence for its drug"
        mention.add("partner", [*actors, *others] if actors else [])
        return len(mention.parties) > 1
    is_paid = verb in deal_words("getting") | {"entitle", "eligible"}
    is_giving = is_paid or verb in {"license", "grant", "supply", "give", "out-license"}
    mention.add("licensor" if is_giving else "licensee", actors)
    mention.add("licensee" if is_giving else "licensor", others)
    return bool(actors) and len(mention.parties) > 1 and (is_giving or verb in _TAKING | {"pay", "make", "sell"})


def _option(nominal: Nominal, mention: DealMention) -> bool:
    """ "secured an option to license AB-123 from Norvane", "has an option to buy Norvane"."""
    takers = nominal.actors()
    if others := nominal.behind.first("with", "on"):
        # "signed a three-year earn-in option with Norvane"
        mention.add("buyer", takers)
        mention.add("seller", others)
        return bool(takers) and len(mention.parties) > 1
    bought, _ = nominal.organizations.listed(nominal.noun.i + 3, nominal.end)
    verbs = {lemma_of(verb) for verb in nominal.above[:1]}
    if not verbs & ({"have", "hold", "pay", "take", "keep"} | deal_words("getting")):
        return False
    mention.add("licensee", takers)
    givers = nominal.behind.first("from", anywhere=True) or bought
    mention.add("licensor", givers or nominal.organizations.only_other(nominal.start, nominal.end, takers))
    return bool(takers) and len(mention.parties) > 1


def _served(nominal: Nominal) -> list[Reference]:
    """ "a licence deal for Norvane to use its platform": who is to do something under it."""
    at = nominal.behind.at("for")
    if at is None:
        return []
    found, after = nominal.organizations.listed(at, nominal.end)
    return found if after < nominal.end and nominal.doc[after].lower_ == "to" else []


def _takes(nominal: Nominal) -> bool:
    """ "a licence agreement with Norvane to develop …": whoever agreed to it takes the licence."""
    for token in nominal.doc[nominal.noun.i + 1 : nominal.end]:
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD", "WDT"} or token.text in {";", ","}:
            return False
        if token.tag_ == "VB" and token.i and nominal.doc[token.i - 1].lower_ == "to":
            following = nominal.doc[token.i + 1].lower_ if token.i + 1 < nominal.end else ""
            is_taken = lemma_of(token) in {"license", "in-license"} and following not in {"its", "their"}
            return is_taken or lemma_of(token) in _TAKING
    return False


def fill_supply(nominal: Nominal, mention: DealMention) -> bool:
    others = nominal.behind.first("with", "between", "among", "from", "by", anywhere=True)
    actors = nominal.owners() or nominal.actors()
    verbs = {lemma_of(verb) for verb in nominal.above[:1]}
    is_order = lemma_of(nominal.noun) in {"contract", "order"}
    is_won = is_order or (lemma_of(nominal.noun) == "deal" and not nominal.named_before() and nominal.is_priced())
    if not others or not actors:
        doing, with_whom, verb = nominal.around()
        if doing and with_whom and (role := _DIRECTIONS.get(verb)):
            mention.add("supplier" if role == "supply" else "customer", doing)
            mention.add("customer" if role == "supply" else "supplier", with_whom)
            return len(mention.parties) > 1
    if is_won and verbs & deal_words("getting") - {"announce", "complete", "close"}:
        mention.add("supplier", actors)
        others = others or nominal.behind.first("for", anywhere=True)
        mention.add("customer", others)
    elif is_order and verbs & {"award", "give", "place", "cancel", "hand"}:
        mention.add("customer", actors)
        mention.add("supplier", others)
    elif (role := _direction(nominal)) is not None:
        mention.add("supplier" if role == "supply" else "customer", actors)
        mention.add("customer" if role == "supply" else "supplier", others)
    else:
        mention.add("partner", [*actors, *others])
    if (
        is_won
        and actors
        and not others
        and (nominal.is_priced() or (is_order and (_is_news(nominal) or _is_sum_of_orders(nominal))))
        and verbs & deal_words("getting") - {"announce", "complete"}
    ):
        # "received a $55 million government contract": the customer need not be named.
        return any(role == "supplier" for role, _ in mention.parties)
    if is_order and actors and not others and "announce" in verbs and _is_priced_news(nominal):
        mention.parties = []
        mention.add("supplier", actors)
        return True
    if is_order and actors and not others and verbs & {"sign", "enter"} and _is_news(nominal):
        return any(role == "supplier" for role, _ in mention.parties)
    return len(mention.parties) > 1 and (bool(others) or not is_order)


def _is_news(nominal: Nominal) -> bool:
    """ "Halden Secures Monitoring Contract", "has won a contract to provide …" in the lead: from nobody by name."""
    is_lead = nominal.organizations.context.sentence_index(nominal.noun.i) <= _LEAD
    is_headline = nominal.organizations.is_headline(nominal.start, nominal.end)
    return not is_plural(nominal.noun) and (is_headline or (is_lead and _direction(nominal) == "supply"))


def _is_sum_of_orders(nominal: Nominal) -> bool:
    """ "has received new orders from European governments valued at $2.9 million", in the lead."""
    is_lead = nominal.organizations.context.sentence_index(nominal.noun.i) <= _LEAD + 2
    behind = [token.lower_ for token in nominal.doc[nominal.noun.i + 1 : nominal.end]]
    return is_lead and nominal.has_money() and bool({"valued", "worth", "totaling", "totalling"} & set(behind))


def _is_priced_news(nominal: Nominal) -> bool:
    """ "announced a €10 million contract for a computer in the region", in the lead."""
    is_lead = nominal.organizations.context.sentence_index(nominal.noun.i) <= _LEAD
    following = nominal.doc[nominal.noun.i + 1].lower_ if nominal.noun.i + 1 < nominal.end else ""
    return is_lead and nominal.is_priced() and following in {"for", "to"} and not is_plural(nominal.noun)


_LEAD = 3
_DIRECTIONS = {
    **dict.fromkeys(("supply", "provide", "deliver", "manufacture", "build", "sell", "install", "ship"), "supply"),
    **dict.fromkeys(("purchase", "buy", "receive", "distribute", "source", "secure", "get", "take", "obtain"), "take"),
}
"""What those do who supply, and those who take."""


def _direction(nominal: Nominal) -> str | None:
    """Whether those who agreed are to supply or to take, by the infinitive behind."""
    for token in nominal.doc[nominal.noun.i + 1 : nominal.end]:
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD", "WDT"}:
            return None
        if token.tag_ == "VB" and nominal.doc[token.i - 1].lower_ == "to":
            return _DIRECTIONS.get(lemma_of(token))
    return None


def fill_partners(nominal: Nominal, mention: DealMention) -> bool:
    """Mergers, collaborations, settlements: all sides alike."""
    others = without_subject(nominal, nominal.behind.first("with", "between", "among", anywhere=True))
    if not others and nominal.type is DealType.COLLABORATION:
        others = unrecorded_partner(nominal)
    thing = nominal.of() if nominal.type is DealType.MERGER else None
    of = thing.organizations if thing is not None else []
    if len(of) == 1:
        of = of_pair(nominal) or of
    if (not others and is_with_unnamed(nominal)) or is_only_recalled(nominal):
        return False
    actors = nominal.owners() or ([] if len(others) > 1 and not nominal.above else nominal.actors())
    if len(of) > 1 or (len(others) > 1 and _is_between(nominal)):
        actors = []
    before = next((t.i for t in nominal.doc[nominal.start : nominal.noun.i] if t.lower_ == "between"), None)
    if not others and before is not None and nominal.type is DealType.MERGER:
        # "Talks between Halden and Norvane about a merger"
        of = nominal.organizations.listed(before + 1, nominal.noun.i, True)[0]
    named = nominal.named_before() if nominal.type is DealType.MERGER else []
    if len(actors) + len(others) < 2 and is_agreement(lemma_of(nominal.noun)):
        # "Halden, a maker of pumps, and Norvane announce a memorandum of understanding (MoU)"
        actors = nominal.organizations.opening_pair(nominal.start, nominal.noun.i) or actors
    if nominal.type is DealType.MERGER or not _is_typed(nominal):
        actors = [actor for actor in actors if not nominal.organizations.is_authority(actor)]
    if named and len(named) + len(others) > 1:
        # "an analysis of the Halden merger with Norvane": who analyses is no party.
        actors = []
    if (
        not actors
        and len(others) == 1
        and nominal.type is DealType.COLLABORATION
        and (is_made_with(nominal) or is_of_teller(nominal))
    ):
        teller = speaker_of_release(nominal.organizations, nominal.noun.i)
        actors = [teller] if teller is not None else []
    mention.add("partner", [*actors, *named, *of, *others])
    if (is_plural(nominal.noun) and not others) or not (actors or named or of or _is_between(nominal)):
        return False
    if is_plural(nominal.noun) and len(others) > 1 and not is_told(nominal):
        # "runs plants across Peru, including partnerships with Halden and Norvane": none of them is the news.
        return False
    return len(mention.parties) > 1


def _is_typed(nominal: Nominal) -> bool:
    """Whether its own words tell what an agreement is: "a research agreement", not "a deal"."""
    table = cue_table("modifier")
    words = modifier_words(nominal.doc, nominal.noun.i, nominal.start)
    return not is_agreement(lemma_of(nominal.noun)) or any(word in table for word in words)


def _is_between(nominal: Nominal) -> bool:
    return nominal.behind.at("between", "among") is not None
