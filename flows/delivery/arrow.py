"""Rows as Arrow tables, in and out of Parquet files.  (pyarrow is touched here only)"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.delivery.column_types import Base, ColumnType, Value

_TYPES: Final[dict[Base, Any]] = {
    Base.TEXT: pa.string(),
    Base.INTEGER: pa.int64(),
    Base.NUMBER: pa.float64(),
    Base.DECIMAL: pa.string(),  # exact, whatever its size; `low` and `high` are there to compute with
    Base.FLAG: pa.bool_(),
    Base.DATE: pa.date32(),
    Base.MOMENT: pa.timestamp("us", tz="UTC"),
    Base.JSON: pa.string(),
    Base.ANY: pa.string(),
}


def arrow_schema(columns: Sequence[tuple[str, ColumnType]]) -> pa.Schema:
    return pa.schema([(name, _arrow_type(type_)) for name, type_ in columns])


def arrow_table(rows: Sequence[tuple[Value, ...]], schema: pa.Schema) -> pa.Table:
    """The rows, whose values fit the columns already."""
    columns: list[Sequence[Value]] = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    return pa.Table.from_arrays(
        [pa.array([_cell(value, field.type) for value in column], field.type)
         for column, field in zip(columns, schema, strict=True)],
        schema=schema,
    )  # fmt: skip


def merged(path: Path, fresh: pa.Table, key: str, without: set[str]) -> pa.Table:
    """What a Parquet file holds, without some rows, with these instead."""
    if not path.exists():
        return fresh
    old = pq.read_table(path, partitioning=None)
    kept = old.filter(pc.invert(pc.is_in(old[key], pa.array(sorted(without), old[key].type))))
    return pa.concat_tables([kept, fresh], promote_options="permissive").select(fresh.schema.names)


def write_parquet(table: pa.Table, path: Path) -> None:
    pq.write_table(table, path, compression="zstd")


def read_rows(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(path, partitioning=None).to_pylist()
    return rows


def other_types(path: Path, schema: pa.Schema) -> str | None:
    """How a Parquet file differs from a schema in the types of their common columns; None where it does not."""
    old = pq.read_schema(path)
    for field in schema:
        if field.name in old.names and old.field(field.name).type != field.type:
            return f"{field.name} is {old.field(field.name).type} there, and would be {field.type}"
    return None


def _arrow_type(type_: ColumnType) -> Any:
    if type_.base is Base.DECIMAL and type_.precision:
        return pa.decimal128(type_.precision, type_.scale or 0)
    if type_.base is Base.MOMENT and not type_.has_zone:
        return pa.timestamp("us")
    return _TYPES[type_.base]


def _cell(value: Value, type_: Any) -> Value:
    if value is not None and pa.types.is_string(type_) and not isinstance(value, str):
        return format(value, "f")
    return value
