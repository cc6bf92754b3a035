"""JSON Lines as a target: changes.jsonl, to which every change is appended, in the order of the store.

The latest line of an id is what holds. Beside the file stands changes.state.json, which says how far it is and how long
the file was then: what a delivery that died left behind that is cut off by the next one. The file may be moved away
(log rotation): the next delivery goes on in a new one.
"""

from __future__ import annotations

import os
from pathlib import Path

from flows.delivery.base import Batch, Item
from flows.delivery.envelope import as_line, envelope, mapped_envelope
from flows.delivery.files import FilesTarget
from flows.delivery.manifest import explained
from flows.delivery.plan import Plan
from schemas import ConfigError


class JsonlTarget(FilesTarget):
    batch_size = 5_000

    def __init__(self, path: str) -> None:
        self._path = Path(path)
        super().__init__(path, self._path.with_suffix(".state.json"))

    def prepare(self, plan: Plan) -> Plan:
        self._plan = plan  # a line names its kind: there are no tables
        if self._path.is_dir():
            raise ConfigError(f"{self._path} is a folder")
        return plan

    def start(self, source: str, *, is_full: bool) -> None:
        super().start(source, is_full=is_full)
        size = self._size()
        told = self._manifest.files.get(self._path.name, 0)
        if is_full or size < told:
            told = 0
        elif not self._manifest.stores and size:
            raise ConfigError(f"{self._path} is there already, and no delivery of factwire made it")
        with explained(self._path), self._path.open("ab") as file:
            file.truncate(told)
        self._manifest = self._manifest.model_copy(update={"files": {self._path.name: told}})

    def apply(self, batch: Batch) -> None:
        lines = "".join(map(self._line, batch.items)).encode("utf-8", "replace")
        with explained(self._path), self._path.open("ab") as file:
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())
        self._note(batch, files={self._path.name: self._manifest.files.get(self._path.name, 0) + len(lines)})

    def _line(self, item: Item) -> str:
        if self._plan.mapping.is_own:
            return as_line(envelope(item.change))
        return as_line(mapped_envelope(item, self._plan.tables[item.change.kind]))

    def _size(self) -> int:
        try:
            return self._path.stat().st_size
        except FileNotFoundError:
            return 0
