"""Deals that nouns tell: "the acquisition of Norvane by Halden", "closed a $40 million Series B led by Fjord Ventures",
"entered into a licence agreement with Norvane", "Halden, Norvane announce merger"."""

from __future__ import annotations

from extractors.deal_complements import participants
from extractors.deal_cues import Cue
from extractors.deal_lexicon import lemma_of
from extractors.deal_mentions import DealMention
from extractors.deal_nominals import Nominal
from extractors.deal_noun_agreements import fill_licence, fill_partners, fill_supply
from extractors.deal_noun_funding import fill_grant, fill_investment, fill_raised, led_by
from extractors.deal_noun_transfers import fill_acquisition, fill_sale
from extractors.deal_organizations import Organizations
from extractors.deal_status import is_hypothetical, status_of
from extractors.reading import article_of
from schemas import DealType


def read_noun(organizations: Organizations, cue: Cue) -> DealMention | None:
    """The deal that a noun tells; None where it tells none or names no parties."""
    if cue.kind == "role":
        return _role_named(organizations, cue)
    start, end = organizations.sentence_at(cue.position)
    noun = organizations.doc[cue.position]
    if is_hypothetical(noun, start) or _is_of_old(organizations, cue.position):
        return None
    status = status_of(noun, start, True, False)
    is_led = lemma_of(noun) == "investment" and bool(led_by(organizations, noun, end))
    if cue.kind == "again" or cue.type is None or is_led:
        mention = DealMention(None, cue.position, start, end, status=status, hint=cue.type, is_definite=True)
        if cue.type is DealType.FINANCING:
            mention.add("lead_investor", led_by(organizations, noun, end))
            mention.add("investor", participants(organizations, cue.position, end) if mention.parties else [])
        return mention
    nominal = Nominal(organizations, cue, cue.type)
    mention = DealMention(cue.type, cue.position, start, end, status=status)
    mention.is_definite, mention.label = nominal.is_definite(), nominal.label()
    mention.is_manner = cue.type is DealType.PRIVATE_PLACEMENT and nominal.is_manner()
    mention.is_complete = _fill(nominal, mention)
    are_investors = {role for role, _ in mention.parties} <= {"lead_investor", "investor"}
    is_taken_up = mention.is_definite and (len(mention.parties) < 2 or are_investors)
    return mention if mention.is_complete or is_taken_up else None


_OLD = 8
"""So many years make a deal history: what happened since may still explain the news."""


def _is_of_old(organizations: Organizations, position: int) -> bool:
    """ "the 2002 merger of Halden and Norvane", told years later: no news."""
    before = organizations.doc[position - 1].text if position else ""
    today = article_of(organizations.doc).anchor
    if today is None or not (before.isascii() and before.isdecimal() and len(before) == 4):
        return False
    return 1900 < int(before) < today.year - _OLD


def _fill(nominal: Nominal, mention: DealMention) -> bool:
    """Give the mention its parties; whether they make a deal by themselves."""
    match nominal.type:
        case DealType.ACQUISITION:
            return fill_acquisition(nominal, mention)
        case DealType.DIVESTITURE:
            return fill_sale(nominal, mention)
        case DealType.LICENCE | DealType.OPTION:
            return fill_licence(nominal, mention)
        case DealType.SUPPLY:
            return fill_supply(nominal, mention)
        case DealType.GRANT:
            return fill_grant(nominal, mention)
        case DealType.FINANCING if lemma_of(nominal.noun) == "investment":
            return fill_investment(nominal, mention)
        case DealType.FINANCING | DealType.OFFERING | DealType.IPO | DealType.PRIVATE_PLACEMENT:
            return fill_raised(nominal, mention)
    return fill_partners(nominal, mention)


def _role_named(organizations: Organizations, cue: Cue) -> DealMention | None:
    """ "The seller is Norvane Capital", "the buyer, Norvane": a party of the deal named before."""
    doc = organizations.doc
    start, end = organizations.sentence_at(cue.position)
    after = cue.position + 1
    if cue.position and doc[cue.position - 1].lower_ in {"previous", "past", "prior", "earlier", "early", "current"}:
        return None
    if cue.role == "lead_investor" and organizations.mention_at(after) is not None:
        after -= 1
    elif after >= end or doc[after].lower_ not in {",", "is", "was", ":", "include", "included", "includes"}:
        return None
    named, _ = organizations.listed(after + 1, end)
    taken_up = DealType.FINANCING if cue.role in {"investor", "lead_investor"} else DealType.ACQUISITION
    mention = DealMention(None, cue.position, start, end, hint=taken_up, is_definite=True)
    mention.add(cue.role, named)  # type: ignore[arg-type]
    if taken_up is DealType.FINANCING:
        mention.add("investor", participants(organizations, after, end))
    return mention if named else None
