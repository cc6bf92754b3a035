"""SQLite: the file, and how its connections behave."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import OperationalError

from schemas import StoreError

BUSY_SECONDS: Final = 60
"""How long to wait for another process that is writing an article."""


def store_name(url: URL) -> str:
    return url.database or ":memory:"


def prepare(url: URL, *, create: bool) -> None:
    """Create the folder of a new file; StoreError where there can be no such file, or none is to be created."""
    name = store_name(url)
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
        _use_write_ahead_log(connection)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("is_writing") else "BEGIN")


def _use_write_ahead_log(connection: Connection) -> None:
    """The file remembers it; not possible once begun. SQLite does not wait here by itself for another process."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            return
        except OperationalError as error:
            if "locked" not in str(error.orig) or time.monotonic() > deadline:
                raise
            time.sleep(0.05)
