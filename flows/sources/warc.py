"""WARC files, such as those of Common Crawl News: web pages as a crawler stored them.  (warcio is touched here only)

    factwire ingest CC-NEWS-20260112.warc.gz --store news.db

A file is read twice: through, to list its pages; and at each page's place, to read it. A page keeps its web address.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed

from flows.compression import decoded
from flows.http import MAX_BYTES
from flows.moments import iso_moment
from flows.page import Page
from flows.sources.base import MAX_ITEMS, Item, is_web_url, unusable
from schemas import Failure, SourceError

WARCS: Final = frozenset({".warc"})
_PAGES: Final = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_CHUNK: Final = 1 << 16
_MOST_STORED: Final = 5 * MAX_BYTES
_BROKEN = (ArchiveLoadFailed, zlib.error, EOFError, ValueError, AttributeError, KeyError)
"""What warcio raises for files that are none, or damaged."""


class WarcFile:
    """The pages of one WARC file, compressed or not."""

    def __init__(self, name: str, path: Path) -> None:
        self.name = name
        self._path = path
        self._places: dict[str, int] = {}

    def discover(self) -> Iterator[Item | Failure]:
        try:
            with self._path.open("rb") as file:
                yield from self._listed(ArchiveIterator(file))
        except OSError as error:
            raise SourceError(f"cannot be read ({error.strerror})", concerns=self.name) from error
        except _BROKEN as error:
            if not self._places:
                raise SourceError(
                    f"is not a WARC file that can be read ({_line(error)})", concerns=self.name
                ) from error
            yield unusable(f"is damaged: the rest is not read ({_line(error)})", self.name)
        if not self._places:
            raise SourceError("holds no web pages", concerns=self.name)

    def fetch(self, item: Item) -> Page:
        try:
            with self._path.open("rb") as file:
                file.seek(self._places[item.url])
                record = next(iter(ArchiveIterator(file)))
                return _page(item, record)
        except OSError as error:
            raise SourceError(f"cannot be read ({error.strerror})", concerns=item.url) from error
        except SourceError as error:
            raise SourceError(error.message, concerns=item.url) from error
        except (*_BROKEN, StopIteration) as error:
            raise SourceError(f"is a damaged record ({_line(error)})", concerns=item.url) from error

    def _listed(self, records: Any) -> Iterator[Item | Failure]:
        for record in records:
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            if not _is_page(record) or not is_web_url(url) or url in self._places:
                continue
            if len(self._places) >= MAX_ITEMS:
                yield unusable(f"has more than {MAX_ITEMS:,} pages: the rest is not read", self.name)
                return
            self._places[url] = records.get_record_offset()
            yield Item(url)


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    return record.http_headers.get_statuscode() == "200" and _content_type(record)[0] in _PAGES


def _content_type(record: Any) -> tuple[str, str | None]:
    """The media type and the charset."""
    media_type, _, parameters = (record.http_headers.get_header("Content-Type") or "").partition(";")
    charset = parameters.lower().partition("charset=")[2].strip(" \"'")
    return media_type.strip().lower(), charset or None


def _page(item: Item, record: Any) -> Page:
    if record.length > _MOST_STORED:
        raise SourceError(f"larger than {MAX_BYTES // 1_000_000} MB")
    is_chunked = (record.http_headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked"
    # Without warcio's own decompression, which knows no limit.
    stream = ChunkedDataReader(record.raw_stream) if is_chunked else record.raw_stream
    encoding = (record.http_headers.get_header("Content-Encoding") or "").strip().lower()
    content = bytearray()
    for piece in decoded(iter(lambda: stream.read(_CHUNK), b""), encoding, MAX_BYTES):
        content += piece
        if len(content) > MAX_BYTES:
            raise SourceError(f"larger than {MAX_BYTES // 1_000_000} MB")
    media_type, charset = _content_type(record)
    crawled = iso_moment(record.rec_headers.get_header("WARC-Date")) or datetime.now(UTC)
    return Page(item.url, item.url, bytes(content), media_type, charset, crawled.astimezone(UTC), item.hints)


def _line(error: BaseException) -> str:
    return (" ".join(str(error).split()) or type(error).__name__)[:100]
