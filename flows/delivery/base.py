"""What a target of a delivery is: a place that takes batches, each wholly or not at all, and knows how far it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from pydantic import Field

from flows.delivery.column_types import Value
from flows.delivery.plan import Plan
from flows.stores.history import Change
from schemas import Model
from schemas.article import Moment


class KindState(Model):
    """How far a target is with one kind of one store."""

    cursor: int
    contract: str
    """Of the records that were delivered last."""
    mapping: str
    """The digest of the mapping by which they were: with another one, everything is delivered again."""
    mark: str | None = None
    """The store's mark at the cursor: with another one, the cursor is of another history. None: not known."""
    store: str | None = None
    """For people: the store's path, or its URL without the password."""


State = dict[str, KindState]
"""By kind."""


class Item(NamedTuple):
    """One change on its way into a table."""

    change: Change
    values: tuple[Value, ...] | None
    """As the table's columns hold them, in the order of its plan; None for what was retracted."""
    day: str | None = None
    """The article's day, "2026-01-12"; None where it is not known, and of what was retracted."""


class Batch(NamedTuple):
    source: str
    """The identity of the store that it comes from."""
    state: State
    """How far the target is once it has taken the batch."""
    expected: State
    """How far the target is thought to be now."""
    items: Sequence[Item]
    """Each id once."""
    since: int = 0
    cursor: int = 0
    """It takes the target from that cursor to this one."""

    def of(self, kind: str) -> list[Item]:
        return [item for item in self.items if item.change.kind == kind]


class Target(Protocol):
    """To be used by one thread, in the order of these methods.

    Every method raises StoreError when the target cannot be used, ConfigError where it is not what the plan needs.
    """

    name: str
    """For people: without a password."""
    batch_size: int
    """Changes that are best taken at once."""
    needs_articles: bool
    """Whether a record's article has to be there before it (foreign keys)."""
    needs_days: bool
    """Whether it asks for the day of each item."""

    def prepare(self, plan: Plan) -> Plan:
        """The plan with the target's own column types. Checks all that can be checked; writes nothing."""
        ...

    def state(self, source: str) -> State:
        """How far the target is with the store of this identity; empty where it never had anything of it."""
        ...

    def others(self, source: str, store: str) -> frozenset[str]:
        """What else was delivered here from a store called so: another one stood in its place then."""
        ...

    def start(self, source: str, *, is_full: bool) -> None:
        """Make ready what the batches need: tables of our own, folders, locks."""
        ...

    def apply(self, batch: Batch) -> None:
        """Take a batch over. Once more, or after a death halfway through, is harmless."""
        ...

    def finish(self) -> None:
        """After the last batch."""
        ...

    def close(self) -> None: ...


class DeliveryReport(Model):
    """What a delivery did."""

    store: str
    target: str
    started_at: Moment
    seconds: float
    since: int
    """The cursor from which changes were taken, the lowest of all kinds."""
    cursor: int
    """Where the next delivery starts."""
    put: dict[str, int] = Field(default_factory=dict)
    """Rows put, by kind."""
    retracted: dict[str, int] = Field(default_factory=dict)
    batches: int = 0
    notes: tuple[str, ...] = ()
    """What a person should know: that the mapping has changed and everything was delivered again …"""

    def summary(self) -> str:
        """ "1,204 put, 3 retracted in 0.8 s (cursor 51234)"."""
        put, retracted = sum(self.put.values()), sum(self.retracted.values())
        return f"{put:,} put, {retracted:,} retracted in {self.seconds:.1f} s (cursor {self.cursor})"

    def as_markdown(self) -> str:
        kinds = dict.fromkeys((*self.put, *self.retracted))
        rows = "".join(f"| {kind} | {self.put.get(kind, 0)} | {self.retracted.get(kind, 0)} |\n" for kind in kinds)
        table = f"| kind | put | retracted |\n|---|---|---|\n{rows}\n" if kinds else ""
        notes = "".join(f"- {note}\n" for note in self.notes)
        return f"# Delivery to {self.target}\n\nFrom {self.store}: {self.summary()}.\n\n{table}{notes}"


class Tally:
    """Counts for the report."""

    def __init__(self) -> None:
        self.put: Counter[str] = Counter()
        self.retracted: Counter[str] = Counter()
        self.batches = 0

    def add(self, batch: Batch) -> None:
        self.batches += 1
        for item in batch.items:
            (self.retracted if item.values is None else self.put)[item.change.kind] += 1
