"""The currency of a number, and where it is written."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extractors.currency_lexicon import Basis


@dataclass(frozen=True)
class Money:
    """The currency of a number; tokens first:last (exclusive) write it. `factor` is 0.01 for cents."""

    code: str | None
    basis: Basis | None
    first: int
    last: int
    factor: Decimal = Decimal(1)
    unit: str | None = None
    """"cent", "bitcoin": what is counted where it is no whole unit of an ISO currency."""
    is_bare_dollar: bool = False
