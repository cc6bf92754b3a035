"""Writes one article with its records, in the transaction that it is given.

Of an article that is stored already only what differs is touched: what is new or other is put, what went is
superseded, and each of these is one change. Of the rest a reader of changes sees nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, select

from flows.stores import tables
from flows.stores.articles import as_duplicate
from flows.stores.base import WriteOutcome
from flows.stores.copies import copy_of
from flows.stores.correcting import with_corrections
from flows.stores.cursors import next_cursor
from flows.stores.history import Why
from flows.stores.history_tables import article_versions, retractions, superseded
from flows.stores.search import index_article
from flows.stores.sql_rows import (
    Placed,
    article_of,
    article_row,
    failures_json,
    record_of,
    record_rows,
    stored_article,
    stored_records,
    versions_of,
)
from flows.stores.tying import tie, untie
from schemas import Extraction, Record

_AT_ONCE = 400
"""So many values in one IN (…): databases limit them."""


# Made once: SQLAlchemy takes longer to make and to read a query than SQLite to answer it.
_ORIGINAL: Final = (
    select(tables.articles.c.id)
    .where(
        tables.articles.c.text_sha256 == bindparam("text"),
        tables.articles.c.duplicate_of.is_(None),
        tables.articles.c.id != bindparam("other_than"),
    )
    .order_by(tables.articles.c.created_at, tables.articles.c.id)
    .limit(1)
)
_INSERT_ARTICLE: Final = tables.articles.insert()
_INSERTS: Final = {kind: table.insert() for kind, table in tables.RECORD_TABLES.items()}


def write_article(connection: Connection, extraction: Extraction) -> WriteOutcome:
    article = extraction.article
    stored = stored_article(connection, article.id)
    original = original_of(connection, article.text_sha256, other_than=article.id)
    # One that has its records keeps them, although a later article may say all that it says.
    may_be_copy = stored is None or stored.text_sha256 != article.text_sha256 or stored.duplicate_of is not None
    if original is None and article.duplicate_of is None and may_be_copy:
        original = copy_of(connection, article)
    if original and article.duplicate_of is None:
        extraction = as_duplicate(extraction, original)
    placed: Placed = list(enumerate(extraction.records))
    if stored is None:
        _insert(connection, extraction, placed)
        return WriteOutcome.DUPLICATE if extraction.article.duplicate_of else WriteOutcome.CREATED
    if extraction.article.duplicate_of is None:
        placed = with_corrections(connection, extraction.article, placed)
    if not replace_article(connection, stored, extraction, placed, _why(stored, extraction)):
        return WriteOutcome.UNCHANGED
    return WriteOutcome.DUPLICATE if extraction.article.duplicate_of else WriteOutcome.REPLACED


def replace_article(connection: Connection, stored: Row[Any], extraction: Extraction, placed: Placed, why: Why) -> bool:
    """Make what is stored be this; False where it is (but for a mark of removal, which goes).

    `placed` are the records as they shall stand; `extraction` says the rest.
    """
    extraction = extraction.model_copy(update={"records": tuple(record for _, record in placed)})
    old = {row.id: row for row in stored_records(connection, stored.id)}
    difference = _difference(stored, old, extraction, placed)
    if difference.is_none:
        if stored.removed_at is not None:
            mark_article(connection, stored.id, None)
        return False
    now = datetime.now(UTC)
    cursor = next_cursor(connection, difference.changes)
    _keep_what_was(connection, stored, [old[identity] for identity in difference.superseded], extraction, why, now)
    untie(connection, stored.id)
    cursor = _update_article(connection, stored, extraction, difference, cursor, now)
    _put_records(connection, extraction, placed, old, difference, cursor, now)
    _retract(connection, stored.id, [old[identity] for identity in difference.gone], difference, cursor, now)
    tie(connection, extraction)
    index_article(connection, extraction.article.id)
    return True


def original_of(connection: Connection, text_sha256: str, *, other_than: str | None = None) -> str | None:
    """Of the articles with this text the one that the others are duplicates of."""
    return connection.scalar(_ORIGINAL, {"text": text_sha256, "other_than": other_than or ""})


def mark_article(connection: Connection, article_id: str, at: datetime | None) -> None:
    """Set or take back the mark of removal, which is a change of the article."""
    article = tables.articles
    values = {"removed_at": at, "change_cursor": next_cursor(connection, 1), "changed_at": datetime.now(UTC)}
    connection.execute(article.update().where(article.c.id == article_id).values(values))


@dataclass(frozen=True)
class _Difference:
    """Between what is stored of an article and what shall be."""

    is_other_article: bool
    is_other_result: bool
    """Other versions made the records, or other extractors failed."""
    is_other_text: bool
    put: frozenset[str]
    """Records that are new or other."""
    gone: tuple[str, ...]
    replaced: tuple[str, ...]
    """Those of `put` that stood otherwise."""
    moved: bool

    @property
    def is_none(self) -> bool:
        return not (self.is_other_article or self.is_other_result or self.put or self.gone or self.moved)

    @property
    def superseded(self) -> tuple[str, ...]:
        return (*self.gone, *self.replaced)

    @property
    def changes(self) -> int:
        return 1 + len(self.put) + len(self.gone)


def _difference(stored: Row[Any], old: Mapping[str, Row[Any]], extraction: Extraction, placed: Placed) -> _Difference:
    article = article_of(stored.data, stored.text)
    same_time = extraction.article.model_copy(update={"fetched_at": article.fetched_at})
    new = {record.id: record for _, record in placed}
    put = {identity for identity, record in new.items() if not _is_stored(old.get(identity), record)}
    return _Difference(
        is_other_article=article != same_time,
        is_other_result=versions_of(stored) != extraction.versions or stored.failures != failures_json(extraction),
        is_other_text=stored.text_sha256 != extraction.article.text_sha256,
        put=frozenset(put),
        gone=tuple(identity for identity in old if identity not in new),
        replaced=tuple(identity for identity in old if identity in put),
        moved=any(one.id in old and old[one.id].position != position for position, one in placed),
    )


def _is_stored(row: Row[Any] | None, record: Record) -> bool:
    """By the letter, or by the meaning: an older factwire wrote the same with fewer fields."""
    return row is not None and (row.data == record.model_dump_json() or record_of(row) == record)


def _why(stored: Row[Any], extraction: Extraction) -> Why:
    if stored.text_sha256 != extraction.article.text_sha256:
        return Why.CHANGED
    return Why.REMOVED if extraction.article.duplicate_of and not stored.duplicate_of else Why.RE_EXTRACTED


def _insert(connection: Connection, extraction: Extraction, placed: Placed) -> None:
    row = article_row(extraction)
    cursor, now = next_cursor(connection, 1 + len(placed)), row["updated_at"]
    connection.execute(_INSERT_ARTICLE, row | {"created_at": now, "change_cursor": cursor, "changed_at": now})
    _insert_records(connection, record_rows(extraction, placed), [record for _, record in placed], cursor + 1, now)
    tie(connection, extraction)
    if extraction.article.duplicate_of is None:
        index_article(connection, extraction.article.id, is_new=True)


def _insert_records(
    connection: Connection,
    rows: Mapping[str, dict[str, Any]],
    records: Iterable[Record],
    cursor: int,
    now: datetime,
) -> None:
    by_kind: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for place, record in enumerate(records, start=cursor):
        by_kind[record.kind_prefix].append(rows[record.id] | {"change_cursor": place, "changed_at": now})
    for kind, some in by_kind.items():
        connection.execute(_INSERTS[kind], some)


def _keep_what_was(
    connection: Connection, stored: Row[Any], rows: Sequence[Row[Any]], extraction: Extraction, why: Why, now: datetime
) -> None:
    made_by = {"factwire": stored.factwire, "model": stored.model, "contract": stored.contract}
    if stored.text_sha256 != extraction.article.text_sha256:
        of = {name: getattr(stored, name) for name in ("version", "title", "text", "text_sha256", "data")}
        connection.execute(article_versions.insert(), {"article_id": stored.id, **of, **made_by, "until": now})
    common = made_by | {
        "article_id": stored.id,
        "article_version": stored.version,
        "why": why.value,
        "superseded_at": now,
    }
    if rows:
        kept = [common | {"record_id": row.id, "kind": row.kind, "data": row.data} for row in rows]
        connection.execute(superseded.insert(), kept)


def _update_article(
    connection: Connection,
    stored: Row[Any],
    extraction: Extraction,
    difference: _Difference,
    cursor: int,
    now: datetime,
) -> int:
    row = article_row(extraction) | {"removed_at": None, "version": stored.version + difference.is_other_text}
    if difference.is_other_article or stored.removed_at is not None:
        row |= {"change_cursor": cursor, "changed_at": now}
    connection.execute(tables.articles.update().where(tables.articles.c.id == stored.id), row)
    return cursor + 1


def _put_records(
    connection: Connection,
    extraction: Extraction,
    placed: Placed,
    old: Mapping[str, Row[Any]],
    difference: _Difference,
    cursor: int,
    now: datetime,
) -> None:
    rows = record_rows(extraction, placed)
    _delete(connection, [old[identity] for identity in difference.superseded])
    _insert_records(connection, rows, [record for _, record in placed if record.id in difference.put], cursor, now)
    for _, record in placed:
        if record.id in old and record.id not in difference.put:
            _move(connection, old[record.id], rows[record.id])


def _move(connection: Connection, old: Row[Any], row: Mapping[str, Any]) -> None:
    """What surrounds a record may change while it stays: its place, what its organization is called elsewhere."""
    other = {name: row[name] for name in ("position", "words", "organizations") if row[name] != getattr(old, name)}
    if other:
        table = tables.RECORD_TABLES[old.kind]
        connection.execute(table.update().where(table.c.id == old.id), other)


def _delete(connection: Connection, rows: Iterable[Row[Any]]) -> None:
    by_kind: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        by_kind[row.kind].append(row.id)
    for kind, identities in by_kind.items():
        table = tables.RECORD_TABLES[kind]
        for start in range(0, len(identities), _AT_ONCE):
            connection.execute(table.delete().where(table.c.id.in_(identities[start : start + _AT_ONCE])))


def _retract(
    connection: Connection,
    article_id: str,
    rows: Sequence[Row[Any]],
    difference: _Difference,
    cursor: int,
    now: datetime,
) -> None:
    back = sorted(difference.put)
    for start in range(0, len(back), _AT_ONCE):
        connection.execute(retractions.delete().where(retractions.c.id.in_(back[start : start + _AT_ONCE])))
    common = {"article_id": article_id, "changed_at": now}
    if rows:
        first = cursor + len(back)
        places = enumerate(rows, start=first)
        gone = [common | {"id": row.id, "kind": row.kind, "change_cursor": place} for place, row in places]
        connection.execute(retractions.insert(), gone)
