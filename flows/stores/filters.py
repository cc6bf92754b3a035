"""What a filter of a query means in SQL, kind by kind.

    query = RecordQuery(kind="deal", currency="EUR", low=50_000_000)
    select(...).where(*record_conditions(query, "sqlite"))      # a term of 50 million euros or more

Records that a kind has nothing for ("the currency of a person") are no condition: `unknown_filters` names them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Column, ColumnElement, Table, TextClause, func, or_, select, text

from flows.stores import tables
from flows.stores.search import ARTICLE, matching

if TYPE_CHECKING:
    from flows.stores.queries import ArticleQuery, RecordQuery

_PERSON: Final[dict[str, tuple[str, ...]]] = {
    "person": ("name", "aliases"),
    "affiliation": ("person",),
    "quote": ("speaker", "source"),
    "figure": ("source",),
    "claim": ("source",),
}
"""Where the rows of a kind name people; quotes also in their joint speakers, who stand in the record's words."""
_AMOUNT: Final = frozenset({"figure", "claim", "deal"})
_KINDS: Final = {
    "person": frozenset(_PERSON),
    "low": _AMOUNT,
    "high": _AMOUNT,
    "currency": _AMOUNT,
    "deal_type": frozenset({"deal"}),
}
"""The filters that not every kind knows."""
_TERMS: Final = {
    "sqlite": (
        "SELECT 1 FROM json_each(deals.data, '$.terms') t WHERE ",
        "json_extract(t.value, '$.amount.{}')",
        "CAST({} AS REAL)",
    ),
    "postgresql": (
        "SELECT 1 FROM json_array_elements(deals.data -> 'terms') t WHERE ",
        "(t.value -> 'amount' ->> '{}')",
        "CAST({} AS NUMERIC)",
    ),
}
"""The terms of a deal stand in its JSON: how to open it, to name a part of an amount, to read it as a number."""


def unknown_filters(query: RecordQuery) -> list[str]:
    """The filters that are set and that records of this kind have nothing for."""
    return [name for name, kinds in _KINDS.items() if getattr(query, name) is not None and query.kind not in kinds]


def record_conditions(query: RecordQuery, dialect: str) -> Iterator[ColumnElement[bool] | TextClause]:
    table = tables.RECORD_TABLES[query.kind]
    yield from _publication(query)
    if query.article is not None:
        yield table.c.article_id == query.article
    if query.text is not None:
        yield table.c.id.in_(matching(dialect, query.text, query.kind))
    if query.organization is not None:
        yield table.c.organizations.contains(query.organization.casefold(), autoescape=True)
    if query.person is not None:
        yield or_(*(_names(table.c[column], query.person) for column in _PERSON[query.kind]))
    if query.deal_type is not None:
        yield table.c.type == query.deal_type.value
    if query.kind == "deal":
        yield from _terms(query, dialect)
    else:
        yield from _amount(query, table)


def article_conditions(query: ArticleQuery, dialect: str) -> Iterator[ColumnElement[bool] | TextClause]:
    table = tables.articles
    yield from _publication(query)
    if query.text is not None:
        yield table.c.id.in_(matching(dialect, query.text, ARTICLE))
    if query.organization is not None:
        named = tables.RECORD_TABLES["organization"].c
        wanted = named.organizations.contains(query.organization.casefold(), autoescape=True)
        yield table.c.id.in_(select(named.article_id).where(wanted))
    if query.kind is not None:
        yield table.c.kind == query.kind
    if query.language is not None:
        yield table.c.language == query.language
    if not query.duplicates:
        yield table.c.duplicate_of.is_(None)


def _publication(query: RecordQuery | ArticleQuery) -> Iterator[ColumnElement[bool] | TextClause]:
    table = tables.articles
    if query.since is not None:
        yield table.c.day >= query.since
    if query.until is not None:
        yield table.c.day <= query.until
    if query.publisher is not None:
        yield _names(table.c.publisher, query.publisher)


def _amount(query: RecordQuery, table: Table) -> Iterator[ColumnElement[bool] | TextClause]:
    """A range fits where part of it lies within what is asked for."""
    if query.currency is not None:
        yield table.c.currency == query.currency.upper()
    if query.low is not None:
        yield table.c.high >= float(query.low)
    if query.high is not None:
        yield table.c.low <= float(query.high)


def _terms(query: RecordQuery, dialect: str) -> Iterator[ColumnElement[bool] | TextClause]:
    """One term of the deal must fit in all: "50 million or more in euros" is no 50 million shares."""
    opening, part, number = _TERMS[dialect]
    conditions: list[str] = []
    values: dict[str, str | float] = {}
    if query.currency is not None:
        conditions.append(f"{part.format('currency')} = :term_currency")
        values["term_currency"] = query.currency.upper()
    for name, own, end, comparison in (("low", "term_low", "max", ">="), ("high", "term_high", "min", "<=")):
        if getattr(query, name) is not None:
            amount = number.format(f"COALESCE({part.format('value')}, {part.format(end)})")
            conditions.append(f"{amount} {comparison} :{own}")
            values[own] = float(getattr(query, name))
    if conditions:
        yield text(f"EXISTS ({opening}{' AND '.join(conditions)})").bindparams(**values)


def _names(column: Column[Any], wanted: str) -> ColumnElement[bool]:
    """As typed, too: SQLite's `lower` knows A to Z only."""
    small = func.lower(column).contains(wanted.casefold(), autoescape=True)
    return or_(small, column.contains(wanted, autoescape=True))
