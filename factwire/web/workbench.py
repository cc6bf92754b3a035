"""The workbench: a box to paste an article into, then the article with its facts beside it; and their downloads.

GET  /            the box; /?sample=1 shows a sample article of our own
POST /            text, or url, and published (a form): the article with highlights and cards
POST /download    extraction (its JSON), format (json, csv, html): a file. Nothing is kept on the server for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import APIRouter, Request, Response
from markupsafe import Markup, escape
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from extractors.text import moment_of, read_text
from factwire.inputs import parse_day
from factwire.web.archive_pages import PageRoute, PostedForm
from factwire.web.pages import html_page
from factwire.web.problems import ProblemError, problem_of
from factwire.web.result import file_name, render_result, title_of
from factwire.web.safe_text import safe_url
from factwire.web.standalone import csv_of, render_report
from factwire.web.templating import fragment, static_text
from schemas import Article, Extraction, FactwireError

router = APIRouter(include_in_schema=False, route_class=PageRoute)

SAMPLE_PUBLISHED = "2026-01-12"
_HTML_BEGINNINGS = ("<!doctype html", "<html")


@dataclass(frozen=True, slots=True)
class Given:
    """What a user handed in, as it stands in the form again."""

    text: str = ""
    url: str = ""
    published: str = ""


@router.get("/")
async def workbench(request: Request) -> Response:
    if request.query_params.get("sample"):
        return await _answer(request, Given(static_text("sample.txt"), published=SAMPLE_PUBLISHED))
    return html_page(request, "workbench.html", given=Given(), result=None, problem=None)


@router.post("/")
async def extract(request: Request, form: PostedForm) -> Response:
    # A browser sends the line breaks of a text field as two characters: offsets count the user's one.
    text = form.get("text", "").replace("\r\n", "\n")
    return await _answer(request, Given(text, form.get("url", "").strip(), form.get("published", "").strip()))


async def _answer(request: Request, given: Given) -> Response:
    """The page with what was found, or with the form again and one line that says what is wrong."""
    try:
        article = await run_in_threadpool(_article_of, request, given)
        extraction: Extraction = await request.app.state.extract(article)
        # Thousands of cards take a tenth of a second to write: other requests go on meanwhile.
        result = await run_in_threadpool(_result, request, extraction)
    except (FactwireError, HTTPException) as error:
        found, headers = problem_of(error)
        page = html_page(request, "workbench.html", status=found.status, given=given, result=None, problem=found.detail)
        page.headers.update(headers)
        return page
    return html_page(
        request, "workbench.html", given=given, result=result, problem=None, title=title_of(extraction.article)
    )


def _article_of(request: Request, given: Given) -> Article:
    """The text where there is one, else the page at the address. Raises ConfigError, SourceError, ParseError."""
    published: date | None = parse_day(given.published or None)
    limit = request.app.state.settings.max_characters
    if len(given.text) > limit:
        raise ProblemError(413, f"The text has {len(given.text):,} characters; {limit:,} are read at once.")
    if not given.text.strip() and not given.url:
        raise ProblemError(422, "Paste a text, or give a web address.")
    if given.url and safe_url(given.url) is None:
        raise ProblemError(422, "The address must begin with http:// or https://.")
    if not given.text.strip():
        article: Article = request.app.state.articles.fetch(given.url)
    elif given.text.lstrip()[:20].lower().startswith(_HTML_BEGINNINGS):
        content = given.text.encode("utf-8", "replace")
        article = request.app.state.articles.read_html(content, url=given.url or None, encoding="utf-8")
    else:
        return read_text(given.text, published=published, url=given.url or None)
    dated = {"published_at": moment_of(published), "published_basis": "given"} if published else {}
    return article.model_copy(update=dated)


def _result(request: Request, extraction: Extraction) -> Markup:
    article = extraction.article
    downloads = fragment(
        "workbench_downloads.html",
        data=_as_content(extraction.model_dump_json()),
        can_keep=request.app.state.store is not None,
        text=_as_content(article.text),
        published=article.published_at.date().isoformat() if article.published_at else "",
        url=safe_url(article.canonical_url or article.url) or "",
        article_title=article.title or "",
    )
    return render_result(extraction, downloads=downloads)


def _as_content(text: str) -> Markup:
    """The text escaped for an element's content: quotation marks, of which JSON is full, stay as they are."""
    return Markup(str(escape(text)).replace("&#34;", '"').replace("&#39;", "'"))


@router.post("/download")
async def download(form: PostedForm) -> Response:
    """The posted Extraction as a file; what is no Extraction of factwire is refused."""
    return await run_in_threadpool(_file, form)


def _file(form: Mapping[str, str]) -> Response:
    writers: dict[str, Any] = {
        "json": ("application/json", lambda found: found.model_dump_json(indent=2) + "\n"),
        "csv": ("text/csv", csv_of),
        "html": ("text/html", render_report),
    }
    format = form.get("format", "json")
    if format not in writers:
        raise ProblemError(422, f"no format {format!r}; there are: {', '.join(writers)}")
    try:
        extraction = Extraction.model_validate_json(form.get("extraction", ""))
    except ValidationError:
        raise ProblemError(422, "that is no extraction of factwire") from None
    media_type, write = writers[format]
    disposition = f'attachment; filename="{file_name(extraction.article, format)}"'
    return Response(write(extraction), media_type=media_type, headers={"Content-Disposition": disposition})
