"""The tables of a database: made in an empty one, brought up to date in one that an older factwire wrote."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from secrets import token_hex

from sqlalchemy import Column, Connection, Engine, String, Table, func, inspect, select, text

from flows.stores import history_tables, tables, tie_tables
from flows.stores.search import create_search
from flows.stores.tie_tables import metadata
from flows.stores.tying import tie
from flows.stores.views import VIEWS
from schemas import StoreError

logger = logging.getLogger(__name__)

migrations = Table(
    "factwire_migrations", metadata, Column("version_num", String(32), primary_key=True, comment="kept by alembic")
)


def prepare_schema(engine: Engine, name: str, *, create: bool) -> None:
    """See to it that the tables are as this factwire has them.

    StoreError for tables of another program or of a newer factwire, and where there are none and none shall be made.
    """
    inspected = inspect(engine)
    present = {*inspected.get_table_names(), *inspected.get_view_names()}
    if tables.schema.name not in present:
        foreign = present & {*metadata.tables, "search_entries", *VIEWS}
        if foreign:
            raise StoreError(f"{name} has a table {min(foreign)!r} that is not factwire's", concerns=name)
        if not create:
            raise StoreError(f"{name} is not a store of factwire", concerns=name)
        with engine.connect().execution_options(is_writing=True, is_new=True) as connection, connection.begin():
            create_tables(connection)
    with engine.connect() as connection:
        version = _version(connection)
    if version > tables.SCHEMA_VERSION:
        raise StoreError(
            f"{name} was written by a newer factwire (tables of version {version}, known: {tables.SCHEMA_VERSION})",
            concerns=name,
        )
    if version < tables.SCHEMA_VERSION:
        with engine.connect().execution_options(is_writing=True) as connection, connection.begin():
            upgrade_tables(connection, name)


def create_tables(connection: Connection) -> None:
    """Create everything in an empty database, unless another process was faster."""
    metadata.create_all(connection)
    if _version(connection):
        return
    connection.execute(history_tables.change_counter.insert(), {"name": "changes", "value": 0})
    connection.execute(
        history_tables.identity.insert(), {"id": f"store_{token_hex(8)}", "created_at": datetime.now(UTC)}
    )
    connection.execute(migrations.insert(), {"version_num": str(tables.SCHEMA_VERSION)})
    create_search(connection)
    _create_views(connection)
    _note_version(connection)


def upgrade_tables(connection: Connection, name: str) -> None:
    """Bring the tables of an older factwire up to date, unless another process was faster."""
    version = _version(connection)
    if version == tables.SCHEMA_VERSION:
        return
    from flows.stores.migrations import migrate  # alembic takes a moment to import

    logger.info("%s: bringing tables of version %d to version %d", name, version, tables.SCHEMA_VERSION)
    for view in reversed(VIEWS):
        connection.execute(text(f"DROP VIEW IF EXISTS {view}"))
    migrate(connection, version)
    create_search(connection)
    _create_views(connection)
    if version < 4:  # names have other keys than before
        _tie_all(connection)
    _note_version(connection)


def _version(connection: Connection) -> int:
    return connection.scalar(select(func.max(tables.schema.c.version))) or 0


def _note_version(connection: Connection) -> None:
    connection.execute(tables.schema.delete())
    connection.execute(tables.schema.insert(), {"version": tables.SCHEMA_VERSION})


def _create_views(connection: Connection) -> None:
    for view, query in VIEWS.items():
        connection.execute(text(f"CREATE VIEW {view} AS {query}"))


def _tie_all(connection: Connection) -> None:
    from flows.stores.sql_rows import read_extraction

    for table in (tie_tables.ties, tie_tables.tie_groups, tie_tables.tie_keys, tie_tables.tie_profiles):
        connection.execute(table.delete())
    for identity in connection.scalars(select(tables.articles.c.id)).all():
        if (extraction := read_extraction(connection, identity)) is not None:
            tie(connection, extraction)
