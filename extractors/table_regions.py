"""Where the tables of a text are: found once, for whoever must know.

tables_in(text)     the tables, with their rows
table_regions(text) where the rules for prose have no business: the tables, and those run together in one line
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from extractors.table_cells import read_value, values_in
from extractors.table_extents import line_regions, outside
from extractors.table_lines import Line, Region, read_lines
from extractors.table_stacks import stacked_regions

Stretch = tuple[int, int]

_FEWEST_PAIRS = 6
_WIDEST_GAP = 200
_LONG_LINE = 120
_OF_ACCOUNTS = re.compile(r"[,.%$€£]")
"""What numbers of accounts have, and telephone numbers have not."""


def tables_in(text: str) -> tuple[Region, ...]:
    """The tables whose rows and columns can be told, and stacks of values, in the order of the text."""
    return _found(text)[0]


def table_regions(text: str) -> tuple[Stretch, ...]:
    """All stretches of tables, sorted."""
    return _found(text)[1]


@lru_cache(maxsize=2)
def _found(text: str) -> tuple[tuple[Region, ...], tuple[Stretch, ...]]:
    if "\n" not in text and (len(text) < _LONG_LINE or sum(map(str.isdigit, text)) < 2 * _FEWEST_PAIRS):
        return (), ()  # one line with few figures is no table
    lines = read_lines(text)
    in_lines = list(line_regions(lines))
    taken = [_stretch(region) for region in in_lines]
    tables = sorted([*in_lines, *outside(stacked_regions(lines), taken, _stretch)], key=_stretch)
    return tuple(tables), tuple(sorted([*map(_stretch, tables), *_run_together(lines)]))


def _stretch(region: Region) -> Stretch:
    return region.start, region.end


def _run_together(lines: Sequence[Line]) -> Iterator[Stretch]:
    """Tables whose cells all stand in one line: "Revenue $2,033  $2,673  (640 ) Costs 88  95". No row is certain."""
    for line in lines:
        if len(line.text) < _LONG_LINE or sum(map(str.isdigit, line.text)) < 2 * _FEWEST_PAIRS:
            continue
        cells = [cell for cell in values_in(line.text, line.start) if read_value(cell) is not None]
        pairs = [
            (one.start, other.end)
            for one, other in pairwise(cells)
            if not line.text[one.end - line.start : other.start - line.start].strip()
            and _OF_ACCOUNTS.search(one.text + other.text)
        ]
        if len(pairs) >= _FEWEST_PAIRS:
            yield from _close_together(pairs)


def _close_together(pairs: list[Stretch]) -> Iterator[Stretch]:
    start, end = pairs[0]
    for first, last in pairs[1:]:
        if first - end > _WIDEST_GAP:
            yield start, end
            start = first
        end = last
    yield start, end
