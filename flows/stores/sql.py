"""The SQL store: SQLite in one file, or PostgreSQL, through SQLAlchemy Core.

    open_store("facts.db").write(extraction)
    open_store("postgresql://user@host/news").write(extraction)

Each article is one transaction, which also supersedes what was stored of it before and ties it to the other articles: a
run that is killed leaves every article whole or absent. Writers take turns; readers never wait.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy import text as sql_text

from flows.state import Visit
from flows.stores import tables
from flows.stores.articles import without_repeats
from flows.stores.base import ArticleSummary, StoredRecord, WriteOutcome, known_kind, known_view
from flows.stores.passing import tried_again
from flows.stores.sql_corrections import KeepsCorrections
from flows.stores.sql_history import KeepsHistory
from flows.stores.sql_progress import KeepsProgress
from flows.stores.sql_rows import article_of, read_extraction
from flows.stores.sql_state import KeepsState, put_visit
from flows.stores.sql_upkeep import KeepsOrder
from flows.stores.sql_writing import original_of, write_article
from flows.stores.told import told_before
from flows.stores.views import READ_IN, typed
from schemas import RECORD_TYPES, Article, Extraction


class SqlStore(KeepsState, KeepsHistory, KeepsCorrections, KeepsOrder, KeepsProgress):
    """A database that holds articles, their records, their history, and the state of ingestion."""

    @tried_again
    def write(
        self, extraction: Extraction, remember: Callable[[WriteOutcome], Visit | None] | None = None
    ) -> WriteOutcome:
        extraction = without_repeats(extraction)
        with self.writing() as connection:
            outcome = write_article(connection, extraction)
            if remember and (visit := remember(outcome)):
                put_visit(connection, visit)
            return outcome

    @tried_again
    def read(self, article_id: str) -> Extraction | None:
        with self.reading() as connection:
            return read_extraction(connection, article_id)

    def articles(self) -> Iterator[Article]:
        table = tables.articles
        query = select(table.c.data, table.c.text).order_by(table.c.day.desc().nulls_last(), table.c.id)
        for row in self.rows(query):
            yield article_of(row.data, row.text)

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
        for row in self.rows(query):
            yield StoredRecord(RECORD_TYPES[kind].model_validate_json(row[0]), ArticleSummary._make(row[1:]))

    @tried_again
    def counts(self) -> dict[str, int]:
        article = tables.articles
        numbers = {"article": select(func.count()).select_from(article)}
        numbers["duplicate"] = numbers["article"].where(article.c.duplicate_of.is_not(None))
        for kind, table in tables.RECORD_TABLES.items():
            numbers[kind] = select(func.count()).select_from(table)
        with self.reading() as connection:
            return {kind: connection.scalar(query) or 0 for kind, query in numbers.items()}

    def view(self, name: str, *, limit: int | None = None) -> Iterator[dict[str, Any]]:
        known_view(name)
        at_most = "" if limit is None else f" LIMIT {int(limit)}"
        for row in self.rows(sql_text(f"SELECT * FROM {name} ORDER BY {READ_IN[name]}{at_most}")):
            yield typed(row._asdict())

    @tried_again
    def find_text(self, text_sha256: str) -> str | None:
        with self.reading() as connection:
            return original_of(connection, text_sha256)

    @tried_again
    def told_before(self, article_id: str) -> frozenset[str]:
        with self.reading() as connection:
            return told_before(connection, article_id)
