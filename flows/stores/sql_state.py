"""What the SQL store remembers between runs: visits, cursors of sources, what each run did."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Connection, select

from flows.report import IngestReport
from flows.state import Outcome, SourceCursor, Visit
from flows.stores.database import Database
from flows.stores.history_tables import runs, source_cursors
from flows.stores.passing import tried_again
from flows.stores.tables import visits

_LONGEST_KEY: Final = 600
"""Of a URL in characters; PostgreSQL's index takes 2,700 bytes. `data` has the whole."""


class KeepsState(Database):
    """The state of ingestion."""

    @tried_again
    def visit(self, url: str) -> Visit | None:
        with self.reading() as connection:
            data = connection.scalar(select(visits.c.data).where(visits.c.url == key_of(url)))
        return Visit.model_validate_json(data) if data else None

    @tried_again
    def visits_of(self, urls: Collection[str]) -> dict[str, Visit]:
        query = select(visits.c.data).where(visits.c.url.in_([key_of(url) for url in urls]))
        with self.reading() as connection:
            found = [Visit.model_validate_json(data) for data in connection.scalars(query)]
        return {visit.url: visit for visit in found}

    @tried_again
    def record_visit(self, visit: Visit) -> None:
        with self.writing() as connection:
            put_visit(connection, visit)

    def visits(self, outcome: Outcome | None = None) -> Iterator[Visit]:
        query = select(visits.c.data).order_by(visits.c.visited_at, visits.c.url)
        if outcome:
            query = query.where(visits.c.outcome == outcome.value)
        for row in self.rows(query):
            yield Visit.model_validate_json(row.data)

    @tried_again
    def source_cursor(self, source: str) -> SourceCursor | None:
        table = source_cursors
        with self.reading() as connection:
            data = connection.scalar(select(table.c.data).where(table.c.source == key_of(source)))
        return SourceCursor.model_validate_json(data) if data else None

    def source_cursors(self) -> Iterator[SourceCursor]:
        for row in self.rows(select(source_cursors.c.data).order_by(source_cursors.c.source)):
            yield SourceCursor.model_validate_json(row.data)

    @tried_again
    def record_source_cursor(self, cursor: SourceCursor) -> None:
        row = {
            "source": key_of(cursor.source),
            "last_run": cursor.last_run,
            "last_success": cursor.last_success,
            "failures": cursor.failures,
            "message": cursor.failure.message if cursor.failure else None,
            "data": cursor.model_dump_json(),
        }
        with self.writing() as connection:
            connection.execute(source_cursors.delete().where(source_cursors.c.source == row["source"]))
            connection.execute(source_cursors.insert(), row)

    @tried_again
    def record_run(self, report: IngestReport) -> None:
        counts = ("started_at", "seconds", "found", "updated", "unchanged", "duplicates", "failed")
        row = {name: getattr(report, name) for name in counts}
        with self.writing() as connection:
            connection.execute(runs.insert(), row | {"new_articles": report.new, "data": report.model_dump_json()})

    def runs(self, limit: int | None = None) -> Iterator[IngestReport]:
        for row in self.rows(select(runs.c.data).order_by(runs.c.started_at.desc(), runs.c.number.desc()).limit(limit)):
            yield IngestReport.model_validate_json(row.data)


def put_visit(connection: Connection, visit: Visit) -> None:
    """Remember a visit in place of an earlier one to the same URL."""
    connection.execute(visits.delete().where(visits.c.url == key_of(visit.url)))
    connection.execute(visits.insert(), _visit_row(visit))


def key_of(url: str) -> str:
    """A URL as a key: itself, or its beginning and a digest where it is longer than an index takes."""
    if len(url) <= _LONGEST_KEY:
        return url
    return f"{url[:_LONGEST_KEY]}…{sha256(url.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _visit_row(visit: Visit) -> dict[str, Any]:
    failure = visit.failure
    return {
        "url": key_of(visit.url),
        "source": visit.source,
        "outcome": visit.outcome.value,
        "article_id": visit.article_id,
        "attempts": visit.attempts,
        "stage": failure.stage if failure else None,
        "error": failure.error if failure else None,
        "message": failure.message if failure else None,
        "visited_at": visit.visited_at,
        "next_try": visit.next_try,
        "data": visit.model_dump_json(),
    }
