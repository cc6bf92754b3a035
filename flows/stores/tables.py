"""The tables of the SQL store: articles, one table for each kind of record, and what became of each URL.

`data` holds the whole record as JSON, so that reading gives back exactly what was written; the other columns are
there to be queried. Text columns named like a value ("value", "value_min") hold exact decimals; `low` and `high` the
same as floats.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Float, ForeignKey, Index, Integer, MetaData, Table, Text
from sqlalchemy.types import TypeEngine

SCHEMA_VERSION = 2
"""Raised whenever a table changes; a store of a higher version is refused. 2: ties between articles."""

metadata = MetaData()

schema = Table("factwire_schema", metadata, Column("version", Integer, primary_key=True))

articles = Table(
    "articles",
    metadata,
    Column("id", Text, primary_key=True),
    Column("url", Text),
    Column("canonical_url", Text),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("language", Text),
    Column("kind", Text, nullable=False),
    Column("publisher", Text),
    Column("issuer", Text),
    Column("day", Date, index=True, comment="of publication, else of fetching"),
    Column("published_at", DateTime(timezone=True)),
    Column("fetched_at", DateTime(timezone=True)),
    Column("text_sha256", Text, nullable=False, index=True),
    Column("duplicate_of", Text, index=True, comment="the article whose text this one repeats"),
    Column("factwire", Text, nullable=False, comment="version that made the records"),
    Column("model", Text, nullable=False),
    Column("contract", Text, nullable=False),
    Column("failures", JSON, nullable=False, comment="extractors that failed on this article"),
    Column("data", JSON, nullable=False, comment="the whole Article but its text"),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("updated_at", DateTime(timezone=True), nullable=False),
)

visits = Table(
    "visits",
    metadata,
    Column("url", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("outcome", Text, nullable=False, index=True),
    Column("article_id", Text),
    Column("attempts", Integer, nullable=False),
    Column("stage", Text),
    Column("error", Text),
    Column("message", Text),
    Column("visited_at", DateTime(timezone=True), nullable=False),
    Column("data", JSON, nullable=False),
)

_TEXT, _DATE, _NUMBER, _COUNT, _FLAG = Text(), Date(), Float(), Integer(), Boolean()

_ENTITY: dict[str, TypeEngine[Any]] = {"name": _TEXT, "aliases": _TEXT, "mentions": _COUNT, "identifier": _TEXT}
_AMOUNT: dict[str, TypeEngine[Any]] = {
    "type": _TEXT, "value": _TEXT, "value_min": _TEXT, "value_max": _TEXT, "low": _NUMBER, "high": _NUMBER,
    "bound": _TEXT, "approximate": _FLAG, "currency": _TEXT, "currency_basis": _TEXT, "unit": _TEXT, "per": _TEXT,
}  # fmt: skip
_MEASURE: dict[str, TypeEngine[Any]] = {"measure": _TEXT, "measure_head": _TEXT}
_PERIOD: dict[str, TypeEngine[Any]] = {"period": _TEXT, "period_start": _DATE, "period_end": _DATE}


def _texts(*names: str) -> dict[str, TypeEngine[Any]]:
    return dict.fromkeys(names, _TEXT)


def _reference(name: str) -> dict[str, TypeEngine[Any]]:
    return _texts(name, f"{name}_id")


COLUMNS: dict[str, dict[str, TypeEngine[Any]]] = {
    "organization": _ENTITY | _texts("type", "tickers", "country"),
    "person": _ENTITY | _texts("honorific", "suffix"),
    "affiliation": _reference("person") | _texts("title") | _reference("organization") | _texts("status"),
    "product": _ENTITY | _texts("type"),
    "place": _ENTITY | _texts("type", "country"),
    "event": _ENTITY | _texts("type"),
    "figure": _texts("surface") | _AMOUNT | _MEASURE | _reference("subject") | _PERIOD
    | _texts("direction", "change_role", "modality") | _reference("source"),
    "time": _texts("surface", "type", "value", "modifier") | {"start_date": _DATE, "end_date": _DATE}
    | _texts("granularity") | {"is_fiscal": _FLAG, "anchor": _DATE},
    "quote": _texts("type", "content") | _reference("speaker")
    | _texts("speaker_title", "source", "cue", "continuation_of"),
    "claim": _texts("statement") | _reference("subject") | _MEASURE | _AMOUNT
    | _texts("figure_id", "comparison", "direction") | _PERIOD | _texts("scope", "modality") | _reference("source")
    | {"mentions": _COUNT},
    "deal": _texts("type", "status", "parties", "assets", "territory", "terms", "total", "total_currency")
    | {"announced": _DATE},
}  # fmt: skip
"""For each kind what a row of it holds beside the common columns: see rows.flat_row."""

_TABLE_NAMES = {
    "organization": "organizations",
    "person": "people",
    "affiliation": "affiliations",
    "product": "products",
    "place": "places",
    "event": "events",
    "figure": "figures",
    "time": "time_expressions",
    "quote": "quotes",
    "claim": "claims",
    "deal": "deals",
}

_INDEXED = {"name", "organization", "person", "speaker", "subject", "measure", "currency", "low", "period_start"}


def _record_table(kind: str) -> Table:
    name = _TABLE_NAMES[kind]
    return Table(
        name,
        metadata,
        Column("id", Text, primary_key=True),
        Column("article_id", Text, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
        Column("position", Integer, nullable=False, comment="among the records of the article"),
        Column("section", Text, nullable=False),
        Column("extractor", Text, nullable=False),
        *(Column(column, type_, index=column in _INDEXED) for column, type_ in COLUMNS[kind].items()),
        Column("evidence", Text, nullable=False, comment="the words that prove it"),
        Column("evidence_start", Integer, nullable=False, comment="code points into articles.text"),
        Column("evidence_end", Integer, nullable=False),
        Column("words", Text, nullable=False, comment="its own words in small letters, to search"),
        Column("organizations", Text, nullable=False, comment="that it is about, in small letters, one a line"),
        Column("data", JSON, nullable=False, comment="the whole record"),
        Index(f"ix_{name}_article", "article_id", "position"),
    )


RECORD_TABLES: dict[str, Table] = {kind: _record_table(kind) for kind in COLUMNS}
