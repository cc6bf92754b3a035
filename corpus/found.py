"""What a finder found, in the terms that the suites use: ours and its peers answer alike."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple, TypeAlias

AmountKind: TypeAlias = Literal["money", "percent", "quantity", "other"]


class FoundAmount(NamedTuple):
    """An amount in a text. A range has `low` and `high`; "at least 5" has value 5 and low 5; "5" only the value."""

    spans: tuple[tuple[int, int], ...]
    """Where it stands; a second span holds the words that bound it as well."""
    kind: AmountKind
    value: float | None
    low: float | None = None
    high: float | None = None
    currency: str | None = None


class FoundTime(NamedTuple):
    """A time expression: its TIMEX3 type, value and modifier, and the days that it covers, both included."""

    start: int
    end: int
    type: str
    value: str | None
    first: date | None
    last: date | None
    mod: str | None = None
