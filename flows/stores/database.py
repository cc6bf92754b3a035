"""A database that is open: transactions to read and to write in, errors in one line."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, Executable, Row
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from flows.stores import passing, postgres, sqlite
from flows.stores.base import ClosedOnExit
from flows.stores.schema import prepare_schema
from schemas import ConfigError, StoreError


class Database(ClosedOnExit):
    """Safe to share between threads. What can be done with it stands in the classes that build on it."""

    def __init__(self, url: str, *, create: bool = True) -> None:
        parsed = _parsed(url)
        self.name, self._engine = _open(parsed, create=create)
        passing.try_again(
            partial(self._prepare, postgres.schema_of(parsed) if create else None, create), was_there=False
        )

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
        """What a query gives, a few rows at a time. A connection that breaks before the first row goes unnoticed."""
        for pause in (*passing.PAUSES, None):
            has_begun = False
            try:
                with self.reading() as connection:
                    for row in connection.execute(query.execution_options(yield_per=200)):
                        has_begun = True
                        yield row
                return
            except StoreError as error:
                if has_begun or pause is None or not passing.is_passing(error):
                    raise
                time.sleep(pause)

    def _prepare(self, schema: str | None, create: bool) -> None:
        with self.errors():
            if schema and self._engine.dialect.name == "postgresql":
                postgres.make_schema(self._engine, schema)
            prepare_schema(self._engine, self.name, create=create)

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
    return postgres.store_name(url), postgres.open_engine(url)
