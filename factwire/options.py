"""The options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from factwire.standard_input import file_of, not_standard_input


class OutputFormat(StrEnum):
    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


class ArticleFormat(StrEnum):
    """What one article can be written as: the formats of records, and a page to look at."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    HTML = "html"


class ReportFormat(StrEnum):
    TABLE = "table"
    JSON = "json"


Model = Annotated[str | None, typer.Option(help="accurate, fast, or any installed spaCy pipeline (en_core_web_lg …).")]
Store = Annotated[
    str | None,
    typer.Option(
        help="The store: sqlite:///news.db, news.db or news.jsonl; else FACTWIRE_STORE, sqlite:///factwire.db."
    ),
]
Target = Annotated[
    str | None,
    typer.Option("--to", help="Another project's database, which gets what is new: see `factwire export --help`."),
]
Entities = Annotated[
    str | None,
    typer.Option(
        metavar="FILE.csv",
        help="Your companies to link organizations to: columns id, name, aliases (A|B).",
        callback=file_of,
    ),
]
LastingEntities = Annotated[
    str | None,
    typer.Option(
        metavar="FILE.csv", help="Your companies to link organizations to, where the workers run.",
        callback=not_standard_input,
    ),
]  # fmt: skip
AllowPrivate = Annotated[
    bool, typer.Option(help="Also fetch from this machine and private networks (tests, intranets).")
]
Format = Annotated[
    OutputFormat, typer.Option("--format", "-f", help="table for people; json, jsonl, csv for programs.")
]
