"""A full disk, a read-only store, a database that goes away: one clear line, and the next run catches up."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from flows.ingestion import Ingestion, ingest
from flows.report import IngestReport
from schemas import Article, Extraction, StoreError
from tests.databases import PostgresServer
from tests.faults.quick import quick_extract
from tests.faults.snapshots import Snapshot, differences, snapshot
from tests.faults.wire import release

ROOT = Path(__file__).parents[2]
ARTICLES = 60


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("releases") / "in.jsonl"
    path.write_text("\n".join(json.dumps({"id": str(number), "text": release(number)}) for number in range(ARTICLES)))
    return str(path)


@pytest.fixture(scope="module")
def undisturbed(releases: str, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    store = f"sqlite:///{tmp_path_factory.mktemp('undisturbed')}/facts.db"
    assert run(store, releases).new == ARTICLES - ARTICLES // 25
    return snapshot(store)


def run(store: str, releases: str, extract: Callable[[Article], Extraction] = quick_extract) -> IngestReport:
    with Ingestion(store, extract=extract) as ingestion:
        source = ingestion.start(releases)
        report = ingestion.run(source.entries())
        ingestion.finish([source], report)
    return report


LIMITED = """
import resource, sys
from schemas import StoreError
from tests.faults.test_trouble import run
limit = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    run(sys.argv[2], sys.argv[3])
except StoreError as error:
    print(error.message)
"""


@pytest.mark.parametrize("room", [1, 1_400_000, 1_900_000])
def test_a_full_disk(room: int, releases: str, tmp_path: Path, undisturbed: Snapshot) -> None:
    """The system refuses what goes beyond a size, as it does on a full disk: at once, or in the middle."""
    store = f"sqlite:///{tmp_path}/facts.db"
    command = [sys.executable, "-c", LIMITED, str(room), store, releases]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stderr[-2000:]
    assert result.stdout.startswith(f"cannot use the store {tmp_path}/facts.db: ")
    assert "full" in result.stdout or "I/O" in result.stdout
    assert result.stdout.count("\n") == 1
    if room > 1:
        assert 0 < len(snapshot(store)["articles"]) < ARTICLES
    assert not run(store, releases).failures
    assert differences(undisturbed, snapshot(store)) == ""


def test_a_store_that_is_read_only(releases: str, tmp_path: Path, undisturbed: Snapshot) -> None:
    path = tmp_path / "facts.db"
    with pytest.raises(_Stop):
        run(f"sqlite:///{path}", releases, _until(20))
    with pytest.raises(StoreError, match=r"cannot use the store .*: attempt to write a readonly database"):
        run(f"sqlite:///file:{path}?mode=ro&uri=true", releases)
    run(f"sqlite:///{path}", releases)
    assert differences(undisturbed, snapshot(f"sqlite:///{path}")) == ""


def test_a_folder_that_is_not_there_and_cannot_be_made(releases: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StoreError, match="cannot create the store"):
        ingest([releases], f"sqlite:///{tmp_path}/file/facts.db")


def test_a_database_that_another_program_holds(
    releases: str, tmp_path: Path, undisturbed: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.stores.sqlite.BUSY_SECONDS", 0.2)
    store = f"sqlite:///{tmp_path}/facts.db"
    with pytest.raises(_Stop):
        run(store, releases, _until(20))
    holder = sqlite3.connect(tmp_path / "facts.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="database is locked"):
        run(store, releases)
    holder.execute("ROLLBACK")
    run(store, releases)
    assert differences(undisturbed, snapshot(store)) == ""


def test_a_server_that_may_not_be_written(
    releases: str, postgres_server: PostgresServer, postgres_url: str, undisturbed: Snapshot
) -> None:
    postgres_server.execute("CREATE ROLE reader LOGIN IN ROLE pg_read_all_data")
    with pytest.raises(_Stop):
        run(postgres_url, releases, _until(20))
    with pytest.raises(StoreError, match="permission denied for table"):
        run(postgres_url.replace("factwire@", "reader@"), releases)
    run(postgres_url, releases)
    assert differences(undisturbed, snapshot(postgres_url)) == ""


@pytest.mark.parametrize("where", ["between articles", "within a transaction"])
def test_a_server_that_goes_away_and_comes_back(
    where: str, releases: str, postgres_server: PostgresServer, postgres_url: str, undisturbed: Snapshot
) -> None:
    run_until = _until(20, lambda: postgres_server.stop(crash=True))
    try:
        with pytest.raises(StoreError, match=r"cannot use the store postgresql://.*connection"):
            if where == "between articles":
                run(postgres_url, releases, run_until)
            else:
                _run_until_statement(300, postgres_url, releases, postgres_server)
        with pytest.raises(StoreError, match="refused"):
            run(postgres_url, releases)
    finally:
        postgres_server.start()
    assert 0 < len(snapshot(postgres_url)["articles"]) < ARTICLES
    run(postgres_url, releases)
    assert differences(undisturbed, snapshot(postgres_url)) == ""


def test_a_server_that_was_away_for_a_moment_goes_unnoticed(
    releases: str, postgres_server: PostgresServer, postgres_url: str, undisturbed: Snapshot
) -> None:
    def restart() -> None:
        postgres_server.stop()  # no crash: the server of the tests would lose its last commits (synchronous_commit)
        postgres_server.start()

    run(postgres_url, releases, _until(20, restart))
    assert differences(undisturbed, snapshot(postgres_url)) == ""


class _Stop(BaseException):
    """Ends a run; no error of an article."""


def _stop() -> None:
    raise _Stop


def _until(count: int, then: Callable[[], None] = _stop) -> Callable[[Article], Extraction]:
    """The quick extractor, which does something else first when it comes to that article."""
    left = count

    def extract(article: Article) -> Extraction:
        nonlocal left
        left -= 1
        if left == 0:
            then()
        return quick_extract(article)

    return extract


def _run_until_statement(nth: int, store: str, releases: str, server: PostgresServer) -> None:
    left = nth

    def count(connection: Any, cursor: Any, statement: str, *_: object) -> None:
        nonlocal left
        if statement.startswith("INSERT"):
            left -= 1
        if left == 0:
            left = -1
            server.stop(crash=True)

    event.listen(Engine, "before_cursor_execute", count)
    try:
        run(store, releases)
    finally:
        event.remove(Engine, "before_cursor_execute", count)
