"""Which values an amount as written may stand for, so that "$3.4 billion" and "$3.42 billion" are one figure.

    stretch_of("$3.4 billion")        near 3.35 to 3.45 billion, wide the same
    stretch_of("over $130 billion")   near 129.5 to 143 billion, wide from 129.5 billion without end

Two amounts are the same figure where their near stretches meet, and contradict each other where the wide ones do not:
"over $130 billion" is no contradiction of "$500 billion", and is not the same figure either.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from schemas import Amount, Bound

_SCALES: Final = tuple(Decimal(10) ** power for power in (12, 9, 6, 3))
_LEEWAY: Final = Decimal("0.1")
"""So far above "over $130 billion" a figure is still told as that."""
_ABOUT: Final = Decimal("0.05")
_FAR: Final = 1e300
"""Without end: JSON has no infinity."""


class Stretch(NamedTuple):
    near_low: float
    near_high: float
    wide_low: float
    wide_high: float

    def meets(self, other: Stretch) -> bool:
        """Whether both may be the same figure."""
        return self == other or (self.near_low < other.near_high and other.near_low < self.near_high)

    def excludes(self, other: Stretch) -> bool:
        """Whether both cannot be true of one thing."""
        return self != other and (self.wide_high <= other.wide_low or other.wide_high <= self.wide_low)

    def turned(self) -> Stretch:
        """Of the value with the other sign: a fall of 12 percent as a change of -12."""
        return Stretch(-self.near_high, -self.near_low, -self.wide_high, -self.wide_low)


def stretch_of(amount: Amount) -> Stretch:
    if amount.value is None:
        least, most = amount.min or Decimal(0), amount.max or Decimal(0)
        return _closed(least - rounding_of(least), most + rounding_of(most))
    value = amount.value
    half = rounding_of(value)
    leeway = max(half, abs(value) * _LEEWAY)
    slack = max(half, abs(value) * _ABOUT) if amount.approximate else half
    match amount.bound:
        case Bound.OVER | Bound.AT_LEAST:
            return Stretch(_float(value - half), _float(value + leeway), _float(value - half), _FAR)
        case Bound.UNDER | Bound.AT_MOST:
            return Stretch(_float(value - leeway), _float(value + half), -_FAR, _float(value + half))
    return _closed(value - slack, value + slack)


def rounding_of(value: Decimal) -> Decimal:
    """Half of the last digit that a value states: 50 million for 3.4 billion, half a million for 100 million.

    Zeros at the end count as stated within thousands, millions …: 130 billion is written to the billion, 30 to the one.
    """
    if not value:
        return Decimal(0)
    size = abs(value)
    exponent = size.normalize().as_tuple().exponent
    step = Decimal(10) ** int(exponent)
    scale = next((scale for scale in _SCALES if size >= scale), Decimal(1))
    return min(step, scale) / 2


def digits_of(value: Decimal | None) -> int:
    """How many digits a value states: 3 for 3.42 billion, 1 for 5, 2 for 10 (met by chance less often than 5)."""
    if not value:
        return 0
    return max(len(value.normalize().as_tuple().digits), 2 if abs(value) >= 10 else 1)


def _closed(low: Decimal, high: Decimal) -> Stretch:
    return Stretch(_float(low), _float(high), _float(low), _float(high))


def _float(value: Decimal) -> float:
    return max(-_FAR, min(_FAR, float(value)))
