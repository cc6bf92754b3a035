"""One stored article: its text with the evidence marked, its records as cards to judge, its versions and history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from textwrap import shorten
from typing import NamedTuple
from urllib.parse import unquote

from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from factwire.web.archive_pages import (
    NAME_COOKIE,
    OpenedStore,
    PageRoute,
    article_link,
    correct_link,
    organization_link,
    titled,
)
from factwire.web.archive_tables import Column, Row, Table, asked_for, shown
from factwire.web.archive_versions import differences
from factwire.web.card import Card
from factwire.web.corrections_adding import KINDS, NAMES
from factwire.web.corrections_history import corrections_table, in_words
from factwire.web.pages import html_page
from factwire.web.problems import ProblemError
from factwire.web.result import file_name, render_result
from factwire.web.standalone import csv_of, render_report
from factwire.web.templating import fragment
from flows.stores import Store
from flows.stores.history import ArticleVersion, Superseded
from flows.stores.profiles import organizations
from flows.stores.stories import same_story
from schemas import Affiliation, Extraction, Organization, Record, TimeExpression
from schemas.corrections import Correction, in_force

router = APIRouter(include_in_schema=False, route_class=PageRoute)

MOST_SUPERSEDED = 300
_LONGEST_LABEL = 32


class Judged(NamedTuple):
    """A record of a card, with what a person said of it."""

    id: str
    kind: str
    label: str
    """What tells it from the others of its card: "1970s", "chief executive"."""
    correct: str
    """The page where it is corrected."""
    organization: str | None
    """The page of the organization that it is."""
    holding: Correction | None


@router.get("/archive/articles/{article_id}")
def article(request: Request, store: OpenedStore, article_id: str) -> Response:
    extraction = _read(store, article_id)
    corrections = list(store.corrections(article_id))
    tables = (
        corrections_table(corrections, text=extraction.article.text),
        _copies_table(store, article_id),
        _versions_table(list(store.article_versions(article_id)), article_id),
        _superseded_table(list(store.superseded(article_id, limit=MOST_SUPERSEDED))),
    )
    download = asked_for(tables, request)
    if download is not None:
        return download
    holding = in_force(corrections)
    return html_page(
        request, "archive_article.html", article=extraction.article, title=titled(extraction.article),
        result=render_result(
            extraction,
            downloads=fragment("archive_downloads.html", link=article_link(article_id)),
            actions=partial(_actions, _judged(store, extraction, holding)),
        ),
        rejected=_rejected(holding, extraction), removed_at=store.removed_at(article_id),
        tables=[shown(table, request) for table in tables if table.rows], versions=extraction.versions,
        name=unquote(request.cookies.get(NAME_COOKIE, "")), kinds=[(kind, NAMES.get(kind, kind)) for kind in KINDS],
        original=article_link(extraction.article.duplicate_of) if extraction.article.duplicate_of else None,
    )  # fmt: skip


@router.get("/archive/articles/{article_id}/download")
def download(store: OpenedStore, article_id: str, format: str = "json") -> Response:
    """The article with its records, as they stand: "json", "csv", or a "html" report that can be mailed."""
    writers: dict[str, tuple[str, Callable[[Extraction], str]]] = {
        "json": ("application/json", lambda found: found.model_dump_json(indent=2) + "\n"),
        "csv": ("text/csv", csv_of),
        "html": ("text/html", render_report),
    }
    if format not in writers:
        raise ProblemError(422, f"no format {format[:20]!r}; there are: {', '.join(writers)}")
    extraction = _read(store, article_id)
    media_type, write = writers[format]
    disposition = f'attachment; filename="{file_name(extraction.article, format)}"'
    return Response(write(extraction), media_type=media_type, headers={"Content-Disposition": disposition})


@router.get("/archive/articles/{article_id}/versions/{version}")
def version(request: Request, store: OpenedStore, article_id: str, version: int, to: str = "") -> Response:
    """An earlier text, with what the next one made of it; `to` is another one to compare it with ("now", "3")."""
    current = _read(store, article_id).article
    earlier = {one.version: one for one in store.article_versions(article_id)}
    if version not in earlier:
        raise ProblemError(404, f"the article has no version {version}", concerns=article_id)
    later = {str(number): one.article for number, one in sorted(earlier.items()) if number > version}
    later["now"] = current
    wanted = to if to in later else next(iter(later))
    return html_page(
        request, "archive_version.html", title=titled(current), link=article_link(article_id),
        found=earlier[version], lines=list(differences(earlier[version].article.text, later[wanted].text)),
        versions=sorted(earlier), later=list(later), wanted=wanted,
    )  # fmt: skip


def _read(store: Store, article_id: str) -> Extraction:
    extraction = store.read(article_id)
    if extraction is None:
        raise ProblemError(404, "the store has no such article", concerns=article_id)
    return extraction


def _judged(store: Store, extraction: Extraction, holding: dict[str, Correction]) -> dict[str, Judged]:
    known = organizations(store)

    def page_of(record: object) -> str | None:
        return organization_link(known.key_of(record)) if isinstance(record, Organization) else None

    return {
        record.id: Judged(
            record.id,
            record.kind_prefix,
            _label(record),
            correct_link(record.article_id, record.id),
            page_of(record),
            holding.get(record.id),
        )
        for record in extraction.records
    }


def _label(record: Record) -> str:
    title = record.title if isinstance(record, Affiliation) else None
    words = title.text if title else record.surface if isinstance(record, TimeExpression) else record.kind_prefix
    return shorten(" ".join(words.split()), _LONGEST_LABEL, placeholder=" …")


def _actions(judged: dict[str, Judged], card: Card) -> Markup:
    """The buttons at the foot of a card, for each record that it shows."""
    return fragment("archive_actions.html", records=[judged[one] for one in card.record_ids if one in judged])


def _rejected(holding: dict[str, Correction], extraction: Extraction) -> list[tuple[Correction, str, str]]:
    """What was rejected, in words, with the page where that can be taken back."""
    standing = {record.id for record in extraction.records}
    return [
        (correction, in_words(correction.record), correct_link(correction.article_id, record_id))
        for record_id, correction in holding.items()
        if correction.verdict == "rejected" and record_id not in standing
    ]


def _copies_table(store: Store, article_id: str) -> Table:
    columns = (
        Column("day", is_time=True),
        Column("title", "article", link=lambda row: article_link(row["id"])),
        Column("publisher"),
    )
    rows = [{**one._asdict(), "title": one.title or one.url or one.id} for one in same_story(store, article_id)]
    return Table("copies", "Copies of this story", columns, rows)


def _versions_table(versions: Sequence[ArticleVersion], article_id: str) -> Table:
    columns = (
        Column("version", is_number=True, link=lambda row: f"{article_link(article_id)}/versions/{row['version']}"),
        Column("title"),
        Column("until", "replaced", is_time=True),
        Column("characters", is_number=True),
        Column("factwire"),
        Column("model"),
    )
    rows: list[Row] = [
        {
            "version": one.version,
            "title": titled(one.article),
            "until": one.until,
            "characters": len(one.article.text),
            "factwire": one.versions.factwire,
            "model": one.versions.model,
        }
        for one in versions
    ]
    return Table("versions", "Earlier texts", columns, rows)


def _superseded_table(superseded: Sequence[Superseded]) -> Table:
    columns = (
        Column("at", "when", is_time=True),
        Column("why"),
        Column("kind"),
        Column("record"),
        Column("version", "of text", is_number=True),
        Column("model"),
    )
    rows: list[Row] = [
        {
            "at": one.at,
            "why": one.why.value,
            "kind": one.record.kind_prefix,
            "record": in_words(one.record),
            "version": one.article_version,
            "model": one.versions.model,
            "id": one.record.id,
        }
        for one in superseded
    ]
    return Table("superseded", "Records that gave way to others", columns, rows)
