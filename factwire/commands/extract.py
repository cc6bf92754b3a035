"""`factwire extract`: one article, read at once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from factwire.commands.printing import console_for, write
from factwire.options import AllowPrivate, ArticleFormat, Entities, Model

EXAMPLES = """
Read one article and show the facts in it.

  factwire extract article.txt --published 2026-01-12
  factwire extract https://news.example/story --format json
  factwire extract release.html --entities companies.csv
  factwire extract article.txt --format html -o report.html
  pbpaste | factwire extract - --format csv > facts.csv
"""


def extract(
    location: Annotated[str, typer.Argument(metavar="[FILE | URL | -]", help="- reads standard input.")] = "-",
    published: Annotated[
        str | None, typer.Option(help="The publication date, YYYY-MM-DD: what “last year” counts from.")
    ] = None,
    kind: Annotated[list[str] | None, typer.Option(help="Only records of this kind (repeatable).")] = None,
    format: Annotated[
        ArticleFormat,
        typer.Option("--format", "-f", help="table or html (one file to mail) for people; json, jsonl, csv."),
    ] = ArticleFormat.TABLE,
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
    write(render(extraction, format.value, kinds, console_for(output)), output)
    for failure in extraction.failures:
        typer.echo(f"factwire: {failure.stage}: {failure.message}", err=True)
    if extraction.failures:
        raise typer.Exit(1)
