"""What `factwire evaluate parse` shows: one table of the pages, one of the filings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.table import Table

_COLUMNS = ("pages", "system", "body F, shingles", "body F, words", "title %", "authors %", "date %", "pages/s")


def parse_tables(result: Mapping[str, Any]) -> str:
    """The scores of `corpus.evaluate_parse` as text."""
    console = Console(width=140, no_color=True)
    with console.capture() as capture:
        console.print(_pages(result["files"]))
        if result["filings"]:
            console.print(_filings(result["filings"]))
        console.print("versions:", ", ".join(f"{name} {number}" for name, number in result["versions"].items()))
    return capture.get()


def _pages(files: Mapping[str, Any]) -> Table:
    table = Table(title="pages: F of the text; titles, authors and dates that are right", title_justify="left")
    for column in _COLUMNS:
        table.add_column(column, justify="left" if column in ("pages", "system") else "right")
    for name, file in files.items():
        for system, scores in file["systems"].items():
            shares = [_share(scores[field]) for field in ("title", "authors", "date")]
            table.add_row(f"{name} ({file['pages']})", system, f"{scores['shingles']['f']:.3f}",
                          f"{scores['tokens']['f']:.3f}", *shares, f"{scores['pages_a_second']:.0f}")  # fmt: skip
    return table


def _share(share: Mapping[str, Any] | None) -> str:
    return f"{share['percent']:.1f} of {share['of']}" if share else "–"


def _filings(filings: Mapping[str, Mapping[str, float]]) -> Table:
    table = Table(title="filings: % of the words that are kept", title_justify="left")
    systems = list(next(iter(filings.values())))
    for column in ("filing", *systems):
        table.add_column(column, justify="left" if column == "filing" else "right")
    for name, kept in filings.items():
        table.add_row(name, *(f"{kept[system]:.2f}" for system in systems))
    return table
