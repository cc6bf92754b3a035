"""The state of ingestion beside a JSON Lines store: visits, cursors of sources, runs, articles that were taken down.

facts.visits.jsonl      a Visit a line
facts.state.jsonl       {"source": {…}}, {"run": {…}} or {"removed": {"article_id": …, "at": …}} a line
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from flows.report import IngestReport
from flows.state import Outcome, SourceCursor, Visit
from flows.stores.lines import LineFile
from schemas import Model
from schemas.article import Moment


class Removal(Model):
    article_id: str
    at: Moment | None


class LineState:
    """Two files of lines; whoever writes holds the store's lock."""

    def __init__(self, path: Path) -> None:
        self._visits = LineFile(path.with_suffix(".visits.jsonl"), _describe_visit)
        self._state = LineFile(path.with_suffix(".state.jsonl"), _describe_state)

    def load(self) -> None:
        self._visits.load()
        self._state.load()

    def compact(self) -> None:
        self._visits.compact()
        self._state.compact()

    def visit(self, url: str) -> Visit | None:
        line = self._visits.get(url)
        return Visit.model_validate_json(line) if line else None

    def put_visit(self, visit: Visit) -> None:
        self._visits.put(visit.model_dump_json().encode())

    def visits(self, outcome: Outcome | None) -> Iterator[Visit]:
        for url, kept in list(self._visits.index()):
            visit = self.visit(url)
            if visit and outcome in (None, kept):
                yield visit

    def source_cursor(self, source: str) -> SourceCursor | None:
        line = self._state.get(f"source {source}")
        return SourceCursor.model_validate(json.loads(line)["source"]) if line else None

    def source_cursors(self) -> Iterator[SourceCursor]:
        for key in sorted(self._keys("source ")):
            cursor = self.source_cursor(key.removeprefix("source "))
            if cursor:
                yield cursor

    def runs(self, limit: int | None) -> Iterator[IngestReport]:
        for key in sorted(self._keys("run "), reverse=True)[:limit]:
            yield IngestReport.model_validate(json.loads(self._state.get(key) or b"{}")["run"])

    def removed_at(self, article_id: str) -> datetime | None:
        line = self._state.get(f"removed {article_id}")
        return Removal.model_validate(json.loads(line)["removed"]).at if line else None

    def put(self, entry: SourceCursor | IngestReport | Removal) -> None:
        kind = {SourceCursor: "source", IngestReport: "run", Removal: "removed"}[type(entry)]
        self._state.put(f'{{"{kind}":{entry.model_dump_json()}}}'.encode())

    def _keys(self, prefix: str) -> list[str]:
        return [key for key, _ in self._state.index() if key.startswith(prefix)]


def _describe_visit(line: bytes) -> tuple[str, Outcome]:
    visit = Visit.model_validate_json(line)
    return visit.url, visit.outcome


def _describe_state(line: bytes) -> tuple[str, str]:
    ((kind, entry),) = json.loads(line).items()
    key = {"source": "source", "run": "started_at", "removed": "article_id"}[kind]
    return f"{kind} {entry[key]}", kind
