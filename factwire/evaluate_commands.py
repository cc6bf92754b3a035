"""`factwire evaluate …`: the scores of the pipeline on annotated data."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factwire.options import Model, ReportFormat
from factwire.standard_input import file_of

evaluate_app = typer.Typer(help="Score the pipeline on annotated data.", no_args_is_help=True, rich_markup_mode=None)

MoreSuites = Annotated[list[Path] | None, typer.Argument(metavar="[FILE]...", help="As in: --data suites/*.gz")]


@evaluate_app.command("entities")
def evaluate_entities(
    data: Annotated[
        list[Path], typer.Option(help="Files of tokens and BIO labels, .jsonl or .jsonl.gz.", callback=file_of)
    ],
    more: MoreSuites = None,
    format: Annotated[ReportFormat, typer.Option("--format", "-f")] = ReportFormat.TABLE,
    model: Model = None,
) -> None:
    """Strict and relaxed precision, recall and F of the names, by label."""
    from factwire.evaluation import score_entities

    typer.echo(score_entities([*data, *(more or [])], model, format.value), nl=False)


@evaluate_app.command("grammar")
def evaluate_grammar(
    data: Annotated[list[Path], typer.Option(help="Universal Dependencies treebanks, .conllu.gz.", callback=file_of)],
    more: MoreSuites = None,
    genre: Annotated[str, typer.Option(help="Only documents whose id contains this (GUM_news …).")] = "",
    format: Annotated[ReportFormat, typer.Option("--format", "-f")] = ReportFormat.TABLE,
    model: Model = None,
) -> None:
    """Tags, lemmas, dependencies and sentences on treebanks."""
    from factwire.evaluation import score_grammar

    typer.echo(score_grammar([*data, *(more or [])], genre, model, format.value), nl=False)


@evaluate_app.command("attributions")
def evaluate_attributions(
    data: Annotated[
        list[Path], typer.Option(help="Articles with every attribution marked, .jsonl or .jsonl.gz.", callback=file_of)
    ],
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first articles of each file.")] = None,
    format: Annotated[ReportFormat, typer.Option("--format", "-f")] = ReportFormat.TABLE,
    model: Model = None,
) -> None:
    """Exact spans of sources, cues and contents: of the quotes, and of the trained attributions."""
    from factwire.evaluation import score_attributions

    typer.echo(score_attributions(data, limit, model, format.value), nl=False)


@evaluate_app.command("gold")
def evaluate_gold(
    data: Annotated[
        list[Path] | None, typer.Option(help="Gold files; those that ship by default.", callback=file_of)
    ] = None,
    format: Annotated[ReportFormat, typer.Option("--format", "-f")] = ReportFormat.TABLE,
    model: Model = None,
) -> None:
    """Scores of every kind of record on annotated articles and sentences, by file and overall."""
    from factwire.evaluation import score_gold

    typer.echo(score_gold(data, model, format.value), nl=False)


@evaluate_app.command("links")
def evaluate_links(
    data: Annotated[
        list[Path] | None, typer.Option(help="Files of names with their entries, .jsonl.", callback=file_of)
    ] = None,
    format: Annotated[ReportFormat, typer.Option("--format", "-f")] = ReportFormat.TABLE,
) -> None:
    """Precision and recall of the links of organizations to company lists, at several thresholds."""
    from factwire.evaluation import score_links

    typer.echo(score_links(data, format.value), nl=False)


@evaluate_app.command("sections")
def evaluate_sections(
    data: Annotated[
        Path, typer.Option(help="The releases that were annotated, .jsonl or .jsonl.gz.", callback=file_of)
    ],
    gold: Annotated[
        Path | None, typer.Option(help="Offsets and labels; those that ship by default.", callback=file_of)
    ] = None,
    format: Annotated[ReportFormat, typer.Option("--format", "-f")] = ReportFormat.TABLE,
) -> None:
    """Press releases taken apart: datelines, release dates, tickers, and where standing text begins and ends."""
    from factwire.evaluation import score_sections

    typer.echo(score_sections(data, gold, format.value), nl=False)


@evaluate_app.command("deals")
def evaluate_deals(
    data: Annotated[
        Path, typer.Option(help="The releases that were annotated, .jsonl or .jsonl.gz.", callback=file_of)
    ],
    gold: Annotated[
        list[Path] | None, typer.Option(help="Offsets and labels; both halves by default.", callback=file_of)
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="List each miss and each false one: development only.")] = False,
    format: Annotated[ReportFormat, typer.Option("--format", "-f")] = ReportFormat.TABLE,
    model: Model = None,
) -> None:
    """Deals and affiliations of real press releases, annotated by hand."""
    from factwire.evaluation import score_deals

    typer.echo(score_deals(data, gold, show, model, format.value), nl=False)


Suites = Annotated[
    list[Path], typer.Option(help="Files of sentences with what they hold, .jsonl or .jsonl.gz.", callback=file_of)
]
Peers = Annotated[bool, typer.Option("--peers/--no-peers", help="Score the libraries that do the same, too.")]


@evaluate_app.command("figures")
def evaluate_figures(
    data: Suites,
    more: MoreSuites = None,
    format: Annotated[ReportFormat, typer.Option("--format", "-f")] = ReportFormat.TABLE,
    peers: Peers = True,
) -> None:
    """Value and span scores of the amounts, beside quantulum3, and the seconds of each."""
    from factwire.evaluation import score_figures

    typer.echo(score_figures([*data, *(more or [])], peers, format.value), nl=False)


@evaluate_app.command("times")
def evaluate_times(
    data: Suites,
    more: MoreSuites = None,
    format: Annotated[ReportFormat, typer.Option("--format", "-f")] = ReportFormat.TABLE,
    peers: Peers = True,
) -> None:
    """TIMEX3 values and days of the time expressions, beside dateparser's search, and the seconds of each."""
    from factwire.evaluation import score_times

    typer.echo(score_times([*data, *(more or [])], peers, format.value), nl=False)


@evaluate_app.command("parse")
def evaluate_parse(
    data: Annotated[Path, typer.Option(help="A folder with pages and their truth: benchmark/, news/, edgar/.")],
    format: Annotated[ReportFormat, typer.Option("--format", "-f")] = ReportFormat.TABLE,
    peers: Annotated[bool, typer.Option("--peers/--no-peers", help="Score trafilatura's defaults, too.")] = True,
) -> None:
    """Text, title, authors and date of web pages, the words kept of filings, and the pages a second."""
    from factwire.evaluation import score_parse

    typer.echo(score_parse(data, peers, format.value), nl=False)
