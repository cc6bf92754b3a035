"""A PostgreSQL of the tests' own: a private cluster on a free port of loopback, started once in a test process.

    def test_something(postgres_url: str) -> None:     # a fresh, empty database
        with open_store(postgres_url) as store: ...

    def test_a_crash(postgres_server: PostgresServer) -> None:
        url = postgres_server.new_database()            # for fixtures of a wider scope, too
        postgres_server.stop()
        postgres_server.start()

Skips where there is no PostgreSQL; `python -m tests.databases` installs it where that can be done (root, apt-get).
"""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from itertools import count
from pathlib import Path
from typing import Any, Final

import psycopg
import pytest

_START_SECONDS: Final = 60
_SETTINGS: Final = {
    "fsync": "off",  # it need not survive a power cut
    "full_page_writes": "off",
    "max_connections": "60",
    "shared_buffers": "64MB",
}


class PostgresServer:
    """A cluster in a folder of its own, which goes with it."""

    def __init__(self, binaries: Path) -> None:
        self._binaries = binaries
        self._folder = Path(tempfile.mkdtemp(prefix="factwire-postgres-"))
        self._port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._numbers = count(1)
        if _as_other_user():
            shutil.chown(self._folder, "postgres", "postgres")
        self._run_initdb()

    def start(self, longest_file: int | None = None) -> None:
        """Start it, or start it again; returns once it answers."""
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._binaries / "postgres", "-D", self._folder / "data", "-p", str(self._port),
                 "-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={self._folder}",
                 *(part for name, value in _SETTINGS.items() for part in ("-c", f"{name}={value}"))],
                stdout=log, stderr=log, preexec_fn=partial(_prepare, longest_file), **_as_other_user(),
            )  # fmt: skip
        self._wait_until_it_answers()

    def stop(self, *, crash: bool = False) -> None:
        """End it: connections break off. `crash` does not even let it tidy up."""
        if self._process:
            self._process.send_signal(signal.SIGQUIT if crash else signal.SIGINT)
            self._process.wait(timeout=_START_SECONDS)
            self._process = None

    @contextmanager
    def limited(self, most: int) -> Iterator[None]:
        """A server that can make no file longer than so many bytes, as on a full disk (more than 16 MB: its log)."""
        self.execute("CHECKPOINT")
        self.stop()
        self.start(most)
        try:
            yield
        finally:
            self.stop(crash=True)  # it could not tidy up
            self.start()

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def new_database(self) -> str:
        """The URL of a database that has nothing in it."""
        name = f"test_{os.getpid()}_{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name}")
        return self._url(name)

    def drop_database(self, url: str) -> None:
        self.execute(f"DROP DATABASE IF EXISTS {url.rpartition('/')[2]} WITH (FORCE)")

    def execute(self, statement: str) -> None:
        """Run a statement as the owner of the cluster."""
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def _url(self, database: str) -> str:
        return f"postgresql://factwire@127.0.0.1:{self._port}/{database}"

    def _run_initdb(self) -> None:
        options = ["-U", "factwire", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C"]
        command: list[str | Path] = [self._binaries / "initdb", "-D", self._folder / "data", *options]
        subprocess.run(command, check=True, capture_output=True, cwd=self._folder, **_as_other_user())

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while True:
            try:
                psycopg.connect(self._url("postgres"), connect_timeout=2).close()
                return
            except psycopg.OperationalError:
                ended = self._process is None or self._process.poll() is not None
                if ended or time.monotonic() > deadline:
                    raise RuntimeError((self._folder / "log").read_text()[-2000:]) from None
                time.sleep(0.05)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    binaries = postgres_binaries()
    if binaries is None:
        pytest.skip("no PostgreSQL here: `python -m tests.databases` installs it")
    server = PostgresServer(binaries)
    try:
        server.start()
        yield server
    finally:
        server.remove()


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    url = postgres_server.new_database()
    yield url
    postgres_server.drop_database(url)


@cache
def postgres_binaries() -> Path | None:
    """The folder with initdb and postgres; None where they are not installed or nobody may run them."""
    if os.name != "posix" or (os.geteuid() == 0 and not _has_postgres_user()):
        return None
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -float(path.parent.name))
    return next(
        (folder for folder in folders if {"initdb", "postgres"} <= {path.name for path in folder.iterdir()}), None
    )


def install() -> None:
    """Install PostgreSQL's server where that is possible and needed; what cannot be is said, and no error."""
    if postgres_binaries():
        return
    if not (os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get")):
        print("PostgreSQL is not installed: its tests will be skipped", file=sys.stderr)
        return
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", "postgresql"]):
        subprocess.run(["apt-get", "-q", *arguments], env=environment, check=False, stdout=sys.stderr)
    postgres_binaries.cache_clear()
    if not postgres_binaries():
        print("PostgreSQL could not be installed: its tests will be skipped", file=sys.stderr)


def _as_other_user() -> dict[str, Any]:
    """PostgreSQL refuses to run as root."""
    return {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}


def _has_postgres_user() -> bool:
    import pwd

    return any(entry.pw_name == "postgres" for entry in pwd.getpwall())


def _prepare(longest_file: int | None) -> None:
    """A test process that is killed leaves no server behind (Linux: PR_SET_PDEATHSIG)."""
    if longest_file is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (longest_file, longest_file))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGINT)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    install()
