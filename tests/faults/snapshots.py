"""All that stands in a store, but the moments at which it was written: two runs that did the same look the same."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import create_engine, inspect, text

_MOMENTS = frozenset(
    {"created_at", "updated_at", "changed_at", "fetched_at", "visited_at", "superseded_at", "until", "started_at",
     "last_run", "last_success", "seconds"}
)  # fmt: skip
_OF_A_FAILURE = frozenset({"attempts", "next_try"})
"""Each further run tries once more: how often, depends on how often it was killed."""
_NOT_STATE = re.compile(r"runs|sqlite_.*|search_.*|factwire_.*")
"""What each run reports, the full-text index, which each database has in its own way, and the version of the tables."""

Snapshot = dict[str, list[str]]


def snapshot(store: str, *, with_order: bool = True) -> Snapshot:
    """The rows of each table as text, sorted. `with_order` also compares in what order all was committed."""
    engine = create_engine(store.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        names = [name for name in inspect(connection).get_table_names() if not _NOT_STATE.fullmatch(name)]
        tables = {
            name: sorted(
                _line(dict(row), with_order) for row in connection.execute(text(f"SELECT * FROM {name}")).mappings()
            )
            for name in names
        }
    engine.dispose()
    return tables


def cursors(store: str) -> list[int]:
    """All places in the order of changes, and the counter's value as the last."""
    engine = create_engine(store.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        names = [
            name
            for name in inspect(connection).get_table_names()
            if any(column["name"] == "change_cursor" for column in inspect(connection).get_columns(name))
        ]
        found = [row[0] for name in names for row in connection.execute(text(f"SELECT change_cursor FROM {name}"))]
        counter = connection.execute(text("SELECT value FROM change_counter")).scalar_one()
    engine.dispose()
    return [*sorted(found), counter]


def differences(one: Snapshot, other: Snapshot) -> str:
    """For people: what stands in one store only, the first few of each table."""
    lines = []
    for name in sorted({*one, *other}):
        mine, theirs = set(one.get(name, ())), set(other.get(name, ()))
        counts = f"{name}: {len(one.get(name, ()))} and {len(other.get(name, ()))} rows"
        if one.get(name) != other.get(name):
            lines += [counts, *(f"  - {row[:900]}" for row in sorted(mine - theirs)[:3])]
            lines += [f"  + {row[:900]}" for row in sorted(theirs - mine)[:3]]
    return "\n".join(lines)


def _line(row: dict[str, Any], with_order: bool) -> str:
    hidden = _MOMENTS if with_order else _MOMENTS | {"change_cursor"}
    if row.get("outcome") == "failed":
        hidden |= _OF_A_FAILURE
    return json.dumps(_without(row, hidden), sort_keys=True, default=str)


def _without(value: Any, hidden: frozenset[str]) -> Any:
    if isinstance(value, list):
        return [_without(part, hidden) for part in value]
    if isinstance(value, str) and value[:1] in ("{", "["):
        value = json.loads(value)
    if isinstance(value, dict):
        return {name: _without(part, hidden) for name, part in value.items() if name not in hidden}
    if isinstance(value, datetime):
        value = value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")  # as SQLite keeps it
    return int(value) if isinstance(value, bool) else value  # SQLite has no booleans
