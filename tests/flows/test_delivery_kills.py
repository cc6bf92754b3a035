"""A delivery that is killed anywhere on its way is made good by the next one: nothing is lost, nothing is doubled."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from flows.stores import open_store
from tests.flows.delivery_places import Place
from tests.flows.test_delivery import held, place

__all__ = ["place"]

KILLS = 5


def test_a_target_is_right_after_any_number_of_deaths(place: Place, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.flows.killed_delivery", f"{tmp_path}/ours.db", place.to, str(KILLS), "7"]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 2, "too few deliveries were killed to say anything"
    with open_store(f"{tmp_path}/ours.db") as store:
        assert place.content() == held(store)
    assert list(tmp_path.rglob(".*.new")) == [], "what a death left behind is tidied up"
