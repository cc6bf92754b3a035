"""Organizations: a list of all, and of each what all articles claim, quote, count and say of its deals and people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple
from urllib.parse import unquote

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from markupsafe import Markup

from factwire.readable import readable_amount
from factwire.web.archive_pages import OpenedStore, PageRoute, organization_link
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
    figure_row,
    quote_row,
    role_row,
)
from factwire.web.archive_tables import Column, Row, ShownTable, Table, address, asked_for, shown
from factwire.web.pages import html_page
from factwire.web.plots import Point, plot
from factwire.web.problems import ProblemError
from flows.stores import Store, StoredRecord
from flows.stores.cells import number_cell
from flows.stores.profiles import (
    FoundOrganization,
    articles_of,
    claims_of,
    deals_of,
    figures_of,
    organizations,
    quotes_of,
    roles_of,
)
from flows.stores.stories import stories
from schemas import Amount, Bound, Figure, Measure, Modality

router = APIRouter(include_in_schema=False, route_class=PageRoute)

_ROWS = 20
"""Of each of its tables on one page."""
_OPEN: dict[Bound, str] = {Bound.OVER: "up", Bound.AT_LEAST: "up", Bound.UNDER: "down", Bound.AT_MOST: "down"}


_WITHOUT_WEIGHT: Final = frozenset(
    {"total", "overall", "record", "consolidated", "reported", "quarterly", "annual", "full-year", "the", "its", "our"}
)
"""Words before a measure that make it no other measure."""


class Series(NamedTuple):
    """The figures of one measure in one currency or unit."""

    key: str
    label: str
    told: tuple[Told, ...]


@router.get("/archive/organizations")
def listing(request: Request, store: OpenedStore, q: str = "") -> Response:
    words = q.casefold().split()
    found = [one for one in organizations(store).all if _is_named(one, words)]
    columns = (
        Column("name", link=lambda row: organization_link(row["key"])),
        Column("also", "also named"),
        Column("link"),
        Column("articles", is_number=True),
        Column("mentions", is_number=True),
    )
    empty = "No organization is named so." if words else "No article names an organization yet."
    table = Table("organizations", "Organizations", columns, [_listed(one) for one in found], empty)
    download = asked_for((table,), request)
    return download or html_page(request, "organizations.html", table=shown(table, request), q=q)


@router.get("/archive/organizations/{key:path}")
def organization(request: Request, store: OpenedStore, key: str, measure: str = "") -> Response:
    found = organizations(store).find(key)
    if found is None:
        raise ProblemError(404, "no article names an organization so", concerns=unquote(key))
    if found.key != key:
        return RedirectResponse(organization_link(found.key), status_code=307)
    figures = list(_once(store, figures_of(store, found)))
    every = series_of(figures)
    chosen = next((one for one in every if one.key == measure), every[0] if every else None)
    tables = _tables(store, found, chosen.told if chosen else ())
    download = asked_for(tables, request)
    if download is not None:
        return download
    return html_page(
        request, "organization.html", found=found, tables={one.name: shown(one, request) for one in tables},
        series=[(one.label, len(one.told), _at(request, one), one is chosen) for one in every[:30]],
        picture=picture(chosen) if chosen else Markup(""), chosen=chosen.label if chosen else "",
    )  # fmt: skip


def series_of(figures: Iterable[Told]) -> list[Series]:
    """Figures by what they measure and in which currency or unit, the longest first, then money; changes apart."""
    groups: dict[str, list[Told]] = {}
    for told in figures:
        figure = told.stored.record
        if isinstance(figure, Figure) and figure.measure and _number(figure) is not None:
            is_change = "change" if figure.change and figure.change.role == "by" else ""
            parts = (_measured(figure.measure), figure.type.value, figure.currency or figure.unit or "", is_change)
            groups.setdefault("|".join(parts), []).append(told)
    found = [Series(key, _label(key), tuple(told)) for key, told in groups.items()]
    return sorted(found, key=lambda one: (-len(one.told), "|money|" not in one.key, one.key))


def _measured(measure: Measure) -> str:
    """What a series is of: "net revenue", which is not gross revenue; "total revenue" is "revenue"."""
    words = measure.text.casefold().split()
    head = measure.head.casefold()
    before = words[: words.index(head)] if head in words else []
    return " ".join([*(word for word in before if word not in _WITHOUT_WEIGHT), head])


def picture(series: Series) -> Markup:
    return plot(series.label, list(_points(series.told)), unit=series.key.split("|")[2])


def _points(every: Iterable[Told]) -> Iterator[Point]:
    for told in every:
        figure, article = told.stored.record, told.stored.article
        assert isinstance(figure, Figure)
        days = _days(figure, article.day)
        low, high = _number(figure), _number(figure, is_high=True)
        if days is None or low is None or high is None:
            continue
        label = f"{readable_amount(figure)}, {days[0]} to {days[1]}: {article.title or article.id}"
        is_expected = figure.modality is not Modality.REPORTED
        opens = _OPEN.get(figure.bound)
        yield Point(*days, low, high, label, opens, is_expected)  # type: ignore[arg-type]


def _days(figure: Figure, published: date | None) -> tuple[date, date] | None:
    """The days that it is about; without a period the day of the article. An open side is closed at the other."""
    period = figure.period
    start = period.start if period else None
    end = period.end if period else None
    first, last = start or end or published, end or start or published
    return (first, last) if first and last else None


def _number(amount: Amount, *, is_high: bool = False) -> float | None:
    end = amount.max if is_high else amount.min
    return number_cell(end if amount.value is None else amount.value)


def _label(key: str) -> str:
    head, kind, unit, change = key.split("|")
    return ", ".join(part for part in (head, unit or ("" if kind == "count" else kind), change) if part)


def _at(request: Request, series: Series) -> str:
    return address(request, measure=series.key, table=None, format=None) + "#figures"


def _once(store: Store, stored: Iterable[StoredRecord]) -> Iterator[Told]:
    found = list(stored)
    return counted_once(found, stories(store, (one.article.id for one in found)))


def _tables(store: Store, found: FoundOrganization, figures: Sequence[Told]) -> tuple[Table, ...]:
    def table(
        name: str, title: str, columns: Sequence[Column], row: Callable[[Told], Row], told: Iterable[Told]
    ) -> Table:
        rows = [row(one) for one in told]
        return Table(name, title, (DAY, *columns, ARTICLE, COPIES), rows, empty="None.", page_rows=_ROWS)

    figure_columns = (
        AMOUNT,
        Column("measure"),
        Column("period", is_time=True),
        Column("modality"),
        Column("words", link=at_record),
    )
    claim_columns = (
        Column("statement", link=at_record), SUBJECT, AMOUNT, Column("measure"), Column("period", is_time=True),
        Column("says", "says who"),
    )  # fmt: skip
    deal_columns = (
        Column("type", link=at_record), Column("status"), Column("parties"), AMOUNT, Column("terms"), Column("about"),
    )  # fmt: skip
    quote_columns = (Column("speaker"), Column("speaker_title", "title"), Column("quote", link=at_record))
    role_columns = (Column("person", link=at_record), Column("title"), Column("status"))
    people = _first_of_each(counted for counted in _once(store, roles_of(store, found)))
    return (
        table("figures", "Figures", figure_columns, figure_row, figures),
        table("deals", "Deals", deal_columns, deal_row, _once(store, deals_of(store, found))),
        table("claims", "Claims", claim_columns, claim_row, _once(store, claims_of(store, found))),
        table("quotes", "Quotes", quote_columns, quote_row, _once(store, quotes_of(store, found))),
        table("people", "People and roles", role_columns, role_row, people),
        _articles(store, found),
    )


def _articles(store: Store, found: FoundOrganization) -> Table:
    columns = (DAY, ARTICLE, Column("publisher"), Column("mentions", is_number=True))
    rows = [
        {"day": one.day, "article": one.title or one.url or one.id, "article_id": one.id, "publisher": one.publisher,
         "mentions": mentions}
        for one, mentions in articles_of(store, found)
    ]  # fmt: skip
    return Table("articles", "Articles", columns, rows, empty="None.", page_rows=_ROWS)


def _first_of_each(told: Iterable[Told]) -> Iterator[Told]:
    """Each person with each title once, from the newest article, with the number of articles."""
    first: dict[tuple[str, str | None], Told] = {}
    articles: dict[tuple[str, str | None], int] = {}
    for one in told:
        row = role_row(one)
        key = (str(row["person"]).casefold(), (row["title"] or "").casefold())
        first.setdefault(key, one)
        articles[key] = articles.get(key, 0) + one.copies
    for key, one in first.items():
        yield one._replace(copies=articles[key])


def _listed(found: FoundOrganization) -> Row:
    return {
        "name": found.name,
        "also": "; ".join(found.names[1:6]),
        "link": "; ".join(found.links),
        "articles": found.articles,
        "mentions": found.mentions,
        "key": found.key,
    }


def _is_named(found: FoundOrganization, words: Sequence[str]) -> bool:
    names = " ".join((*found.names, *found.links)).casefold()
    return all(word in names for word in words)


__all__ = ["Series", "ShownTable", "picture", "router", "series_of"]
