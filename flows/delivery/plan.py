"""A delivery thought through: for each kind the table, its columns, and how each of them gets its value."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from flows.delivery.column_types import Base, ColumnType, Value, fit, takes
from flows.delivery.fields import KINDS, Field, Subject, find_first
from flows.delivery.mapping import ColumnMapping, Mapping, TableMapping
from schemas import ConfigError


class TheirColumn(NamedTuple):
    """A column as the target describes it."""

    name: str
    type: ColumnType
    type_name: str
    """As the target calls it."""
    is_required: bool = False
    """Whether it takes no NULL and has no default."""


@dataclass(frozen=True)
class ColumnPlan:
    name: str
    mapping: ColumnMapping
    field: Field | None
    """None where it is a constant."""
    type: ColumnType
    is_required: bool = False

    def value(self, subject: Subject) -> Value:
        """Raises ValueError with the reason where the column cannot hold it."""
        given = self.mapping.value if self.field is None else self.field.read(subject)
        if self.mapping.cut is not None and given is not None:
            given = str(fit(given, ColumnType(Base.TEXT)))[: self.mapping.cut]
        if given is None and self.is_required:
            raise ValueError("it has no value, and the column takes no NULL")
        return fit(given, self.type)

    @property
    def may_refuse(self) -> bool:
        """Whether only the values tell if they fit."""
        if self.field is None or self.field.name == "id":
            return self.type.is_narrow
        if self.is_required or (self.field.type.base is Base.ANY and self.type.base not in (Base.TEXT, Base.ANY)):
            return True
        return self.type.is_narrow and not (self.type.base is Base.INTEGER and (self.type.length or 64) >= 32)


@dataclass(frozen=True)
class TablePlan:
    kind: str
    table: str
    """As the mapping names it; with its schema where it has one."""
    mapping: TableMapping
    columns: tuple[ColumnPlan, ...]
    retracted: TheirColumn | None = None

    @property
    def key(self) -> str:
        return self.mapping.key

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def key_position(self) -> int:
        return self.names.index(self.key)

    @property
    def needs_article(self) -> bool:
        return any(column.field is not None and column.field.needs_article for column in self.columns)

    @property
    def may_refuse(self) -> bool:
        return any(column.may_refuse for column in self.columns)

    def values(self, subject: Subject) -> tuple[Value, ...]:
        """One row. Raises ConfigError that says which value does not fit where."""
        row = []
        for column in self.columns:
            try:
                row.append(column.value(subject))
            except ValueError as error:
                where = f"{self.table}.{column.name} ({column.type})"
                raise ConfigError(f"{where} cannot hold what {subject.change.id} has: {error}") from error
        return tuple(row)

    def bound_to(self, theirs: dict[str, TheirColumn]) -> TablePlan:
        """With the types of the table's own columns. Raises ConfigError where it lacks one or one can't hold it."""
        columns = tuple(self._bound(column, theirs) for column in self.columns)
        if self.mapping.retracted is not None and self.mapping.retracted not in theirs:
            raise ConfigError(_lacks(self.table, self.mapping.retracted, theirs))
        return replace(self, columns=columns, retracted=self._mark(theirs))

    def _bound(self, column: ColumnPlan, theirs: dict[str, TheirColumn]) -> ColumnPlan:
        their = theirs.get(column.name)
        if their is None:
            raise ConfigError(_lacks(self.table, column.name, theirs))
        given = column.type if column.mapping.type or column.field is None else column.field.type
        if column.mapping.cut is not None:
            given = ColumnType(Base.TEXT)
        if not takes(their.type, given):
            what = column.field.name if column.field else repr(column.mapping.value)
            raise ConfigError(f"{self.table}.{column.name} is {their.type_name}: it cannot hold {what} ({given.base})")
        return replace(column, type=their.type, is_required=their.is_required)

    def _mark(self, theirs: dict[str, TheirColumn]) -> TheirColumn | None:
        if self.mapping.retracted is None:
            return None
        mark = theirs[self.mapping.retracted]
        if mark.type.base not in (Base.FLAG, Base.MOMENT, Base.DATE):
            raise ConfigError(
                f"{self.table}.{mark.name} is {mark.type_name}: what marks retracted rows is a boolean or a timestamp"
            )
        return mark


def _lacks(table: str, column: str, theirs: dict[str, TheirColumn]) -> str:
    return f"the table {table} has no column {column!r}: it has {', '.join(theirs)}"


@dataclass(frozen=True)
class Plan:
    mapping: Mapping
    tables: dict[str, TablePlan]
    """By kind, in the order in which rows are put."""

    def __iter__(self) -> Iterator[TablePlan]:
        return iter(self.tables.values())


def plan_of(mapping: Mapping, kinds: Collection[str] | None = None) -> Plan:
    """The plan by a mapping, for all of its kinds or for these. Raises ConfigError for a kind that it does not have."""
    for kind in kinds or ():
        if kind not in KINDS:
            raise ConfigError(f"no kind of record {kind!r}; there are: {', '.join(KINDS)}")
        if kind not in mapping.tables:
            raise ConfigError(f"the mapping says nothing of {kind}: it has {', '.join(mapping.tables)}")
    chosen = [kind for kind in KINDS if kind in mapping.tables and (not kinds or kind in kinds)]
    return Plan(mapping, {kind: _table_plan(kind, mapping) for kind in chosen})


def _table_plan(kind: str, mapping: Mapping) -> TablePlan:
    table = mapping.tables[kind]
    name = f"{mapping.schema_name}.{table.table}" if mapping.schema_name and "." not in table.table else table.table
    return TablePlan(kind, name, table, tuple(_column_plan(kind, *entry) for entry in table.columns.items()))


def _column_plan(kind: str, name: str, mapping: ColumnMapping) -> ColumnPlan:
    field = find_first(kind, mapping.field) if mapping.field is not None else None
    type_ = mapping.column_type or (field.type if field else _type_of(mapping.value))
    return ColumnPlan(name, mapping, field, type_)


def _type_of(constant: Value) -> ColumnType:
    if isinstance(constant, bool):
        return ColumnType(Base.FLAG)
    if isinstance(constant, (int, float)):
        return ColumnType(Base.INTEGER if isinstance(constant, int) else Base.NUMBER)
    return ColumnType(Base.TEXT)
