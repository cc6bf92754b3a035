"""Questions to a store: what each filter finds, page by page, the same in SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from flows.stores import Store, open_store
from flows.stores.queries import ArticleQuery, RecordQuery, find, find_articles
from flows.stores.search import hits
from schemas import ConfigError, Extraction
from tests.databases import PostgresServer
from tests.web.web_apps import licence, telling

# The same licence told on four days, and once without a day; one of them has another amount and names nobody else has.
DAYS = ("2026-01-12", "2026-01-13", "2026-01-13", "2026-02-01")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], str]:
    """Makes the URL of an empty store."""
    if request.param == "sqlite":
        return lambda: str(tmp_path_factory.mktemp("store") / "news.db")
    server: PostgresServer = request.getfixturevalue("postgres_server")
    return server.new_database


@pytest.fixture(scope="module")
def store(database: Callable[[], str]) -> Iterator[Store]:
    """For tests that only read."""
    with open_store(database()) as opened:
        _fill(opened)
        yield opened


@pytest.fixture
def own_store(database: Callable[[], str]) -> Iterator[Store]:
    with open_store(database()) as opened:
        _fill(opened)
        yield opened


def _fill(store: Store) -> None:
    for number, day in enumerate(DAYS, start=1):
        store.write(telling(number, day))
    store.write(_undated(telling(5, DAYS[0])))


def _undated(told: Extraction) -> Extraction:
    article = told.article.model_copy(update={"published_at": None, "dateline": None, "fetched_at": None})
    return told.model_copy(update={"article": article})


def numbers(store: Store, kind: str, **filters: Any) -> list[int]:
    """The articles of the records that are found, in order, each once."""
    found = find(store, RecordQuery(kind=kind, **filters)).records
    return list(dict.fromkeys(int(one.article.id[2:], 16) for one in found))


def test_records_come_newest_first_and_undated_ones_last(store: Store) -> None:
    assert numbers(store, "deal") == [4, 2, 3, 1, 5]


@pytest.mark.parametrize("limit", [1, 2, 3, 100])
def test_pages_follow_one_another_without_gap_or_repeat(store: Store, limit: int) -> None:
    """A page ends in the middle of an article, of a day, among the undated ones."""
    query = RecordQuery(kind="figure", limit=limit)
    seen: list[str] = []
    while True:
        page = find(store, query)
        assert 0 < len(page.records) <= limit
        seen += [one.record.id for one in page.records]
        if page.next is None:
            break
        query = query.model_copy(update={"cursor": page.next})
    whole = [one.record.id for one in find(store, RecordQuery(kind="figure", limit=500)).records]
    assert seen == whole
    assert len(set(seen)) == len(seen) == 5 * len(licence().figures)


def test_what_is_stored_in_between_moves_no_page(own_store: Store) -> None:
    first = find_articles(own_store, ArticleQuery(limit=2))
    own_store.write(telling(9, "2026-03-01"))
    rest = find_articles(own_store, ArticleQuery(limit=10, cursor=first.next))
    assert [article.id[-1] for article in (*first.articles, *rest.articles)] == ["4", "2", "3", "1", "5"]


@pytest.mark.parametrize(
    ("kind", "filters", "finds"),
    [
        ("deal", {"organization": "norvane"}, True),
        ("deal", {"organization": "NORVANE Biologics"}, True),
        ("deal", {"organization": "nor%ne"}, False),
        ("deal", {"organization": "Lindqvist"}, False),
        ("quote", {"person": "petra"}, True),
        ("quote", {"organization": "Norvane"}, True),  # she is its chief executive
        ("person", {"person": "Lindqvist"}, True),
        ("affiliation", {"person": "Calder"}, False),
        ("deal", {"currency": "usd"}, True),
        ("deal", {"currency": "CHF"}, False),  # the revenue is in francs, no term is
        ("deal", {"low": 500_000_000, "currency": "USD"}, True),  # the milestones
        ("deal", {"low": 601_000_000}, False),
        ("deal", {"high": 45_000_000}, True),
        ("deal", {"high": 44_000_000}, False),
        ("deal", {"low": 46_000_000, "high": 599_000_000}, False),  # one term must fit in both
        ("deal", {"deal_type": "licence"}, True),
        ("deal", {"deal_type": "merger"}, False),
        ("figure", {"currency": "CHF", "low": Decimal("84000000"), "high": Decimal("84000000")}, True),
        ("claim", {"low": Decimal("1e30")}, False),
        ("claim", {"text": "revenues rising"}, False),
        ("claim", {"text": "revenue"}, True),
        ("claim", {"text": "REVENUES"}, True),  # one word in its forms
        ("quote", {"text": '"first results"'}, True),
        ("quote", {"text": '"results first"'}, False),
        ("quote", {"text": "results -2027"}, False),
        ("quote", {"text": "results -2099"}, True),
        ("quote", {"publisher": "nobody"}, False),
        ("quote", {"article": f"a_{1:016x}"}, True),
        ("quote", {"article": "a_0"}, False),
        ("quote", {"since": date(2026, 2, 2)}, False),
        ("quote", {"until": date(2026, 1, 11)}, False),
    ],
)
def test_each_filter(store: Store, kind: str, filters: dict[str, Any], finds: bool) -> None:
    assert bool(numbers(store, kind, **filters)) is finds


def test_days_are_days_of_publication_both_included(store: Store) -> None:
    assert numbers(store, "deal", since=date(2026, 1, 13), until=date(2026, 1, 13)) == [2, 3]
    assert numbers(store, "deal", since=date(2026, 1, 13)) == [4, 2, 3]


@pytest.mark.parametrize(
    "text",
    [
        '"',
        '""',
        "-",
        "AND OR NOT",
        "NEAR(",
        "a*",
        "*",
        "()",
        "licence)",
        "\x00",
        "'; drop table deals",
        "col:x",
        "!!!",
        "é" * 500,
    ],
)
def test_whatever_is_typed_is_no_error(store: Store, text: str) -> None:
    find(store, RecordQuery(kind="deal", text=text))
    find_articles(store, ArticleQuery(text=text, organization="\x00%_\\", publisher="\x00"))
    hits(store, text)


@pytest.mark.parametrize(
    ("kind", "filters"), [("organization", {"low": 1}), ("deal", {"person": "Petra"}), ("quote", {"currency": "USD"})]
)
def test_a_filter_that_a_kind_has_nothing_for_is_an_error_and_no_empty_page(
    store: Store, kind: str, filters: dict[str, Any]
) -> None:
    with pytest.raises(ConfigError, match=next(iter(filters))):
        find(store, RecordQuery(kind=kind, **filters))


def test_a_cursor_belongs_to_its_question(store: Store) -> None:
    cursor = find(store, RecordQuery(kind="figure", limit=1)).next
    for other in (RecordQuery(kind="claim", cursor=cursor), RecordQuery(kind="figure", text="x", cursor=cursor)):
        with pytest.raises(ConfigError, match="cursor"):
            find(store, other)
    for forged in ("", "x", "W10", "é", "W1siYSJdXQ", "bnVsbA", "\x00"):
        with pytest.raises(ConfigError, match="cursor"):
            find(store, RecordQuery(kind="figure", cursor=forged))
    assert find(store, RecordQuery(kind="figure", limit=2, cursor=cursor)).records  # another limit is no other question


def test_articles_by_words_organization_and_kind(store: Store) -> None:
    def found(**filters: Any) -> int:
        return len(find_articles(store, ArticleQuery(**filters)).articles)

    assert found() == 5
    assert found(text="antibody licence", organization="calder") == 5
    assert found(text="antibody vaccine") == 0
    assert found(organization="Petra") == 0
    assert found(kind="filing") == 0
    assert found(language="en") == 5


def test_a_copy_is_found_once(own_store: Store) -> None:
    told = telling(1, DAYS[0])
    copy = told.article.model_copy(update={"id": "a_" + "c" * 16, "canonical_url": "https://other.example/1"})
    own_store.write(told.model_copy(update={"article": copy, "records": ()}))
    assert len(find_articles(own_store, ArticleQuery()).articles) == 5
    assert len(find_articles(own_store, ArticleQuery(duplicates=True)).articles) == 6
    assert len(hits(own_store, "antibody")) == 5


def test_a_search_shows_the_words_around_what_it_found(store: Store) -> None:
    first = hits(store, "milestones antibody", limit=2)[0]
    assert {first.snippet[start:end].casefold() for start, end in first.marks} <= {"milestones", "antibody"}
    assert first.marks
    assert first.article.title is None or isinstance(first.article.title, str)
    pages = [hits(store, "antibody", limit=2, offset=offset) for offset in (0, 2, 4, 6)]
    assert len({hit.article.id for page in pages for hit in page}) == 5


def test_the_index_follows_the_article(own_store: Store) -> None:
    """In the transaction that writes it: a new text is found by its words, and no longer by the old ones."""
    told = telling(1, DAYS[0])
    text = "Norvane and Calder have parted; nobody says why."
    article = told.article.model_copy(update={"text": text, "text_sha256": "f" * 64, "sections": ()})
    own_store.write(told.model_copy(update={"article": article, "records": ()}))
    assert len(find_articles(own_store, ArticleQuery(text="parted")).articles) == 1
    assert len(find_articles(own_store, ArticleQuery(text="antibody")).articles) == 4
    assert numbers(own_store, "deal", text="licence") == [4, 2, 3, 5]


def test_a_text_larger_than_any_index_entry_is_stored(own_store: Store) -> None:
    """A tsvector ends at 1 MB; words of all letters there are come near it."""
    told = telling(7, DAYS[0])
    text = " ".join(f"{chr(0x20000 + number)}{number}" for number in range(28_000))[:199_000]
    article = told.article.model_copy(update={"text": text, "sections": (), "text_sha256": "e" * 64})
    own_store.write(told.model_copy(update={"article": article, "records": ()}))
    assert len(find_articles(own_store, ArticleQuery(text=f"{chr(0x20000)}0")).articles) == 1


def test_a_store_that_is_no_database_says_so(tmp_path: Path) -> None:
    with (
        open_store(str(tmp_path / "news.jsonl")) as lines,
        pytest.raises(ConfigError, match="only a store that is a database"),
    ):
        find(lines, RecordQuery(kind="deal"))
