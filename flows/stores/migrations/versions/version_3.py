"""factwire 0.5: the history of articles and records, corrections, cursors of sources, runs.

What is stored counts as put in the order in which it was written, so that a reader of changes begins with all of it.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "3"
down_revision = "2"

_RECORDS = (
    "organizations", "people", "affiliations", "products", "places", "events", "figures", "time_expressions", "quotes",
    "claims", "deals",
)  # fmt: skip
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("articles", sa.Column("version", sa.Integer, nullable=False, server_default="1"))
    op.add_column("articles", sa.Column("removed_at", _MOMENT))
    op.add_column("visits", sa.Column("next_try", _MOMENT))
    _turn_tie_tables()
    _create_history()
    _create_corrections()
    _create_state()
    _number_what_is_stored()


def _turn_tie_tables() -> None:
    """The key and the member come first in their primary keys: whatever the kind, they are looked up by these."""
    _turn("tie_keys", ("key", "kind", "member"), ())
    _turn("tie_profiles", ("member", "kind"), ("profile",))


def _turn(table: str, keys: tuple[str, ...], others: tuple[str, ...]) -> None:
    op.rename_table(table, f"old_{table}")
    op.drop_index(f"ix_{table}_article_id", f"old_{table}")
    op.create_table(
        table,
        *(sa.Column(name, sa.Text, primary_key=True) for name in keys),
        sa.Column("article_id", sa.Text, sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in others),
    )
    op.create_index(f"ix_{table}_article_id", table, ["article_id"])
    columns = ", ".join((*keys, "article_id", *others))
    op.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM old_{table}")
    op.drop_table(f"old_{table}")


def _create_history() -> None:
    op.create_table(
        "change_counter",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "retractions",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("article_id", sa.Text, nullable=False),
        *_change_columns(),
    )
    op.create_table(
        "superseded",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("record_id", sa.Text, nullable=False, index=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("article_id", sa.Text, nullable=False, index=True),
        sa.Column("article_version", sa.Integer, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("superseded_at", _MOMENT, nullable=False),
        *_versions(),
        sa.Column("data", sa.JSON, nullable=False),
    )
    op.create_table(
        "article_versions",
        sa.Column("article_id", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("title", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("text_sha256", sa.Text, nullable=False),
        *_versions(),
        sa.Column("until", _MOMENT, nullable=False),
        sa.Column("data", sa.JSON, nullable=False),
    )


def _create_corrections() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("record_id", sa.Text, nullable=False, index=True),
        sa.Column("article_id", sa.Text, nullable=False, index=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.Column("note", sa.Text),
        sa.Column("withdrawn", sa.Boolean, nullable=False),
        sa.Column("data", sa.JSON, nullable=False),
    )
    op.create_table(
        "overruled",
        sa.Column("record_id", sa.Text, primary_key=True),
        sa.Column("article_id", sa.Text, nullable=False, index=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("data", sa.JSON),
    )


def _create_state() -> None:
    op.create_table(
        "source_cursors",
        sa.Column("source", sa.Text, primary_key=True),
        sa.Column("last_run", _MOMENT),
        sa.Column("last_success", _MOMENT),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("message", sa.Text),
        sa.Column("data", sa.JSON, nullable=False),
    )
    counts = ("found", "new_articles", "updated", "unchanged", "duplicates", "failed")
    op.create_table(
        "runs",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("started_at", _MOMENT, nullable=False, index=True),
        sa.Column("seconds", sa.Float, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in counts),
        sa.Column("data", sa.JSON, nullable=False),
    )


def _number_what_is_stored() -> None:
    """Articles by the time of their writing, then their records, kind by kind."""
    total = 0
    for table in ("articles", *_RECORDS):
        for column in _change_columns(index=False):
            op.add_column(table, column)
        order, moment = "article_id, position, id", "(SELECT a.updated_at FROM articles a WHERE a.id = article_id)"
        if table == "articles":
            order, moment = "created_at, id", "updated_at"
        places = f"SELECT id AS numbered_id, ROW_NUMBER() OVER (ORDER BY {order}) AS place FROM {table}"
        op.execute(
            f"UPDATE {table} SET change_cursor = {total} + place, changed_at = {moment} "
            f"FROM ({places}) numbered WHERE numbered_id = id"
        )
        total += op.get_bind().scalar(sa.text(f"SELECT COUNT(*) FROM {table}")) or 0
        op.create_index(f"ix_{table}_change_cursor", table, ["change_cursor"])
    op.execute(f"INSERT INTO change_counter (name, value) VALUES ('changes', {total})")


def _change_columns(*, index: bool = True) -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("change_cursor", sa.BigInteger, nullable=False, server_default="0", index=index or None),
        sa.Column("changed_at", _MOMENT),
    )


def _versions() -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.Text, nullable=False) for name in ("factwire", "model", "contract"))
