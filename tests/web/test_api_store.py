"""GET /articles, /records, /changes, /schema, /healthz: what a program reads from a server with a store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import create_engine

from factwire.web.reading import ModelReader
from flows.stores import Store, open_store
from schemas import RECORD_TYPES, Article, ConfigError, Deal, Extraction
from schemas.publish import json_schema
from tests.web.web_apps import client, telling


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "news.db"
    with open_store(str(path)) as store:
        for number in (1, 2, 3):
            store.write(telling(number, f"2026-01-1{number}"))
    return path


@pytest.fixture(scope="module")
def web(news: Path) -> Iterator[TestClient]:
    with client(store=str(news)) as asking:
        yield asking


def get(web: TestClient, path: str, **query: Any) -> Any:
    answer = web.get(path, params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_articles_are_listed_without_their_text_and_read_with_their_records(web: TestClient, news: Path) -> None:
    first = get(web, "/articles", organization="norvane", limit=1)
    entry = first["articles"][0]
    assert (entry["published_at"], entry["characters"]) == (
        "2026-01-13T00:00:00Z",
        len(telling(3, "2026-01-13").article.text),
    )
    assert "text" not in entry
    rest = get(web, "/articles", organization="norvane", cursor=first["next"])
    assert [one["published_at"][:10] for one in rest["articles"]] == ["2026-01-12", "2026-01-11"]
    assert rest["next"] is None
    whole = Extraction.model_validate(get(web, f"/articles/{entry['id']}"))
    with open_store(str(news)) as store:
        assert whole == store.read(entry["id"])


def test_records_come_with_their_origin(web: TestClient) -> None:
    page = get(web, "/records/deal", currency="USD", low="500000000", text="antibody", deal_type="licence", limit=2)
    assert len(page["records"]) == 2
    entry = page["records"][0]
    deal = Deal.model_validate(entry["record"])
    assert deal.parties[0].organization.text == "Norvane Biologics AG"
    assert (entry["article"]["day"], entry["article"]["url"]) == ("2026-01-13", "https://news.example/3")
    more = get(
        web, "/records/deal", currency="USD", low="500000000", text="antibody", deal_type="licence", cursor=page["next"]
    )
    assert len(more["records"]) == 1


@pytest.mark.parametrize("kind", list(RECORD_TYPES))
def test_every_kind_can_be_asked_for(web: TestClient, kind: str) -> None:
    for entry in get(web, f"/records/{kind}", since="2026-01-01", until="2026-12-31", organization="")["records"]:
        RECORD_TYPES[kind].model_validate(entry["record"])


@pytest.mark.parametrize(
    ("path", "status", "reason"),
    [
        ("/records/gossip", 422, "kind"),
        ("/records/deal?currency=dollars", 422, "currency"),
        ("/records/deal?low=much", 422, "low"),
        ("/records/deal?low=NaN", 422, "low"),
        ("/records/deal?low=1e400", 422, "low"),
        ("/records/person?low=1", 422, "low: records of the kind person have none to filter by"),
        ("/records/deal?since=yesterday", 422, "since"),
        ("/records/deal?until=0", 422, "until: write it as YYYY-MM-DD"),
        ("/records/deal?limit=0", 422, "limit"),
        ("/records/deal?limit=100000", 422, "limit"),
        ("/records/deal?cursor=x", 422, "cursor"),
        ("/records/deal?colour=red", 422, "colour"),
        ("/articles/a_0", 404, "no such article"),
        ("/articles/%00", 404, "no such article"),
        ("/changes?since=-1", 422, "since"),
        ("/changes?since=99999999999999999999", 422, "since"),
        ("/changes?kinds=gossip", 422, "kinds"),
        ("/schema/gossip", 422, "kind"),
        ("/nowhere", 404, "Not Found"),
    ],
)
def test_what_cannot_be_asked_is_a_problem(web: TestClient, path: str, status: int, reason: str) -> None:
    answer = web.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert reason in answer.json()["detail"]


def test_a_method_that_is_not_there_is_a_problem_with_those_that_are(web: TestClient) -> None:
    answer = web.delete("/articles")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")
    assert answer.json()["title"] == "Method Not Allowed"


def test_hostile_words_are_words(web: TestClient) -> None:
    for words in ("\x00", "%", "'; drop table articles", '"', "NEAR(", "\u202e", "é" * 300):
        get(web, "/records/claim", text=words, organization=words, person=words, publisher=words)
        get(web, "/articles", text=words, organization=words)


def test_a_follower_sees_every_change_once_and_then_what_is_new(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "news.db")) as store, client(store=store_path(store, tmp_path)) as web:
        store.write(telling(1, "2026-01-11"))
        seen, since, more = [], 0, True
        while more:
            page = get(web, "/changes", since=since, limit=4)
            seen += [change["id"] for change in page["changes"]]
            since, more = page["next"], page["more"]
        assert len(seen) == len(set(seen)) == 1 + len(telling(1, "2026-01-11").records)
        assert get(web, "/changes", since=since) == {"changes": [], "next": since, "more": False}
        told = telling(1, "2026-01-11")
        store.write(told.model_copy(update={"records": told.records[:-1]}))  # the deal is found no more
        assert told.records[-1].kind == "deal"
        page = get(web, "/changes", since=since, kinds=["deal", "claim"])
        assert [(one["operation"], one["id"], one["value"]) for one in page["changes"]] == [
            ("retract", told.records[-1].id, None)
        ]
        assert get(web, "/changes", since=page["next"])["changes"] == []


def store_path(store: Store, folder: Path) -> str:
    assert store is not None
    return str(folder / "news.db")


def test_a_change_holds_what_stands_there_now(web: TestClient) -> None:
    changes = get(web, "/changes", kinds=["article", "deal"])["changes"]
    assert {change["kind"] for change in changes} == {"article", "deal"}
    for change in changes:
        (Article if change["kind"] == "article" else Deal).model_validate(change["value"])


def test_the_contract_is_served_as_published(web: TestClient) -> None:
    listed = get(web, "/schema")
    assert set(RECORD_TYPES) < set(listed["kinds"])
    assert get(web, "/schema/deal") == json_schema("deal")


def test_a_server_without_a_store_says_so() -> None:
    for path in ("/articles", "/articles/a_1", "/records/deal", "/changes"):
        answer = client().get(path)
        assert answer.status_code == 404
        assert "no store" in answer.json()["detail"]


def test_a_store_that_keeps_no_history_says_so(tmp_path: Path) -> None:
    web = client(store=str(tmp_path / "news.jsonl"))
    for path in ("/articles", "/records/deal", "/changes"):
        assert web.get(path).status_code == 422


def test_a_store_that_breaks_is_told_without_its_insides(tmp_path: Path) -> None:
    url = str(tmp_path / "news.db")
    with client(store=url) as web:
        with create_engine(f"sqlite:///{url}").begin() as connection:
            connection.exec_driver_sql("DROP TABLE deals")
        answer = web.get("/records/deal")
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
    assert str(tmp_path) not in answer.text
    assert "deals" not in answer.text


def test_health_says_how_the_model_is() -> None:
    assert get(client(), "/healthz") == {
        "status": "ok", "version": client().app.version, "model": "ready", "model_name": None, "store": False,  # type: ignore[attr-defined]
    }  # fmt: skip

    class Broken(ModelReader):
        def _loaded(self) -> Any:
            self.state = "failed"
            raise ConfigError("no spaCy pipeline named 'x' is installed")

    reader = Broken()
    web = client(reader)
    assert get(web, "/healthz")["model"] == "loading"
    assert web.post("/extract", json={"text": "Acme"}).status_code == 422
    answer = web.get("/healthz")
    assert (answer.status_code, answer.json()["status"]) == (503, "failing")
