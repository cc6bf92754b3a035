"""Long texts are read in processes: one that takes too long ends with its 504, and the server goes on."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from extractors.text import read_text
from factwire.web.apart import Job, ReadersApart
from factwire.web.app import create_app
from factwire.web.extracting import Extracting
from factwire.web.problems import ProblemError
from factwire.web.settings import WebSettings
from schemas import ConfigError, Extraction, ExtractionError
from tests.web.obedient import load, load_nothing
from tests.web.web_apps import BASE, find_acme


@pytest.fixture(scope="module")
def readers() -> ReadersApart:
    return ReadersApart(load, processes=1, memory=512 << 20)


def extracting(readers: ReadersApart, seconds: float = 20) -> Extracting:
    return Extracting(find_acme, readers, WebSettings(apart_above=30, extract_seconds=seconds))


def read(readers: ReadersApart, text: str, seconds: float = 20) -> Extraction:
    return asyncio.run(extracting(readers, seconds)(read_text(text)))


LONG = " and Acme goes on for more than thirty characters."


def process_of(readers: ReadersApart) -> str:
    return read(readers, "PID" + LONG).versions.model


def test_long_texts_are_read_by_one_process_and_short_ones_here(readers: ReadersApart) -> None:
    first = process_of(readers)
    assert int(first) != os.getpid() and process_of(readers) == first
    assert read(readers, "FAIL of Acme").organizations, "short: nobody obeyed it"
    assert readers.state == "ready" and readers.name == "obedient 1.0"


def test_what_takes_too_long_is_ended_and_the_next_is_read(readers: ReadersApart) -> None:
    first = process_of(readers)
    started = time.monotonic()
    with pytest.raises(ProblemError) as raised:
        read(readers, "FOREVER" + LONG, seconds=0.3)
    assert raised.value.status_code == 504 and time.monotonic() - started < 2
    assert process_of(readers) != first
    assert not Path(f"/proc/{first}").exists() or not Path("/proc").exists()


def test_what_needs_too_much_memory_is_refused(readers: ReadersApart) -> None:
    with pytest.raises(ProblemError) as raised:
        read(readers, "GREEDY" + LONG)
    assert raised.value.status_code == 413 and "memory" in raised.value.detail
    assert process_of(readers)


def test_an_error_comes_back_and_a_death_is_told(readers: ReadersApart) -> None:
    with pytest.raises(ExtractionError, match="it cannot be read") as raised:
        read(readers, "FAIL" + LONG)
    assert raised.value.concerns
    with pytest.raises(RuntimeError, match="ended"):
        read(readers, "DIE" + LONG)
    assert process_of(readers)


def test_a_job_that_nobody_waits_for_any_more_is_not_begun(readers: ReadersApart) -> None:
    job = Job(read_text("FOREVER" + LONG))
    job.abandoned.set()
    with pytest.raises(ProblemError):
        readers(job)


def test_a_model_that_cannot_be_loaded_is_said_at_every_request() -> None:
    broken = ReadersApart(load_nothing, processes=1)
    broken.warm_up()
    assert broken.state == "failed"
    with pytest.raises(ConfigError, match="no such model"):
        broken(Job(read_text("Acme")))


def test_a_server_with_processes_reads_everything_there(readers: ReadersApart) -> None:
    app = create_app(WebSettings(), extract=find_acme)
    app.state.extract = Extracting(find_acme, readers, WebSettings(apart_above=0))
    web = TestClient(app, base_url=BASE)
    answers = [web.post("/extract", json={"text": "PID"}).json()["versions"]["model"] for _ in range(2)]
    assert answers[0] == answers[1] != str(os.getpid())
