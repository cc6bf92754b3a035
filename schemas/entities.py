"""Entities: what mentions refer to. One record for each, with every mention in the article."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar, Literal

from schemas.base import ExactDecimal, Record, RecordId, Reference
from schemas.model import Model
from schemas.span import Span
from schemas.tickers import Ticker


class OrganizationType(StrEnum):
    COMPANY = "company"
    GOVERNMENT = "government"
    REGULATOR = "regulator"
    UNIVERSITY = "university"
    HOSPITAL = "hospital"
    ASSOCIATION = "association"
    MEDIA = "media"
    FUND = "fund"
    BANK = "bank"
    RESEARCH_INSTITUTE = "research_institute"
    EXCHANGE = "exchange"
    POLITICAL_PARTY = "political_party"
    SPORTS_TEAM = "sports_team"
    UNKNOWN = "unknown"


class Identifier(Model):
    """A link to an entry outside the article, with the score that justified it (0 to 1)."""

    scheme: str
    """Whose entry it is: "cik" for the SEC's register of companies, else the name of the user's list."""
    value: str
    """The entry's id there."""
    name: str | None = None
    """The entry's name there."""
    score: ExactDecimal | None = None
    basis: Literal["ticker", "name", "short name", "similar name"] | None = None
    """What the score rests on."""
    listing: str | None = None
    """The entry's first listing, where the list gives one: "NYSE:PFE"."""


class Entity(Record):
    name: str
    """The fullest form in the article."""
    aliases: tuple[str, ...] = ()
    """The other forms in which the article names it, in the order of their first mention."""
    mentions: tuple[Span, ...] = ()
    """Every mention by a name, in the order of the text. Pronouns and "the company" are not among them."""
    identifiers: tuple[Identifier, ...] = ()
    candidates: tuple[Identifier, ...] = ()
    """What it might be, where more than one entry fits, or one not well enough: nothing of that list is linked then."""


class Organization(Entity):
    kind_prefix: ClassVar[str] = "organization"
    kind: Literal["organization"] = "organization"
    type: OrganizationType = OrganizationType.UNKNOWN
    tickers: tuple[Ticker, ...] = ()
    country: str | None = None
    """ISO 3166-1 alpha-2, where the article's own words give it, or the user's list that it is linked to."""


class Person(Entity):
    kind_prefix: ClassVar[str] = "person"
    kind: Literal["person"] = "person"
    honorific: str | None = None
    """"Dr.", "Ms.", "Sir", as written."""
    suffix: str | None = None
    """"M.D., Ph.D.", "Jr.", as written."""


class Product(Entity):
    kind_prefix: ClassVar[str] = "product"
    kind: Literal["product"] = "product"
    type: Literal["drug", "device", "software", "vehicle", "unknown"] = "unknown"


class Place(Entity):
    kind_prefix: ClassVar[str] = "place"
    kind: Literal["place"] = "place"
    type: Literal["country", "region", "city", "facility", "unknown"] = "unknown"
    country: str | None = None
    """ISO 3166-1 alpha-2; None where the name fits more than one country."""


class Event(Entity):
    """A summit, a conference, a trial, a storm."""

    kind_prefix: ClassVar[str] = "event"
    kind: Literal["event"] = "event"
    type: Literal["conference", "trial", "unknown"] = "unknown"


class Affiliation(Record):
    """A person's role: "California State Treasurer Fiona Ma"."""

    kind_prefix: ClassVar[str] = "affiliation"
    kind: Literal["affiliation"] = "affiliation"
    person: Reference
    title: Span | None
    """As written; None where the text says only that the person belongs to the organization."""
    organization: Reference | None
    """Of an office without a house ("said CEO Jane Roe") the only organization that it can mean, else the release's
    issuer; None where that is not clear."""
    status: Literal["current", "former", "incoming"] = "current"


EntityId = RecordId
