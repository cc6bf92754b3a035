"""Corrections in the page: accept, reject or change a record; the history of what people said; take a verdict back.

What a person says is stored apart from the records (schemas/corrections.py); the store applies it and keeps it through
every re-extraction. An article that was pasted into the workbench is kept first.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import NamedTuple
from urllib.parse import unquote

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from extractors.text import read_text
from factwire.readable import readable_amount
from factwire.web.archive_pages import (
    NAME_COOKIE,
    OpenedStore,
    PageRoute,
    PostedForm,
    article_link,
    see_other,
    titled,
)
from factwire.web.archive_tables import asked_for, shown
from factwire.web.corrections_form import form_of, split_form
from factwire.web.corrections_history import corrections_table, in_words
from factwire.web.corrections_reading import FormError, read_form
from factwire.web.corrections_repeats import repeats_of
from factwire.web.pages import html_page
from factwire.web.problems import ProblemError
from flows.stores import Store
from schemas import Extraction, Record
from schemas.corrections import Correction, Verdict, correct, in_force

router = APIRouter(include_in_schema=False, route_class=PageRoute)

RECORD_PATH = "/archive/articles/{article_id}/records/{record_id}"
VERDICTS: tuple[Verdict, ...] = ("accepted", "rejected", "changed")
"""What can be said of a record that stands there; corrections_adding adds those that do not."""
MOST_CORRECTIONS = 1_000
_WHO = "say who you are: a name or initials"


class _Shown(NamedTuple):
    """A record on its page, with the article that it stands in."""

    extraction: Extraction
    record: Record
    holding: Correction | None
    """The correction in force."""


@router.get(RECORD_PATH)
def record_page(request: Request, store: OpenedStore, article_id: str, record_id: str) -> Response:
    return _page(request, store, _found(store, article_id, record_id))


@router.post(RECORD_PATH)
def judge(request: Request, store: OpenedStore, form: PostedForm, article_id: str, record_id: str) -> Response:
    found = _found(store, article_id, record_id)
    try:
        corrections = _corrections(found, form)
    except FormError as error:
        return _page(request, store, found, form=form, errors=error.errors, status=422)
    for correction in corrections:
        store.correct(correction)
    return see_other(article_link(article_id, record_id), name=corrections[0].by)


@router.post("/archive/articles/{article_id}/review")
def review(store: OpenedStore, form: PostedForm, article_id: str) -> Response:
    """A click on a card: "accepted" or "rejected" names the record."""
    verdict = next((verdict for verdict in VERDICTS[:2] if form.get(verdict)), None)
    if verdict is None:
        raise ProblemError(422, "accept or reject a record")
    if not form.get("by", "").strip():
        raise ProblemError(422, _WHO)
    found = _found(store, article_id, form[verdict])
    [correction] = _corrections(found, {"by": form.get("by", ""), "verdict": verdict})
    store.correct(correction)
    return see_other(article_link(article_id, found.record.id), name=correction.by)


@router.get("/archive/corrections")
def history(request: Request, store: OpenedStore) -> Response:
    table = corrections_table(list(store.corrections(limit=MOST_CORRECTIONS)))
    return asked_for((table,), request) or html_page(request, "corrections.html", table=shown(table, request))


@router.post("/archive/corrections/withdraw")
def withdraw(store: OpenedStore, form: PostedForm) -> Response:
    """Takes back a correction, and what followed from it for the claims and deals that repeat the figure."""
    article_id, correction_id = form.get("article", ""), form.get("correction", "")
    every = list(store.corrections(article_id)) if article_id else []
    taken = next((one for one in every if one.id == correction_id), None)
    store.withdraw(correction_id)
    for one in every:
        if taken and one.at == taken.at and one.note == _follows(taken.record_id) and not one.withdrawn:
            store.withdraw(one.id)
    return see_other(article_link(article_id, form.get("record")) if article_id else "/archive/corrections")


@router.post("/archive/keep")
async def keep(request: Request, store: OpenedStore, form: PostedForm) -> Response:
    """Store an article that was pasted, so that its records can be corrected: "text", "published", "title", "url"."""
    text = form.get("text", "").replace("\r\n", "\n")
    if not text.strip():
        raise ProblemError(422, "there is no text to keep")
    if len(text) > request.app.state.settings.max_characters:
        raise ProblemError(413, f"the text is longer than {request.app.state.settings.max_characters:,} characters")
    published = _day(form.get("published", ""))
    article = read_text(text, published=published, url=form.get("url") or None, title=form.get("title") or None)
    if await run_in_threadpool(store.read, article.id) is None:  # what was ingested from there stays as it is
        extraction = await request.app.state.extract(article)
        await run_in_threadpool(store.write, extraction)
    return see_other(article_link(article.id))


def _found(store: Store, article_id: str, record_id: str) -> _Shown:
    """The record as it stands; a rejected one as it was."""
    extraction = store.read(article_id)
    if extraction is None:
        raise ProblemError(404, "the store has no such article", concerns=article_id)
    holding = in_force(store.corrections(article_id)).get(record_id)
    record = next((record for record in extraction.records if record.id == record_id), None)
    if record is None and holding is not None:
        record = holding.record
    if record is None:
        raise ProblemError(404, "the article has no such record", concerns=record_id)
    return _Shown(extraction, record, holding)


def _corrections(found: _Shown, form: dict[str, str]) -> list[Correction]:
    """What the form says of the record; of a changed figure also what follows for the records that repeat it."""
    by, verdict, note = form.get("by", "").strip()[:200], form.get("verdict"), form.get("note", "").strip()[:2000]
    if not by:
        raise FormError({"by": _WHO})
    if verdict not in VERDICTS:
        raise FormError({"": "accept, reject or change it"})
    at = datetime.now(UTC)
    if verdict != "changed":
        return [correct(found.record, verdict, by=by, at=at, note=note)]
    text, records = found.extraction.article.text, found.extraction.records
    after = read_form(found.record, form, text, records)
    if after == found.record:
        raise FormError({"": "nothing is changed: accept it as it is, or change a field"})
    made = [correct(found.record, "changed", by=by, at=at, after=after, note=note)]
    if form.get("repeats"):
        made += [
            correct(one, "changed", by=by, at=at, after=other, note=_follows(found.record.id))
            for one, other in repeats_of(found.record, after, found.extraction)
        ]
    return made


def _follows(record_id: str) -> str:
    """The note of what was changed along with another record."""
    return f"follows {record_id}"


def _page(
    request: Request,
    store: Store,
    found: _Shown,
    *,
    form: dict[str, str] | None = None,
    errors: dict[str, str] | None = None,
    status: int = 200,
) -> Response:
    extraction, record, holding = found
    every = [one for one in store.corrections(extraction.article.id) if one.record_id == record.id]
    table = corrections_table(every, text=extraction.article.text)
    return html_page(
        request, "correction.html", status=status, article=extraction.article, title=titled(extraction.article),
        record=record, words=in_words(record),
        fields=split_form(form_of(record, extraction), errors or ()), form=form or {},
        errors=errors or {}, holding=holding, history=shown(table, request), link=article_link(extraction.article.id),
        name=unquote(request.cookies.get(NAME_COOKIE, "")), amount=_amount(record),
        repeated=sum(1 for _ in repeats_of(record, None, extraction)),
    )  # fmt: skip


def _amount(record: Record) -> str:
    from schemas import Amount

    return readable_amount(record) if isinstance(record, Amount) else ""


def _day(given: str) -> date | None:
    if not given.strip():
        return None
    try:
        return date.fromisoformat(given.strip())
    except ValueError:
        raise ProblemError(422, f"{given[:40]!r} is no day like 2026-01-12", concerns="published") from None
