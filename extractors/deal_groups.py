"""The mentions of one deal put together: headline, lead and "Under the terms of the agreement" are one; two deals of an
article stay two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from extractors.deal_mentions import CREDIT, JOINT_VENTURE, DealMention, name_of
from schemas import DealType, Reference
from schemas.deals import DealStatus, PartyRole

_FAMILIES = (
    {DealType.ACQUISITION, DealType.MERGER, DealType.DIVESTITURE},
    {DealType.LICENCE, DealType.OPTION, DealType.COLLABORATION, DealType.SUPPLY},
    {DealType.FINANCING, DealType.OFFERING},
    {DealType.FINANCING, DealType.PRIVATE_PLACEMENT},
    {DealType.IPO, DealType.OFFERING},
    {DealType.GRANT, DealType.FINANCING},
)
_RAISING = frozenset({DealType.FINANCING, DealType.OFFERING, DealType.IPO, DealType.PRIVATE_PLACEMENT})
_WORKING = frozenset({DealType.LICENCE, DealType.OPTION, DealType.COLLABORATION, DealType.SUPPLY, DealType.GRANT})
_OF_SHARES = frozenset({DealType.OFFERING, DealType.IPO, DealType.PRIVATE_PLACEMENT})
_ISSUER = frozenset({"issuer"})
_GIVERS = frozenset({"investor", "lead_investor"})
_SIDES: tuple[frozenset[str], ...] = (
    frozenset({"acquirer", "buyer"}),
    frozenset({"target"}),
    _ISSUER,
    frozenset({"grantee"}),
    frozenset({"grantor"}),
)
_BUYING, _SELLING = frozenset({"acquirer", "buyer"}), frozenset({"seller"})
_OPPOSED = ((_BUYING, _SELLING), (_SELLING, _BUYING))
_SPECIFIC = (
    DealType.LICENCE,
    DealType.OPTION,
    DealType.SUPPLY,
    DealType.IPO,
    DealType.PRIVATE_PLACEMENT,
    DealType.OFFERING,
)
_FINAL: tuple[DealStatus, ...] = ("terminated", "completed")


@dataclass(eq=False)
class DealGroup:
    """The mentions of one deal, in the order of the text."""

    mentions: list[DealMention] = field(default_factory=list)
    types: list[DealType] = field(default_factory=list)
    """The types that its mentions give it, in their order, each once."""
    label: str = ""
    _names: set[str] = field(default_factory=set)
    _sides: dict[frozenset[str], set[str]] = field(default_factory=dict)
    _roles: set[str] = field(default_factory=set)

    def add(self, mention: DealMention) -> None:
        self.mentions.append(mention)
        # "This Category II License is part of …": nobody's, below a partnership
        is_nobodys = mention.type is DealType.LICENCE and not mention.parties
        if mention.type is not None and mention.type not in self.types and not (is_nobodys and self.types):
            self.types.append(mention.type)
        self.label = self.label or mention.label
        self._names |= mention.names()
        self._roles |= {role for role, _ in mention.parties}
        for roles in (*_SIDES, _SELLING):
            self._sides.setdefault(roles, set()).update(_side(mention, roles))

    def names(self) -> set[str]:
        return self._names

    def side(self, roles: frozenset[str]) -> set[str]:
        """Who stands on one side of the deal."""
        return self._sides.get(roles, set())

    @property
    def type(self) -> DealType:
        """The first that was said, a licence before a collaboration, an acquisition before a merger."""
        first = self.types[0]
        if first is DealType.MERGER and {"acquirer", "target"} <= self._roles:
            return DealType.ACQUISITION
        if self.label == JOINT_VENTURE and DealType.LICENCE not in self.types:
            return DealType.COLLABORATION
        if first in {DealType.COLLABORATION, DealType.FINANCING}:
            return next((kind for kind in _SPECIFIC if kind in self.types), first)
        if first is DealType.OFFERING and DealType.IPO in self.types:
            return DealType.IPO
        return first

    @property
    def status(self) -> DealStatus:
        told = [mention.status for mention in self.mentions if mention.status and not mention.is_weak]
        if any(mention.is_tentative for mention in self.mentions) and not set(told) & set(_FINAL):
            # "Halden announces acquisition of Norvane", of which the text says that a letter of intent was signed
            return "rumoured" if told[:1] == ["rumoured"] else "planned"
        for final in _FINAL:
            if final in told:
                return final
        weak = [mention.status for mention in self.mentions if mention.status and mention.is_weak]
        # "signed a letter of intent to buy … announced today": nothing is agreed yet.
        return (told or weak or ["announced"])[0]

    def parties(self) -> list[tuple[PartyRole, Reference]]:
        """Each organization once, with the most telling role that any mention gives it."""
        kind = self.type
        found: dict[str, tuple[PartyRole, Reference]] = {}
        for mention in self.mentions:
            for role, reference in mention.parties:
                name = name_of(reference)
                role = _fitting(role, kind)
                held = found.get(name)
                if held is None or (_rank(role) < _rank(held[0]) and held[0] in {"partner", "investor"}):
                    found[name] = (role, held[1] if held else reference)
        # "Halden Communications" beside "Halden": a longer name of the same side
        texts = [reference.text for role, reference in found.values() if role == "partner"]
        return [
            (role, reference)
            for role, reference in found.values()
            if role != "partner" or len(texts) < 3 or not any(reference.text.startswith(text + " ") for text in texts)
        ]


def _side(mention: DealMention, roles: frozenset[str]) -> set[str]:
    return {name_of(reference) for role, reference in mention.parties if role in roles}


def _rank(role: PartyRole) -> int:
    return {"partner": 2, "investor": 1}.get(role, 0)


def _fitting(role: PartyRole, kind: DealType) -> PartyRole:
    """The role in the words of the deal's type: who buys a divested business is its buyer."""
    if kind is DealType.DIVESTITURE and role == "acquirer":
        return "buyer"
    if kind is DealType.ACQUISITION and role == "buyer":
        return "acquirer"
    if kind is DealType.COLLABORATION and role in {"licensor", "licensee", "supplier", "customer"}:
        return "partner"
    return role


def group_mentions(mentions: Iterable[DealMention]) -> list[DealGroup]:
    """The deals of an article, in the order of their first mentions."""
    groups: list[DealGroup] = []
    latest: list[DealGroup] = []
    for mention in _with_fuller_names(list(mentions)):
        group = _group_of(mention, latest)
        if group is None:
            if mention.type is None or not mention.parties or not mention.is_complete:
                continue
            group = DealGroup()
            groups.append(group)
        elif mention.type not in group.types and mention.type is DealType.COLLABORATION and group.type not in _WORKING:
            continue
        group.add(mention)
        if group in latest:
            latest.remove(group)
        latest.append(group)
        del latest[:-_MAX_OPEN]
    return groups


def _with_fuller_names(mentions: list[DealMention]) -> list[DealMention]:
    """The mentions with one name for "Norvane" and "Norvane Foods of Oregon", where only deals name them together."""
    texts = {reference.text: reference for mention in mentions for _, reference in mention.parties}
    together = {
        (one.text, other.text)
        for mention in mentions
        for _, one in mention.parties[:8]
        for _, other in mention.parties[:8]
    }
    fuller: dict[str, Reference] = {}
    holding: dict[str, list[str]] = {}
    for text in texts:
        for word in set(text.split()):
            holding.setdefault(word, []).append(text)
    for short in texts:
        among = holding[short.split()[0]][:_MAX_OPEN] if short.split() else []
        longer = [long for long in among if long != short and f" {short} " in f" {long} " and not long[0].islower()]
        if len(longer) == 1 and (short, longer[0]) not in together:
            fuller[short] = texts[longer[0]]
    for mention in mentions:
        mention.parties = [(role, fuller.get(reference.text, reference)) for role, reference in mention.parties]
    return mentions


_MAX_OPEN = 40
"""How many deals a mention is compared with: an article that lists hundreds stays linear."""


def _group_of(mention: DealMention, latest: list[DealGroup]) -> DealGroup | None:
    """The deal that a mention speaks of, the last one that fits."""
    fitting = [group for group in reversed(latest) if _fits(mention, group)]
    kind = mention.type or mention.hint
    same = [group for group in fitting if kind is None or kind in group.types]
    return next(iter(same or fitting), None)


def _fits(mention: DealMention, group: DealGroup) -> bool:
    kind = mention.type or mention.hint
    if mention.is_manner and group.type is DealType.OFFERING and group.mentions[-1].start == mention.start:
        # "priced its offering of senior notes in a private placement"
        return mention.names() <= group.names()
    if kind is DealType.COLLABORATION and group.type not in _WORKING and mention.names():
        # "We are thrilled to partner with Fjord Ventures", who led the round: no second deal.
        return mention.names() <= group.names()
    # "The offering consisted of 4,000,000 units", below a private placement
    is_offered = mention.type is None and kind is DealType.OFFERING and not _OF_SHARES.isdisjoint(group.types)
    if kind is not None and not is_related(kind, group.types) and not is_offered:
        return False
    if mention.label and group.label and mention.label != group.label:
        return False
    if mention.label == CREDIT and group.type in _OF_SHARES:
        return False
    if not group.label and _is_of_other_givers(mention, group):
        return False
    for roles in _SIDES:
        mine, others = _side(mention, roles), group.side(roles)
        if mine and others and not mine & others:
            return False
    if any(_side(mention, one) & group.side(other) for one, other in _OPPOSED):
        # "plans to sell its seeds business … over its purchase of Norvane": two deals
        return False
    mine, others = mention.names(), group.names()
    if not mine:
        return mention.is_definite
    if _are_two_sides(mention, group):
        return True
    shared = mine & others
    if mention.type in _RAISING:
        issuers = _side(mention, _ISSUER)
        return bool(issuers & group.side(_ISSUER)) or (mention.is_definite and not issuers)
    if mention.type is None:
        return mention.is_definite
    if mention.is_definite and len(mine) == 1:
        return bool(shared)
    # "an agreement with Sable for the acquisition of Norvane": one tells the seller, the other the target
    is_same_sentence = bool(shared) and mention.start == group.mentions[-1].start and mention.type in group.types
    if is_same_sentence and mention.type is DealType.ACQUISITION:
        return True
    return len(shared) > 1 or (bool(shared) and (mine <= others or others <= mine))


def _are_two_sides(mention: DealMention, group: DealGroup) -> bool:
    """ "The broker represented the seller, Halden. The buyer, Norvane, was represented by …": one sale."""
    roles = {role for role, _ in mention.parties}
    others = {role for one in group.mentions for role, _ in one.parties}
    return (roles <= _BUYING and others == {"seller"}) or (roles == {"seller"} and bool(others) and others <= _BUYING)


def _is_of_other_givers(mention: DealMention, group: DealGroup) -> bool:
    """ "Fjord invested in Halden … Halden recently closed its Series A, led by Norvane Capital": two deals."""
    givers = {name_of(reference) for role, reference in mention.parties if role in _GIVERS}
    first = group.mentions[0]
    is_given = bool(first.parties) and first.parties[0][0] in _GIVERS
    return is_given and bool(givers) and not givers & group.names()


def is_related(kind: DealType, types: list[DealType]) -> bool:
    return kind in types or any(kind in family and family & set(types) for family in _FAMILIES)
