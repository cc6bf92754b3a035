"""`-` wherever a file is named: what comes through standard input, as a file for the length of the command.

    cat companies.csv | factwire extract article.txt --entities -
    curl https://news.example/feed.xml | factwire ingest - --store news.db

Readers open files, tell gzip and formats by their names, and may read twice; a pipe can do neither. So its content is
kept in a folder of this process, under a name that says what it is. Only one argument can have it.
"""

from __future__ import annotations

import atexit
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, TextIO

from schemas import ConfigError

STANDARD_INPUT: Final = "-"

_GZIP = b"\x1f\x8b"
_HEAD = 4_096
_KINDS: Final[tuple[tuple[str, Callable[[bytes], object]], ...]] = (
    (".pdf", re.compile(rb"%PDF-").match),
    (".warc", re.compile(rb"WARC/1\.").match),
    (".jsonl", re.compile(rb"\s*\{").match),
    (".html", re.compile(rb"\s*(?:<!doctype html|<html)", re.IGNORECASE).match),
    (".xml", re.compile(rb"\s*<").match),
    (".urls", re.compile(rb"(?:\s*(?:#.*\n)?)*https?://\S+\s*(?:\n|$)").match),
    (".toml", re.compile(rb"(?:\s*(?:#.*|[\w-]+\s*=.*)\n)*\s*\[\[?\w+\]\]?\s*$", re.MULTILINE).match),
    (".eml", re.compile(rb"(?:[A-Za-z-]+:\s.*\r?\n){3}").match),
)


def file_of(value: Any) -> Any:
    """What an option names, with a file in the place of "-". Raises ConfigError for a second "-"."""
    if isinstance(value, list | tuple):
        return [file_of(one) for one in value]
    return type(value)(_kept("")) if value is not None and str(value) == STANDARD_INPUT else value


def source_of(value: Any) -> Any:
    """As `file_of` for sources, whose names tell what they are: a feed, a page, a list of URLs, JSON Lines, WARC …"""
    if isinstance(value, list | tuple):
        return [source_of(one) for one in value]
    if value != STANDARD_INPUT:
        return value
    path = _kept(".txt", sniffed=True)
    return f"urls:{path}" if path.suffix == ".urls" else str(path)


def not_standard_input(value: Any) -> Any:
    """Raises ConfigError for "-": what runs again and again, or elsewhere, can't read it."""
    if STANDARD_INPUT in (value if isinstance(value, list | tuple) else [value]):
        raise ConfigError("standard input is there once only, and what is scheduled reads its files again: name a file")
    return value


def suffix_of(content: bytes, otherwise: str) -> str:
    """The ending of a file with this content: ".jsonl.gz", ".xml" …"""
    if content.startswith(_GZIP):
        return f"{suffix_of(_unzipped(content), otherwise)}.gz"
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    return next((suffix for suffix, fits in _KINDS if fits(head)), otherwise)


def read_once() -> bytes:
    """All of standard input. Raises ConfigError where another argument had it."""
    global _taken
    if _taken is sys.stdin:
        raise ConfigError("standard input (-) can be read once only")
    _taken = sys.stdin
    return sys.stdin.buffer.read()


def _kept(otherwise: str, *, sniffed: bool = False) -> Path:
    content = read_once()
    suffix = suffix_of(content, otherwise) if sniffed else ".gz" if content.startswith(_GZIP) else otherwise
    folder = Path(tempfile.mkdtemp(prefix="factwire-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / f"standard-input-{blake2b(content, digest_size=6).hexdigest()}{suffix}"
    path.write_bytes(content)
    return path


_taken: TextIO | None = None


def _unzipped(content: bytes) -> bytes:
    """As much of it as tells what it is."""
    import zlib

    try:
        return zlib.decompressobj(wbits=31).decompress(content, _HEAD)
    except zlib.error:
        return b""
