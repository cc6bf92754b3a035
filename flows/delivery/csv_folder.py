"""A folder of CSV files as a target: facts/claims.csv, facts/deals.csv …, each replaced by one rename.

Rows stay in their place when they change; new ones come last. `facts/_factwire.json` says how far the folder is. Texts
come from the web: a spreadsheet may take one that begins with "=" for a formula.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from flows.delivery.base import Batch, Item
from flows.delivery.column_types import Base, ColumnType, Value, fit
from flows.delivery.files import FilesTarget, mark_column
from flows.delivery.manifest import explained, replacing, tidy
from flows.delivery.plan import TablePlan

_AS_TEXT = ColumnType(Base.TEXT)


class CsvFolder(FilesTarget):
    batch_size = 50_000  # each batch rewrites the files that it touches

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder)
        super().__init__(folder, self._folder / "_factwire.json")

    def start(self, source: str, *, is_full: bool) -> None:
        super().start(source, is_full=is_full)
        tidy(self._folder)

    def apply(self, batch: Batch) -> None:
        counts = {}
        for table in self._plan:
            items = batch.of(table.kind)
            path = self._folder / f"{table.table}.csv"
            if items or not path.exists():
                counts[path.name] = self._rewrite(path, table, items)
        self._note(batch, files=self._manifest.files | counts)

    def _rewrite(self, path: Path, table: TablePlan, items: list[Item]) -> int:
        """How many rows the file has now."""
        mark = table.mapping.retracted
        header = [*table.names, mark_column(mark).name] if mark else list(table.names)
        changes = {item.change.id: item for item in items}
        count = 0
        with replacing(path) as fresh, fresh.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header)
            for row in _merged(self._rows(path, header), table, changes):
                writer.writerow(row)
                count += 1
        return count

    @staticmethod
    def _rows(path: Path, header: Sequence[str]) -> Iterator[list[str]]:
        """The rows of the old file under the new header: columns that it does not have are empty."""
        if not path.exists():
            return
        csv.field_size_limit(2**31 - 1)  # an article's text is longer than the module expects
        with explained(path), path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield [row.get(name) or "" for name in header]


def _merged(old: Iterator[list[str]], table: TablePlan, changes: dict[str, Item]) -> Iterator[list[str]]:
    for row in old:
        item = changes.pop(row[table.key_position], None)
        yield from [row] if item is None else _changed(row, table, item)
    for item in changes.values():
        if item.values is not None:
            yield _row(table, item.values)


def _changed(row: list[str], table: TablePlan, item: Item) -> list[list[str]]:
    if item.values is not None:
        return [_row(table, item.values)]
    return [[*row[:-1], _cell(item.change.at)]] if table.mapping.retracted else []


def _row(table: TablePlan, values: Sequence[Value]) -> list[str]:
    return [*map(_cell, values), *([""] if table.mapping.retracted else [])]


def _cell(value: Value) -> str:
    return "" if value is None else str(fit(value, _AS_TEXT))
