"""After factwire 0.5: what a store is known by, marks in its history, unfinished re-extractions, merges."""

from __future__ import annotations

from datetime import UTC, datetime
from secrets import token_hex

import sqlalchemy as sa
from alembic import op

revision = "4"
down_revision = "3"

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    identity = op.create_table(
        "factwire_store",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("created_at", _MOMENT, nullable=False),
    )
    marks = op.create_table(
        "factwire_marks",
        sa.Column(
            "last_change",
            sa.BigInteger().with_variant(sa.Integer, "sqlite"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("mark", sa.Text, nullable=False),
    )
    op.create_table(
        "factwire_rereads",
        sa.Column("settings", sa.Text, primary_key=True),
        sa.Column("started_at", _MOMENT, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
        sa.Column("read", sa.Integer, nullable=False),
    )
    op.create_table(
        "factwire_merges",
        sa.Column("store_id", sa.Text, primary_key=True),
        sa.Column("last_change", sa.BigInteger, nullable=False),
        sa.Column("mark", sa.Text),
        sa.Column("merged_at", _MOMENT, nullable=False),
    )
    op.bulk_insert(identity, [{"id": f"store_{token_hex(8)}", "created_at": datetime.now(UTC)}])
    # All that was written until now is one stretch of the history.
    last = op.get_bind().scalar(sa.text("SELECT value FROM change_counter")) or 0
    op.bulk_insert(marks, [{"last_change": last, "mark": token_hex(8)}])
