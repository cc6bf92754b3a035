"""A server whose pages and feeds are made to hurt: each ends in time, says why, and the run goes on to the others."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from flows.http import HttpClient
from flows.ingestion import Ingestion
from flows.parser_process import MEMORY, ParserProcess
from flows.report import IngestReport
from flows.stores import open_store
from schemas import Article, Extraction, Versions
from tests.flows.hostile_pages import CHARSETS, LISTINGS, PAGES, WORDS, Trap, in_charset, listing
from tests.flows.hostile_site import Handler, Site, serve

ALL = PAGES | {f"charset-{name}": in_charset(name) for name in CHARSETS}


class PagesHandler(Handler):
    """Answers what stands in the tables, and all else as a hostile site does."""

    def do_GET(self) -> None:  # noqa: N802
        name = self.path.strip("/").partition("?")[0]
        trap = ALL.get(name) or (Trap(LISTINGS[name].encode(), content_type="text/xml") if name in LISTINGS else None)
        if trap is None:
            super().do_GET()
            return
        with suppress(OSError):  # the client hung up
            self.send(200, trap.body, Content_Type=trap.content_type)


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as site:
        site.RequestHandlerClass = PagesHandler
        yield site


def extract(article: Article) -> Extraction:
    return Extraction(article=article, records=(), versions=Versions(factwire="0", model="test"))


def run(store: Path, *sources: str) -> IngestReport:
    with Ingestion(str(store), extract=extract, http=HttpClient(allow_loopback=True)) as ingestion:
        return ingestion.run(ingestion.listed([ingestion.start(source) for source in sources]))


def test_every_page_is_read_or_says_why_and_the_run_goes_on(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parser = ParserProcess(cpu_seconds=2)  # a shorter test; the product allows 5 s
    monkeypatch.setattr("flows.parser_process._parser", parser)
    (tmp_path / "urls.txt").write_text("\n".join(map(site.url, ALL)))
    started = time.monotonic()
    report = run(tmp_path / "facts.db", f"urls:{tmp_path}/urls.txt")
    reasons = {failure.concerns.rpartition("/")[2]: failure.message for failure in report.failures if failure.concerns}
    expected = {name: trap.reason for name, trap in ALL.items() if trap.reason}
    assert reasons.keys() == expected.keys()
    assert all(expected[name] in reasons[name] for name in expected), reasons
    assert time.monotonic() - started < 5 * len(ALL)
    with open_store(str(tmp_path / "facts.db")) as opened:
        texts = {article.url.rpartition("/")[2]: article.text for article in opened.articles() if article.url}
    assert texts.keys() == ALL.keys() - expected.keys()
    assert all("forty chemists work on coatings for ships" in text for text in texts.values())
    assert all(WORDS[name] in texts[f"charset-{name}"] for name in CHARSETS)
    assert not set("\x00\x01\x07\x1b") & set(texts["controls"])
    ours = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    assert ours < 2 * MEMORY
    parser.close()


def test_every_listing_says_why_it_cannot_be_read_and_the_good_one_is(site: Site, tmp_path: Path) -> None:
    site.feed = listing(1, site.url("article"))
    report = run(tmp_path / "facts.db", *map(site.url, (*LISTINGS, "feed")))
    assert report.new == 1
    unread = {failure.concerns for failure in report.failures if failure.stage == "discover"}
    assert unread == {site.url(name) for name in LISTINGS}
    assert not any("root:" in failure.message or "boom" in failure.message for failure in report.failures)
