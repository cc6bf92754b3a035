"""Which articles tell one story: an article and its copies.

stories(store, ["a_1", "a_2"])       # {"a_1": "a_1", "a_2": "a_1"}: the second repeats the first
same_story(store, "a_2")             # the others of its story
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Select, column, func, select, table

from flows.stores.base import ArticleSummary, Store
from flows.stores.database import Database
from flows.stores.tables import articles
from schemas import ConfigError

_STORIES = table("article_stories", column("article_id"), column("story_id"))
_AT_ONCE = 500


def stories(store: Store, article_ids: Iterable[str]) -> dict[str, str]:
    """The story of each article: copies have the same one."""
    wanted = sorted(set(article_ids))
    found: dict[str, str] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        rows = _rows(store, select(_STORIES).where(_STORIES.c.article_id.in_(wanted[start : start + _AT_ONCE])))
        found |= {row.article_id: row.story_id for row in rows}
    return found


def same_story(store: Store, article_id: str) -> list[ArticleSummary]:
    """The other articles of its story, the earliest first."""
    own = select(_STORIES.c.story_id).where(_STORIES.c.article_id == article_id).scalar_subquery()
    url = func.coalesce(articles.c.canonical_url, articles.c.url)
    query = (
        select(articles.c.id, url, articles.c.title, articles.c.publisher, articles.c.day)
        .join(_STORIES, _STORIES.c.article_id == articles.c.id)
        .where(_STORIES.c.story_id == own, articles.c.id != article_id)
        .order_by(articles.c.day.nulls_last(), articles.c.id)
    )
    return [ArticleSummary._make(row) for row in _rows(store, query)]


def _rows(store: Store, query: Select[Any]) -> Iterator[Any]:
    if not isinstance(store, Database):
        raise ConfigError("only a store that is a database knows stories (SQLite, PostgreSQL)")
    return store.rows(query)
