"""GET /articles, /records, /changes: what the store of the server holds, page by page."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from factwire.web.api_input import RecordKind
from factwire.web.problems import ProblemError
from flows.stores import Store
from flows.stores.base import ArticleSummary
from flows.stores.history import Change
from flows.stores.queries import ArticleQuery, RecordFilters, RecordQuery, find, find_articles
from schemas import AnyRecord, Article, Extraction, Model
from schemas.article import Moment

router = APIRouter(tags=["archive"])

LARGEST_CURSOR = (1 << 63) - 1


class ArticleEntry(Model):
    """An article without its text: GET /articles/{id} has it, with its records."""

    id: str
    url: str | None
    title: str | None
    publisher: str | None
    issuer: str | None
    authors: tuple[str, ...]
    kind: Literal["news", "press_release", "filing", "unknown"]
    language: str | None
    published_at: Moment | None
    fetched_at: Moment | None
    duplicate_of: str | None
    characters: int


class ArticlePage(Model):
    articles: tuple[ArticleEntry, ...]
    next: str | None
    """The cursor of the next page; null on the last one."""


class Origin(Model):
    """The article that a record comes from."""

    id: str
    url: str | None
    title: str | None
    publisher: str | None
    day: date | None
    """Of publication; of fetching where that is unknown."""


class RecordEntry(Model):
    record: AnyRecord
    article: Origin


class RecordPage(Model):
    records: tuple[RecordEntry, ...]
    next: str | None


class ChangeEntry(Model):
    cursor: int
    kind: str
    """ "article", or a kind of record."""
    id: str
    article_id: str
    operation: Literal["put", "retract"]
    at: Moment
    value: Article | AnyRecord | None
    """What stands there now; null for what was retracted."""
    removed_at: Moment | None = None
    """Of an article: when its site was found to have taken it down."""


class ChangePage(Model):
    changes: tuple[ChangeEntry, ...]
    next: int
    """What to ask for next: `since` of the next call."""
    more: bool
    """Whether there is more already."""


class ChangeQuery(Model):
    since: int = Field(default=0, ge=0, le=LARGEST_CURSOR)
    """`next` of the call before; 0 for everything."""
    kinds: list[Literal["article"] | RecordKind] | None = None
    """Only changes of these; may be repeated."""
    limit: int = Field(default=100, ge=1, le=1_000)


@router.get("/articles", response_model=ArticlePage, summary="List articles")
def list_articles(request: Request, query: Annotated[ArticleQuery, Query()]) -> Response:
    """The articles that fit, the newest first."""
    found = find_articles(_store(request), query)
    return _json(ArticlePage(articles=tuple(map(_entry, found.articles)), next=found.next))


@router.get("/articles/{article_id}", response_model=Extraction, summary="One article with all its records")
def one_article(request: Request, article_id: str) -> Response:
    extraction = _store(request).read(article_id)
    if extraction is None:
        raise ProblemError(404, "the store has no such article", concerns=article_id)
    return _json(extraction)


@router.get("/records/{kind}", response_model=RecordPage, summary="Find records of one kind")
def list_records(request: Request, kind: RecordKind, filters: Annotated[RecordFilters, Query()]) -> Response:
    """The records that fit, those of the newest article first, then in the order of the text.

    `low`, `high` and `currency` go with figures, claims and deals; `person` with people, affiliations, quotes, figures
    and claims; `deal_type` with deals.
    """
    found = find(_store(request), RecordQuery(kind=kind.value, **dict(filters)))
    entries = tuple(RecordEntry(record=one.record, article=_origin(one.article)) for one in found.records)
    return _json(RecordPage(records=entries, next=found.next))


@router.get("/changes", response_model=ChangePage, summary="Follow the store")
def list_changes(request: Request, query: Annotated[ChangeQuery, Query()]) -> Response:
    """What was put or retracted since a cursor, in the order of the commits; each id once, at its latest."""
    store = _store(request)
    last = store.last_change()  # before the changes are read: what comes after it is for the next call
    kinds = None if query.kinds is None else [str(kind) for kind in query.kinds]
    found = list(islice(store.changes(query.since, kinds=kinds, limit=query.limit + 1), query.limit + 1))
    more = len(found) > query.limit
    shown = found[: query.limit]
    reached = [change.cursor for change in shown] + ([] if more else [last])
    following = max([query.since, *reached])
    return _json(ChangePage(changes=tuple(map(_change, shown)), next=following, more=more))


def _store(request: Request) -> Store:
    store: Store | None = request.app.state.store
    if store is None:
        raise ProblemError(404, "this server has no store (factwire serve --store)")
    return store


def _json(page: Model) -> Response:
    return Response(page.model_dump_json(), media_type="application/json")


def _entry(article: Article) -> ArticleEntry:
    names = [name for name in ArticleEntry.model_fields if name not in ("url", "characters")]
    given = {name: getattr(article, name) for name in names}
    return ArticleEntry(**given, url=article.canonical_url or article.url, characters=len(article.text))


def _origin(article: ArticleSummary) -> Origin:
    return Origin(**article._asdict())


def _change(change: Change) -> ChangeEntry:
    return ChangeEntry.model_validate(change._asdict())
