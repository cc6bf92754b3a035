"""POST /extract/batch: a line for each line, in order, whatever one of them is; while the client still writes, too."""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn

from factwire.web.app import create_app
from factwire.web.server import configuration
from factwire.web.settings import WebSettings
from schemas import Article, Extraction
from tests.web.web_apps import SmallReader, client, find_acme

LINES = {"Content-Type": "application/x-ndjson"}


def batch(content: Any, **settings: Any) -> list[dict[str, Any]]:
    answer = client(**settings).post("/extract/batch", content=content, headers=LINES)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/x-ndjson"
    return [json.loads(line) for line in answer.text.splitlines()]


def line(**values: Any) -> bytes:
    return json.dumps(values).encode() + b"\n"


def test_answers_come_in_the_order_of_the_lines() -> None:
    def slower_first(article: Article) -> Extraction:
        time.sleep(0.05 if "first" in article.text else 0)
        return find_acme(article)

    content = b"".join(line(text=text) for text in ("first Acme", "second", "third"))
    answer = client(slower_first, threads=3).post("/extract/batch", content=content, headers=LINES)
    found = [Extraction.model_validate_json(one) for one in answer.text.splitlines()]
    assert [one.article.text for one in found] == ["first Acme", "second", "third"]
    assert len(found[0].organizations) == 1


def test_a_bad_line_is_a_line_that_says_why() -> None:
    answers = batch(
        line(text="Acme") + b"{\n\n" + line(text=7) + line(url="https://nobody.example") + line(text="Acme")[:-1]
    )
    assert [answer.get("status", 200) for answer in answers] == [200, 400, 422, 422, 200]
    assert [answer.get("line") for answer in answers] == [None, 2, 4, 5, None]  # the empty line 3 asks for nothing
    assert answers[3]["detail"] == "no such host"


def test_an_error_that_nobody_expected_costs_its_line() -> None:
    def breaks(article: Article) -> Extraction:
        if "bad" in article.text:
            raise RuntimeError("secret")
        return find_acme(article)

    content = line(text="bad") + line(text="Acme")
    answer = client(breaks).post("/extract/batch", content=content, headers=LINES)
    bad, good = [json.loads(one) for one in answer.text.splitlines()]
    assert (bad["status"], bad["line"]) == (500, 1)
    assert "secret" not in answer.text
    assert good["records"]


def test_each_line_may_ask_for_its_kinds() -> None:
    answers = batch(line(text="Acme", kinds=["deal"]) + line(text="Acme"))
    assert [len(answer["records"]) for answer in answers] == [0, 1]


def test_a_line_that_is_too_long_costs_itself_and_one_too_many_the_rest() -> None:
    answers = batch(line(text="x" * 300) + line(text="Acme"), max_line_bytes=200)
    assert [answer.get("status") for answer in answers] == [413, None]
    assert answers[0]["line"] == 1
    pieces = (piece for piece in (b'{"text": "', b"x" * 150, b"x" * 150, b'"}\n' + line(text="Acme"), b"x" * 999))
    assert [answer.get("status") for answer in batch(pieces, max_line_bytes=200)] == [413, None, 413]
    answers = batch(line(text="Acme") * 5, max_batch_lines=3)
    assert [answer.get("status") for answer in answers] == [None, None, None, 413]
    assert "rest is not read" in answers[-1]["detail"]


def test_a_batch_that_grows_too_large_ends_with_the_reason() -> None:
    pieces = (line(text="Acme") for _ in range(100))
    answers = batch(pieces, max_batch_bytes=1_000)
    assert answers[-1]["status"] == 413
    assert 0 < len(answers) <= 1_000 // len(line(text="Acme")) + 1


def test_a_batch_waits_where_a_single_request_is_refused() -> None:
    answers = batch(line(text="Acme") * 20, threads=1, max_waiting=0)
    assert all(answer.get("records") for answer in answers)


def test_an_empty_batch_and_one_that_is_no_batch() -> None:
    assert batch(b"") == batch(b"\n\n") == []
    answer = client().post("/extract/batch", content=b"x", headers={"Content-Type": "image/png"})
    assert answer.status_code == 415


@pytest.fixture
def port() -> Iterator[int]:
    """A real server: TestClient hands over the whole body at once."""
    settings = WebSettings(port=0, max_batches=1)
    app = create_app(settings, extract=find_acme, articles=SmallReader())
    server = uvicorn.Server(configuration(settings, app))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join(10)


def asking(port: int) -> http.client.HTTPConnection:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.putrequest("POST", "/extract/batch")
    connection.putheader("Content-Type", "application/x-ndjson")
    connection.putheader("Transfer-Encoding", "chunked")
    connection.endheaders()
    return connection


def send(connection: http.client.HTTPConnection, content: bytes) -> None:
    connection.send(b"%x\r\n%s\r\n" % (len(content), content))


def test_an_answer_comes_while_the_client_still_writes(port: int) -> None:
    connection = asking(port)
    send(connection, line(text="Acme one"))
    answers = connection.getresponse()
    assert b"Acme one" in answers.readline()
    refused = asking(port)
    send(refused, b"")
    response = refused.getresponse()
    assert (response.status, response.getheader("Retry-After")) == (503, "10")
    send(connection, line(text="Acme two"))
    assert b"Acme two" in answers.readline()
    send(connection, b"")
    assert answers.read() == b""


def test_a_client_that_writes_everything_before_it_reads_is_served(port: int) -> None:
    """More than the sockets between us hold, in both directions: waiting for each other would be for ever."""
    connection = asking(port)
    text = "words " * 2_000
    for _ in range(300):
        send(connection, line(text=text, kinds=["deal"]))
    send(connection, b"")
    assert sum(1 for _ in connection.getresponse()) == 300


def test_a_client_that_hangs_up_frees_its_place(port: int) -> None:
    connection = asking(port)
    send(connection, line(text="Acme") * 50)
    connection.close()
    deadline = time.monotonic() + 10
    status = 503
    while status == 503 and time.monotonic() < deadline:
        again = asking(port)
        send(again, b"")
        status = again.getresponse().status
    assert status == 200
