"""The recipe's word lists: one entry a line, # opens a comment."""

from collections.abc import Iterator
from pathlib import Path

LEXICONS = Path(__file__).parent / "lexicons"


def lexicon_lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line
