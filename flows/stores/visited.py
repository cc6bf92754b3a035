"""How the visits to a source's URLs ended, counted by the database; and the newest of those that ended so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, func, select

from flows.state import Outcome, Visit
from flows.stores.base import Store
from flows.stores.database import Database
from flows.stores.tables import visits
from schemas import ConfigError


def visits_by_source(store: Store) -> dict[str, dict[Outcome, int]]:
    """{"wires": {Outcome.NEW: 812, Outcome.FAILED: 3}}."""
    found: dict[str, dict[Outcome, int]] = {}
    for row in _rows(store, select(visits.c.source, visits.c.outcome, func.count()).group_by("source", "outcome")):
        found.setdefault(row[0], {})[Outcome(row[1])] = row[2]
    return found


def newest_visits(store: Store, outcome: Outcome, limit: int) -> list[Visit]:
    query = select(visits.c.data).where(visits.c.outcome == outcome.value)
    newest = query.order_by(visits.c.visited_at.desc(), visits.c.url).limit(limit)
    return [Visit.model_validate_json(row.data) for row in _rows(store, newest)]


def _rows(store: Store, query: Select[Any]) -> Iterator[Any]:
    if not isinstance(store, Database):
        raise ConfigError("only a store that is a database counts its visits (SQLite, PostgreSQL)")
    return store.rows(query)
