"""What the archive's pages share: the store, links, errors as pages, and forms that only our own pages can send."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from typing import Annotated, Any
from urllib.parse import parse_qsl, quote

from fastapi import Depends, Request, Response
from fastapi.responses import RedirectResponse
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from factwire.web.pages import html_page
from factwire.web.problems import ProblemError, problem_of
from flows.stores import Store
from schemas import Article, FactwireError

logger = logging.getLogger(__name__)

NAME_COOKIE = "factwire_name"
"""Who corrects, as they last named themselves."""
_MOST_FIELDS = 5_000
_YEAR = 365 * 24 * 3600


class PageRoute(APIRoute):
    """A route for people: what goes wrong is a page with one clear line, not JSON."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handler = super().get_route_handler()

        async def handled(request: Request) -> Response:
            try:
                return await handler(request)
            except (FactwireError, HTTPException) as error:
                found, headers = problem_of(error)
                if found.status >= 500:
                    logger.warning("%s: %s", type(error).__name__, error)
                page = html_page(request, "archive_problem.html", status=found.status, problem=found)
                page.headers.update(headers)
                return page

        return handled


def opened_store(request: Request) -> Store:
    """The server's store. ProblemError (404) where it has none."""
    store: Store | None = request.app.state.store
    if store is None:
        raise ProblemError(404, "this server keeps nothing: start it with a store (factwire serve --store news.db)")
    return store


async def posted_form(request: Request) -> dict[str, str]:
    """The fields of a form that one of our own pages sent: a browser says so in every request that it posts.

    ProblemError (403) for one that does not say where it comes from, (415) for what is no form.
    """
    if not (request.headers.get("sec-fetch-site") or request.headers.get("origin")):
        raise ProblemError(403, "changes are made from the server's own pages")
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise ProblemError(415, "a form is expected")
    body = await request.body()
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict")
    except ValueError:
        raise ProblemError(422, "the form cannot be read") from None
    return dict(pairs)


OpenedStore = Annotated[Store, Depends(opened_store)]
PostedForm = Annotated[dict[str, str], Depends(posted_form)]


def see_other(address: str, *, name: str | None = None) -> RedirectResponse:
    """After a form: the page that shows what came of it. `name` is remembered for the next form."""
    response = RedirectResponse(address, status_code=303)
    if name:
        response.set_cookie(NAME_COOKIE, quote(name), max_age=_YEAR, httponly=True, samesite="strict")
    return response


def article_link(article_id: str, record_id: str | None = None) -> str:
    """The page of a stored article, at one of its records."""
    anchor = f"#{quote(record_id)}" if record_id else ""
    return f"/archive/articles/{quote(article_id, safe='')}{anchor}"


def correct_link(article_id: str, record_id: str) -> str:
    return f"/archive/articles/{quote(article_id, safe='')}/records/{quote(record_id, safe='')}"


def organization_link(key: str) -> str:
    return f"/archive/organizations/{quote(key, safe='')}"


def titled(article: Article) -> str:
    """The title, else the first words."""
    first = article.title or article.text.strip().split("\n", 1)[0]
    return f"{first[:140]}…" if len(first) > 140 else first or article.id
