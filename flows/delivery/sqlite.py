"""SQLite as a target: sqlite:///their.db, their.db."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, ClassVar, Final

from flows.delivery.column_types import Base, ColumnType, Value, column_type
from flows.delivery.plan import TheirColumn
from flows.delivery.sql import SqlTarget
from flows.delivery.sql_cursors import Row, quoted, quoted_name
from schemas import StoreError

_BUSY_SECONDS: Final = 60


class SqliteTarget(SqlTarget):
    type_names: ClassVar[dict[Base, str]] = {
        Base.TEXT: "TEXT", Base.INTEGER: "INTEGER", Base.NUMBER: "REAL", Base.DECIMAL: "TEXT", Base.FLAG: "BOOLEAN",
        Base.DATE: "DATE", Base.MOMENT: "TIMESTAMP", Base.JSON: "JSON",
    }  # fmt: skip
    errors: ClassVar[tuple[type[Exception], ...]] = (sqlite3.Error,)

    def __init__(self, path: str) -> None:
        self.name = path
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            # Transactions are begun and ended here, not by the module, which begins them late.
            self._connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
            self._connection.execute("PRAGMA foreign_keys = ON")
        except (sqlite3.Error, OSError) as error:
            raise StoreError(f"cannot deliver to {path}: {error}", concerns=path) from error

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _execute(self, statement: str, values: Sequence[Value] = ()) -> list[Any]:
        return self._connection.execute(statement, _plain(values)).fetchall()

    def _each(self, statement: str, rows: list[Row]) -> None:
        self._connection.executemany(statement, map(_plain, rows))

    def _insert(self, table: str, columns: Sequence[str], rows: list[Row], on_conflict: str) -> None:
        names, marks = ", ".join(map(quoted_name, columns)), ", ".join("?" * len(columns))
        self._each(f"INSERT INTO {quoted(table)} ({names}) VALUES ({marks}) {on_conflict}", rows)

    def _columns(self, table: str) -> dict[str, TheirColumn] | None:
        rows = self._execute(
            'SELECT name, type, "notnull", dflt_value, hidden FROM pragma_table_xinfo(?)', [_bare(table)]
        )
        return {name: _column(name, *about) for name, *about in rows} or None

    def _is_unique(self, table: str, column: str) -> bool:
        keys = self._execute("SELECT name FROM pragma_table_info(?) WHERE pk > 0", [_bare(table)])
        if keys == [(column,)]:
            return True
        query = 'SELECT name FROM pragma_index_list(?) WHERE "unique" AND NOT partial'
        return any(
            self._execute("SELECT name FROM pragma_index_info(?)", [index]) == [(column,)]
            for (index,) in self._execute(query, [_bare(table)])
        )


def _column(name: str, type_: str, is_required: int, default: object, hidden: int) -> TheirColumn:
    # SQLite keeps anything in any column: a type that it does not name says nothing. Its integers have 64 bits.
    known = column_type(type_) or ColumnType(Base.ANY)
    if known.base is Base.INTEGER:
        known = known._replace(length=64)
    return TheirColumn(name, known, type_ or "of any type", bool(is_required) and default is None and not hidden)


def _bare(table: str) -> str:
    return table.removeprefix("main.")


def _plain(values: Sequence[Value]) -> list[Value]:
    """Dates and moments as ISO 8601, decimals as their digits (a NUMERIC column makes numbers of them)."""
    return [_cell(value) for value in values]


def _cell(value: Value) -> Value:
    if isinstance(value, date):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else value
