"""What a delivery refuses, and how it says so: in one line, before anything is written, without a password."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.delivery import deliver, open_target
from flows.delivery.mapping import own_mapping
from flows.delivery.plan import plan_of
from flows.delivery.targets import without_secrets
from flows.stores import Store, open_store
from schemas import ConfigError, StoreError
from tests.flows.delivered_articles import example, fill


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"{tmp_path}/ours.db") as opened:
        yield opened


def test_a_file_that_others_made_is_left_alone(store: Store, tmp_path: Path) -> None:
    fill(store, 1)
    (tmp_path / "notes.jsonl").write_text('{"mine": true}\n')
    with pytest.raises(ConfigError, match="no delivery of factwire made it"):
        deliver(store, f"{tmp_path}/notes.jsonl")
    assert (tmp_path / "notes.jsonl").read_text() == '{"mine": true}\n'


def test_a_store_is_no_target_of_its_own(store: Store, tmp_path: Path) -> None:
    fill(store, 1)
    with pytest.raises(ConfigError, match="is a store of factwire itself"):
        deliver(store, f"{tmp_path}/ours.db")


@pytest.mark.parametrize("scheme", ["parquet:{}/facts", "csv:{}/facts", "{}/changes.jsonl"])
def test_a_second_delivery_at_once_is_refused(store: Store, tmp_path: Path, scheme: str) -> None:
    fill(store, 1)
    first = open_target(scheme.format(tmp_path))
    first.prepare(plan_of(own_mapping()))
    first.state("x")
    first.start("x", is_full=False)
    with pytest.raises(StoreError, match="another delivery"):
        deliver(store, scheme.format(tmp_path))
    first.close()
    deliver(store, scheme.format(tmp_path))


@pytest.mark.parametrize(
    ("to", "reason"),
    [
        ("ftp://example.org/x", "unknown target"),
        ("facts.xlsx", "unknown target"),
        ("mongodb://ada:secret@db.example/x", "unknown target 'mongodb://…@db.example/x'"),
        ("https://hooks.example.org/facts", "FACTWIRE_WEBHOOK_SECRET"),
    ],
)
def test_what_is_no_target_is_refused_in_one_line(store: Store, to: str, reason: str) -> None:
    with pytest.raises(ConfigError, match=reason) as error:
        deliver(store, to)
    assert "secret@" not in str(error.value)


@pytest.mark.parametrize(
    "scheme", ["{}/theirs.db", "{}/theirs.duckdb", "parquet:{}/facts", "csv:{}/facts", "{}/c.jsonl"]
)
def test_a_place_that_cannot_be_written_is_one_clear_line(store: Store, tmp_path: Path, scheme: str) -> None:
    fill(store, 1)
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"cannot|Cannot") as error:
        deliver(store, scheme.format(tmp_path / "file"))
    assert "\n" not in str(error.value)


def test_a_database_that_does_not_answer_is_named_without_its_password(store: Store) -> None:
    with pytest.raises(StoreError, match=r"postgresql://ada@127\.0\.0\.1:9/x") as error:
        deliver(store, "postgresql://ada:topsecret@127.0.0.1:9/x")
    assert "topsecret" not in str(error.value)


def test_a_library_that_is_missing_is_named(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "flows.delivery.duckdb", None)
    with pytest.raises(ConfigError, match=r"DuckDB needs .*pip install 'factwire\[duckdb\]'"):
        deliver(store, f"{tmp_path}/facts.duckdb")


def test_a_target_is_shown_without_its_secrets() -> None:
    shown = {
        "postgresql://ada:topsecret@db.example/x?password=topsecret": "postgresql://…@db.example/x?…",
        "https://hooks.example/T0/topsecret?token=topsecret": "https://hooks.example/…?…",
        "parquet:facts/": "parquet:facts/",
        "sqlite:////srv/facts.db": "sqlite:////srv/facts.db",
    }
    assert {to: without_secrets(to) for to in shown} == shown


def test_records_of_another_contract_are_refused_before_the_first_row(store: Store, tmp_path: Path) -> None:
    extraction = example(1)
    newer = extraction.versions.model_copy(update={"contract": "2.0"})
    store.write(extraction.model_copy(update={"versions": newer}))
    with pytest.raises(ConfigError, match=r"contract 2\.0"):
        deliver(store, f"csv:{tmp_path}/facts")
    assert not (tmp_path / "facts").exists()
