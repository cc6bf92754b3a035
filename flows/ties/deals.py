"""Whether two deals of two articles are one: announced in the one, closed or commented on in the other.

    "Acme will acquire Beta for $2.1 billion."   "Acme completed its purchase of Beta Inc."   one acquisition
    "Gamma raised $30 million."   "Gamma raised $80 million."                                 two financings

The parties decide, whatever the status; the main amount, the assets and the days tell apart what the same parties
agreed on more than once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from flows.stores.articles import day_of
from flows.ties.intervals import Stretch, stretch_of
from flows.ties.names import Names, are_linked_apart
from schemas import Amount, Deal, DealType, Extraction, Model

_FAMILIES: Final = {
    DealType.LICENCE: "licence",
    DealType.OPTION: "licence",
    DealType.COLLABORATION: "licence",
    DealType.ACQUISITION: "acquisition",
    DealType.MERGER: "acquisition",
    DealType.DIVESTITURE: "acquisition",
    DealType.PRIVATE_PLACEMENT: "financing",
    DealType.FINANCING: "financing",
}
"""Kinds that one deal is called by in different articles."""
_DAYS: Final = {"acquisition": 500, "licence": 200, "financing": 60, "offering": 20, "ipo": 200}
"""So long the news of one deal goes on."""
_ONE_SIDED: Final = frozenset({"financing", "offering", "ipo", "grant"})
"""The issuer is enough to know these by; their investors are often left out."""
_MAIN_TERMS: Final = ("total", "valuation", "upfront", "equity")
_WORD: Final = re.compile(r"[\w-]+")


class DealProfile(Model):
    """What of a deal is compared with others."""

    record_id: str
    article_id: str
    family: str
    parties: tuple[tuple[str, ...], ...]
    """The keys of each party's name."""
    receivers: tuple[int, ...]
    """Which of them get the money of an issue or a grant."""
    amount: Stretch | None
    currency: str | None
    assets: tuple[str, ...]
    day: str | None

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(f"{key}|{self.family}" for party in self.parties for key in party))


def profile_deals(extraction: Extraction) -> list[DealProfile]:
    """Of each deal of the news that has a named party."""
    names = Names(extraction)
    day = day_of(extraction.article)
    news = (deal for deal in extraction.deals if not deal.section.is_boilerplate)
    return [profile for deal in news if (profile := _profile(deal, names, day)).keys]


def is_same_deal(one: DealProfile, other: DealProfile) -> bool:
    """Whether two deals that share a key are one."""
    if one.family != other.family or not _are_near(one, other) or _are_other_things(one, other):
        return False
    shared = [
        (mine, theirs)
        for mine, keys in enumerate(one.parties)
        for theirs, others in enumerate(other.parties)
        if set(keys) & set(others) and not are_linked_apart(keys, others)
    ]
    count = min(len({mine for mine, _ in shared}), len({theirs for _, theirs in shared}))
    if one.family in _ONE_SIDED:
        if not any(mine in one.receivers and theirs in other.receivers for mine, theirs in shared):
            return False
        return _agreed(one, other) is not False and (_agreed(one, other) is True or _days_between(one, other) <= 10)
    if count >= 2:
        return _agreed(one, other) is not False or _days_between(one, other) <= 30
    is_one_sided = min(len(one.parties), len(other.parties)) == 1
    return bool(shared) and is_one_sided and (_agreed(one, other) is True or _share_assets(one, other))


def _profile(deal: Deal, names: Names, day: date | None) -> DealProfile:
    amount = main_amount(deal)
    parties = [(party, names.keys(party.organization)) for party in deal.parties]
    named = [(party, keys) for party, keys in parties if keys]
    announced = next((entry.period.start for entry in deal.dates if entry.kind in {"announced", "signed"}), None)
    known = announced or day
    return DealProfile(
        record_id=deal.id,
        article_id=deal.article_id,
        family=_FAMILIES.get(deal.type, deal.type.value),
        parties=tuple(keys for _, keys in named),
        receivers=tuple(place for place, (party, _) in enumerate(named) if party.role in {"issuer", "grantee"}),
        amount=stretch_of(amount) if amount else None,
        currency=amount.currency if amount else None,
        assets=tuple(sorted(_words(asset.text for asset in deal.assets))),
        day=known.isoformat() if known else None,
    )


def main_amount(deal: Deal) -> Amount | None:
    """The amount that a deal is told by: its total, else its valuation, else what is paid at once."""
    terms = {term.term: term.amount for term in reversed(deal.terms)}
    return next((terms[name] for name in _MAIN_TERMS if name in terms), None)


def _words(texts: Iterable[str]) -> set[str]:
    return {word.casefold() for text in texts for word in _WORD.findall(text) if len(word) > 3}


def _agreed(one: DealProfile, other: DealProfile) -> bool | None:
    """Whether the main amounts are one; None where they cannot be compared."""
    if one.amount is None or other.amount is None or one.currency != other.currency:
        return None
    return one.amount.meets(other.amount)


def _are_other_things(one: DealProfile, other: DealProfile) -> bool:
    """Whether a licence of the one asset is held beside a licence of another."""
    return one.family == "licence" and bool(one.assets and other.assets) and not _share_assets(one, other)


def _share_assets(one: DealProfile, other: DealProfile) -> bool:
    return bool(set(one.assets) & set(other.assets))


def _are_near(one: DealProfile, other: DealProfile) -> bool:
    return _days_between(one, other) <= _DAYS.get(one.family, 120)


def _days_between(one: DealProfile, other: DealProfile) -> int:
    if one.day is None or other.day is None:
        return 0
    return abs((date.fromisoformat(one.day) - date.fromisoformat(other.day)).days)
