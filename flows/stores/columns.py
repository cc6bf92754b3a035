"""What kinds of columns there are, on every database that we write to."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, DateTime, Float, Index, Integer, Table, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

__all__ = [
    "COUNT", "DATE", "FLAG", "JSON_TEXT", "MOMENT", "NUMBER", "TEXT", "change_columns", "index_columns", "texts",
]  # fmt: skip


class _WithoutNul(TypeDecorator[str]):
    """PostgreSQL holds no character 0: it is shown as the replacement character (`data` has it, escaped)."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        return value.replace("\x00", "\ufffd") if value and "\x00" in value else value


class _UtcMoment(TypeDecorator[datetime]):
    """A moment in UTC: SQLite keeps no zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


TEXT: TypeEngine[Any] = Text().with_variant(_WithoutNul(), "postgresql")
DATE: TypeEngine[Any] = Date()
MOMENT: TypeEngine[Any] = _UtcMoment()
NUMBER: TypeEngine[Any] = Float()
COUNT: TypeEngine[Any] = Integer()
FLAG: TypeEngine[Any] = Boolean()
JSON_TEXT: TypeEngine[Any] = JSON(none_as_null=True)
"""JSON text goes in and comes out (see the connections): pydantic writes and reads it, once."""


def texts(*names: str) -> dict[str, TypeEngine[Any]]:
    return dict.fromkeys(names, TEXT)


def change_columns() -> tuple[Column[Any], ...]:
    """When a row was last put: its place among all changes of the store, and the moment."""
    return (
        Column("change_cursor", BigInteger, nullable=False, server_default="0", index=True, comment="grows with time"),
        Column("changed_at", MOMENT, comment="when it was put, or put anew"),
    )


def index_columns(table: Table, *names: str) -> None:
    """An index on each of these columns. PostgreSQL's for text is by hash: a B-tree takes no name of 3,000 bytes."""
    for name in names:
        column = table.c[name]
        is_text = isinstance(column.type, Text)
        Index(f"ix_{table.name}_{name}", column, postgresql_using="hash" if is_text else None)
