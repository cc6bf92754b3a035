"""Corrections in the SQL store: kept apart from the records, and applied whenever an article is written.

What the extractors last found where a correction holds instead stands in `overruled`, so that a correction can be
taken back at any time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, select

from flows.stores.correcting import forget_overruled, found_by_extractors, with_corrections
from flows.stores.database import Database
from flows.stores.history import Why
from flows.stores.history_tables import corrections
from flows.stores.passing import tried_again
from flows.stores.sql_rows import Placed, article_of, extraction_of, stored_article, stored_records
from flows.stores.sql_writing import replace_article
from schemas import Article, StoreError
from schemas.corrections import Correction


class KeepsCorrections(Database):
    """What people said about records."""

    @tried_again
    def correct(self, correction: Correction) -> None:
        with self.writing() as connection:
            if _find(connection, correction.id):
                return
            stored = stored_article(connection, correction.article_id)
            if stored is None:
                raise StoreError(f"{self.name} has no article {correction.article_id}", concerns=self.name)
            if stored.duplicate_of:
                raise StoreError(f"{stored.id} has no records of its own: it repeats {stored.duplicate_of}")
            self._check(connection, correction, article_of(stored.data, stored.text))
            found = found_by_extractors(connection, correction.article_id)
            connection.execute(corrections.insert(), _row(correction))
            _reapply(connection, stored, found, Why.REJECTED if correction.verdict == "rejected" else Why.CORRECTED)

    @tried_again
    def withdraw(self, correction_id: str) -> None:
        with self.writing() as connection:
            correction = _find(connection, correction_id)
            if correction is None:
                raise StoreError(f"{self.name} has no correction {correction_id}", concerns=self.name)
            stored = stored_article(connection, correction.article_id)
            found = found_by_extractors(connection, correction.article_id)
            row = _row(correction.model_copy(update={"withdrawn": True}))
            connection.execute(corrections.update().where(corrections.c.id == correction_id), row)
            if stored is not None and not stored.duplicate_of:
                _reapply(connection, stored, found, Why.CORRECTED)

    def corrections(self, article_id: str | None = None, *, limit: int | None = None) -> Iterator[Correction]:
        query = select(corrections.c.data).order_by(corrections.c.made_at.desc(), corrections.c.id).limit(limit)
        if article_id:
            query = query.where(corrections.c.article_id == article_id)
        for row in self.rows(query):
            yield Correction.model_validate_json(row.data)

    def _check(self, connection: Connection, correction: Correction, article: Article) -> None:
        """Whether it speaks of a record that the article has, or has had, in words that stand there."""
        if not correction.applies_to(article.text):
            raise StoreError(f"{correction.record_id} points at words that {article.id} does not have")
        if correction.verdict == "added":
            return
        known = {row.id for row in stored_records(connection, article.id)}
        earlier = select(corrections.c.record_id).where(corrections.c.article_id == article.id)
        if correction.record_id not in known.union(connection.scalars(earlier)):
            raise StoreError(f"{self.name} has no record {correction.record_id}", concerns=self.name)


def _reapply(connection: Connection, stored: Row[Any], found: Placed, why: Why) -> None:
    article = article_of(stored.data, stored.text)
    placed = with_corrections(connection, article, found)
    if placed is found:
        forget_overruled(connection, article.id)
    replace_article(connection, stored, extraction_of(stored, ()), placed, why)


def _find(connection: Connection, correction_id: str) -> Correction | None:
    data = connection.scalar(select(corrections.c.data).where(corrections.c.id == correction_id))
    return Correction.model_validate_json(data) if data else None


def _row(correction: Correction) -> dict[str, Any]:
    return {
        "id": correction.id,
        "record_id": correction.record_id,
        "article_id": correction.article_id,
        "kind": correction.kind,
        "verdict": correction.verdict,
        "made_by": correction.by,
        "made_at": correction.at,
        "note": correction.note,
        "withdrawn": correction.withdrawn,
        "data": correction.model_dump_json(),
    }
