"""`factwire serve`: it answers as soon as it listens, and says in one line why it cannot."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from typer.testing import CliRunner

from factwire.cli import app
from factwire.web.server import store_to_open
from flows.settings import Settings
from schemas import SourceError

USUAL = Settings().store


def serve(*arguments: str, folder: Path, **environment: str) -> subprocess.Popen[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("FACTWIRE_")}
    command = [sys.executable, "-m", "factwire.cli", "serve", *arguments]
    pipes: Any = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    return subprocess.Popen(command, cwd=folder, env=clean | {"FACTWIRE_CACHE": "none"} | environment, **pipes)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def test_it_answers_with_its_key_and_its_store_and_ends_in_order(tmp_path: Path) -> None:
    port, key = free_port(), "k3y-of-the-news-desk"
    process = serve(
        "--port", str(port), "--store", "news.db", "--api-key-env", "DESK_KEY", folder=tmp_path, DESK_KEY=key
    )
    try:
        health = _when_up(port)
        assert health["store"] is True
        assert health["model"] in ("loading", "ready")
        base = f"http://127.0.0.1:{port}"
        assert httpx.get(f"{base}/articles").status_code == 401
        assert httpx.get(f"{base}/articles", headers={"X-API-Key": key}).json() == {"articles": [], "next": None}
    finally:
        process.send_signal(signal.SIGINT)
        output = process.communicate(timeout=30)[0]
    assert process.returncode == 0
    assert key not in output
    assert "Traceback" not in output


def test_it_listens_before_it_imports_the_language_model() -> None:
    code = "import sys, factwire.web.server; sys.exit(bool({'spacy', 'onnxruntime', 'trafilatura'} & set(sys.modules)))"
    subprocess.run([sys.executable, "-c", code], check=True)


def _when_up(port: int) -> dict[str, Any]:
    deadline = time.monotonic() + 60
    while True:
        try:
            return dict(httpx.get(f"http://127.0.0.1:{port}/healthz").json())
        except httpx.TransportError:
            assert time.monotonic() < deadline
            time.sleep(0.05)


@pytest.mark.parametrize(
    ("arguments", "environment", "reason"),
    [
        (("--host", "0.0.0.0"), {}, "0.0.0.0 can be reached by other machines, and no API key is set"),
        (("--host", "0.0.0.0"), {"FACTWIRE_API_KEY": "short"}, "api key: an API key has at least 16"),
        (("--api-key-env", "NOBODY_SET_IT"), {}, "the environment has no NOBODY_SET_IT"),
        (("--store", "news.txt"), {}, "unknown store 'news.txt'"),
    ],
)  # fmt: skip
def test_it_says_in_one_line_why_it_cannot(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    environment: dict[str, str],
    reason: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["serve", *arguments], env=environment)
    assert result.exit_code != 0
    assert reason in " ".join(f"{result.exception} {result.output}".split())


def test_a_port_that_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = CliRunner().invoke(app, ["serve", "--port", str(port)])
    assert isinstance(result.exception, SourceError)
    assert str(result.exception) == f"127.0.0.1:{port}: the server could not start (--port 0 takes a free port)"


def test_the_usual_store_is_opened_where_it_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert store_to_open(None, USUAL) is None
    assert store_to_open("news.db", USUAL) == "news.db"
    assert store_to_open(None, "sqlite:///named.db") == "sqlite:///named.db"
    Path("factwire.db").touch()
    assert store_to_open(None, USUAL) == USUAL
