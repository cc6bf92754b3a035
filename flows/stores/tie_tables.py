"""The tables that tie articles together: what to look for, what was found, and what belongs together.

    tie_keys     under these keys a lead, a claim or a deal is looked for by other articles, and what of it is compared
    ties         two of them: "corroborates" (one story, one claim, one deal) or "contradicts"
    tie_groups   all that corroborate each other, directly or through others, under one name

The views in `flows.stores.views` are what people read.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Table, Text

from flows.stores.tables import metadata

__all__ = ["metadata", "tie_groups", "tie_keys", "tie_profiles", "ties"]


def _article(name: str) -> Column[str]:
    return Column(name, Text, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True)


tie_keys = Table(
    "tie_keys",
    metadata,
    Column("kind", Text, primary_key=True, comment="article, claim or deal"),
    Column("key", Text, primary_key=True),
    Column("member", Text, primary_key=True, comment="the id of the article, claim or deal"),
    _article("article_id"),
)

tie_profiles = Table(
    "tie_profiles",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("member", Text, primary_key=True),
    _article("article_id"),
    Column("profile", Text, nullable=False, comment="what of it is compared, as JSON"),
)

ties = Table(
    "ties",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("relation", Text, primary_key=True, comment="corroborates or contradicts"),
    Column("one", Text, primary_key=True, comment="the smaller id of the two"),
    Column("other", Text, primary_key=True),
    _article("one_article"),
    _article("other_article"),
    Column("likeness", Float, comment="of two articles' first words, 0.8 to 1"),
)

tie_groups = Table(
    "tie_groups",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("member", Text, primary_key=True),
    _article("article_id"),
    Column("group_id", Text, nullable=False, comment="the smallest id of those that belong together"),
    Index("ix_tie_groups_group", "kind", "group_id"),
)
