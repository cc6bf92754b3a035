"""PostgreSQL, through psycopg 3 (which is touched here only): URLs, connections, who may write.

    postgresql://user@host/news                    the tables stand in the schema "public", or where search_path says
    postgresql://user@host/news?schema=factwire    in a schema of their own, which is made where it is missing

The password may come from PGPASSWORD, a pgpass file or a service file, as everywhere with PostgreSQL.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.sql.elements import quoted_name

from schemas import ConfigError

_DEFAULTS: Final = {
    "connect_timeout": "10",
    "application_name": "factwire",
    "keepalives_idle": "30",  # a server that is gone without a word is noticed within a minute
    "keepalives_interval": "10",
    "keepalives_count": "3",
}
_SETTINGS: Final = "-c lock_timeout=60s -c jit=off"
"""How long to wait for another process that is writing an article. No JIT: our queries are short, it takes longer."""
_BEGIN_WRITING: Final = (
    "SELECT pg_advisory_xact_lock(hashtext('factwire:' || current_schema())), set_config('enable_seqscan', 'off', true)"
)
"""Writers take turns, so that changes are numbered in the order of their commits. They look up rows by their keys only:
a plan that was made while a table was empty must not read all of it, again and again, once it has filled."""


def store_name(url: URL) -> str:
    return _plain(url).render_as_string(hide_password=True).replace("postgresql+psycopg:", "postgresql:")


def schema_of(url: URL) -> str | None:
    """The schema that a URL names; None where it names none."""
    return _one(url.query.get("schema"))


def open_engine(url: URL) -> Engine:
    """Connections that read what was committed at their first query, and write one at a time."""
    url = _plain(url)
    schema = schema_of(url)
    url = url.difference_update_query(["schema"])
    settings = " ".join(filter(None, [_SETTINGS, _search_path(schema), _one(url.query.get("options"))]))
    arguments = {name: value for name, value in _DEFAULTS.items() if name not in url.query} | {"options": settings}
    url = url.difference_update_query(["options"])
    try:
        # Columns of type JSON take and give JSON text: pydantic writes and reads it, once.
        engine = create_engine(
            url,
            json_serializer=str,
            json_deserializer=_as_text,
            connect_args=arguments,
            hide_parameters=True,
            pool_pre_ping=True,  # a connection that broke while nobody used it is replaced without a word
        )
    except ModuleNotFoundError as error:
        raise ConfigError("PostgreSQL needs psycopg: pip install 'factwire[postgres]'") from error
    event.listen(engine, "begin", _begin)
    return engine


def make_schema(engine: Engine, schema: str) -> None:
    """Create the schema of the tables where it is missing."""
    quoted = engine.dialect.identifier_preparer.quote(quoted_name(schema, quote=True))
    with engine.connect() as connection, connection.begin():
        known = connection.scalar(text("SELECT 1 FROM pg_namespace WHERE nspname = :name"), {"name": schema})
        if not known:
            connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {quoted}"))


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("is_writing"):
        connection.exec_driver_sql(_BEGIN_WRITING)


def _plain(url: URL) -> URL:
    """ "postgres://" and "postgresql+psycopg://" are the same to us."""
    return url.set(drivername="postgresql+psycopg")


def _search_path(name: str | None) -> str | None:
    if not name:
        return None
    if not name.replace("_", "").isalnum():
        raise ConfigError(f"a schema's name is letters, digits and underscores: {name!r} is not")
    return f'-c search_path="{name}"'


def _one(value: str | tuple[str, ...] | None) -> str | None:
    return value[-1] if isinstance(value, tuple) else value


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else bytes(value).decode()
