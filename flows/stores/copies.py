"""Finds the stored article that another one repeats, by the keys under which articles are tied."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, bindparam, func, select

from extractors.sections import with_sections
from flows.stores.sql_rows import article_of
from flows.stores.tables import articles
from flows.stores.tie_tables import tie_keys
from flows.ties.copies import is_copy
from flows.ties.near_duplicates import lead_of
from schemas import Article

MOST_CANDIDATES: Final = 20
"""Texts that begin alike: a house that sends the same two paragraphs every day has hundreds."""

_SHARED: Final = func.count()
# Made once: SQLAlchemy takes longer to make a query than SQLite to answer it.
_CANDIDATES: Final = (
    select(tie_keys.c.member)
    .where(
        tie_keys.c.kind == "article",
        tie_keys.c.key.in_(bindparam("keys", expanding=True)),
        tie_keys.c.member != bindparam("id"),
    )
    .group_by(tie_keys.c.member)
    .having(_SHARED >= 2)
    .order_by(_SHARED.desc(), tie_keys.c.member)
    .limit(MOST_CANDIDATES)
)
_ORIGINALS: Final = (
    select(articles.c.id, articles.c.data, articles.c.text)
    .where(articles.c.id.in_(bindparam("candidates", expanding=True)), articles.c.duplicate_of.is_(None))
    .order_by(articles.c.created_at, articles.c.id)
)


def copy_of(connection: Connection, article: Article) -> str | None:
    """The id of the article that has all that this one says; of several the one that was stored first."""
    if not article.sections:
        article = with_sections(article)  # as it stands in the store, where its keys come from
    lead = lead_of(article)
    if lead is None:
        return None
    candidates = [row.member for row in connection.execute(_CANDIDATES, {"keys": lead.bands, "id": article.id})]
    if not candidates:
        return None
    rows = connection.execute(_ORIGINALS, {"candidates": candidates})
    return next((row.id for row in rows if is_copy(article, of=article_of(row.data, row.text))), None)


def copies_of(connection: Connection, article_id: str) -> list[str]:
    """The ids of the articles that point at this one."""
    query = select(articles.c.id).where(articles.c.duplicate_of == article_id).order_by(articles.c.id)
    return list(connection.scalars(query))
