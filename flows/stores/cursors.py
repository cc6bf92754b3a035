"""The places of changes in the history of a store, and the marks by which a history is known.

    next_cursor(connection, 5)     ->  101      these five are 101 to 105, and 105 gets a mark
    mark_at(connection, 103)       ->  "9f86d081884c7d65"

Whoever follows a store keeps the mark beside its cursor. A store that was restored from a backup and written on has
other marks from there on: its cursors are not those of the follower, though they may be as high.
"""

from __future__ import annotations

from secrets import token_hex
from typing import Final

from sqlalchemy import BigInteger, Connection, bindparam, select

from flows.stores.history_tables import change_counter, change_marks

# Made once: SQLAlchemy takes longer to make and to read a query than SQLite to answer it.
_COUNT_UP: Final = (
    change_counter.update()
    .values(value=change_counter.c.value + bindparam("changes", type_=BigInteger))
    .returning(change_counter.c.value)
)
_MARK: Final = change_marks.insert()
_MARK_AT: Final = (
    select(change_marks.c.mark)
    .where(change_marks.c.last_change >= bindparam("cursor", type_=BigInteger))
    .order_by(change_marks.c.last_change)
    .limit(1)
)


def next_cursor(connection: Connection, changes: int) -> int:
    """The first of so many cursors in a row. Writers take turns, so that later ones are committed later."""
    last = int(connection.execute(_COUNT_UP, {"changes": changes}).scalar_one())
    connection.execute(_MARK, {"last_change": last, "mark": token_hex(8)})
    return last - changes + 1


def mark_at(connection: Connection, cursor: int) -> str | None:
    """The mark of the write that a cursor is of; None behind the last one."""
    return connection.scalar(_MARK_AT, {"cursor": cursor})
