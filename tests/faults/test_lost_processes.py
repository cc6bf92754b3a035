"""Processes that die of an article, or are ended by the system; a run that is interrupted while a server is silent."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.ingestion import Ingestion, Progress
from flows.report import IngestReport
from flows.stores import open_store
from schemas import Article, Extraction
from tests.faults.quick import DEADLY, deadly_extract, quick_extract
from tests.faults.runner import ENVIRONMENT
from tests.faults.snapshots import Snapshot, differences, snapshot
from tests.faults.wire import release
from tests.flows.hostile_site import serve

ROOT = Path(__file__).parents[2]
ARTICLES = 50


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("releases") / "in.jsonl"
    path.write_text("\n".join(json.dumps({"id": str(number), "text": release(number)}) for number in range(ARTICLES)))
    return str(path)


@pytest.fixture(scope="module")
def undisturbed(releases: str, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    store = f"sqlite:///{tmp_path_factory.mktemp('undisturbed')}/facts.db"
    run(store, releases, workers=1)
    return _without_order(store)


def _without_order(store: str) -> Snapshot:
    """What failed at first comes last."""
    return {name: rows for name, rows in snapshot(store, with_order=False).items() if name != "change_counter"}


def run(
    store: str,
    releases: str,
    extract: Callable[[Article], Extraction] = quick_extract,
    workers: int = 2,
    on_progress: Callable[[Progress], None] | None = None,
) -> IngestReport:
    with Ingestion(store, extract=extract, workers=workers) as ingestion:
        source = ingestion.start(releases)
        report = ingestion.run(source.entries(), on_progress)
        ingestion.finish([source], report)
    return report


def test_an_article_that_kills_its_process_fails_and_the_others_are_stored(
    releases: str, tmp_path: Path, undisturbed: Snapshot
) -> None:
    store = f"sqlite:///{tmp_path}/facts.db"
    report = run(store, releases, deadly_extract)
    (failure,) = report.failures
    assert (failure.stage, failure.error) == ("extract", "BrokenProcessPool")
    assert failure.message == "the process that worked on it died (out of memory?)"
    assert report.new + report.duplicates == ARTICLES - 1
    with open_store(store) as opened:
        assert not any(DEADLY in article.text for article in opened.articles())

    healed = run(store, releases, workers=1)
    assert (healed.new, healed.failed) == (1, 0)
    assert differences(undisturbed, _without_order(store)) == ""


def test_a_process_that_the_system_ends_loses_no_article(releases: str, tmp_path: Path, undisturbed: Snapshot) -> None:
    killed = []

    def kill_one(progress: Progress) -> None:
        workers = [child for child in multiprocessing.active_children() if child.name != "factwire-parser"]
        if progress.done == 20 and workers:
            os.kill(workers[0].pid or 0, signal.SIGKILL)
            killed.append(workers[0].pid)

    store = f"sqlite:///{tmp_path}/facts.db"
    report = run(store, releases, on_progress=kill_one)
    assert killed and not report.failures
    assert differences(undisturbed, _without_order(store)) == ""


def test_ctrl_c_ends_a_run_at_once_though_a_server_never_answers(tmp_path: Path) -> None:
    with serve() as site:
        pages = [site.url(f"drip/{number}") for number in range(9)]
        site.feed = (
            f"<rss><channel>{''.join(f'<item><link>{url}</link></item>' for url in pages)}</channel></rss>".encode()
        )
        command = [sys.executable, "-m", "factwire.cli", "ingest", site.url("feed"), "--store", f"{tmp_path}/facts.db"]
        process = subprocess.Popen(
            [*command, "--allow-private"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            start_new_session=True, env=ENVIRONMENT,
        )  # fmt: skip
        until = time.monotonic() + 60
        while not site.asked("drip/0"):
            assert process.poll() is None and time.monotonic() < until
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)
        started = time.monotonic()
        _, errors = process.communicate(timeout=60)
    assert time.monotonic() - started < 8
    assert process.returncode != 0 and "Traceback" not in errors
    with open_store(f"{tmp_path}/facts.db") as opened:  # the next run asks again
        assert opened.source_cursor(site.url("feed")) is None and not list(opened.visits())
