"""The history of the SQL store: changes in the order of their commits, what gave way, what was taken down.

There is no log beside the rows: each article and each record carries the number of its latest change, and only what is
gone has an entry of its own. So the history costs a column and its index, and is as long as the store is large.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CompoundSelect, Row, Select, Table, cast, literal, null, select, union, union_all

from flows.stores import tables
from flows.stores.base import known_kind
from flows.stores.columns import JSON_TEXT, MOMENT, TEXT
from flows.stores.cursors import mark_at
from flows.stores.database import Database
from flows.stores.history import ArticleVersion, Change, Superseded, Why
from flows.stores.history_tables import article_versions, change_counter, identity, retractions, superseded
from flows.stores.passing import tried_again
from flows.stores.sql_rows import article_of, record_of, versions_of
from flows.stores.sql_writing import mark_article
from schemas import RECORD_TYPES


class KeepsHistory(Database):
    """What became of articles and records."""

    def changes(
        self, since: int = 0, *, kinds: Collection[str] | None = None, limit: int | None = None
    ) -> Iterator[Change]:
        wanted = ["article", *RECORD_TYPES] if kinds is None else list(dict.fromkeys(kinds))
        for kind in wanted:
            if kind != "article":
                known_kind(kind)
        if wanted:
            for row in self.rows(_changes(wanted, since, limit)):
                yield _change(row)

    @tried_again
    def last_change(self) -> int:
        with self.reading() as connection:
            return connection.scalar(select(change_counter.c.value)) or 0

    @tried_again
    def changed_articles(self, since: int = 0) -> list[str]:
        with self.reading() as connection:
            return list(connection.scalars(_changed_articles(since)))

    @tried_again
    def identity(self) -> str:
        with self.reading() as connection:
            return str(connection.scalar(select(identity.c.id)))

    @tried_again
    def mark_at(self, cursor: int) -> str | None:
        with self.reading() as connection:
            return mark_at(connection, cursor)

    @tried_again
    def mark_removed(self, article_id: str, at: datetime | None) -> bool:
        article = tables.articles
        with self.writing() as connection:
            query = select(article.c.removed_at).where(article.c.id == article_id)
            row = connection.execute(query).one_or_none()
            if row is not None and (row.removed_at is None) != (at is None):
                mark_article(connection, article_id, at)
            return row is not None

    @tried_again
    def removed_at(self, article_id: str) -> datetime | None:
        article = tables.articles
        with self.reading() as connection:
            found: datetime | None = connection.scalar(select(article.c.removed_at).where(article.c.id == article_id))
            return found

    def superseded(self, article_id: str | None = None, *, limit: int | None = None) -> Iterator[Superseded]:
        query = select(superseded).order_by(superseded.c.number.desc()).limit(limit)
        if article_id:
            query = query.where(superseded.c.article_id == article_id)
        for row in self.rows(query):
            why, made_by = Why(row.why), versions_of(row)
            yield Superseded(record_of(row), row.article_id, row.article_version, why, row.superseded_at, made_by)

    def article_versions(self, article_id: str) -> Iterator[ArticleVersion]:
        table = article_versions
        query = select(table).where(table.c.article_id == article_id).order_by(table.c.version.desc())
        for row in self.rows(query):
            yield ArticleVersion(row.version, article_of(row.data, row.text), versions_of(row), row.until)


def _changed_articles(since: int) -> Select[Any]:
    article, touched = tables.articles, [*tables.RECORD_TABLES.values(), retractions]
    own = select(article.c.id.label("article_id")).where(article.c.change_cursor > since)
    others = [select(table.c.article_id).where(table.c.change_cursor > since) for table in touched]
    changed = union(own, *others).subquery()
    is_copy = article.c.duplicate_of.is_not(None)
    return select(article.c.id).join(changed, changed.c.article_id == article.c.id).order_by(is_copy, article.c.id)


def _changes(kinds: Collection[str], since: int, limit: int | None) -> CompoundSelect[Any]:
    """What was put, from the rows themselves, and what was retracted, in one order: each part is read by its index."""
    parts = [_puts(kind, since) for kind in kinds]
    gone = retractions
    nothing = (cast(null(), JSON_TEXT), cast(null(), TEXT), cast(null(), MOMENT))
    columns = (gone.c.kind, gone.c.id, gone.c.article_id, gone.c.change_cursor, gone.c.changed_at)
    parts.append(select(*columns, *nothing).where(gone.c.change_cursor > since, gone.c.kind.in_(kinds)))
    together = union_all(*parts)
    return together.order_by(together.selected_columns.change_cursor).limit(limit)


def _puts(kind: str, since: int) -> Select[Any]:
    table: Table = tables.articles if kind == "article" else tables.RECORD_TABLES[kind]
    own = (
        (table.c.id, table.c.text, table.c.removed_at)
        if kind == "article"
        else (table.c.article_id, cast(null(), TEXT).label("text"), cast(null(), MOMENT).label("removed_at"))
    )
    return select(
        cast(literal(kind), TEXT).label("kind"),
        table.c.id.label("id"),
        own[0].label("article_id"),
        cast(table.c.change_cursor, BigInteger).label("change_cursor"),
        table.c.changed_at.label("changed_at"),
        table.c.data.label("data"),
        own[1].label("text"),
        own[2].label("removed_at"),
    ).where(table.c.change_cursor > since)


def _change(row: Row[Any]) -> Change:
    is_put = row.data is not None
    value = None
    if is_put:
        value = article_of(row.data, row.text) if row.kind == "article" else record_of(row)
    return Change(
        row.change_cursor,
        row.kind,
        row.id,
        row.article_id,
        "put" if is_put else "retract",
        row.changed_at,
        value,
        row.removed_at,
    )
