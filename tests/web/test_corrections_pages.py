"""Correcting a record over HTTP: accepted, rejected, changed, withdrawn; kept through a re-extraction."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from factwire.web.app import create_app
from factwire.web.corrections_form import form_of
from factwire.web.settings import WebSettings
from flows.stores import Store, open_store
from schemas import Article, Claim, Extraction, Figure
from tests.web.archive_of_ostrava import VERSIONS, licence, results
from tests.web.test_corrections_form import submitted

OWN = {"Origin": "http://127.0.0.1"}
EXTRACTION = results()
ARTICLE = EXTRACTION.article.id
REVENUE = EXTRACTION.figures[0]
AT = f"/archive/articles/{ARTICLE}/records/{REVENUE.id}"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'news.db'}") as opened:
        opened.write(EXTRACTION)
        opened.write(licence())
        yield opened


@pytest.fixture
def client(store: Store) -> TestClient:
    def read(article: Article) -> Extraction:
        return Extraction(article=article, versions=VERSIONS)

    return TestClient(create_app(WebSettings(), extract=read, store=store), base_url="http://127.0.0.1")


def judge(client: TestClient, verdict: str, *, at: str = AT, by: str = "mh", **changes: str) -> Response:
    form = submitted(form_of(REVENUE, EXTRACTION)) | changes | {"by": by, "verdict": verdict}
    answer: Response = client.post(at, data=form, headers=OWN, follow_redirects=False)
    return answer


def revenue_of(store: Store) -> Figure | None:
    stored = store.read(ARTICLE)
    return next((figure for figure in stored.figures if figure.id == REVENUE.id), None) if stored else None


def test_the_form_shows_the_record_and_the_article(client: TestClient) -> None:
    html = client.get(AT).text
    assert 'value="26000000"' in html and "Demand held up in every market" in html
    assert client.get(f"/archive/articles/{ARTICLE}/records/figure_0000000000000000").status_code == 404


def test_a_changed_figure_is_what_every_reader_sees(client: TestClient, store: Store) -> None:
    answer = judge(client, "changed", value="26,400,000", note="the table says so")
    assert answer.headers["location"] == f"/archive/articles/{ARTICLE}#{REVENUE.id}"
    assert (found := revenue_of(store)) is not None and found.value == Decimal(26_400_000)
    assert "26.4 million USD" in client.get("/archive?kind=figure").text
    [correction] = store.corrections(ARTICLE)
    assert (correction.by, correction.verdict, correction.note) == ("mh", "changed", "the table says so")
    assert isinstance(correction.before, Figure) and correction.before.value == REVENUE.value


def test_the_claim_that_repeats_it_follows_where_one_wants_that(client: TestClient, store: Store) -> None:
    judge(client, "changed", currency="CZK", repeats="on")
    stored = store.read(ARTICLE)
    assert stored is not None and stored.claims[0].amount is not None
    assert stored.claims[0].amount.currency == "CZK"
    corrections = {correction.kind: correction for correction in store.corrections()}
    assert set(corrections) == {"figure", "claim"}
    form = {"correction": corrections["figure"].id, "article": ARTICLE}
    client.post("/archive/corrections/withdraw", data=form, headers=OWN)
    assert store.read(ARTICLE) == EXTRACTION


def test_a_rejected_record_goes_and_comes_back_when_that_is_withdrawn(client: TestClient, store: Store) -> None:
    judge(client, "rejected")
    assert revenue_of(store) is None
    assert "Rejected:" in client.get(f"/archive/articles/{ARTICLE}").text
    assert "<strong>rejected</strong> by mh" in client.get(AT).text
    [correction] = store.corrections()
    form = {"correction": correction.id, "article": ARTICLE, "record": REVENUE.id}
    answer = client.post("/archive/corrections/withdraw", data=form, headers=OWN, follow_redirects=False)
    assert answer.status_code == 303
    assert revenue_of(store) == REVENUE
    assert "withdrawn" in client.get("/archive/corrections").text


def test_a_re_extraction_loses_no_correction(client: TestClient, store: Store) -> None:
    judge(client, "changed", value="27000000")
    claim = EXTRACTION.claims[0]
    client.post(f"/archive/articles/{ARTICLE}/review", data={"by": "mh", "rejected": claim.id}, headers=OWN)
    store.write(EXTRACTION.model_copy(update={"versions": VERSIONS.model_copy(update={"model": "other 1"})}))
    stored = store.read(ARTICLE)
    assert stored is not None and stored.claims == ()
    assert (found := revenue_of(store)) is not None and found.value == 27_000_000


def test_a_click_on_a_card_keeps_a_verdict(client: TestClient, store: Store) -> None:
    path = f"/archive/articles/{ARTICLE}/review"
    answer = client.post(path, data={"by": "M. Hale", "accepted": REVENUE.id}, headers=OWN, follow_redirects=False)
    assert answer.status_code == 303
    assert [(one.verdict, one.by) for one in store.corrections()] == [("accepted", "M. Hale")]
    html = client.get(f"/archive/articles/{ARTICLE}").text
    assert "accepted by M. Hale" in html and 'value="M. Hale"' in html
    assert client.post(path, data={"by": " ", "accepted": REVENUE.id}, headers=OWN).status_code == 422
    assert client.post(path, data={"by": "x", "changed": REVENUE.id}, headers=OWN).status_code == 422


@pytest.mark.parametrize(
    ("verdict", "changes", "told"),
    [
        ("changed", {"value": "plenty"}, "should be a valid decimal"),
        ("changed", {"measure.span": "net profit"}, "these words do not stand in the article"),
        ("changed", {}, "nothing is changed"),
        ("maybe", {}, "accept, reject or change it"),
        ("accepted", {"by": "  "}, "say who you are"),
    ],
)
def test_what_cannot_be_kept_is_shown_in_the_form(
    client: TestClient, store: Store, verdict: str, changes: dict[str, str], told: str
) -> None:
    form = submitted(form_of(REVENUE, EXTRACTION)) | {"by": "mh", "verdict": verdict} | changes
    answer = client.post(AT, data=form, headers=OWN)
    assert answer.status_code == 422
    assert told in answer.text
    for value in changes.values():
        assert value.strip() in answer.text
    assert list(store.corrections()) == []


def test_nobody_else_can_correct_through_a_users_browser(client: TestClient, store: Store) -> None:
    form = {"by": "mallory", "verdict": "rejected"}
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}, {}):
        for path in (AT, "/archive/corrections/withdraw", "/health/retry", "/archive/keep"):
            assert client.post(path, data=form, headers=headers).status_code == 403
    assert client.post(AT, json=form, headers=OWN).status_code == 415
    assert list(store.corrections()) == []


def test_a_withdrawal_of_nothing_is_an_error_page(client: TestClient) -> None:
    answer = client.post("/archive/corrections/withdraw", data={"correction": "x"}, headers=OWN)
    assert answer.status_code >= 400 and "<h1>" in answer.text


def test_a_pasted_article_is_kept_before_it_is_corrected(client: TestClient, store: Store) -> None:
    form = {"text": "Acme Corp. paid\r\n$5 million.", "published": "2026-01-12", "title": "Acme pays"}
    answer = client.post("/archive/keep", data=form, headers=OWN, follow_redirects=False)
    kept = store.read(answer.headers["location"].rpartition("/")[2])
    assert kept is not None
    assert (kept.article.text, kept.article.anchor) == ("Acme Corp. paid\n$5 million.", date(2026, 1, 12))
    for wrong in ({"text": " "}, {"text": "x", "published": "yesterday"}):
        assert client.post("/archive/keep", data=wrong, headers=OWN).status_code == 422


def test_keeping_an_address_that_was_ingested_leaves_that_article_as_it_is(client: TestClient, store: Store) -> None:
    form = {"text": "Only a part of it.", "url": EXTRACTION.article.url or ""}
    answer = client.post("/archive/keep", data=form, headers=OWN, follow_redirects=False)
    assert answer.headers["location"] == f"/archive/articles/{ARTICLE}"
    assert store.read(ARTICLE) == EXTRACTION


def test_the_history_tells_what_changed(client: TestClient, store: Store) -> None:
    judge(client, "changed", **{"value": "1", "period.start": "2025-06-01"})
    judge(client, "accepted", by="second")
    rows = client.get("/archive/corrections?table=corrections&format=json").json()
    assert [(row["by"], row["state"]) for row in rows] == [("second", "holds"), ("mh", "overtaken")]
    assert rows[1]["change"] == "value: 26000000 → 1; period.start: 2025-07-01 → 2025-06-01"
    assert (found := revenue_of(store)) is not None and found.value == 1


def test_a_correction_whose_words_are_gone_is_kept_and_said_to_be_so(client: TestClient, store: Store) -> None:
    claim = EXTRACTION.claims[0]
    client.post(f"/archive/articles/{ARTICLE}/review", data={"by": "mh", "accepted": claim.id}, headers=OWN)
    text = EXTRACTION.article.text.replace("revenue rose", "sales climbed")
    article = EXTRACTION.article.model_copy(update={"text": text, "text_sha256": "0" * 64})
    store.write(Extraction(article=article, versions=VERSIONS))
    stored = store.read(ARTICLE)
    assert stored is not None and not any(isinstance(record, Claim) for record in stored.records)
    assert "not applicable" in client.get(f"/archive/articles/{ARTICLE}").text
