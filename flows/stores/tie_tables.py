"""The tables that tie articles together: what to look for, what was found, and what belongs together.

    tie_keys     under these keys a lead, a claim or a deal is looked for by other articles, and what of it is compared
    ties         two of them: "corroborates" (one story, one claim, one deal) or "contradicts"
    tie_groups   all that corroborate each other, directly or through others, under one name

The views in `flows.stores.views` are what people read.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table

from flows.stores.columns import NUMBER, TEXT
from flows.stores.tables import metadata

__all__ = ["metadata", "tie_groups", "tie_keys", "tie_profiles", "ties"]


def _article(name: str) -> Column[str]:
    return Column(name, TEXT, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True)


tie_keys = Table(
    "tie_keys",
    metadata,
    # The key first: by the kind alone PostgreSQL would find thousands, which it takes for few until it has statistics.
    Column("key", TEXT, primary_key=True),
    Column("kind", TEXT, primary_key=True, comment="article, claim or deal"),
    Column("member", TEXT, primary_key=True, comment="the id of the article, claim or deal"),
    _article("article_id"),
)

tie_profiles = Table(
    "tie_profiles",
    metadata,
    Column("member", TEXT, primary_key=True),
    Column("kind", TEXT, primary_key=True),
    _article("article_id"),
    Column("profile", TEXT, nullable=False, comment="what of it is compared, as JSON"),
)

ties = Table(
    "ties",
    metadata,
    Column("kind", TEXT, primary_key=True),
    Column("relation", TEXT, primary_key=True, comment="corroborates or contradicts"),
    Column("one", TEXT, primary_key=True, comment="the smaller id of the two"),
    Column("other", TEXT, primary_key=True),
    _article("one_article"),
    _article("other_article"),
    Column("likeness", NUMBER, comment="of two articles' first words, 0.8 to 1"),
)

tie_groups = Table(
    "tie_groups",
    metadata,
    Column("kind", TEXT, primary_key=True),
    Column("member", TEXT, primary_key=True),
    _article("article_id"),
    Column("group_id", TEXT, nullable=False, comment="the smallest id of those that belong together"),
    Index("ix_tie_groups_group", "kind", "group_id"),
)
