"""A database that is open: transactions to read and to write in, errors in one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Executable, Row
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from flows.stores import postgres, sqlite
from flows.stores.base import ClosedOnExit
from flows.stores.schema import prepare_schema
from schemas import ConfigError, StoreError


class Database(ClosedOnExit):
    """Safe to share between threads. What can be done with it stands in the classes that build on it."""

    def __init__(self, url: str, *, create: bool = True) -> None:
        self.name, self._engine = _open(_parsed(url), create=create)
        with self.errors():
            prepare_schema(self._engine, self.name, create=create)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction in which all queries see the same."""
        options: dict[str, Any] = {}
        if self._engine.dialect.name == "postgresql":
            options = {"isolation_level": "REPEATABLE READ"}
        with self.errors(), self._engine.connect() as connection:
            yield connection.execution_options(**options)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that holds the write lock from its start: what it reads cannot change before it writes."""
        with self.errors(), self._engine.connect() as connection:
            connection = connection.execution_options(is_writing=True)
            with connection.begin():
                yield connection

    def rows(self, query: Executable) -> Iterator[Row[Any]]:
        """What a query gives, a few rows at a time."""
        with self.reading() as connection:
            yield from connection.execute(query.execution_options(yield_per=200))

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def errors(self) -> Iterator[None]:
        """What the database objects to, as a StoreError of one line."""
        try:
            yield
        except SQLAlchemyError as error:
            reason = str(error.orig) if isinstance(error, DBAPIError) else str(error)
            message = f"cannot use the store {self.name}: {' '.join(reason.split())}"
            raise StoreError(message, concerns=self.name) from error


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except (ArgumentError, ValueError) as error:
        raise ConfigError(f"{re.sub('//.*@', '//…@', url)!r} is not the URL of a database") from error


def _open(url: URL, *, create: bool) -> tuple[str, Engine]:
    if url.get_backend_name() == "sqlite":
        sqlite.prepare(url, create=create)
        return sqlite.store_name(url), sqlite.open_engine(url)
    return postgres.store_name(url), postgres.open_engine(url, create=create)
