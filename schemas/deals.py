"""Deals: agreements between parties, with their terms."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar, Literal, TypeAlias

from pydantic import Field

from schemas.base import ExactDecimal, Record, RecordId, Reference
from schemas.figures import Amount
from schemas.model import Model
from schemas.span import Span
from schemas.times import Period


class DealType(StrEnum):
    LICENCE = "licence"
    OPTION = "option"
    ACQUISITION = "acquisition"
    MERGER = "merger"
    COLLABORATION = "collaboration"
    FINANCING = "financing"
    OFFERING = "offering"
    IPO = "ipo"
    PRIVATE_PLACEMENT = "private_placement"
    DIVESTITURE = "divestiture"
    GRANT = "grant"
    SUPPLY = "supply"
    SETTLEMENT = "settlement"
    OTHER = "other"


DealStatus: TypeAlias = Literal["announced", "completed", "planned", "terminated", "rumoured"]
PartyRole: TypeAlias = Literal[
    "licensor",
    "licensee",
    "acquirer",
    "target",
    "issuer",
    "investor",
    "lead_investor",
    "underwriter",
    "seller",
    "buyer",
    "supplier",
    "customer",
    "grantor",
    "grantee",
    "partner",
]
TermKind: TypeAlias = Literal[
    "upfront",
    "equity",
    "milestones",
    "development_milestones",
    "regulatory_milestones",
    "sales_milestones",
    "royalty",
    "option_fee",
    "total",
    "price_per_share",
    "shares",
    "valuation",
    "other",
]


class Party(Model):
    organization: Reference
    role: PartyRole


class Term(Model):
    term: TermKind
    figure_id: RecordId
    amount: Amount
    """The figure's value, repeated so that a deal stands on its own."""


class DealDate(Model):
    kind: Literal["announced", "signed", "completed", "expected_closing", "effective", "terminated"]
    period: Period


class SumCheck(Model):
    """Whether the terms add up to the stated total (one currency only)."""

    stated_total: ExactDecimal
    sum_of_terms: ExactDecimal
    agrees: bool


class Deal(Record):
    kind_prefix: ClassVar[str] = "deal"
    kind: Literal["deal"] = "deal"
    type: DealType
    status: DealStatus
    parties: tuple[Party, ...] = Field(min_length=1)
    assets: tuple[Reference, ...] = ()
    territory: tuple[Span, ...] = ()
    terms: tuple[Term, ...] = ()
    dates: tuple[DealDate, ...] = ()
    sum_check: SumCheck | None = None
    """None where the text does not state a total and its parts."""
