"""The ingestion as a Prefect flow, and its schedules. What it does article by article is in test_ingest.py."""

from __future__ import annotations

import importlib
import json
import os
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from flows.ingest import ingest
from flows.serving import serve_flows
from flows.stores import open_store
from schemas import Article, ConfigError, Extraction, SourceError, StoreError, Versions

# isort: split
import yaml
from prefect.artifacts import Artifact
from prefect.exceptions import ParameterTypeError
from prefect.settings import get_current_settings
from prefect.testing.utilities import prefect_test_harness

TEXT = "Article {}: the harbour has a new crane, which lifts ninety tonnes, and the old one was sold to a museum."


def without_records(model: str | None, entities: str | None, article: Article) -> Extraction:
    return Extraction(article=article, versions=Versions(factwire="0", model="test"))


@pytest.fixture
def articles(tmp_path: Path) -> str:
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(json.dumps({"id": str(n), "text": TEXT.format(n)}) for n in range(5)))
    return str(path)


def test_the_flow_ingests_in_batches_and_leaves_a_report(
    tmp_path: Path, articles: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.ingestion._extract_with", without_records)
    bad = tmp_path / "empty"
    bad.mkdir()
    store = f"sqlite:///{tmp_path}/facts.db"
    with prefect_test_harness(server_startup_timeout=120):
        report = ingest([articles, str(bad)], store=store, batch_size=2, workers=1)
        assert (report.found, report.new, report.failed, len(report.failures)) == (5, 5, 0, 1)
        assert report.failures[0].concerns == str(bad)
        artifact = Artifact.get("ingest-report")
        assert artifact is not None
        assert "| 5 | 5 | 0 | 0 | 0 | 0 |" in str(artifact.data)
        assert "holds no .html" in str(artifact.data)

        again = ingest([articles], store=store, workers=1)
        assert (again.found, again.new, again.unchanged) == (5, 0, 5)

        with pytest.raises(SourceError, match="no source could be read"):
            ingest([str(bad)], store=store)
        with pytest.raises(ParameterTypeError):
            ingest([], store=store)
    with open_store(store) as opened:
        assert opened.counts()["article"] == 5


def test_nothing_phones_home() -> None:
    assert get_current_settings().server.analytics_enabled is False
    assert os.environ["DO_NOT_TRACK"]


def test_the_deployment_runs_the_flow_every_15_minutes() -> None:
    root = Path(__file__).parents[2]
    (deployment,) = yaml.safe_load((root / "prefect.yaml").read_text())["deployments"]
    file, name = deployment["entrypoint"].split(":")
    assert getattr(importlib.import_module(file.removesuffix(".py").replace("/", ".")), name) is ingest
    assert ingest.validate_parameters(deployment["parameters"])
    assert [schedule["interval"] for schedule in deployment["schedules"]] == [15 * 60]


def test_a_served_run_can_read_the_parameters_in_its_own_process() -> None:
    # Prefect evaluates annotations there without this module's names: strings would fail each scheduled run.
    assert not any(isinstance(annotation, str) for annotation in ingest.fn.__annotations__.values())


@pytest.mark.parametrize(
    ("given", "interval", "cron"),
    [
        ({}, timedelta(minutes=15), None),
        ({"interval": timedelta(minutes=5)}, timedelta(minutes=5), None),
        ({"cron": "0 7 * * 1-5"}, None, "0 7 * * 1-5"),
    ],
)
def test_serving_schedules_the_flow(
    tmp_path: Path,
    articles: str,
    monkeypatch: pytest.MonkeyPatch,
    given: dict[str, Any],
    interval: timedelta | None,
    cron: str | None,
) -> None:
    served: dict[str, Any] = {}
    monkeypatch.setattr("flows.serving._server", lambda: nullcontext("http://127.0.0.1:9/api"))
    monkeypatch.setattr(type(ingest), "serve", lambda self, **options: served.update(options))
    serve_flows([articles], f"{tmp_path}/facts.db", **given)
    assert (served["interval"], served["cron"], served["limit"]) == (interval, cron, 1)
    assert served["parameters"]["sources"] == [articles]
    assert ingest.validate_parameters(served["parameters"])


def test_serving_refuses_at_once_what_cannot_work(tmp_path: Path, articles: str) -> None:
    store = f"{tmp_path}/facts.db"
    with pytest.raises(ConfigError, match="not both"):
        serve_flows([articles], store, interval=timedelta(minutes=5), cron="* * * * *")
    with pytest.raises(ConfigError, match="no file or folder"):
        serve_flows(["absent/"], store)
    with pytest.raises(ConfigError, match="unknown store"):
        serve_flows([articles], "oracle://x")
    with pytest.raises(ConfigError, match="no such file"):
        serve_flows([articles], store, entities=f"{tmp_path}/none.csv")
    with pytest.raises(StoreError, match="it is a folder"):
        serve_flows([articles], f"sqlite:///{tmp_path}")
