"""Vocabulary as data: one entry a line, `#` opens a comment line."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def entries(name: str) -> tuple[str, ...]:
    """The entries of one lexicon file, in its order, without comments and empty lines."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return tuple(line for raw in text.splitlines() if (line := raw.rstrip()) and not line.startswith("#"))
