"""The command line. Each command is one call of a plain function; errors are one clear line.

Exit codes: 0 success, 1 something that was asked for failed, 2 the call itself cannot be understood.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from factwire.evaluate_commands import evaluate_app
from factwire.options import AllowPrivate, Entities, Format, Model, OutputFormat, ReportFormat, Store
from schemas import FactwireError

EXAMPLES_EXTRACT = """
Read one article and show the facts in it.

  factwire extract article.txt --published 2026-01-12
  factwire extract https://news.example/story --format json
  factwire extract release.html --entities companies.csv
  pbpaste | factwire extract - --format csv > facts.csv
"""
EXAMPLES_INGEST = """
Fetch every article of the sources and write its records to a store. A second run adds only what is new.

  factwire ingest https://news.example/feed.xml --store sqlite:///news.db
  factwire ingest releases/ urls:links.txt sitemap.xml --store news.jsonl
  factwire ingest page:https://news.example/story --store news.db
"""
EXAMPLES_RECORDS = """
Query what a store holds.

  factwire records --store news.db
  factwire records figure --store news.db --text "out-licensing" --format csv
  factwire records quote --store news.db --organization Acme --limit 20
"""
EXAMPLES_TIES = """
What several articles of a store say alike, and where they contradict each other.

  factwire ties --store news.db
  factwire ties corroborated_claims --store news.db
  factwire ties contradictions --store news.db --format json
"""
EXAMPLES_SCHEMA = """
Print the JSON Schema of a record (the published contract), or list the kinds.

  factwire schema
  factwire schema figure
"""
EXAMPLES_SERVE = """
Run the ingestion again and again on a schedule, as a Prefect deployment served by this process.

  factwire serve-flows https://news.example/feed.xml --store news.db --every 900
  factwire serve-flows sources.toml --store news.db --cron "*/15 * * * *"
"""

app = typer.Typer(
    name="factwire",
    help="Turns industry news and press releases into records: who, how much, when, who said it, what is claimed.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)
app.add_typer(evaluate_app, name="evaluate")


@app.command(help=EXAMPLES_EXTRACT)
def extract(
    location: Annotated[str, typer.Argument(metavar="[FILE | URL | -]", help="- reads standard input.")] = "-",
    published: Annotated[
        str | None, typer.Option(help="The publication date, YYYY-MM-DD: what “last year” counts from.")
    ] = None,
    kind: Annotated[list[str] | None, typer.Option(help="Only records of this kind (repeatable).")] = None,
    format: Format = OutputFormat.TABLE,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file.")] = None,
    allow_private: AllowPrivate = False,
    model: Model = None,
    entities: Entities = None,
) -> None:
    from extractors.pipeline import build_nlp
    from extractors.pipeline import extract as extract_article
    from factwire.inputs import read_article
    from factwire.output import checked_kinds, render

    kinds = checked_kinds(kind)
    if location == "-" and sys.stdin.isatty():
        Console(stderr=True).print("Paste the article, then press Ctrl-D:")
    article = read_article(location, published=published, allow_private=allow_private)
    extraction = extract_article(article, build_nlp(model, entities))
    _write(render(extraction, format.value, kinds, _console(output)), output)
    for failure in extraction.failures:
        typer.echo(f"factwire: {failure.stage}: {failure.message}", err=True)
    if extraction.failures:
        raise typer.Exit(1)


@app.command(help=EXAMPLES_INGEST)
def ingest(
    sources: Annotated[
        list[str], typer.Argument(help="Feed or sitemap URL, page:URL, urls:FILE, folder, .jsonl(.gz) file.")
    ],
    store: Store = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many articles.")] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that extract; by default as the machine has.")
    ] = None,
    refresh: Annotated[
        bool, typer.Option(help="Fetch again what is stored already, to see whether it changed.")
    ] = False,
    allow_private: AllowPrivate = False,
    prefect: Annotated[bool, typer.Option(help="Run as a Prefect flow, with its logs, retries and artifacts.")] = False,
    format: Annotated[ReportFormat, typer.Option("--format", "-f")] = ReportFormat.TABLE,
    model: Model = None,
    entities: Entities = None,
) -> None:
    from factwire.ingestion import run_ingestion
    from factwire.output import render_report

    report = run_ingestion(
        sources, store, model=model, entities=entities, limit=limit, workers=workers, refresh=refresh,
        allow_private=allow_private, as_flow=prefect, progress=Console(stderr=True),
    )  # fmt: skip
    _write(render_report(report, format.value, _console(None)), None)
    for failure in report.failures:
        concerns = f"{failure.concerns}: " if failure.concerns else ""
        typer.echo(f"factwire: {concerns}{failure.message}", err=True)
    if not report.is_clean:
        raise typer.Exit(1)


@app.command(help=EXAMPLES_RECORDS)
def records(
    store: Store = None,
    kind: Annotated[str | None, typer.Argument(help="figure, quote, organization …; without it, the counts.")] = None,
    text: Annotated[str | None, typer.Option(help="Only records whose evidence or fields contain these words.")] = None,
    organization: Annotated[
        str | None, typer.Option(help="Only records of articles that name this organization.")
    ] = None,
    since: Annotated[str | None, typer.Option(help="Only articles published on or after this day.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 50,
    format: Format = OutputFormat.TABLE,
) -> None:
    from factwire.stored import show_records

    _write(
        show_records(
            store, kind, text=text, organization=organization, since=since, limit=limit, format=format.value,
            console=_console(None),
        ),
        None,
    )  # fmt: skip


@app.command(help=EXAMPLES_TIES)
def ties(
    store: Store = None,
    view: Annotated[
        str | None,
        typer.Argument(
            help="corroborated_claims, corroborated_deals, contradictions, near_duplicates, stories; else the counts."
        ),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 50,
    format: Format = OutputFormat.TABLE,
) -> None:
    from factwire.ties import show_ties

    _write(show_ties(store, view, limit=limit, format=format.value, console=_console(None)), None)


@app.command(help=EXAMPLES_SCHEMA)
def schema(
    kind: Annotated[str | None, typer.Argument(help="A record kind, article or extraction.")] = None,
) -> None:
    from schemas import ConfigError
    from schemas.publish import CONTRACT_MODELS, render

    if kind is None:
        typer.echo("\n".join(CONTRACT_MODELS))
    elif kind in CONTRACT_MODELS:
        typer.echo(render(kind), nl=False)
    else:
        raise ConfigError(f"no kind of record {kind!r}; there are: {', '.join(CONTRACT_MODELS)}")


@app.command()
def doctor(
    format: Annotated[ReportFormat, typer.Option("--format", "-f")] = ReportFormat.TABLE, model: Model = None
) -> None:
    """Check this installation: versions, the language model, a sample extraction, a store, Prefect."""
    from factwire.doctor import examine, render_examination

    checks = examine(model)
    typer.echo(render_examination(checks, format.value), nl=False)
    if not all(check.is_fine for check in checks):
        raise typer.Exit(1)


@app.command(name="serve-flows", help=EXAMPLES_SERVE)
def serve_flows(
    sources: Annotated[list[str], typer.Argument(help="As for `factwire ingest`.")],
    store: Store = None,
    every: Annotated[int | None, typer.Option(min=10, help="Seconds between runs (900 when neither is given).")] = None,
    cron: Annotated[str | None, typer.Option(help="A cron schedule instead.")] = None,
    model: Model = None,
    entities: Entities = None,
) -> None:
    from datetime import timedelta

    from flows.serving import serve_flows as serve
    from flows.settings import load_settings

    settings = load_settings()
    interval = timedelta(seconds=every or 900) if cron is None else None
    model, entities = model or settings.model, entities or settings.entities
    serve(sources, store or settings.store, model=model, entities=entities, interval=interval, cron=cron)


@app.command()
def demo(
    folder: Annotated[
        Path | None, typer.Option(help="Where the demo's database goes; a temporary folder by default.")
    ] = None,
) -> None:
    """Serve a small news site on this machine, ingest it twice, and show what was found."""
    from factwire.demo import run_demo

    run_demo(folder, Console())


@app.command()
def bench(
    source: Annotated[str, typer.Argument(help="Articles to read: a folder or a .jsonl(.gz) file.")],
    limit: Annotated[int, typer.Option(min=1)] = 100,
    format: Annotated[ReportFormat, typer.Option("--format", "-f")] = ReportFormat.TABLE,
    model: Model = None,
    models: Annotated[
        bool, typer.Option("--models", help="Only the language models, on one core and two, beside a yardstick.")
    ] = False,
) -> None:
    """Articles and words a second of extraction, beside the language model alone, and the peak memory."""
    from factwire.benchmark import measure, measure_language_models, render_benchmark

    if models:
        typer.echo(measure_language_models(source, limit, model, format.value), nl=False)
        return
    typer.echo(render_benchmark(measure(source, limit, model), format.value), nl=False)


def _console(output: Path | None) -> Console:
    """A console that is plain where the output is no terminal; wide enough there that no cell is cut."""
    if output is None and sys.stdout.isatty():
        return Console()
    return Console(width=160, no_color=True, force_terminal=False)


def _write(text: str, output: Path | None) -> None:
    from schemas import StoreError

    if output is None:
        typer.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise StoreError(f"cannot be written: {error.strerror or error}", concerns=str(output)) from error


def _stop(message: str, code: int) -> NoReturn:
    typer.echo(f"factwire: {message}", err=True)
    raise SystemExit(code)


def main() -> None:
    """The console script: runs the app and turns expected errors into one line."""
    try:
        app()
    except FactwireError as error:
        _stop(str(error), 1)
    except KeyboardInterrupt:
        _stop("interrupted", 130)
    except BrokenPipeError:  # `factwire … | head` closed the pipe: not an error of ours
        sys.stderr.close()
        raise SystemExit(0) from None


if __name__ == "__main__":
    main()
