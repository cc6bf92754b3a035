"""What several stories say alike, and where they contradict each other: the views of the store as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from fastapi import APIRouter, Request, Response

from factwire.readable import readable_amount
from factwire.web.archive_pages import OpenedStore, PageRoute, article_link, organization_link
from factwire.web.archive_tables import Column, Row, Table, asked_for, shown
from factwire.web.pages import html_page
from flows.stores import Store
from flows.stores.profiles import organizations
from schemas import Amount, Bound

router = APIRouter(include_in_schema=False, route_class=PageRoute)

MOST_ROWS = 5_000
_DAY = Column("first_day", "first told", is_time=True)
_STORIES = Column("stories", is_number=True)


@router.get("/archive/alike")
def alike(request: Request, store: OpenedStore) -> Response:
    """Claims and deals that two stories or more tell, and articles that repeat each other."""
    tables = (_claims(store), _deals(store), _copies(store))
    download = asked_for(tables, request)
    return download or html_page(
        request, "ties.html", title="Told alike", path_of="/archive/alike",
        about="What two stories or more say. A story is an article with its copies: copies confirm nothing.",
        tables=[shown(table, request) for table in tables],
    )  # fmt: skip


@router.get("/archive/contradictions")
def contradictions(request: Request, store: OpenedStore) -> Response:
    table = _contradictions(store)
    return asked_for((table,), request) or html_page(
        request, "ties.html", title="Contradictions", path_of="/archive/contradictions",
        about="Two claims on one thing that cannot both be true, the earlier first.", tables=[shown(table, request)],
    )  # fmt: skip


def amount_of(row: Row, prefix: str = "") -> str:
    """The amount of a view's row: "> 130 billion USD"."""
    value, low, high = (_decimal(row.get(f"{prefix}{name}")) for name in ("value", "value_min", "value_max"))
    if value is None and (low is None or high is None):
        return ""
    bound = Bound(row.get(f"{prefix}bound") or "exact")
    given = {"value": value, "bound": bound} if value is not None else {"min": low, "max": high, "bound": "between"}
    return readable_amount(
        Amount.model_validate({"type": "count", "currency": row.get("currency"), "unit": row.get("unit"), **given})
    )


def _claims(store: Store) -> Table:
    columns = (
        Column("subject", link=_organizations(store)),
        Column("measure", link=_record("claim_id")),
        Column("value", "amount", show=amount_of, sort="low", is_number=True),
        Column("period", is_time=True),
        _STORIES,
        Column("articles", is_number=True),
        _DAY,
        Column("source", "says who"),
        Column("statement", link=_record("claim_id")),
    )
    return Table("claims", "Claims", columns, list(_rows(store, "corroborated_claims")), _EMPTY)


def _deals(store: Store) -> Table:
    columns = (
        Column("type", link=_record("deal_id")),
        Column("status"),
        Column("parties", link=_record("deal_id")),
        Column("terms"),
        _STORIES,
        Column("articles", is_number=True),
        _DAY,
        Column("title", "first article", link=lambda row: article_link(row["article_id"])),
    )
    return Table("deals", "Deals", columns, list(_rows(store, "corroborated_deals")), _EMPTY)


def _copies(store: Store) -> Table:
    columns = (
        Column("title", "article", link=lambda row: article_link(row["article_id"])),
        Column("publisher"),
        Column("day", is_time=True),
        Column("repeats"),
        Column("likeness", is_number=True, show=_likeness),
        Column("original_title", "original", link=lambda row: article_link(row["original_id"])),
        Column("original_publisher", "published by"),
    )
    rows = [
        {**row, "title": row["title"] or row["url"], "original_title": row["original_title"] or row["original_url"]}
        for row in _rows(store, "near_duplicates")
    ]
    return Table("copies", "Articles that repeat another one", columns, rows, "No article repeats another one.")


def _contradictions(store: Store) -> Table:
    columns = (
        Column("subject", link=_organizations(store)),
        Column("measure"),
        Column("period", is_time=True),
        Column("value", "one says", show=amount_of, link=_record("claim_id"), is_number=True),
        Column("source", "says who"),
        Column("title", "in", link=lambda row: article_link(row["article_id"])),
        Column(
            "other_value", "another says", show=lambda row: amount_of(row, "other_"), is_number=True,
            link=_record("other_claim_id", "other_article_id"),
        ),
        Column("other_source", "says who"),
        Column("other_title", "in", link=lambda row: article_link(row["other_article_id"])),
    )  # fmt: skip
    rows = list(_rows(store, "contradictions"))
    return Table("contradictions", "Pairs of claims", columns, rows, "No two articles contradict each other.")


_EMPTY = "No two stories tell the same yet."


def _record(name: str, article: str = "article_id") -> Any:
    return lambda row: article_link(row[article], row[name])


def _organizations(store: Store) -> Callable[[Row], str | None]:
    """The page of a subject that some article names as an organization."""
    known = organizations(store)

    def link(row: Row) -> str | None:
        found = known.find(str(row["subject"])) if row["subject"] else None
        return organization_link(found.key) if found else None

    return link


def _rows(store: Store, view: str) -> Iterator[dict[str, Any]]:
    return store.view(view, limit=MOST_ROWS)


def _decimal(value: Any) -> Decimal | None:
    """A value of a view: text in SQLite, a number in PostgreSQL."""
    return None if value is None else Decimal(str(value))


def _likeness(row: Row) -> str:
    """None where one article is known to hold all of another, which is not measured."""
    return "" if row["likeness"] is None else f"{row['likeness']:.0%}"
