"""One amount as it is read, before its neighbours and the words beside it are."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extractors.currency_lexicon import Basis
from extractors.number_parts import Number
from schemas.figures import FigureType


@dataclass(frozen=True)
class Single:
    """A number read with its unit. Tokens first:last (exclusive) write it; `number` is what they say without sign."""

    first: int
    last: int
    type: FigureType
    value: Decimal
    number: Number
    currency: str | None = None
    basis: Basis | None = None
    unit: str | None = None
    per: str | None = None
    per_last: int | None = None
    maximum: Decimal | None = None
    """The upper end where this is a range already; `value` is the lower one."""
    approximate: bool = False
    kind: str = ""
    """What a unit measures: "time", "length" …"""

    @property
    def is_plain(self) -> bool:
        """A bare number, which may borrow the scale and unit of a neighbour."""
        return self.type is FigureType.COUNT and self.unit is None and self.maximum is None
