"""Where records can be delivered to. Each kind of target is one file and one entry in TARGETS."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import NamedTuple

from flows.delivery.base import Target
from schemas import ConfigError


class TargetKind(NamedTuple):
    example: str
    suffixes: tuple[str, ...]
    """A plain path that ends so is a target of this kind."""
    open: Callable[..., Target]
    """Called with what stands behind the scheme (the whole URL where the scheme is part of it), and `allow_private`."""


def _open_sqlite(location: str, *, allow_private: bool) -> Target:
    from flows.delivery.sqlite import SqliteTarget

    return SqliteTarget(location)


def _open_postgres(location: str, *, allow_private: bool) -> Target:
    with _needing("PostgreSQL", "postgres"):
        from flows.delivery.postgres import PostgresTarget, split_schema

    return PostgresTarget(split_schema(location)[0])


def _open_duckdb(location: str, *, allow_private: bool) -> Target:
    with _needing("DuckDB", "duckdb"):
        from flows.delivery.duckdb import DuckdbTarget

    return DuckdbTarget(location)


def _open_parquet(location: str, *, allow_private: bool) -> Target:
    with _needing("Parquet", "parquet"):
        from flows.delivery.parquet import ParquetDataset

    return ParquetDataset(location)


def _open_jsonl(location: str, *, allow_private: bool) -> Target:
    from flows.delivery.jsonl import JsonlTarget

    return JsonlTarget(location)


def _open_csv(location: str, *, allow_private: bool) -> Target:
    from flows.delivery.csv_folder import CsvFolder

    return CsvFolder(location)


def _open_webhook(location: str, *, allow_private: bool) -> Target:
    from flows.connections import Network
    from flows.delivery.webhook import WebhookTarget
    from flows.settings import load_settings

    settings = load_settings()
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else None
    network = Network(settings.allow_loopback, allow_private or settings.allow_private, settings.proxy)
    return WebhookTarget(location, secret=secret, network=network)


TARGETS: dict[str, TargetKind] = {
    "sqlite": TargetKind("sqlite:///facts.db", (".db", ".sqlite", ".sqlite3"), _open_sqlite),
    "postgresql": TargetKind("postgresql://user@host/db", (), _open_postgres),
    "postgres": TargetKind("postgresql://user@host/db", (), _open_postgres),
    "duckdb": TargetKind("duckdb:///facts.duckdb", (".duckdb", ".ddb"), _open_duckdb),
    "parquet": TargetKind("parquet:facts/", (), _open_parquet),
    "jsonl": TargetKind("jsonl:changes.jsonl", (".jsonl", ".ndjson"), _open_jsonl),
    "csv": TargetKind("csv:facts/", (), _open_csv),
    "https": TargetKind("https://hooks.example.org/facts", (), _open_webhook),
    "http": TargetKind("https://hooks.example.org/facts", (), _open_webhook),
}
_WITH_SCHEME = {"postgresql", "postgres", "https", "http"}


def open_target(to: str, *, allow_private: bool = False) -> Target:
    """The target that a user names. Raises ConfigError for any other name, StoreError where it cannot be opened.

    facts.db    sqlite:///facts.db           SQLite (three slashes: relative; four: absolute)
    postgresql://user@host/db                PostgreSQL (?schema=facts: in a schema of their own)
    facts.duckdb    duckdb:///facts.duckdb   DuckDB
    parquet:facts/                           a Parquet dataset
    changes.jsonl                            JSON Lines, appended to
    csv:facts/                               a CSV file for each kind
    https://hooks.example.org/facts          a signed webhook
    """
    scheme, colon, rest = to.partition(":")
    if colon and scheme in TARGETS and rest:
        location = to if scheme in _WITH_SCHEME else _path(rest)
        return TARGETS[scheme].open(location, allow_private=allow_private)
    for kind in TARGETS.values():
        if "://" not in to and PurePath(to).suffix.lower() in kind.suffixes:
            return kind.open(to, allow_private=allow_private)
    known = ", ".join(dict.fromkeys(kind.example for kind in TARGETS.values()))
    raise ConfigError(f"unknown target {without_secrets(to)!r}: name it like {known}")


def schema_in(to: str) -> str | None:
    """The schema that a PostgreSQL URL names; None where it names none."""
    if not to.startswith("postgres"):
        return None
    with _needing("PostgreSQL", "postgres"):
        from flows.delivery.postgres import split_schema

    return split_schema(to)[1]


def without_secrets(to: str) -> str:
    """As it may be shown and logged: what stands before "@" and behind "?" may be a password."""
    scheme, slashes, rest = to.partition("://")
    if not slashes:
        return to
    place, question, _ = rest.partition("?")
    _, at, host = place.rpartition("@")
    if scheme in ("http", "https"):
        host = host.partition("/")[0] + "/…"  # many a webhook's path is its password
    return scheme + slashes + ("…@" if at else "") + host + ("?…" if question else "")


@contextmanager
def _needing(what: str, extra: str) -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        raise ConfigError(f"{what} needs {error.name}: pip install 'factwire[{extra}]'") from error


def _path(rest: str) -> str:
    """ "///facts.db" is relative, "////srv/facts.db" absolute, "facts/" as it stands; "~" is the user's home."""
    path = rest.removeprefix("///") if rest.startswith("///") else rest
    return str(Path(path).expanduser())
