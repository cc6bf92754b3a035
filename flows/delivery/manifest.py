"""How far a target of files is: a small JSON file beside them, replaced by one rename once their batch is on the disk.

Where a delivery dies in between, the file still tells the old cursor: the next one takes the same changes again and
merges them by id, so that nothing is lost or there twice.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pydantic import Field, ValidationError

from flows.delivery.base import State
from schemas import CONTRACT_VERSION, Model, StoreError

try:
    import fcntl
except ImportError:  # Windows: two deliveries at once are not noticed there
    fcntl = None  # type: ignore[assignment]


class Manifest(Model):
    contract: str = CONTRACT_VERSION
    stores: dict[str, State] = Field(default_factory=dict)
    """For each store that was delivered here how far it is, by kind."""
    files: dict[str, int] = Field(default_factory=dict)
    """The files of the last finished batch, with how many rows or bytes each holds."""
    articles: str | None = None
    """Of a Parquet dataset: the file that says in which day's files the records of an article are."""


class ManifestFile:
    """To be used by one process at a time: `lock` sees to it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock: IO[bytes] | None = None

    def read(self) -> Manifest:
        try:
            return Manifest.model_validate_json(self.path.read_bytes())
        except FileNotFoundError:
            return Manifest()
        except (OSError, ValidationError) as error:
            reason = getattr(error, "strerror", None) or "it was written by a newer factwire, or by something else"
            raise StoreError(f"cannot read {self.path}: {reason}", concerns=str(self.path)) from error

    def write(self, manifest: Manifest) -> None:
        with replacing(self.path) as fresh:
            fresh.write_text(manifest.model_dump_json(indent=1) + "\n", encoding="utf-8")

    def lock(self) -> None:
        """Keep other deliveries out. Raises StoreError where one is under way."""
        if self._lock is not None or fcntl is None:
            return
        with explained(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            file = self.path.with_name(f".{self.path.name}.lock").open("ab")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
            raise StoreError(f"another delivery to {self.path.parent} is under way", concerns=str(self.path)) from None
        self._lock = file

    def unlock(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Write to the path given, which then takes the place of `path`: a reader sees the old file or the new one."""
    fresh = path.with_name(f".{path.name}.new")
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield fresh
            with fresh.open("rb") as file:
                os.fsync(file.fileno())
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)


def tidy(folder: Path) -> None:
    """Take away what a delivery that died was writing."""
    with explained(folder):
        for path in folder.rglob(".*.new"):
            path.unlink()


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """What the file system objects to, as a StoreError of one line."""
    try:
        yield
    except OSError as error:
        raise StoreError(f"cannot write {path}: {error.strerror or error}", concerns=str(path)) from error
