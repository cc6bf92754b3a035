"""Verbs by which money comes to a company: "raised", "invested in", "lent", "led the round", "awarded a grant"."""

from __future__ import annotations

from extractors import syntax
from extractors.deal_clauses import Clause
from extractors.deal_complements import participants
from extractors.deal_issuers import speaker_of_release
from extractors.deal_lexicon import deal_words, lemma_of
from extractors.deal_mentions import DealMention
from extractors.deal_organizations import subject_of
from extractors.deal_transfers import acquire
from schemas import DealType, Reference

_FUNDED = frozenset({"funding", "financing", "seed", "round", "venture", "investors", "capital"})

_ROUNDS = _FUNDED | {"series", "offering", "placement", "raise", "investment"}


def invest(clause: Clause) -> DealMention | None:
    into = ("in", "into") if lemma_of(clause.verb) in {"invest", "inject"} else ("into",)
    # "Halden invests in Norvane": in headlines the sum may stand below
    is_told = clause.verb.tag_ in {"VBD", "VBZ", "VBN", "NNS", "NNPS"}
    is_bare = lemma_of(clause.verb) == "invest" and clause.following() == "in" and is_told
    if not clause.has_money() and not (is_bare and clause.organizations.firm_at(clause.verb.i + 2)):
        return None
    investors, issuers = clause.actors(), clause.behind.first(*into)
    at = clause.behind.at(*into)
    if not issuers and at is not None and (firm := clause.organizations.firm_at(at)) is not None:
        issuers = [firm]
    mention = clause.new(DealType.FINANCING, is_completed_by_past=True)
    mention.add("investor", investors)
    mention.add("issuer", issuers)
    return mention if investors and issuers and len(mention.parties) > 1 else None


def lend(clause: Clause) -> DealMention | None:
    mention = clause.new(DealType.FINANCING, is_completed_by_past=True)
    mention.add("investor", clause.behind.first("by") if clause.is_passive else clause.actors())
    borrowers = clause.organizations.listed(clause.verb.i + 1, clause.end)[0] or clause.behind.first("to")
    mention.add("issuer", clause.actors() if clause.is_passive else borrowers)
    return mention if len(mention.parties) > 1 and clause.has_money() else None


def raise_money(clause: Clause) -> DealMention | None:
    givers = clause.behind.first("from") if clause.following() in {"funds", "funding", "capital", "financing"} else []
    is_told_of = bool(givers) and not any(map(clause.organizations.is_donor, givers))
    if not is_told_of and not clause.organizations.has_money(clause.verb.i + 1, min(clause.end, clause.verb.i + 7)):
        return None
    if clause.verb.tag_ == "VBG" and clause.verb.i and clause.doc[clause.verb.i - 1].lower_ == "in":
        # "assists nonprofits in securing up to $200,000 in federal funding"
        return None
    if clause.verb.dep_ == "acl" and clause.verb.head.lower_ in {"total", "amount", "sum", "money", "funds"}:
        # "bringing the total raised to an impressive $18,000"
        return None
    is_headline = clause.organizations.is_headline(clause.start, clause.end)
    issuers = [] if clause.is_passive else clause.actors() or _own_project(clause)
    words = {token.lower_ for token in clause.doc[clause.start : clause.end]}
    if words & deal_words("no funding"):
        return None
    if not is_headline and _is_sum_of_years(clause, words):
        return None
    words -= _words_of_later(clause)
    kind = DealType.FINANCING
    is_going = "public" in words and bool(words & {"go", "goes", "going", "went", "gone"})
    if is_going or words & {"ipo", "listing", "flotation", "debut"} or {"initial", "public"} <= words:
        kind = DealType.IPO
    elif "placement" in words:
        kind = DealType.PRIVATE_PLACEMENT
    elif "offering" in words or ({"shares", "selling"} <= words) or ({"share", "sale"} <= words):
        kind = DealType.OFFERING
    if kind is DealType.OFFERING and _is_of_placement(clause):
        kind = DealType.PRIVATE_PLACEMENT
    mention = clause.new(kind, is_completed_by_past=True)
    if clause.verb.tag_ in {"VBZ", "VBP"} and mention.status == "announced":
        mention.status = "completed"
    mention.add("issuer", issuers)
    mention.add("lead_investor", clause.behind.all("led by"))
    mention.add(
        "investor", [*clause.behind.first("from"), *participants(clause.organizations, clause.verb.i, clause.end)]
    )
    is_named = bool(issuers) and issuers[0].span is not None and not issuers[0].span.text.lower().startswith("the ")
    is_raised = (
        (is_named or mention.status == "planned")
        and clause.lemma in {"raise", "bag", "snag", "nab", "grab"}
        and clause.organizations.has_money(clause.verb.i + 1, min(clause.end, clause.verb.i + 6))
    )
    is_told = len(mention.parties) > 1 or bool(words & _FUNDED) or is_raised or is_headline
    return mention if issuers and (is_told or kind is not DealType.FINANCING) else None


_OWN = frozenset({"project", "protocol", "startup", "platform", "team", "start-up"})


def _own_project(clause: Clause) -> list[Reference]:
    """ "The project also raised $2 million in a private funding round": that of whoever tells of it."""
    subject = subject_of(clause.verb, clause.verb.i)
    if subject is None or subject.lower_ not in _OWN or subject.left_edge.lower_ != "the":
        return []
    teller = speaker_of_release(clause.organizations, clause.verb.i) if subject.i - subject.left_edge.i == 1 else None
    return [teller] if teller is not None else []


def _is_of_placement(clause: Clause) -> bool:
    """ "raised $20 million from the sale of units under the offering", below a private placement."""
    before = clause.doc[max(0, clause.start - _ABOVE) : clause.start]
    return any(token.lower_ == "placement" and token.nbor(1).lower_ != "agent" for token in before)


_ABOVE = 200


def _is_sum_of_years(clause: Clause, words: set[str]) -> bool:
    """ "Norvane, which had raised nearly $250 million", "has raised $600 million since it was founded"."""
    before = {token.lower_ for token in clause.doc[max(clause.start, clause.verb.i - 4) : clause.verb.i]}
    is_told = bool(words & {"round", "series", "seed", "today"})
    is_reported = clause.verb.dep_ in syntax.COMPLEMENTS  # "announced that it had secured $5 million"
    return not is_told and (("had" in before and not is_reported) or ("has" in before and "since" in words))


def _words_of_later(clause: Clause) -> set[str]:
    """ "to fund growth toward a potential initial public offering": what the money is to lead to."""
    words = [token.lower_ for token in clause.doc[clause.start : clause.end]]
    behind = clause.verb.i + 1 - clause.start
    first = next((k for k, word in enumerate(words) if k >= behind and word in _LATER), None)
    return set(words[first:]) - set(words[:first]) if first is not None else set()


_LATER = frozenset({"toward", "towards", "ahead", "potential", "eventual"})


def borrow(clause: Clause) -> DealMention | None:
    """ "Halden borrowed $20 million from Norvane Bank"."""
    mention = clause.new(DealType.FINANCING, is_completed_by_past=True)
    issuers, investors = clause.actors(), clause.behind.first("from")
    mention.add("issuer", issuers)
    mention.add("investor", investors)
    return mention if issuers and investors and clause.has_money() and len(mention.parties) > 1 else None


def subscribe(clause: Clause) -> DealMention | None:
    """ "Fjord Ventures subscribed for new shares in Halden"."""
    words = {token.lower_ for token in clause.doc[clause.verb.i + 1 : clause.end]}
    if not words & {"shares", "stock", "notes"}:
        return None
    mention = clause.new(DealType.PRIVATE_PLACEMENT, is_completed_by_past=True)
    investors, issuers = clause.actors(), clause.behind.first("in", "of")
    mention.add("investor", investors)
    mention.add("issuer", issuers)
    return mention if investors and issuers and len(mention.parties) > 1 else None


def float_shares(clause: Clause) -> DealMention | None:
    """ "plans to float 35 percent of its shares", "to list on the stock exchange", "went public"."""
    words = {token.lower_ for token in clause.doc[clause.verb.i + 1 : clause.end]}
    word = lemma_of(clause.verb)
    if words & {"merger", "spac", "blank", "combination"}:
        return None
    if clause.is_passive or (word == "go" and clause.following() != "public"):
        return None
    is_at = word == "float" and clause.following() in {"in", "on"}
    if word != "go" and not is_at and not words & {"shares", "stock", "exchange", "nasdaq", "nyse"}:
        return None
    if word == "list" and (clause.verb.tag_ not in {"VB", "VBG"} or not words & {"on", "in"}):
        return None
    mention = clause.new(DealType.IPO, is_completed_by_past=True)
    mention.add("issuer", clause.actors())
    return mention if mention.parties else None


def _valued(clause: Clause) -> list[Reference]:
    """ "led the round, which values Halden at $400 million"."""
    for token in clause.doc[clause.verb.i + 1 : clause.end]:
        if lemma_of(token) == "value" and token.tag_.startswith("VB"):
            return clause.organizations.listed(token.i + 1, clause.end)[0]
    return []


def lead_round(clause: Clause) -> DealMention | None:
    if clause.is_passive:
        return _led_by(clause)
    following = clause.doc[clause.verb.i + 1 : min(clause.end, clause.verb.i + 9)]
    if not any(lemma_of(token) in {"round", "financing", "funding", "series"} for token in following):
        return None
    mention = clause.new(DealType.FINANCING)
    mention.status = None
    mention.is_definite = True
    mention.add("lead_investor", clause.actors())
    mention.add("investor", participants(clause.organizations, clause.verb.i, clause.end))
    mention.add("issuer", clause.behind.first("in", "for") or _valued(clause))
    mention.is_complete = any(role == "issuer" for role, _ in mention.parties)
    return mention if mention.parties else None


def _led_by(clause: Clause) -> DealMention | None:
    """ "It was led by Fjord Ventures, with participation from Norvane Capital": the round named before."""
    subject = subject_of(clause.verb, clause.verb.i)
    leads = clause.behind.first("led by", "by")
    if subject is None or subject.lower_ not in {"it", "this", "which", "raise"} or not leads:
        return None
    mention = DealMention(None, clause.verb.i, clause.start, clause.end, hint=DealType.FINANCING, is_definite=True)
    mention.add("lead_investor", leads)
    mention.add("investor", participants(clause.organizations, clause.verb.i, clause.end))
    return mention


def join_round(clause: Clause) -> DealMention | None:
    """ "Fjord Ventures also took part": an investor of the round named before."""
    near = {token.lower_ for token in clause.doc[clause.verb.i + 1 : min(clause.end, clause.verb.i + 7)]}
    if lemma_of(clause.verb) == "take" and (clause.following() == "over" or "private" in near):
        return acquire(clause)
    words = [token.lower_ for token in clause.doc[clause.verb.i + 1 : min(clause.end, clause.verb.i + 6)]]
    is_joining = (
        "part" in words[:1]
        if lemma_of(clause.verb) == "take"
        else "round" in words or (lemma_of(clause.verb) == "participate" and (words[:1] != ["in"] or near & _ROUNDS))
    )
    if not is_joining or clause.verb.tag_ not in {"VBD", "VBZ", "VBN"}:
        return None
    mention = DealMention(None, clause.verb.i, clause.start, clause.end, hint=DealType.FINANCING, is_definite=True)
    mention.add("investor", clause.actors() or participants(clause.organizations, clause.start, clause.end))
    mention.add("investor", participants(clause.organizations, clause.verb.i + 1, clause.end))
    return mention if mention.parties else None
