"""Hard lines of business news in `business_lines.tsv`, each with the row of its amounts; those without any are traps.

All sentences are our own words about invented companies; their readings were written down before the scanner read them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extractors.amount_rows import row_of_amounts

LINES = (Path(__file__).parent / "business_lines.tsv").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", LINES)
def test_hard_lines(line: str) -> None:
    sentence, _, row = line.partition("\t")
    assert row_of_amounts(sentence.replace("\\n", "\n")) == row
