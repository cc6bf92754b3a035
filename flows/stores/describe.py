"""The tables and views of a store as Markdown, from the tables themselves: docs/store-tables.md.

python -m flows.stores.describe > docs/store-tables.md
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, Table, create_engine, inspect
from sqlalchemy.dialects import postgresql

from flows.stores import history_tables, tables, tie_tables
from flows.stores.schema import create_tables
from flows.stores.views import VIEWS


def as_markdown() -> str:
    lines = [
        "# The tables of a store",
        "",
        "Written by `python -m flows.stores.describe`; the types are PostgreSQL's. [store.md](store.md) says what they",
        f"mean together. This is version {tables.SCHEMA_VERSION} (`factwire_schema`).",
    ]
    common = tuple(tables.RECORD_TABLES["organization"].c.keys())
    shared = [name for name in common if all(name in table.c for table in tables.RECORD_TABLES.values())]
    lines += _table(tables.articles)
    lines += ["", "## All tables of records", "", *_columns(tables.RECORD_TABLES["organization"], only=shared)]
    for table in tables.RECORD_TABLES.values():
        own = [column.name for column in table.c if column.name not in shared]
        lines += ["", f"## {table.name}", "", *_columns(table, only=own)]
    for table in (tables.visits, *_tables_of(history_tables), *_tables_of(tie_tables)):
        lines += _table(table)
    lines += ["", "# Views", "", "| view | columns |", "|---|---|", *_views()]
    return "\n".join(lines) + "\n"


def _tables_of(module: object) -> list[Table]:
    known = {*tables.RECORD_TABLES.values(), tables.articles, tables.visits, tables.schema}
    return [value for value in vars(module).values() if isinstance(value, Table) and value not in known]


def _table(table: Table) -> list[str]:
    return ["", f"## {table.name}", "", *_columns(table, only=table.c.keys())]


def _columns(table: Table, only: list[str]) -> Iterator[str]:
    yield "| column | type | |"
    yield "|---|---|---|"
    yield from (f"| `{name}` | {_type(table.c[name])} | {_about(table.c[name])} |" for name in only)


def _type(column: Column[object]) -> str:
    return str(column.type.compile(postgresql.dialect())).lower()  # type: ignore[no-untyped-call]


def _about(column: Column[object]) -> str:
    parts = ["key"] if column.primary_key else []
    parts += [f"of {key.column.table.name}" for key in column.foreign_keys]
    return "; ".join([*parts, *([column.comment] if column.comment else [])])


def _views() -> Iterator[str]:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        create_tables(connection)
        inspected = inspect(connection)
        for view in VIEWS:
            yield f"| `{view}` | {', '.join(column['name'] for column in inspected.get_columns(view))} |"


if __name__ == "__main__":
    print(as_markdown(), end="")
