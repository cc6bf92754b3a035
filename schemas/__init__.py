"""What a record is: frozen models and the JSON Schema contract. Data only."""

from schemas.article import Article, Dateline, Section, SectionType
from schemas.base import CONTRACT_VERSION, Record, Reference, record_id
from schemas.claims import Claim, ClaimMention, Scope
from schemas.deals import Deal, DealType, Party, Term
from schemas.entities import Affiliation, Entity, Event, Organization, OrganizationType, Person, Place, Product
from schemas.errors import ConfigError, ExtractionError, FactwireError, ParseError, SourceError, StoreError
from schemas.extraction import RECORD_TYPES, AnyRecord, Extraction, Failure, Versions
from schemas.figures import (
    Amount,
    Attribution,
    Baseline,
    Bound,
    Change,
    Direction,
    Figure,
    FigureType,
    Measure,
    Modality,
)
from schemas.model import Model
from schemas.quotes import Quote
from schemas.span import Span
from schemas.tickers import Ticker
from schemas.times import Granularity, Period, TimeExpression

__all__ = [
    "CONTRACT_VERSION",
    "RECORD_TYPES",
    "Affiliation",
    "Amount",
    "AnyRecord",
    "Article",
    "Attribution",
    "Baseline",
    "Bound",
    "Change",
    "Claim",
    "ClaimMention",
    "ConfigError",
    "Dateline",
    "Deal",
    "DealType",
    "Direction",
    "Entity",
    "Event",
    "Extraction",
    "ExtractionError",
    "FactwireError",
    "Failure",
    "Figure",
    "FigureType",
    "Granularity",
    "Measure",
    "Modality",
    "Model",
    "Organization",
    "OrganizationType",
    "ParseError",
    "Party",
    "Period",
    "Person",
    "Place",
    "Product",
    "Quote",
    "Record",
    "Reference",
    "Scope",
    "Section",
    "SectionType",
    "SourceError",
    "Span",
    "StoreError",
    "Term",
    "Ticker",
    "TimeExpression",
    "Versions",
    "record_id",
]
