"""Where records are kept. Each kind of store is one file and one entry in STORES."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import NamedTuple

from flows.stores.base import ArticleSummary, Store, StoredRecord, WriteOutcome
from flows.stores.history import ArticleVersion, Change, MergePoint, RereadPoint, Superseded, Why
from schemas import ConfigError

__all__ = [
    "STORES",
    "ArticleSummary",
    "ArticleVersion",
    "Change",
    "MergePoint",
    "RereadPoint",
    "Store",
    "StoredRecord",
    "Superseded",
    "Why",
    "WriteOutcome",
    "open_store",
]


class StoreKind(NamedTuple):
    example: str
    suffixes: tuple[str, ...]
    """A plain path that ends so is a store of this kind."""
    open: Callable[..., Store]
    """Called with the URL (of a plain path: "scheme:path") and `create`."""


def _open_sqlite(url: str, *, create: bool) -> Store:
    from flows.stores.sql import SqlStore  # SQLAlchemy takes a moment to import

    path = url.removeprefix("sqlite:")
    return SqlStore(url if path.startswith("//") else f"sqlite:///{path}", create=create)


def _open_postgres(url: str, *, create: bool) -> Store:
    from flows.stores.sql import SqlStore

    return SqlStore(url, create=create)


def _open_jsonl(url: str, *, create: bool) -> Store:
    from flows.stores.jsonl import JsonlStore

    return JsonlStore(url.removeprefix("jsonl:"), create=create)


STORES: dict[str, StoreKind] = {
    "sqlite": StoreKind("sqlite:///facts.db", (".db", ".sqlite", ".sqlite3"), _open_sqlite),
    "postgresql": StoreKind("postgresql://user@host/news", (), _open_postgres),
    "postgres": StoreKind("postgresql://user@host/news", (), _open_postgres),
    "jsonl": StoreKind("jsonl:facts.jsonl", (".jsonl", ".ndjson"), _open_jsonl),
}


def open_store(url: str, *, create: bool = True) -> Store:
    """The store that a user names, created if it is not there and `create` says so (a reader says no).

        sqlite:///facts.db    facts.db    facts.sqlite     SQLite (three slashes: relative; four: absolute)
        postgresql://user@host/news                        PostgreSQL (?schema=factwire: in a schema of its own)
        jsonl:facts.jsonl     facts.jsonl                  JSON Lines

    Raises ConfigError for any other name, StoreError where it cannot be opened.
    """
    scheme, colon, path = url.partition(":")
    if scheme in STORES and colon and path:
        return STORES[scheme].open(url, create=create)
    for name, kind in STORES.items():
        if "://" not in url and PurePath(url).suffix.lower() in kind.suffixes:
            return kind.open(f"{name}:{url}", create=create)
    known = " or ".join(dict.fromkeys(kind.example for kind in STORES.values()))
    raise ConfigError(f"unknown store {url!r}: name it like {known}")
