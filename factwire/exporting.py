"""An export, run and shown; and the changes of a store, for programs that pull them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from flows.delivery import DeliveryReport, deliver
from flows.delivery.envelope import as_line, envelope
from flows.settings import load_settings
from flows.stores import open_store


def run_export(
    store: str | None,
    to: str,
    *,
    since: int | None,
    kinds: Sequence[str] | None,
    mapping: Path | None,
    full: bool,
    allow_private: bool,
    format: str,
    progress: Console,
) -> None:
    """Deliver, with a bar on a terminal, and say what was done."""
    with _bar(progress) as bar:
        task = bar.add_task("delivering", total=None)
        report = deliver(
            store or load_settings().store,
            to,
            mapping=mapping,
            kinds=kinds,
            since=since,
            full=full,
            allow_private=allow_private,
            on_progress=lambda reached, last: bar.update(task, completed=reached, total=last),
        )
    typer.echo(_rendered(report, format), nl=False)


def change_lines(store: str | None, since: int, kinds: Sequence[str] | None, limit: int | None) -> Iterator[str]:
    """Each change after a cursor as a line of JSON."""
    with open_store(store or load_settings().store, create=False) as opened:
        for change in islice(opened.changes(since, kinds=kinds), limit):
            yield as_line(envelope(change))


def _rendered(report: DeliveryReport, format: str) -> str:
    if format == "json":
        return report.model_dump_json(indent=2) + "\n"
    lines = [f"{report.target}: {report.summary()}"]
    for kind in dict.fromkeys((*report.put, *report.retracted)):
        lines.append(f"{report.put.get(kind, 0):>8} put  {report.retracted.get(kind, 0):>6} retracted  {kind}")
    lines += (f"note: {note}" for note in report.notes)
    return "\n".join(lines) + "\n"


def _bar(console: Console) -> Progress:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
