"""A file of JSON lines in which the last line of a key counts: appended to, never changed in place.

A line is on the disk when `put` returns. What a crash left of a line is cut off before the next one is written;
lines that a later one supersedes go when the file is compacted, by one rename.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import copymode
from typing import Generic, NamedTuple, TypeVar

from schemas import StoreError

AboutT = TypeVar("AboutT")


class _Entry(NamedTuple, Generic[AboutT]):
    start: int
    length: int
    about: AboutT


class LineFile(Generic[AboutT]):
    """`describe` reads from a line its key and what the index is to keep; it raises ValueError for any other line."""

    def __init__(self, path: Path, describe: Callable[[bytes], tuple[str, AboutT]]) -> None:
        self.path = path
        self._describe = describe
        self._entries: dict[str, _Entry[AboutT]] = {}
        self._superseded = 0
        self._end = 0
        self._signature: tuple[int, int, int] | None = None

    def load(self) -> None:
        """Read the file as it is now; one that is absent is empty. Without effect where nothing has changed."""
        with self._errors("read"):
            signature = self._current_signature()
            if signature != self._signature:
                self._entries, self._superseded, self._end = {}, 0, 0
                if signature is not None:
                    self._read_lines()
                self._signature = signature

    def index(self) -> Iterator[tuple[str, AboutT]]:
        """The key of each line that counts, in their order, with what is known of it."""
        return ((key, entry.about) for key, entry in self._entries.items())

    def get(self, key: str) -> bytes | None:
        entry = self._entries.get(key)
        if entry is None:
            return None
        with self._errors("read"), self.path.open("rb") as file:
            file.seek(entry.start)
            return file.read(entry.length)

    def put(self, line: bytes) -> None:
        """Append a line (given without its line break), for good."""
        key, about = self._describe(line)
        with self._errors("write"), self.path.open("ab") as file:
            file.truncate(self._end)  # takes off what a crash left of a line
            try:
                file.write(line + b"\n")
                _to_disk(file.fileno(), file.flush)
            except OSError:  # the disk is full: half a line is worth nothing
                with suppress(OSError):
                    file.truncate(self._end)
                raise
        self._note(key, len(line), about)
        self._signature = self._current_signature()

    def compact(self) -> None:
        """Drop the superseded lines, if there are any."""
        if not self._superseded:
            return
        fresh = self.path.with_name(f".{self.path.name}.new")
        with self._errors("write"):
            try:
                with fresh.open("wb") as file:
                    for key in self._entries:
                        file.write((self.get(key) or b"") + b"\n")
                    _to_disk(file.fileno(), file.flush)
                copymode(self.path, fresh)
                fresh.replace(self.path)
            finally:
                fresh.unlink(missing_ok=True)
        self.load()

    def _read_lines(self) -> None:
        with self.path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if not line.endswith(b"\n"):
                    return  # a crash cut it short: it was never reported as written
                try:
                    key, about = self._describe(line)
                except (ValueError, KeyError, TypeError) as error:
                    message = f"{self.path}: line {number} is not one of this store"
                    raise StoreError(message, concerns=str(self.path)) from error
                self._note(key, len(line) - 1, about)

    def _note(self, key: str, length: int, about: AboutT) -> None:
        if self._entries.pop(key, None) is not None:
            self._superseded += 1
        self._entries[key] = _Entry(self._end, length, about)
        self._end += length + 1

    def _current_signature(self) -> tuple[int, int, int] | None:
        try:
            status = self.path.stat()
        except FileNotFoundError:
            return None
        return status.st_ino, status.st_size, status.st_mtime_ns

    @contextmanager
    def _errors(self, verb: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreError(f"cannot {verb} {self.path}: {error.strerror}", concerns=str(self.path)) from error


def _to_disk(descriptor: int, flush: Callable[[], None]) -> None:
    flush()
    os.fsync(descriptor)
