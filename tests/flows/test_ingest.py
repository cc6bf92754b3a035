"""A run from sources into a store: nothing is lost, nothing is doubled, every failure says why."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from flows.discovery import listed_by
from flows.http import HttpClient
from flows.ingestion import Ingestion, Progress, ingest
from flows.report import IngestReport
from flows.state import Outcome
from flows.stores import open_store
from schemas import (
    Article,
    ConfigError,
    ExtractionError,
    Failure,
    Place,
    SectionType,
    Span,
    StoreError,
    Versions,
    record_id,
)
from schemas import Extraction as Extracted

STORES = ["{}/facts.db", "{}/facts.jsonl"]
BODY = (
    "The company said on Monday that it had opened a laboratory in the harbour district, where forty chemists work on "
    "coatings for ships. It expects the first products within two years, and hopes to sell them to yards in Asia."
)


def fake_extract(article: Article) -> Extracted:
    """One record: the first word; an article that speaks of trouble makes some."""
    if "unreadable" in article.text:
        raise ExtractionError("too hard to read", concerns=article.id)
    if "bug" in article.text:
        raise ZeroDivisionError("division by zero")
    word = Span.of(article.text, 0, article.text.index(" "))
    record = Place(
        id=record_id("place", article.id, "test", word.text),
        article_id=article.id,
        evidence=(word,),
        section=SectionType.BODY,
        extractor="test",
        name=word.text,
    )
    return Extracted(article=article, records=(record,), versions=Versions(factwire="0", model="test"))


class Site(BaseHTTPRequestHandler):
    """A small news site: pages and their status by path."""

    pages: ClassVar[dict[str, tuple[int, str, bytes]]] = {}
    asked: ClassVar[Counter[str]] = Counter()

    def do_GET(self) -> None:
        self.asked[self.path] += 1
        status, content_type, body = self.pages.get(self.path, (404, "text/html", b"<h1>Not found</h1>"))
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...


def web_page(title: str, body: str = BODY) -> tuple[int, str, bytes]:
    html = (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{body}</p></article></body></html>"
    )
    return 200, "text/html", html.encode()


def feed(*paths: str) -> tuple[int, str, bytes]:
    items = "".join(f"<item><title>News</title><link>{path}</link></item>" for path in paths)
    rss = f"<rss version='2.0'><channel><title>Harbour News</title>{items}</channel></rss>"
    return 200, "application/rss+xml", rss.encode()


@pytest.fixture
def site() -> Iterator[str]:
    Site.pages, Site.asked = {}, Counter()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(request.param).format(tmp_path)


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.retrying.time.sleep", lambda seconds: None)
    monkeypatch.setattr("flows.retrying.with_retries.__defaults__", (lambda seconds: None,))


def run(store: str, *specs: str, refresh: bool = False) -> IngestReport:
    http = HttpClient(allow_loopback=True)
    with Ingestion(store, extract=fake_extract, refresh=refresh, http=http) as ingestion:
        return ingestion.run(entry for spec in specs for entry in listed_by(ingestion.open(spec)))


def outcome_counts(report: IngestReport) -> tuple[int, int, int, int, int, int]:
    return report.found, report.new, report.updated, report.unchanged, report.duplicates, report.failed


def write_records(path: Path, *texts: str) -> str:
    path.write_text("\n".join(json.dumps({"id": str(n), "text": text}) for n, text in enumerate(texts)))
    return str(path)


def test_a_second_run_fetches_nothing_and_adds_nothing(site: str, store: str) -> None:
    Site.pages = {"/feed": feed("/1", "/2"), "/1": web_page("One"), "/2": web_page("Two", BODY + " More follows.")}
    first = run(store, f"{site}/feed")
    assert outcome_counts(first) == (2, 2, 0, 0, 0, 0)
    assert first.records == {"place": 2}
    assert first.is_clean
    second = run(store, f"{site}/feed")
    assert outcome_counts(second) == (2, 0, 0, 2, 0, 0)
    assert Site.asked == {"/robots.txt": 2, "/feed": 2, "/1": 1, "/2": 1}
    with open_store(store) as opened:
        assert opened.counts()["article"] == opened.counts()["place"] == 2


def test_one_bad_page_is_listed_with_its_reason_and_tried_again(site: str, store: str) -> None:
    Site.pages = {
        "/feed": feed("/1", "/gone", "/empty", "/busy", "/bug", "/hard", "/2"),
        "/1": web_page("One"),
        "/empty": (200, "text/html", b""),
        "/busy": (503, "text/html", b""),
        "/bug": web_page("Three", BODY + " A bug was found."),
        "/hard": web_page("Four", BODY + " It is unreadable."),
        "/2": web_page("Two", BODY + " More follows."),
    }
    report = run(store, f"{site}/feed")
    assert outcome_counts(report) == (7, 2, 0, 0, 0, 5)
    assert [(failure.concerns, failure.stage, failure.error, failure.message) for failure in report.failures] == [
        (f"{site}/gone", "fetch", "MissingSourceError", "HTTP 404 Not Found"),
        (f"{site}/empty", "parse", "ParseError", "is empty"),
        (f"{site}/busy", "fetch", "TemporarySourceError", "HTTP 503 Service Unavailable"),
        (f"{site}/bug", "extract", "ZeroDivisionError", "division by zero"),
        (f"{site}/hard", "extract", "ExtractionError", "too hard to read"),
    ]
    assert Site.asked["/busy"] == 3
    assert Site.asked["/gone"] == 1
    assert f"| {site}/gone | fetch | MissingSourceError: HTTP 404 Not Found |" in report.as_markdown()

    Site.pages["/gone"] = web_page("Back", BODY + " It is back.")
    again = run(store, f"{site}/feed")
    assert outcome_counts(again) == (7, 1, 0, 2, 0, 4)
    with open_store(store) as opened:
        failed = {visit.url: visit.attempts for visit in opened.visits(Outcome.FAILED)}
        assert failed == {f"{site}/{name}": 2 for name in ("empty", "busy", "bug", "hard")}


def test_a_feed_that_is_a_web_page_does_not_stop_the_others(site: str, store: str) -> None:
    Site.pages = {"/feed": web_page("Welcome"), "/good": feed("/1"), "/1": web_page("One")}
    report = run(store, f"{site}/feed", f"{site}/missing", f"{site}/good")
    assert outcome_counts(report) == (1, 1, 0, 0, 0, 0)
    assert [(failure.stage, failure.error, failure.concerns) for failure in report.failures] == [
        ("discover", "SourceError", f"{site}/feed"),
        ("discover", "MissingSourceError", f"{site}/missing"),
    ]
    assert report.failures[1].message == "HTTP 404 Not Found"


def test_a_text_under_two_urls_is_extracted_once(site: str, store: str) -> None:
    Site.pages = {"/feed": feed("/1", "/copy"), "/1": web_page("One"), "/copy": web_page("One")}
    report = run(store, f"{site}/feed")
    assert outcome_counts(report) == (2, 1, 0, 0, 1, 0)
    assert report.records == {"place": 1}
    with open_store(store) as opened:
        (copy,) = (article for article in opened.articles() if article.duplicate_of)
        (original,) = (article for article in opened.articles() if not article.duplicate_of)
        assert copy.duplicate_of == original.id
        assert copy.url == f"{site}/copy"
    assert outcome_counts(run(store, f"{site}/feed")) == (2, 0, 0, 2, 0, 0)


def test_a_url_that_two_feeds_list_is_found_once(site: str, store: str) -> None:
    Site.pages = {"/a": feed("/1", "/1"), "/b": feed("/1"), "/1": web_page("One")}
    assert outcome_counts(run(store, f"{site}/a", f"{site}/b")) == (1, 1, 0, 0, 0, 0)
    assert Site.asked["/1"] == 1


def test_refresh_reads_stored_pages_again(site: str, store: str) -> None:
    Site.pages = {"/feed": feed("/1", "/2"), "/1": web_page("One"), "/2": web_page("Two", BODY + " More follows.")}
    run(store, f"{site}/feed")
    Site.pages["/2"] = web_page("Two", "Rotterdam is where it happened. " + BODY)
    report = run(store, f"{site}/feed", refresh=True)
    assert outcome_counts(report) == (2, 0, 1, 1, 0, 0)
    assert Site.asked["/1"] == Site.asked["/2"] == 2
    with open_store(store) as opened:
        assert opened.counts()["article"] == opened.counts()["place"] == 2


def test_changed_files_are_read_again_and_others_are_not(tmp_path: Path, store: str) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("one", "two"):
        (folder / f"{name}.txt").write_text(f"{name.title()} is a place. {BODY}")
    assert outcome_counts(run(store, str(folder))) == (2, 2, 0, 0, 0, 0)
    (folder / "two.txt").write_text(f"Zwei is a place. {BODY}")
    assert outcome_counts(run(store, str(folder))) == (2, 0, 1, 1, 0, 0)
    with open_store(store) as opened:
        assert sorted(found.record.name for found in opened.records("place")) == ["One", "Zwei"]  # type: ignore[attr-defined]


def test_unreadable_lines_and_files_are_listed(tmp_path: Path, store: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_text('{"text": "' + BODY + '"}\nnot JSON\n{"title": "no text"}\n')
    (tmp_path / "in" / "b.txt").write_bytes(b"")
    (tmp_path / "in" / "c.html").write_bytes(b"%PDF-1.7 ...")
    report = run(store, str(tmp_path / "in"))
    assert outcome_counts(report) == (3, 1, 0, 0, 0, 2)
    assert [failure.message for failure in report.failures] == [
        "is not JSON",
        'has no "text"',
        "is empty",
        "is a PDF that cannot be read (Stream has ended unexpectedly)",
    ]


def test_what_was_stored_before_a_crash_is_not_lost(
    tmp_path: Path, store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = write_records(tmp_path / "in.jsonl", *(f"Place{n} is a place. {BODY}" for n in range(10)))

    def interrupted(progress: Progress) -> None:
        if progress.done == 6:
            raise KeyboardInterrupt

    with Ingestion(store, extract=fake_extract) as ingestion, pytest.raises(KeyboardInterrupt):
        ingestion.run(listed_by(ingestion.open(spec)), interrupted)
    with open_store(store) as opened:
        assert opened.counts()["article"] == 6
    assert outcome_counts(run(store, spec)) == (10, 4, 0, 6, 0, 0)


KILLED = """
import os, sys
sys.path[:0] = [sys.argv[1], sys.argv[2]]
from flows.discovery import listed_by
from flows.ingestion import Ingestion
from schemas import Extraction, Versions
def extract(article):
    if article.text.startswith("Place5"):
        os.kill(os.getpid(), 9)
    return Extraction(article=article, versions=Versions(factwire="0", model="test"))
with Ingestion(sys.argv[3], extract=extract) as ingestion:
    ingestion.run(listed_by(ingestion.open(sys.argv[4])))
"""


def test_a_run_that_is_killed_is_continued_by_the_next(tmp_path: Path, store: str) -> None:
    spec = write_records(tmp_path / "in.jsonl", *(f"Place{n} is a place. {BODY}" for n in range(10)))
    command = [sys.executable, "-c", KILLED, str(Path.cwd()), str(tmp_path), store, spec]
    assert subprocess.run(command, capture_output=True).returncode == -9
    assert outcome_counts(run(store, spec)) == (10, 5, 0, 5, 0, 0)


def test_two_runs_at_once_store_everything_once(tmp_path: Path) -> None:
    store = str(tmp_path / "facts.db")
    spec = write_records(tmp_path / "in.jsonl", *(f"Place{n} is a place. {BODY}" for n in range(40)))
    open_store(store).close()
    reports: list[IngestReport] = []
    threads = [threading.Thread(target=lambda: reports.append(run(store, spec))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(reports) == 2
    assert sum(report.new for report in reports) == 40
    assert not any(report.failures for report in reports)
    with open_store(store) as opened:
        assert opened.counts()["article"] == opened.counts()["place"] == 40
        assert opened.counts()["duplicate"] == 0


def test_progress_tells_how_far_it_is(tmp_path: Path, store: str) -> None:
    spec = write_records(tmp_path / "in.jsonl", *(f"Place{n} is a place. {BODY}" for n in range(3)))
    steps: list[Progress] = []
    with Ingestion(store, extract=fake_extract) as ingestion:
        ingestion.run(listed_by(ingestion.open(spec)), steps.append)
    assert [(step.done, step.found, step.visit.outcome) for step in steps] == [
        (1, 3, "new"),
        (2, 3, "new"),
        (3, 3, "new"),
    ]


def test_what_concerns_the_whole_run_is_raised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = write_records(tmp_path / "in.jsonl", f"Place is a place. {BODY}")
    with pytest.raises(ConfigError, match="unknown store"):
        ingest([spec], "oracle://somewhere")
    with pytest.raises(ConfigError, match="there is no file or folder"):
        ingest([str(tmp_path / "absent")], str(tmp_path / "facts.db"))
    with pytest.raises(ConfigError, match="no_such_model"):
        ingest([spec], str(tmp_path / "facts.db"), model="no_such_model")
    with (
        Ingestion(f"sqlite:///file:{tmp_path}/facts.db?mode=ro&uri=true", extract=fake_extract) as ingestion,
        pytest.raises(StoreError, match="readonly"),
    ):
        ingestion.run(listed_by(ingestion.open(spec)))


def test_limit_is_the_most_articles_to_look_at(tmp_path: Path) -> None:
    spec = write_records(tmp_path / "in.jsonl", *(["unusable"] * 5))
    report = ingest([spec], str(tmp_path / "facts.db"), limit=0)
    assert outcome_counts(report) == (0, 0, 0, 0, 0, 0)


def test_reports_of_batches_add_up() -> None:
    first = IngestReport(store="s", started_at="2026-01-12T08:00:00Z", seconds=2, found=3, new=2, records={"place": 2})
    second = first.model_copy(
        update={"seconds": 1.0, "failed": 1, "failures": (Failure(stage="fetch", error="E", message="a | b"),)}
    )
    both = first.merged(second)
    assert (both.found, both.new, both.failed, both.records, len(both.failures)) == (6, 4, 1, {"place": 4}, 1)
    assert both.summary() == "6 found: 4 new, 1 failed; 4 records in 2.0 s"
    assert "|  | fetch | E: a \\| b |" in both.as_markdown()


def test_the_plain_ingestion_does_not_import_prefect() -> None:
    subprocess.run(
        [sys.executable, "-c", "import sys, flows.ingestion; assert 'prefect' not in sys.modules"], check=True
    )
