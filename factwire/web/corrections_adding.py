"""Facts that were overlooked: somebody marks words of a stored article and says what stands there.

    /archive/articles/{id}/add?kind=figure&start=120&end=131

The form is the one of a correction, filled in as far as the words tell it (corrections_drafts); what is added is a
correction without a record before it, kept apart and applied by the store like the others.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import unquote, urlencode

from fastapi import APIRouter, Request, Response

from factwire.web.archive_pages import (
    NAME_COOKIE,
    OpenedStore,
    PageRoute,
    PostedForm,
    article_link,
    see_other,
    titled,
)
from factwire.web.corrections_drafts import draft_of, section_at
from factwire.web.corrections_form import form_of, split_form
from factwire.web.corrections_reading import FormError, find_words, read_form
from factwire.web.pages import html_page
from factwire.web.problems import ProblemError
from flows.stores import Store
from schemas import RECORD_TYPES, Extraction, Record, Span
from schemas.corrections import Correction, add, added_id

router = APIRouter(include_in_schema=False, route_class=PageRoute)

ADD_PATH = "/archive/articles/{article_id}/add"
KINDS = (
    "figure",
    "claim",
    "deal",
    "quote",
    "organization",
    "person",
    "affiliation",
    "time",
    "product",
    "place",
    "event",
)
"""In the order in which they are offered."""
NAMES = {"affiliation": "role", "time": "date"}
"""What a kind is called where that is another word."""
_WHO = "say who you are: a name or initials"


class _Marked(NamedTuple):
    """What is to be added: a kind of record, and the words that prove it."""

    extraction: Extraction
    kind: str
    span: Span | None


@router.get(ADD_PATH)
def adding_page(
    request: Request, store: OpenedStore, article_id: str, kind: str = "", start: str = "", end: str = "",
    words: str = "",
) -> Response:  # fmt: skip
    """`start` and `end` are code points of the text; without a script the `words` are looked for."""
    extraction = _read(store, article_id)
    text = extraction.article.text
    span = _span(text, start, end) or find_words(text, words, 0)
    problem = "these words do not stand in the article" if words.strip() and span is None else ""
    return _page(request, _Marked(extraction, kind if kind in KINDS else "", span), problem=problem)


@router.post(ADD_PATH)
def add_fact(request: Request, store: OpenedStore, form: PostedForm, article_id: str) -> Response:
    extraction = _read(store, article_id)
    kind = form.get("kind", "")
    if kind not in KINDS:
        raise ProblemError(422, "say what kind of fact it is")
    marked = _Marked(extraction, kind, _span(extraction.article.text, form.get("start", ""), form.get("end", "")))
    try:
        correction = _correction(marked, form)
    except FormError as error:
        return _page(request, marked, form=form, errors=error.errors, status=422)
    store.correct(correction)
    return see_other(article_link(article_id, correction.record_id), name=correction.by)


def add_link(article_id: str) -> str:
    return f"{article_link(article_id)}/add"


def _read(store: Store, article_id: str) -> Extraction:
    extraction = store.read(article_id)
    if extraction is None:
        raise ProblemError(404, "the store has no such article", concerns=article_id)
    if extraction.article.duplicate_of:
        raise ProblemError(422, "this repeats another stored article, which has the records")
    return extraction


def _span(text: str, start: str, end: str) -> Span | None:
    """The words between two places, without the blanks around them."""
    if not (start.isdecimal() and end.isdecimal() and len(start) < 10 and len(end) < 10):
        return None
    words = text[int(start) : int(end)]
    first = int(start) + len(words) - len(words.lstrip())
    return Span.of(text, first, first + len(words.strip())) if words.strip() else None


def _correction(marked: _Marked, form: dict[str, str]) -> Correction:
    by, note = form.get("by", "").strip()[:200], form.get("note", "").strip()[:2000]
    if not by:
        raise FormError({"by": _WHO})
    extraction = marked.extraction
    made = read_form(draft_of(marked.kind, extraction, marked.span), form, extraction.article.text, extraction.records)
    made = made.model_copy(update={"section": section_at(extraction.article, made.evidence[0].start)})
    record = made.model_copy(update={"id": added_id(made)})
    if record.id in {one.id for one in extraction.records}:
        raise FormError({"": "this very fact was added before"})
    return add(record, by=by, at=datetime.now(UTC), note=note)


def _page(
    request: Request,
    marked: _Marked,
    *,
    form: dict[str, str] | None = None,
    errors: dict[str, str] | None = None,
    problem: str = "",
    status: int = 200,
) -> Response:
    extraction, kind, span = marked
    article = extraction.article
    draft: Record | None = draft_of(kind, extraction, span) if kind else None
    place = {"start": str(span.start), "end": str(span.end)} if span else {}
    kinds = [(name, NAMES.get(name, name), f"?{urlencode({'kind': name} | place)}", name == kind) for name in KINDS]
    fields = form_of(draft, extraction) if draft else ()
    return html_page(
        request, "adding.html", status=status, article=article, title=titled(article), link=article_link(article.id),
        kinds=kinds, kind=kind, kind_name=NAMES.get(kind, kind), span=span, problem=problem,
        fields=split_form(fields, errors or ()), form=form or {}, errors=errors or {},
        name=unquote(request.cookies.get(NAME_COOKIE, "")),
    )  # fmt: skip


assert set(KINDS) == set(RECORD_TYPES)
