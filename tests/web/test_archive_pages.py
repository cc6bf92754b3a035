"""The archive's pages over a store of three articles: what is found, what is shown, and that it all stays text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from factwire.web.app import create_app
from factwire.web.settings import WebSettings
from flows.report import IngestReport
from flows.state import Outcome, SourceCursor, Visit
from flows.stores import Store, open_store
from schemas import Extraction, Failure
from schemas.article import text_sha256
from tests.web.archive_of_ostrava import hostile, licence, results

NOW = datetime(2026, 5, 3, 12, tzinfo=UTC)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path_factory.mktemp('archive') / 'news.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_server").new_database()
    with open_store(url) as opened:
        for extraction in (results(), licence(), hostile()):
            opened.write(extraction)
        opened.write(results(url="https://copy.example/results", publisher="Copying Site"))
        yield opened


@pytest.fixture(scope="module")
def client(store: Store) -> TestClient:
    return client_of(store)


def client_of(store: Store | None) -> TestClient:
    def nothing(article: object) -> Extraction:
        raise AssertionError("no page of the archive reads an article")

    return TestClient(create_app(WebSettings(), extract=nothing, store=store), base_url="http://127.0.0.1")


def page(client: TestClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    html: str = answer.text
    return html


def test_words_find_articles_with_what_was_found_marked(client: TestClient) -> None:
    html = page(client, "/archive?text=license")
    assert "<mark>" in html and "Ostrava Bio Licenses OB-12" in html
    assert "Third-Quarter" not in html
    assert "No article fits" in page(client, "/archive?text=zebra")


@pytest.mark.parametrize(
    ("address", "count"),
    [
        ("/archive?text=Ostrava&since=2026-01-01", 1),
        ("/archive?text=Ostrava&until=2026-01-01", 1),
        ("/archive?organization=halden", 1),
        ("/archive?publisher=wire", 1),
        ("/archive", 3),
        ("/archive?text=revenue+market", 1),
    ],
)
def test_filters_narrow_what_is_found(client: TestClient, address: str, count: int) -> None:
    assert page(client, address).count('<li class="hit">') == count


def test_a_kind_lists_its_records(client: TestClient) -> None:
    assert "$130 million" in page(client, "/archive?kind=figure&low=100,000,000")
    assert "$26 million" not in page(client, "/archive?kind=figure&low=100,000,000")
    assert "Ostrava Bio (licensor); Halden Pharma (licensee)" in page(client, "/archive?kind=deal&deal_type=licence")
    assert "None that fit" in page(client, "/archive?kind=deal&deal_type=grant")
    for kind in ("organization", "person", "affiliation", "time", "quote", "claim", "product", "place", "event"):
        page(client, f"/archive?kind={kind}")


def test_a_filter_that_cannot_be_read_is_said_at_its_field(client: TestClient) -> None:
    html = page(client, "/archive?kind=claim&low=much&currency=dollars&since=2026-13-01")
    assert html.count('aria-invalid="true"') == 3
    assert "$31 million" in html


def test_every_table_comes_as_csv_and_json(client: TestClient) -> None:
    answer = client.get("/archive?kind=claim&table=claims&format=json")
    rows = json.loads(answer.text)
    assert {row["amount"] for row in rows} == {"26 million USD", "31 million USD", "7 million USD"}
    assert "attachment" in answer.headers["content-disposition"]
    assert client.get("/archive?text=license&table=articles&format=csv").text.startswith("day,title,publisher,snippet")


def test_names_with_one_link_are_one_organization(client: TestClient) -> None:
    html = page(client, "/archive/organizations/cik:7001")
    assert "2 articles" in html
    for told in ("26 million USD", "31 million USD", "Demand held up", "chief executive", "Halden Pharma (licensee)"):
        assert told in html
    for name in ("Ostrava Bio", "ostrava bio inc.", "Ostrava%20Bio%20Inc."):
        answer = client.get(f"/archive/organizations/{name}", follow_redirects=False)
        assert answer.headers["location"] == "/archive/organizations/cik%3A7001"
    assert client.get("/archive/organizations/Nobody").status_code == 404


def test_an_organizations_figures_are_drawn_over_time(client: TestClient) -> None:
    html = page(client, "/archive/organizations/cik:7001")
    assert html.count('<g class="point') == 2
    assert "2 figures between 2025-07-01 and 2026-03-31" in html
    rows = client.get("/archive/organizations/cik:7001?table=figures&format=json").json()
    assert [(row["measure"], row["low"]) for row in rows] == [("Revenue", 31e6), ("revenue", 26e6)]


def test_the_list_of_organizations_sorts_and_finds(client: TestClient) -> None:
    html = page(client, "/archive/organizations?sort=organizations:name")
    assert html.index("Halden Pharma") < html.index("Ostrava Bio Inc.")
    assert 'aria-sort="ascending"' in html
    assert "Halden" not in page(client, "/archive/organizations?q=ostrava")


def test_the_feed_has_the_newest_first_and_copies_once(client: TestClient) -> None:
    html = page(client, "/feed")
    assert html.index("paid €7 million") < html.index("Revenue was $31 million") < html.index("revenue rose to $26")
    assert html.count("revenue rose to $26 million") == 1
    assert "Revenue was" not in page(client, "/feed?low=100000000&currency=USD")
    assert "Halden Pharma" in page(client, "/feed?low=100000000&currency=usd")
    assert "(licensor)" not in page(client, "/feed?kind=claim")


def test_the_feed_goes_to_feed_readers(client: TestClient) -> None:
    atom = ElementTree.fromstring(client.get("/feed.atom?kind=deal").content)
    spaces = {"a": "http://www.w3.org/2005/Atom"}
    titles = [title.text for title in atom.findall("a:entry/a:title", spaces)]
    assert titles == ["Licence: Ostrava Bio (licensor); Halden Pharma (licensee), 130 million USD"]
    found = client.get("/feed.json").json()
    assert found["version"].endswith("1.1") and len(found["items"]) == 4
    assert found["items"][0]["url"].startswith("http://127.0.0.1/archive/articles/a_")


def test_an_article_shows_its_facts_copies_and_where_to_correct_them(client: TestClient) -> None:
    article = results().article
    html = page(client, f"/archive/articles/{article.id}")
    for told in ("Demand held up in every market", "Copies of this story", "Copying Site", 'name="accepted"'):
        assert told in html
    for record in results().records:
        assert f'id="{record.id}"' in html
    copy = results(url="https://copy.example/results").article
    assert "another stored article" in page(client, f"/archive/articles/{copy.id}")
    assert client.get("/archive/articles/a_0000000000000000").status_code == 404
    report = client.get(f"/archive/articles/{article.id}/download?format=html")
    assert "attachment" in report.headers["content-disposition"] and "Demand held up" in report.text
    assert client.get(f"/archive/articles/{article.id}/download?format=exe").status_code == 422


def test_earlier_texts_are_kept_and_compared(database_url: str) -> None:
    with open_store(database_url) as store:
        first = results()
        store.write(first)
        text = first.article.text.replace("rose to $26 million", "fell to $25 million")
        changed = first.article.model_copy(update={"text": text, "text_sha256": text_sha256(text)})
        store.write(first.model_copy(update={"article": changed, "records": ()}))
        client = client_of(store)
        html = page(client, f"/archive/articles/{first.article.id}")
        assert "Earlier texts" in html and "Records that gave way to others" in html
        html = page(client, f"/archive/articles/{first.article.id}/versions/1")
        assert "<del>rose</del>" in html and "<ins>$25</ins>" in html
        again = changed.model_copy(update={"text": f"{text} Amended.", "text_sha256": text_sha256(f"{text} Amended.")})
        store.write(first.model_copy(update={"article": again, "records": ()}))
        versions = f"/archive/articles/{first.article.id}/versions"
        assert "Amended" not in page(client, f"{versions}/1"), "beside the next one"
        html = page(client, f"{versions}/1?to=now")
        assert "<ins>$25</ins>" in html and "Amended.</ins>" in html and "beside the text of now" in html
        assert "beside version 2" in page(client, f"{versions}/1?to=7")
        assert client.get(f"/archive/articles/{first.article.id}/versions/9").status_code == 404


@pytest.mark.parametrize(
    "address",
    ["/archive", "/archive?text=Quillon", "/archive?kind=claim", "/archive?kind=figure", "/archive/organizations",
     "/archive/organizations/Quillon%20%22%3E%3Csvg%20onload=alert(3)%3E%20Ltd.", "/feed", "ARTICLE", "CORRECT"],
)  # fmt: skip
def test_hostile_text_stays_text(client: TestClient, address: str) -> None:
    article = hostile().article
    known = {"ARTICLE": f"/archive/articles/{article.id}",
             "CORRECT": f"/archive/articles/{article.id}/records/{hostile().figures[0].id}"}  # fmt: skip
    html = page(client, known.get(address, address))
    for markup in ("<script>alert", "<img src=x", "<svg onload", 'href="javascript', "<b>Bold"):
        assert markup not in html
    assert "onload" in html or "alert(1)" in html


def test_a_question_of_an_address_is_no_markup_either(client: TestClient) -> None:
    for address in ("/archive?text=", "/feed?currency=", "/archive/organizations?q=", "/health?retried="):
        html = client.get(f"{address}%22%3E%3Cscript%3Ex").text
        assert "<script>x" not in html and "&lt;script&gt;x" in html


def test_a_server_without_a_store_says_so() -> None:
    client = client_of(None)
    for address in ("/archive", "/feed", "/health", "/archive/corrections", "/archive/organizations"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "factwire serve --store news.db" in answer.text and "<h1>" in answer.text


def test_health_shows_sources_failures_and_runs_and_retries(database_url: str) -> None:
    with open_store(database_url) as store:
        failure = Failure(stage="fetch", error="SourceError", message="the server answers 503")
        url = "https://example.org/news/7?a=1&b=<x>"
        for number, (outcome, address) in enumerate([(Outcome.FAILED, "https://example.org/1"), (Outcome.DEAD, url)]):
            store.record_visit(
                Visit(url=address, source="wires", outcome=outcome, visited_at=NOW, attempts=8 + number,
                      failure=failure, next_try=NOW + timedelta(hours=3))
            )  # fmt: skip
        store.record_source_cursor(SourceCursor(source="wires", last_run=NOW, failures=2, failure=failure))
        store.record_run(IngestReport(store="news.db", started_at=NOW, seconds=10, found=20, new=20))
        client = client_of(store)
        html = page(client, "/health")
        for told in ("wires</strong> failed 2 times in a row", "Given up", "the server answers 503", "2.0"):
            assert told in html
        own = {"Origin": "http://127.0.0.1"}
        answer = client.post("/health/retry", data={"url": url}, headers=own, follow_redirects=False)
        assert answer.headers["location"] == "/health?retried=1"
        visit = store.visit(url)
        assert visit is not None and (visit.outcome, visit.attempts, visit.next_try) == (Outcome.FAILED, 0, None)
        client.post("/health/retry", data={"outcome": "failed"}, headers=own)
        assert all(visit.next_try is None for visit in store.visits())
        assert client.post("/health/retry", data={"outcome": "new"}, headers=own).text.count("0 URLs are due") == 1
        for address in ("table=sources", "table=failed", "table=dead", "table=runs"):
            assert client.get(f"/health?{address}&format=csv").status_code == 200


def test_an_organizations_page_leads_to_its_articles_and_shows_no_empty_tables(client: TestClient) -> None:
    html = page(client, "/archive/organizations/Halden%20Pharma")
    assert 'id="articles-title"' in html and "/archive/articles/a_" in html
    assert "None." not in html
