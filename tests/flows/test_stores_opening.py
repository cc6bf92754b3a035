"""What can be a store, what cannot and why; and what other programs see of one."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import pytest

from flows.stores import WriteOutcome, open_store
from schemas import (
    ConfigError,
    StoreError,
)
from tests.flows.stored_articles import extraction


@pytest.mark.parametrize(
    ("name", "error", "reason"),
    [
        ("mongodb://host/x", ConfigError, "unknown store 'mongodb://host/x': name it like sqlite:"),
        ("facts", ConfigError, "unknown store 'facts'"),
        ("", ConfigError, "unknown store"),
        ("sqlite:", ConfigError, "unknown store"),
        ("{}", ConfigError, "unknown store"),
        ("sqlite:///{}", StoreError, "it is a folder"),
        ("jsonl:{}", StoreError, "[Ii]s a directory"),
        ("{}/file/facts.db", StoreError, "cannot create the store"),
        ("{}/file/facts.jsonl", StoreError, "cannot write"),
        ("{}/text.db", StoreError, "file is not a database"),
        ("{}/other.db", StoreError, "has a table 'articles' that is not factwire's"),
        ("{}/newer.db", StoreError, r"written by a newer factwire \(tables of version 99"),
        ("{}/text.jsonl", StoreError, "line 1 is not one of this store"),
    ],
)
def test_what_cannot_be_a_store_is_refused_in_one_line(
    tmp_path: Path, name: str, error: type[Exception], reason: str
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "text.db").write_text("this is no database, but long enough to be looked at as one " * 20)
    (tmp_path / "text.jsonl").write_text("this is no JSON\n")
    with sqlite3.connect(tmp_path / "other.db") as database:
        database.execute("CREATE TABLE articles (x)")
    open_store(f"{tmp_path}/newer.db").close()
    with sqlite3.connect(tmp_path / "newer.db") as database:
        database.execute("INSERT INTO factwire_schema VALUES (99)")
    with pytest.raises(error, match=reason) as raised:
        open_store(name.format(tmp_path))
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("name", ["{}/absent.db", "{}/absent.jsonl"])
def test_a_reader_creates_no_store(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        open_store(name.format(tmp_path), create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_read_only_database_can_be_read_and_says_why_it_cannot_be_written(tmp_path: Path) -> None:
    with open_store(f"{tmp_path}/facts.db") as store:
        store.write(extraction())
    with open_store(f"sqlite:///file:{tmp_path}/facts.db?mode=ro&uri=true", create=False) as store:
        assert store.counts()["article"] == 1
        with pytest.raises(StoreError, match="readonly database"):
            store.write(extraction("https://example.org/2"))


@pytest.mark.parametrize("name", ["{}/facts.db", "{}/facts.jsonl"])
def test_other_programs_databases_get_tables_beside_theirs(tmp_path: Path, name: str) -> None:
    with sqlite3.connect(tmp_path / "facts.db") as database:
        database.execute("CREATE TABLE customers (x)")
    with open_store(name.format(tmp_path)) as store:
        assert store.write(extraction()) is WriteOutcome.CREATED


def test_sqlite_answers_questions_in_plain_sql(tmp_path: Path) -> None:
    with open_store(f"{tmp_path}/facts.db") as store:
        store.write(extraction())
    database = sqlite3.connect(tmp_path / "facts.db")
    query = """SELECT subject, measure, value, bound, currency, period_start, source FROM figures
               JOIN articles ON articles.id = article_id WHERE low > 1e8"""
    assert database.execute(query).fetchall() == [
        ("Ostrava Bio", "round", "120500000.00", "over", "CHF", "2025-01-01", "Mei Lindqvist")
    ]
    assert database.execute("SELECT json_extract(data, '$.kind') FROM deals").fetchall() == [("deal",)]
    assert database.execute("SELECT parties, total FROM deals").fetchall() == [
        ("Ostrava Bio (issuer); Kestrel Capital (lead_investor)", "120500000.00")
    ]
    assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    database.close()


def test_postgresql_without_its_driver_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(ConfigError, match=r"pip install 'factwire\[postgres\]'"):
        open_store("postgresql://user@127.0.0.1:1/none")
