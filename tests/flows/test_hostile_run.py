"""A feed that leads into every trap at once: each ends in time with a recorded reason, and the run goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.discovery import listed_by
from flows.http import HttpClient
from flows.http_cache import HttpCache
from flows.ingestion import Ingestion
from flows.report import IngestReport
from schemas import Article, Extraction, Versions
from tests.flows.hostile_site import Site, serve

TRAPS = {
    "nowhere": "HTTP 404",
    "forbidden/a": "robots.txt disallows it",
    "loop": "more than 5 redirects",
    "self": "more than 5 redirects",
    "to-file": "only http and https",
    "to-gopher": "only http and https",
    "to-script": "only http and https",
    "to-router": "private address",
    "to-metadata": "private address",
    "to-mapped": "private address",
    "to-decimal": "private address",
    "gzip-bomb": "larger than 10 MB",
    "brotli-bomb": "larger than 10 MB",
    "zstd-bomb": "larger than 10 MB",
    "announced": "larger than 10 MB",
    "endless": "larger than 10 MB",
    "half-brotli": "ends early",
    "lzw": "which was not asked for",
    "cut-off": "the connection broke",
    "endless-headers": "the connection broke",
    "drip": "timed out",
    "drip-headers": "timed out",
    "silence": "timed out",
    "broken": "HTTP 500",
}
LINKS = ("javascript:alert(1)", "file:///etc/passwd", "gopher://127.0.0.1/", "http://2130706433:1/", "http://10.0.0.1/")


def extract(article: Article) -> Extraction:
    return Extraction(article=article, records=(), versions=Versions(factwire="0", model="test"))


def run(site: Site, store: Path, http: HttpClient, *links: str) -> IngestReport:
    items = "".join(f"<item><link>{link}</link></item>" for link in links)
    site.feed = f"<rss version='2.0'><channel>{items}</channel></rss>".encode()
    with Ingestion(str(store), extract=extract, http=http) as ingestion:
        return ingestion.run(listed_by(ingestion.open(site.url("feed"))))


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.retrying.with_retries.__defaults__", (lambda seconds: None,))


def test_every_trap_is_recorded_and_the_run_goes_on(tmp_path: Path) -> None:
    http = HttpClient(allow_loopback=True, max_seconds=0.3)
    with serve() as site:
        site.robots = 200, b"User-agent: *\nDisallow: /forbidden/"
        report = run(site, tmp_path / "facts.db", http, *LINKS, *map(site.url, (*TRAPS, "article")))
        reasons = {failure.concerns: failure.message for failure in report.failures if failure.stage == "fetch"}
        for path, reason in TRAPS.items():
            assert reason in reasons.pop(site.url(path)), path
    assert "private address 10.0.0.1" in reasons.pop("http://10.0.0.1/")
    assert list(reasons) == ["http://2130706433:1/"]  # an address of this machine, where nobody listens
    unusable = [failure.message for failure in report.failures if failure.stage == "discover"]
    assert len(unusable) == 3 and all("without a link to a web page" in message for message in unusable)
    assert (report.new, report.failed) == (1, len(TRAPS) + 2)


@pytest.mark.parametrize("path", ["busy", "too-many"])
def test_a_host_that_wants_to_be_left_alone_is_left_to_a_later_run(tmp_path: Path, path: str) -> None:
    with serve() as site:
        for expected in ("not to be asked before 20", "does not want to be asked before 20"):
            http = HttpClient(allow_loopback=True, cache=HttpCache(tmp_path / "http.db"))
            report = run(site, tmp_path / "facts.db", http, site.url(path))
            assert expected in report.failures[0].message
        assert len(site.asked(path)) == 1
