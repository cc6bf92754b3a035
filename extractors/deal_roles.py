"""Roles that other sentences of a deal tell: who receives the upfront payment is the licensor, who runs the book of an
offering its underwriter."""

from __future__ import annotations

from spacy.tokens import Token

from extractors.deal_groups import DealGroup
from extractors.deal_lexicon import lemma_of
from extractors.deal_mentions import name_of
from extractors.deal_organizations import Organizations, subject_of
from schemas import DealType, Reference
from schemas.deals import PartyRole

_LICENSING = frozenset({DealType.LICENCE, DealType.OPTION})
_OFFERING = frozenset({DealType.OFFERING, DealType.IPO, DealType.PRIVATE_PLACEMENT})
_PAYMENTS = ("upfront", "up-front", "milestone", "royalt", "option", "fee")
_RUNNERS = ("bookrunner", "book-runner", "bookrunning", "book-running", "underwriter", "placement")
_REACH = 5


def told_roles(organizations: Organizations, group: DealGroup) -> list[tuple[PartyRole, Reference]]:
    """The parties of a deal with their roles, completed by what the sentences around its mentions tell."""
    parties = group.parties()
    if group.type in _LICENSING:
        return _licensing(organizations, group, parties)
    if group.type is DealType.SUPPLY:
        return _supplying(organizations, group, parties)
    if group.type in _OFFERING:
        return [*parties, *_underwriters(organizations, group, {reference.record_id for _, reference in parties})]
    return parties


def _sentences(organizations: Organizations, group: DealGroup) -> list[tuple[int, int]]:
    """The sentences of the mentions and a few behind each, once."""
    context = organizations.context
    found: dict[int, tuple[int, int]] = {}
    for mention in group.mentions:
        start, end = mention.start, mention.end
        for _ in range(_REACH):
            if start in found and found[start] is None:
                break
            found[start] = (start, end)
            if end >= len(context.doc):
                break
            start, end = context.sentence_at(end)
    return sorted(found.values())


def _licensing(
    organizations: Organizations, group: DealGroup, parties: list[tuple[PartyRole, Reference]]
) -> list[tuple[PartyRole, Reference]]:
    """Turn partners into licensor and licensee where the text tells which is which."""
    known = {role: reference for role, reference in parties if role != "partner"}
    partners = [reference for role, reference in parties if role == "partner"]
    if not partners or len(parties) != 2:
        return parties
    if "licensor" in known or "licensee" in known:
        other: PartyRole = "licensee" if "licensor" in known else "licensor"
        return [(role if role != "partner" else other, reference) for role, reference in parties]
    licensor = _receiver(organizations, group, [reference.record_id for reference in partners])
    if licensor is None:
        taker = next((mention.taker for mention in group.mentions if mention.taker), "")
        licensor = next((one.record_id for one in partners if taker and name_of(one) != taker), None)
    if licensor is None:
        return parties
    return [("licensor" if one.record_id == licensor else "licensee", one) for one in partners]


def _receiver(organizations: Organizations, group: DealGroup, names: list[str | None]) -> str | None:
    """Which of two partners is paid: "Norvane will receive an upfront payment", "Halden will pay …"."""
    doc = organizations.doc
    for start, end in _sentences(organizations, group):
        words = [token.lower_ for token in doc[start:end]]
        is_paid = any(word.startswith(_PAYMENTS) for word in words)
        for token in doc[start:end]:
            word = lemma_of(token)
            if not (token.tag_.startswith("VB") or word == "eligible") or word not in _DIRECTIONS:
                continue
            if word in {"give", "provide"} and not _is_of_rights(token):
                continue
            if word == "receive" and _is_of_rights(token):
                is_paid = True
            if word in {"eligible", "receive", "pay", "make", "earn", "entitle"} and not is_paid:
                continue
            told = _acting(organizations, token, names)
            given = _given(organizations, token, names) if not told and word in {"grant", "give", "provide"} else []
            if len(told or given) != 1:
                continue
            if given:
                # "The agreement grants Halden exclusive rights"
                return next(name for name in names if name != given[0])
            if word in {"give", "provide"}:
                continue
            is_licensor = _DIRECTIONS[word] and not (word == "receive" and _is_of_rights(token))
            return told[0] if is_licensor else next(name for name in names if name != told[0])
    return None


def _acting(organizations: Organizations, verb: Token, names: list[str | None]) -> list[str | None]:
    acting = [reference.record_id for reference in organizations.actors(verb)]
    return [name for name in names if name in acting]


def _given(organizations: Organizations, verb: Token, names: list[str | None]) -> list[str | None]:
    """Who is granted something: "Halden" of "grants Halden exclusive rights", "grants to Halden a licence"."""
    position = verb.i + 1 + (verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].lower_ == "to")
    found = [reference.record_id for reference in organizations.listed(position, verb.sent.end)[0]]
    return [name for name in names if name in found]


def _is_of_rights(verb: Token) -> bool:
    words = {token.lower_ for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 10)]}
    return bool(words & {"rights", "license", "licence", "access"})


def _supplying(
    organizations: Organizations, group: DealGroup, parties: list[tuple[PartyRole, Reference]]
) -> list[tuple[PartyRole, Reference]]:
    """Turn partners into supplier and customer where a sentence tells who distributes or who provides."""
    names = [reference.record_id for role, reference in parties if role == "partner"]
    if len(names) != 2 or len(parties) != 2:
        return parties
    for start, end in _sentences(organizations, group):
        for token in organizations.doc[start:end]:
            word = lemma_of(token)
            if not token.tag_.startswith("VB") or word not in _TAKING | _SUPPLYING:
                continue
            if token.tag_ == "VBN" and token.dep_ == "acl":
                # "a drug designed to destroy cells": nobody's work in the deal
                continue
            told = _acting(organizations, token, names)
            if len(told) == 1 and word in _TAKING and _is_ones_own(organizations, token):
                # "signed a distribution agreement with Norvane to promote its phones": its maker's
                return [("supplier" if one.record_id == told[0] else "customer", one) for _, one in parties]
            if len(told) == 1:
                supplier = told[0] if word in _SUPPLYING else next(name for name in names if name != told[0])
                return [("supplier" if one.record_id == supplier else "customer", one) for _, one in parties]
    return parties


def _is_ones_own(organizations: Organizations, verb: Token) -> bool:
    """ "to promote its phones", where the verb hangs on an agreement."""
    is_infinitive = verb.tag_ == "VB" and verb.i > 0 and verb.doc[verb.i - 1].lower_ == "to"
    following = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
    return is_infinitive and following in {"its", "their", "our"}


_TAKING = frozenset({"distribute", "market", "sell", "resell", "promote", "purchase", "buy", "import", "commercialize"})
_SUPPLYING = frozenset(
    {"supply", "provide", "deliver", "manufacture", "produce", "install", "build", "perform", "design"}
)


_DIRECTIONS = {
    "give": True,
    "provide": True,
    "receive": True,
    "earn": True,
    "entitle": True,
    "eligible": True,
    "grant": True,
    "pay": False,
    "make": False,
    "obtain": False,
    "exercise": False,
    "gain": False,
    "commercialize": False,
    "commercialise": False,
    "distribute": False,
    "market": False,
    "promote": False,
}


def _underwriters(
    organizations: Organizations, group: DealGroup, known: set[str | None]
) -> list[tuple[PartyRole, Reference]]:
    """The organizations of sentences such as "Fjord Securities is acting as sole book-running manager"."""
    doc = organizations.doc
    found: dict[str, Reference] = {}
    for start, end in _sentences(organizations, group):
        words = {token.lower_ for token in doc[start:end]}
        if not (words & {"acting", "acted", "serving", "act", "acts", "served"}) or not any(
            word.startswith(_RUNNERS) or word in {"bookrunner", "agent", "agents", "manager", "managers"}
            for word in words
        ):
            continue
        acting = next(
            (
                token
                for token in doc[start:end]
                if token.lower_ in {"acting", "acted", "serving", "acts", "act", "served"}
            ),
            None,
        )
        if acting is None:
            continue
        for reference in organizations.actors(acting) or _named_as_people(organizations, start, acting):
            if reference.record_id not in known:
                found.setdefault(name_of(reference), reference)
    return [("underwriter", reference) for reference in found.values()]


def _named_as_people(organizations: Organizations, start: int, acting: Token) -> list[Reference]:
    """ "Halden Thalmann is acting as sole manager": a firm that goes by the names of its founders."""
    subject = subject_of(acting, acting.i)
    mention = organizations.context.named_at(subject.i) if subject is not None and subject.i >= start else None
    firm = organizations.firm_at(mention.start) if mention is not None else None
    return [firm] if firm is not None else []
