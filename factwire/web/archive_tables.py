"""Tables that one wants to click: every column sorts, names are links, and every table comes as CSV or JSON as well.

    table = Table("people", "People", (Column("person", link=person_link), Column("titles")), rows)
    shown(table, request.url)            # what archive_table.html shows
    exported(table, "csv")               # the whole of it, as a download

A page's address says how it is sorted ("?sort=people:-titles") and what is downloaded ("?table=people&format=csv").
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import parse_qsl, urlencode

from fastapi import Request
from fastapi.responses import Response

Row: TypeAlias = Mapping[str, Any]


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


class ShownCell(NamedTuple):
    text: str
    link: str | None
    look: str
    """ "number", "time" or "": how the column is set."""
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


class ShownTable(NamedTuple):
    name: str
    title: str
    heads: tuple[ShownHead, ...]
    rows: tuple[ShownRow, ...]
    csv: str
    json: str
    empty: str
    note: str
    action: Action | None


def shown(table: Table, request: Request) -> ShownTable:
    """The table as its page's address wants it sorted."""
    name, descending = _order(table, request)
    rows = sorted_rows(table, name, descending=descending) if name else table.rows
    return ShownTable(
        table.name,
        table.title,
        tuple(_head(table, column, request, name, descending) for column in table.columns),
        tuple(_row(table, row) for row in rows),
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


def exported(table: Table, format: str) -> Response:
    """The whole table with its plain values, as a file."""
    name = f'attachment; filename="factwire-{table.name}.{format}"'
    if format == "csv":
        return Response(_as_csv(table), media_type="text/csv; charset=utf-8", headers={"Content-Disposition": name})
    rows = [{key: _plain(value) for key, value in row.items()} for row in table.rows]
    body = json.dumps(rows, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    return Response(body, media_type="application/json", headers={"Content-Disposition": name})


def address(request: Request, **changes: str | None) -> str:
    """The page's own address with other parameters; None takes one away."""
    kept = [(key, value) for key, value in parse_qsl(request.url.query) if key not in changes]
    added = [(key, value) for key, value in changes.items() if value is not None]
    query = urlencode([*kept, *added])
    return f"{request.url.path}?{query}" if query else request.url.path


def _as_csv(table: Table) -> str:
    names = list(dict.fromkeys(name for row in table.rows for name in row)) or [one.name for one in table.columns]
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_csv_cell(row.get(name)) for name in names] for row in table.rows)
    return buffer.getvalue().encode("utf-8", "replace").decode("utf-8")


def _csv_cell(value: Any) -> str:
    """Text that a spreadsheet would take for a formula gets an apostrophe: articles are not to be trusted."""
    plain = _plain(value)
    text = "" if plain is None else str(plain)
    is_formula = isinstance(plain, str) and text.startswith(("=", "+", "-", "@", "\t", "\r")) and not _is_number(text)
    return f"'{text}" if is_formula else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _plain(value: Any) -> Any:
    """As JSON has it."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, tuple | list):
        return "; ".join(str(_plain(one)) for one in value)
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _order(table: Table, request: Request) -> tuple[str, bool]:
    wanted, _, column = request.query_params.get("sort", "").partition(":")
    name = column.removeprefix("-")
    is_known = wanted == table.name and any(one.name == name for one in table.columns)
    return (name, column.startswith("-")) if is_known else ("", False)


def _head(table: Table, column: Column, request: Request, name: str, descending: bool) -> ShownHead:
    is_current = column.name == name
    # Numbers and days are asked for from the largest down, names from A on.
    turned = not descending if is_current else column.is_number or column.is_time
    link = address(request, sort=f"{table.name}:{'-' if turned else ''}{column.name}", after=None)
    order = ("descending" if descending else "ascending") if is_current else None
    return ShownHead(column.title, f"{link}#{table.name}", order, _look(column))


def _row(table: Table, row: Row) -> ShownRow:
    cells = tuple(_cell(column, row) for column in table.columns)
    about = next((cell.text for cell in cells if cell.link), cells[0].text)
    return ShownRow(cells, table.action.fields(row) if table.action else None, about)


def _cell(column: Column, row: Row) -> ShownCell:
    value = row.get(column.name)
    text = column.show(row) if column.show else _readable(value)
    return ShownCell(text or "", column.link(row) if column.link else None, _look(column), column.title)


def _look(column: Column) -> str:
    return "number" if column.is_number else "time" if column.is_time else ""


def _readable(value: Any) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    return "" if value is None else str(_plain(value))


def _comparable(value: Any) -> tuple[int, Any]:
    """Numbers with numbers, days with days, text without its case."""
    if isinstance(value, int | float | Decimal):
        return 0, value
    if isinstance(value, date):
        return 1, value.isoformat()
    return 2, str(_plain(value)).casefold()
