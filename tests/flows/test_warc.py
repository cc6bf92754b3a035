"""WARC files: the pages in them, whatever their compression; what is damaged says so."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import brotli
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows.http import HttpClient
from flows.sources import Item, Source, open_source
from schemas import Failure, SourceError

PAGE = b"<html><body><p>Acme buys Beta.</p></body></html>"
HTML = {"Content-Type": "text/html; charset=ISO-8859-1"}
CHUNKED = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)


def archive(path: Path, *pages: tuple[str, str, dict[str, str], bytes]) -> Source:
    """A file of (address, status, headers, body)."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz")
        writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
        for url, status, headers, body in pages:
            lines = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    url,
                    "response",
                    payload=BytesIO(body),
                    http_headers=lines,
                    warc_headers_dict={"WARC-Date": "2026-01-12T09:00:00Z"},
                )
            )
    return open_source(str(path), http=HttpClient())


def listed(source: Source) -> tuple[list[Item], list[Failure]]:
    found = list(source.discover())
    return [item for item in found if isinstance(item, Item)], [item for item in found if isinstance(item, Failure)]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_its_pages_are_listed_and_read(tmp_path: Path, name: str) -> None:
    source = archive(
        tmp_path / name,
        ("https://news.example/1", "200 OK", HTML, PAGE),
        ("https://news.example/gone", "404 Not Found", HTML, b"no"),
        ("https://news.example/picture", "200 OK", {"Content-Type": "image/png"}, b"\x89PNG"),
        ("https://news.example/1", "200 OK", HTML, b"again"),
        ("ftp://news.example/2", "200 OK", HTML, PAGE),
        ("https://news.example/gzip", "200 OK", {**HTML, "Content-Encoding": "gzip"}, gzip.compress(PAGE)),
        ("https://news.example/br", "200 OK", {**HTML, "Content-Encoding": "br"}, brotli.compress(PAGE)),
        ("https://news.example/chunks", "200 OK", {**HTML, "Transfer-Encoding": "chunked"}, CHUNKED),
    )
    items, failures = listed(source)
    assert [item.url.rpartition("/")[2] for item in items] == ["1", "gzip", "br", "chunks"] and not failures
    for page in map(source.fetch, reversed(items)):
        assert (page.content, page.content_type, page.encoding) == (PAGE, "text/html", "iso-8859-1")
        assert page.fetched_at == datetime(2026, 1, 12, 9, tzinfo=UTC)


def test_a_bomb_in_it_is_cut(tmp_path: Path) -> None:
    headers = {**HTML, "Content-Encoding": "gzip"}
    source = archive(
        tmp_path / "a.warc.gz", ("https://a.example/", "200 OK", headers, gzip.compress(bytes(30_000_000)))
    )
    with pytest.raises(SourceError, match="larger than 10 MB"):
        source.fetch(listed(source)[0][0])


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"\x1f\x8bbroken", gzip.compress(b"hello", mtime=0), b"WARC/1.0\r\n\r\n"]
)
def test_what_is_no_warc_file_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=r"is not a WARC file|holds no web pages"):
        listed(open_source(str(path), http=HttpClient()))


def test_what_stands_before_the_damage_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    archive(path, *((f"https://a.example/{n}", "200 OK", HTML, PAGE) for n in range(3)))
    path.write_bytes(path.read_bytes()[:-80] + b"\x00" * 80)
    source = open_source(str(path), http=HttpClient())
    items, _ = listed(source)
    assert source.fetch(items[0]).content == PAGE
