"""Vocabulary as data: one entry a line, `#` opens a comment line. The largest lists are packed (`xz -d` shows them)."""

from __future__ import annotations

import lzma
from functools import cache
from importlib.resources import files


@cache
def entries(name: str) -> tuple[str, ...]:
    """The entries of one lexicon file, in its order, without comments and empty lines."""
    content = files(__package__).joinpath(name).read_bytes()
    text = (lzma.decompress(content) if name.endswith(".xz") else content).decode("utf-8")
    return tuple(line for raw in text.splitlines() if (line := raw.rstrip()) and not line.startswith("#"))
