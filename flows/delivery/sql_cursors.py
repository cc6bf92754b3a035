"""How far a database is with each store: a table beside the rows, written in their transaction.

    store_id    kind    change_cursor    contract    mapping    mark    source    delivered_at

A store is known by its identity, wherever it stands; `source` says to people where it stood. `mark` tells whether it
still has the history that was delivered.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, ClassVar, Final

from flows.delivery.base import Batch, KindState, State
from flows.delivery.column_types import Base, ColumnType, Value, fit
from flows.delivery.plan import Plan, TheirColumn
from schemas import ConfigError

_STATE_COLUMNS: Final = ("store_id", "kind", "change_cursor", "contract", "mapping", "mark", "source", "delivered_at")
_STATE_BEFORE: Final = {"source", "kind", "change_cursor", "contract", "mapping", "delivered_at"}
Row = tuple[Value, ...]


class CursorTable:
    """The part of an SQL target that keeps the cursors."""

    name: str
    placeholder: ClassVar[str] = "?"
    type_names: ClassVar[dict[Base, str]]
    _plan: Plan

    @abstractmethod
    def _execute(self, statement: str, values: Sequence[Value] = ()) -> list[Any]:
        """The rows that a statement gives."""

    @abstractmethod
    def _columns(self, table: str) -> dict[str, TheirColumn] | None:
        """The columns of a table; None where there is no such table."""

    def _each(self, statement: str, rows: list[Row]) -> None:
        """The statement once for each row."""
        for row in rows:
            self._execute(statement, row)

    def _qualified(self, table: str, plan: Plan | None = None) -> str:
        schema = (plan or self._plan).mapping.schema_name
        return f"{schema}.{table}" if schema and "." not in table else table

    @property
    def _state_table(self) -> str:
        return self._qualified(self._plan.mapping.state_table)

    def _make_state_table(self) -> None:
        text, moment = self.type_names[Base.TEXT], self.type_names[Base.MOMENT]
        table = quoted(self._state_table)
        present = self._columns(self._state_table) or {}
        if set(present) == _STATE_BEFORE:
            self._execute(f"DROP TABLE {table}")  # factwire 0.5 knew stores by their paths: all is delivered anew
        elif present and not self._has_state:
            raise ConfigError(f"{self.name}: the table {self._state_table} holds something else than our cursors")
        self._execute(
            f"CREATE TABLE IF NOT EXISTS {table} (store_id {text} NOT NULL, kind {text} NOT NULL, "
            f"change_cursor BIGINT NOT NULL, contract {text} NOT NULL, mapping {text} NOT NULL, mark {text}, "
            f"source {text}, delivered_at {moment} NOT NULL, PRIMARY KEY (store_id, kind))"
        )

    @property
    def _has_state(self) -> bool:
        return "store_id" in (self._columns(self._state_table) or ())

    def _read_state(self, source: str) -> State:
        if not self._has_state:
            return {}
        rows = self._execute(
            f"SELECT kind, change_cursor, contract, mapping, mark, source FROM {quoted(self._state_table)} "
            f"WHERE store_id = {self.placeholder}",
            (source,),
        )
        names = ("cursor", "contract", "mapping", "mark", "store")
        return {kind: KindState(**dict(zip(names, known, strict=True))) for kind, *known in rows}

    def _others(self, source: str, store: str) -> frozenset[str]:
        if not self._has_state:
            return frozenset()
        rows = self._execute(
            f"SELECT DISTINCT store_id FROM {quoted(self._state_table)} "
            f"WHERE store_id <> {self.placeholder} AND source = {self.placeholder}",
            (source, store),
        )
        return frozenset(row[0] for row in rows)

    def _write_state(self, batch: Batch) -> None:
        now = fit(datetime.now(UTC), ColumnType(Base.MOMENT))
        rows: list[Row] = [
            (batch.source, kind, state.cursor, state.contract, state.mapping, state.mark, state.store, now)
            for kind, state in batch.state.items()
            if batch.expected.get(kind) != state
        ]
        marks = ", ".join([self.placeholder] * len(_STATE_COLUMNS))
        update = ", ".join(f"{name} = excluded.{name}" for name in _STATE_COLUMNS[2:])
        self._each(
            f"INSERT INTO {quoted(self._state_table)} ({', '.join(_STATE_COLUMNS)}) VALUES ({marks}) "
            f"ON CONFLICT (store_id, kind) DO UPDATE SET {update}",
            rows,
        )


def quoted(table: str) -> str:
    """ "intel.deals" as "intel"."deals"."""
    return ".".join(quoted_name(part) for part in table.split("."))


def quoted_name(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'
