"""How far long work on a store is: a re-extraction of all articles, the taking over of other stores."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select

from flows.stores.database import Database
from flows.stores.history import MergePoint, RereadPoint
from flows.stores.history_tables import merges, rereads
from flows.stores.passing import tried_again


class KeepsProgress(Database):
    """One point for each set of settings of a re-extraction, and for each store that was taken over."""

    @tried_again
    def reread_point(self, settings: str) -> RereadPoint | None:
        query = select(rereads.c.started_at, rereads.c.after, rereads.c.read).where(rereads.c.settings == settings)
        with self.reading() as connection:
            row = connection.execute(query).one_or_none()
        return RereadPoint(*row) if row else None

    @tried_again
    def keep_reread_point(self, settings: str, point: RereadPoint | None) -> None:
        with self.writing() as connection:
            connection.execute(rereads.delete().where(rereads.c.settings == settings))
            if point is not None:
                connection.execute(rereads.insert(), {"settings": settings, **point._asdict()})

    @tried_again
    def merge_point(self, store_id: str) -> MergePoint | None:
        query = select(merges.c.last_change, merges.c.mark).where(merges.c.store_id == store_id)
        with self.reading() as connection:
            row = connection.execute(query).one_or_none()
        return MergePoint(*row) if row else None

    @tried_again
    def keep_merge_point(self, store_id: str, point: MergePoint) -> None:
        row = {"store_id": store_id, "last_change": point.cursor, "mark": point.mark, "merged_at": datetime.now(UTC)}
        with self.writing() as connection:
            connection.execute(merges.delete().where(merges.c.store_id == store_id))
            connection.execute(merges.insert(), row)
