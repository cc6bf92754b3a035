"""Figures: money, percentages, counts and quantities, with what they measure."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import model_validator

from schemas.base import ExactDecimal, Record, RecordId, Reference
from schemas.model import Model
from schemas.span import Span
from schemas.times import Period


class FigureType(StrEnum):
    MONEY = "money"
    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    """Also basis points: the unit tells ("percentage point", "basis point")."""
    COUNT = "count"
    QUANTITY = "quantity"
    """A physical quantity or an age or other amount of time with its unit."""
    RATIO = "ratio"
    """"one in three", "3-for-1": value is the first over the second, `surface` keeps the terms."""
    MULTIPLE = "multiple"
    """"tripled", "2.5x": value 3, 2.5."""
    PER_UNIT = "per_unit"
    """Money for each unit: "$0.42 per diluted share"; `per` names the unit."""


class Bound(StrEnum):
    """How the true value relates to `value`, as the text has it."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    """at least, a minimum of: not below."""
    AT_MOST = "at_most"
    """up to, as much as: not above."""
    OVER = "over"
    """more than, exceeded, surpassing."""
    UNDER = "under"
    """less than, nearly, almost (approximate as well)."""
    BETWEEN = "between"
    """`min` and `max` hold the ends, both included; `value` is None."""


class Amount(Model):
    """A value as the text bounds it: either `value`, or `min` and `max`."""

    type: FigureType
    value: ExactDecimal | None = None
    """In units of one ("$1.2 billion" is 1200000000; "30 percent" is 30). None exactly when bound is "between"."""
    min: ExactDecimal | None = None
    max: ExactDecimal | None = None
    bound: Bound = Bound.EXACT
    approximate: bool = False
    """about, some, roughly, nearly, an estimated."""
    currency: str | None = None
    """ISO 4217; None for what is not money, and for money in a currency that the text does not tell."""
    currency_basis: Literal["symbol", "code", "name", "carried", "text", "default"] | None = None
    """Why it is this currency: a symbol that means only it (or a bare $, read as USD), an ISO code, a name ("euros"),
    carried over from a neighbour ("between €30 and 40 million"), the text elsewhere ("A$" in the issuer's country) …"""
    unit: str | None = None
    """"mg", "percent", "share"; None for a count, whose measure says what is counted."""
    ucum: str | None = None
    """The UCUM code of `unit`, over that of `per` where both have one: "mg", "Cel", "[bbl_us]/d". None without one."""
    per: str | None = None
    """What one of which costs or has the value: "share", "barrel", "year"."""

    @model_validator(mode="after")
    def _value_or_range(self) -> Amount:
        if self.bound is Bound.BETWEEN:
            if self.min is None or self.max is None or self.value is not None or self.min > self.max:
                raise ValueError("a range has min <= max and no value")
        elif self.value is None or self.min is not None or self.max is not None:
            raise ValueError("a figure that is no range has a value, and neither min nor max")
        return self


class Measure(Model):
    """What a figure measures: "out-licensing deals"."""

    text: str
    """The phrase, without determiners: "innovative drugs"."""
    head: str
    """Its head noun as written: "drugs"."""
    span: Span


class Modality(StrEnum):
    REPORTED = "reported"
    GUIDANCE = "guidance"
    FORECAST = "forecast"
    TARGET = "target"
    PLANNED = "planned"
    CONTINGENT = "contingent"
    DENIED = "denied"
    RUMOURED = "rumoured"


class Direction(StrEnum):
    INCREASE = "increase"
    DECREASE = "decrease"
    UNCHANGED = "unchanged"


class Baseline(Model):
    """What a change is measured against: "from $3.0 billion", "than a year earlier"."""

    figure_id: RecordId | None = None
    period: Period | None = None
    span: Span | None = None


class Change(Model):
    """The figure's part in a change: "rose 12 percent (by) to $3.4 billion (to) from $3.0 billion (from)"."""

    direction: Direction
    role: Literal["by", "to", "from"]
    cue: Span
    """The word that says so: "rose"."""
    baseline: Baseline | None = None
    related: tuple[RecordId, ...] = ()
    """The other figures of the same change."""


class Attribution(Model):
    """Who says so. Without one, the article itself does."""

    kind: Literal["person", "organization", "document", "unnamed"]
    source: Reference
    cue: Span | None = None
    quote_id: RecordId | None = None
    """The quotation that the statement stands in."""


class Figure(Amount, Record):
    kind_prefix: ClassVar[str] = "figure"
    kind: Literal["figure"] = "figure"
    surface: str
    """As written, with its bound: the text of the first evidence span holds the number and its unit."""
    measure: Measure | None = None
    """None where the text does not tell: no guess."""
    subject: Reference | None = None
    """Whose figure it is: "China" for "the country's out-licensing deals"."""
    period: Period | None = None
    change: Change | None = None
    modality: Modality = Modality.REPORTED
    attribution: Attribution | None = None
