"""Extraction: all that one article gave. The one interchange format of factwire."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, TypeVar

from pydantic import Field

from schemas.article import Article
from schemas.base import CONTRACT_VERSION, Record
from schemas.claims import Claim
from schemas.deals import Deal
from schemas.entities import Affiliation, Event, Organization, Person, Place, Product
from schemas.figures import Figure
from schemas.model import Model
from schemas.quotes import Quote
from schemas.times import TimeExpression
from schemas.views import html_of

AnyRecord = Annotated[
    Organization | Person | Product | Place | Event | Affiliation | Figure | TimeExpression | Quote | Claim | Deal,
    Field(discriminator="kind"),
]
RecordT = TypeVar("RecordT", bound=Record)

RECORD_TYPES: dict[str, type[Record]] = {
    "organization": Organization,
    "person": Person,
    "affiliation": Affiliation,
    "product": Product,
    "place": Place,
    "event": Event,
    "figure": Figure,
    "time": TimeExpression,
    "quote": Quote,
    "claim": Claim,
    "deal": Deal,
}


class Failure(Model):
    """Something that was expected to be able to fail, and did: the rest goes on without it."""

    stage: str
    """fetch, parse, extract or store; for an extractor its name: "extract/quotes"."""
    error: str
    """The class of the error: "ParseError"."""
    message: str
    concerns: str | None = None
    """The URL, the article or the store that it concerns."""


class Versions(Model):
    factwire: str
    model: str
    """Name and version of the language model: "en_factwire 0.1.0"."""
    contract: str = CONTRACT_VERSION


class Extraction(Model):
    article: Article
    records: tuple[AnyRecord, ...] = ()
    failures: tuple[Failure, ...] = ()
    versions: Versions

    def of(self, record_type: type[RecordT]) -> tuple[RecordT, ...]:
        """The records of one type, in the order of the text."""
        return tuple(record for record in self.records if isinstance(record, record_type))

    @property
    def organizations(self) -> tuple[Organization, ...]:
        return self.of(Organization)

    @property
    def people(self) -> tuple[Person, ...]:
        return self.of(Person)

    @property
    def affiliations(self) -> tuple[Affiliation, ...]:
        return self.of(Affiliation)

    @property
    def products(self) -> tuple[Product, ...]:
        return self.of(Product)

    @property
    def places(self) -> tuple[Place, ...]:
        return self.of(Place)

    @property
    def events(self) -> tuple[Event, ...]:
        return self.of(Event)

    @property
    def figures(self) -> tuple[Figure, ...]:
        return self.of(Figure)

    @property
    def times(self) -> tuple[TimeExpression, ...]:
        return self.of(TimeExpression)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        return self.of(Quote)

    @property
    def claims(self) -> tuple[Claim, ...]:
        return self.of(Claim)

    @property
    def deals(self) -> tuple[Deal, ...]:
        return self.of(Deal)

    def counts(self) -> dict[str, int]:
        """How many records of each kind, most frequent first."""
        return dict(Counter(record.kind for record in self.records).most_common())

    def _repr_html_(self) -> str | None:
        """In a notebook: the article with its facts, where `factwire` has been used; else None."""
        return html_of(self)
