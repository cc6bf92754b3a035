"""What the numbers of a table are: money, scaled as stated above them, percentages, counts, money for each share.

"4,100" below "(in thousands)", in a table that opens with "$12,400"   ->  4100000 USD, the currency carried
"(0.12)" of "Net loss per share"                                       ->  -0.12 USD for a share, never in thousands
"2.98" of "Net interest margin", without a sign                        ->  nothing: it may be percent or money
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from extractors.currency_meanings import CurrencyMeanings
from extractors.table_cells import Cell, Value, read_value
from extractors.table_headers import Column
from extractors.table_panels import Panel, has_money
from extractors.table_rows import LabelledRow
from extractors.table_units import Units, code_of
from schemas.figures import FigureType

_SHORTEST_HEADER = 4
_LARGEST_SHARE = 1_000_000


class PanelAmounts:
    """What the numbers of one panel are."""

    def __init__(self, panel: Panel, meanings: CurrencyMeanings, symbol: str | None) -> None:
        self._panel = panel
        self._units = panel.units
        self._meanings = meanings
        self._has_money = has_money(panel)
        values = [value for cell in panel.cells if (value := read_value(cell)) is not None]
        self._symbol = next((value.currency for value in values if value.currency), None)
        self._symbol_of_others = symbol
        self._sections_in_percent = {
            row.section.start
            for row, cells in panel.rows
            if row.section is not None and any(cell is not None and "%" in cell.text for cell in cells)
        }
        self._columns_with_money = {
            index
            for _, cells in panel.rows
            for index, cell in enumerate(cells)
            if cell is not None and (value := read_value(cell)) is not None and value.currency
        }

    def of(
        self, row: LabelledRow, column: Column, index: int, cell: Cell, cells: tuple[Cell | None, ...]
    ) -> dict[str, Any] | None:
        """The fields of the Amount that a cell holds; None for an empty cell and for one that is not clear."""
        value = read_value(cell)
        if value is None or (cell.is_year and not self._has_money):
            return None
        if (
            column.kind == "other"
            and column.cells
            and len(column.cells[-1].text) < _SHORTEST_HEADER
            and not column.is_percent
        ):
            return None  # "W | L | Pts" over a league
        if value.unit is not None:
            return _of_unit(value)
        if column.kind == "change" and column.is_percent:
            return _percent(value.number)
        if value.currency is None and self._is_in_percent(row, column, cells):
            return _percent(value.number)
        return self._plain(row, column, index, value)

    def _is_in_percent(self, row: LabelledRow, column: Column, cells: tuple[Cell | None, ...]) -> bool:
        if column.kind == "other" and column.is_percent:
            return True
        if column.kind == "change":
            return False
        if row.section is not None and row.section.start in self._sections_in_percent and row.sort == "ratio":
            return True
        signs = [
            "%" in cell.text
            for cell, other in zip(cells, self._panel.columns, strict=True)
            if cell is not None and other.kind == "period"
        ]
        return any(signs)

    def _plain(self, row: LabelledRow, column: Column, index: int, value: Value) -> dict[str, Any] | None:
        if value.is_scaled and value.currency is None and not self._has_money:
            return None  # "15.2m" are metres of a drill hole
        units = row.units or column.units or self._units
        units = units if units is None or units.exponent is not None else self._units
        sort = row.sort
        if sort == "per_unit":
            return self._per_unit(row, value, column)
        if value.currency is None and sort in {"shares", "count", "other", "ratio"}:
            return self._counted(sort, row, column, units, value)
        is_money = value.currency or self._is_money(row, column, index)
        if not is_money:
            return _of_label(row, value.number)
        factor = units.factor if units is not None and not units.is_of_shares and not value.is_scaled else Decimal(1)
        return self._money(value, FigureType.MONEY, value.number * factor, column, row)

    def _is_money(self, row: LabelledRow, column: Column, index: int) -> bool:
        if row.units is not None or (column.units is not None and column.units.currency):
            return True
        if column.kind == "other":
            return index in self._columns_with_money or (bool(self._units) and self._has_money)
        return self._has_money

    def _per_unit(self, row: LabelledRow, value: Value, column: Column) -> dict[str, Any] | None:
        if abs(value.number) >= _LARGEST_SHARE:
            return None
        return {**self._money(value, FigureType.PER_UNIT, value.number, column, row), "per": row.per}

    def _counted(
        self, sort: str, row: LabelledRow, column: Column, units: Units | None, value: Value
    ) -> dict[str, Any] | None:
        exponent = units.exponent if units is not None else None
        if sort == "ratio" and abs(value.number) >= 100 and self._has_money:
            return self._money(value, FigureType.MONEY, value.number * (units.factor if units else 1), column, row)
        if sort == "ratio":
            return None  # "Net interest margin | 2.98" without a sign
        if sort == "shares":
            if not exponent or (units is not None and units.excepts_shares) or value.is_scaled:
                return _count(value.number)
            # "in thousands, except per share data" over "4,617,466 shares": said of the shares or not?
            return (
                None if exponent == 3 and abs(value.number) >= _LARGEST_SHARE else _count(value.number.scaleb(exponent))
            )
        if row.units is not None and row.units.exponent is not None:
            return _count(value.number * row.units.factor)
        if sort == "other" and exponent and self._has_money:
            return None
        return _count(value.number)

    def _money(
        self, value: Value, type_: FigureType, number: Decimal, column: Column, row: LabelledRow
    ) -> dict[str, Any]:
        for written, basis in (
            (value.currency, "symbol"),
            (row.units.currency if row.units else None, "text"),
            (column.units.currency if column.units else None, "text"),
            (self._symbol, "carried"),
            (self._units.currency if self._units else None, "text"),
            (self._symbol_of_others, "carried"),
        ):
            code = code_of(written, self._meanings) if written else None
            if code is not None:
                return {"type": type_, "value": _tidy(number), "currency": code, "currency_basis": basis}
        return {"type": type_, "value": _tidy(number)}


def _of_unit(value: Value) -> dict[str, Any]:
    if value.unit == "percent":
        return _percent(value.number)
    if value.unit == "multiple":
        return {"type": FigureType.MULTIPLE, "value": _tidy(value.number)}
    return {"type": FigureType.PERCENTAGE_POINT, "value": _tidy(value.number), "unit": value.unit}


def _percent(number: Decimal) -> dict[str, Any]:
    return {"type": FigureType.PERCENT, "value": _tidy(number), "unit": "percent"}


def _count(number: Decimal) -> dict[str, Any]:
    return {"type": FigureType.COUNT, "value": _tidy(number)}


def _of_label(row: LabelledRow, number: Decimal) -> dict[str, Any] | None:
    """A bare number: a count if it is whole; "8.4" of "Median time (months)" is neither count nor money."""
    return _count(number) if number == number.to_integral_value() else None


def _tidy(number: Decimal) -> Decimal:
    return Decimal(int(number)) if number == number.to_integral_value() else number.normalize()
