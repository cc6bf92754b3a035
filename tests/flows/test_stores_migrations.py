"""Stores that an older factwire wrote open, upgrade by themselves, and are then as if they had always been new."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, inspect

from flows.state import Outcome
from flows.stores import Why, WriteOutcome, open_store
from flows.stores.search import hits
from flows.stores.sql import SqlStore
from flows.stores.tables import SCHEMA_VERSION, metadata
from flows.stores.views import ORDERS, VIEWS
from schemas import StoreError
from tests.flows.stored_articles import extraction, other_text

DUMPS = Path(__file__).parent / "stores"
"""Written by factwire 0.1, 0.4 and 0.5, taken down with sqlite3's .dump and with pg_dump: three articles, one a copy,
and two visits; since version 3 also a text that was edited, a correction, a record that is found no more, and a run."""
VERSIONS_BEFORE = range(1, SCHEMA_VERSION)
BEFORE_HISTORY = (1, 2)
EDITED = other_text("https://example.org/2", "Another text of Ostrava Bio.")


def old_store(folder: Path, version: int) -> Path:
    path = folder / "facts.db"
    with closing(sqlite3.connect(path)) as database:
        database.executescript((DUMPS / f"version_{version}.sql").read_text())
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def version_3(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a store of version 3, the first that could stand in PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{old_store(tmp_path, 3)}"
    url = str(request.getfixturevalue("postgres_url"))
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute((DUMPS / "version_3.postgres.sql").read_bytes())
    return url


def test_there_is_an_old_store_of_each_version() -> None:
    assert {path.name for path in DUMPS.iterdir()} == {
        *(f"version_{number}.sql" for number in VERSIONS_BEFORE),
        *(f"version_{number}.postgres.sql" for number in VERSIONS_BEFORE if number not in BEFORE_HISTORY),
    }


@pytest.mark.parametrize("version", BEFORE_HISTORY)
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


def test_a_store_with_a_history_keeps_it(version_3: str) -> None:
    with open_store(version_3) as store:
        assert store.last_change() == 19
        assert (store.counts()["article"], store.counts()["duplicate"], store.counts()["place"]) == (3, 1, 0)
        assert sorted(was.why for was in store.superseded()) == [Why.RE_EXTRACTED, Why.REJECTED]
        assert [version.article.text for version in store.article_versions(EDITED.article.id)] == [EDITED.article.text]
        (correction,) = store.corrections()
        (run,) = store.runs()
        (cursor,) = store.source_cursors()
        assert (correction.verdict, run.new, cursor.source) == ("rejected", 3, "feed")
        assert [visit.outcome for visit in store.visits(Outcome.FAILED)] == [Outcome.FAILED]
        assert [change.cursor for change in store.changes(12)] == [13, 15, 17, 19]
        assert [row["parties"] for row in store.view("newest_deals")] == [
            "Ostrava Bio (issuer); Kestrel Capital (lead_investor)"
        ]
        assert hits(store, "biotech")[0].article.id == extraction().article.id


def test_who_follows_a_store_goes_on_behind_an_upgrade(version_3: str) -> None:
    with open_store(version_3) as store:
        identity, mark = store.identity(), store.mark_at(5)
        assert mark is not None
        assert {store.mark_at(place) for place in (0, 5, 19)} == {mark}
        assert store.mark_at(20) is None
        assert store.write(other_text("https://example.org/3", "A third text.")) is WriteOutcome.CREATED
        assert [(change.cursor, change.kind) for change in store.changes(19)] == [(20, "article")]
        assert store.mark_at(20) not in (None, mark)
        store.withdraw(next(store.corrections()).id)
        assert store.counts()["place"] == 1
        assert list(store.inconsistencies()) == []
    with open_store(version_3, create=False) as again:
        assert (again.identity(), again.mark_at(5)) == (identity, mark)


def test_migrated_tables_of_version_3_are_those_of_a_new_store(version_3: str) -> None:
    open_store(version_3).close()
    engine = create_engine(version_3.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _is_ours})
        different = compare_metadata(context, metadata)
        assert [one for one in different if not _is_comment(one)] == []
        assert set(inspect(connection).get_view_names()) == set(VIEWS)
    engine.dispose()


@pytest.mark.parametrize("version", BEFORE_HISTORY)
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


def _is_comment(difference: Any) -> bool:
    """What PostgreSQL says of a column to people changes without a migration."""
    return isinstance(difference, list) and all(change[0] == "modify_comment" for change in difference)
