"""The tables of the SQL store: articles, one table for each kind of record, and what became of each URL.

`data` holds the whole record as JSON, so that reading gives back exactly what was written; the other columns are
there to be queried. TEXT columns named like a value ("value", "value_min") hold exact decimals; `low` and `high` the
same as floats.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table
from sqlalchemy.types import TypeEngine

from flows.stores.columns import (
    COUNT,
    DATE,
    FLAG,
    JSON_TEXT,
    MOMENT,
    NUMBER,
    TEXT,
    change_columns,
    index_columns,
    texts,
)

SCHEMA_VERSION = 4
"""Raised whenever a table changes, with a migration (flows/stores/migrations); a store of a higher one is refused.

1: articles, records, visits. 2: ties between articles. 3: history, corrections, cursors, runs.
4: what a store is known by, marks in its history, unfinished re-extractions, merges.
"""

metadata = MetaData()

schema = Table("factwire_schema", metadata, Column("version", Integer, primary_key=True))

articles = Table(
    "articles",
    metadata,
    Column("id", TEXT, primary_key=True),
    Column("url", TEXT),
    Column("canonical_url", TEXT),
    Column("title", TEXT),
    Column("text", TEXT, nullable=False),
    Column("language", TEXT),
    Column("kind", TEXT, nullable=False),
    Column("publisher", TEXT),
    Column("issuer", TEXT),
    Column("day", DATE, index=True, comment="of publication, else of fetching"),
    Column("published_at", MOMENT),
    Column("fetched_at", MOMENT),
    Column("text_sha256", TEXT, nullable=False, index=True),
    Column("duplicate_of", TEXT, index=True, comment="the article whose text this one repeats"),
    Column("factwire", TEXT, nullable=False, comment="version that made the records"),
    Column("model", TEXT, nullable=False),
    Column("contract", TEXT, nullable=False),
    Column("failures", JSON_TEXT, nullable=False, comment="extractors that failed on this article"),
    Column("data", JSON_TEXT, nullable=False, comment="the whole Article but its text"),
    Column("created_at", MOMENT, nullable=False),
    Column("updated_at", MOMENT, nullable=False),
    Column("version", Integer, nullable=False, server_default="1", comment="of the text: 1 is the first"),
    Column("removed_at", MOMENT, comment="when its site was found to have taken it down"),
    *change_columns(),
)

visits = Table(
    "visits",
    metadata,
    Column("url", TEXT, primary_key=True),
    Column("source", TEXT, nullable=False),
    Column("outcome", TEXT, nullable=False, index=True),
    Column("article_id", TEXT),
    Column("attempts", Integer, nullable=False),
    Column("stage", TEXT),
    Column("error", TEXT),
    Column("message", TEXT),
    Column("visited_at", MOMENT, nullable=False),
    Column("next_try", MOMENT, comment="before this moment nobody asks again"),
    Column("data", JSON_TEXT, nullable=False),
)

_ENTITY: dict[str, TypeEngine[Any]] = {"name": TEXT, "aliases": TEXT, "mentions": COUNT, "identifier": TEXT}
_AMOUNT: dict[str, TypeEngine[Any]] = {
    "type": TEXT, "value": TEXT, "value_min": TEXT, "value_max": TEXT, "low": NUMBER, "high": NUMBER,
    "bound": TEXT, "approximate": FLAG, "currency": TEXT, "currency_basis": TEXT, "unit": TEXT, "per": TEXT,
}  # fmt: skip
_MEASURE: dict[str, TypeEngine[Any]] = {"measure": TEXT, "measure_head": TEXT}
_PERIOD: dict[str, TypeEngine[Any]] = {"period": TEXT, "period_start": DATE, "period_end": DATE}


def _reference(name: str) -> dict[str, TypeEngine[Any]]:
    return texts(name, f"{name}_id")


COLUMNS: dict[str, dict[str, TypeEngine[Any]]] = {
    "organization": _ENTITY | texts("type", "tickers", "country"),
    "person": _ENTITY | texts("honorific", "suffix"),
    "affiliation": _reference("person") | texts("title") | _reference("organization") | texts("status"),
    "product": _ENTITY | texts("type"),
    "place": _ENTITY | texts("type", "country"),
    "event": _ENTITY | texts("type"),
    "figure": texts("surface") | _AMOUNT | _MEASURE | _reference("subject") | _PERIOD
    | texts("direction", "change_role", "modality") | _reference("source"),
    "time": texts("surface", "type", "value", "modifier") | {"start_date": DATE, "end_date": DATE}
    | texts("granularity") | {"is_fiscal": FLAG, "anchor": DATE},
    "quote": texts("type", "content") | _reference("speaker")
    | texts("speaker_title", "source", "cue", "continuation_of"),
    "claim": texts("statement") | _reference("subject") | _MEASURE | _AMOUNT
    | texts("figure_id", "comparison", "direction") | _PERIOD | texts("scope", "modality") | _reference("source")
    | {"mentions": COUNT},
    "deal": texts("type", "status", "parties", "assets", "territory", "terms", "total", "total_currency")
    | {"announced": DATE},
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
    table = Table(
        name,
        metadata,
        Column("id", TEXT, primary_key=True),
        Column("article_id", TEXT, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
        Column("position", Integer, nullable=False, comment="among the records of the article"),
        Column("section", TEXT, nullable=False),
        Column("extractor", TEXT, nullable=False),
        *(Column(column, type_) for column, type_ in COLUMNS[kind].items()),
        Column("evidence", TEXT, nullable=False, comment="the words that prove it"),
        Column("evidence_start", Integer, nullable=False, comment="code points into articles.text"),
        Column("evidence_end", Integer, nullable=False),
        Column("words", TEXT, nullable=False, comment="its own words in small letters, to search"),
        Column("organizations", TEXT, nullable=False, comment="that it is about, in small letters, one a line"),
        Column("data", JSON_TEXT, nullable=False, comment="the whole record"),
        *change_columns(),
        Index(f"ix_{name}_article", "article_id", "position"),
    )
    index_columns(table, *(column for column in COLUMNS[kind] if column in _INDEXED))
    return table


RECORD_TABLES: dict[str, Table] = {kind: _record_table(kind) for kind in COLUMNS}
