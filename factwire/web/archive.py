"""The archive: search what scheduled ingestion stored, and look at one article with everything that is known of it.

The other pages: archive_organizations, archive_feed, archive_ties, health; corrections has its own router.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from fastapi import APIRouter, Request, Response

from factwire.web import archive_article, archive_feed, archive_organizations, archive_ties, health
from factwire.web.archive_hits import ShownHit, article_hits
from factwire.web.archive_pages import OpenedStore, PageRoute, article_link, organization_link
from factwire.web.archive_questions import Filters, filters_of, record_query
from factwire.web.archive_rows import (
    AMOUNT,
    ARTICLE,
    COPIES,
    DAY,
    SUBJECT,
    Told,
    at_record,
    claim_row,
    counted_once,
    deal_row,
    entity_row,
    figure_row,
    quote_row,
    role_row,
)
from factwire.web.archive_tables import Column, Row, Table, address, asked_for, shown
from factwire.web.pages import html_page
from flows.stores import Store
from flows.stores.profiles import organizations
from flows.stores.queries import find
from flows.stores.stories import stories
from schemas import RECORD_TYPES, DealType, Organization

router = APIRouter(include_in_schema=False, route_class=PageRoute)
for part in (archive_article, archive_organizations, archive_feed, archive_ties, health):
    router.include_router(part.router)


class Listing(NamedTuple):
    """How records of a kind stand in a table of results."""

    columns: tuple[Column, ...]
    row: Callable[[Told], Row]


_ENTITY = (
    Column("name", link=lambda row: row["link"]), Column("also", "also named"), Column("type"),
    Column("identifier", "link"), Column("mentions", is_number=True),
)  # fmt: skip
_LISTINGS: dict[str, Listing] = {
    "claim": Listing(
        (Column("statement", link=at_record), SUBJECT, AMOUNT, Column("measure"), Column("period", is_time=True),
         Column("says", "says who")), claim_row,
    ),
    "deal": Listing(
        (Column("type", link=at_record), Column("status"), Column("parties"), AMOUNT, Column("terms"),
         Column("about")), deal_row,
    ),
    "figure": Listing(
        (Column("words", link=at_record), AMOUNT, Column("measure"), SUBJECT, Column("period", is_time=True)),
        figure_row,
    ),
    "quote": Listing(
        (Column("speaker"), Column("speaker_title", "title"), Column("quote", link=at_record)), quote_row,
    ),
    "affiliation": Listing(
        (Column("person", link=at_record), Column("title"), Column("organization"), Column("status")), role_row,
    ),
}  # fmt: skip


@router.get("/archive")
def search(request: Request, store: OpenedStore, kind: str = "") -> Response:
    """Articles with the words around what was found; with a kind the records of it."""
    filters = filters_of(request)
    wanted = kind if kind in RECORD_TYPES else ""
    table, following = _records(request, store, filters, wanted) if wanted else (None, None)
    found: list[ShownHit] = []
    if table is None:
        found, following = article_hits(request, store, filters)
        table = Table("articles", "Articles", _ARTICLES, [hit.row for hit in found], "No article fits.")
    download = asked_for((table,), request)
    if download is not None:
        return download
    return html_page(
        request, "archive.html", filters=filters, kind=wanted, kinds=list(RECORD_TYPES), found=found,
        table=shown(table, request), is_list=not wanted, more=_more(request, following),
        deal_types=[one.value for one in DealType], counts=store.counts(),
    )  # fmt: skip


_ARTICLES = (
    DAY, Column("title", "article", link=lambda row: article_link(row["id"])), Column("publisher"), Column("snippet"),
)  # fmt: skip


def _records(request: Request, store: Store, filters: Filters, kind: str) -> tuple[Table, str | None]:
    page = find(store, record_query(request, filters, kind))
    told = counted_once(page.records, stories(store, (stored.article.id for stored in page.records)))
    listing = _LISTINGS.get(kind) or Listing(_ENTITY if kind != "time" else _TIMES, _entity_rows(store))
    title = {"person": "People", "affiliation": "Roles"}.get(kind, f"{kind.capitalize()}s")
    rows = [listing.row(one) for one in told]
    note = f"Sorted among the newest {len(page.records)}." if page.next and request.query_params.get("sort") else ""
    columns = (DAY, *listing.columns, ARTICLE, COPIES)
    table = Table(f"{kind}s", title, columns, rows, "None that fit.", note)
    # The search has pages of its own, by a cursor.
    return table._replace(page_rows=max(len(rows), 1), has_more=bool(page.next)), page.next


_TIMES = (Column("words", link=at_record), Column("value"), Column("start"), Column("end"))


def _entity_rows(store: Store) -> Callable[[Told], Row]:
    """Rows of names; an organization leads to its page."""
    known = organizations(store)

    def row(told: Told) -> Row:
        made = dict(entity_row(told))
        record = told.stored.record
        if isinstance(record, Organization):
            made["link"] = organization_link(known.key_of(record))
        return made

    return row


def _more(request: Request, following: Any) -> str | None:
    return address(request, after=str(following)) if following else None
