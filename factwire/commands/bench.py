"""`factwire bench`: how fast it is here."""

from __future__ import annotations

from typing import Annotated

import typer

from factwire.options import Model, ReportFormat
from factwire.standard_input import source_of


def bench(
    source: Annotated[
        str, typer.Argument(help="Articles to read: a folder or a .jsonl(.gz) file, -.", callback=source_of)
    ],
    limit: Annotated[int, typer.Option(min=1)] = 100,
    format: Annotated[ReportFormat, typer.Option("--format", "-f")] = ReportFormat.TABLE,
    model: Model = None,
    models: Annotated[
        bool, typer.Option("--models", help="Only the language models, on one core and two, beside a yardstick.")
    ] = False,
    ingest: Annotated[
        bool, typer.Option("--ingest", help="The whole way: the Prefect flow into stores, again, and a re-extraction.")
    ] = False,
    postgres: Annotated[
        str | None, typer.Option(metavar="URL", help="With --ingest: also into this database, in schemas bench_….")
    ] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="With --ingest: processes that extract.")] = None,
) -> None:
    """Articles and words a second of extraction, beside the language model alone, and the peak memory."""
    if ingest:
        from factwire.benchmark_ingest import measure_ingestion, render_ingestion

        typer.echo(render_ingestion(measure_ingestion(source, limit, model, postgres, workers), format.value), nl=False)
        return
    from factwire.benchmark import measure, measure_language_models, render_benchmark

    if models:
        typer.echo(measure_language_models(source, limit, model, format.value), nl=False)
        return
    typer.echo(render_benchmark(measure(source, limit, model), format.value), nl=False)
