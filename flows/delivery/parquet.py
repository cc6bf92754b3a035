"""A Parquet dataset as a target: facts/claims/day=2026-01-12/part-0.parquet, a folder a kind, a file a day of articles.

    pandas.read_parquet("facts/claims")
    duckdb.sql("SELECT * FROM 'facts/claims/**/*.parquet'")

Each file that a batch touches is written anew and takes the old one's place by one rename; then the manifest
(facts/_factwire/manifest.json) is, which has the cursor. Where the day is not known, it is Hive's name for NULL.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from flows.delivery.arrow import arrow_schema, arrow_table, merged, other_types, read_rows, write_parquet
from flows.delivery.base import Batch, Item
from flows.delivery.column_types import Base, ColumnType
from flows.delivery.files import FilesTarget
from flows.delivery.manifest import explained, replacing, tidy
from flows.delivery.plan import Plan, TablePlan
from schemas import ConfigError

NO_DAY: Final = "__HIVE_DEFAULT_PARTITION__"
_INDEX_COLUMNS: Final = [("article_id", ColumnType(Base.TEXT)), ("days", ColumnType(Base.TEXT))]


class ParquetDataset(FilesTarget):
    batch_size = 50_000
    needs_days = True

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder)
        self._days: dict[str, tuple[str, ...]] = {}
        """In which days' files records of an article may stand."""
        super().__init__(folder, self._folder / "_factwire" / "manifest.json")

    def prepare(self, plan: Plan) -> Plan:
        for table in plan:
            if "day" in table.names and not plan.mapping.is_own:
                raise ConfigError(f"{table.table}: the column 'day' is the name of the folders already")
            if table.mapping.retracted:
                raise ConfigError(f"{table.table}: a Parquet dataset marks no retracted rows, it leaves them out")
            self._check_types(table)
        return super().prepare(plan)

    def _check_types(self, table: TablePlan) -> None:
        """What is there already has the same types. Raises ConfigError."""
        for path in sorted((self._folder / table.table).glob("day=*/*.parquet"))[:1]:
            differing = other_types(path, arrow_schema([(column.name, column.type) for column in _stored(table)]))
            if differing:
                raise ConfigError(f"{self._folder / table.table}: {differing}; deliver to another folder")

    def start(self, source: str, *, is_full: bool) -> None:
        super().start(source, is_full=is_full)
        tidy(self._folder)
        index = self._manifest.articles
        if index:
            self._days = {row["article_id"]: tuple(row["days"].split()) for row in read_rows(self._folder / index)}

    def apply(self, batch: Batch) -> None:
        self._note_days(batch)
        counts = {}
        for table in self._plan:
            for day, items in self._by_day(batch.of(table.kind)).items():
                path = self._folder / table.table / f"day={day}" / "part-0.parquet"
                counts[str(path.relative_to(self._folder))] = self._rewrite(path, table, day, items)
        files = {name: count for name, count in {**self._manifest.files, **counts}.items() if count}
        self._note(batch, files=files)

    def _note_days(self, batch: Batch) -> None:
        """Remember where records of an article are going to stand, before they do: a crash may leave some there."""
        fresh = dict(self._days)
        for item in batch.items:
            if item.values is not None:
                day, known = item.day or NO_DAY, fresh.get(item.change.article_id, ())
                if day not in known:
                    fresh[item.change.article_id] = (*known, day)
        if fresh == self._days:
            return
        number = int(re.sub(r"\D", "", self._manifest.articles or "") or 0) + 1
        path = self._folder / "_factwire" / f"articles-{number}.parquet"
        rows: list[tuple[Any, ...]] = [(identity, " ".join(days)) for identity, days in fresh.items()]
        with replacing(path) as new:
            write_parquet(arrow_table(rows, arrow_schema(_INDEX_COLUMNS)), new)
        old, self._days = self._manifest.articles, fresh
        self._save(articles=str(path.relative_to(self._folder)))
        if old:
            (self._folder / old).unlink(missing_ok=True)

    def _by_day(self, items: Iterable[Item]) -> dict[str, list[Item]]:
        """Each item under every day whose file it touches."""
        touched: dict[str, list[Item]] = defaultdict(list)
        for item in items:
            for day in self._days.get(item.change.article_id, ()):
                touched[day].append(item)
        return touched

    def _rewrite(self, path: Path, table: TablePlan, day: str, items: list[Item]) -> int:
        """How many rows the file has now; one without rows goes."""
        schema = arrow_schema([(column.name, column.type) for column in _stored(table)])
        put = [item for item in items if item.values is not None and (item.day or NO_DAY) == day]
        positions = [place for place, column in enumerate(table.columns) if column.name != "day"]
        rows = [tuple((item.values or ())[place] for place in positions) for item in put]
        with explained(path):
            content = merged(path, arrow_table(rows, schema), table.key, {item.change.id for item in items})
            if not content.num_rows:
                path.unlink(missing_ok=True)
                return 0
            with replacing(path) as fresh:
                write_parquet(content, fresh)
        return int(content.num_rows)


def _stored(table: TablePlan) -> list[Any]:
    return [column for column in table.columns if column.name != "day"]
