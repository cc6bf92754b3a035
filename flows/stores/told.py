"""Which claims and deals of an article were told before, by an article that was written earlier.

"Earlier" goes by the order of the changes: of two writers at once exactly one is told that it came first.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Connection, Select, Table, bindparam, select

from flows.stores.tables import RECORD_TABLES
from flows.stores.tie_tables import tie_groups


def told_before(connection: Connection, article_id: str) -> frozenset[str]:
    """Their ids."""
    return frozenset(
        identity for query in _TOLD.values() for identity in connection.scalars(query, {"article": article_id})
    )


def _told(kind: str) -> Select[Any]:
    """Records of the article in whose group there is one of another article that was put earlier."""
    table: Table = RECORD_TABLES[kind]
    mine, others, own, other = tie_groups.alias(), tie_groups.alias(), table.alias(), table.alias()
    query = (
        select(own.c.id)
        .join(mine, (mine.c.kind == kind) & (mine.c.member == own.c.id))
        .join(others, (others.c.kind == kind) & (others.c.group_id == mine.c.group_id))
        .join(other, other.c.id == others.c.member)
        .where(
            own.c.article_id == bindparam("article"),
            other.c.article_id != own.c.article_id,
            other.c.change_cursor < own.c.change_cursor,
        )
        .distinct()
    )
    return query.where(own.c.status.is_not_distinct_from(other.c.status)) if kind == "deal" else query


_TOLD: Final = {kind: _told(kind) for kind in ("claim", "deal")}
