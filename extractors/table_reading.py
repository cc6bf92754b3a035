"""A text's tables cell by cell, and all its amounts, without a language model.

amounts_and_tables("Cash (in thousands)\\n\\t2025\\t2024\\nNet sales\\t$12,400\\t$9,810\\n…")
    12400000 USD at "$12,400", 9810000 USD at "$9,810" …
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from heapq import merge
from typing import Any

from extractors.amount_tokens import Tokens
from extractors.amounts import AmountMatch, scan_amounts
from extractors.currency_meanings import CurrencyMeanings
from extractors.table_cells import Cell, read_value
from extractors.table_headers import Column
from extractors.table_lists import scaled_by_headings
from extractors.table_panels import Panel, panels_of
from extractors.table_regions import table_regions, tables_in
from extractors.table_rows import LabelledRow
from extractors.table_units import Units, states_all
from extractors.table_values import PanelAmounts
from extractors.times import TimeMatch, scan_times
from schemas.figures import Amount

_PROSE = 240
"""A longer line ends what a heading above it states."""


@dataclass(frozen=True)
class ReadCell:
    """A cell that holds a figure: where it stands, and the fields of its Amount."""

    panel: Panel
    row: LabelledRow
    index: int
    cell: Cell
    amount: dict[str, Any]

    @property
    def column(self) -> Column:
        return self.panel.columns[self.index]


def read_cells(text: str, anchor: date | None) -> Iterator[ReadCell]:
    """The cells of all tables that hold figures, in the order of the text; dates count from `anchor`."""
    tables = tables_in(text)
    if not tables:
        return
    meanings, symbol, for_all = CurrencyMeanings(Tokens(text)), _first_symbol(text), states_all(text)
    scan = _scanner(anchor)
    stated: Units | None = None
    end = 0
    for region in tables:
        if any(len(line) > _PROSE for line in text[end : region.start].split("\n")):
            stated = None
        end = region.end
        for panel in panels_of(region, text, stated or for_all, scan):
            stated = panel.units
            yield from _of_panel(panel, PanelAmounts(panel, meanings, symbol))


def amounts_and_tables(
    text: str, blocked: Sequence[tuple[int, int]] = (), anchor: date | None = None
) -> list[AmountMatch]:
    """What `scan_amounts` finds outside of tables, scaled as the headings say, and the cells of the tables."""
    in_prose = scaled_by_headings(text, scan_amounts(text, [*blocked, *table_regions(text)]))
    in_cells = (
        AmountMatch(read.cell.start, read.cell.end, None, None, Amount(**read.amount))
        for read in read_cells(text, anchor)
    )
    return list(merge(in_prose, in_cells, key=lambda match: match.start))


def _of_panel(panel: Panel, amounts: PanelAmounts) -> Iterator[ReadCell]:
    for row, cells in panel.rows:
        for index, cell in enumerate(cells):
            column = panel.columns[index]
            if cell is None or (column.is_empty and len(panel.columns) > 1) or column.kind == "note":
                continue
            amount = amounts.of(row, column, index, cell, cells)
            if amount is not None:
                yield ReadCell(panel, row, index, cell, amount)


def _first_symbol(text: str) -> str | None:
    """The first currency in any table: that of a statement that leaves it out."""
    cells = (cell for region in tables_in(text) for row in region.rows for cell in row.values)
    return next((value.currency for cell in cells if (value := read_value(cell)) and value.currency), None)


def _scanner(anchor: date | None) -> Callable[[str], list[TimeMatch]]:
    @cache
    def scan(words: str) -> list[TimeMatch]:
        return scan_times(words, anchor)

    return scan
