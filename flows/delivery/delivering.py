"""The delivery itself: what has changed in a store goes to a target, batch by batch, from where the target is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from sqlalchemy import select

from flows.delivery.base import Batch, DeliveryReport, Item, KindState, State, Tally, Target
from flows.delivery.fields import Subject, article_row, row_of
from flows.delivery.mapping import Mapping, check_contract, own_mapping, read_mapping
from flows.delivery.plan import Plan, plan_of
from flows.delivery.targets import open_target, schema_in
from flows.stores import Change, Store, open_store
from flows.stores.articles import day_of
from schemas import CONTRACT_VERSION, Article, ConfigError

OnProgress = Callable[[int, int], None]
"""Told after each batch: the cursor that was reached, and the last one."""


def deliver(
    store: str | Store,
    to: str | Target,
    *,
    mapping: str | Path | Mapping | None = None,
    kinds: Collection[str] | None = None,
    since: int | None = None,
    full: bool = False,
    allow_private: bool = False,
    on_progress: OnProgress | None = None,
) -> DeliveryReport:
    """Bring a target up to date with a store: records put and retracted since the last delivery, merged by id.

        deliver("news.db", "postgresql://facts@db.example/warehouse", mapping="mapping.toml")

    `since` starts behind that cursor instead of where the target is, `full` at the beginning. Without a mapping the
    target gets factwire's own tables. A run that dies halfway is made good by the next one.

    Raises ConfigError before anything is written where the mapping, the target's tables and the values do not fit
    together; StoreError when the store or the target fails: whole batches stay.
    """
    if full and since is not None:
        raise ConfigError("a delivery is either full or since a cursor")
    with ExitStack() as opened:
        source = opened.enter_context(open_store(store, create=False)) if isinstance(store, str) else store
        chosen = mapping if isinstance(mapping, Mapping) else _mapping(mapping, to)
        plan = plan_of(chosen, kinds)
        check_contract(chosen.contract, "the mapping")
        if isinstance(to, str):
            to = opened.enter_context(closing(open_target(to, allow_private=allow_private)))
        return _Delivery(source, to, plan, on_progress).run(since=0 if full else since, is_full=full)


def _mapping(path: str | Path | None, to: str | Target) -> Mapping:
    schema = schema_in(to) if isinstance(to, str) else None
    if path is None:
        return own_mapping(schema)
    mapping = read_mapping(path)
    return mapping.model_copy(update={"schema_name": schema}) if schema else mapping


class _Sent(NamedTuple):
    """A change with what else its row is made of."""

    change: Change
    article: Article | None


class _Delivery:
    def __init__(self, store: Store, target: Target, plan: Plan, on_progress: OnProgress | None) -> None:
        self._store = store
        self._name, self._source = source_name(store), store.identity()
        self._target = target
        self._plan = target.prepare(plan)
        self._on_progress = on_progress
        self._needs_context = target.needs_days or any(table.needs_article for table in self._plan)
        self._notes: list[str] = []
        self._articles: dict[str, Article | None] = {}
        """Those of the batch that is being made."""

    def run(self, *, since: int | None, is_full: bool) -> DeliveryReport:
        started_at, began = datetime.now(UTC), monotonic()
        before = self._target.state(self._source)
        last = self._store.last_change()
        starts = self._starts(before, since, last)
        if not before and self._target.others(self._source, self._name):
            self._notes.append(
                f"{self._name} was made anew, or another store stood there before: what only that one had is still here"
            )
        lowest = min(starts.values())
        self._check_contracts(before, lowest)
        self._check_values(starts, last)
        self._target.start(self._source, is_full=is_full)
        tally = Tally()
        for batch in self._batches(before, starts, last):
            self._target.apply(batch)
            tally.add(batch)
            if self._on_progress:
                self._on_progress(batch.cursor, last)
        self._target.finish()
        return DeliveryReport(
            store=self._name,
            target=self._target.name,
            started_at=started_at,
            seconds=monotonic() - began,
            since=lowest,
            cursor=last,
            put=dict(tally.put),
            retracted=dict(tally.retracted),
            batches=tally.batches,
            notes=tuple(self._notes),
        )

    def _starts(self, before: State, since: int | None, last: int) -> dict[str, int]:
        """For each kind the cursor behind which it is taken."""
        starts = {}
        for table in self._plan:
            known = before.get(table.kind)
            if since is not None:
                starts[table.kind] = since
            elif known is None:
                starts[table.kind] = 0
            else:
                starts[table.kind] = self._start_of(table.kind, known, table.mapping.digest, last)
        return starts

    def _start_of(self, kind: str, known: KindState, digest: str, last: int) -> int:
        if known.mapping != digest:
            self._notes.append(f"the mapping of {kind} has changed: all of it was delivered again")
            return 0
        if known.cursor > last or (known.mark is not None and known.mark != self._store.mark_at(known.cursor)):
            self._notes.append(
                f"the store is not as it was at change {known.cursor} (was it restored from a backup?): all of {kind} "
                "was delivered again, and what the store has lost meanwhile is still here"
            )
            return 0
        return known.cursor

    def _check_contracts(self, before: State, since: int) -> None:
        for kind, known in before.items():
            check_contract(known.contract, f"what {self._target.name} has of {kind}")
        for contract in contracts_of(self._store, since):
            check_contract(contract, f"what {self._name} holds")

    def _check_values(self, starts: dict[str, int], last: int) -> None:
        """Where only the values tell if columns hold them, all of them are looked at before the first is written."""
        if any(table.may_refuse for table in self._plan):
            for group in self._groups(starts, last):
                for sent in group:
                    self._values(sent)

    def _batches(self, before: State, starts: dict[str, int], last: int) -> Iterator[Batch]:
        """At least one: it moves the cursors of kinds of which nothing has changed."""
        items: dict[str, Item] = {}
        expected, since = before, min(starts.values())
        reached = since
        for group in self._groups(starts, last):
            for sent in group:
                items.pop(sent.change.id, None)  # the later one holds, and stands later
                items[sent.change.id] = Item(sent.change, self._values(sent), self._day(sent))
            reached = group[-1].change.cursor
            if len(items) >= self._target.batch_size:
                state = self._state(before, starts, reached)
                yield Batch(self._source, state, expected, tuple(items.values()), since, reached)
                expected, since, items = state, reached, {}
                self._articles.clear()
        state = self._state(before, starts, last)
        if items or state != expected:
            yield Batch(self._source, state, expected, tuple(items.values()), since, last)

    def _state(self, before: State, starts: dict[str, int], reached: int) -> State:
        cursors = {table.kind: max(starts[table.kind], reached) for table in self._plan}
        marks = {cursor: self._store.mark_at(cursor) for cursor in set(cursors.values())}
        state = {
            table.kind: KindState(
                cursor=cursors[table.kind],
                contract=CONTRACT_VERSION,
                mapping=table.mapping.digest,
                mark=marks[cursors[table.kind]],
                store=self._name,
            )
            for table in self._plan
        }
        return {**before, **state}

    def _groups(self, starts: dict[str, int], last: int) -> Iterator[list[_Sent]]:
        """What is to be sent, a change at a time with what goes along with it."""
        brings = self._needs_context and any(start > 0 for start in starts.values())
        kinds = {*self._plan.tables, *(("article",) if brings else ())}
        accompanied: set[str] = set()
        for change in self._store.changes(min(starts.values()), kinds=kinds):
            if change.cursor > last:
                break
            group = self._with_article(change, accompanied) if self._target.needs_articles else []
            if change.kind in starts and change.cursor > starts[change.kind]:
                group += self._sent(change)
            if brings and change.kind == "article" and isinstance(change.value, Article):
                kinds_behind = {kind for kind, start in starts.items() if 0 < start < change.cursor}
                group += self._records_of(change, change.value, kinds_behind)
            if group:
                yield group

    def _sent(self, change: Change) -> list[_Sent]:
        if change.value is None or isinstance(change.value, Article):
            return [_Sent(change, change.value if isinstance(change.value, Article) else None)]
        if not self._needs_context:
            return [_Sent(change, None)]
        article = self._article(change.article_id)
        return [_Sent(change, article)] if article else []  # gone meanwhile: its retraction comes later

    def _with_article(self, change: Change, accompanied: set[str]) -> list[_Sent]:
        """The article before its first record: their tables may have a foreign key."""
        if "article" not in self._plan.tables or change.article_id in accompanied or change.value is None:
            return []
        accompanied.add(change.article_id)
        if change.kind == "article":
            return []
        article = self._article(change.article_id)
        if article is None:
            return []
        removed_at = self._store.removed_at(article.id)
        put = change._replace(kind="article", id=article.id, value=article, removed_at=removed_at)
        return [_Sent(put, article)]

    def _records_of(self, change: Change, article: Article, kinds: Collection[str]) -> list[_Sent]:
        """The records of an article that has changed, where they repeat something of it (its day, its URL …)."""
        repeating = {kind for kind in kinds if self._target.needs_days or self._plan.tables[kind].needs_article}
        extraction = self._store.read(article.id) if repeating - {"article"} else None
        return [
            _Sent(change._replace(kind=record.kind, id=record.id, value=record, removed_at=None), article)
            for record in (extraction.records if extraction else ())
            if record.kind in repeating
        ]

    def _article(self, article_id: str) -> Article | None:
        if article_id not in self._articles:
            extraction = self._store.read(article_id)
            self._articles[article_id] = extraction.article if extraction else None
        return self._articles[article_id]

    def _values(self, sent: _Sent) -> tuple[object, ...] | None:
        if sent.change.value is None:
            return None
        article = article_row(sent.article, None) if sent.article and self._needs_context else None
        return self._plan.tables[sent.change.kind].values(Subject(sent.change, row_of(sent.change), article))

    def _day(self, sent: _Sent) -> str | None:
        day = day_of(sent.article) if sent.article and self._target.needs_days else None
        return day.isoformat() if day else None


def source_name(store: Store) -> str:
    """What people know a store by: the path of its file in full, or its URL without the password."""
    name = str(getattr(store, "name", "store"))
    return name if "://" in name or name.startswith(":") else str(Path(name).absolute())


def contracts_of(store: Store, since: int) -> set[str]:
    """The contract versions of the articles that have changed."""
    from flows.stores import tables
    from flows.stores.sql import SqlStore

    if not isinstance(store, SqlStore):
        return set()
    article = tables.articles
    return {row[0] for row in store.rows(select(article.c.contract).where(article.c.change_cursor > since).distinct())}
