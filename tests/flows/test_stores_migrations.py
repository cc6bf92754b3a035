"""Stores that an older factwire wrote open, upgrade by themselves, and are then as if they had always been new."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from flows.state import Outcome
from flows.stores import WriteOutcome, open_store
from flows.stores.sql import SqlStore
from flows.stores.tables import SCHEMA_VERSION, metadata
from flows.stores.views import ORDERS, VIEWS
from schemas import StoreError
from tests.flows.stored_articles import extraction, other_text

DUMPS = Path(__file__).parent / "stores"
"""Written by factwire 0.1 and 0.4, taken down with sqlite3's .dump: three articles, one a copy, and two visits."""
VERSIONS_BEFORE = range(1, SCHEMA_VERSION)


def old_store(folder: Path, version: int) -> Path:
    path = folder / "facts.db"
    with closing(sqlite3.connect(path)) as database:
        database.executescript((DUMPS / f"version_{version}.sql").read_text())
    return path


def test_there_is_an_old_store_of_each_version() -> None:
    assert sorted(path.name for path in DUMPS.iterdir()) == [f"version_{number}.sql" for number in VERSIONS_BEFORE]


@pytest.mark.parametrize("version", VERSIONS_BEFORE)
def test_an_old_store_keeps_everything_and_gets_a_history(tmp_path: Path, version: int) -> None:
    with open_store(str(old_store(tmp_path, version))) as store:
        assert store.counts()["article"] == 3
        assert store.counts()["duplicate"] == 1
        stored = store.read(extraction().article.id)
        assert stored is not None
        assert {record.kind for record in stored.records} == {record.kind for record in extraction().records}
        assert [visit.outcome for visit in store.visits(Outcome.FAILED)] == [Outcome.FAILED]
        found = list(store.changes())
        assert [change.cursor for change in found] == list(range(1, 3 + len(stored.records) + 1))
        assert [change.kind for change in found[:3]] == ["article"] * 3
        assert {change.value for change in found} >= {stored.article, *stored.records}
        assert all(change.at for change in found)
        assert store.last_change() == found[-1].cursor
        assert list(store.superseded()) == list(store.corrections()) == list(store.runs()) == []


@pytest.mark.parametrize("version", VERSIONS_BEFORE)
def test_an_old_store_is_written_on_like_a_new_one(tmp_path: Path, version: int) -> None:
    path = str(old_store(tmp_path, version))
    with open_store(path) as store:
        seen = store.last_change()
        assert store.write(other_text("https://example.org/3", "A third text.")) is WriteOutcome.CREATED
        assert [change.kind for change in store.changes(seen)] == ["article"]
        changed = store.read(extraction().article.id)
        assert changed is not None
        assert store.write(changed.model_copy(update={"records": changed.records[:1]})) is WriteOutcome.REPLACED
        assert len(list(store.superseded())) == len(changed.records) - 1
    with open_store(path, create=False) as again:
        assert again.counts()["article"] == 4


@pytest.mark.parametrize("version", VERSIONS_BEFORE)
def test_migrated_tables_and_views_are_those_of_a_new_store(tmp_path: Path, version: int) -> None:
    path = old_store(tmp_path, version)
    open_store(str(path)).close()
    open_store(f"{tmp_path}/new.db").close()
    with SqlStore(f"sqlite:///{path}") as store, store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _is_ours})
        assert compare_metadata(context, metadata) == []
    assert names_in(path) == names_in(tmp_path / "new.db")


def test_a_store_of_version_1_is_tied(tmp_path: Path) -> None:
    with open_store(str(old_store(tmp_path, 1))) as old, open_store(f"{tmp_path}/new.db") as new:
        new.write(extraction())
        new.write(extraction("https://example.net/copy"))
        new.write(other_text("https://example.org/2", "Another text of Ostrava Bio."))
        for name in ORDERS:
            assert len(list(old.view(name))) == len(list(new.view(name)))
        assert [row["articles"] for row in old.view("stories")] == [2, 1]


def test_an_upgrade_that_fails_leaves_the_old_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = old_store(tmp_path, 2)

    def killed(*_: object) -> None:
        raise RuntimeError("killed here")

    with monkeypatch.context() as patched, pytest.raises(RuntimeError, match="killed here"):
        patched.setattr("flows.stores.schema._create_views", killed)
        open_store(str(path))
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT version FROM factwire_schema").fetchall() == [(2,)]
        assert database.execute("SELECT COUNT(*) FROM stories").fetchall() == [(2,)]
    with open_store(str(path)) as store:
        assert store.counts()["article"] == 3


def test_an_old_store_that_cannot_be_written_says_why_it_cannot_be_read(tmp_path: Path) -> None:
    path = old_store(tmp_path, 2)
    with pytest.raises(StoreError, match="readonly database"):
        open_store(f"sqlite:///file:{path}?mode=ro&uri=true", create=False)


def names_in(path: Path) -> set[tuple[str, str]]:
    """Of all tables, views and indexes; those that SQLite makes by itself are numbered."""
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
    assert {name for kind, name in rows if kind == "view"} == set(VIEWS)
    return set(rows)


def _is_ours(thing: Any, name: str | None, kind: str, reflected: bool, compare_to: Any) -> bool:
    """The search index makes its own tables (flows/stores/search.py)."""
    return not (name or "").startswith(("search_", "ix_search_"))
