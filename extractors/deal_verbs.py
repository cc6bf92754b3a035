"""Deals that verbs tell: "Halden acquired Norvane", "Norvane was bought by Halden", "Halden raised $40 million"."""

from __future__ import annotations

from collections.abc import Callable

from extractors.deal_awards import award
from extractors.deal_clauses import Clause
from extractors.deal_cues import Cue
from extractors.deal_framed import read_framed
from extractors.deal_frames import FRAMED
from extractors.deal_funding import borrow, float_shares, invest, join_round, lead_round, lend, raise_money, subscribe
from extractors.deal_mentions import DealMention
from extractors.deal_organizations import Organizations
from extractors.deal_rights import exercise_option, grant_rights, license_to, obtain_rights, pay_for_rights
from extractors.deal_sales import sell
from extractors.deal_status import is_hypothetical
from extractors.deal_transfers import acquire, bid_for, merge
from extractors.deal_work import place_order, settle, supply, work_together

_FRAMES: dict[str, Callable[[Clause], DealMention | None]] = {
    "acquire": acquire,
    "bid": bid_for,
    "merge": merge,
    "sell": sell,
    "license": license_to,
    "grant": grant_rights,
    "exercise": exercise_option,
    "obtain": obtain_rights,
    "pay": pay_for_rights,
    "partner": work_together,
    "supply": supply,
    "order": place_order,
    "settle": settle,
    "invest": invest,
    "lend": lend,
    "borrow": borrow,
    "subscribe": subscribe,
    "raise": raise_money,
    "float": float_shares,
    "lead": lead_round,
    "join": join_round,
    "award": award,
    FRAMED: read_framed,
}


def read_verb(organizations: Organizations, cue: Cue) -> DealMention | None:
    """The deal that a verb tells; None where it tells none or names no parties."""
    clause = Clause(organizations, cue)
    if is_hypothetical(clause.verb, clause.start):
        return None
    return next((mention for frame in cue.frames if (mention := _FRAMES[frame](clause)) is not None), None)
