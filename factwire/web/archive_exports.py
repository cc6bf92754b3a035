"""A table as a file: CSV that a spreadsheet may open, or JSON."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from fastapi.responses import Response

if TYPE_CHECKING:
    from factwire.web.archive_tables import Table


def exported(table: Table, format: str) -> Response:
    """The whole table with its plain values, as a file."""
    name = f'attachment; filename="factwire-{table.name}.{format}"'
    if format == "csv":
        return Response(_as_csv(table), media_type="text/csv; charset=utf-8", headers={"Content-Disposition": name})
    rows = [{key: plain(value) for key, value in row.items()} for row in table.rows]
    body = json.dumps(rows, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    return Response(body, media_type="application/json", headers={"Content-Disposition": name})


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, tuple | list):
        return "; ".join(str(plain(one)) for one in value)
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _as_csv(table: Table) -> str:
    names = list(dict.fromkeys(name for row in table.rows for name in row)) or [one.name for one in table.columns]
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_csv_cell(row.get(name)) for name in names] for row in table.rows)
    return buffer.getvalue().encode("utf-8", "replace").decode("utf-8")


def _csv_cell(value: Any) -> str:
    """Text that a spreadsheet would take for a formula gets an apostrophe: articles are not to be trusted."""
    cell = plain(value)
    text = "" if cell is None else str(cell)
    is_formula = isinstance(cell, str) and text.startswith(("=", "+", "-", "@", "\t", "\r")) and not _is_number(text)
    return f"'{text}" if is_formula else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
