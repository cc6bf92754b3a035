"""What the articles of a store say alike, and where they contradict each other, shown.

factwire ties --store news.db                        how many stories, copies, tied claims and deals, contradictions
factwire ties contradictions --store news.db         two values of one thing, with who says which, and when
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from rich.console import Console

from factwire.output import render_table
from factwire.readable import readable_amount
from flows.settings import load_settings
from flows.stores import open_store
from flows.stores.views import ORDERS
from schemas import Amount, Bound, FigureType

Row = dict[str, Any]


def show_ties(store: str | None, view: str | None, *, limit: int, format: str, console: Console) -> str:
    """The rows of a view across articles; without a view, how many rows each has."""
    with open_store(store or load_settings().store, create=False) as opened:
        if view is None:
            return _render_counts({name: sum(1 for _ in opened.view(name)) for name in ORDERS}, format)
        rows = list(opened.view(view, limit=limit))
    if format == "json":
        return json.dumps(rows, indent=2, ensure_ascii=False, default=str) + "\n"
    if format == "jsonl":
        return "".join(json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in rows)
    if format == "csv":
        return _csv(rows)
    columns, cells = _TABLES.get(view) or (_COLUMNS[view], partial(_cells, _COLUMNS[view]))
    return render_table(view.replace("_", " "), columns, [cells(row) for row in rows], console) if rows else "none\n"


def _cells(columns: Sequence[str], row: Row) -> tuple[str, ...]:
    return tuple(_text(row[column]) for column in columns)


def _render_counts(counts: dict[str, int], format: str) -> str:
    if format == "csv":
        return "view,rows\n" + "".join(f"{view},{count}\n" for view, count in counts.items())
    if format in ("json", "jsonl"):
        return json.dumps(counts, indent=2 if format == "json" else None) + "\n"
    return "".join(f"{count:>8}  {view}\n" for view, count in counts.items())


def _csv(rows: Sequence[Row]) -> str:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(rows[0]) if rows else [], lineterminator="\n")
    if rows:
        writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def _claim(row: Row) -> tuple[str, ...]:
    direction = f" {row['direction']}" if row["direction"] else ""
    value = f"{_value(row)}{direction}" if row["type"] else row["comparison"] or ""
    between = _between(row["first_day"], row["last_day"])
    return (
        str(row["stories"]),
        _text(row["subject"]),
        _text(row["measure"]),
        value,
        _period(row),
        between,
        row["statement"],
    )


def _deal(row: Row) -> tuple[str, ...]:
    amount = {"type": "money", "value": row["total"], "currency": row["total_currency"]}
    total = _value(amount) if row["total"] else ""
    between = _between(row["first_day"], row["last_day"])
    return str(row["stories"]), row["type"].replace("_", " "), row["parties"], _text(row["assets"]), total, between


def _contradiction(row: Row) -> tuple[str, ...]:
    other = {
        name: row[f"other_{name}"]
        for name in ("value", "value_min", "value_max", "bound", "day", "source", "statement")
    }
    return (
        f"{_text(row['subject'])}: {_text(row['measure'])}",
        _period(row),
        *(part for side in (row, {**row, **other}) for part in (_value(side), _said(side))),
    )


def _said(row: Row) -> str:
    source = f" ({row['source']})" if row["source"] else ""
    return f"{row['day'] or ''}{source}: {row['statement']}"


def _copy(row: Row) -> tuple[str, ...]:
    title, original = _text(row["title"]), _text(row["original_title"])
    return (
        row["repeats"],
        f"{row['likeness']:.2f}",
        str(row["day"] or ""),
        title,
        str(row["original_day"] or ""),
        original,
    )


def _story(row: Row) -> tuple[str, ...]:
    return str(row["articles"]), _between(row["day"], row["last_day"]), _text(row["publisher"]), _text(row["title"])


def _value(row: Row) -> str:
    """ "> 130 billion USD" of the columns of a claim."""
    number = row.get("value")
    return readable_amount(
        Amount.model_construct(
            type=FigureType(row.get("type") or FigureType.COUNT),
            value=None if number is None else Decimal(number),
            min=None if number is not None else Decimal(row.get("value_min") or 0),
            max=None if number is not None else Decimal(row.get("value_max") or 0),
            bound=Bound(row.get("bound") or "exact"),
            currency=row.get("currency"),
            unit=row.get("unit"),
            per=row.get("per"),
        )
    )


def _period(row: Row) -> str:
    return _text(row["period"]) or _between(row["period_start"], row["period_end"])


def _between(first: object, last: object) -> str:
    return str(first or "") if first == last else f"{first or ''} … {last or ''}"


def _text(value: object) -> str:
    return str(value or "")


_TABLES: dict[str, tuple[Sequence[str], Callable[[Row], tuple[str, ...]]]] = {
    "corroborated_claims": (("stories", "whose", "measures", "value", "period", "told", "first put as"), _claim),
    "corroborated_deals": (("stories", "type", "parties", "about", "total", "told"), _deal),
    "contradictions": (("what", "period", "value", "says", "other value", "says"), _contradiction),
    "near_duplicates": (("repeats", "likeness", "day", "article", "day", "original"), _copy),
    "stories": (("articles", "told", "first by", "title"), _story),
}

_COLUMNS: dict[str, tuple[str, ...]] = {
    "newest_deals": ("first_day", "type", "status", "parties", "assets", "total", "total_currency", "stories"),
    "company_claims": ("company", "period", "measure", "value", "currency", "unit", "modality", "stories"),
    "organization_figures": ("organization", "measure", "period", "value", "currency", "unit", "day"),
    "roles": ("person", "role", "organization", "status", "last_day", "stories"),
    "person_quotes": ("person", "organization", "content", "day"),
}
"""Of the views of everyday questions, what fits on a terminal; the other formats have all columns."""
