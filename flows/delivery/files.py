"""What targets of files have in common: nothing to check against, no transaction but the manifest."""

from __future__ import annotations

from pathlib import Path

from flows.delivery.base import Batch, State
from flows.delivery.column_types import Base, ColumnType
from flows.delivery.manifest import Manifest, ManifestFile
from flows.delivery.plan import Plan, TheirColumn
from schemas import ConfigError, StoreError


class FilesTarget:
    """The columns are those of the mapping; what was retracted is marked there or left out."""

    needs_articles = False
    needs_days = False
    _plan: Plan

    def __init__(self, name: str, manifest: Path) -> None:
        self.name = name
        self._manifest_file = ManifestFile(manifest)
        self._manifest = Manifest()

    def prepare(self, plan: Plan) -> Plan:
        for table in plan:
            if not _is_file_name(table.table):
                raise ConfigError(f"{table.table!r} cannot be the name of a file")
            if table.mapping.retracted is not None and table.mapping.retracted in table.names:
                raise ConfigError(f"{table.table}: the column {table.mapping.retracted!r} has another use")
        self._plan = plan
        return plan

    def state(self, source: str) -> State:
        self._manifest = self._manifest_file.read()
        return self._manifest.stores.get(source, {})

    def others(self, source: str, store: str) -> frozenset[str]:
        return frozenset(
            other
            for other, state in self._manifest.stores.items()
            if other != source and any(known.store == store for known in state.values())
        )

    def start(self, source: str, *, is_full: bool) -> None:
        self._manifest_file.lock()
        if self._manifest_file.read() != self._manifest:
            raise StoreError(f"{self.name}: another delivery ended just now: begin again", concerns=self.name)

    def finish(self) -> None:
        """Nothing is left to do."""

    def close(self) -> None:
        self._manifest_file.unlock()

    def _note(self, batch: Batch, **changed: object) -> None:
        """The batch is on the disk: from now on the next delivery starts behind it."""
        stores = {**self._manifest.stores, batch.source: batch.state}
        self._save(stores=stores, **changed)

    def _save(self, **changed: object) -> None:
        self._manifest = self._manifest.model_copy(update=changed)
        self._manifest_file.write(self._manifest)


def mark_column(name: str) -> TheirColumn:
    """The column in which a file says when a row was retracted."""
    return TheirColumn(name, ColumnType(Base.MOMENT), "moment")


def _is_file_name(name: str) -> bool:
    return bool(name) and name == Path(name).name and not name.startswith((".", "_"))
