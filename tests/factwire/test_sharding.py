"""`factwire shards` and `factwire merge`: what is typed, what is said."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from factwire.cli import main
from factwire.sharding import run_sharding, shards_text
from flows.shards import ShardsReport, run_shards
from flows.stores import open_store
from schemas import Failure
from tests.faults.quick import quick_extract
from tests.flows.stored_articles import extraction, other_text

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["factwire", *arguments])
        with pytest.raises(SystemExit) as stop:
            main()
        out, err = capsys.readouterr()
        return int(stop.value.code or 0), out, err

    return call


@pytest.fixture
def facts(tmp_path: Path) -> str:
    folder = tmp_path / "facts"
    folder.mkdir()
    with open_store(f"{folder}/a.db") as store:
        store.write(extraction())
    with open_store(f"{folder}/b.db") as store:
        store.write(extraction("https://copy.example/1"))
        store.write(other_text("https://example.org/2", "Another text."))
    return str(folder)


def test_stores_are_merged_and_what_was_done_is_said(run: Run, facts: str, tmp_path: Path) -> None:
    code, out, _ = run("merge", facts, "--into", f"{tmp_path}/all.db")
    assert (code, out.partition(" in ")[0]) == (0, "2 stores: 2 new, 1 duplicates")
    _, out, _ = run("merge", facts, "--into", f"{tmp_path}/all.db", "--format", "json")
    assert {name: json.loads(out)[name] for name in ("stores", "new", "duplicates")} == {
        "stores": 2, "new": 0, "duplicates": 0,
    }  # fmt: skip
    _, out, _ = run("records", "--store", f"{tmp_path}/all.db", "--format", "json")
    assert (json.loads(out)["article"], json.loads(out)["duplicate"], json.loads(out)["claim"]) == (3, 1, 1)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("shards", "{here}/*.warc.gz", "--into", "{here}/facts"), "there is no file or folder"),
        (("shards", "{here}", "--into", "{here}/facts", "--part", "5/4"), "'5/4' is no part like 3/16"),
        (("shards", "files:{here}/absent", "--into", "{here}/facts"), "cannot read"),
        (
            ("shards", "{here}", "--into", "{here}/facts", "--part", "1/2", "--scheduler", "tcp://127.0.0.1:1"),
            "--part does not go with --scheduler",
        ),
        (("merge", "{here}/absent.db", "--into", "{here}/all.db"), "there is no store"),
        (("merge", "{here}", "--into", "{here}/all.db"), "there is no store in"),
    ],
)
def test_what_cannot_be_is_one_line(run: Run, tmp_path: Path, arguments: tuple[str, ...], reason: str) -> None:
    code, _, err = run(*(argument.format(here=tmp_path) for argument in arguments))
    assert code == 1
    assert err.startswith("factwire: ") and reason in err and err.count("\n") == 1


def test_each_shard_is_told_when_it_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.jsonl").write_text('{"text": "Revenue of Norvane Bio was $40 million in 2025."}')
    seen: dict[str, object] = {}

    def quickly(*arguments: object, **options: object) -> ShardsReport:
        seen.update(options)
        return run_shards(*arguments, extract=quick_extract, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("factwire.sharding.run_shards", quickly)
    shown = io.StringIO()
    report = run_sharding(
        [f"{tmp_path}/*.jsonl"], str(tmp_path / "facts"), part="2/2", scheduler=None, workers=1, languages=["all"],
        scratch=str(tmp_path), model=None, entities=None, progress=Console(file=shown),
    )  # fmt: skip
    assert f"{tmp_path}/b.jsonl: 1 found: 1 new;" in shown.getvalue()
    assert seen["languages"] == ()
    assert shards_text(report, "table").startswith("1 shards: 1 done, 0 were there\n1 found: 1 new;")


def test_a_report_for_programs_names_what_failed() -> None:
    failure = Failure(stage="shard", error="SourceError", message="is not here", concerns="a.warc")
    told = json.loads(shards_text(ShardsReport(None, 0, 3, (failure,)), "json"))
    assert (told["done"], told["already_there"], told["failed"], told["failures"][0]["concerns"]) == (0, 3, 1, "a.warc")
    assert shards_text(ShardsReport(None, 0, 3, (failure,)), "table") == "4 shards: 0 done, 3 were there, 1 failed\n"
