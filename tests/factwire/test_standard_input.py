"""`-` wherever a command reads a file; what came through the pipe is found under a name that says what it is."""

from __future__ import annotations

import gzip
import io
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from factwire import standard_input
from factwire.cli import app
from schemas import ConfigError

COMPANIES = b"id,name,aliases\n1,Acme Corp.,Acme\n"
ARTICLES = b'{"text": "Acme raised $20 million.", "url": "https://news.example/1"}\n'
TOML = b'# ours\n[[source]]\nname = "wire"\n'
LINES = b'{"id": "a", "text": "Acme grew."}\n'


class ReachedError(Exception):
    """The command called what does its work, with the files that it was given."""


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the command's function was called with."""
    seen: list[Any] = []

    def reached(*arguments: Any, **named: Any) -> None:
        seen.extend([*arguments, *named.values()])
        raise ReachedError

    for place in (
        "factwire.ingestion.run_ingestion", "factwire.upkeep.run_backfill", "factwire.upkeep.run_retry",
        "factwire.upkeep.run_reextraction", "factwire.upkeep.run_maintenance", "factwire.exporting.run_export",
        "factwire.benchmark.measure", "extractors.pipeline.build_nlp", "factwire.evaluation.score_gold",
        "factwire.evaluation.score_entities", "factwire.evaluation.score_grammar", "factwire.evaluation.score_links",
        "factwire.evaluation.score_attributions", "factwire.evaluation.score_sections",
        "factwire.evaluation.score_deals", "factwire.evaluation.score_figures", "factwire.evaluation.score_times",
        "factwire.web.server.run", "flows.serving.serve_flows", "factwire.deploying.run_deploy",
    ):  # fmt: skip
        monkeypatch.setattr(place, reached)
    return seen


def files_in(values: Any) -> list[str]:
    if isinstance(values, list | tuple | dict):
        return [found for one in (values.values() if isinstance(values, dict) else values) for found in files_in(one)]
    if hasattr(values, "entities"):  # a server's settings
        return files_in(values.entities)
    return [str(values)] if "standard-input-" in str(values) else []


@pytest.mark.parametrize(
    ("arguments", "stdin", "suffix"),
    [
        (("ingest", "-"), ARTICLES, ".jsonl"),
        (("ingest", "-"), gzip.compress(ARTICLES), ".jsonl.gz"),
        (("ingest", "-"), TOML, ".toml"),
        (("ingest", "-"), b"https://news.example/1\nhttps://news.example/2\n", ".urls"),
        (("ingest", "feed.xml", "--entities", "-"), COMPANIES, ""),
        (("backfill", "-"), b'<?xml version="1.0"?><urlset/>', ".xml"),
        (("backfill", "-"), gzip.compress(b"WARC/1.0\r\nWARC-Type: warcinfo\r\n"), ".warc.gz"),
        (("retry", "--sources", "-"), TOML, ".toml"),
        (("maintain", "--sources", "-"), TOML, ".toml"),
        (("reextract", "--entities", "-"), COMPANIES, ""),
        (("export", "--to", "x.db", "--map", "-"), b"[figure]\n", ""),
        (("bench", "-"), ARTICLES, ".jsonl"),
        (("extract", __file__, "--entities", "-"), COMPANIES, ""),
        (("serve", "--entities", "-"), COMPANIES, ""),
        (("serve-flows", "feed.xml", "--entities", "-"), COMPANIES, ""),
        (("evaluate", "gold", "--data", "-"), LINES, ""),
        (("evaluate", "entities", "--data", "-"), gzip.compress(LINES), ".gz"),
        (("evaluate", "grammar", "--data", "-"), LINES, ""),
        (("evaluate", "links", "--data", "-"), LINES, ""),
        (("evaluate", "attributions", "--data", "-"), LINES, ""),
        (("evaluate", "sections", "--data", "x", "--gold", "-"), LINES, ""),
        (("evaluate", "deals", "--data", "-"), LINES, ""),
        (("evaluate", "figures", "--data", "-"), LINES, ""),
        (("evaluate", "times", "--data", "-"), LINES, ""),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_every_command_that_reads_a_file_reads_a_pipe(
    given: list[Any], arguments: tuple[str, ...], stdin: bytes, suffix: str
) -> None:
    result = CliRunner().invoke(app, arguments, input=stdin)
    assert isinstance(result.exception, ReachedError), result.output
    [name] = files_in(given)
    path = Path(name.removeprefix("urls:"))
    assert path.read_bytes() == stdin and path.name.endswith(suffix)
    assert name.startswith("urls:") == (suffix == ".urls")


@pytest.mark.parametrize(
    "arguments",
    [("serve-flows", "-"), ("deploy", "ingest", "-"), ("deploy", "ingest", "feed.xml", "--entities", "-")],
)
def test_what_reads_its_files_again_and_again_says_why_not(given: list[Any], arguments: tuple[str, ...]) -> None:
    result = CliRunner().invoke(app, arguments, input=b"x")
    assert isinstance(result.exception, ConfigError) and "there once only" in str(result.exception)


@pytest.mark.parametrize("arguments", [("ingest", "-", "--entities", "-"), ("extract", "-", "--entities", "-")])
def test_two_arguments_cannot_have_it(given: list[Any], arguments: tuple[str, ...]) -> None:
    result = CliRunner().invoke(app, arguments, input=b"x")
    assert isinstance(result.exception, ConfigError) and "read once only" in str(result.exception)


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (b"", ".txt"),
        (b"Acme grew. See https://news.example for more.", ".txt"),
        (b"Title: Acme grew", ".txt"),
        (b"[1] a footnote", ".txt"),
        (b"\xef\xbb\xbf{}", ".jsonl"),
        (b"<!DOCTYPE html><p>Acme", ".html"),
        (b"<rss version='2.0'/>", ".xml"),
        (b"%PDF-1.7", ".pdf"),
        (b"From: a@b.c\r\nSubject: Acme\r\nDate: today\r\n\r\nAcme", ".eml"),
        (b"\n# mine\nhttps://news.example/1\n", ".urls"),
        (b"\x1f\x8bbroken", ".txt.gz"),
        (b"\x00" * 5_000, ".txt"),
    ],
)
def test_content_says_what_it_is(content: bytes, suffix: str) -> None:
    assert standard_input.suffix_of(content, ".txt") == suffix


def test_a_dash_as_output_is_standard_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    result = CliRunner().invoke(app, ["gold", "export", "--store", "none.db", "-o", "-"])
    assert not Path("-").exists() and result.exit_code in (0, 1)
