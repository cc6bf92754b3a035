"""What the three SQL targets have in common: checks, the merge, and the cursor in the transaction of the rows.

PostgreSQL, SQLite and DuckDB speak the same dialect where it matters: INSERT … ON CONFLICT (id) DO UPDATE. What differs
(how rows get in fast, how a table describes itself) stands in a file for each.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from typing import ClassVar

from flows.delivery.base import Batch, Item, State
from flows.delivery.column_types import Base, ColumnType, Value, fit
from flows.delivery.plan import Plan, TablePlan, TheirColumn
from flows.delivery.sql_cursors import CursorTable, Row, quoted, quoted_name
from schemas import ConfigError, StoreError


class SqlTarget(CursorTable):
    """A database. Each batch is one transaction, which also moves the cursor."""

    batch_size = 5_000
    needs_articles = True
    needs_days = False
    errors: ClassVar[tuple[type[Exception], ...]]
    """What the driver raises."""

    _missing: frozenset[str] = frozenset()
    """Kinds whose table is still to be created."""

    def prepare(self, plan: Plan) -> Plan:
        with self._explained(), self._transaction():
            if plan.mapping.is_own and self._columns(self._qualified("factwire_schema", plan)) is not None:
                raise ConfigError(
                    f"{self.name} is a store of factwire itself: name a schema of its own for the delivery"
                )
            found = {table.kind: self._columns(table.table) for table in plan}
            self._missing = frozenset(kind for kind, columns in found.items() if columns is None)
            tables = {table.kind: self._prepared(table, found[table.kind], plan) for table in plan}
        self._plan = replace(plan, tables=tables)
        return self._plan

    def state(self, source: str) -> State:
        with self._explained(), self._transaction():
            return self._read_state(source)

    def others(self, source: str, store: str) -> frozenset[str]:
        with self._explained(), self._transaction():
            return self._others(source, store)

    def start(self, source: str, *, is_full: bool) -> None:
        with self._explained(), self._transaction():
            self._make_schema()
            self._make_state_table()
            for table in self._plan:
                if table.kind in self._missing:
                    self._create(table)
                elif self._plan.mapping.is_own:
                    self._widen(table)

    def apply(self, batch: Batch) -> None:
        with self._explained(), self._transaction():
            self._lock(batch.source)
            if self._read_state(batch.source) != batch.expected:
                raise StoreError(f"{self.name}: another delivery of this store is under way")
            for table in self._plan:
                self._put(table, [item for item in batch.of(table.kind) if item.values is not None])
            for table in reversed(list(self._plan)):
                self._retract(table, [item for item in batch.of(table.kind) if item.values is None])
            self._write_state(batch)

    def finish(self) -> None:
        """Nothing is left to do."""

    def close(self) -> None:
        raise NotImplementedError

    # What a driver does -----------------------------------------------------------------------------------------------

    @abstractmethod
    def _transaction(self) -> AbstractContextManager[None]:
        """Commits at the end of the block, takes everything back where it fails."""

    @abstractmethod
    def _is_unique(self, table: str, column: str) -> bool:
        """Whether a primary key or a unique index of this column alone is there to merge by."""

    @abstractmethod
    def _insert(self, table: str, columns: Sequence[str], rows: list[Row], on_conflict: str) -> None:
        """Many rows at once."""

    def _lock(self, source: str) -> None:
        """Keep another delivery of the same store out until the transaction ends."""

    def _make_schema(self) -> None:
        """Create the schema of our own tables where it is missing."""

    # The statements ---------------------------------------------------------------------------------------------------

    def _prepared(self, table: TablePlan, theirs: dict[str, TheirColumn] | None, plan: Plan) -> TablePlan:
        if theirs is None:
            if not table.mapping.create:
                raise ConfigError(f"{self.name} has no table {table.table!r} (`create = true` in the mapping makes it)")
            mark = table.mapping.retracted
            own = {
                column.name: TheirColumn(column.name, _wide(column.type), str(column.type)) for column in table.columns
            }
            return table.bound_to(own | ({mark: _new_mark(mark)} if mark else {}))
        if plan.mapping.is_own:
            missing = {column.name: column.type for column in table.columns if column.name not in theirs}
            theirs = theirs | {name: TheirColumn(name, type_, str(type_)) for name, type_ in missing.items()}
        bound = table.bound_to(theirs)
        filled = {*bound.names, table.mapping.retracted}
        lacking = [column.name for column in theirs.values() if column.is_required and column.name not in filled]
        if lacking:
            raise ConfigError(
                f"{table.table}.{lacking[0]} takes no NULL and has no default: the mapping has to say what it holds"
            )
        if not self._is_unique(table.table, table.key):
            raise ConfigError(
                f"{table.table} has no primary key or unique index of {table.key!r} alone, by which rows are merged: "
                f"CREATE UNIQUE INDEX ON {quoted(table.table)} ({quoted_name(table.key)})"
            )
        return bound

    def _create(self, table: TablePlan) -> None:
        columns = [self._definition(column.name, column.type) for column in table.columns]
        if table.retracted:
            columns.append(self._definition(table.retracted.name, table.retracted.type))
        columns.append(f"PRIMARY KEY ({quoted_name(table.key)})")
        self._execute(f"CREATE TABLE IF NOT EXISTS {quoted(table.table)} ({', '.join(columns)})")

    def _widen(self, table: TablePlan) -> None:
        """Add the columns that a newer factwire has."""
        present = self._columns(table.table) or {}
        for column in table.columns:
            if column.name not in present:
                self._execute(
                    f"ALTER TABLE {quoted(table.table)} ADD COLUMN {self._definition(column.name, column.type)}"
                )

    def _definition(self, name: str, type_: ColumnType) -> str:
        written = self.type_names[type_.base]
        if type_.base is Base.DECIMAL and type_.precision:
            written = f"DECIMAL({type_.precision}, {type_.scale or 0})"
        elif type_.base is Base.TEXT and type_.length:
            written = f"VARCHAR({type_.length})"
        return f"{quoted_name(name)} {written}"

    def _put(self, table: TablePlan, items: list[Item]) -> None:
        if not items:
            return
        names, mark = table.names, table.retracted
        rows = [item.values or () for item in items]
        if mark:
            unset = (False if mark.type.base is Base.FLAG else None,)
            names, rows = (*names, mark.name), [(*row, *unset) for row in rows]
        self._insert(table.table, names, rows, on_conflict(table.key, names))

    def _retract(self, table: TablePlan, items: list[Item]) -> None:
        if not items:
            return
        key, mark = quoted_name(table.key), table.retracted
        if mark is None:
            statement = f"DELETE FROM {quoted(table.table)} WHERE {key} = {self.placeholder}"
            self._each(statement, [(item.change.id,) for item in items])
            return
        statement = (
            f"UPDATE {quoted(table.table)} SET {quoted_name(mark.name)} = {self.placeholder} "
            f"WHERE {key} = {self.placeholder}"
        )
        self._each(statement, [(_marked(mark, item), item.change.id) for item in items])

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """What the driver raises, as a StoreError of one line."""
        try:
            yield
        except self.errors as error:
            reason = " ".join(str(error).split()) or type(error).__name__
            raise StoreError(f"cannot deliver to {self.name}: {reason}", concerns=self.name) from error


def on_conflict(key: str, columns: Sequence[str]) -> str:
    updates = ", ".join(f"{quoted_name(name)} = excluded.{quoted_name(name)}" for name in columns if name != key)
    return f"ON CONFLICT ({quoted_name(key)}) DO " + (f"UPDATE SET {updates}" if updates else "NOTHING")


def _wide(type_: ColumnType) -> ColumnType:
    """The column that we create for a value: whatever there is, text for what only the value tells."""
    return ColumnType(Base.TEXT) if type_.base is Base.ANY else type_


def _new_mark(name: str) -> TheirColumn:
    return TheirColumn(name, ColumnType(Base.MOMENT), "timestamp")


def _marked(mark: TheirColumn, item: Item) -> Value:
    return True if mark.type.base is Base.FLAG else fit(item.change.at, mark.type)
