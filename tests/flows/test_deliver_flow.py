"""The delivery as a Prefect flow."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.deliver import DeliveryTarget, deliver, deliver_to
from flows.stores import open_store
from schemas import StoreError
from tests.flows.delivered_articles import fill

# isort: split
from prefect.artifacts import Artifact
from prefect.testing.utilities import prefect_test_harness


def test_the_flow_serves_every_target_and_leaves_a_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = f"sqlite:///{tmp_path}/ours.db"
    with open_store(store) as opened:
        fill(opened, 3)
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('contract = "9"\n')
    monkeypatch.setattr(deliver_to, "retry_delay_seconds", [0, 0])
    with prefect_test_harness(server_startup_timeout=120):
        good = [DeliveryTarget(to=f"{tmp_path}/theirs.db"), DeliveryTarget(to=f"csv:{tmp_path}/facts", kinds=("deal",))]
        first, second = deliver(good, store=store)
        assert (first.put["claim"], second.put) == (3, {"deal": 3})
        artifact = Artifact.get("delivery-report")
        assert artifact is not None and "| deal | 3 | 0 |" in str(artifact.data)

        bad = DeliveryTarget(to=f"csv:{tmp_path}/other", mapping=str(wrong))
        with pytest.raises(StoreError, match=r"1 of 2 targets could not be served .*contract 9"):
            deliver([bad, good[0]], store=store)
