"""A table in panels: rows of values below the same headers, with what is stated of all of them.

A balance sheet below an income statement in one table, each with dates of its own, is two panels.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.figure_words import word_set
from extractors.table_cells import Cell, read_value
from extractors.table_headers import Column, header_units, read_columns
from extractors.table_lines import Region, Row
from extractors.table_periods import Scan
from extractors.table_rows import LabelledRow, labelled_rows
from extractors.table_units import Units, read_units
from extractors.table_words import speaks_of

_FEWEST_OF_ACCOUNTS = 3
_RARE = 0.1
"""A place that holds a value in fewer rows is a slip, not a column."""


@dataclass(frozen=True)
class Panel:
    columns: tuple[Column, ...]
    rows: tuple[tuple[LabelledRow, tuple[Cell | None, ...]], ...]
    """Each row with its cells by column."""
    units: Units | None
    captions: tuple[str, ...]
    headings: tuple[tuple[int, int], ...] = ()
    """Where the captions stand."""

    @property
    def cells(self) -> Iterator[Cell]:
        return (cell for _, cells in self.rows for cell in cells if cell is not None)


def panels_of(region: Region, text: str, inherited: Units | None, scan: Scan) -> Iterator[Panel]:
    """The panels of a table whose columns are told apart; `inherited` is what an earlier heading states."""
    captions = tuple(text[start:end] for start, end in region.captions)
    stated = _first(read_units(text[start:end], start) for start, end in region.captions) or inherited
    for headers, body in _split(region.rows):
        units = header_units(headers) or _first(
            read_units(row.cells[0].text, row.cells[0].start)
            for row in (*headers, *body)
            if row.kind != "values" and row.cells
        )
        stated = _with_currency(units, stated)
        panel = _panel(region, headers, body, stated, captions, scan)
        if panel is not None:
            yield panel


def _first(found: Iterator[Units | None]) -> Units | None:
    return next((units for units in found if units is not None), None)


def _with_currency(units: Units | None, outer: Units | None) -> Units | None:
    """The nearer statement, with the currency of the outer one where it names none."""
    if units is None or outer is None:
        return units or outer
    currency = units.currency or outer.currency
    if units.exponent is None:
        return replace(outer, currency=currency)
    return replace(units, currency=currency)


def _split(rows: Sequence[Row]) -> Iterator[tuple[list[Row], list[Row]]]:
    """The headers and the body of each panel. Label rows between headers belong to the body below."""
    headers: list[Row] = []
    body: list[Row] = []
    for row in rows:
        if row.kind == "header" and _is_over_columns(row, is_inside=bool(body)):
            if any(one.kind == "values" for one in body):
                yield headers, body
                headers, body = [], []
            headers.append(row)
        else:
            body.append(row)
    yield headers, body


def _is_over_columns(row: Row, *, is_inside: bool) -> bool:
    """Whether a header row heads columns: a lone "Changes in working capital:" between rows is a section."""
    if len(row.cells) > 1:
        return not is_inside or any(speaks_of("period", cell.text) or cell.is_year for cell in row.cells)
    words = row.cells[0].text
    return not words.endswith(":") and (speaks_of("period", words) if not is_inside else _is_dated(words))


def _is_dated(words: str) -> bool:
    return len(words) < 60 and (" ended" in words.lower() or words[-4:].isdigit())


def _panel(
    region: Region,
    headers: Sequence[Row],
    body: Sequence[Row],
    units: Units | None,
    captions: tuple[str, ...],
    scan: Scan,
) -> Panel | None:
    rows = list(labelled_rows(body))
    is_placed = region.notation in {"pipes", "tabs"} and _stands_in_places(rows, headers)
    places = _places(rows) if is_placed else _numbered(rows)
    if not places:
        return None
    columns = read_columns(headers, places, captions, scan)
    if len(columns) > 1 and all(column.is_empty for column in columns):
        return None
    columns = _with_split_change(columns, rows, region)
    is_split = len(columns) > 2 and columns[-1] is columns[-2]
    assign = _by_place(places) if is_placed else _in_order(is_split=is_split)
    assigned = tuple((row, cells) for row in rows if (cells := assign(row.values, len(columns))) is not None)
    return (
        Panel(tuple(_in_percent(columns, assigned)), assigned, units, captions, region.captions) if assigned else None
    )


def _stands_in_places(rows: Sequence[LabelledRow], headers: Sequence[Row]) -> bool:
    """Whether the number of a cell in its row tells its column: not where some rows give a "$" a cell of its own."""
    places = _places(rows)
    mode = len(_numbered(rows))
    if len({tuple(cell.place for cell in row.values) for row in rows if len(row.values) == mode}) <= 1:
        return True
    return any(len(row.cells) in {len(places), len(places) + 1} for row in headers[-1:])


def _places(rows: Sequence[LabelledRow]) -> list[int]:
    """Where the values stand in their rows."""
    counts = Counter(cell.place for row in rows for cell in row.values)
    return sorted(place for place, count in counts.items() if count > _RARE * len(rows) or len(rows) < 4)


def _numbered(rows: Sequence[LabelledRow]) -> list[int]:
    """Places 1, 2 … for as many columns as most rows have values."""
    counts = Counter(len(row.values) for row in rows)
    return list(range(1, counts.most_common(1)[0][0] + 1)) if counts else []


def _with_split_change(columns: list[Column], rows: Sequence[LabelledRow], region: Region) -> list[Column]:
    """ "Increase/(Decrease)" over "$24.38" and "35%", once the columns of a table are lines: two columns."""
    if region.notation != "stacked" or not columns:
        return columns
    if len(columns) > 2 and columns[-1].is_empty and columns[-2].kind == "change":
        return [*columns[:-1], columns[-2]]
    longest = max(len(row.values) for row in rows)
    return [*columns, columns[-1]] if columns[-1].kind == "change" and longest == len(columns) + 1 else columns


Assign = Callable[[Sequence[Cell], int], tuple[Cell | None, ...] | None]


def _by_place(places: Sequence[int]) -> Assign:
    def assign(values: Sequence[Cell], count: int) -> tuple[Cell | None, ...] | None:
        by_place = {cell.place: cell for cell in values}
        if len(values) == count:
            return tuple(values)
        if set(by_place) <= set(places):
            return tuple(by_place.get(place) for place in places)
        return None

    return assign


def _in_order(*, is_split: bool) -> Assign:
    """As many values as columns; where a change has two columns (`is_split`), a row may have only the first of them."""

    def assign(values: Sequence[Cell], count: int) -> tuple[Cell | None, ...] | None:
        if len(values) == count + 1 and values[0].is_year:
            values = values[1:]  # "Notes due 2028  120  130": a year before the values belongs to the label
        if is_split and len(values) == count - 1:
            return (*values, None)
        return tuple(values) if len(values) == count else None

    return assign


def _in_percent(
    columns: Sequence[Column], rows: Sequence[tuple[LabelledRow, tuple[Cell | None, ...]]]
) -> Iterator[Column]:
    """Columns of changes whose sign stands only in the first row: "35%", "2", "(33)"."""
    for index, column in enumerate(columns):
        signs = [cell.text for _, cells in rows if (cell := cells[index]) is not None and "%" in cell.text]
        yield replace(column, is_percent=column.is_percent or (column.kind == "change" and bool(signs)))


def compared_columns(columns: Sequence[Column], index: int) -> tuple[Column, Column] | None:
    """The later and the earlier of the two columns that a column of changes compares; None where they are not two."""
    periods: list[Column] = []
    for column in reversed(columns[:index]):
        if column.kind == "change" and not periods:
            continue
        if column.kind != "period":
            break
        periods.append(column)
    if len(periods) != 2 or any(column.time is None or column.time.last is None for column in periods):
        return None
    return _later_first(periods)


def _later_first(columns: Sequence[Column]) -> tuple[Column, Column] | None:
    for one, other in pairwise(columns):
        if one.time and other.time and one.time.last and other.time.last and one.time.last != other.time.last:
            return (one, other) if one.time.last > other.time.last else (other, one)
    return None


def has_money(panel: Panel) -> bool:
    """Whether a panel shows a currency, states a scale that is not of shares, or has the rows of accounts."""
    units = panel.units
    if units is not None and (units.currency or (units.exponent and not units.is_of_shares)):
        return True
    if any((value := read_value(cell)) and value.currency for cell in panel.cells):
        return True
    if any(column.units is not None and column.units.currency for column in panel.columns):
        return True
    of_accounts = _rows_of_accounts(panel)
    return of_accounts >= max(_FEWEST_OF_ACCOUNTS, 0.4 * len(panel.rows)) and not any(
        "%" in cell.text for cell in panel.cells
    )


def has_named_rows(panel: Panel) -> bool:
    """Whether the columns say what is measured, and the rows of what: "Region | Units sold | Revenue"."""
    if any(column.kind == "period" or column.time for column in panel.columns):
        return False
    if _rows_of_accounts(panel) >= 0.3 * len(panel.rows):
        return False
    columns = [column for column in panel.columns if column.kind == "other" and column.cells]
    return sum(map(_is_measure, columns)) >= max(1, 0.5 * len(columns))


def _is_measure(column: Column) -> bool:
    """ "Revenue ($ thousands)", "Units sold": not "Europe", not "Placebo (n=118)"."""
    words = column.cells[-1].text.lower()
    is_of_accounts = not word_set("financial_measures.txt").isdisjoint(re.findall(r"[a-z]+", words))
    kinds = ("count", "other", "ratio", "per_unit", "shares")
    return column.units is not None or is_of_accounts or any(speaks_of(kind, words) for kind in kinds)


def _rows_of_accounts(panel: Panel) -> int:
    """How many labels hold a word such as "revenue", "expenses", "assets"."""
    labels = [row.label.text.lower() for row, _ in panel.rows]
    measures = word_set("financial_measures.txt")
    return sum(not measures.isdisjoint(re.findall(r"[a-z]+", label)) for label in labels)
