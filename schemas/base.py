"""What every record shares: exact decimals, deterministic ids, provenance.

An id is a digest of (article, kind, extractor, key): the same article read by the same extractor gives the
same id on every machine, which is what makes writing a record twice harmless.
"""

from __future__ import annotations

from decimal import Decimal
from hashlib import blake2b
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, PlainSerializer, WithJsonSchema

from schemas.article import SectionType
from schemas.model import Model
from schemas.span import Span

CONTRACT_VERSION = "1.1"


def _finite(value: Decimal) -> Decimal:
    if not value.is_finite():
        raise ValueError("a figure is a finite number")
    return value


ExactDecimal = Annotated[
    Decimal,
    AfterValidator(_finite),
    PlainSerializer(lambda value: format(value, "f"), return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}),
]
"""A Decimal that is written to JSON as plain digits ("130000000000"), never as a float or with an exponent."""

RecordId = Annotated[str, Field(pattern=r"^[a-z]+_[0-9a-f]{16}$")]


def record_id(kind: str, article_id: str, extractor: str, key: str) -> str:
    """A deterministic id such as "figure_3f…" (16 hex digits); `key` tells apart two records of one kind."""
    digest = blake2b(digest_size=8)
    for part in (article_id, kind, extractor, key):
        digest.update(part.encode("utf-8", "surrogatepass"))
        digest.update(b"\x00")
    return f"{kind.replace('_', '')}_{digest.hexdigest()}"


class Reference(Model):
    """Something that a record speaks of: a company, a person, a place, or a thing that has no record."""

    text: str
    """The canonical reading: the name of the record referred to, else the words of the article."""
    span: Span | None = None
    """Where the article names it; None where it is only inferred (the issuer of a release)."""
    record_id: RecordId | None = None
    """The entity record referred to; None where there is none or it is not clear which."""


class Record(Model):
    """Common to all records. `evidence` holds the spans that justify the record, the most telling first."""

    kind_prefix: ClassVar[str] = "record"

    id: RecordId
    article_id: str
    evidence: tuple[Span, ...] = Field(min_length=1)
    section: SectionType
    """The section of the first evidence span."""
    extractor: str
    """The name of the extractor that made the record, e.g. "figures"."""
