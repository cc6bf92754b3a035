"""Runs that are killed at random points, and two runs at once: in the end the store is that of an undisturbed run.

FACTWIRE_FAULT_KILLS sets how often a run is killed on PostgreSQL (in the suite 8 times, 40 on SQLite).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.databases import PostgresServer
from tests.faults.runner import POINTS
from tests.faults.snapshots import Snapshot, cursors, differences, snapshot
from tests.faults.wire import RELEASES, fewer_sources, serve_wire, sources

ROOT = Path(__file__).parents[2]
SEED = 20_261_123
NEWSROOM = 13
"""Listed by its feed."""
KILLS = {"sqlite": 40, "postgresql": int(os.environ.get("FACTWIRE_FAULT_KILLS", "8"))}


@pytest.fixture(scope="module")
def wire() -> Iterator[str]:
    with serve_wire() as base:
        yield base


@pytest.fixture(scope="module")
def undisturbed(wire: str, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    store = f"sqlite:///{tmp_path_factory.mktemp('undisturbed')}/facts.db"
    run(store, sources(wire))
    return snapshot(store)


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/facts.db"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    url = server.new_database()
    yield url
    server.drop_database(url)


def run(store: str, listings: list[str], *, kills: int = 0, at_once: int = 0) -> list[str]:
    job = {"store": store, "sources": listings, "seed": SEED, "kills": kills, "at_once": at_once}
    command = [sys.executable, "-m", "tests.faults.runner", json.dumps(job)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600)
    assert result.returncode == 0, result.stderr[-3000:]
    answer: dict[str, Any] = json.loads(result.stdout)
    return list(answer["ended"])


def test_the_wire_has_what_a_run_can_stumble_over(undisturbed: Snapshot) -> None:
    assert len(undisturbed["articles"]) == RELEASES + NEWSROOM
    assert sum('"duplicate_of": "' in row for row in undisturbed["articles"]) == RELEASES // 25
    assert sum('"outcome": "failed"' in row for row in undisturbed["visits"]) == 3
    assert all(len(undisturbed[name]) > 10 for name in ("organizations", "claims", "deals", "ties", "tie_groups"))


def test_a_run_that_is_killed_again_and_again_ends_as_one_that_was_not(
    store: str, wire: str, undisturbed: Snapshot
) -> None:
    kills = KILLS[store.partition(":")[0]]
    died = run(store, sources(wire), kills=kills)
    assert len(died) == kills
    assert set(died) == set(POINTS)
    assert differences(undisturbed, snapshot(store)) == ""


def test_two_runs_at_once_end_as_one(store: str, wire: str, tmp_path: Path) -> None:
    alone = f"sqlite:///{tmp_path}/alone.db"
    run(alone, fewer_sources(wire))
    assert run(store, fewer_sources(wire), at_once=2) == ["0", "0"]
    # In what order all came, depends on who was faster.
    assert differences(snapshot(alone, with_order=False), snapshot(store, with_order=False)) == ""
    places = cursors(store)
    assert places[:-1] == sorted(set(places[:-1]))  # no place twice
    assert places[-1] >= places[-2]
