"""Finds the stored article that another one repeats, by the keys under which articles are tied."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, func, select

from extractors.sections import with_sections
from flows.stores.sql_rows import article_of
from flows.stores.tables import articles
from flows.stores.tie_tables import tie_keys
from flows.ties.copies import is_copy
from flows.ties.near_duplicates import lead_of
from schemas import Article

MOST_CANDIDATES: Final = 20
"""Texts that begin alike: a house that sends the same two paragraphs every day has hundreds."""


def copy_of(connection: Connection, article: Article) -> str | None:
    """The id of the article that has all that this one says; of several the one that was stored first."""
    if not article.sections:
        article = with_sections(article)  # as it stands in the store, where its keys come from
    lead = lead_of(article)
    if lead is None:
        return None
    shared = func.count()
    members = (
        select(tie_keys.c.member)
        .where(tie_keys.c.kind == "article", tie_keys.c.key.in_(lead.bands), tie_keys.c.member != article.id)
        .group_by(tie_keys.c.member)
        .having(shared >= 2)
        .order_by(shared.desc(), tie_keys.c.member)
        .limit(MOST_CANDIDATES)
    )
    candidates = [row.member for row in connection.execute(members)]
    if not candidates:
        return None
    query = (
        select(articles.c.id, articles.c.data, articles.c.text)
        .where(articles.c.id.in_(candidates), articles.c.duplicate_of.is_(None))
        .order_by(articles.c.created_at, articles.c.id)
    )
    rows = connection.execute(query)
    return next((row.id for row in rows if is_copy(article, of=article_of(row.data, row.text))), None)


def copies_of(connection: Connection, article_id: str) -> list[str]:
    """The ids of the articles that point at this one."""
    query = select(articles.c.id).where(articles.c.duplicate_of == article_id).order_by(articles.c.id)
    return list(connection.scalars(query))
