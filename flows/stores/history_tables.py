"""The tables of what was and of what people said: nothing that gave way is lost, and nothing that a person corrected.

change_counter      the cursor of the latest change
retractions         records that stand no more, with their place among the changes
superseded          records as they stood before they were replaced, rejected or dropped
article_versions    earlier texts of articles
corrections         people's verdicts on records
overruled           what the extractors last found where a correction holds instead
source_cursors      how far each source was read
runs                what each run did
factwire_store      what the store is known by elsewhere, wherever it is moved
factwire_marks      a mark for each write, by which it is seen whether a cursor is of this history
factwire_rereads    how far a re-extraction is that was not finished
factwire_merges     how far other stores were taken over
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Integer, Table

from flows.stores.columns import JSON_TEXT, MOMENT, NUMBER, TEXT, change_columns
from flows.stores.tables import metadata

change_counter = Table(
    "change_counter",
    metadata,
    Column("name", TEXT, primary_key=True, comment='"changes"'),
    Column("value", BigInteger, nullable=False),
)

retractions = Table(
    "retractions",
    metadata,
    Column("id", TEXT, primary_key=True),
    Column("kind", TEXT, nullable=False),
    Column("article_id", TEXT, nullable=False),
    *change_columns(),
)

superseded = Table(
    "superseded",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("record_id", TEXT, nullable=False, index=True),
    Column("kind", TEXT, nullable=False),
    Column("article_id", TEXT, nullable=False, index=True),
    Column("article_version", Integer, nullable=False),
    Column("why", TEXT, nullable=False, comment="changed, re-extracted, corrected, rejected or removed"),
    Column("superseded_at", MOMENT, nullable=False),
    Column("factwire", TEXT, nullable=False, comment="version that made it"),
    Column("model", TEXT, nullable=False),
    Column("contract", TEXT, nullable=False),
    Column("data", JSON_TEXT, nullable=False, comment="the whole record"),
)

article_versions = Table(
    "article_versions",
    metadata,
    Column("article_id", TEXT, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("title", TEXT),
    Column("text", TEXT, nullable=False),
    Column("text_sha256", TEXT, nullable=False),
    Column("factwire", TEXT, nullable=False),
    Column("model", TEXT, nullable=False),
    Column("contract", TEXT, nullable=False),
    Column("until", MOMENT, nullable=False, comment="when another text took its place"),
    Column("data", JSON_TEXT, nullable=False, comment="the whole Article but its text"),
)

corrections = Table(
    "corrections",
    metadata,
    Column("id", TEXT, primary_key=True),
    Column("record_id", TEXT, nullable=False, index=True),
    Column("article_id", TEXT, nullable=False, index=True),
    Column("kind", TEXT, nullable=False),
    Column("verdict", TEXT, nullable=False, comment="accepted, rejected, changed or added"),
    Column("made_by", TEXT, nullable=False),
    Column("made_at", MOMENT, nullable=False),
    Column("note", TEXT),
    Column("withdrawn", Boolean, nullable=False),
    Column("data", JSON_TEXT, nullable=False, comment="the whole Correction, with the record before and after"),
)

overruled = Table(
    "overruled",
    metadata,
    Column("record_id", TEXT, primary_key=True),
    Column("article_id", TEXT, nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("data", JSON_TEXT, comment="NULL: found no more"),
)

source_cursors = Table(
    "source_cursors",
    metadata,
    Column("source", TEXT, primary_key=True),
    Column("last_run", MOMENT),
    Column("last_success", MOMENT),
    Column("failures", Integer, nullable=False, comment="runs that failed in a row"),
    Column("message", TEXT, comment="why the last run failed"),
    Column("data", JSON_TEXT, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("started_at", MOMENT, nullable=False, index=True),
    Column("seconds", NUMBER, nullable=False),
    Column("found", Integer, nullable=False),
    Column("new_articles", Integer, nullable=False),
    Column("updated", Integer, nullable=False),
    Column("unchanged", Integer, nullable=False),
    Column("duplicates", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("data", JSON_TEXT, nullable=False, comment="the whole IngestReport"),
)

identity = Table(
    "factwire_store",
    metadata,
    Column("id", TEXT, primary_key=True, comment="made with the store"),
    Column("created_at", MOMENT, nullable=False),
)

change_marks = Table(
    "factwire_marks",
    metadata,
    Column(
        "last_change",
        BigInteger().with_variant(Integer, "sqlite"),  # its own key there, without an index beside the table
        primary_key=True,
        autoincrement=False,
        comment="of the last change of a write",
    ),
    Column("mark", TEXT, nullable=False, comment="by chance: two histories share none"),
)

rereads = Table(
    "factwire_rereads",
    metadata,
    Column("settings", TEXT, primary_key=True, comment="a digest of what the articles are read with"),
    Column("started_at", MOMENT, nullable=False),
    Column("after", TEXT, nullable=False, comment="the id of the last article that was read again"),
    Column("read", Integer, nullable=False, comment="how many were, so far"),
)

merges = Table(
    "factwire_merges",
    metadata,
    Column("store_id", TEXT, primary_key=True, comment="of the store that was taken over"),
    Column("last_change", BigInteger, nullable=False, comment="of that store"),
    Column("mark", TEXT, comment="of that store, at the cursor"),
    Column("merged_at", MOMENT, nullable=False),
)
