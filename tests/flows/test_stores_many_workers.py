"""Several factwire processes on one PostgreSQL: they ingest, serve and deliver together, and what breaks is mended."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import psycopg
import pytest

from flows.delivery import deliver
from flows.ingestion import Ingestion
from flows.stores import WriteOutcome, open_store, passing
from flows.stores.tying import tie
from flows.stores.views import READ_IN
from schemas import StoreError
from tests.databases import PostgresServer
from tests.faults.quick import quick_extract
from tests.faults.snapshots import cursors, differences, snapshot
from tests.faults.wire import release
from tests.flows.delivery_places import postgres_place
from tests.flows.stored_articles import extraction
from tests.flows.test_delivery import held

RELEASES = 48
INGESTS = """
import sys
from flows.ingestion import Ingestion
from tests.faults.quick import quick_extract
with Ingestion(sys.argv[1], extract=quick_extract) as ingestion:
    run = ingestion.start(sys.argv[2])
    print("ready", flush=True)
    sys.stdin.readline()
    ingestion.finish([run], ingestion.run(run.entries()))
"""
DELIVERS = """
import select, sys
from flows.delivery import deliver
from schemas import StoreError
print("ready", flush=True)
sys.stdin.readline()
while True:
    try:
        report = deliver(sys.argv[1], sys.argv[2])
    except StoreError as error:
        print(error.message, file=sys.stderr)
    if select.select([sys.stdin], [], [], 0.05)[0]:
        break
"""


@pytest.fixture
def releases(tmp_path: Path) -> list[str]:
    """Two files that share half of their releases."""
    paths = []
    for name, numbers in (("a", range(0, 32)), ("b", range(RELEASES - 1, 15, -1))):
        path = tmp_path / f"{name}.jsonl"
        lines = [{"url": f"https://wire.example/{number}", "text": release(number)} for number in numbers]
        path.write_text("\n".join(map(json.dumps, lines)))
        paths.append(str(path))
    return paths


def start(code: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, cwd=Path.cwd())


def go(*processes: subprocess.Popen[str]) -> None:
    for process in processes:
        assert process.stdout and process.stdout.readline() == "ready\n", process.communicate()[1]
    for process in processes:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()


@contextmanager
def meanwhile(job: Callable[[], object], every: float) -> Iterator[list[BaseException]]:
    """The job again and again while the block runs; what it raised."""
    errors: list[BaseException] = []
    ended = threading.Event()

    def run() -> None:
        while not ended.wait(every):
            try:
                job()
            except BaseException as error:  # shown by the test
                errors.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield errors
    finally:
        ended.set()
        thread.join()


BREAK_ONE = b"""SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity WHERE state LIKE 'idle in%'
    AND application_name = 'factwire' AND datname = current_database() ORDER BY random() LIMIT 1) one"""


def test_two_ingest_one_delivers_one_reads_and_connections_break(
    postgres_url: str, releases: list[str], tmp_path: Path
) -> None:
    open_store(postgres_url).close()
    writers = [start(INGESTS, postgres_url, path) for path in releases]
    place = postgres_place(postgres_url)
    deliverer = start(DELIVERS, postgres_url, place.to)

    broken = [0]

    def break_one() -> None:
        """After every few articles: however slow the machine is, there is progress in between."""
        with psycopg.connect(postgres_url, autocommit=True) as connection:
            stored = connection.execute("SELECT COUNT(*) FROM articles").fetchone()
            if stored and stored[0] >= broken[-1] + 4:
                broken.append(stored[0])
                connection.execute(BREAK_ONE)

    go(*writers, deliverer)
    with (
        open_store(postgres_url) as reader,
        meanwhile(lambda: list(reader.view("newest_deals")), 0.05) as while_read,
        meanwhile(break_one, 0.05) as while_broken,
    ):
        endings = [(writer.wait(timeout=120), writer.communicate()[1]) for writer in writers]
    assert [code for code, _ in endings] == [0, 0], endings
    assert while_broken == []
    assert len(broken) > 5
    assert [error for error in while_read if not isinstance(error, StoreError) or "\n" in str(error)] == []
    assert deliverer.stdin and deliverer.stderr
    deliverer.communicate("stop\n", timeout=60)
    assert deliverer.returncode == 0

    alone = f"sqlite:///{tmp_path}/alone.db"
    for path in releases:
        read(alone, path)
    ours, theirs = snapshot(alone, with_order=False), snapshot(postgres_url, with_order=False)
    for different in ("visits", "source_cursors"):  # which of two files a page was read from
        assert len(ours.pop(different)) == len(theirs.pop(different))
    assert differences(_without_copies(ours), _without_copies(theirs)) == ""
    places = cursors(postgres_url)
    assert places[:-1] == sorted(set(places[:-1])), "no place twice"
    with open_store(postgres_url) as store, open_store(alone) as whole:
        assert list(store.inconsistencies()) == []
        assert {view: len(list(store.view(view))) for view in READ_IN} == {
            view: len(list(whole.view(view))) for view in READ_IN
        }
        deliver(store, place.to)
        assert place.content() == held(store)


def _without_copies(rows: dict[str, list[str]]) -> dict[str, list[str]]:
    """Of two equal texts the one that was written first has the records, whichever that was."""
    return {name: [str(len(found))] for name, found in rows.items()}


def test_a_server_that_restarts_in_the_middle_of_an_article_goes_unnoticed(
    postgres_server: PostgresServer, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = [1]

    def restarting(*arguments: Any) -> None:
        if left and left.pop():
            postgres_server.stop()
            postgres_server.start()
        tie(*arguments)

    with open_store(postgres_url) as store:
        monkeypatch.setattr("flows.stores.sql_writing.tie", restarting)
        assert store.write(extraction()) is WriteOutcome.CREATED
        assert store.last_change() == len(extraction().records) + 1, "what was begun before was taken back"


def test_a_deadlock_with_another_program_is_tried_again(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    other = psycopg.connect(postgres_url)
    tried = []

    def deadlocked(connection: Any, *arguments: Any) -> None:
        tried.append(1)
        if len(tried) == 1:
            other.execute("LOCK TABLE visits IN ACCESS EXCLUSIVE MODE")
            other.execute("SET deadlock_timeout = '1h'")  # let ours be the one that gives way
            waits = threading.Thread(target=lambda: other.execute("LOCK TABLE articles IN ACCESS EXCLUSIVE MODE"))
            waits.start()
            time.sleep(0.2)
            try:
                connection.exec_driver_sql("SELECT * FROM visits")
            finally:
                waits.join()  # the server took our transaction back: its locks are free
                other.rollback()
        tie(connection, *arguments)

    with open_store(postgres_url) as store:
        monkeypatch.setattr("flows.stores.sql_writing.tie", deadlocked)
        assert store.write(extraction()) is WriteOutcome.CREATED
        assert len(tried) == 2
    other.close()


def test_no_free_connection_is_one_clear_line_and_passes(
    postgres_server: PostgresServer, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passing, "PAUSES", (0.1, 0.1))
    postgres_server.execute("DROP ROLE IF EXISTS narrow")
    postgres_server.execute("CREATE ROLE narrow LOGIN CONNECTION LIMIT 1 IN ROLE pg_read_all_data, pg_write_all_data")
    narrow = postgres_url.replace("factwire@", "narrow@")
    open_store(postgres_url).close()
    with open_store(narrow, create=False) as store:
        store.close()  # gives its connection back; the store stays open
        with psycopg.connect(narrow):
            for use in (lambda: store.write(extraction()), store.last_change, lambda: open_store(narrow)):
                with pytest.raises(StoreError, match=r"cannot use the store .* too many connections for role") as error:
                    use()
                assert "\n" not in str(error.value)
        assert store.write(extraction()) is WriteOutcome.CREATED
        store.close()
        holder = psycopg.connect(narrow)
        threading.Timer(0.15, holder.close).start()
        assert store.mark_removed(extraction().article.id, extraction().article.fetched_at), "it was free in a moment"


def test_a_full_disk_of_the_server_is_one_clear_line_and_the_next_run_catches_up(
    postgres_server: PostgresServer, postgres_url: str, releases: list[str], tmp_path: Path
) -> None:
    """The system refuses what goes beyond a size, as it does on a full disk: in the middle of the run."""
    alone = f"sqlite:///{tmp_path}/alone.db"
    read(alone, releases[0])
    read(postgres_url, releases[0], limit=9)
    with psycopg.connect(postgres_url) as connection:
        connection.execute(FILLING)
        connection.rollback()  # the table is as long as it was, and has no room
    with postgres_server.limited(17_000_000), pytest.raises(StoreError, match="could not extend file") as error:
        read(postgres_url, releases[0])
    assert "\n" not in str(error.value)
    with open_store(postgres_url) as store:
        assert 9 <= store.counts()["article"] < 32
        assert list(store.inconsistencies()) == []
    read(postgres_url, releases[0])
    assert differences(snapshot(alone), snapshot(postgres_url)) == ""


FILLING = b"""INSERT INTO visits (url, source, outcome, attempts, visited_at, data)
    SELECT g::text, 'x', 'failed', 0, now(), to_json(repeat(md5(g::text), 60)) FROM generate_series(1, 12000) g"""


def read(store: str, path: str, *, limit: int | None = None) -> None:
    with Ingestion(store, extract=quick_extract) as ingestion:
        run = ingestion.start(path)
        report = ingestion.run(islice(run.entries(), limit))
        if limit is None:
            ingestion.finish([run], report)
