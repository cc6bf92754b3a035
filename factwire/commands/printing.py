"""Where a command's output goes: the terminal, a pipe or a file."""

from __future__ import annotations

import sys
from pathlib import Path

import typer
from rich.console import Console

from factwire.standard_input import STANDARD_INPUT
from schemas import StoreError


def console_for(output: Path | None) -> Console:
    """A console that is plain where the output is no terminal; wide enough there that no cell is cut."""
    if output is None and sys.stdout.isatty():
        return Console()
    return Console(width=160, no_color=True, force_terminal=False)


def write(text: str, output: Path | None) -> None:
    """To the file, or to standard output where there is none. Raises StoreError for a file that cannot be written."""
    if output is None or str(output) == STANDARD_INPUT:  # "-" is standard output here
        typer.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise StoreError(f"cannot be written: {error.strerror or error}", concerns=str(output)) from error
