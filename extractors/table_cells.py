"""The cells of a table: what is a number there, and what it is worth.

"$ (1,234 )"  ->  money, -1234        "(23.9)%"  ->  percent, -23.9
"—", "n/m"    ->  an empty cell       "1.25x"    ->  a multiple, 1.25        "$4.5 million"  ->  money, 4500000
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

CURRENCY = r"(?:[A-Z]{0,3}[$€£¥₩₹]|\b[A-Z]{3}(?=\s?[\d(-]))"
_NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,15})(?:\.\d{1,8})?|\.\d{1,8}"
_SCALE = r"(?:thousand|million|billion|trillion|mn|bn|[mMbBkK])"
_MARK = r"(?:\s?(?:\*{1,3}|[†‡§¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\(\d\)(?=\s|$)|\([a-z]\)(?=\s|$))){0,2}"
_VALUE = (
    rf"(?P<open>[(\[])?\s?(?P<minus>[-–−+])?\s?(?P<currency>{CURRENCY})?\s{{0,14}}(?P<inner>[(\[]|[-–−])?\s?"
    rf"(?P<number>{_NUMBER})(?:\s?(?P<scale>{_SCALE})\b)?\s{{0,3}}[)\]]?"
    rf"(?:(?<=[)\]])\s?(?P<scale_behind>{_SCALE})\b)?"
    rf"\s?(?P<unit>%|x\b|bps?\b|pps?\b|pts?\b)?\s?[)\]]?"
)
_EMPTY = r"(?:[$€£¥]\s{0,14})?(?:—|–|-{1,2}|−)(?:\s?%)?|\b(?:N/?A|n/?a|N/?M|n/?m|[Nn]il|nmf)\b\.?"
_CELL = re.compile(rf"\s*(?:{_VALUE}{_MARK}|(?P<empty>{_EMPTY})){_MARK}\s*")
_IN_LINE = re.compile(
    rf"(?<![\w.,/'’])(?<!\d[-–])(?:{_VALUE}(?!\d|[A-Za-z]|[.,]\d|[/'’:-]\w)(?:\(\d\))?|(?P<empty>{_EMPTY})(?!\w))"
)
YEAR = re.compile(r"\s*(?:19|20)\d\d\s*(?:\((?:unaudited|audited|restated)\))?\s*", re.IGNORECASE)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Cell:
    """Some characters of the article; `place` is the number of the cell in its row, counted with the empty ones."""

    start: int
    end: int
    text: str
    place: int = 0

    @property
    def is_value(self) -> bool:
        """Whether it holds a number or stands for none ("—"); a bare year may be either."""
        return bool(self.text) and len(self.text) <= _LONGEST and _CELL.fullmatch(self.text) is not None

    @property
    def is_year(self) -> bool:
        return YEAR.fullmatch(self.text) is not None


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell says of itself; the table says the rest."""

    number: Decimal
    unit: Literal["percent", "multiple", "basis point", "percentage point"] | None
    currency: str | None
    """As written: "$"."""
    is_scaled: bool
    """Whether it names its own scale: "$4.5 million"."""


_SCALES = {
    "k": 3,
    "thousand": 3,
    "m": 6,
    "mn": 6,
    "million": 6,
    "b": 9,
    "bn": 9,
    "billion": 9,
    "trillion": 12,
}
_UNITS: dict[str, Literal["percent", "multiple", "basis point", "percentage point"]] = {
    "%": "percent",
    "x": "multiple",
    "bp": "basis point",
    "bps": "basis point",
    "pp": "percentage point",
    "pps": "percentage point",
    "pt": "percentage point",
    "pts": "percentage point",
}


def read_value(cell: Cell) -> Value | None:
    """The number of a cell; None for an empty cell and for one of words."""
    found = _CELL.fullmatch(cell.text) if len(cell.text) <= _LONGEST else None
    if found is None or found["number"] is None:
        return None
    number = Decimal(found["number"].replace(",", ""))
    scale = found["scale"] or found["scale_behind"]
    if scale:
        number = number.scaleb(_SCALES[scale.lower()])
    is_negative = bool(found["open"] or found["inner"]) or found["minus"] in {"-", "–", "−"}
    return Value(
        number=-number if is_negative and number else number,
        unit=_UNITS.get((found["unit"] or "").lower()),
        currency=found["currency"],
        is_scaled=scale is not None,
    )


def values_in(line: str, offset: int) -> list[Cell]:
    """Every number or empty cell in a line, as cells of the article that the line stands at `offset` of."""
    cells = []
    for found in _IN_LINE.finditer(line):
        text = found.group()
        start = offset + found.start() + len(text) - len(text.lstrip())
        cells.append(Cell(start, start + len(text.strip()), text.strip()))
    return cells
