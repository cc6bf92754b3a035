"""The newest deals and claims, each story once: as a page, as a list that goes on, as Atom and as JSON Feed.

/feed?currency=USD&low=100000000        /feed?kind=deal&deal_type=acquisition        /feed.atom?kind=deal
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, time
from itertools import groupby
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from fastapi import APIRouter, Request, Response

from factwire.web.archive_pages import OpenedStore, PageRoute
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
)
from factwire.web.archive_tables import Column, Row, Table, address, asked_for
from factwire.web.pages import html_page
from factwire.web.safe_text import visible
from flows.stores import Store
from flows.stores.queries import find
from flows.stores.stories import stories
from schemas import DealType

router = APIRouter(include_in_schema=False, route_class=PageRoute)

_MOST_OF_AN_ARTICLE = 4
_ATOM = "http://www.w3.org/2005/Atom"


class Entries(NamedTuple):
    """One page of one kind."""

    kind: str
    title: str
    told: tuple[Told, ...]
    rows: tuple[Row, ...]
    next: str | None
    """The cursor of the page behind."""

    @property
    def cards(self) -> list[Row]:
        """The rows as they are shown: claims that one sentence makes are one card; of an article the most telling."""
        found: dict[tuple[str, str], dict[str, Any]] = {}
        for row in self.rows:
            key = (row["article_id"], row.get("statement") or row["id"])
            shown = {**row, "details": details(row)}
            found.setdefault(key, {**shown, "same_statement": []})["same_statement"].append(shown)
        return list(_told_briefly(found.values()))


_ROWS: dict[str, Callable[[Told], Row]] = {"deal": deal_row, "claim": claim_row}
_TITLES = {"deal": "Deals", "claim": "Claims"}
_COLUMNS = {
    "deal": (DAY, Column("type", link=at_record), Column("status"), Column("parties"), AMOUNT, ARTICLE, COPIES),
    "claim": (DAY, Column("statement", link=at_record), SUBJECT, AMOUNT, Column("says"), ARTICLE, COPIES),
}


@router.get("/feed")
def feed(request: Request, store: OpenedStore) -> Response:
    filters = filters_of(request)
    shown = [entries(request, store, filters, kind) for kind in _kinds(request)]
    tables = [Table(f"{one.kind}s", one.title, _COLUMNS[one.kind], one.rows) for one in shown]
    download = asked_for(tables, request)
    if download is not None:
        return download
    chosen = request.query_params.get("kind", "")
    return html_page(
        request, "feed.html", filters=filters, kind=chosen, deal_types=[kind.value for kind in DealType],
        entries=[(one, _addresses(request, one)) for one in shown],
        atom=_feed_address(request, "atom"), json=_feed_address(request, "json"),
    )  # fmt: skip


@router.get("/feed.atom")
def atom(request: Request, store: OpenedStore) -> Response:
    return Response(_atom(request, _newest(request, store)), media_type="application/atom+xml; charset=utf-8")


@router.get("/feed.json")
def json_feed(request: Request, store: OpenedStore) -> Any:
    """JSON Feed 1.1."""
    items = [
        {
            "id": row["id"],
            "url": _absolute(request, at_record(row)),
            "title": headline(row),
            "content_text": summary(row),
            "date_published": _moment(row),
            "external_url": row["url"],
            "tags": [str(row["kind"]), *([str(row["type"])] if row.get("type") else [])],
        }
        for row in _newest(request, store)
    ]
    title, home = "factwire: newest deals and claims", _absolute(request, "/feed")
    kept = [{name: value for name, value in item.items() if value} for item in items]
    return {"version": "https://jsonfeed.org/version/1.1", "title": title, "home_page_url": home, "items": kept}


def entries(request: Request, store: Store, filters: Filters, kind: str) -> Entries:
    """The newest that fit, without standing text ("About Acme"); what copies repeat stands there once."""
    page = find(store, record_query(request, filters, kind))
    news = [stored for stored in page.records if not stored.record.section.is_boilerplate]
    told = tuple(counted_once(news, stories(store, (stored.article.id for stored in news))))
    return Entries(kind, _TITLES[kind], told, tuple({**_ROWS[kind](one), "kind": kind} for one in told), page.next)


def _told_briefly(cards: Iterable[dict[str, Any]]) -> Iterator[Row]:
    """Of each article's cards the most telling ones; the last of them has the number of those left out as `more`."""
    for _, group in groupby(cards, key=lambda card: card["article_id"]):
        every = sorted(group, key=_weight)
        shown = every[:_MOST_OF_AN_ARTICLE]
        yield from ({**card, "more": 0} for card in shown[:-1])
        yield {**shown[-1], "more": len(every) - len(shown)}


def _weight(card: dict[str, Any]) -> int:
    """Money before shares and rates, these before rankings, what is merely counted last; else as the text has it."""
    kinds = {fact.get("amount_type") for fact in card["same_statement"]}
    if kinds & {"money", "per_unit"}:
        return 0
    if kinds & {"percent", "percentage_point", "multiple", "ratio"}:
        return 1
    return 2 if None in kinds else 3


def headline(row: Row) -> str:
    """What an entry says in one line: "Acquisition: Acme (acquirer); Quillon (target), 40 million USD"."""
    if row["kind"] == "deal":
        amount = f", {row['amount']}" if row["amount"] else ""
        return visible(f"{str(row['type']).capitalize()}: {row['parties']}{amount}")
    return visible(str(row["statement"]))


def details(row: Row) -> str:
    """ "out-licensing deals · China · 2025 · forecast": what an amount is about; the words that rank, too."""
    modality = row.get("modality") if row.get("modality") != "reported" else None
    parts = (row.get("comparison"), row.get("measure"), row.get("subject"), row.get("when"), modality)
    return " · ".join(dict.fromkeys(str(part) for part in parts if part))


def summary(row: Row) -> str:
    names = ("status", "terms", "about") if row["kind"] == "deal" else ("amount", "measure", "period", "says")
    told = [f"{name}: {row[name]}" for name in names if row.get(name)]
    return visible("; ".join([*told, f"in: {row['article']}"]))


def _kinds(request: Request) -> tuple[str, ...]:
    chosen = request.query_params.get("kind", "")
    return (chosen,) if chosen in _ROWS else tuple(_ROWS)


def _newest(request: Request, store: Store) -> list[Row]:
    filters = filters_of(request)
    rows = [row for kind in _kinds(request) for row in entries(request, store, filters, kind).rows]
    return sorted(rows, key=lambda row: str(row["day"] or ""), reverse=True)


def _addresses(request: Request, one: Entries) -> dict[str, str | None]:
    table = f"{one.kind}s"
    return {
        "more": address(request, kind=one.kind, after=one.next) if one.next else None,
        "csv": address(request, table=table, format="csv"),
        "json": address(request, table=table, format="json"),
    }


def _feed_address(request: Request, format: str) -> str:
    _, _, query = address(request, after=None).partition("?")
    return f"/feed.{format}?{query}" if query else f"/feed.{format}"


def _absolute(request: Request, path: str) -> str:
    return str(request.base_url).rstrip("/") + path


def _moment(row: Row) -> str:
    day = row["day"]
    return datetime.combine(day, time(), UTC).isoformat() if day else datetime.fromtimestamp(0, UTC).isoformat()


def _atom(request: Request, rows: list[Row]) -> str:
    root = Element("feed", xmlns=_ATOM)
    own = _absolute(request, address(request))
    _add(root, "id", own)
    _add(root, "title", "factwire: newest deals and claims")
    _add(root, "updated", max((_moment(row) for row in rows), default=datetime.now(UTC).isoformat()))
    SubElement(root, "link", rel="self", href=own)
    for row in rows:
        _add_entry(request, root, row)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode")


def _add_entry(request: Request, root: Element, row: Row) -> None:
    entry = SubElement(root, "entry")
    _add(entry, "id", f"urn:factwire:{row['id']}")
    _add(entry, "title", headline(row))
    _add(entry, "updated", _moment(row))
    SubElement(entry, "link", href=_absolute(request, at_record(row)))
    _add(SubElement(entry, "author"), "name", visible(str(row["publisher"] or "factwire")))
    _add(entry, "summary", summary(row))
    SubElement(entry, "category", term=str(row["kind"]))


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text
