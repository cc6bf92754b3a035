"""A record as one flat row: what a person asks for in SQL or reads in a spreadsheet.

"… raised more than $20 million" gives {"type": "money", "value": "20000000", "low": 20000000.0, "bound": "over",
"currency": "USD", …}. Decimals are text, so that no digit is lost; `low` and `high` are the same as floats, to compare.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flows.stores.cells import (
    Row,
    amount_cells,
    attribution_cells,
    digits,
    joined,
    measure_cells,
    period_cells,
    reference_cells,
    term_cell,
    words_cell,
)
from schemas import (
    Affiliation,
    Claim,
    Deal,
    Event,
    Figure,
    Organization,
    Person,
    Place,
    Product,
    Quote,
    Record,
    TimeExpression,
)
from schemas.entities import Entity


def flat_row(record: Record) -> Row:
    """The columns of one record; which ones depends on its kind only."""
    return _ROWS[type(record)](record)


def common_row(record: Record) -> Row:
    """The columns that all kinds have."""
    first = record.evidence[0]
    return {
        "id": record.id,
        "article_id": record.article_id,
        "section": record.section.value,
        "extractor": record.extractor,
        "evidence": first.text,
        "evidence_start": first.start,
        "evidence_end": first.end,
    }


def words_of(record: Record, row: Row) -> str:
    """The record's own words in small letters, for a search by text."""
    cells = (row[column] for column in _WORDS if column in row)
    return "\n".join(str(cell) for cell in (*cells, *(span.text for span in record.evidence)) if cell).casefold()


def _entity(record: Entity) -> Row:
    return {
        "name": record.name,
        "aliases": joined(record.aliases),
        "mentions": len(record.mentions),
        "identifier": joined(f"{entry.scheme}:{entry.value}" for entry in record.identifiers),
    }


def _organization(record: Organization) -> Row:
    tickers = joined(f"{ticker.exchange}: {ticker.symbol}" for ticker in record.tickers)
    return _entity(record) | {"type": record.type.value, "tickers": tickers, "country": record.country}


def _person(record: Person) -> Row:
    return _entity(record) | {"honorific": record.honorific, "suffix": record.suffix}


def _place(record: Place) -> Row:
    return _entity(record) | {"type": record.type, "country": record.country}


def _typed_entity(record: Product | Event) -> Row:
    return _entity(record) | {"type": record.type}


def _affiliation(record: Affiliation) -> Row:
    return {
        **reference_cells("person", record.person),
        "title": words_cell(record.title),
        **reference_cells("organization", record.organization),
        "status": record.status,
    }


def _figure(record: Figure) -> Row:
    change = record.change
    return {
        "surface": record.surface,
        **amount_cells(record),
        **measure_cells(record.measure),
        **reference_cells("subject", record.subject),
        **period_cells(record.period),
        "direction": change.direction.value if change else None,
        "change_role": change.role if change else None,
        "modality": record.modality.value,
        **attribution_cells(record.attribution),
    }


def _time(record: TimeExpression) -> Row:
    return {
        "surface": record.surface,
        "type": record.type,
        "value": record.value,
        "modifier": record.mod,
        "start_date": record.start,
        "end_date": record.end,
        "granularity": record.granularity.value if record.granularity else None,
        "is_fiscal": record.is_fiscal,
        "anchor": record.anchor,
    }


def _quote(record: Quote) -> Row:
    return {
        "type": record.type,
        "content": " ".join(span.text for span in record.content),
        **reference_cells("speaker", record.speaker),
        "speaker_title": record.speaker_title,
        "source": words_cell(record.source),
        "cue": words_cell(record.cue),
        "continuation_of": record.continuation_of,
    }


def _claim(record: Claim) -> Row:
    return {
        "statement": record.statement.text,
        **reference_cells("subject", record.subject),
        **measure_cells(record.measure),
        **amount_cells(record.amount),
        "figure_id": record.figure_id,
        "comparison": words_cell(record.comparison),
        "direction": record.direction.value if record.direction else None,
        **period_cells(record.period),
        "scope": joined(scope.text for scope in record.scope),
        "modality": record.modality.value,
        **attribution_cells(record.attribution),
        "mentions": 1 + len(record.mentions),
    }


def _deal(record: Deal) -> Row:
    total = next((term.amount for term in record.terms if term.term == "total"), None)
    announced = next((entry.period.start for entry in record.dates if entry.kind == "announced"), None)
    return {
        "type": record.type.value,
        "status": record.status,
        "parties": joined(f"{party.organization.text} ({party.role})" for party in record.parties),
        "assets": joined(asset.text for asset in record.assets),
        "territory": joined(span.text for span in record.territory),
        "terms": joined(term_cell(term) for term in record.terms),
        "total": digits(total.value) if total else None,
        "total_currency": total.currency if total else None,
        "announced": announced,
    }


_ROWS: dict[type[Record], Callable[[Any], Row]] = {
    Organization: _organization,
    Person: _person,
    Affiliation: _affiliation,
    Product: _typed_entity,
    Place: _place,
    Event: _typed_entity,
    Figure: _figure,
    TimeExpression: _time,
    Quote: _quote,
    Claim: _claim,
    Deal: _deal,
}

_WORDS = (
    "name",
    "aliases",
    "tickers",
    "person",
    "title",
    "organization",
    "surface",
    "measure",
    "subject",
    "source",
    "content",
    "speaker",
    "speaker_title",
    "statement",
    "scope",
    "parties",
    "assets",
    "territory",
    "terms",
)
