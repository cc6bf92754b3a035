"""The workbench as a server answers: the form, its problems, the downloads, the report; hostile articles stay text."""

from __future__ import annotations

import base64
import csv
import hashlib
import html
import io
import json
import re

import pytest
from fastapi.testclient import TestClient

from extractors.text import read_text
from factwire.output import render
from factwire.web.app import create_app
from factwire.web.settings import WebSettings
from factwire.web.standalone import notebook_view, render_report
from schemas import Article, Extraction, SourceError, views
from tests.web.velmora import hostile, velmora

FORM = {"Sec-Fetch-Site": "same-origin", "Accept": "text/html"}


class Web:
    """Stands in for the network: one page, and an address that cannot be had."""

    def fetch(self, url: str) -> Article:
        if "gone" in url:
            raise SourceError("404 Not Found", concerns=url)
        return read_text("A page of the web.", url=url)

    def read_html(self, content: bytes, *, url: str | None, encoding: str | None) -> Article:
        return read_text(re.sub("<[^>]+>", "", content.decode()), url=url)


@pytest.fixture
def seen() -> list[Article]:
    return []


@pytest.fixture
def client(seen: list[Article]) -> TestClient:
    def extract(article: Article) -> Extraction:
        seen.append(article)
        return velmora()

    app = create_app(WebSettings(max_characters=50_000), extract=extract, articles=Web())  # type: ignore[arg-type]
    return TestClient(app, base_url="http://127.0.0.1", headers=FORM)


def test_the_box_is_there(client: TestClient) -> None:
    page = client.get("/")
    assert page.status_code == 200
    for name in ("text", "url", "published"):
        assert f'name="{name}"' in page.text


def test_nothing_comes_from_elsewhere_and_nothing_runs_inside_the_page(client: TestClient) -> None:
    page = client.post("/", data={"text": "any"})
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe-inline" not in policy
    assert not re.search(r"<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son\w+=", page.text)
    for address in re.findall(r'(?:src|<link[^>]*href)="([^"]*)"', page.text):
        assert client.get(address).status_code == 200 and address.startswith("/static/")


def test_static_files_are_kept_by_the_browser_until_they_change(client: TestClient) -> None:
    marked = re.search(r'href="(/static/base.css[^"]*)"', client.get("/").text)[1]  # type: ignore[index]
    assert "immutable" in client.get(marked).headers["cache-control"]
    assert "immutable" not in client.get("/static/base.css").headers.get("cache-control", "")
    assert client.get("/static/../pages.py").status_code == 404


def test_a_pasted_text_is_read_with_its_date_and_address(client: TestClient, seen: list[Article]) -> None:
    given = {"text": "One.\r\nTwo.", "published": "2026-01-12", "url": "https://news.example/story"}
    page = client.post("/", data=given)
    assert page.status_code == 200 and "US$150 million" in page.text
    assert seen[0].text == "One.\nTwo."
    assert (seen[0].anchor and seen[0].anchor.isoformat(), seen[0].url) == ("2026-01-12", "https://news.example/story")
    assert 'value="2026-01-12"' in page.text, "the form keeps what was given, for another date"


def test_an_address_is_fetched_and_html_is_read(client: TestClient, seen: list[Article]) -> None:
    client.post("/", data={"url": "https://news.example/story", "published": "2026-01-12"})
    client.post("/", data={"text": "<!DOCTYPE html><p>Pasted source.</p>"})
    assert [article.text for article in seen] == ["A page of the web.", "Pasted source."]
    assert seen[0].published_basis == "given"


def test_the_sample_is_our_own(client: TestClient, seen: list[Article]) -> None:
    assert client.get("/?sample=1").status_code == 200
    assert seen[0].text.startswith("Velmora Therapeutics licenses")


@pytest.mark.parametrize(
    ("given", "status", "says"),
    [
        ({"text": ""}, 422, "Paste a text, or give a web address."),
        ({"text": "  \n "}, 422, "Paste a text, or give a web address."),
        ({"text": "x", "published": "yesterday"}, 422, "is not a date"),
        ({"url": "javascript:alert(1)"}, 422, "must begin with http"),
        ({"text": "x", "url": "data:text/html,x"}, 422, "must begin with http"),
        ({"url": "https://news.example/gone"}, 422, "404 Not Found"),
        ({"text": "x" * 50_001}, 413, "50,001 characters"),
    ],
)
def test_what_is_wrong_stands_above_the_form(client: TestClient, given: dict[str, str], status: int, says: str) -> None:
    page = client.post("/", data=given)
    assert page.status_code == status
    assert says in html.unescape(re.search(r'id="problem">(.*?)</p>', page.text, re.S)[1])  # type: ignore[index]
    assert 'id="paste"' in page.text


def extraction_in(page: str) -> str:
    return html.unescape(re.search(r'<textarea name="extraction"[^>]*>(.*?)</textarea>', page, re.S)[1])  # type: ignore[index]


@pytest.mark.parametrize("format", ["json", "csv", "html"])
def test_downloads_need_no_second_reading(client: TestClient, seen: list[Article], format: str) -> None:
    posted = extraction_in(client.post("/", data={"text": "any"}).text)
    got = client.post("/download", data={"extraction": posted, "format": format})
    assert got.status_code == 200 and len(seen) == 1
    assert got.headers["content-disposition"].endswith(f'-to-ostrava-pharma.{format}"')
    if format == "json":
        assert Extraction.model_validate_json(got.text) == velmora()
    elif format == "csv":
        assert len(list(csv.DictReader(io.StringIO(got.text)))) == len(velmora().records)
    else:
        assert got.text == render_report(velmora())


@pytest.mark.parametrize("posted", [{"extraction": "{}"}, {"format": "csv"}, {"extraction": "no"}, {"format": "exe"}])
def test_what_is_no_extraction_is_refused(client: TestClient, posted: dict[str, str]) -> None:
    assert client.post("/download", data=posted).status_code == 422


def test_a_hostile_article_stays_text() -> None:
    app = create_app(WebSettings(), extract=lambda _: hostile())
    page = TestClient(app, base_url="http://127.0.0.1", headers=FORM).post("/", data={"text": "any"}).text
    for markup in ("<script>x()", "</textarea><b>", "</script><b>", "<img", "</title><script>", '""onfocus', '"><i>'):
        assert markup not in page, markup
    assert not re.search(r'href="\s*javascript:', page)
    assert "RLO</span>" in page and "RLI</span>" in page
    visible = re.sub(r"<textarea.*?</textarea>", "", page, flags=re.S)
    assert not set("\u202e\u2067\u2069") & set(visible), "nothing turns the line"
    assert Extraction.model_validate_json(extraction_in(page)) == hostile(), "and the data is untouched"


def test_a_hostile_article_stays_text_in_a_report() -> None:
    report = render_report(hostile())
    assert report.count("<script") == 3 and report.count("</script>") == 3
    assert "<img" not in report and 'href="javascript' not in report
    data = re.search(r'<script type="application/json" id="extraction">(.*?)</script>', report, re.S)
    assert data is not None and Extraction.model_validate_json(data[1]) == hostile()


def test_a_report_asks_nothing_of_anybody_and_allows_only_what_stands_in_it() -> None:
    report = render_report(velmora())
    assert not re.findall(r'(?:src|href)="(?!#)([^"]*)"', report) and "@import" not in report and "url(" not in report
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', report)[1])  # type: ignore[index]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    for element, directive in (("style", "style-src"), ("script", "script-src")):
        content = re.search(rf"<{element}>(.*?)</{element}>", report, re.S)[1]  # type: ignore[index]
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy


def test_the_command_line_writes_the_report_with_the_kinds_asked_for() -> None:
    report = render(velmora(), "html", frozenset({"quote"}), None)  # type: ignore[arg-type]
    assert 'data-group="quote"' in report and 'data-group="figure"' not in report


def test_a_notebook_shows_the_report_where_factwire_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "_html_views", [])
    assert velmora()._repr_html_() is None, "schemas alone show nothing"
    views.show_html_with(notebook_view)
    shown = velmora()._repr_html_() or ""
    assert shown.startswith("<iframe srcdoc=") and "sandbox=" in shown
    assert html.unescape(re.search(r'srcdoc="([^"]*)"', shown)[1]) == render_report(velmora())  # type: ignore[index]


def test_factwire_registers_its_view() -> None:
    import subprocess
    import sys

    code = "import sys, factwire.notebook as n; from schemas import views; print(views._html_views == [n.view])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True"]


def test_the_stored_sample_is_the_sample() -> None:
    from factwire.web.templating import static_text

    assert velmora().article.text == static_text("sample.txt")
    assert json.loads(velmora().model_dump_json())["records"]
