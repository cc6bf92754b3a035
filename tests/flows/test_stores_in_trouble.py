"""A database that is away, full or not to be written says so in one line, and works again when it is back."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Connection

from flows.stores import WriteOutcome, open_store
from flows.stores.search import create_search
from flows.stores.sql import SqlStore
from schemas import StoreError
from tests.databases import PostgresServer
from tests.flows.stored_articles import extraction, other_text


def test_a_server_that_goes_away_and_comes_back(postgres_server: PostgresServer) -> None:
    url = postgres_server.new_database()
    written = extraction()
    with open_store(url) as store:
        store.write(written)
        postgres_server.stop(crash=True)
        try:
            for use in (lambda: store.write(written), lambda: store.read(written.article.id), store.last_change):
                with pytest.raises(StoreError, match=r"cannot use the store postgresql://.*refused") as raised:
                    use()
                assert "\n" not in str(raised.value)
            with pytest.raises(StoreError, match="refused"):
                open_store(url)
        finally:
            postgres_server.start()
        assert store.read(written.article.id) == written
        assert store.write(other_text("https://example.org/2", "Another text.")) is WriteOutcome.CREATED


def test_a_server_that_is_not_there_is_one_line_at_once() -> None:
    for url in ("postgresql://ada@127.0.0.1:9/news", "postgresql://ada@127.0.0.1:9/news?schema=facts"):
        began = time.monotonic()
        with pytest.raises(
            StoreError, match=r"cannot use the store postgresql://ada@127\.0\.0\.1:9/news.*refused"
        ) as error:
            open_store(url)
        assert "\n" not in str(error.value)
        assert time.monotonic() - began < 1


def test_a_connection_that_breaks_while_a_store_is_opened_goes_unnoticed(
    postgres_server: PostgresServer, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, left = postgres_url.rpartition("/")[2], [1]

    def breaking(connection: Connection) -> None:
        if left and left.pop():
            postgres_server.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
        create_search(connection)

    monkeypatch.setattr("flows.stores.schema.create_search", breaking)
    with open_store(postgres_url) as store:
        assert store.write(extraction()) is WriteOutcome.CREATED


def test_a_connection_that_breaks_inside_an_article_leaves_nothing_of_it(
    postgres_server: PostgresServer, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = postgres_url.rpartition("/")[2]

    def broken(*_: object) -> None:
        postgres_server.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")

    with open_store(postgres_url) as store:
        with monkeypatch.context() as patched, pytest.raises(StoreError, match="terminating connection"):
            patched.setattr("flows.stores.sql_writing.tie", broken)
            store.write(extraction())
        assert store.counts()["article"] == store.counts()["figure"] == 0
        assert store.write(extraction()) is WriteOutcome.CREATED
        assert store.last_change() == len(extraction().records) + 1


def test_a_database_that_may_only_be_read(postgres_url: str) -> None:
    with open_store(postgres_url) as store:
        store.write(extraction())
    with open_store(f"{postgres_url}?options=-cdefault_transaction_read_only%3Don", create=False) as store:
        assert store.counts()["article"] == 1
        with pytest.raises(StoreError, match="read-only transaction"):
            store.write(other_text("https://example.org/2", "Another text."))


def test_a_full_disk_leaves_whole_articles(tmp_path: Path) -> None:
    with SqlStore(f"sqlite:///{tmp_path}/facts.db") as store:
        store.write(extraction())
        with store.writing() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 4}")  # as if there were no more room
        with pytest.raises(StoreError, match="database or disk is full"):
            store.write(other_text("https://example.org/2", "Another text. " * 5000))
        assert store.counts()["article"] == 1
        with store.writing() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        assert store.write(other_text("https://example.org/2", "Another text. " * 5000)) is WriteOutcome.CREATED


def test_a_table_that_was_damaged_is_named(tmp_path: Path) -> None:
    with open_store(f"{tmp_path}/facts.db") as store:
        store.write(extraction())
        with sqlite3.connect(tmp_path / "facts.db") as database:
            database.execute("DROP TABLE retractions")
        with pytest.raises(StoreError, match="no such table: retractions"):
            list(store.changes())


def test_a_password_is_never_shown(postgres_url: str) -> None:
    user, _, rest = postgres_url.partition("@")
    for url in (f"{user}:secret@{rest}", f"{user}:secret@127.0.0.1:1/none"):
        try:
            with open_store(url) as store:
                assert "secret" not in str(getattr(store, "name", ""))
        except StoreError as error:
            assert "secret" not in str(error)


def test_a_schema_of_its_own_leaves_the_rest_of_a_database_alone(postgres_url: str) -> None:
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("CREATE TABLE articles (x int)")
    with pytest.raises(StoreError, match="has a table 'articles' that is not factwire's"):
        open_store(postgres_url)
    with open_store(f"{postgres_url}?schema=news_facts") as store:
        store.write(extraction())
    with psycopg.connect(postgres_url) as connection:
        assert connection.execute("SELECT COUNT(*) FROM news_facts.claims").fetchone() == (1,)
        assert connection.execute(
            "SELECT subject FROM news_facts.stories JOIN news_facts.claims USING (article_id)"
        ).fetchone() == ("Ostrava Bio",)
    with open_store(f"{postgres_url}?schema=news_facts", create=False) as store:
        assert store.read(extraction().article.id) == extraction()
