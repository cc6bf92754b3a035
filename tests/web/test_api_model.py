"""The real model behind the API: many at once read as each alone; the ends of the calendar and odd texts are read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi.testclient import TestClient

from factwire.web.app import create_app
from factwire.web.settings import WebSettings
from tests.web.web_apps import BASE

NAMES = ("Tarnow Steel", "Bexley Therapeutics", "Quillan Foods", "Ostrom Energy", "Halvard Bank", "Pinder Robotics")
STORY = (
    "{name} Inc. said on Tuesday that sales rose {number} percent to ${number}.4 million last year. “We expect "
    "{number} openings by the end of 2027,” said Dana Rowe, chief executive of {name}. {name} agreed to buy Calder "
    "Mills for ${number} million."
)
STORIES = [STORY.format(name=name, number=10 + index) for index, name in enumerate(NAMES * 2)]


@pytest.fixture(scope="module")
def web() -> Iterator[TestClient]:
    with TestClient(create_app(WebSettings(threads=4)), base_url=BASE) as asking:
        yield asking


def records(web: TestClient, text: str, published: str = "2026-01-12") -> list[dict[str, object]]:
    answer = web.post("/extract", json={"text": text, "published": published})
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert found["failures"] == []
    return list(found["records"])


def test_articles_that_are_read_at_once_give_what_each_gives_alone(web: TestClient) -> None:
    alone = [records(web, story) for story in STORIES]
    with ThreadPoolExecutor(8) as users:
        together = list(users.map(lambda story: records(web, story), STORIES))
    assert together == alone
    assert all(any(one["kind"] == "deal" for one in each) for each in alone)


@pytest.mark.parametrize(
    "published", ["1500-01-01", "2499-12-31", "1500-01-01T00:00:00+14:00", "2499-12-31T23:59:59-12:00"]
)
def test_the_first_and_the_last_day_that_are_taken(web: TestClient, published: str) -> None:
    text = "Sales rose last year, last week and on Tuesday; the next century will tell, in five hundred years."
    assert records(web, text, published)


@pytest.mark.parametrize("text", ["", "\x00\ud800\u202e", "(" * 20_000, "$" * 5_000, "“" * 3_000, "1,000 " * 2_000])
def test_hostile_texts_are_read(web: TestClient, text: str) -> None:
    body = json.dumps({"text": text})
    assert web.post("/extract", content=body, headers={"Content-Type": "application/json"}).status_code == 200


def test_a_page_is_read_in_the_parsers_process_and_a_url_by_the_safe_fetcher(web: TestClient) -> None:
    paragraphs = "".join(f"<p>{story}</p>" for story in STORIES[:3])
    page = f"<html><body><article><h1>Tarnow grows</h1>{paragraphs}</article></body></html>"
    answer = web.post("/extract", json={"html": page, "published": "2026-01-12", "title": "unused"})
    assert answer.status_code == 200
    assert answer.json()["article"]["title"] == "Tarnow grows"
    assert answer.json()["records"]
    for url in (
        "http://127.0.0.1/", "http://localhost:8000/extract", "http://169.254.169.254/latest/meta-data/", "http://[::1]/",
        "http://10.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/",
        "http://user:secret@127.0.0.1/", "https://[", "http://",
    ):  # fmt: skip
        refused = web.post("/extract", json={"url": url})
        assert refused.status_code == 422, (url, refused.text)
        assert "secret" not in refused.json()["detail"]
