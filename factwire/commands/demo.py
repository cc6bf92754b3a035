"""`factwire demo`: the main job on an embedded newsroom."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console


def demo(
    folder: Annotated[
        Path | None, typer.Option(help="Where the demo's database goes; a temporary folder by default.")
    ] = None,
) -> None:
    """Serve a small news site on this machine, ingest it twice, and show what was found."""
    from factwire.demo import run_demo

    run_demo(folder, Console())
