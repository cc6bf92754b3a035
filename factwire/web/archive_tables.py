"""Tables that one wants to click: every column sorts, names are links, and every table comes as CSV or JSON as well.

    table = Table("people", "People", (Column("person", link=person_link), Column("titles")), rows)
    shown(table, request.url)            # what archive_table.html shows
    exported(table, "csv")               # the whole of it, as a download

A page's address says how it is sorted ("?sort=people:-titles"), which rows are shown ("?page=people:2") and what is
downloaded ("?table=people&format=csv"): that is always the whole table.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import parse_qsl, urlencode

from fastapi import Request
from fastapi.responses import Response

from factwire.web.archive_exports import exported, plain

Row: TypeAlias = Mapping[str, Any]

_SHORT = 16
"""Characters of a cell that is not broken into lines: "$262 million"."""


class Column(NamedTuple):
    name: str
    """The key of a row."""
    label: str = ""
    show: Callable[[Row], str | None] | None = None
    """How a person reads it; the plain value without."""
    link: Callable[[Row], str | None] | None = None
    is_number: bool = False
    sort: str = ""
    """The key to sort by, where it is another one: `low` for an amount."""
    is_time: bool = False
    """Days and moments: the first click shows the newest first."""

    @property
    def title(self) -> str:
        return self.label or self.name.replace("_", " ")


class Action(NamedTuple):
    """A button in each row that posts a small form."""

    path: str
    label: str
    fields: Callable[[Row], Mapping[str, str] | None]
    """What is posted; None for a row without a button."""


class Table(NamedTuple):
    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    empty: str = "Nothing yet."
    note: str = ""
    action: Action | None = None
    page_rows: int = 50
    """On one page, of a table that has more."""
    has_more: bool = False
    """Whether the rows are the first of more: their number is not how many there are."""


class ShownCell(NamedTuple):
    text: str
    link: str | None
    look: str
    """ "number", "time", "short" or "": how it is set."""
    label: str


class ShownHead(NamedTuple):
    label: str
    link: str
    order: str | None
    """ "ascending", "descending", None where the table is sorted by another column."""
    look: str


class ShownRow(NamedTuple):
    cells: tuple[ShownCell, ...]
    posted: Mapping[str, str] | None
    about: str
    """What its button is about, to who does not see the row: the first of its links."""


class ShownPages(NamedTuple):
    """Which rows of a long table are shown."""

    first: int
    last: int
    previous: str | None
    next: str | None


class ShownTable(NamedTuple):
    name: str
    title: str
    heads: tuple[ShownHead, ...]
    rows: tuple[ShownRow, ...]
    total: str
    """How many there are, on all pages: "1,204", "50+"."""
    pages: ShownPages | None
    """None where all stand on one page."""
    csv: str
    json: str
    empty: str
    note: str
    action: Action | None


def shown(table: Table, request: Request) -> ShownTable:
    """The table as its page's address wants it sorted."""
    name, descending = _order(table, request)
    rows = sorted_rows(table, name, descending=descending) if name else table.rows
    pages = _pages(table, request)
    return ShownTable(
        table.name,
        table.title,
        tuple(_head(table, column, request, name, descending) for column in table.columns),
        tuple(_row(table, row) for row in (rows[pages.first - 1 : pages.last] if pages else rows)),
        f"{len(rows):,}{'+' if table.has_more else ''}",
        pages,
        address(request, table=table.name, format="csv"),
        address(request, table=table.name, format="json"),
        table.empty,
        table.note,
        table.action,
    )


def sorted_rows(table: Table, name: str, *, descending: bool) -> list[Row]:
    """By a column; rows without a value are the last in either order."""
    key = next(column.sort or column.name for column in table.columns if column.name == name)
    told = [row for row in table.rows if row.get(key) not in (None, "")]
    untold = [row for row in table.rows if row.get(key) in (None, "")]
    return sorted(told, key=lambda row: _comparable(row[key]), reverse=descending) + untold


def asked_for(tables: Sequence[Table], request: Request) -> Response | None:
    """The download that a page's address asks for; None where it asks for the page."""
    wanted, format = request.query_params.get("table"), request.query_params.get("format")
    table = next((table for table in tables if table.name == wanted), None)
    return exported(table, format) if table and format in ("csv", "json") else None


def address(request: Request, **changes: str | None) -> str:
    """The page's own address with other parameters; None takes one away."""
    kept = [(key, value) for key, value in parse_qsl(request.url.query) if key not in changes]
    added = [(key, value) for key, value in changes.items() if value is not None]
    query = urlencode([*kept, *added])
    return f"{request.url.path}?{query}" if query else request.url.path


def _order(table: Table, request: Request) -> tuple[str, bool]:
    wanted, _, column = request.query_params.get("sort", "").partition(":")
    name = column.removeprefix("-")
    is_known = wanted == table.name and any(one.name == name for one in table.columns)
    return (name, column.startswith("-")) if is_known else ("", False)


def _pages(table: Table, request: Request) -> ShownPages | None:
    total = len(table.rows)
    if total <= table.page_rows:
        return None
    name, _, number = request.query_params.get("page", "").partition(":")
    last = math.ceil(total / table.page_rows)
    page = min(int(number), last) if name == table.name and number.isdecimal() and len(number) < 9 else 1
    page = max(page, 1)

    def link(to: int) -> str | None:
        place = f"{table.name}:{to}" if to > 1 else None
        return f"{address(request, page=place)}#{table.name}" if 1 <= to <= last else None

    first = (page - 1) * table.page_rows + 1
    return ShownPages(first, min(page * table.page_rows, total), link(page - 1), link(page + 1))


def _head(table: Table, column: Column, request: Request, name: str, descending: bool) -> ShownHead:
    is_current = column.name == name
    # Numbers and days are asked for from the largest down, names from A on.
    turned = not descending if is_current else column.is_number or column.is_time
    link = address(request, sort=f"{table.name}:{'-' if turned else ''}{column.name}", after=None, page=None)
    order = ("descending" if descending else "ascending") if is_current else None
    return ShownHead(column.title, f"{link}#{table.name}", order, _look(column))


def _row(table: Table, row: Row) -> ShownRow:
    cells = tuple(_cell(column, row) for column in table.columns)
    about = next((cell.text for cell in cells if cell.link), cells[0].text)
    return ShownRow(cells, table.action.fields(row) if table.action else None, about)


def _cell(column: Column, row: Row) -> ShownCell:
    value = row.get(column.name)
    text = column.show(row) if column.show else _readable(value)
    look = _look(column) or ("short" if text and len(text) <= _SHORT else "")
    return ShownCell(text or "", column.link(row) if column.link else None, look, column.title)


def _look(column: Column) -> str:
    return "number" if column.is_number else "time" if column.is_time else ""


def _readable(value: Any) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    return "" if value is None else str(plain(value))


def _comparable(value: Any) -> tuple[int, Any]:
    """Numbers with numbers, days with days, text without its case."""
    if isinstance(value, int | float | Decimal):
        return 0, value
    if isinstance(value, date):
        return 1, value.isoformat()
    return 2, str(plain(value)).casefold()
