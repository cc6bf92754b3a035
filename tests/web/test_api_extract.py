"""POST /extract: a text, HTML or a URL in, an Extraction out; whatever else comes in, a problem that says why."""

from __future__ import annotations

import json
from typing import Any

import pytest

from schemas import Extraction
from tests.web.web_apps import client

WEB = client()


def post(**body: Any) -> Any:
    return WEB.post("/extract", json=body)


def problem(answer: Any, status: int) -> str:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    return str(answer.json()["detail"])


def test_a_text_becomes_an_extraction_with_offsets_of_the_text_as_given() -> None:
    answer = post(
        text="Shares of Acme\u00a0rose.\r\n", published="2026-01-12", title="Acme rises", url="https://a.example/1"
    )
    found = Extraction.model_validate_json(answer.content)
    assert found.organizations[0].evidence[0].start == 10
    assert (found.article.title, found.article.url) == ("Acme rises", "https://a.example/1")
    assert str(found.article.anchor) == "2026-01-12"
    assert found.article.published_basis == "given"


@pytest.mark.parametrize("published", ["2026-01-12", "2026-01-12T07:00:00+08:00", None])
def test_the_publication_date_is_a_day_a_moment_or_unknown(published: str | None) -> None:
    article = post(text="Acme", published=published).json()["article"]
    assert (article["published_at"] or "").startswith(published or "")


def test_html_and_a_url_are_read_as_articles() -> None:
    assert post(html="<p>Acme</p>").json()["records"][0]["name"] == "Acme"
    found = post(url="https://news.example/acme", published="2026-01-12").json()
    assert found["article"]["url"] == "https://news.example/acme"
    assert found["records"][0]["name"] == "Acme"


def test_a_text_may_be_the_body_itself() -> None:
    answer = WEB.post(
        "/extract?published=2026-01-12&title=Acme", content="Acme café".encode("latin-1"),
        headers={"Content-Type": "text/plain; charset=iso-8859-1"},
    )  # fmt: skip
    assert answer.json()["article"]["text"] == "Acme café"
    assert answer.json()["article"]["title"] == "Acme"
    page = WEB.post("/extract", content=b"<p>Acme</p>", headers={"Content-Type": "text/html"})
    assert len(page.json()["records"]) == 1


def test_only_the_kinds_that_are_asked_for() -> None:
    assert post(text="Acme", kinds=["deal"]).json()["records"] == []
    assert len(post(text="Acme", kinds=["deal", "organization"]).json()["records"]) == 1
    plain = {"Content-Type": "text/plain"}
    assert WEB.post("/extract?kinds=deal&kinds=claim", content=b"Acme", headers=plain).json()["records"] == []


@pytest.mark.parametrize("body", [{"text": ""}, {"text": " \n "}, {"text": "Acme", "html": None, "title": None}])
def test_nothing_to_find_is_no_error(body: dict[str, Any]) -> None:
    assert post(**body).status_code == 200


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({}, "give a text, HTML or a url"),
        ({"title": "Acme"}, "give a text, HTML or a url"),
        ({"text": "Acme", "html": "<p>Acme"}, "not both"),
        ({"text": 7}, "text: "),
        ({"text": "Acme", "published": "last year"}, "published: is no date"),
        ({"text": "Acme", "published": 20260112}, "published: write it as YYYY-MM-DD"),
        ({"text": "Acme", "published": "0001-01-01"}, "published: the year is not between"),
        ({"text": "Acme", "published": "9999-12-31"}, "published: the year is not between"),
        ({"text": "Acme", "kinds": ["gossip"]}, "kinds.0: "),
        ({"text": "Acme", "txet": "Acme"}, "txet: "),
        ({"url": "file:///etc/passwd"}, "url: "),
        ({"url": "https://nobody.example/"}, "no such host"),
    ],
)
def test_what_cannot_be_says_why_in_one_line(body: dict[str, Any], reason: str) -> None:
    detail = problem(post(**body), 422)
    assert reason in detail
    assert "\n" not in detail


@pytest.mark.parametrize(
    ("content", "content_type", "status"),
    [
        (b"{", "application/json", 400),
        (b"", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b'{"text":' + b"[" * 5_000 + b"]" * 5_000 + b"}", "application/json", 400),
        (b'{"text": ' + b"9" * 6_000 + b"}", "application/json", 400),
        (b'"Acme"', "application/json", 422),
        (b"\xff\xfe\x00", "application/json", 400),
        (b"\xff", "text/plain", 400),
        (b"Acme", "text/plain; charset=klingon", 415),
        (b"Acme", "text/plain; charset=hex", 415),
        (b"Acme", "text/plain; charset=\x00", 415),
        (b"Acme", "application/x-www-form-urlencoded", 415),
        (b"", "text/html", 422),
    ],
)  # fmt: skip
def test_a_body_that_is_none(content: bytes, content_type: str, status: int) -> None:
    answer = WEB.post("/extract", content=content, headers={"Content-Type": content_type})
    if content.startswith(b'{"text":['):  # Python reads as deep as it is told to: then it is no text
        assert answer.status_code in (400, 422)
    else:
        problem(answer, status)


def test_nul_and_half_an_emoji_are_text_like_any_other() -> None:
    """JavaScript that cuts a text sends a lone surrogate."""
    body = b'{"text": "Acme \\ud83d \\u0000 \\u202e", "title": "\\udc00"}'
    answer = WEB.post("/extract", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 200
    assert answer.json()["article"]["text"] == "Acme \ufffd    "
    assert answer.json()["article"]["title"] == "\ufffd"


def test_too_large_is_refused_before_it_is_read() -> None:
    web = client(max_body_bytes=2_000, max_characters=100)
    assert "larger than 2,000 bytes" in problem(web.post("/extract", content=b"x" * 3_000), 413)
    parts = (b"x" * 500 for _ in range(10))  # without a Content-Length
    assert "larger than 2,000 bytes" in problem(web.post("/extract", content=parts), 413)
    assert "101 characters" in problem(web.post("/extract", json={"text": "x" * 101}), 413)


def test_an_error_that_nobody_expected_says_nothing_of_our_insides() -> None:
    def breaks(_: Any) -> Any:
        raise RuntimeError("secret path /home/somebody")

    answer = client(breaks).post("/extract", json={"text": "Acme"})
    assert "secret" not in answer.text
    problem(answer, 500)
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_detail_never_breaks_the_answer() -> None:
    answer = WEB.post("/extract", content=json.dumps({"\ud800": 1}).encode())
    problem(answer, 422)
