"""`factwire ingest` as users run it, with a language model and two processes, killed with SIGKILL at random moments.

    FACTWIRE_FAULT_MODEL_KILLS=6 pytest tests/faults/test_model_killed.py

Left out where that is not set: it takes minutes. Half of the kills end the run, the others before them one of its
processes, as the system does when memory runs out.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.faults.runner import ENVIRONMENT
from tests.faults.snapshots import Snapshot, differences, snapshot
from tests.faults.wire import MORNING, fewer_sources, serve_wire

KILLS = int(os.environ.get("FACTWIRE_FAULT_MODEL_KILLS", "0"))
ROOT = Path(__file__).parents[2]
ARTICLES = MORNING + 13

pytestmark = pytest.mark.skipif(not KILLS, reason="takes minutes: FACTWIRE_FAULT_MODEL_KILLS says how many kills")


@pytest.fixture(scope="module")
def wire() -> Iterator[str]:
    with serve_wire() as base:
        yield base


@pytest.fixture(scope="module")
def undisturbed(wire: str, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    path = tmp_path_factory.mktemp("undisturbed") / "facts.db"
    assert started(path, wire).wait(timeout=580) == 0
    return without_order(path)


def started(store: Path, wire: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "factwire.cli", "ingest", *fewer_sources(wire), "--store", str(store)]
    return subprocess.Popen(
        [*command, "--workers", "2", "--model", "fast", "--allow-private"], cwd=ROOT, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT | {"FACTWIRE_GAP_SECONDS": "0"},
    )  # fmt: skip


def without_order(store: Path) -> Snapshot:
    """Which of two processes was faster, decides nothing but the order of changes."""
    found = snapshot(f"sqlite:///{store}", with_order=False)
    return {name: rows for name, rows in found.items() if name != "change_counter"}


def test_nothing_is_lost_or_doubled(wire: str, undisturbed: Snapshot, tmp_path: Path) -> None:
    assert len(undisturbed["articles"]) == ARTICLES
    assert len(undisturbed["figures"]) > 50
    choose, store, killed = Random(20_261_124), tmp_path / "facts.db", 0
    while killed < KILLS:
        process = started(store, wire)
        for what in (children, lambda pid: [pid]):
            wait_for(process, store, stored(store) + choose.randint(1, 4))
            time.sleep(choose.uniform(0, 0.5))
            victims = [pid for pid in what(process.pid) if process.poll() is None]
            assert victims, "it has come to its end: too few articles for so many kills"
            os.kill(choose.choice(victims), signal.SIGKILL)
            killed += 1
        process.wait(timeout=30)
        assert_all_ended(process.pid)
    assert started(store, wire).wait(timeout=580) == 0
    assert differences(undisturbed, without_order(store)) == ""


def stored(store: Path) -> int:
    if not store.exists():
        return 0
    try:
        with sqlite3.connect(f"file:{store}?mode=ro", uri=True, timeout=5) as database:
            return int(database.execute("select count(*) from articles").fetchone()[0])
    except sqlite3.Error:  # its tables are being made
        return 0


def wait_for(process: subprocess.Popen[bytes], store: Path, count: int) -> None:
    while stored(store) < count and process.poll() is None:
        time.sleep(0.05)


def children(pid: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True)
    return [int(line) for line in found.stdout.split()]


def assert_all_ended(session: int) -> None:
    """Processes whose parent was killed end by themselves."""
    until = time.monotonic() + 30
    while subprocess.run(["pgrep", "-s", str(session)], capture_output=True).returncode == 0:
        assert time.monotonic() < until, "processes were left behind"
        time.sleep(0.1)
