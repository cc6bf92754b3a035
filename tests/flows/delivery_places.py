"""Each kind of target with what reads it back, by other means than factwire's own."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

import duckdb
import psycopg
import pyarrow.dataset as ds

from flows.stores.tables import RECORD_TABLES

TABLES = {"article": "articles", **{kind: table.name for kind, table in RECORD_TABLES.items()}}
SECRET = "whsec_" + "c2VjcmV0IG9mIHRoZSB0ZXN0cw=="

Rows = dict[str, str]
"""For each id the JSON of its record."""


class Place(NamedTuple):
    to: str
    rows: Callable[[str], list[tuple[str, str]]]
    """The id and the JSON of every row of a kind. One that is there twice is listed twice."""

    def content(self) -> dict[str, Rows]:
        found = {}
        for kind in TABLES:
            listed = self.rows(kind)
            assert len(dict(listed)) == len(listed), f"a {kind} is there twice"
            if listed:
                found[kind] = {identity: _normal(data) for identity, data in listed}
        return found


def sqlite_place(folder: Path) -> Place:
    def rows(kind: str) -> list[tuple[str, str]]:
        with closing(sqlite3.connect(folder / "theirs.db")) as connection:
            return connection.execute(f"SELECT id, data FROM {TABLES[kind]}").fetchall()

    return Place(f"sqlite:///{folder}/theirs.db", rows)


def postgres_place(url: str) -> Place:
    def rows(kind: str) -> list[tuple[str, str]]:
        with psycopg.connect(url) as connection:
            return connection.execute(f"SELECT id, data::text FROM facts.{TABLES[kind]}".encode()).fetchall()

    return Place(f"{url}?schema=facts", rows)


def duckdb_place(folder: Path) -> Place:
    def rows(kind: str) -> list[tuple[str, str]]:
        with duckdb.connect(str(folder / "theirs.duckdb")) as connection:
            return connection.execute(f"SELECT id, data FROM {TABLES[kind]}").fetchall()

    return Place(f"{folder}/theirs.duckdb", rows)


def parquet_place(folder: Path) -> Place:
    def rows(kind: str) -> list[tuple[str, str]]:
        if not any((folder / "facts" / TABLES[kind]).glob("*/*.parquet")):
            return []
        dataset = ds.dataset(folder / "facts" / TABLES[kind], format="parquet", partitioning="hive")
        table = dataset.to_table(columns=["id", "data", "day"])
        return [(row["id"], row["data"]) for row in table.to_pylist()]

    return Place(f"parquet:{folder}/facts", rows)


def csv_place(folder: Path) -> Place:
    def rows(kind: str) -> list[tuple[str, str]]:
        with (folder / "facts" / f"{TABLES[kind]}.csv").open(encoding="utf-8", newline="") as file:
            return [(row["id"], row["data"]) for row in csv.DictReader(file)]

    return Place(f"csv:{folder}/facts", rows)


def jsonl_place(folder: Path) -> Place:
    path = folder / "changes.jsonl"

    def rows(kind: str) -> list[tuple[str, str]]:
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        assert len({line["cursor"] for line in lines}) == len(lines), "a change is there twice"
        return list(_latest(lines, kind).items())

    return Place(str(path), rows)


def webhook_place(receiver: Receiver) -> Place:
    def rows(kind: str) -> list[tuple[str, str]]:
        return list(_latest(receiver.changes, kind).items())

    return Place(receiver.url, rows)


class Receiver:
    """A webhook of another project: it takes batches over, those that it has already it knows by their id."""

    def __init__(self, *, keeps_cursors: bool = False) -> None:
        self.keeps_cursors = keeps_cursors
        self.cursors: dict[str, int] = {}
        self.messages: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.bodies: list[bytes] = []
        self.changes: list[dict[str, Any]] = []
        self.answers: list[int] = []
        """What to answer to the next requests instead of taking them."""
        self.retry_after: str | None = None
        self._known: set[str] = set()
        self.url = ""

    def take(self, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        self.headers.append(headers)
        self.bodies.append(body)
        if self.answers:
            return self.answers.pop(0), b'{"error": "not now"}'
        message = json.loads(body)
        self.messages.append(message)
        if headers["webhook-id"] not in self._known:
            self.changes += message.get("changes", [])
            if "cursor" in message:
                self.cursors |= dict.fromkeys(message["kinds"], message["cursor"])
            self._known.add(headers["webhook-id"])
        return 200, json.dumps({"cursors": self.cursors}).encode() if self.keeps_cursors else b"thank you"


@contextmanager
def receiving(receiver: Receiver) -> Iterator[Receiver]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            status, answer = receiver.take({name.lower(): value for name, value in self.headers.items()}, body)
            self.send_response(status)
            if status == 503 and receiver.retry_after:
                self.send_header("retry-after", receiver.retry_after)
            if status == 302:
                self.send_header("location", "http://127.0.0.1:9/elsewhere")
            self.send_header("content-length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    receiver.url = f"http://127.0.0.1:{server.server_port}/facts"
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _latest(lines: list[dict[str, Any]], kind: str) -> dict[str, str]:
    """What holds after all of the lines, one after the other."""
    found: dict[str, str] = {}
    for line in lines:
        if line["kind"] == kind:
            found.pop(line["id"], None)
            if line["operation"] == "put":
                found[line["id"]] = json.dumps(line["value"])
    return found


def _normal(data: str) -> str:
    """The JSON of a record, however it is written; an article's without its text, which most have in a column."""
    value = json.loads(data)
    if "text_sha256" in value:
        value.pop("text", None)
    return json.dumps(value, sort_keys=True)
