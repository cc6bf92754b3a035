"""What keeps an SQL store in order: who repeats whom, which version read what, retention, vacuum, consistency."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Select, func, select, text
from sqlalchemy.exc import SQLAlchemyError

from flows.stores import tables
from flows.stores.copies import copies_of, copy_of
from flows.stores.database import Database
from flows.stores.history_tables import article_versions, runs, superseded
from flows.stores.passing import tried_again
from flows.stores.sql_rows import versions_of
from schemas import Article, StoreError, Versions

_SHOWN = 5
"""So many ids stand in the line about an inconsistency."""


class KeepsOrder(Database):
    """Work on the store as a whole."""

    @tried_again
    def find_copy(self, article: Article) -> str | None:
        with self.reading() as connection:
            return copy_of(connection, article)

    @tried_again
    def copies_of(self, article_id: str) -> list[str]:
        with self.reading() as connection:
            return copies_of(connection, article_id)

    def extracted_by(self) -> Iterator[tuple[str, Versions]]:
        article = tables.articles
        query = select(article.c.id, article.c.factwire, article.c.model, article.c.contract)
        for row in self.rows(query.where(article.c.duplicate_of.is_(None)).order_by(article.c.id)):
            yield row.id, versions_of(row)

    def forget(self, before: datetime) -> dict[str, int]:
        old = {superseded: superseded.c.superseded_at, article_versions: article_versions.c.until}
        old[runs] = runs.c.started_at
        with self.writing() as connection:
            gone = {
                table.name: connection.execute(table.delete().where(moment < before)).rowcount
                for table, moment in old.items()
            }
        return gone

    def tidy(self) -> None:
        """Not in a transaction: VACUUM allows none. Other processes may read meanwhile."""
        try:
            with self._engine.connect() as connection:
                raw = connection.connection.dbapi_connection
                if self._engine.dialect.name == "sqlite":
                    for statement in ("VACUUM", "ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)"):
                        raw.execute(statement)  # type: ignore[union-attr]
                    return
            with self._engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
                for name in tables.metadata.tables:
                    connection.execute(text(f'VACUUM (ANALYZE) "{name}"'))
        except (SQLAlchemyError, OSError) as error:
            raise StoreError(f"cannot tidy the store {self.name}: {error}", concerns=self.name) from error
        except Exception as error:  # the driver's own, of a connection that SQLAlchemy does not watch
            raise StoreError(f"cannot tidy the store {self.name}: {error}", concerns=self.name) from error

    def inconsistencies(self) -> Iterator[str]:
        for what, query in _CHECKS.items():
            with self.reading() as connection:
                count = connection.scalar(select(func.count()).select_from(query.subquery())) or 0
                found = [row[0] for row in connection.execute(query.limit(_SHOWN))] if count else []
            if count:
                yield f"{count} {what}: {', '.join(map(str, found))}{' …' if count > _SHOWN else ''}"


def _without_article(kind: str) -> Select[tuple[str]]:
    table, article = tables.RECORD_TABLES[kind], tables.articles
    return select(table.c.id).outerjoin(article, table.c.article_id == article.c.id).where(article.c.id.is_(None))


def _without_evidence(kind: str) -> Select[tuple[str]]:
    """Both databases count code points, as we do."""
    table, article = tables.RECORD_TABLES[kind], tables.articles
    words = func.substr(article.c.text, table.c.evidence_start + 1, table.c.evidence_end - table.c.evidence_start)
    return select(table.c.id).join(article, table.c.article_id == article.c.id).where(words != table.c.evidence)


def _of_copies(kind: str) -> Select[tuple[str]]:
    table, article = tables.RECORD_TABLES[kind], tables.articles
    query = select(table.c.id).join(article, table.c.article_id == article.c.id)
    return query.where(article.c.duplicate_of.is_not(None))


def _copies_of_none() -> Select[tuple[str]]:
    copy, original = tables.articles, tables.articles.alias("original")
    query = select(copy.c.id).outerjoin(original, copy.c.duplicate_of == original.c.id)
    return query.where(copy.c.duplicate_of.is_not(None), original.c.id.is_(None) | original.c.duplicate_of.is_not(None))


def _visits_of_none() -> Select[tuple[str]]:
    visit, article = tables.visits, tables.articles
    query = select(visit.c.url).outerjoin(article, visit.c.article_id == article.c.id)
    return query.where(visit.c.outcome.in_(("new", "updated", "duplicate", "removed")), article.c.id.is_(None))


_CHECKS: dict[str, Select[tuple[str]]] = {
    "copies whose original is missing or a copy itself": _copies_of_none(),
    "visits of articles that are missing": _visits_of_none(),
    **{f"records ({kind}) without an article": _without_article(kind) for kind in tables.RECORD_TABLES},
    **{f"records ({kind}) whose words do not stand there": _without_evidence(kind) for kind in tables.RECORD_TABLES},
    **{f"records ({kind}) of copies, counted twice": _of_copies(kind) for kind in tables.RECORD_TABLES},
}
"""What must not be, with the ids that are."""
