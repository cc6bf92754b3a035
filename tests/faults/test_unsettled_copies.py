"""An original is rewritten and its run is killed before its copies were looked at: no copy is left without records.

A copy has none of its own as long as it repeats its original. The run is killed at each of its commits, and at
statements between them, each time beginning from the same store.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults.snapshots import Snapshot, differences, snapshot
from tests.faults.wire import Wire, serve_wire

ROOT = Path(__file__).parents[2]
STEPS = {"commit": 1, "write": 25}
"""Each commit, and each 25th of the statements that write."""


@pytest.fixture(scope="module")
def wire() -> Iterator[Wire]:
    with serve_wire() as base:
        yield base


@pytest.fixture(scope="module")
def store(wire: Wire, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store as it was; its originals are rewritten from now on."""
    path = tmp_path_factory.mktemp("store") / "facts.db"
    run(wire, store=f"sqlite:///{path}", kills=0, seed=0)
    assert copies(stored(path)) == 1
    wire.rewrite_originals()
    return path


@pytest.fixture(scope="module")
def killed(store: Path, wire: Wire) -> list[Path]:
    """What became of copies of it whose run was killed, each at another point, and run once more."""
    return [Path(path) for path in run(wire, base=str(store), steps=STEPS)]


@pytest.fixture(scope="module")
def undisturbed(killed: list[Path], store: Path, wire: Wire) -> Snapshot:
    run(wire, store=f"sqlite:///{store}", kills=0, seed=0)
    return stored(store)


def run(wire: Wire, **job: Any) -> list[str]:
    command = [sys.executable, "-m", "tests.faults.runner", json.dumps(job | {"sources": [f"{wire}/early.xml"]})]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert result.returncode == 0, result.stderr[-3000:]
    return list(json.loads(result.stdout)["ended"])


def stored(path: Path) -> Snapshot:
    return snapshot(f"sqlite:///{path}")


def copies(found: Snapshot) -> int:
    return sum('"duplicate_of": "' in row for row in found["articles"])


def test_a_copy_of_a_rewritten_original_has_records_of_its_own(undisturbed: Snapshot) -> None:
    assert copies(undisturbed) == 0
    assert len(undisturbed["article_versions"]) >= 1


def test_wherever_the_run_is_killed_no_copy_is_left_behind(killed: list[Path], undisturbed: Snapshot) -> None:
    points = [path.suffix.removeprefix(".").partition("-")[0] for path in killed]
    assert points.count("commit") >= 3 and points.count("write") >= 2
    assert {path.suffix: differences(undisturbed, stored(path)) for path in killed} == {
        path.suffix: "" for path in killed
    }
