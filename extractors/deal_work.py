"""Verbs by which companies work for or with each other, or end a dispute: "partnered", "will supply", "settled"."""

from __future__ import annotations

from extractors.deal_clauses import Clause
from extractors.deal_funding import join_round
from extractors.deal_lexicon import deal_words, lemma_of
from extractors.deal_mentions import DealMention
from extractors.deal_status import verbs_above
from extractors.syntax import agent_of
from schemas import DealType


def work_together(clause: Clause) -> DealMention | None:
    word = lemma_of(clause.verb)
    following = clause.doc[clause.verb.i + 1].lower_ if clause.verb.i + 1 < clause.end else ""
    if word == "join" and following != "forces":
        return join_round(clause)
    if _is_to_buy(clause):
        return None
    mention = clause.new(DealType.COLLABORATION)
    partners = clause.behind.first("with")
    actors = clause.actors()
    mention.add("partner", [*actors, *partners])
    return mention if actors and len(mention.parties) > 1 else None


def _is_to_buy(clause: Clause) -> bool:
    """ "are teaming up to buy Norvane": the purchase is the deal."""
    for token in clause.doc[clause.verb.i + 1 : clause.end]:
        if token.tag_ == "VB" and clause.doc[token.i - 1].lower_ == "to":
            return lemma_of(token) in {"buy", "acquire", "bid", "purchase"}
    return False


def _is_due(clause: Clause) -> bool:
    """ "is to deliver 30 trams"."""
    before = [token.lower_ for token in clause.doc[max(clause.start, clause.verb.i - 2) : clause.verb.i]]
    return before in (["is", "to"], ["are", "to"])


def supply(clause: Clause) -> DealMention | None:
    chain = {lemma_of(verb) for verb in verbs_above(clause.verb)}
    words = {token.lower_ for token in clause.doc[clause.start : clause.verb.i]}
    if not (
        chain & {"agree", "select", "contract", "sign", "choose"}
        or words & {"agreement", "deal", "contract", "will", "order"}
        or _is_due(clause)
    ):
        return None
    suppliers = clause.actors()
    customers = clause.behind.first("to") or clause.organizations.listed(clause.verb.i + 1, clause.end)[0]
    if not customers and clause.verb.head != clause.verb and (agent := agent_of(clause.verb.head)) is not None:
        # "was chosen by Norvane to supply 60 trains"
        customers = clause.organizations.of_noun(agent)
    mention = clause.new(DealType.SUPPLY)
    mention.add("supplier", suppliers)
    mention.add("customer", customers)
    return mention if suppliers and customers and len(mention.parties) > 1 else None


def settle(clause: Clause) -> DealMention | None:
    mention = clause.new(DealType.SETTLEMENT)
    actors = clause.actors()
    mention.add("partner", [*actors, *clause.behind.first("with", "by", anywhere=True)])
    words = {token.lower_ for token in clause.doc[clause.verb.i + 1 : clause.end]}
    # "agreed to settle a bribery case for $80 million": the other side need not be named.
    is_legal = bool(words & deal_words("cases")) and clause.has_money()
    return mention if actors and (len(mention.parties) > 1 or is_legal) else None


def place_order(clause: Clause) -> DealMention | None:
    """ "Halden Air ordered 40 jets from Norvane"."""
    if clause.is_passive:
        return None
    customers, suppliers = clause.actors(), clause.behind.first("from")
    mention = clause.new(DealType.SUPPLY)
    mention.add("customer", customers)
    mention.add("supplier", suppliers)
    return mention if customers and suppliers and len(mention.parties) > 1 else None
