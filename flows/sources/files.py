"""Articles on disk: a folder of web pages, texts, PDFs and e-mails, or one such file.

    articles/acme.html  articles/beta.txt.gz  articles/releases.jsonl.gz

A line of a .jsonl file is one article: {"url": …, "title": …, "text": …, "date": "2026-01-12"}; only the text must be.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any
from urllib.request import url2pathname

from flows.compression import GZIP_MAGIC, gunzip
from flows.http import MAX_BYTES
from flows.moments import iso_moment
from flows.page import Hints, Page
from flows.sources.base import Item, is_web_url, unusable
from flows.sources.mail import MAILS, read_mail
from schemas import Failure, SourceError

WEB_PAGES = frozenset({".html", ".htm", ".xhtml"})
TEXTS = frozenset({".txt", ".text", ".md"})
PDFS = frozenset({".pdf"})
RECORDS = frozenset({".jsonl", ".ndjson"})


def suffix_of(path: Path) -> str:
    """The suffix that tells what a file holds: ".html" for "a.html.gz"."""
    name = path.name.lower().removesuffix(".gz")
    return Path(name).suffix


class Files:
    """The web pages, texts, PDFs, e-mails and JSON Lines records in a folder and those below it, or in one file."""

    def __init__(self, name: str, path: Path) -> None:
        self.name = name
        self._path = path.absolute()

    def discover(self) -> Iterator[Item | Failure]:
        paths = [self._path] if self._path.is_file() else self._readable_files()
        if not paths:
            raise SourceError("holds no .html, .txt, .md, .pdf, .eml or .jsonl files", concerns=self.name)
        for path in paths:
            if suffix_of(path) in RECORDS:
                yield from _records(path)
            else:
                yield Item(path.as_uri())

    def fetch(self, item: Item) -> Page:
        if item.text is not None:
            return _page(item, item.text.encode("utf-8", "replace"), "text/plain", "utf-8")
        path = Path(url2pathname(item.url.removeprefix("file://")))
        if suffix_of(path) in MAILS:
            return _mail_page(item, read_file(path))
        kind = suffix_of(path)
        content_type = "text/html" if kind in WEB_PAGES else "application/pdf" if kind in PDFS else "text/plain"
        return _page(item, read_file(path), content_type, None)

    def _readable_files(self) -> list[Path]:
        kinds = WEB_PAGES | TEXTS | PDFS | RECORDS | MAILS
        try:
            return sorted(
                path
                for path in self._path.rglob("*")
                if suffix_of(path) in kinds and not path.name.startswith(".") and path.is_file()
            )
        except OSError as error:
            raise SourceError(f"cannot be read ({error.strerror})", concerns=self.name) from error


def read_file(path: Path) -> bytes:
    """The content of a file, decompressed where it is gzip. Raises SourceError."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise SourceError(f"larger than {MAX_BYTES // 1_000_000} MB")
        return gunzip(content, MAX_BYTES) if content.startswith(GZIP_MAGIC) else content
    except OSError as error:
        raise SourceError(f"cannot be read ({error.strerror})", concerns=str(path)) from error
    except SourceError as error:
        raise SourceError(error.message, concerns=str(path)) from error


def _page(item: Item, content: bytes, content_type: str, encoding: str | None) -> Page:
    return Page(item.url, item.url, content, content_type, encoding, datetime.now(UTC), item.hints)


def _mail_page(item: Item, content: bytes) -> Page:
    try:
        mail = read_mail(content)
    except SourceError as error:
        raise SourceError(error.message, concerns=item.url) from error
    return Page(item.url, item.url, mail.content, mail.content_type, mail.encoding, datetime.now(UTC), mail.hints)


def _records(path: Path) -> Iterator[Item | Failure]:
    seen = set()
    try:
        with _opened(path) as file:
            for number, line in enumerate(iter(lambda: file.readline(MAX_BYTES), b""), start=1):
                if not line.strip():
                    continue
                for found in _record(path, number, line):
                    if isinstance(found, Failure) or found.url not in seen:
                        yield found
                    if isinstance(found, Item):
                        seen.add(found.url)
    except (OSError, EOFError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SourceError(f"cannot be read ({reason})", concerns=str(path)) from error


def _opened(path: Path) -> IO[bytes]:
    file = path.open("rb")
    is_gzip = file.read(2) == GZIP_MAGIC
    file.seek(0)
    return gzip.open(file, "rb") if is_gzip else file  # type: ignore[return-value]


def _record(path: Path, number: int, line: bytes) -> Iterator[Item | Failure]:
    here = f"{path}, line {number}"
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        yield unusable("is not JSON", here)
        return
    text = _first(record, "text", "body", "content") if isinstance(record, dict) else None
    if not text or not text.strip():
        yield unusable('has no "text"', here)
        return
    published = _first(record, "date", "published", "published_at")
    moment = iso_moment(published)
    if published and moment is None:
        yield unusable(f"{published[:40]!r} is not an ISO date: read without it", here)
    url = _first(record, "url") or ""
    if not is_web_url(url):
        url = f"{path.as_uri()}#{_first(record, 'id') or number}"
    authors = record.get("authors") or record.get("author") or ()
    hints = Hints(
        title=_first(record, "title", "headline"),
        published_at=moment,
        published_basis="given" if moment else None,
        authors=tuple(str(author) for author in ([authors] if isinstance(authors, str) else authors)),
        publisher=_first(record, "publisher", "wire", "site"),
    )
    yield Item(url, hints, text)


def _first(record: dict[str, Any], *names: str) -> str | None:
    """The first of these fields that holds a text."""
    return next((value for name in names if isinstance(value := record.get(name), str) and value.strip()), None)
