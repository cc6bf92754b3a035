"""Feeds and sitemaps that are malformed, huge or made to hurt: each is read in time, or says why it is not."""

from __future__ import annotations

import gzip
import json
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.http import HttpClient
from flows.page import Page
from flows.sources import Item, open_source
from flows.sources import sitemap as sitemap_module
from flows.sources.listing import MAX_FAILURES
from schemas import SourceError

URL = "https://example.org/feed"
ENTRY = b"<item><title>Acme %d</title><link>https://example.org/%d</link></item>"
N = 20_000


class OnePage(HttpClient):
    """Answers everything with one page."""

    def __init__(self, content: bytes, encoding: str | None = None) -> None:
        self.content, self.encoding = content, encoding

    def get(self, url: str, hints: object = None, **_: object) -> Page:
        return Page(url, url, self.content, None, self.encoding, datetime.now(UTC))


def rss(*parts: bytes) -> bytes:
    return b'<rss version="2.0"><channel><title>Acme</title>' + b"".join(parts) + b"</channel></rss>"


def listed(content: bytes, encoding: str | None = None) -> tuple[list[Item], list[str]]:
    """The items, and the reasons why there are no more."""
    items, reasons = [], []
    try:
        for found in open_source(URL, http=OnePage(content, encoding)).discover():
            if isinstance(found, Item):
                items.append(found)
            else:
                reasons.append(found.message)
    except SourceError as error:
        reasons.append(error.message)
    return items, reasons


UNREADABLE = {
    "nested": rss(b"<a>" * N),
    "tags never closed": rss(b"<a " * N),
    "entries never closed": rss(b"<item>" * N),
    "angles": rss(b"<" * N),
    "comments never closed": rss(b"<!--" * N),
    "sections never closed": rss(b"<![CDATA[" * N),
    "empty entries": rss(b"<item/>" * N),
    "script": rss(b"<item><link>javascript:alert(1)</link></item>"),
    "file": rss(b"<item><link>file:///etc/passwd</link></item>"),
    "data": rss(b'<item><link>data:text/html,hello</link><guid isPermaLink="false">17</guid></item>'),
    "nested sitemap": b"<urlset>" + b"<url>" * N,
    "empty pages": b"<urlset>" + b"<url/>" * N + b"</urlset>",
    "tags of a sitemap never closed": b"<urlset>" + b"<a " * N,
    "gopher": b"<urlset><url><loc>gopher://example.org/</loc></url></urlset>",
    "nested JSON": b'{"items": [' + b"[" * N,
    "long number": b'{"items": [' + b"1" * N + b"]}",
    "odd links": b'{"items": [{"url": "javascript:alert(1)"}, {"url": "http://[broken"}, 7, {"url": {"a": 1}}]}',
    "noise": bytes(range(256)) * 100,
    "bomb": gzip.compress(bytes(60_000_000)),
    "half": gzip.compress(b"<urlset></urlset>")[:-9],
}


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_says_why_and_soon(content: bytes) -> None:
    started = time.monotonic()
    items, reasons = listed(content)
    assert not items and reasons and len(reasons) <= MAX_FAILURES + 1
    assert time.monotonic() - started < 5


MALFORMED = {
    "too deep": rss(ENTRY % (1, 1), b"<p>" * 300, ENTRY % (2, 2)),
    "cut off": rss(ENTRY % (1, 1))[:-25],
    "entities of HTML": rss(b"&nbsp;&bogus; & <br>", ENTRY % (1, 1)),
    "entry never closed": rss(b"<item>", ENTRY % (1, 1)),
    "forbidden characters": rss(b"\x00\x0b\x1b\xef\xbf\xbe", ENTRY % (1, 1)),
    "attributes": rss(b"<item " + b" ".join(b'a%d="x"' % n for n in range(N)) + b"/>", ENTRY % (1, 1)),
    "tags in a title": rss(
        b"<item><link>https://example.org/1</link><title>" + b"<b>Acme </b>" * N + b"</title></item>"
    ),
    "late declaration": b"\xef\xbb\xbf\n <?xml version='1.0'?>" + rss(ENTRY % (1, 1)),
    "unknown encoding": b"<?xml version='1.0' encoding='no-such'?>" + rss(ENTRY % (1, 1)),
    "UTF-16": rss(ENTRY % (1, 1)).decode().encode("utf-16"),
    "in a web page": b"<html><body>" + rss(ENTRY % (1, 1)) + b"</body></html>",
    "half a sitemap": b"<urlset><url><loc>https://example.org/1</loc></url><url><loc>",
}


@pytest.mark.parametrize("content", MALFORMED.values(), ids=MALFORMED)
def test_what_is_malformed_is_read_as_far_as_it_goes(content: bytes) -> None:
    items, _ = listed(content)
    assert items[0].url == "https://example.org/1"


def test_a_feed_that_ends_early_says_so() -> None:
    items, reasons = listed(rss(*(ENTRY % (n, n) for n in range(9)))[:300])
    assert len(items) > 2 and reasons == ["is cut off or malformed: entries may be missing"]


def test_two_hundred_thousand_entries_are_read_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("feed", "json_feed", "sitemap"):
        monkeypatch.setattr(f"flows.sources.{module}.MAX_ITEMS", 2_000)
    entries = [(n, n) for n in range(2_500)]
    urls = [f"https://example.org/{n}" for n, _ in entries]
    for content in (
        rss(*(ENTRY % entry for entry in entries)),
        json.dumps({"items": [{"url": url} for url in urls]}).encode(),
        ("<urlset>" + "".join(f"<url><loc>{url}</loc></url>" for url in urls) + "</urlset>").encode(),
    ):
        items, reasons = listed(content)
        assert len(items) == 2_000 and reasons == ["has more than 2,000 entries: the rest is not read"]


def test_entries_that_cannot_be_used_are_counted_not_listed() -> None:
    _, reasons = listed(rss(b"<item/>" * 1_000))
    assert len(reasons) == MAX_FAILURES + 1 and reasons[-1] == "900 more entries cannot be used"


@pytest.mark.parametrize("kind", ["feed_reader", "sitemap"])
def test_reading_ends_after_its_time(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"flows.sources.{kind}.READING_SECONDS", 0.0)
    sitemap = b"<urlset>" + b"<url><loc>https://example.org/%d</loc></url>" % 1 * 9_000
    items, reasons = listed(sitemap if kind == "sitemap" else rss(ENTRY % (1, 1) * 9_000))
    assert items and reasons[-1].startswith("takes more than 0 s to read")


def test_of_an_index_the_newest_sitemaps_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap_module, "MAX_SITEMAPS", 2)
    sitemap = "<sitemap><loc>https://example.org/{0}.xml</loc><lastmod>{0}</lastmod></sitemap>"
    index = "<sitemapindex>" + "".join(sitemap.format(year) for year in (2023, 2026, 2025)) + "</sitemapindex>"
    _, reasons = listed(index.encode())  # each of them is the index again
    assert reasons == ["lists 3 sitemaps: only the newest 2 are read"] + 2 * [
        "an index of sitemaps lists it, but it is not a sitemap"
    ]


def test_entities_neither_explode_nor_read_files() -> None:
    nested = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE r [<!ENTITY e0 "boom">{nested}]>'.encode()
    outside = b'<!DOCTYPE r [<!ENTITY e9 SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://127.0.0.1/">%p;]>'
    item = b"<item><title>Acme &e9;</title><link>https://example.org/&e9;1</link></item>"
    sitemap = b"<urlset><url><loc>https://example.org/&e9;1</loc></url></urlset>"
    for doctype in (bomb, outside):
        for content in (doctype + rss(item), doctype + sitemap):
            for found in listed(content)[0]:
                assert found.url.startswith("https://example.org/") and len(found.url) < 30
                assert found.hints.title in ("Acme", None)


@given(st.binary(max_size=300))
@settings(max_examples=80, deadline=None)
def test_no_bytes_make_it_crash(noise: bytes) -> None:
    for content in (noise, rss(noise, ENTRY % (1, 1)), b"<urlset>" + noise, b'{"items": [' + noise + b"]}"):
        listed(content)
