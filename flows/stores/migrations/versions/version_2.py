"""factwire 0.2: ties between articles."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"


def upgrade() -> None:
    op.create_table(
        "tie_keys",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("member", sa.Text, primary_key=True),
        _article("article_id"),
    )
    op.create_table(
        "tie_profiles",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("member", sa.Text, primary_key=True),
        _article("article_id"),
        sa.Column("profile", sa.Text, nullable=False),
    )
    op.create_table(
        "ties",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("relation", sa.Text, primary_key=True),
        sa.Column("one", sa.Text, primary_key=True),
        sa.Column("other", sa.Text, primary_key=True),
        _article("one_article"),
        _article("other_article"),
        sa.Column("likeness", sa.Float),
    )
    op.create_table(
        "tie_groups",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("member", sa.Text, primary_key=True),
        _article("article_id"),
        sa.Column("group_id", sa.Text, nullable=False),
    )
    for table, column in (
        ("tie_keys", "article_id"),
        ("tie_profiles", "article_id"),
        ("ties", "one_article"),
        ("ties", "other_article"),
        ("tie_groups", "article_id"),
    ):
        op.create_index(f"ix_{table}_{column}", table, [column])
    op.create_index("ix_tie_groups_group", "tie_groups", ["kind", "group_id"])


def _article(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False)
