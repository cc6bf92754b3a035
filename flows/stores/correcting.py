"""What corrections make of the records that extractors found: pure but for the table that keeps what they overrule.

placed = with_corrections(connection, article, found)      # when an article is written
found = found_by_extractors(connection, article_id)        # what there would be without any correction
"""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, select

from flows.stores.history_tables import corrections, overruled
from flows.stores.sql_rows import Placed, record_of, stored_records
from schemas import Affiliation, Article, Claim, Deal, Figure, Record, TimeExpression
from schemas.corrections import Correction, in_force
from schemas.entities import Entity
from schemas.extraction import AnyRecord

_RECORD: TypeAdapter[Record] = TypeAdapter(AnyRecord)


def with_corrections(connection: Connection, article: Article, found: Placed) -> Placed:
    """The records as they shall stand, of those that the extractors found; what is overruled is kept aside."""
    query = select(corrections.c.data).where(corrections.c.article_id == article.id, ~corrections.c.withdrawn)
    held = in_force(Correction.model_validate_json(data) for data in connection.scalars(query))
    if not held:
        return found
    forget_overruled(connection, article.id)
    held = {identity: correction for identity, correction in held.items() if correction.applies_to(article.text)}
    if held:
        places = {record.id: (position, record.model_dump_json()) for position, record in found}
        rows = [_overruled_row(article.id, identity, *places.get(identity, (0, None))) for identity in held]
        connection.execute(overruled.insert(), rows)
    return apply(found, held)


def apply(found: Placed, held: dict[str, Correction]) -> Placed:
    """Rejected records are left out, others stand as the person left them, also where they are found no more.

    A record that a person added stands until the extractors find the same by themselves.
    """
    missing = dict(held)
    standing: Placed = []
    for position, record in found:
        kept: Record | None = record
        if correction := missing.pop(record.id, None):
            kept = correction.standing
        if kept is not None:
            standing.append((position, kept))
    end = max((position for position, _ in found), default=-1) + 1
    seen = [record for _, record in standing]
    restored = [kept for correction in missing.values() if (kept := _restored(correction, seen)) is not None]
    restored.sort(key=lambda record: (record.evidence[0].start, record.id))
    return [*standing, *enumerate(restored, start=end)]


def _restored(correction: Correction, seen: list[Record]) -> Record | None:
    record = correction.standing
    if record is None or (correction.verdict == "added" and any(_is_same_fact(record, one) for one in seen)):
        return None
    return record


def _is_same_fact(added: Record, found: Record) -> bool:
    """The same name, or at the same place the same amount, role, date, kind of deal."""
    if type(added) is not type(found) or _told(added) != _told(found):
        return False
    return isinstance(added, Entity) or added.evidence[0].overlaps(found.evidence[0])


def _told(record: Record) -> object:
    match record:
        case Figure():
            return record.value, record.min, record.max, record.currency
        case Claim():
            amount = record.amount
            return (amount.value, amount.min, amount.max) if amount else record.comparison
        case Deal():
            return record.type
        case TimeExpression():
            return record.value
        case Affiliation():
            return record.person.text.casefold(), record.title
        case Entity():
            return record.name.casefold()
    return None  # a quotation: its place says it


def found_by_extractors(connection: Connection, article_id: str) -> Placed:
    """The records as they would stand without any correction."""
    query = select(overruled).where(overruled.c.article_id == article_id)
    aside = {row.record_id: row for row in connection.execute(query)}
    rows = [row for row in stored_records(connection, article_id) if row.id not in aside]
    found: Placed = [(row.position, record_of(row)) for row in rows]
    found += [(row.position, _RECORD.validate_json(row.data)) for row in aside.values() if row.data is not None]
    return sorted(found, key=lambda place: (place[0], place[1].id))


def forget_overruled(connection: Connection, article_id: str) -> None:
    connection.execute(overruled.delete().where(overruled.c.article_id == article_id))


def _overruled_row(article_id: str, record_id: str, position: int, data: str | None) -> dict[str, Any]:
    return {"record_id": record_id, "article_id": article_id, "position": position, "data": data}
