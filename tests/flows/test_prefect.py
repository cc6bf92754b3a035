"""The ingestion as a Prefect flow, and its schedules. What it does article by article is in test_ingest.py."""

from __future__ import annotations

import importlib
import json
import os
import socket
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from factwire.deploying import run_deploy
from flows.backfill import backfill
from flows.deploy import FLOWS, Plan, deploy, deployment_of, flow_parameters
from flows.ingest import ingest
from flows.maintain import maintain
from flows.news import NewsItem
from flows.news_events import NewsEvents, announce
from flows.reextract import reextract
from flows.serving import serve_flows
from flows.stores import open_store
from schemas import Article, ConfigError, Extraction, SourceError, StoreError, Versions

# isort: split
import yaml
from prefect.artifacts import Artifact
from prefect.exceptions import ParameterTypeError
from prefect.settings import PREFECT_API_URL, get_current_settings, temporary_settings
from prefect.testing.utilities import prefect_test_harness

TEXT = "Article {}: the harbour has a new crane, which lifts ninety tonnes, and the old one was sold to a museum."


def without_records(model: str | None, entities: str | None, article: Article) -> Extraction:
    return Extraction(article=article, versions=Versions(factwire="0", model="test"))


OTHER = Versions(factwire="1", model="test")


def by_another_version(model: str | None, entities: str | None, article: Article) -> Extraction:
    return Extraction(article=article, versions=OTHER)


@pytest.fixture(scope="module")
def server() -> Iterator[None]:
    with prefect_test_harness(server_startup_timeout=120):
        yield


@pytest.fixture
def articles(tmp_path: Path) -> str:
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(json.dumps({"id": str(n), "text": TEXT.format(n)}) for n in range(5)))
    return str(path)


def test_the_flow_ingests_in_batches_and_leaves_a_report(
    tmp_path: Path, server: None, articles: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.ingestion._extract_with", without_records)
    bad = tmp_path / "empty"
    bad.mkdir()
    store = f"sqlite:///{tmp_path}/facts.db"
    report = ingest([articles, str(bad)], store=store, batch_size=2, workers=1)
    assert (report.found, report.new, report.failed, len(report.failures)) == (5, 5, 0, 1)
    assert report.failures[0].concerns == str(bad)
    artifact = Artifact.get("ingest-report")
    assert artifact is not None
    assert "| 5 | 5 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |" in str(artifact.data)
    assert "holds no .html" in str(artifact.data)

    sources = Artifact.get("ingest-sources")
    assert sources is not None
    assert [(row["source"], row["found"], row["new"]) for row in json.loads(str(sources.data))] == [(articles, 5, 5)]
    assert Artifact.get("ingest-progress") is not None

    again = ingest([articles], store=store, workers=1)
    assert (again.found, again.new, again.unchanged) == (5, 0, 5)

    with pytest.raises(SourceError, match="no source could be read"):
        ingest([str(bad)], store=store)
    with pytest.raises(ParameterTypeError):
        ingest([], store=store)
    with open_store(store) as opened:
        assert opened.counts()["article"] == 5


def test_old_articles_are_filled_in_kept_in_order_and_read_again(
    tmp_path: Path, server: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.ingestion._extract_with", without_records)
    path, store = tmp_path / "in.jsonl", f"sqlite:///{tmp_path}/facts.db"
    days = ["2025-02-01", "2025-03-01", "2025-04-01", None]
    path.write_text(
        "\n".join(json.dumps({"id": str(n), "text": TEXT.format(n), "date": day}) for n, day in enumerate(days))
    )
    report = backfill([str(path)], since=date(2025, 2, 15), until=date(2025, 3, 31), store=store, workers=1)
    # The undated one may be of these days; the first of April was, in another zone, until it was read.
    assert (report.found, report.new, report.skipped) == (3, 2, 1)
    assert backfill([str(path)], since=date(2025, 2, 15), store=store, workers=1).new == 1
    assert Artifact.get("backfill-report") is not None

    monkeypatch.setattr("flows.reextraction._extract_with", by_another_version)
    monkeypatch.setattr("flows.reextraction.Reextraction._present", lambda self: OTHER)
    again = reextract(store=store, batch_size=2, workers=1)
    assert (again.read, again.changed, again.failed) == (3, 3, 0)
    assert reextract(store=store, workers=1).read == 0

    kept = maintain(store=store, workers=1)
    assert kept.inconsistencies == ()
    assert Artifact.get("maintain-report") is not None


def test_a_deal_above_the_threshold_is_an_event(monkeypatch: pytest.MonkeyPatch) -> None:
    emitted: list[dict[str, Any]] = []
    monkeypatch.setattr("flows.news_events.emit_event", lambda **event: emitted.append(event))
    today = datetime.now(UTC).date()
    deal = NewsItem(
        kind="deal", id="deal_1", article_id="a_1", day=today, title="A deal", url="https://wire.example/1",
        publisher=None, what="licence", who=("Halden", "Brightwater"), text="Halden licensed HB-1 to Brightwater.",
        amount=Decimal(90_000_000), currency="USD",
    )  # fmt: skip
    items = [
        deal,
        deal.model_copy(update={"id": "small", "amount": Decimal(5)}),
        deal.model_copy(update={"id": "euros", "currency": "EUR"}),
        deal.model_copy(update={"id": "people", "currency": None}),
        deal.model_copy(update={"id": "old", "day": today - timedelta(days=30)}),
        deal.model_copy(update={"id": "claim", "kind": "claim"}),
    ]
    events = NewsEvents(kinds=("deal",), min_amount=Decimal(50_000_000), currency="USD")
    assert announce(items, events) == 1
    assert emitted[0]["event"] == "factwire.deal.found"
    assert emitted[0]["resource"]["prefect.resource.id"] == "factwire.deal.deal_1"
    assert emitted[0]["payload"]["amount_text"] == "90,000,000 USD"
    assert announce(items, NewsEvents(min_amount=None, max_age_days=60)) == 6


def test_nothing_phones_home() -> None:
    assert get_current_settings().server.analytics_enabled is False
    assert os.environ["DO_NOT_TRACK"]


def test_a_flow_speaks_to_nobody_but_its_server(
    tmp_path: Path, server: None, articles: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.ingestion._extract_with", without_records)
    asked: list[Any] = []
    connect = socket.socket.connect
    monkeypatch.setattr(socket.socket, "connect", lambda self, address: asked.append(address) or connect(self, address))
    look_up = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda *given, **named: asked.append(given) or look_up(*given, **named))
    assert ingest([articles], store=f"sqlite:///{tmp_path}/alone.db", workers=1).new == 5
    assert {address[0] for address in asked if isinstance(address, tuple)} <= {"127.0.0.1", "localhost", "::1"}
    assert asked


def test_the_deployments_of_the_file_fit_their_flows() -> None:
    root = Path(__file__).parents[2]
    deployments = yaml.safe_load((root / "prefect.yaml").read_text())["deployments"]
    schedules = {}
    for deployment in deployments:
        file, name = deployment["entrypoint"].split(":")
        flow = getattr(importlib.import_module(file.removesuffix(".py").replace("/", ".")), name)
        assert flow is FLOWS[name]
        assert flow.validate_parameters(flow_parameters(flow, deployment["parameters"]))
        schedules[deployment["name"]] = deployment.get("schedules", [])
    assert [schedule["interval"] for schedule in schedules["factwire"]] == [15 * 60]
    assert [schedule["cron"] for schedule in schedules["maintain"]] == ["30 3 * * *"]
    assert schedules["backfill"] == schedules["reextract"] == []


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)
def test_a_served_run_can_read_the_parameters_in_its_own_process(flow: Any) -> None:
    # Prefect evaluates annotations there without this module's names: strings would fail each scheduled run.
    assert not any(isinstance(annotation, str) for annotation in flow.fn.__annotations__.values())


@pytest.mark.parametrize(
    ("given", "interval", "cron"),
    [
        ({}, timedelta(minutes=15), None),
        ({"interval": timedelta(minutes=5)}, timedelta(minutes=5), None),
        ({"cron": "0 7 * * 1-5"}, None, "0 7 * * 1-5"),
    ],
)
def test_serving_schedules_the_flow_and_its_maintenance(
    tmp_path: Path,
    articles: str,
    monkeypatch: pytest.MonkeyPatch,
    given: dict[str, Any],
    interval: timedelta | None,
    cron: str | None,
) -> None:
    served: list[Any] = []
    monkeypatch.setattr("flows.serving._server", lambda: nullcontext("http://127.0.0.1:9/api"))
    monkeypatch.setattr("flows.serving.serve", lambda *deployments, limit: served.extend([*deployments, limit]))
    serve_flows([articles], f"{tmp_path}/facts.db", **given)
    reading, keeping, limit = served
    (schedule,) = (each.schedule for each in reading.schedules)
    assert (getattr(schedule, "interval", None), getattr(schedule, "cron", None)) == (interval, cron)
    assert reading.parameters["sources"] == keeping.parameters["sources"] == [articles]
    assert (reading.entrypoint, keeping.entrypoint) == ("flows.ingest.ingest", "flows.maintain.maintain")
    assert [each.schedule.cron for each in keeping.schedules] == ["30 3 * * *"]
    assert limit == 1
    assert reading.concurrency_limit is None, "a place at the server would be held for ever by a run that died with it"


def test_a_deployment_says_at_once_what_cannot_work() -> None:
    with pytest.raises(ValueError, match="not both"):
        Plan(every=60, cron="* * * * *")
    with pytest.raises(ConfigError, match="not a cron schedule"):
        deployment_of(Plan(flow="maintain", cron="at noon"))
    with pytest.raises(ConfigError, match="at least 1 item"):
        deployment_of(Plan(parameters={"sources": []}))
    with pytest.raises(ConfigError, match="source"):
        deployment_of(Plan(parameters={"source": ["feed.xml"]}))
    deployment = deployment_of(Plan(parameters={"sources": ["feed.xml"]}, cron="0 7 * * *", timezone="Europe/Berlin"))
    assert [each.schedule.timezone for each in deployment.schedules] == ["Europe/Berlin"]  # type: ignore[union-attr]
    assert deployment.concurrency_limit == 1
    nowhere = temporary_settings({PREFECT_API_URL: "http://127.0.0.1:9/api"})
    with nowhere, pytest.raises(ConfigError, match=r"127\.0\.0\.1:9/api: cannot be deployed"):
        deploy(Plan(flow="maintain"), "factwire")


def test_files_of_a_deployment_are_named_as_a_worker_finds_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Any] = []
    monkeypatch.setattr("flows.deploy.deploy", lambda plan, pool, **options: given.extend([plan, pool, options]))
    parameters = {"sources": ["sources.toml", "urls:list.txt", "https://wire.example/feed"], "store": "facts.db"}
    message = run_deploy(
        "ingest", parameters, every=900, cron=None, timezone=None, pool="news", name="wire", image=None, folder=tmp_path
    )
    plan, pool, options = given
    assert plan.parameters["sources"] == [
        f"{tmp_path}/sources.toml",
        f"urls:{tmp_path}/list.txt",
        parameters["sources"][2],
    ]
    assert plan.parameters["store"] == f"{tmp_path}/facts.db"
    assert (pool, options["working_dir"]) == ("news", str(tmp_path))
    assert "ingest/wire runs every 900 s" in message
    with pytest.raises(ConfigError, match="reextract takes no sources"):
        run_deploy(
            "reextract",
            parameters,
            every=None,
            cron=None,
            timezone=None,
            pool="p",
            name="n",
            image=None,
            folder=tmp_path,
        )


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
