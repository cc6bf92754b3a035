"""A change as programs get it: `factwire changes`, the JSON Lines target, the webhook.

    {"cursor": 51, "operation": "put", "kind": "claim", "id": "claim_3f…", "article_id": "a_9c…",
     "at": "2026-01-12T08:00:04Z", "contract": "1.1", "value": {…the whole record…}}

`value` is null for what was retracted; an article that its site took down has `removed_at`.
"""

from __future__ import annotations

import json
from typing import Any

from flows.delivery.base import Item
from flows.delivery.column_types import Value
from flows.delivery.plan import TablePlan
from flows.stores.history import Change
from schemas import CONTRACT_VERSION


def envelope(change: Change) -> dict[str, Any]:
    """The change with its whole record, ready for JSON."""
    told = _told(change)
    told["value"] = None if change.value is None else change.value.model_dump(mode="json")
    return told


def mapped_envelope(item: Item, table: TablePlan) -> dict[str, Any]:
    """The change with the columns of a mapping as its value."""
    told = _told(item.change)
    told["value"] = None if item.values is None else _row(table, item.values)
    return told


def as_line(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"


def _told(change: Change) -> dict[str, Any]:
    told: dict[str, Any] = {
        "cursor": change.cursor,
        "operation": change.operation,
        "kind": change.kind,
        "id": change.id,
        "article_id": change.article_id,
        "at": change.at.isoformat(),
        "contract": CONTRACT_VERSION,
    }
    if change.removed_at is not None:
        told["removed_at"] = change.removed_at.isoformat()
    return told


def _row(table: TablePlan, values: tuple[Value, ...]) -> dict[str, Any]:
    return {column.name: _plain(value) for column, value in zip(table.columns, values, strict=True)}


def _plain(value: Value) -> Any:
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else format(value, "f")
