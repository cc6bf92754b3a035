"""Full text: the words of each article (title and text) and of each of its records, in SQLite's FTS5 or as a tsvector.

    create_search(connection)                     # once, when the tables are made; indexes what is stored already
    index_article(connection, "a_3f…")            # in the transaction that writes the article, behind its rows
    hits(store, "licence phase III", limit=20)    # articles, the best first, with the words around what was found

What is asked for is words, "phrases in quotation marks" and -unwanted words; all of the others must be there. Case,
accents (SQLite) and English endings make no difference: "licensing deals" finds "a licensing deal".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import Connection, TextClause, bindparam, func, select, text

from flows.stores import tables
from flows.stores.base import ArticleSummary
from schemas import ConfigError

if TYPE_CHECKING:
    from flows.stores.base import Store
    from flows.stores.database import Database

ARTICLE: Final = "article"
"""The kind of an entry that is an article's own title and text."""

_OPEN, _CLOSE = "\x02", "\x03"  # no text of an article holds control characters
_TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_WORD = re.compile(r"\w+")
_LONGEST_QUERY = 500

# The index keeps no text of its own: it reads `search_entries`; triggers keep the two together whoever writes there.
_SQLITE: Final = (
    """CREATE TABLE search_entries (
        id INTEGER PRIMARY KEY,
        article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
        kind TEXT NOT NULL, record_id TEXT, title TEXT, body TEXT NOT NULL)""",
    "CREATE INDEX ix_search_entries_article_id ON search_entries (article_id)",
    """CREATE VIRTUAL TABLE search_index USING fts5(
        title, body, content='search_entries', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER search_entries_insert AFTER INSERT ON search_entries BEGIN
        INSERT INTO search_index(rowid, title, body) VALUES (new.id, new.title, new.body); END""",
    """CREATE TRIGGER search_entries_delete AFTER DELETE ON search_entries BEGIN
        INSERT INTO search_index(search_index, rowid, title, body)
        VALUES ('delete', old.id, old.title, old.body); END""",
    """CREATE TRIGGER search_entries_update AFTER UPDATE ON search_entries BEGIN
        INSERT INTO search_index(search_index, rowid, title, body)
        VALUES ('delete', old.id, old.title, old.body);
        INSERT INTO search_index(rowid, title, body) VALUES (new.id, new.title, new.body); END""",
)
# A tsvector holds 1 MB at most, and text beyond that would be an error: 150,000 characters always fit.
_POSTGRESQL: Final = (
    """CREATE TABLE search_entries (
        id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
        kind TEXT NOT NULL, record_id TEXT, title TEXT, body TEXT NOT NULL,
        words TSVECTOR GENERATED ALWAYS AS (
            setweight(to_tsvector('english'::regconfig, left(coalesce(title, ''), 10000)), 'A')
            || to_tsvector('english'::regconfig, left(body, 150000))) STORED)""",
    "CREATE INDEX ix_search_entries_article_id ON search_entries (article_id)",
    "CREATE INDEX ix_search_entries_words ON search_entries USING gin (words)",
)


class Hit(NamedTuple):
    """An article that was found."""

    article: ArticleSummary
    snippet: str
    """The words around what was found, on one line."""
    marks: tuple[tuple[int, int], ...]
    """What was found, as half-open stretches of `snippet`."""


def create_search(connection: Connection) -> None:
    """Create the index, and fill it from what is stored; nothing where it is there."""
    if connection.dialect.has_table(connection, "search_entries"):
        return
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL:
        connection.execute(text(statement))
    for statement in _fillings(""):
        connection.execute(text(statement))


def index_article(connection: Connection, article_id: str, *, is_new: bool = False) -> None:
    """Index an article anew, as its rows are now. A duplicate is not indexed: its original is found."""
    if not is_new:
        connection.execute(_UNINDEX, {"article": article_id})
    for statement in _INDEX:
        connection.execute(statement, {"article": article_id})


def matching(dialect: str, words: str, kind: str) -> TextClause:
    """SQL for the ids that fit, to stand behind "… IN": of articles, or of records of a kind."""
    identity = "article_id" if kind == ARTICLE else "record_id"
    found = f"SELECT e.{identity} FROM {_FOUND[dialect]} AND e.kind = :search_kind"
    return text(found).bindparams(search_query=query_of(dialect, words), search_kind=kind)


def hits(store: Store, words: str, *, limit: int = 20, offset: int = 0) -> list[Hit]:
    """The articles that fit, the best first. Raises StoreError."""
    article = tables.articles
    url = func.coalesce(article.c.canonical_url, article.c.url)
    with database_of(store).reading() as connection:
        dialect = connection.dialect.name
        snippet, rank = _SNIPPET[dialect], _RANK[dialect]
        query = text(
            f"SELECT e.article_id AS id, {snippet} AS snippet FROM {_FOUND[dialect]} AND e.kind = '{ARTICLE}' "
            f"ORDER BY {rank}, e.article_id LIMIT :most OFFSET :skipped"
        ).bindparams(search_query=query_of(dialect, words), most=limit, skipped=offset)
        found: Sequence[Any] = connection.execute(query).all()
        columns = (article.c.id, url, article.c.title, article.c.publisher, article.c.day)
        known = select(*columns).where(article.c.id.in_(bindparam("ids", [row.id for row in found], expanding=True)))
        summaries = {row[0]: ArticleSummary._make(row) for row in connection.execute(known)}
    return [Hit(summaries[row.id], *_with_marks(row.snippet)) for row in found if row.id in summaries]


def database_of(store: Store) -> Database:
    """Raises ConfigError for a store that is none."""
    if not hasattr(store, "reading"):
        raise ConfigError("only a store that is a database can be searched (SQLite, PostgreSQL)")
    return store  # type: ignore[return-value]


def query_of(dialect: str, words: str) -> str:
    """What a person typed in the database's own query language: it is never an error there, whatever was typed."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in _TERM.findall(words[:_LONGEST_QUERY]):
        if parts := _WORD.findall(phrase or word):
            (unwanted if minus else wanted).append('"' + " ".join(parts) + '"')
    if not wanted:
        return '""'
    if dialect == "sqlite":
        return " AND ".join(wanted) + "".join(f" NOT {term}" for term in unwanted)
    return " ".join([*wanted, *(f"-{term}" for term in unwanted)])


def _fillings(condition: str) -> tuple[str, ...]:
    """For articles that are no duplicates: their entry, and those of their records of each kind."""
    where = f"WHERE {condition} a.duplicate_of IS NULL"
    into = "INSERT INTO search_entries (article_id, kind, record_id, title, body)"
    own = f"{into} SELECT a.id, '{ARTICLE}', NULL, a.title, a.text FROM articles a {where}"
    records = " UNION ALL ".join(
        f"SELECT r.article_id, '{kind}', r.id, NULL, r.words "
        f"FROM {table.name} r JOIN articles a ON a.id = r.article_id {where}"
        for kind, table in tables.RECORD_TABLES.items()
    )
    return own, f"{into} {records}"


_UNINDEX: Final = text("DELETE FROM search_entries WHERE article_id = :article")
_INDEX: Final = tuple(text(statement) for statement in _fillings("a.id = :article AND"))


def _with_marks(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    line, marks, start = "", [], 0
    for piece in re.split(f"([{_OPEN}{_CLOSE}])", re.sub(r"\s+", " ", marked).strip()):
        if piece == _OPEN:
            start = len(line)
        elif piece == _CLOSE:
            marks.append((start, len(line)))
        else:
            line += piece
    return line, tuple(marks)


_FOUND: Final = {
    "sqlite": "search_index i JOIN search_entries e ON e.id = i.rowid WHERE search_index MATCH :search_query",
    "postgresql": "search_entries e, websearch_to_tsquery('english', :search_query) q WHERE e.words @@ q",
}
_RANK: Final = {"sqlite": "bm25(search_index, 5.0, 1.0)", "postgresql": "ts_rank(e.words, q) DESC"}
_SNIPPET: Final = {
    "sqlite": f"snippet(search_index, 1, '{_OPEN}', '{_CLOSE}', '…', 30)",
    "postgresql": "ts_headline('english', left(e.body, 150000), q, "
    f"'StartSel={_OPEN}, StopSel={_CLOSE}, MaxWords=30, MinWords=15')",
}
