"""Sources: what a user names, and the articles that it lists."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.http import HttpClient
from flows.page import Page
from flows.sources import Item, Source, open_source
from schemas import ConfigError, Failure, SourceError

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Example Wire</title>
<item><title>Acme &amp;amp; Beta merge</title><link>/news/1.html</link><dc:creator>By Jane Roe and John Doe</dc:creator>
  <pubDate>Mon, 12 Jan 2026 09:00:00 +0100</pubDate></item>
<item><title>Podcast only</title><enclosure url="http://example.org/a.mp3" type="audio/mpeg"/></item>
<item><title>Twice</title><link>https://example.org/news/1.html</link></item>
<item><title>A script</title><link>javascript:alert(1)</link></item>
<item><title>A file</title><link>file:///etc/passwd</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Beta newsroom</title>
<entry><title type="html">Beta &lt;b&gt;raises&lt;/b&gt; $20 million</title><link rel="self" href="https://example.org/self"/>
  <link rel="alternate" href="https://example.org/news/2.html"/><updated>2026-01-14T08:00:00Z</updated>
  <published>2026-01-12T08:00:00Z</published><author><name>Jane Roe</name></author></entry>
<entry><title>Only updated</title><link href="https://example.org/news/3.html"/><updated>2026-01-14T08:00:00Z</updated></entry>
</feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Gamma</title></channel>
<item><title>Gamma opens a plant</title><link>https://example.org/news/4.html</link><dc:date>2026-01-12</dc:date></item>
</rdf:RDF>"""

JSON_FEED = json.dumps({
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Delta",
    "items": [
        {"id": "1", "url": "/news/5.html", "title": "Delta hires", "date_published": "2026-01-12T09:00:00+01:00",
         "authors": [{"name": "Jane Roe"}]},
        {"id": "2"},
    ],
})  # fmt: skip

SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://example.org/news/6.html</loc><news:news><news:publication><news:name>The Example</news:name>
  </news:publication><news:publication_date>2026-01-12T09:00:00+01:00</news:publication_date>
  <news:title>Epsilon sells a unit</news:title></news:news></url>
<url><loc>https://example.org/news/7.html</loc><lastmod>2026-01-14</lastmod></url>
<url><loc>ftp://example.org/8</loc></url></urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://example.org/old.xml</loc><lastmod>2025-01-01</lastmod></sitemap>
<sitemap><loc>https://example.org/new.xml.gz</loc><lastmod>2026-01-12</lastmod></sitemap></sitemapindex>"""

HTML = '<!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>'

MORNING = datetime(2026, 1, 12, 8, 0, tzinfo=UTC)


class FakeWeb(HttpClient):
    """Answers from a dictionary; what is not in it is a 404."""

    def __init__(self, pages: dict[str, str | bytes]) -> None:
        self.pages = pages

    def get(self, url: str, hints: object = None, **_: object) -> Page:
        if url not in self.pages:
            raise SourceError("HTTP 404 Not Found", concerns=url)
        content = self.pages[url]
        return Page(url, url, content.encode() if isinstance(content, str) else content, None, None, MORNING)


NO_WEB = FakeWeb({})


def listed(source: Source) -> tuple[list[Item], list[Failure]]:
    found = list(source.discover())
    return [item for item in found if isinstance(item, Item)], [item for item in found if isinstance(item, Failure)]


def listed_at(content: str | bytes, url: str = "https://example.org/feed") -> tuple[list[Item], list[Failure]]:
    return listed(open_source(url, http=FakeWeb({url: content})))


def test_a_rss_feed_lists_web_pages_once_with_what_it_says_of_them() -> None:
    items, failures = listed_at(RSS)
    assert [item.url for item in items] == ["https://example.org/news/1.html"]
    hints = items[0].hints
    assert (hints.title, hints.published_at, hints.published_basis) == ("Acme & Beta merge", MORNING, "feed")
    assert (hints.authors, hints.publisher) == (("Jane Roe", "John Doe"), "The Example Wire")
    assert len(failures) == 3 and all("without a link to a web page" in failure.message for failure in failures)


def test_an_atom_entry_was_published_when_it_says_so_not_when_it_was_updated() -> None:
    (first, second), _ = listed_at(ATOM)
    assert (first.url, first.hints.title) == ("https://example.org/news/2.html", "Beta raises $20 million")
    assert first.hints.published_at == MORNING
    assert second.hints.published_at is None


@pytest.mark.parametrize(
    ("content", "url", "title"),
    [
        (RDF, "https://example.org/news/4.html", "Gamma opens a plant"),
        (JSON_FEED, "https://example.org/news/5.html", "Delta hires"),
        (SITEMAP, "https://example.org/news/6.html", "Epsilon sells a unit"),
    ],
)
def test_what_a_listing_is_its_content_says(content: str, url: str, title: str) -> None:
    items, _ = listed_at(content)
    assert (items[0].url, items[0].hints.title) == (url, title)
    assert items[0].hints.published_at is not None and items[0].hints.published_at.date() == MORNING.date()


def test_in_a_sitemap_the_last_change_is_no_publication_date() -> None:
    items, failures = listed_at(SITEMAP)
    assert [item.hints.published_basis for item in items] == ["sitemap", None]
    assert "ftp://example.org/8" in failures[0].message


def test_an_index_leads_to_its_sitemaps_the_newest_first_and_survives_a_missing_one() -> None:
    zipped = gzip.compress(SITEMAP.encode())
    web = FakeWeb({"https://example.org/i.xml": INDEX, "https://example.org/new.xml.gz": zipped})
    items, failures = listed(open_source("https://example.org/i.xml", http=web))
    assert len(items) == 2
    assert (failures[-1].concerns, failures[-1].message) == ("https://example.org/old.xml", "HTTP 404 Not Found")


def test_a_web_page_is_no_feed_but_names_its_feed() -> None:
    with pytest.raises(SourceError, match=r"is a web page, not a feed; its feed is https://example\.org/feed\.xml"):
        listed_at(HTML)
    with pytest.raises(SourceError, match=r"page:https://example\.org/feed reads the page itself"):
        listed_at("<html><body>Hello</body></html>")


@pytest.mark.parametrize("content", ["", "Hello", "<rss", '{"items": 3}', "{" * 100_000, b"\x00\x01\x02"])
def test_an_unreadable_listing_is_a_source_error(content: str | bytes) -> None:
    with pytest.raises(SourceError):
        listed_at(content)


def test_an_empty_feed_lists_nothing() -> None:
    assert listed_at('<rss version="2.0"><channel><title>Quiet</title></channel></rss>') == ([], [])


def test_a_saved_feed_is_read_from_its_file(tmp_path: Path) -> None:
    saved = tmp_path / "saved.xml"
    saved.write_text(ATOM)
    assert len(listed(open_source(str(saved), http=NO_WEB))[0]) == 2


def test_urls_one_a_line(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("# news\nhttps://example.org/1\n\nexample.org/2\nhttps://example.org/1\nhttp://example.org/3\n")
    items, failures = listed(open_source(f"urls:{path}", http=NO_WEB))
    assert [item.url for item in items] == ["https://example.org/1", "http://example.org/3"]
    assert "line 4" in failures[0].message


def test_a_single_page_is_fetched() -> None:
    source = open_source("page:https://example.org/a", http=FakeWeb({"https://example.org/a": HTML}))
    items, _ = listed(source)
    assert source.fetch(items[0]).content == HTML.encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "below").mkdir()
    (tmp_path / "a.html").write_text("<p>A</p>")
    (tmp_path / "below" / "b.htm.gz").write_bytes(gzip.compress(b"<p>B</p>"))
    (tmp_path / "c.txt").write_text("C")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.txt").write_text("no")
    records = [
        {"id": "r1", "url": "https://example.org/r1", "title": "Acme", "text": "Acme grew.", "date": "2026-01-12"},
        {"id": "r2", "text": "Beta grew.", "date": "last week"},
        {"id": "r3", "title": "No text"},
    ]
    (tmp_path / "d.jsonl").write_text("\n".join([*map(json.dumps, records), "{broken"]))
    return tmp_path


def test_a_folder_lists_pages_texts_and_records(folder: Path) -> None:
    source = open_source(str(folder), http=NO_WEB)
    items, failures = listed(source)
    assert [item.url for item in items] == [
        (folder / "a.html").as_uri(),
        (folder / "below" / "b.htm.gz").as_uri(),
        (folder / "c.txt").as_uri(),
        "https://example.org/r1",
        (folder / "d.jsonl").as_uri() + "#r2",
    ]
    assert [failure.message for failure in failures] == [
        "'last week' is not an ISO date: read without it",
        'has no "text"',
        "is not JSON",
    ]
    pages = [source.fetch(item) for item in items]
    assert [page.content for page in pages] == [b"<p>A</p>", b"<p>B</p>", b"C", b"Acme grew.", b"Beta grew."]
    assert [page.content_type for page in pages] == ["text/html", "text/html", "text/plain", "text/plain", "text/plain"]
    assert (pages[3].hints.published_at, pages[3].hints.published_basis) == (datetime(2026, 1, 12, tzinfo=UTC), "given")


def test_a_file_that_vanishes_or_is_broken_is_a_source_error(folder: Path) -> None:
    source = open_source(str(folder), http=NO_WEB)
    with pytest.raises(SourceError, match="cannot be read"):
        source.fetch(Item((folder / "gone.html").as_uri()))
    (folder / "half.html.gz").write_bytes(gzip.compress(b"x" * 10_000)[:-12])
    with pytest.raises(SourceError, match="compressed data"):
        source.fetch(Item((folder / "half.html.gz").as_uri()))


def test_a_file_name_with_spaces_and_accents_is_found_again(tmp_path: Path) -> None:
    (tmp_path / "été #1 50%.txt").write_text("Acme")
    source = open_source(str(tmp_path), http=NO_WEB)
    assert source.fetch(listed(source)[0][0]).content == b"Acme"


@pytest.mark.parametrize(
    "spec",
    ["", "nowhere/at/all", "ftp://example.org/feed", "page:example.org", "urls:", "www.example.org", "a\x00b", "~no/x"],
)
def test_a_source_that_is_none_is_a_config_error(spec: str) -> None:
    with pytest.raises(ConfigError):
        open_source(spec, http=NO_WEB)


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"holds no \.html"):
        listed(open_source(str(tmp_path), http=NO_WEB))


def test_sources_work_without_prefect() -> None:
    program = "import flows.sources, sys; sys.exit('prefect' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
