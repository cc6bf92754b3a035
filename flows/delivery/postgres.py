"""PostgreSQL as a target: postgresql://user@host/db; rows come in by COPY, then one statement merges them.

The password may come from PGPASSWORD, a pgpass file or a service file, as with psql. `?schema=facts` names the schema
for factwire's own tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar, Final

import psycopg

from flows.delivery.column_types import Base, ColumnType, Value, column_type
from flows.delivery.plan import TheirColumn
from flows.delivery.sql import SqlTarget
from flows.delivery.sql_cursors import Row, quoted, quoted_name
from schemas import ConfigError, StoreError

_COLUMNS: Final = """
SELECT a.attname, format_type(CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE a.atttypid END,
           CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE a.atttypmod END),
       t.typtype = 'e', a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' AND a.attgenerated = ''
FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
WHERE a.attrelid = to_regclass(%s) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
"""
_UNIQUE: Final = """
SELECT 1 FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
WHERE i.indrelid = to_regclass(%s) AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indnkeyatts = 1
  AND a.attname = %s LIMIT 1
"""


class PostgresTarget(SqlTarget):
    placeholder: ClassVar[str] = "%s"
    type_names: ClassVar[dict[Base, str]] = {
        Base.TEXT: "text", Base.INTEGER: "bigint", Base.NUMBER: "double precision", Base.DECIMAL: "numeric",
        Base.FLAG: "boolean", Base.DATE: "date", Base.MOMENT: "timestamptz", Base.JSON: "jsonb",
    }  # fmt: skip
    errors: ClassVar[tuple[type[Exception], ...]] = (psycopg.Error,)

    def __init__(self, url: str) -> None:
        self.name = without_password(url)
        try:
            self._connection = psycopg.connect(
                re.sub(r"^postgres(ql)?(\+\w+)?:", "postgresql:", url),
                autocommit=True,  # transactions are begun and ended by `with connection.transaction()`
                connect_timeout=10,
                application_name="factwire deliver",
                options="-c timezone=UTC",
            )
        except psycopg.Error as error:
            reason = " ".join(str(error).split())
            raise StoreError(f"cannot deliver to {self.name}: {reason}", concerns=self.name) from error

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._connection.transaction():
            yield

    def _lock(self, source: str) -> None:
        self._execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"factwire delivery {source}"])

    def _make_schema(self) -> None:
        mapping = self._plan.mapping
        if mapping.is_own and mapping.schema_name:
            known = self._execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", [mapping.schema_name])
            if not known:
                self._execute(f"CREATE SCHEMA IF NOT EXISTS {quoted_name(mapping.schema_name)}")

    def _execute(self, statement: str, values: Sequence[Value] = ()) -> list[Any]:
        with self._connection.cursor() as cursor:
            # A statement without values is sent as it is: "%" in a table's name is no placeholder then.
            cursor.execute(statement.encode(), list(values) or None)
            return cursor.fetchall() if cursor.description else []

    def _each(self, statement: str, rows: list[Row]) -> None:
        with self._connection.cursor() as cursor:
            cursor.executemany(statement.encode(), rows)

    def _insert(self, table: str, columns: Sequence[str], rows: list[Row], on_conflict: str) -> None:
        names = ", ".join(map(quoted_name, columns))
        self._execute(
            f"CREATE TEMPORARY TABLE factwire_rows ON COMMIT DROP AS SELECT {names} FROM {quoted(table)} WITH NO DATA"
        )
        with (
            self._connection.cursor() as cursor,
            cursor.copy(f"COPY factwire_rows ({names}) FROM STDIN".encode()) as copy,
        ):
            for row in rows:
                copy.write_row(row)
        self._execute(f"INSERT INTO {quoted(table)} ({names}) SELECT {names} FROM factwire_rows {on_conflict}")
        self._execute("DROP TABLE factwire_rows")

    def _columns(self, table: str) -> dict[str, TheirColumn] | None:
        rows = self._execute(_COLUMNS, [quoted(table)])
        return {name: _column(table, name, *about) for name, *about in rows} or None

    def _is_unique(self, table: str, column: str) -> bool:
        return bool(self._execute(_UNIQUE, [quoted(table), column]))


def without_password(url: str) -> str:
    """ "postgresql://ada:secret@host/db" as "postgresql://ada@host/db"."""
    hidden = re.sub(r"(//[^:@/]*):[^@]*@", r"\1@", url)
    return re.sub(r"([?&])password=[^&]*&?", r"\1", hidden).rstrip("?&")


def _column(table: str, name: str, type_: str, is_enum: bool, is_required: bool) -> TheirColumn:
    # "timestamp(3) with time zone": how fine a moment is makes no difference to us.
    known = column_type(re.sub(r"^(timestamp)\(\d\)", r"\1", type_))
    if known is None:
        # An enumeration takes texts, those that it lists; what else there is (arrays, ranges …) is no place for ours.
        known = ColumnType(Base.ANY) if is_enum else ColumnType(Base.OTHER)
    return TheirColumn(name, known, type_, is_required)


def split_schema(url: str) -> tuple[str, str | None]:
    """The URL without `schema=facts`, which libpq does not know, and that name."""
    found = re.search(r"[?&]schema=([^&]*)", url)
    if found is None:
        return url, None
    if not re.fullmatch(r"[A-Za-z_]\w*", found[1]):
        raise ConfigError(f"{found[1]!r} is no name of a schema")
    rest = url[: found.start()] + url[found.end() :]
    if "?" not in rest:
        rest = rest.replace("&", "?", 1)
    return rest, found[1]
