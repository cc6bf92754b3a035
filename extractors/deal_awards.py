"""Grants and contracts that one side gives to another: "awarded Halden a $2 million grant", "gave it a contract"."""

from __future__ import annotations

from extractors.deal_clauses import Clause
from extractors.deal_lexicon import lemma_of
from extractors.deal_mentions import DealMention
from schemas import DealType


def award(clause: Clause) -> DealMention | None:
    if clause.lemma == "support":
        return None if clause.is_passive else _give_money(clause)
    words = [lemma_of(token) for token in clause.doc[clause.verb.i + 1 : min(clause.end, clause.verb.i + 26)]]
    kind = next((word for word in words if word in {"grant", "contract", "funding", "scholarship", "award"}), None)
    if {"lawsuit", "damages", "breach", "verdict", "court"} & set(words):
        return None
    if kind is None and not clause.is_passive:
        return _give_money(clause)
    if kind is None and clause.has_money():
        kind = "grant" if all(map(clause.organizations.is_donor, clause.behind.first("by", "from"))) else None
    if kind not in {"grant", "contract", "funding"}:
        return None
    if clause.is_passive or _is_got(clause):
        givers, takers = clause.behind.first("by", "from", "with"), clause.actors()
    else:
        givers = clause.actors()
        takers = clause.organizations.listed(clause.verb.i + 1, clause.end)[0] or clause.behind.first("to")
    is_contract = kind == "contract"
    mention = clause.new(DealType.SUPPLY if is_contract else DealType.GRANT, is_completed_by_past=False)
    mention.add("customer" if is_contract else "grantor", givers)
    mention.add("supplier" if is_contract else "grantee", takers)
    is_given = bool(givers) and not is_contract and not clause.is_passive
    if is_given and not takers and all(map(clause.organizations.is_donor, givers)):
        # "The Norvane Foundation awards seven grants", "has awarded a dozen manufacturers with grants"
        return mention
    is_news = is_contract and clause.is_passive and _is_to_do(clause)
    return mention if len(mention.parties) > 1 or (takers and (clause.has_money() or is_news)) else None


def _is_to_do(clause: Clause) -> bool:
    """ "has been awarded the contract to build a clinic", in the lead: by nobody who is named."""
    words = [token.lower_ for token in clause.doc[clause.verb.i + 1 : min(clause.end, clause.verb.i + 9)]]
    is_lead = clause.organizations.context.sentence_index(clause.verb.i) <= _LEAD
    return is_lead and "contract" in words and words[words.index("contract") + 1 :][:1] in (["to"], ["for"])


_LEAD = 3


def _is_got(clause: Clause) -> bool:
    """ "Halden Awarded $2 Million Contract by Norvane": in a headline, of whoever got it."""
    is_bare = clause.verb.lower_ == "awarded" and clause.organizations.is_headline(clause.start, clause.end)
    following = clause.doc[clause.verb.i + 1 : min(clause.end, clause.verb.i + 3)]
    return is_bare and not any(clause.organizations.mention_at(token.i) for token in following)


def _give_money(clause: Clause) -> DealMention | None:
    """ "The Norvane Foundation gave Halden $5 million", "the agency granted Halden 3 million euros"."""
    if not clause.organizations.has_money(clause.verb.i + 1, min(clause.end, clause.verb.i + 12)):
        return None
    givers, takers = clause.actors(), clause.organizations.listed(clause.verb.i + 1, clause.end)[0]
    is_gift = all(clause.organizations.is_donor(giver) for giver in givers) or lemma_of(clause.verb) == "grant"
    mention = clause.new(DealType.GRANT)
    mention.add("grantor", givers)
    mention.add("grantee", takers)
    return mention if givers and takers and is_gift and len(mention.parties) > 1 else None


_CAPITAL = frozenset({"capital", "equity", "funding", "financing"})


def receive_money(clause: Clause) -> DealMention | None:
    """ "Halden received $4 million from the Norvane Foundation": a grant where the giver is no company."""
    if not clause.organizations.has_money(clause.verb.i + 1, min(clause.end, clause.verb.i + 7)):
        return None
    words = {token.lower_ for token in clause.doc[clause.verb.i + 1 : clause.end]}
    if words & {"contract", "order", "loan", "payment", "investment", "settlement", "fine"}:
        return None
    takers, givers = clause.actors(), clause.behind.first("from")
    if (
        givers
        and (lemma_of(clause.verb) in {"secure", "obtain"} or words & _CAPITAL)
        and not clause.organizations.is_donor(givers[0])
    ):
        mention = clause.new(DealType.FINANCING, is_completed_by_past=True)
        mention.add("issuer", takers)
        mention.add("investor", givers)
        return mention if takers and len(mention.parties) > 1 else None
    if not givers or not all(clause.organizations.is_donor(giver) for giver in givers):
        return None
    mention = clause.new(DealType.GRANT)
    mention.add("grantee", takers)
    mention.add("grantor", givers)
    return mention if takers and len(mention.parties) > 1 else None
