"""DuckDB as a target: duckdb:///their.duckdb, their.duckdb; rows come in as Arrow tables.  (duckdb: only here)"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

import duckdb

from flows.delivery.arrow import arrow_schema, arrow_table
from flows.delivery.column_types import Base, ColumnType, Value, column_type
from flows.delivery.plan import TheirColumn
from flows.delivery.sql import SqlTarget
from flows.delivery.sql_cursors import Row, quoted, quoted_name
from schemas import StoreError


class DuckdbTarget(SqlTarget):
    batch_size = 20_000
    type_names: ClassVar[dict[Base, str]] = {
        Base.TEXT: "VARCHAR", Base.INTEGER: "BIGINT", Base.NUMBER: "DOUBLE", Base.DECIMAL: "VARCHAR",
        Base.FLAG: "BOOLEAN", Base.DATE: "DATE", Base.MOMENT: "TIMESTAMPTZ", Base.JSON: "JSON",
    }  # fmt: skip
    errors: ClassVar[tuple[type[Exception], ...]] = (duckdb.Error,)

    def __init__(self, path: str) -> None:
        self.name = path
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            # Nothing is fetched from the network: JSON and Parquet are built in.
            self._connection = duckdb.connect(path, config={"autoinstall_known_extensions": False})
        except (duckdb.Error, OSError) as error:
            reason = " ".join(str(error).split())
            raise StoreError(f"cannot deliver to {path}: {reason}", concerns=path) from error

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.begin()
        try:
            yield
        except BaseException:
            self._connection.rollback()
            raise
        self._connection.commit()

    def _make_schema(self) -> None:
        mapping = self._plan.mapping
        if mapping.is_own and mapping.schema_name:
            self._execute(f"CREATE SCHEMA IF NOT EXISTS {quoted_name(mapping.schema_name)}")

    def _execute(self, statement: str, values: Sequence[Value] = ()) -> list[Any]:
        return self._connection.execute(statement, list(values) or None).fetchall()

    def _insert(self, table: str, columns: Sequence[str], rows: list[Row], on_conflict: str) -> None:
        types = self._columns(table) or {}
        schema = arrow_schema([(name, types[name].type) for name in columns])
        names = ", ".join(map(quoted_name, columns))
        self._connection.register("factwire_rows", arrow_table(rows, schema))
        try:
            self._execute(f"INSERT INTO {quoted(table)} ({names}) SELECT {names} FROM factwire_rows {on_conflict}")
        finally:
            self._connection.unregister("factwire_rows")

    def _columns(self, table: str) -> dict[str, TheirColumn] | None:
        schema, _, name = table.rpartition(".")
        rows = self._execute(
            "SELECT column_name, data_type, NOT is_nullable AND column_default IS NULL FROM duckdb_columns() "
            "WHERE table_name = ? AND schema_name = coalesce(?, current_schema()) "
            "AND database_name = current_database() ORDER BY column_index",
            [name, schema or None],
        )
        return {column: _column(column, type_, required) for column, type_, required in rows} or None

    def _is_unique(self, table: str, column: str) -> bool:
        schema, _, name = table.rpartition(".")
        place = [name, schema or None]
        where = "table_name = ? AND schema_name = coalesce(?, current_schema())"
        keys = self._execute(
            f"SELECT constraint_column_names FROM duckdb_constraints() WHERE {where} "
            "AND constraint_type IN ('PRIMARY KEY', 'UNIQUE')",
            place,
        )
        indexes = self._execute(f"SELECT expressions FROM duckdb_indexes() WHERE {where} AND is_unique", place)
        return any(key == [column] for (key,) in keys) or any(_names(index) == [column] for (index,) in indexes)


def _names(expressions: str) -> list[str]:
    """ "[ref]" or "['\"their ref\"']" as names."""
    return [part.strip().strip("'\"") for part in expressions.strip("[]").split(",")]


def _column(name: str, type_: str, is_required: bool) -> TheirColumn:
    known = column_type(type_)
    if known is None:
        known = ColumnType(Base.ANY) if type_.startswith("ENUM") else ColumnType(Base.OTHER)
    return TheirColumn(name, known, type_, is_required)
