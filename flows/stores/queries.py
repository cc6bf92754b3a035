"""Questions to a store: articles and records by filters, page by page, the newest first.

    query = RecordQuery(kind="claim", organization="Acme", currency="USD", low=1_000_000)
    page = find(store, query)
    more = find(store, query.model_copy(update={"cursor": page.next}))

A page goes on where the last one ended, whatever was stored in between: nothing comes twice, and nothing that was there
is left out.
"""

from __future__ import annotations

import base64
import json
import re
from datetime import date
from decimal import Decimal
from hashlib import blake2b
from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple

from pydantic import BeforeValidator, Field
from sqlalchemy import ColumnElement, Connection, Join, Row, Select, and_, false, func, or_, select
from sqlalchemy.ext.compiler import compiles

from extractors.text import clean_text
from flows.stores import tables
from flows.stores.base import ArticleSummary, StoredRecord, known_kind
from flows.stores.filters import article_conditions, record_conditions, unknown_filters
from flows.stores.search import database_of
from flows.stores.sql_rows import article_of
from schemas import RECORD_TYPES, Article, ConfigError, DealType, Model

if TYPE_CHECKING:
    from flows.stores.base import Store

MOST: Final = 500
"""Entries of one page at most."""
LARGEST: Final = Decimal(10) ** 30
_CHOOSING: Final = ("text", "organization", "person", "low", "high", "currency", "deal_type", "article")
"""Filters that few records may fit."""
_ISO_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def _clean(value: Any) -> Any:
    """Without control characters and lone surrogates, which no database takes and no article holds."""
    return clean_text(value) if isinstance(value, str) else value


def _day(value: Any) -> Any:
    """pydantic alone would take a number for seconds since 1970."""
    if isinstance(value, str) and not _ISO_DAY.fullmatch(value):
        raise ValueError("write it as YYYY-MM-DD")
    return value


Day = Annotated[date, BeforeValidator(_day)]
Words = Annotated[str, BeforeValidator(_clean), Field(max_length=500)]
Name = Annotated[str, BeforeValidator(_clean), Field(max_length=300)]
Sum = Annotated[Decimal, Field(ge=-LARGEST, le=LARGEST, allow_inf_nan=False)]


class _Query(Model):
    text: Words | None = None
    """Words, "phrases in quotation marks", -unwanted words; all of the others must be there."""
    organization: Name | None = None
    """Part of a name of an organization that it is about; capitals do not count."""
    since: Day | None = None
    """The first day of publication."""
    until: Day | None = None
    """The last day of publication."""
    publisher: Name | None = None
    """Part of the name of the site or the wire."""
    limit: int = Field(default=50, ge=1, le=MOST)
    cursor: Words | None = None
    """`next` of the page before, for the one behind it."""


class RecordFilters(_Query):
    """Which records are wanted; what is None makes no difference."""

    person: Name | None = None
    """Part of a name of the person that it is, quotes or is attributed to."""
    low: Sum | None = None
    """The smallest amount; of a deal that of any of its terms."""
    high: Sum | None = None
    """The largest amount; a range fits where part of it does."""
    currency: str | None = Field(default=None, pattern="^[A-Za-z]{3}$")
    """ISO 4217."""
    deal_type: DealType | None = None
    article: Name | None = None
    """The id of an article."""


class RecordQuery(RecordFilters):
    kind: str


class ArticleQuery(_Query):
    """Which articles are wanted. Copies of the same text are left out, unless `duplicates` says otherwise."""

    kind: Name | None = None
    """news, press_release, filing or unknown."""
    language: Name | None = None
    """ISO 639-1."""
    duplicates: bool = False


class RecordPage(NamedTuple):
    records: tuple[StoredRecord, ...]
    next: str | None
    """The cursor of the next page; None on the last one."""


class ArticlePage(NamedTuple):
    articles: tuple[Article, ...]
    next: str | None


def find(store: Store, query: RecordQuery) -> RecordPage:
    """The records that fit, those of the newest article first, then in the order of the text.

    Raises ConfigError for a kind that does not exist, a filter that it has nothing for, a cursor that is none, and a
    store that is no database.
    """
    table, article = tables.RECORD_TABLES[known_kind(query.kind)], tables.articles
    if unknown := unknown_filters(query):
        raise ConfigError(f"{unknown[0]}: records of the kind {query.kind} have none to filter by")
    url = func.coalesce(article.c.canonical_url, article.c.url).label("url")
    chosen = select(
        article.c.id.label("article_id"), url, article.c.title, article.c.publisher, article.c.day,
        table.c.position, table.c.id, table.c.data,
    )  # fmt: skip
    with database_of(store).reading() as connection:
        is_all = all(getattr(query, name) is None for name in _CHOOSING)
        join = _JoinInOrder if is_all else Join
        joined = chosen.select_from(join(article, table, table.c.article_id == article.c.id))
        fitting = joined.where(*record_conditions(query, connection.dialect.name))
        rows, following = _page(connection, fitting, query, (table.c.position, table.c.id))
    read = RECORD_TYPES[query.kind].model_validate_json
    return RecordPage(tuple(StoredRecord(read(row.data), ArticleSummary._make(row[:5])) for row in rows), following)


def find_articles(store: Store, query: ArticleQuery) -> ArticlePage:
    """The articles that fit, the newest first. Raises ConfigError as `find` does."""
    article = tables.articles
    chosen = select(article.c.id.label("article_id"), article.c.day, article.c.data, article.c.text)
    with database_of(store).reading() as connection:
        fitting = chosen.where(*article_conditions(query, connection.dialect.name))
        rows, following = _page(connection, fitting, query, ())
    return ArticlePage(tuple(article_of(row.data, row.text) for row in rows), following)


class _JoinInOrder(Join):
    """SQLite goes through the articles by day and stops at the end of the page: it would rather read all records and
    put them in order. Not where few records fit: it would go through all articles. PostgreSQL chooses for itself.
    """

    inherit_cache = True


@compiles(_JoinInOrder, "sqlite")
def _compiled(join: _JoinInOrder, compiler: Any, **options: Any) -> str:
    return str(compiler.visit_join(join, **options)).replace(" JOIN ", " CROSS JOIN ", 1)


def _page(
    connection: Connection, chosen: Select[Any], query: RecordQuery | ArticleQuery, places: tuple[Any, ...]
) -> tuple[list[Row[Any]], str | None]:
    """The rows of one page, and the cursor of the next: the place of the last row in the order of all."""
    article = tables.articles
    keys = (article.c.id, *places)
    if query.cursor is not None:
        chosen = chosen.where(_behind(_place_of(query), article.c.day, keys))
    ordered = chosen.order_by(article.c.day.desc().nulls_last(), *keys).limit(query.limit + 1)
    rows = list(connection.execute(ordered))
    if len(rows) <= query.limit:
        return rows, None
    last = rows[query.limit - 1]
    place = [last.article_id] if not places else [last.article_id, last.position, last.id]
    return rows[: query.limit], _cursor(query, last.day, place)


def _behind(place: list[Any], day: Any, keys: tuple[Any, ...]) -> ColumnElement[bool]:
    """Rows that come after a place: of an earlier day or none, or of the same and further on."""
    last_day, *values = place
    further: ColumnElement[bool] = false()
    for key, value in zip(reversed(keys), reversed(values), strict=True):
        further = or_(key > value, and_(key == value, further))
    if last_day is None:
        return and_(day.is_(None), further)
    return or_(day < last_day, day.is_(None), and_(day == last_day, further))


def _cursor(query: RecordQuery | ArticleQuery, day: date | None, place: list[Any]) -> str:
    content = json.dumps([_mark(query), day.isoformat() if day else None, *place], separators=(",", ":"))
    return base64.urlsafe_b64encode(content.encode()).decode().rstrip("=")


def _place_of(query: RecordQuery | ArticleQuery) -> list[Any]:
    """What `_cursor` wrote. Raises ConfigError for anything else."""
    cursor = query.cursor or ""
    try:
        mark, day, *place = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        kinds = (str,) if isinstance(query, ArticleQuery) else (str, int, str)
        is_whole = len(place) == len(kinds) and all(map(isinstance, place, kinds))
        if mark == _mark(query) and is_whole and abs(place[-2] if len(place) > 1 else 0) < 1 << 31:
            return [date.fromisoformat(day) if day is not None else None, *place]
    except (ValueError, TypeError, RecursionError):
        pass
    raise ConfigError("cursor: it is no cursor of this query")


def _mark(query: RecordQuery | ArticleQuery) -> str:
    """Tells the questions apart: a cursor goes on with the one that it came from."""
    asked = type(query).__name__ + query.model_dump_json(exclude={"cursor", "limit"}, exclude_defaults=True)
    return blake2b(asked.encode(), digest_size=6).hexdigest()
