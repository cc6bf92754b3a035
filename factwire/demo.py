"""`factwire demo`: the main job on a newsroom of our own, served on loopback.

Feed and sitemap are ingested through the Prefect flow into SQLite, the facts are shown, and a second run adds nothing.
"""

from __future__ import annotations

import tempfile
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from corpus.newsroom.server import serve
from factwire.ingestion import run_ingestion
from factwire.output import render_tables
from flows.report import IngestReport
from flows.stores import StoredRecord, open_store
from schemas import FactwireError, Record

SHOWN_KINDS = ("figure", "claim", "quote", "person", "affiliation", "organization")
SHOWN_ARTICLES = 3


def run_demo(folder: Path | None, console: Console) -> None:
    """Ingest the newsroom twice and print what was found; FactwireError if the second run added anything."""
    folder = folder or Path(tempfile.mkdtemp(prefix="factwire-demo-"))
    folder.mkdir(parents=True, exist_ok=True)
    database = folder / "newsroom.db"
    for file in (database, Path(f"{database}-wal"), Path(f"{database}-shm")):
        file.unlink(missing_ok=True)
    store = f"sqlite:///{database}"
    with serve() as base:
        sources = [f"{base}/feed.xml", f"{base}/sitemap.xml"]
        console.print(Rule("First run: the newsroom's feed and sitemap, through the Prefect flow"))
        first = _ingest(sources, store, console)
        _show(store, console)
        console.print(Rule("Second run: nothing new"))
        second = _ingest(sources, store, console)
    if not first.new or first.failures or second.new or second.updated:
        raise FactwireError("the demo did not go as it should", concerns=store)
    console.print(Rule("Go on from here"))
    for line in (
        f"factwire serve --store {database}",
        f"factwire records --store {database}",
        f"factwire records claim --store {database} --format csv",
        f"factwire records quote --store {database} --organization Corvane",
    ):
        console.print(Text(f"  {line}"))


def _ingest(sources: list[str], store: str, console: Console) -> IngestReport:
    report = run_ingestion(sources, store, allow_private=True, workers=1, as_flow=True, progress=console)
    console.print(Text(report.summary()))
    if report.records:
        console.print(Text(", ".join(f"{count} {kind}" for kind, count in report.records.items())))
    for failure in report.failures:
        console.print(Text(f"failed: {failure.concerns}: {failure.message}"))
    return report


def _show(store: str, console: Console) -> None:
    """The facts of the newest articles, one article after the other."""
    with open_store(store) as opened:
        stored = [entry for kind in SHOWN_KINDS for entry in opened.records(kind)]
    by_article = {
        article: [entry.record for entry in entries]
        for article, entries in groupby(sorted(stored, key=_article_id), key=_article_id)
    }
    newest = list(dict.fromkeys(entry.article for entry in stored))[:SHOWN_ARTICLES]
    for article in newest:
        records: list[Record] = by_article[article.id]
        console.print(Rule(Text(f"{article.title or article.url} ({article.day})"), align="left"))
        console.print(Text.from_ansi(render_tables(records, console)))


def _article_id(entry: StoredRecord) -> str:
    return entry.article.id
