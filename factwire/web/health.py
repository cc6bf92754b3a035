"""Ingestion health: each source's last run and cursor, what failed and why, what was given up, recent runs.

A retry makes a URL due again: the next run asks for it as if it had never failed.
"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from factwire.web.archive_pages import OpenedStore, PageRoute, PostedForm, see_other
from factwire.web.archive_tables import Action, Column, Row, Table, asked_for, shown
from factwire.web.pages import html_page
from factwire.web.safe_text import safe_url
from flows.report import IngestReport
from flows.state import Outcome, SourceCursor, Visit, revived
from flows.stores import Store
from flows.stores.visited import newest_visits, visits_by_source
from schemas import Failure

router = APIRouter(include_in_schema=False, route_class=PageRoute)

MOST_RUNS, MOST_VISITS = 50, 500
_COUNTS = ("found", "new", "updated", "unchanged", "duplicates", "removed", "waiting", "failed")
RETRIED = (Outcome.FAILED, Outcome.DEAD)


@router.get("/health")
def health(request: Request, store: OpenedStore) -> Response:
    sources = _sources_table(store)
    failed, dead = (_visits_table(store, outcome) for outcome in RETRIED)
    runs = _runs_table(store)
    download = asked_for((sources, failed, dead, runs), request)
    if download is not None:
        return download
    counts = store.counts()
    return html_page(
        request, "health.html",
        sources=shown(sources, request), failed=shown(failed, request), dead=shown(dead, request),
        runs=shown(runs, request), retried=request.query_params.get("retried", ""), counts=counts,
        troubled=[row for row in sources.rows if row["failures"]], store=store_name(store),
    )  # fmt: skip


@router.post("/health/retry")
def retry(store: OpenedStore, form: PostedForm) -> Response:
    """One URL ("url"), or all that ended so ("outcome")."""
    if form.get("url"):
        visit = store.visit(form["url"])
        visits = [visit] if visit and visit.outcome in RETRIED else []
    else:
        outcome = form.get("outcome", "")
        visits = list(store.visits(Outcome(outcome))) if outcome in RETRIED else []
    for visit in visits:
        store.record_visit(revived(visit))
    return see_other(f"/health?retried={len(visits)}")


def store_name(store: Store) -> str:
    return str(getattr(store, "name", ""))


def _sources_table(store: Store) -> Table:
    columns = (
        Column("source"),
        Column("last_run", "last run", is_time=True),
        Column("last_success", "last success", is_time=True),
        Column("newest_at", "newest item of", is_time=True),
        Column("newest_item", "newest item", link=_link("newest_item"), show=_short("newest_item")),
        Column("urls", "URLs", is_number=True),
        Column("waiting", "of them failing", is_number=True),
        Column("dead", "given up", is_number=True),
        Column("failures", "runs failed in a row", is_number=True),
        Column("reason", "why the last run failed"),
    )
    visited = visits_by_source(store)
    cursors = {cursor.source: cursor for cursor in store.source_cursors()}
    rows = [
        _source_row(cursors.get(name) or SourceCursor(source=name), visited.get(name, {})) for name in visited | cursors
    ]
    rows.sort(key=lambda row: (-row["failures"], row["source"]))
    return Table("sources", "Sources", columns, rows, "No source was read into this store yet: factwire ingest.")


def _source_row(cursor: SourceCursor, visits: dict[Outcome, int]) -> dict[str, Any]:
    return {
        "source": cursor.source,
        "last_run": cursor.last_run,
        "last_success": cursor.last_success,
        "newest_at": cursor.newest_at,
        "newest_item": cursor.newest_item,
        "urls": sum(visits.values()),
        "waiting": visits.get(Outcome.FAILED, 0),
        "dead": visits.get(Outcome.DEAD, 0),
        "failures": cursor.failures,
        "reason": _reason(cursor.failure),
        "etag": cursor.etag,
        "last_modified": cursor.last_modified,
    }


def _visits_table(store: Store, outcome: Outcome) -> Table:
    columns = (
        Column("url", "URL", link=_link("url"), show=_short("url")),
        Column("source"),
        Column("stage"),
        Column("reason"),
        Column("attempts", is_number=True),
        Column("visited_at", "last tried", is_time=True),
        Column("next_try", "next try", is_time=True),
    )
    rows = [_visit_row(visit) for visit in newest_visits(store, outcome, MOST_VISITS)]
    titles = {Outcome.FAILED: "Failures", Outcome.DEAD: "Given up"}
    empty = {Outcome.FAILED: "Nothing has failed.", Outcome.DEAD: "Nothing was given up."}
    note = f"The newest {MOST_VISITS}." if len(rows) == MOST_VISITS else ""
    return Table(outcome.value, titles[outcome], columns, rows, empty[outcome], note, _RETRY)


_RETRY = Action("/health/retry", "Try again", lambda row: {"url": row["url"]})


def _visit_row(visit: Visit) -> dict[str, Any]:
    return {
        "url": visit.url,
        "source": visit.source,
        "stage": visit.failure.stage if visit.failure else None,
        "reason": _reason(visit.failure),
        "attempts": visit.attempts,
        "visited_at": visit.visited_at,
        "next_try": visit.next_try,
        "article_id": visit.article_id,
    }


def _runs_table(store: Store) -> Table:
    numbers = (*_COUNTS, "records")
    columns = (
        Column("started_at", "started", is_time=True),
        Column("seconds", is_number=True, show=lambda row: f"{row['seconds']:,.1f}"),
        *(Column(name, is_number=True) for name in numbers),
        Column("rate", "articles/s", is_number=True, show=lambda row: f"{row['rate']:.1f}"),
        Column("failures", "why"),
    )
    rows = [_run_row(report) for report in store.runs(MOST_RUNS)]
    return Table("runs", "Recent runs", columns, rows, "No run is recorded yet.")


def _run_row(report: IngestReport) -> dict[str, Any]:
    reasons = [f"{failure.concerns or failure.stage}: {failure.message}" for failure in report.failures[:3]]
    more = len(report.failures) - len(reasons)
    return {
        "started_at": report.started_at,
        "seconds": report.seconds,
        **{name: getattr(report, name) for name in _COUNTS},
        "records": sum(report.records.values()),
        "rate": report.articles_per_second,
        "failures": "; ".join([*reasons, f"and {more} more"] if more > 0 else reasons),
    }


def _reason(failure: Failure | None) -> str | None:
    return f"{failure.error}: {failure.message}" if failure else None


def _link(name: str) -> Any:
    return lambda row: safe_url(row[name])


def _short(name: str, most: int = 90) -> Any:
    def short(row: Row) -> str:
        text = str(row[name] or "").removeprefix("https://").removeprefix("http://")
        return text if len(text) <= most else f"{text[: most // 2]}…{text[-most // 2 :]}"

    return short
