"""The SQL store: SQLite in one file, through SQLAlchemy Core.

    open_store("facts.db").write(extraction)

Each article is one transaction, which also takes out what was stored of it before and ties it to the other articles: a
run that is killed leaves every article whole or absent.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Executable, Row, func, literal, select, union_all
from sqlalchemy import text as sql_text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, SQLAlchemyError

from flows.state import Outcome, Visit
from flows.stores import tables
from flows.stores.base import (
    ArticleSummary,
    ClosedOnExit,
    StoredRecord,
    WriteOutcome,
    as_duplicate,
    day_of,
    is_same,
    known_kind,
    known_view,
    without_repeats,
)
from flows.stores.database import check_schema, create_tables, open_engine, prepare_file, store_name
from flows.stores.rows import common_row, flat_row, organizations_by_record, words_of
from flows.stores.tying import tie, untie
from flows.stores.views import ORDERS
from schemas import RECORD_TYPES, Article, ConfigError, Extraction, StoreError

logger = logging.getLogger(__name__)


class SqlStore(ClosedOnExit):
    """A database that holds articles, their records and the visits. Safe to share between threads."""

    def __init__(self, url: str, *, create: bool = True) -> None:
        try:
            parsed = make_url(url)
        except ArgumentError as error:
            raise ConfigError(f"{url!r} is not the URL of a database") from error
        self.name = store_name(parsed)
        prepare_file(parsed, self.name, create=create)
        self._engine = open_engine(parsed)
        with self._errors():
            self._version = check_schema(self._engine, self.name, create=create)
            if create and self._version < tables.SCHEMA_VERSION:
                self._upgrade()

    def write(self, extraction: Extraction) -> WriteOutcome:
        extraction = without_repeats(extraction)
        with self._errors(), self._writing() as connection:
            article = extraction.article
            stored = _read(connection, article.id)
            original = _original_of(connection, article.text_sha256, other_than=article.id)
            if original and article.duplicate_of is None:
                extraction = as_duplicate(extraction, original)
            if stored is not None and is_same(stored, extraction):
                return WriteOutcome.UNCHANGED
            _put(connection, extraction, is_stored=stored is not None)
            if extraction.article.duplicate_of:
                return WriteOutcome.DUPLICATE
            return WriteOutcome.CREATED if stored is None else WriteOutcome.REPLACED

    def read(self, article_id: str) -> Extraction | None:
        with self._errors(), self._engine.connect() as connection:
            return _read(connection, article_id)

    def articles(self) -> Iterator[Article]:
        table = tables.articles
        query = select(table.c.data, table.c.text).order_by(table.c.day.desc().nulls_last(), table.c.id)
        for row in self._rows(query):
            yield _article(row.data, row.text)

    def records(
        self,
        kind: str,
        *,
        text: str | None = None,
        organization: str | None = None,
        since: date | None = None,
        limit: int | None = None,
    ) -> Iterator[StoredRecord]:
        table, article = tables.RECORD_TABLES[known_kind(kind)], tables.articles
        url = func.coalesce(article.c.canonical_url, article.c.url)
        query = (
            select(table.c.data, article.c.id, url, article.c.title, article.c.publisher, article.c.day)
            .join(article, table.c.article_id == article.c.id)
            .order_by(article.c.day.desc().nulls_last(), article.c.id, table.c.position)
            .limit(limit)
        )
        if text:
            query = query.where(table.c.words.contains(text.casefold(), autoescape=True))
        if organization:
            query = query.where(table.c.organizations.contains(organization.casefold(), autoescape=True))
        if since:
            query = query.where(article.c.day >= since)
        for row in self._rows(query):
            yield StoredRecord(RECORD_TYPES[kind].model_validate_json(row[0]), ArticleSummary._make(row[1:]))

    def counts(self) -> dict[str, int]:
        article = tables.articles
        numbers = {"article": select(func.count()).select_from(article)}
        numbers["duplicate"] = numbers["article"].where(article.c.duplicate_of.is_not(None))
        for kind, table in tables.RECORD_TABLES.items():
            numbers[kind] = select(func.count()).select_from(table)
        with self._errors(), self._engine.connect() as connection:
            return {kind: connection.scalar(query) or 0 for kind, query in numbers.items()}

    def view(self, name: str, *, limit: int | None = None) -> Iterator[dict[str, Any]]:
        known_view(name)
        if self._version < tables.SCHEMA_VERSION:
            raise StoreError(f"{self.name} was written before articles were tied: any ingestion into it ties them")
        at_most = "" if limit is None else f" LIMIT {int(limit)}"
        for row in self._rows(sql_text(f"SELECT * FROM {name} ORDER BY {ORDERS[name]}{at_most}")):
            yield dict(row._mapping)

    def find_text(self, text_sha256: str) -> str | None:
        with self._errors(), self._engine.connect() as connection:
            return _original_of(connection, text_sha256)

    def visit(self, url: str) -> Visit | None:
        query = select(tables.visits.c.data).where(tables.visits.c.url == url)
        with self._errors(), self._engine.connect() as connection:
            data = connection.scalar(query)
        return Visit.model_validate_json(data) if data else None

    def record_visit(self, visit: Visit) -> None:
        table = tables.visits
        with self._errors(), self._writing() as connection:
            connection.execute(table.delete().where(table.c.url == visit.url))
            connection.execute(table.insert(), _visit_row(visit))

    def visits(self, outcome: Outcome | None = None) -> Iterator[Visit]:
        query = select(tables.visits.c.data).order_by(tables.visits.c.visited_at, tables.visits.c.url)
        if outcome:
            query = query.where(tables.visits.c.outcome == outcome.value)
        for row in self._rows(query):
            yield Visit.model_validate_json(row.data)

    def close(self) -> None:
        self._engine.dispose()

    def _upgrade(self) -> None:
        """Bring the tables of an older factwire up to date: its articles are tied."""
        with self._writing() as connection:
            if create_tables(connection):
                identities = connection.scalars(select(tables.articles.c.id)).all()
                logger.info("%s: tying %d articles that an older factwire stored", self.name, len(identities))
                for identity in identities:
                    if (extraction := _read(connection, identity)) is not None:
                        tie(connection, extraction)
        self._version = tables.SCHEMA_VERSION

    def _rows(self, query: Executable) -> Iterator[Row[Any]]:
        with self._errors(), self._engine.connect() as connection:
            yield from connection.execute(query.execution_options(yield_per=200))

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that holds the write lock from its start: what it reads cannot change before it writes."""
        with self._engine.connect() as connection:
            connection = connection.execution_options(is_writing=True)
            with connection.begin():
                yield connection

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            reason = str(error.orig) if isinstance(error, DatabaseError) else str(error)
            raise StoreError(f"cannot use the store {self.name}: {reason}", concerns=self.name) from error


def _original_of(connection: Connection, text_sha256: str, *, other_than: str | None = None) -> str | None:
    article = tables.articles
    query = select(article.c.id).where(article.c.text_sha256 == text_sha256, article.c.duplicate_of.is_(None))
    if other_than:
        query = query.where(article.c.id != other_than)
    return connection.scalar(query.order_by(article.c.created_at, article.c.id).limit(1))


def _read(connection: Connection, article_id: str) -> Extraction | None:
    article = tables.articles
    row = connection.execute(select(article).where(article.c.id == article_id)).one_or_none()
    if row is None:
        return None
    data = union_all(
        *(
            select(table.c.position, table.c.data, literal(kind).label("kind")).where(table.c.article_id == article_id)
            for kind, table in tables.RECORD_TABLES.items()
        )
    )
    records = connection.execute(data.order_by(data.selected_columns.position))
    return Extraction.model_validate(
        {
            "article": _article(row.data, row.text),
            "records": tuple(RECORD_TYPES[record.kind].model_validate_json(record.data) for record in records),
            "failures": json.loads(row.failures),
            "versions": {"factwire": row.factwire, "model": row.model, "contract": row.contract},
        }
    )


def _article(data: str, text: str) -> Article:
    return Article.model_validate({**json.loads(data), "text": text})


def _put(connection: Connection, extraction: Extraction, *, is_stored: bool) -> None:
    row = _article_row(extraction)
    if is_stored:
        identity = row["id"]
        untie(connection, identity)
        for table in tables.RECORD_TABLES.values():
            connection.execute(table.delete().where(table.c.article_id == identity))
        connection.execute(tables.articles.update().where(tables.articles.c.id == identity), row)
    else:
        connection.execute(tables.articles.insert(), row | {"created_at": row["updated_at"]})
    for kind, rows in _record_rows(extraction).items():
        connection.execute(tables.RECORD_TABLES[kind].insert(), rows)
    tie(connection, extraction)


def _article_row(extraction: Extraction) -> dict[str, Any]:
    article, versions = extraction.article, extraction.versions
    columns = (
        "id", "url", "canonical_url", "title", "text", "language", "kind", "publisher", "issuer", "published_at",
        "fetched_at", "text_sha256", "duplicate_of",
    )  # fmt: skip
    return {
        **{column: _in_utc(getattr(article, column)) for column in columns},
        "day": day_of(article),
        "factwire": versions.factwire,
        "model": versions.model,
        "contract": versions.contract,
        "failures": f"[{','.join(failure.model_dump_json() for failure in extraction.failures)}]",
        "data": article.model_dump_json(exclude={"text"}),
        "updated_at": datetime.now(UTC),
    }


def _in_utc(value: Any) -> Any:
    """SQLite keeps no zone: moments are stored in UTC. The article's JSON beside them has the zone."""
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def _record_rows(extraction: Extraction) -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = {}
    organizations = organizations_by_record(extraction)
    for position, record in enumerate(extraction.records):
        flat = flat_row(record)
        row = common_row(record) | flat | {"position": position, "data": record.model_dump_json()}
        row |= {"words": words_of(record, flat), "organizations": organizations[record.id]}
        rows.setdefault(record.kind, []).append(row)
    return rows


def _visit_row(visit: Visit) -> dict[str, Any]:
    failure = visit.failure
    return {
        "url": visit.url,
        "source": visit.source,
        "outcome": visit.outcome.value,
        "article_id": visit.article_id,
        "attempts": visit.attempts,
        "stage": failure.stage if failure else None,
        "error": failure.error if failure else None,
        "message": failure.message if failure else None,
        "visited_at": visit.visited_at,
        "data": visit.model_dump_json(),
    }
