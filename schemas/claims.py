"""Claims: statements that could be checked, with who makes them."""

from __future__ import annotations

from typing import ClassVar, Literal

from schemas.base import Record, RecordId, Reference
from schemas.figures import Amount, Attribution, Direction, Measure, Modality
from schemas.model import Model
from schemas.span import Span
from schemas.times import Period


class Scope(Model):
    """What a claim is limited to: "in China", "among adults"."""

    type: Literal["geography", "population", "product", "other"]
    text: str
    span: Span


class ClaimMention(Model):
    """Another place where the article makes the same claim."""

    statement: Span
    figure_id: RecordId | None = None
    attribution: Attribution | None = None


class Claim(Record):
    """ "Out-licensing deals exceeded $130 billion last year": an amount, what it measures, the period, who says so."""

    kind_prefix: ClassVar[str] = "claim"
    kind: Literal["claim"] = "claim"
    statement: Span
    """The sentence or clause that makes the claim."""
    subject: Reference | None = None
    measure: Measure | None = None
    amount: Amount | None = None
    """The figure's value, repeated so that a claim stands on its own; None for a ranking without a number."""
    figure_id: RecordId | None = None
    comparison: Span | None = None
    """The words that rank: "a record", "the largest", "the first"."""
    direction: Direction | None = None
    period: Period | None = None
    """The period that the statement speaks of, as days: None where the text gives none, never the publication date."""
    scope: tuple[Scope, ...] = ()
    modality: Modality = Modality.REPORTED
    attribution: Attribution | None = None
    """None where the article itself says so."""
    mentions: tuple[ClaimMention, ...] = ()
    """Further mentions of the claim; the first stands in `statement`."""
