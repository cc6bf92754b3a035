"""`factwire ingest`: the plain ingestion or the Prefect flow, with a progress bar on a terminal."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from flows.ingestion import OnProgress, ingest
from flows.ingestion import Progress as Step
from flows.report import IngestReport
from flows.settings import PREFIX, load_settings
from flows.state import Outcome
from schemas import ConfigError


def run_ingestion(
    sources: Sequence[str],
    store: str | None = None,
    *,
    model: str | None = None,
    entities: str | None = None,
    limit: int | None = None,
    workers: int | None = None,
    refresh: bool = False,
    to: str | None = None,
    allow_private: bool = False,
    as_flow: bool = False,
    progress: Console,
) -> IngestReport:
    """Ingest the sources into the store; what is expected to fail in one of them is in the report.

    What is None is taken from the FACTWIRE_… variables of the environment.
    """
    settings = load_settings()
    store, model, workers = store or settings.store, model or settings.model, workers or settings.workers
    entities = entities or settings.entities
    private = {"allow_private": True, "allow_loopback": True} if allow_private else {}
    if as_flow:
        if limit is not None:
            raise ConfigError("--limit does not go with --prefect: a flow reads all that its sources list")
        from flows.ingest import ingest as ingest_flow  # Prefect takes a second to import

        with _environment({f"{PREFIX}{name.upper()}": "true" for name in private}), _reaching_prefect():
            return ingest_flow(
                list(sources), store, model=model, entities=entities, workers=workers, refresh=refresh, to=to
            )
    with progress_bar(progress) as on_progress:
        return ingest(
            sources,
            store,
            model=model,
            entities=entities,
            limit=limit,
            workers=workers,
            refresh=refresh,
            to=to,
            http=settings.model_copy(update=private).http_client(),
            on_progress=on_progress,
        )


@contextmanager
def _reaching_prefect() -> Iterator[None]:
    """Prefect's own error for a server that is not there, as one of ours."""
    try:
        yield
    except RuntimeError as error:
        if "Failed to reach API" not in str(error):
            raise
        raise ConfigError(f"Prefect: {error}") from error


@contextmanager
def _environment(variables: Mapping[str, str]) -> Iterator[None]:
    """The environment with these variables: a flow reads its settings there, wherever it runs."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def progress_bar(console: Console) -> Iterator[OnProgress]:
    """A bar with the count and the failures; nothing where the output is no terminal."""
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
        TextColumn("{task.fields[failed]} failed"),
    )  # fmt: skip
    failed = 0
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("reading", total=None, failed=0)

        def advance(step: Step) -> None:
            nonlocal failed
            failed += step.visit.outcome in (Outcome.FAILED, Outcome.DEAD)
            bar.update(task, completed=step.done, total=step.found, failed=failed)

        yield advance


@contextmanager
def counting_bar(console: Console, what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar that is told how many are done, of how many; nothing where the output is no terminal."""
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
        TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
