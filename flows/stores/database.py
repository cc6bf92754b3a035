"""Opening the database of the SQL store: its file, its connections, its tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, func, inspect, select, text
from sqlalchemy.engine import URL

from flows.stores import tables
from flows.stores.tie_tables import metadata
from flows.stores.views import VIEWS
from schemas import StoreError

BUSY_SECONDS: Final = 60
"""How long to wait for another process that is writing an article."""


def store_name(url: URL) -> str:
    return url.database or ":memory:" if url.get_backend_name() == "sqlite" else url.render_as_string()


def prepare_file(url: URL, name: str, *, create: bool) -> None:
    """Create the folder of a new file; StoreError where there can be no such file, or none is to be created."""
    if name == ":memory:" or name.startswith("file:"):
        return
    path = Path(name)
    if path.is_dir():
        raise StoreError(f"cannot use the store {name}: it is a folder", concerns=name)
    if not create and not path.exists():
        raise StoreError(f"there is no store {name}", concerns=name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot create the store {name}: {error.strerror}", concerns=name) from error


def open_engine(url: URL) -> Engine:
    # Columns of type JSON take and give JSON text: pydantic writes and reads it, once.
    engine = create_engine(
        url, json_serializer=str, json_deserializer=str, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True
    )
    event.listen(engine, "connect", _set_up_connection)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up_connection(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # pysqlite would begin transactions by itself, and late: _begin does
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = NORMAL")  # safe in WAL: a power cut loses at most the last articles, whole
    cursor.close()


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("is_new"):
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")  # the file remembers it; not possible once begun
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("is_writing") else "BEGIN")


def check_schema(engine: Engine, name: str, *, create: bool) -> int:
    """The version of the tables, which are created in an empty database.

    StoreError for tables of another program or of a newer factwire.
    """
    inspected = inspect(engine)
    present = {*inspected.get_table_names(), *inspected.get_view_names()}
    if tables.schema.name not in present:
        foreign = present & {*metadata.tables, *VIEWS}
        if foreign:
            raise StoreError(f"{name} has a table {min(foreign)!r} that is not factwire's", concerns=name)
        if not create:
            raise StoreError(f"{name} is not a store of factwire", concerns=name)
        with engine.connect().execution_options(is_writing=True, is_new=True) as connection, connection.begin():
            create_tables(connection)
    with engine.connect() as connection:
        version = connection.scalar(select(func.max(tables.schema.c.version))) or 0
    if version > tables.SCHEMA_VERSION:
        raise StoreError(
            f"{name} was written by a newer factwire (tables of version {version}, known: {tables.SCHEMA_VERSION})",
            concerns=name,
        )
    return version


def create_tables(connection: Connection) -> bool:
    """Create what is missing of tables and views; False where another process was faster."""
    metadata.create_all(connection)
    if connection.scalar(select(func.max(tables.schema.c.version))) == tables.SCHEMA_VERSION:
        return False
    for view, query in VIEWS.items():
        connection.execute(text(f"CREATE VIEW {view} AS {query}"))
    connection.execute(tables.schema.delete())
    connection.execute(tables.schema.insert(), {"version": tables.SCHEMA_VERSION})
    return True
