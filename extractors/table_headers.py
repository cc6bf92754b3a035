"""The columns of a table: what stands above each, and the period that it names.

    | Three Months Ended September 30, | | Change
    | 2025 | 2024 | $ | %                           ->  2025-Q3; 2024-Q3; a change in money; a change in percent

A column whose period is not plain has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractors.table_cells import Cell
from extractors.table_lines import Row
from extractors.table_periods import Scan, time_of
from extractors.table_units import Units, read_units
from extractors.table_words import speaks_of
from extractors.times import TimeMatch

_BRACKETS = 3


@dataclass(frozen=True)
class Column:
    """One column of values: the cells above it from the top down, and what they say."""

    cells: tuple[Cell, ...]
    text: str
    kind: Literal["period", "change", "note", "other"]
    time: TimeMatch | None = None
    is_percent: bool = False
    units: Units | None = None

    @property
    def is_empty(self) -> bool:
        return not self.cells


def read_columns(headers: Sequence[Row], places: Sequence[int], captions: Sequence[str], scan: Scan) -> list[Column]:
    """The columns of values that stand at `places` of their rows, from the header rows above them."""
    above: list[list[Cell]] = [[] for _ in places]
    rows = [row for row in headers if row.kind == "header"]
    last = max((index for index, row in enumerate(rows) if not all(map(_is_units, row.cells))), default=0)
    for index, row in enumerate(rows):
        for column, cell in enumerate(_spread(row, places, is_last=index >= last)):
            if cell is not None:
                above[column].append(cell)
    columns: list[Column] = []
    for cells in above:
        columns.append(_beside(_column(cells, captions, scan), columns))
    return columns


def _beside(column: Column, before: Sequence[Column]) -> Column:
    """ "% of revenue" beside "2025" is of 2025."""
    if column.kind != "other" or not column.is_percent or not before or before[-1].time is None:
        return column
    return replace(column, time=before[-1].time)


def _is_units(cell: Cell) -> bool:
    """ "£m", "$'000" below "2025": not what a column is, but in what it is."""
    units = read_units(cell.text)
    return units is not None and units.end - units.start >= len(cell.text) - _BRACKETS


def header_units(headers: Sequence[Row]) -> Units | None:
    """What a header row states for the whole table: "(In millions) | Three Months Ended"."""
    for row in headers:
        for cell in row.cells[:1] if len(row.cells) > 1 else row.cells:
            if (units := _note_of(cell)) is not None:
                return units
    return None


def _note_of(cell: Cell) -> Units | None:
    units = read_units(cell.text, cell.start)
    return units if units is not None and units.exponent is not None and not speaks_of("period", cell.text) else None


def _spread(row: Row, places: Sequence[int], *, is_last: bool) -> list[Cell | None]:
    """The cell of a header row over each column; None where none stands or it is not plain which."""
    count = len(places)
    cells = [cell for cell in row.cells if not (cell.text.startswith("(") and _note_of(cell))]
    if len(cells) > 1 and cells[0].place < places[0] and cells[1].place > 0:
        # "ASSETS | 2025 | 2024": the first is over the labels; a header over all columns has no cell for them
        is_label = len(cells) != count or (not _speaks(cells[0]) and all(map(_speaks, cells[1:])))
        cells = cells[1:] if is_label else cells
    if not cells:
        return [None] * count
    if len(cells) == count:
        return list(cells)
    if len(cells) == 1 and (row.cells[0] is cells[0] or cells[0].place <= places[0]):
        return [cells[0]] * count if not is_last or _speaks(cells[0]) else [None] * count
    if {cell.place for cell in cells} & set(places):
        return _by_place(cells, places, spans=not is_last)
    if count % len(cells) == 0:
        width = count // len(cells)
        return [cells[index // width] for index in range(count)]
    return [None] * count


def _speaks(cell: Cell) -> bool:
    return speaks_of("period", cell.text) or speaks_of("change", cell.text) or cell.is_year


def _by_place(cells: Sequence[Cell], places: Sequence[int], *, spans: bool) -> list[Cell | None]:
    found: list[Cell | None] = []
    for place in places:
        exact = next((cell for cell in cells if cell.place == place), None)
        found.append(exact or (found[-1] if spans and found else None))
    return found


def _column(cells: Sequence[Cell], captions: Sequence[str], scan: Scan) -> Column:
    units = next((units for cell in cells if (units := read_units(cell.text, cell.start))), None)
    cells = [cell for cell in cells if not _is_units(cell)]
    text = " ".join(cell.text for cell in cells)
    if cells and speaks_of("note", cells[-1].text):
        return Column(tuple(cells), text, "note")
    is_percent = bool(cells) and any(speaks_of("percent", cell.text) for cell in cells)
    if any(speaks_of("change", cell.text) for cell in cells) and not _is_dated(cells):
        return Column(tuple(cells), text, "change", None, is_percent, units)
    time = time_of([cell.text for cell in cells], captions, scan)
    return Column(tuple(cells), text, "period" if time else "other", time, is_percent, units)


def _is_dated(cells: Sequence[Cell]) -> bool:
    """ "Increase" over "2025" is a period of a table about increases."""
    return cells[-1].is_year
