"""Articles and records as rows of the SQL store, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import CompoundSelect, Connection, Row, bindparam, literal, select, union_all

from flows.stores import tables
from flows.stores.articles import day_of
from flows.stores.organizations import organizations_by_record
from flows.stores.rows import common_row, flat_row, words_of
from schemas import RECORD_TYPES, Article, Extraction, Record, Versions

Placed = list[tuple[int, Record]]
"""Records with their places among those of the article: a place may be empty where a person rejected a record."""


def _all_records() -> CompoundSelect[Any]:
    columns = ("id", "position", "words", "organizations", "data")
    parts = [
        select(literal(kind).label("kind"), *(table.c[name] for name in columns)).where(
            table.c.article_id == bindparam("article")
        )
        for kind, table in tables.RECORD_TABLES.items()
    ]
    together = union_all(*parts)
    return together.order_by(together.selected_columns.position, together.selected_columns.id)


# Made once: SQLAlchemy takes longer to make and to read a query than SQLite to answer it.
_ARTICLE: Final = select(tables.articles).where(tables.articles.c.id == bindparam("article"))
_RECORDS: Final = _all_records()


def stored_article(connection: Connection, article_id: str) -> Row[Any] | None:
    return connection.execute(_ARTICLE, {"article": article_id}).one_or_none()


def stored_records(connection: Connection, article_id: str) -> list[Row[Any]]:
    """kind, id, position, words, organizations, data of each record, in their order."""
    return list(connection.execute(_RECORDS, {"article": article_id}))


def read_extraction(connection: Connection, article_id: str) -> Extraction | None:
    row = stored_article(connection, article_id)
    return None if row is None else extraction_of(row, [record_of(r) for r in stored_records(connection, article_id)])


def extraction_of(row: Row[Any], records: Iterable[Record]) -> Extraction:
    """The article of a row, with these records."""
    return Extraction.model_validate(
        {
            "article": article_of(row.data, row.text),
            "records": tuple(records),
            "failures": json.loads(row.failures),
            "versions": versions_of(row),
        }
    )


def article_of(data: str, text: str) -> Article:
    return Article.model_validate({"text": text, **json.loads(data)})


def record_of(row: Row[Any]) -> Record:
    return RECORD_TYPES[row.kind].model_validate_json(row.data)


def versions_of(row: Row[Any]) -> Versions:
    return Versions(factwire=row.factwire, model=row.model, contract=row.contract)


def article_row(extraction: Extraction) -> dict[str, Any]:
    article, versions = extraction.article, extraction.versions
    columns = (
        "id", "url", "canonical_url", "title", "text", "language", "kind", "publisher", "issuer", "published_at",
        "fetched_at", "text_sha256", "duplicate_of",
    )  # fmt: skip
    return {
        **{column: getattr(article, column) for column in columns},
        "day": day_of(article),
        "factwire": versions.factwire,
        "model": versions.model,
        "contract": versions.contract,
        "failures": failures_json(extraction),
        "data": article_json(article),
        "updated_at": datetime.now(UTC),
    }


def article_json(article: Article) -> str:
    """All but the text, which has a column of its own: unless that cannot hold it (PostgreSQL: no character 0)."""
    return article.model_dump_json(exclude=None if "\x00" in article.text else {"text"})


def failures_json(extraction: Extraction) -> str:
    return f"[{','.join(failure.model_dump_json() for failure in extraction.failures)}]"


def record_rows(extraction: Extraction, placed: Placed) -> dict[str, dict[str, Any]]:
    """The row of each record, by id."""
    organizations = organizations_by_record(extraction)
    rows: dict[str, dict[str, Any]] = {}
    for position, record in placed:
        flat = flat_row(record)
        rows[record.id] = {
            **common_row(record),
            **flat,
            "position": position,
            "data": record.model_dump_json(),
            "words": words_of(record, flat),
            "organizations": organizations[record.id],
        }
    return rows
