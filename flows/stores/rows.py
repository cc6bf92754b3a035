"""A record as one flat row: what a person asks for in SQL or reads in a spreadsheet.

"… raised more than $20 million" gives {"type": "money", "value": "20000000", "low": 20000000.0, "bound": "over",
"currency": "USD", …}. Decimals are text, so that no digit is lost; `low` and `high` are the same as floats, to compare.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from schemas import (
    Affiliation,
    Amount,
    Attribution,
    Claim,
    Deal,
    Event,
    Extraction,
    Figure,
    Measure,
    Organization,
    Period,
    Person,
    Place,
    Product,
    Quote,
    Record,
    Reference,
    Span,
    Term,
    TimeExpression,
)
from schemas.entities import Entity

Cell: TypeAlias = str | float | int | bool | date | None
Row: TypeAlias = dict[str, Cell]


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


def organizations_by_record(extraction: Extraction) -> dict[str, str]:
    """For each record id the organizations that it is about, in small letters, one a line; "" where there are none.

    A quote of a person counts for the organization that the person is affiliated with.
    """
    names = {item.id: (item.name, *item.aliases) for item in extraction.organizations}
    for role in extraction.affiliations:
        if role.person.record_id and role.organization:
            names[role.person.record_id] = (*names.get(role.person.record_id, ()), *_named(role.organization, names))
    return {record.id: _one_a_line(_organizations(record, names)) for record in extraction.records}


def _organizations(record: Record, names: dict[str, tuple[str, ...]]) -> Iterator[str]:
    yield from names.get(record.id, ())
    for reference in _references(record):
        yield from _named(reference, names)


def _named(reference: Reference, names: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    identity = reference.record_id or ""
    unknown = () if identity.startswith(Person.kind_prefix) else (reference.text,)
    return names.get(identity, unknown)


def _one_a_line(names: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(name.casefold() for name in names))


def _references(record: Record) -> Iterator[Reference]:
    match record:
        case Affiliation():
            found = [record.person, record.organization]
        case Figure() | Claim():
            found = [record.subject, record.attribution.source if record.attribution else None]
        case Quote():
            found = [record.speaker, *record.joint_speakers]
        case Deal():
            found = [*(party.organization for party in record.parties), *record.assets]
        case _:
            found = []
    return (reference for reference in found if reference is not None)


def _entity(record: Entity) -> Row:
    return {
        "name": record.name,
        "aliases": _joined(record.aliases),
        "mentions": len(record.mentions),
        "identifier": _joined(f"{entry.scheme}:{entry.value}" for entry in record.identifiers),
    }


def _organization(record: Organization) -> Row:
    tickers = _joined(f"{ticker.exchange}: {ticker.symbol}" for ticker in record.tickers)
    return _entity(record) | {"type": record.type.value, "tickers": tickers, "country": record.country}


def _person(record: Person) -> Row:
    return _entity(record) | {"honorific": record.honorific, "suffix": record.suffix}


def _place(record: Place) -> Row:
    return _entity(record) | {"type": record.type, "country": record.country}


def _typed_entity(record: Product | Event) -> Row:
    return _entity(record) | {"type": record.type}


def _affiliation(record: Affiliation) -> Row:
    return {
        **_reference("person", record.person),
        "title": _text(record.title),
        **_reference("organization", record.organization),
        "status": record.status,
    }


def _figure(record: Figure) -> Row:
    change = record.change
    return {
        "surface": record.surface,
        **_amount(record),
        **_measure(record.measure),
        **_reference("subject", record.subject),
        **_period(record.period),
        "direction": change.direction.value if change else None,
        "change_role": change.role if change else None,
        "modality": record.modality.value,
        **_attribution(record.attribution),
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
        **_reference("speaker", record.speaker),
        "speaker_title": record.speaker_title,
        "source": _text(record.source),
        "cue": _text(record.cue),
        "continuation_of": record.continuation_of,
    }


def _claim(record: Claim) -> Row:
    return {
        "statement": record.statement.text,
        **_reference("subject", record.subject),
        **_measure(record.measure),
        **_amount(record.amount),
        "figure_id": record.figure_id,
        "comparison": _text(record.comparison),
        "direction": record.direction.value if record.direction else None,
        **_period(record.period),
        "scope": _joined(scope.text for scope in record.scope),
        "modality": record.modality.value,
        **_attribution(record.attribution),
        "mentions": 1 + len(record.mentions),
    }


def _deal(record: Deal) -> Row:
    total = next((term.amount for term in record.terms if term.term == "total"), None)
    announced = next((entry.period.start for entry in record.dates if entry.kind == "announced"), None)
    return {
        "type": record.type.value,
        "status": record.status,
        "parties": _joined(f"{party.organization.text} ({party.role})" for party in record.parties),
        "assets": _joined(asset.text for asset in record.assets),
        "territory": _joined(span.text for span in record.territory),
        "terms": _joined(_term(term) for term in record.terms),
        "total": _digits(total.value) if total else None,
        "total_currency": total.currency if total else None,
        "announced": announced,
    }


def _term(term: Term) -> str:
    amount = term.amount
    value = _digits(amount.value) or f"{_digits(amount.min)} to {_digits(amount.max)}"
    return " ".join(part for part in (f"{term.term}:", value, amount.currency or amount.unit) if part)


def _amount(amount: Amount | None) -> Row:
    return {
        "type": amount.type.value if amount else None,
        "value": _digits(amount.value) if amount else None,
        "value_min": _digits(amount.min) if amount else None,
        "value_max": _digits(amount.max) if amount else None,
        "low": _number(amount.min if amount.value is None else amount.value) if amount else None,
        "high": _number(amount.max if amount.value is None else amount.value) if amount else None,
        "bound": amount.bound.value if amount else None,
        "approximate": amount.approximate if amount else None,
        "currency": amount.currency if amount else None,
        "currency_basis": amount.currency_basis if amount else None,
        "unit": amount.unit if amount else None,
        "per": amount.per if amount else None,
    }


def _measure(measure: Measure | None) -> Row:
    return {"measure": measure.text if measure else None, "measure_head": measure.head if measure else None}


def _period(period: Period | None) -> Row:
    return {
        "period": period.value if period else None,
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
    }


def _attribution(attribution: Attribution | None) -> Row:
    return _reference("source", attribution.source if attribution else None)


def _reference(column: str, reference: Reference | None) -> Row:
    return {
        column: reference.text if reference else None,
        f"{column}_id": reference.record_id if reference else None,
    }


def _digits(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")


def _number(value: Decimal | None) -> float | None:
    """As a float, to compare; None beyond what a float holds."""
    number = None if value is None else float(value)
    return None if number is None or abs(number) == float("inf") else number


def _text(span: Span | None) -> str | None:
    return span.text if span else None


def _joined(parts: Iterable[str]) -> str | None:
    return "; ".join(parts) or None


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
