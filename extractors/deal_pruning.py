"""The deals of an article without those that are told twice or are no news of it.

"Halden Unit Teams Up With Norvane" above "Halden Labs and Norvane Inc. announced …"  ->  one, by the names of the text
"About Halden: … Halden plans to buy mines in Peru with Norvane."                     ->  none: no news
"“We are thrilled to partner with Fjord,” said …" beside "Fjord led the round"         ->  the round alone
"""

from __future__ import annotations

from extractors.deal_groups import DealGroup, is_related
from schemas import DealType

_RAISING = frozenset({DealType.FINANCING, DealType.OFFERING, DealType.IPO, DealType.PRIVATE_PLACEMENT})
_COURTEOUS = frozenset({"quote", "standing"})


def news_of(groups: list[DealGroup]) -> list[DealGroup]:
    """The deals that an article tells, each once."""
    told = [group for group in groups if not _is_standing(group) or _is_history(group)]
    return _without_half_told(_without_bought_twice(_without_courtesies(_without_headlined(told))))


def _is_standing(group: DealGroup) -> bool:
    return all(mention.place == "standing" for mention in group.mentions)


def _is_history(group: DealGroup) -> bool:
    """ "It acquired Norvane Bakeries in 2019": done, between named sides; kept, marked by its section."""
    return group.status == "completed" and len(group.names()) > 1


def _without_headlined(groups: list[DealGroup]) -> list[DealGroup]:
    """What only a headline tells is the deal of the lead, which names the sides in full.

    A headline has a side only by its brand, its parent or what it does: "Danish Pump Maker Raises $5 Million".
    """
    kept = list(groups)
    for group in groups:
        if any(mention.place != "headline" for mention in group.mentions):
            continue
        told = [other for other in kept if other is not group and _is_told_below(group, other)]
        if len(told) == 1:
            for mention in group.mentions:
                mention.parties = []
            told[0].mentions[:0] = group.mentions
            kept.remove(group)
    return kept


def _is_told_below(headlined: DealGroup, other: DealGroup) -> bool:
    if not any(mention.place == "lead" and mention.parties for mention in other.mentions):
        return False
    if not is_related(headlined.type, other.types):
        return False
    if headlined.type in _RAISING:
        return len(headlined.names()) == 1 or bool(headlined.names() & other.names())
    return len(headlined.names()) <= len(other.names()) and bool(headlined.names() & other.names())


def _without_courtesies(groups: list[DealGroup]) -> list[DealGroup]:
    """ "We look forward to partnering with Fjord Ventures", says the company whose round Fjord led."""
    kept = []
    for group in groups:
        is_said = all(mention.place in _COURTEOUS for mention in group.mentions if mention.parties)
        others = [other for other in groups if other is not group and other.names() & group.names()]
        if not (is_said and group.type is DealType.COLLABORATION and others):
            kept.append(group)
    return kept


def _without_half_told(groups: list[DealGroup]) -> list[DealGroup]:
    """A contract of one named side is the only other one of the article: "Halden unit wins order", then from whom."""
    supplies = [group for group in groups if group.type is DealType.SUPPLY]
    half = [group for group in supplies if len(group.names()) == 1]
    if len(supplies) != 2 or len(half) != 1:
        return groups
    whole = next(group for group in supplies if group not in half)
    for mention in half[0].mentions:
        mention.parties = []
        whole.mentions.append(mention)
    whole.mentions.sort(key=lambda mention: mention.cue)
    return [group for group in groups if group not in half]


def _without_bought_twice(groups: list[DealGroup]) -> list[DealGroup]:
    """ "Fjord invests in a 20% equity interest in Halden", "Fjord will acquire its stake": one deal, told twice."""
    kept = list(groups)
    for group in groups:
        first = next((other for other in kept if other is not group and _is_same_purchase(other, group)), None)
        if first is not None and group in kept and kept.index(first) < kept.index(group):
            for mention in group.mentions:
                mention.parties = []
            first.mentions += group.mentions
            kept.remove(group)
    return kept


def _is_same_purchase(one: DealGroup, other: DealGroup) -> bool:
    names = one.names()
    is_of_both = {one.type, other.type} == {DealType.FINANCING, DealType.ACQUISITION}
    return is_of_both and names == other.names() and len(names) > 1


def is_passing(group: DealGroup) -> bool:
    """A financing below the lead that names nobody but the company, to be asked where no amount is told either."""
    is_below = all(mention.place not in {"headline", "lead"} for mention in group.mentions)
    return is_below and group.type in _RAISING and len(group.names()) == 1
