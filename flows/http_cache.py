"""What is remembered of the web between requests and between runs: pages to ask for only if they changed, each host's
robots.txt, and when each host may be asked again.

    cache = HttpCache(Path("~/.cache/factwire/http.db"))

One SQLite file that processes may share. Losing it costs requests, nothing else: a file that cannot be read or
written is warned about once and done without.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

logger = logging.getLogger(__name__)

MAX_CACHE_BYTES: Final = 200_000_000
"""Of pages, compressed; the least recently used ones go first."""

_PAGE_BYTES: Final = 4096
_VERSION: Final = 2
_TABLES: Final = """
create table if not exists responses (
    key text primary key, etag text, last_modified text, content_type text, encoding text,
    fresh_until real not null, body blob not null, size integer not null, used_at real not null);
create index if not exists responses_by_use on responses (used_at, size);
create table if not exists robots (origin text primary key, body blob, fetched_at real not null);
create table if not exists hosts (
    host text primary key, next_at real not null default 0, blocked_until real not null default 0);
"""

ResultT = TypeVar("ResultT")


class StoredResponse(NamedTuple):
    """A page as it was, with what the server wants to be asked about it."""

    content: bytes
    etag: str | None
    last_modified: str | None
    content_type: str | None
    encoding: str | None
    fresh_until: float = 0.0
    """Before this moment its server need not be asked whether it has changed."""


class StoredRobots(NamedTuple):
    body: bytes | None
    """None: the host has no robots.txt."""
    fetched_at: float


class HttpCache:
    """Safe to share between threads, and as a file between processes. Without a path, it lasts as long as itself.

    Moments are seconds since 1970: processes have no other clock in common.
    """

    def __init__(self, path: Path | None = None, max_bytes: int = MAX_CACHE_BYTES) -> None:
        self._lock = threading.Lock()
        self._has_warned = False
        self._max_bytes = max_bytes if path else 0  # pages are kept on disk only
        try:
            self._database = _opened(path, max_bytes)
        except (OSError, sqlite3.Error) as error:
            self._warn(f"{path} cannot be used ({error})")
            self._max_bytes = 0
            self._database = _opened(None, max_bytes)

    def response(self, key: str) -> StoredResponse | None:
        """What was kept under a key."""

        def read(database: sqlite3.Connection) -> StoredResponse | None:
            columns = "body, etag, last_modified, content_type, encoding, fresh_until"
            row = database.execute(f"select {columns} from responses where key = ?", (key,)).fetchone()
            if row is None:
                return None
            database.execute("update responses set used_at = ? where key = ?", (time.time(), key))
            return StoredResponse(zlib.decompress(row[0]), *row[1:])

        return self._try(read, None) if self._max_bytes else None

    def keep_response(self, key: str, response: StoredResponse) -> None:
        """Keep a page; what was used least recently makes room."""
        body = zlib.compress(response.content, 1)
        if len(body) > self._max_bytes // 4:
            return

        def write(database: sqlite3.Connection) -> None:
            database.execute("delete from responses where key = ?", (key,))
            _make_room(database, self._max_bytes - len(body))
            row = (key, *response[1:], body, len(body), time.time())
            database.execute("insert into responses values (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

        self._try(write, None)

    def keep_fresh(self, key: str, until: float) -> None:
        """Remember that a page was asked for and has not changed, and until when that need not be asked again."""
        change = "update responses set fresh_until = ? where key = ?"
        self._try(lambda database: database.execute(change, (until, key)), None)

    def forget(self, seconds: float) -> int:
        """Drop the pages that nobody asked for in so many seconds, and give their room back. How many they were."""

        def write(database: sqlite3.Connection) -> int:
            return database.execute("delete from responses where used_at < ?", (time.time() - seconds,)).rowcount

        count = self._try(write, 0)
        if count:
            with self._lock:
                try:
                    self._database.execute("vacuum")
                except sqlite3.Error as error:
                    self._warn(f"the cache of the web cannot be made smaller ({error})")
        return count

    def robots(self, origin: str) -> StoredRobots | None:
        """The robots.txt of "https://example.org" as it was last read, however long ago."""

        def read(database: sqlite3.Connection) -> StoredRobots | None:
            row = database.execute("select body, fetched_at from robots where origin = ?", (origin,)).fetchone()
            return StoredRobots(zlib.decompress(row[0]) if row[0] is not None else None, row[1]) if row else None

        return self._try(read, None)

    def keep_robots(self, origin: str, body: bytes | None) -> None:
        row = (origin, None if body is None else zlib.compress(body, 1), time.time())

        def write(database: sqlite3.Connection) -> None:
            # Months-old rules are of no use to anybody, and hosts without number would fill the disk.
            database.execute("delete from robots where fetched_at < ?", (time.time() - 30 * 86_400,))
            database.execute("insert or replace into robots values (?, ?, ?)", row)

        self._try(write, None)

    def book(self, host: str, gap: float) -> float:
        """The moment from which a host may be asked; whoever books next gets one that is `gap` seconds later."""
        now = time.time()

        def write(database: sqlite3.Connection) -> float:
            database.execute("delete from hosts where max(next_at, blocked_until) < ?", (now - 86_400,))
            row = database.execute("select next_at from hosts where host = ?", (host,)).fetchone()
            moment = max(now, row[0] if row else 0.0)
            database.execute(
                "insert into hosts (host, next_at) values (?, ?) on conflict (host) do update set next_at = ?2",
                (host, moment + gap),
            )
            return moment

        return self._try(write, now)

    def block(self, host: str, until: float) -> None:
        """Remember that a host does not want to be asked before a moment."""

        def write(database: sqlite3.Connection) -> None:
            database.execute(
                "insert into hosts (host, blocked_until) values (?, ?)"
                " on conflict (host) do update set blocked_until = max(blocked_until, ?2)",
                (host, until),
            )

        self._try(write, None)

    def blocked_until(self, host: str) -> float:
        """The moment before which a host does not want to be asked; one in the past where it doesn't mind."""

        def read(database: sqlite3.Connection) -> float:
            row = database.execute("select blocked_until from hosts where host = ?", (host,)).fetchone()
            return float(row[0]) if row else 0.0

        return self._try(read, 0.0)

    def _try(self, work: Callable[[sqlite3.Connection], ResultT], otherwise: ResultT) -> ResultT:
        """`work` in a transaction of its own; a full disk or a damaged file must not fail a fetch."""
        try:
            with self._lock, self._database as database:
                database.execute("begin immediate")
                return work(database)
        except (sqlite3.Error, zlib.error) as error:
            self._warn(f"the cache of the web cannot be used ({error})")
            return otherwise

    def _warn(self, message: str) -> None:
        if not self._has_warned:
            logger.warning(message)
        self._has_warned = True


def _opened(path: Path | None, max_bytes: int) -> sqlite3.Connection:
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(path or ":memory:", timeout=10, isolation_level=None, check_same_thread=False)
    database.execute("pragma journal_mode = wal")
    database.execute("pragma synchronous = off")  # a cache may be lost
    if database.execute("pragma user_version").fetchone()[0] != _VERSION:
        for table in ("responses", "robots", "hosts"):
            database.execute(f"drop table if exists {table}")
    # A bound of the file itself, beside that of the pages in it.
    database.execute(f"pragma max_page_count = {(2 * max_bytes + 50_000_000) // _PAGE_BYTES}")
    database.executescript(_TABLES + f"pragma user_version = {_VERSION};")
    return database


def _make_room(database: sqlite3.Connection, available: int) -> None:
    (used,) = database.execute("select coalesce(sum(size), 0) from responses").fetchone()
    while used > available:
        key, size = database.execute("select key, size from responses order by used_at limit 1").fetchone()
        database.execute("delete from responses where key = ?", (key,))
        used -= size
