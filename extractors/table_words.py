"""The words of tables, from lexicons/table_words.tsv: what speaks of a period, of shares, of a change …"""

from __future__ import annotations

import re
from functools import cache

from extractors.lexicons import entries

_LONGEST = 300
"""Characters that are looked at: a longer label is prose."""


def speaks_of(kind: str, text: str) -> bool:
    """Whether a label or a header cell is of a kind: speaks_of("per_unit", "Net loss per share")."""
    return _pattern(kind).search(text[:_LONGEST].strip()) is not None


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    rows = (line.split("\t", 1) for line in entries("table_words.tsv"))
    return re.compile("|".join(expression for name, expression in rows if name == kind), re.IGNORECASE)
