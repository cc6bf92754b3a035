"""`factwire backfill`, `retry`, `reextract` and `maintain`: from the command line to the plain functions of flows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import chain

from rich.console import Console
from rich.table import Table
from rich.text import Text

from factwire.ingestion import counting_bar, progress_bar
from flows.ingestion import Ingestion
from flows.maintenance import MaintenanceReport, again, maintain, revive
from flows.past import backfill
from flows.reextraction import ReextractReport, reextract
from flows.report import IngestReport
from flows.settings import Settings, load_settings
from flows.sources.base import Days
from flows.state import Outcome, Visit
from flows.stores import open_store
from schemas import ConfigError


def run_backfill(
    sources: Sequence[str],
    store: str | None,
    since: str | None,
    until: str | None,
    *,
    oldest_first: bool,
    limit: int | None,
    to: str | None,
    workers: int | None,
    model: str | None,
    entities: str | None,
    allow_private: bool,
    progress: Console,
) -> IngestReport:
    settings = _settings(allow_private)
    with progress_bar(progress) as on_progress:
        return backfill(
            sources,
            store or settings.store,
            Days(_day(since), _day(until)),
            oldest_first=oldest_first,
            limit=limit,
            to=to,
            workers=workers or settings.workers,
            model=model or settings.model,
            entities=entities or settings.entities,
            http=settings.http_client(),
            on_progress=on_progress,
        )


def run_retry(
    urls: Sequence[str],
    store: str | None,
    *,
    sources: Sequence[str],
    waiting: bool,
    workers: int | None,
    model: str | None,
    entities: str | None,
    allow_private: bool,
    progress: Console,
) -> IngestReport:
    """Revive what was given up, and try it now."""
    settings = _settings(allow_private)
    with (
        progress_bar(progress) as on_progress,
        Ingestion(
            store or settings.store,
            model=model or settings.model,
            entities=entities or settings.entities,
            workers=workers or settings.workers or 1,
            http=settings.http_client(),
        ) as ingestion,
    ):
        revived = revive(ingestion.store, urls=urls, waiting=waiting or bool(urls))
        report = ingestion.run(again(ingestion, revived, sources), on_progress)
        ingestion.store.record_run(report)
        return report


def show_failures(store: str | None, format: str, console: Console) -> str:
    """What waits to be tried again and what was given up, with the reasons."""
    with open_store(store or load_settings().store, create=False) as opened:
        visits = list(chain(opened.visits(Outcome.DEAD), opened.visits(Outcome.FAILED)))
    if format == "json":
        return "[" + ",\n".join(visit.model_dump_json() for visit in visits) + "]\n"
    table = Table("", "tries", "next", "reason", "url", "source")
    for visit in visits:
        table.add_row(*_cells(visit))
    with console.capture() as capture:
        console.print(table if visits else Text("nothing has failed"))
    return capture.get()


def run_reextraction(
    store: str | None,
    *,
    everything: bool,
    after: str | None,
    from_start: bool,
    limit: int | None,
    workers: int | None,
    model: str | None,
    entities: str | None,
    progress: Console,
) -> ReextractReport:
    settings = load_settings()
    with counting_bar(progress, "reading again") as advance:
        return reextract(
            store or settings.store,
            everything=everything,
            after=after,
            from_start=from_start,
            limit=limit,
            workers=workers or settings.workers,
            model=model or settings.model,
            entities=entities or settings.entities,
            on_article=advance,
        )


def run_maintenance(
    store: str | None,
    *,
    sources: Sequence[str],
    keep_days: int,
    recheck_days: int,
    vacuum: bool,
    workers: int | None,
    model: str | None,
    entities: str | None,
    allow_private: bool,
    progress: Console,
) -> MaintenanceReport:
    settings = _settings(allow_private)
    with progress_bar(progress) as on_progress:
        return maintain(
            store or settings.store,
            sources=sources,
            keep_days=keep_days or None,
            recheck_days=recheck_days,
            vacuum=vacuum,
            workers=workers or settings.workers or 1,
            model=model or settings.model,
            entities=entities or settings.entities,
            http=settings.http_client(),
            cache=settings.http_cache(),
            on_progress=on_progress,
        )


def _settings(allow_private: bool) -> Settings:
    private = {"allow_private": True, "allow_loopback": True} if allow_private else {}
    return load_settings().model_copy(update=private)


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError as error:
        raise ConfigError(f"{written!r} is not a day like 2026-01-12") from error


def _cells(visit: Visit) -> tuple[Text, ...]:
    failure = visit.failure
    when = "given up" if visit.outcome is Outcome.DEAD else "next run"
    if visit.next_try:
        when = f"{visit.next_try:%Y-%m-%d %H:%M}"
    reason = f"{failure.stage}: {failure.message}" if failure else ""
    cells = (visit.outcome.value, str(visit.attempts), when, reason, visit.url, visit.source)
    return tuple(map(Text, cells))
