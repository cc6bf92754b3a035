"""What people ask of a store every day, answered by its views: each thing once, however many copies tell it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from flows.stores import Store
from flows.stores.describe import as_markdown
from flows.stores.question_views import QUESTION_ORDERS
from flows.stores.views import READ_IN, VIEWS
from schemas import ConfigError, DealType, Extraction
from tests.flows.stored_articles import TEXT, VERSIONS, article, every_kind, extraction
from tests.flows.test_ties import NEWS
from tests.flows.tied_articles import deal, story

NOW = datetime(2026, 2, 1, 12, tzinfo=UTC)
SOLD = deal(DealType.ACQUISITION, "Acme (acquirer); Beta Inc. (target)", "2100000000")
CLOSED = deal(DealType.ACQUISITION, "Beta (target); Acme Corp. (acquirer)", status="completed")
RAISED = deal(DealType.FINANCING, "Gamma (issuer)", "30000000")


def reworded(url: str, day: int, text: str) -> Extraction:
    """Another article that says the same in the same words, among others."""
    of = article(url, text, day)
    return Extraction(article=of, records=every_kind(of), versions=VERSIONS)


def rows(store: Store, view: str) -> list[dict[str, Any]]:
    return list(store.view(view))


def test_a_deal_is_one_row_the_newest_first(database: Store) -> None:
    database.write(story("wire", [], [SOLD], text=NEWS * 2))
    database.write(story("copy", [], [SOLD], text=NEWS.replace("said on Monday", "announced") * 2, day=1))
    database.write(story("paper", [], [CLOSED], day=3))
    database.write(story("later", [], [RAISED], day=9))
    newest, older = rows(database, "newest_deals")
    assert (newest["type"], newest["parties"], newest["first_day"]) == (
        "financing",
        "Gamma (issuer)",
        date(2026, 1, 21),
    )
    assert (older["type"], older["stories"], older["articles"]) == ("acquisition", 2, 3)
    assert (older["first_day"], older["last_day"], older["title"]) == (date(2026, 1, 12), date(2026, 1, 15), "wire")
    assert [row["type"] for row in database.view("newest_deals", limit=1)] == ["financing"]


def test_claims_of_a_company_by_period(database: Store) -> None:
    database.write(extraction())
    database.write(extraction("https://example.net/the-same-text"))
    (row,) = rows(database, "company_claims")
    assert (row["company"], row["measure"], row["value"], row["currency"]) == (
        "Ostrava Bio",
        "round",
        "120500000.00",
        "CHF",
    )
    assert (row["period"], row["period_start"], row["period_end"]) == ("2025", date(2025, 1, 1), date(2025, 12, 31))
    assert (row["stories"], row["articles"], row["removed_at"]) == (1, 2, None)


def test_figures_of_an_organization(database: Store) -> None:
    database.write(extraction())
    (row,) = rows(database, "organization_figures")
    assert (row["organization"], row["measure"], row["low"], row["source"]) == (
        "Ostrava Bio", "round", 120_500_000.0, "Mei Lindqvist",
    )  # fmt: skip
    assert row["day"] == date(2026, 1, 12)


def test_who_is_what_where_counts_stories(database: Store) -> None:
    database.write(extraction())
    database.write(
        reworded("https://example.org/2", 20, TEXT + "A week later nothing else had changed in Basel.\n" * 40)
    )
    (row,) = rows(database, "roles")
    assert (row["person"], row["role"], row["organization"]) == ("Mei Lindqvist", "chief executive", "Ostrava Bio")
    assert (row["stories"], row["articles"]) == (2, 2)
    assert (row["first_day"], row["last_day"]) == (date(2026, 1, 12), date(2026, 1, 20))


def test_what_a_person_said_with_her_organization(database: Store) -> None:
    database.write(extraction())
    (row,) = rows(database, "person_quotes")
    assert (row["person"], row["organization"], row["content"]) == ("Mei Lindqvist", "Ostrava Bio", "We are ready")


@pytest.mark.parametrize("view", QUESTION_ORDERS)
def test_an_article_that_was_taken_down_is_marked_in_every_view(database: Store, view: str) -> None:
    written = extraction()
    database.write(written)
    database.mark_removed(written.article.id, NOW)
    assert [row["removed_at"] for row in rows(database, view)] == [NOW]
    assert [row["removed_at"] for row in rows(database, "stories")] == [NOW]


def test_one_that_stands_takes_the_place_of_one_that_was_taken_down(database: Store) -> None:
    first, second = story("first", [], [SOLD]), story("second", [], [CLOSED], day=2)
    database.write(first)
    database.write(second)
    database.mark_removed(first.article.id, NOW)
    (row,) = rows(database, "newest_deals")
    assert (row["title"], row["removed_at"], row["stories"]) == ("second", None, 2)


def test_every_view_that_is_shown_has_an_order_and_works_when_empty(database: Store) -> None:
    assert set(VIEWS) - set(READ_IN) == {"article_stories", "corroborating_claims", "corroborating_deals"}
    assert [rows(database, view) for view in READ_IN] == [[]] * len(READ_IN)
    with pytest.raises(ConfigError, match=r"unknown view 'tales': there are .*newest_deals"):
        list(database.view("tales"))


def test_the_documented_tables_are_the_tables() -> None:
    documented = Path(__file__).parents[2] / "docs" / "store-tables.md"
    assert documented.read_text() == as_markdown(), "run: python -m flows.stores.describe > docs/store-tables.md"
