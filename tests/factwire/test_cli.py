"""The command line: what a user types, what comes back, and what a mistake costs."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import pytest

from factwire.cli import main
from schemas import RECORD_TYPES, Extraction

STORY = """Acme Robotics raises $20 million

BOSTON — Acme Robotics raised $20 million last year, its chief executive, Jane Roe, said on Monday.

“We hired 40 engineers,” Roe told reporters. “We need twice as many.”
"""


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "argv", ["factwire", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 0 if stop.code is None else 1
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_extract_shows_the_facts_as_tables(run: Run, story: Path) -> None:
    outcome = run("extract", str(story), "--published", "2026-01-12")
    assert outcome.code == 0
    for words in ("$20 million", "20 million USD", "Jane Roe", "2025"):
        assert words in outcome.out


def test_extract_reads_standard_input_and_writes_the_interchange_format(run: Run) -> None:
    outcome = run("extract", "-", "--published", "2026-01-12", "--format", "json", stdin=STORY.encode())
    extraction = Extraction.model_validate_json(outcome.out)
    assert extraction.article.published_at is not None
    assert "20000000" in {str(figure.value) for figure in extraction.figures}
    for record in extraction.records:
        for span in record.evidence:
            assert extraction.article.text[span.start : span.end] == span.text


def test_json_lines_and_csv_hold_one_record_a_line(run: Run, story: Path) -> None:
    lines = run("extract", str(story), "--format", "jsonl", "--kind", "figure").out.splitlines()
    rows = list(csv.DictReader(io.StringIO(run("extract", str(story), "--format", "csv", "--kind", "figure").out)))
    assert [json.loads(line)["id"] for line in lines] == [row["id"] for row in rows]
    assert {row["kind"] for row in rows} == {"figure"}
    assert "20000000" in {row["value"] for row in rows}


def test_a_users_list_links_the_organizations(run: Run, story: Path, tmp_path: Path) -> None:
    companies = tmp_path / "clients.csv"
    companies.write_text("id,name,aliases\nC-7,Acme Robotics Inc.,Acme\n")
    store = f"sqlite:///{tmp_path}/news.db"
    assert "clients:C-7" in run("extract", str(story), "--entities", str(companies)).out
    assert run("ingest", str(story), "--store", store, "--workers", "1", "--entities", str(companies)).code == 0
    assert "clients:C-7" in run("records", "organization", "--store", store, "--format", "csv").out


def test_a_list_that_is_none_is_one_clear_line(run: Run, story: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("label\nAcme\n")
    for command in (["extract", str(story)], ["ingest", str(story), "--store", f"{tmp_path}/news.jsonl"]):
        outcome = run(*command, "--entities", str(bad))
        assert outcome.code == 1
        assert outcome.err.count("\n") == 1
        assert f"{bad}: has no column id and no column name" in outcome.err


def test_output_goes_to_a_file_where_one_is_named(run: Run, story: Path, tmp_path: Path) -> None:
    target = tmp_path / "facts.json"
    outcome = run("extract", str(story), "--format", "json", "--output", str(target))
    assert outcome.out == ""
    assert Extraction.model_validate_json(target.read_text(encoding="utf-8")).figures


def test_the_same_text_gives_the_same_bytes(run: Run) -> None:
    first, second = (run("extract", "-", "--format", "jsonl", stdin=STORY.encode()).out for _ in range(2))
    assert first == second


class _NotFound(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_error(404)

    def log_message(self, format: str, *args: object) -> None: ...


@pytest.mark.parametrize(
    ("arguments", "stdin", "says"),
    [
        (("extract", "-"), b"", "empty"),
        (("extract", "-"), b"\x00\x01\x02\x03" * 500, "binary"),
        (("extract", "no-such-file.txt"), b"", "no such file"),
        (("extract", "-", "--published", "12th of Never"), b"Acme grew.", "not a date"),
        (("extract", "-", "--kind", "unicorn"), b"Acme grew.", "unicorn"),
        (("extract", "-", "--model", "no_such_model"), b"Acme grew and raised money this year.", "no_such_model"),
        (("schema", "unicorn"), b"", "unicorn"),
        (("ingest", "no-such-source", "--store", "x.db"), b"", "no-such-source"),
        (("ingest", "page:http://127.0.0.1:9/", "--store", "carrier-pigeon://x"), b"", "carrier-pigeon"),
        (("records", "--store", "no-such.db"), b"", "no-such.db"),
        (("records", "figure", "--store", "x.db", "--since", "soon"), b"", "not a date"),
    ],
)
def test_a_mistake_is_one_clear_line_and_a_non_zero_exit(
    run: Run,
    arguments: tuple[str, ...],
    stdin: bytes,
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = run(*arguments, stdin=stdin)
    assert outcome.code != 0
    assert says in outcome.err
    assert len(outcome.err.strip().splitlines()) == 1
    assert "Traceback" not in outcome.err


def test_an_unknown_option_is_a_usage_error(run: Run) -> None:
    assert run("extract", "-", "--no-such-option").code == 2


def test_a_page_that_is_not_there_is_reported_and_loses_nothing(run: Run, story: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "news.db")
    assert run("ingest", str(story.parent), "--store", store, "--workers", "1").code == 0
    before = run("records", "--store", store, "--format", "json").out
    server = ThreadingHTTPServer(("127.0.0.1", 0), _NotFound)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        page = f"page:http://127.0.0.1:{server.server_port}/gone"
        outcome = run("ingest", page, "--store", store, "--allow-private")
    finally:
        server.shutdown()
        server.server_close()
    assert outcome.code == 1
    assert "404" in outcome.err
    assert run("records", "--store", store, "--format", "json").out == before


def test_ingest_then_query_and_a_second_run_adds_nothing(run: Run, story: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "news.db")
    first = json.loads(run("ingest", str(story.parent), "--store", store, "--workers", "1", "--format", "json").out)
    second = json.loads(run("ingest", str(story.parent), "--store", store, "--workers", "1", "--format", "json").out)
    assert (first["new"], second["new"], second["unchanged"]) == (1, 0, 1)
    assert "$20 million" in run("records", "figure", "--store", store).out
    quotes = run("records", "quote", "--store", store, "--text", "engineers", "--format", "jsonl").out.splitlines()
    assert "40 engineers" in json.loads(quotes[0])["content"][0]["text"]


def test_schema_lists_the_kinds_and_prints_each(run: Run) -> None:
    kinds = run("schema").out.split()
    assert set(RECORD_TYPES) <= set(kinds)
    assert json.loads(run("schema", "figure").out)["title"] == "Figure"


def test_doctor_finds_this_installation_sound(run: Run) -> None:
    outcome = run("doctor", "--format", "json")
    assert [check for check in json.loads(outcome.out) if not check["is_fine"]] == []
    assert outcome.code == 0


def test_doctor_says_what_is_broken(run: Run) -> None:
    outcome = run("doctor", "--model", "no_such_model")
    assert outcome.code == 1
    assert "FAIL  language model" in outcome.out


@pytest.mark.parametrize("command", ["extract", "ingest", "records", "ties", "schema", "serve-flows"])
def test_help_shows_examples(run: Run, command: str) -> None:
    assert f"factwire {command}" in run(command, "--help").out


def test_importing_factwire_is_light_and_extracting_never_imports_prefect() -> None:
    check = (
        "import sys, factwire; assert not {'spacy', 'prefect', 'fastapi', 'sqlalchemy'} & set(sys.modules);"
        "factwire.extract('Acme raised $20 million.'); assert 'prefect' not in sys.modules;"
        "import flows.sources, flows.stores, flows.ingestion, factwire.cli; assert 'prefect' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", check], check=True)
