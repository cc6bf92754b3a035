"""Who may ask, and how much at once: other sites, other names, the API key, queues and time."""

from __future__ import annotations

import asyncio
import base64
import threading
import time
from typing import Any

import httpx
import pytest

from factwire.web.settings import web_settings
from schemas import Article, ConfigError, Extraction
from tests.web.web_apps import BASE, client, find_acme

KEY = "k3y-of-the-news-desk"
BODY = {"text": "Acme"}


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "LOCALHOST:1", "[::1]:8000", "10.1.2.3"])
def test_the_server_answers_to_its_own_names_and_to_addresses(host: str) -> None:
    assert client().get("/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8000", "", "a:b:c"])
def test_a_name_that_somebody_pointed_at_this_machine_is_refused(host: str) -> None:
    """DNS rebinding: a page of evil.example would read our answers as its own."""
    answer = client().get("/healthz", headers={"Host": host})
    assert (answer.status_code, answer.headers["content-type"]) == (421, "application/problem+json")
    assert client(allowed_hosts=("news.example",)).get("/healthz", headers={"Host": "news.example"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1:3000"},  # another server on this machine
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"},  # a form
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
def test_a_page_of_another_site_cannot_drive_the_server(headers: dict[str, str]) -> None:
    for content_type in ("application/json", "text/plain"):
        answer = client().post(
            "/extract", content=b'{"text": "Acme"}', headers={**headers, "Content-Type": content_type}
        )
        assert answer.status_code == 403
        assert "access-control-allow-origin" not in answer.headers


def test_nor_can_it_read_or_embed() -> None:
    image = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"}
    frame = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert [client().get("/healthz", headers=one).status_code for one in (image, frame, link)] == [403, 403, 200]


def test_our_own_pages_and_programs_may() -> None:
    own = {"Sec-Fetch-Site": "same-origin", "Origin": BASE}
    assert client().post("/extract", json=BODY, headers=own).status_code == 200
    assert client().post("/extract", json=BODY, headers={"Origin": BASE}).status_code == 200
    assert client().post("/extract", json=BODY).status_code == 200


def test_a_site_that_is_allowed_may_call() -> None:
    desk = "https://desk.example"
    web = client(allowed_origins=(desk,))
    answer = web.post("/extract", json=BODY, headers={"Origin": desk, "Sec-Fetch-Site": "cross-site"})
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, desk)
    asked = {"Origin": desk, "Access-Control-Request-Method": "POST", "Sec-Fetch-Site": "cross-site"}
    assert web.options("/extract", headers=asked).status_code == 200
    other = web.post("/extract", json=BODY, headers={"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"})
    assert other.status_code == 403


def test_every_answer_has_its_headers() -> None:
    for path in ("/healthz", "/nowhere", "/openapi.json"):
        headers = client().get(path).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    "headers",
    [
        {"X-API-Key": KEY},
        {"Authorization": f"Bearer {KEY}"},
        {"Authorization": "Basic " + base64.b64encode(f"anybody:{KEY}".encode()).decode()},
    ],
)
def test_with_a_key_only_those_who_have_it_are_answered(headers: dict[str, str]) -> None:
    assert client(api_key=KEY).post("/extract", json=BODY, headers=headers).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [{}, {"X-API-Key": KEY[:-1]}, {"X-API-Key": "é" * 20}, {"Authorization": "Basic !!"}, {"Authorization": KEY}],
)
def test_without_it_they_are_not(headers: dict[str, str]) -> None:
    web = client(api_key=KEY)
    raw = {name: value.encode() for name, value in headers.items()}
    for path in ("/metrics", "/openapi.json", "/articles", "/", "/static/theme.js"):
        assert web.get(path, headers=raw).status_code == 401
    assert web.get("/healthz").status_code == 200
    asked = web.get("/", headers={"Accept": "text/html"})
    assert asked.headers["www-authenticate"].startswith("Basic")  # the browser asks its user
    assert KEY not in asked.text


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "news.example"])
def test_no_server_is_open_to_others_by_mistake(host: str) -> None:
    with pytest.raises(ConfigError, match="no API key is set"):
        web_settings(host=host)
    assert web_settings(host=host, api_key=KEY).host == host
    assert web_settings(host=host, allows_anyone=True).host == host


def test_a_key_that_can_be_guessed_is_none_and_is_never_shown() -> None:
    with pytest.raises(ConfigError) as error:
        web_settings(api_key="hunter2")
    assert "at least 16" in str(error.value)
    assert "hunter2" not in str(error.value)
    assert KEY not in repr(web_settings(api_key=KEY))


class Gate:
    """An extractor that works when it is told to."""

    def __init__(self) -> None:
        self.open = threading.Event()

    def __call__(self, article: Article) -> Extraction:
        self.open.wait(10)
        return find_acme(article)


async def at_once(web: Any, requests: int, then: Any) -> list[httpx.Response]:
    transport = httpx.ASGITransport(web.app)
    async with httpx.AsyncClient(transport=transport, base_url=BASE) as asking:
        tasks = [asyncio.create_task(asking.post("/extract", json=BODY)) for _ in range(requests)]
        while not then(tasks):
            await asyncio.sleep(0.01)
        return list(await asyncio.gather(*tasks))


def test_more_than_can_wait_are_told_when_to_come_back() -> None:
    gate = Gate()

    def open_once_refused(tasks: list[asyncio.Task[httpx.Response]]) -> bool:
        refused = [task for task in tasks if task.done()]
        if len(refused) == 3:
            gate.open.set()
        return gate.open.is_set()

    web = client(gate, threads=1, max_waiting=2)
    answers = asyncio.run(at_once(web, 6, open_once_refused))
    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 503, 503, 503]
    refused = next(answer for answer in answers if answer.status_code == 503)
    assert int(refused.headers["retry-after"]) >= 1
    assert client().post("/extract", json=BODY).status_code == 200


def test_twenty_users_at_once_are_all_answered() -> None:
    def slow(article: Article) -> Extraction:
        time.sleep(0.01)
        return find_acme(article)

    answers = asyncio.run(at_once(client(slow), 20, lambda _: True))
    assert [answer.status_code for answer in answers] == [200] * 20


def test_what_takes_too_long_is_given_up_and_gives_its_place_back() -> None:
    gate = Gate()
    web = client(gate, threads=1, max_waiting=0, extract_seconds=0.05)
    assert web.post("/extract", json=BODY).status_code == 504
    assert web.post("/extract", json=BODY).status_code == 503  # it still works on the first
    gate.open.set()
    deadline = time.monotonic() + 5
    while web.post("/extract", json=BODY).status_code == 503 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert web.post("/extract", json=BODY).status_code == 200


def test_metrics_count_by_route_and_not_by_id() -> None:
    web = client()
    for path in ("/articles/a_1", "/articles/a_2", "/nowhere/1", "/nowhere/2"):
        web.get(path)
    web.post("/extract", json=BODY)
    text = web.get("/metrics").text
    assert 'factwire_http_requests_total{method="GET",route="/articles/{article_id}",status="404"} 2.0' in text
    assert 'route="unknown",status="404"} 2.0' in text
    assert 'factwire_records_total{kind="organization"} 1.0' in text
    assert 'factwire_articles{state="waiting"} 0.0' in text
    assert "a_1" not in text
