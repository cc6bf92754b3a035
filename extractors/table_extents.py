"""From where to where a table goes whose rows are lines: from the first header to the last row of numbers.

Prose around it is no part of it, and short lines above it are its captions: they may state units, or name it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from extractors.table_lines import ENDS_SENTENCE, Line, Region, Row

PlacedT = TypeVar("PlacedT")

_MOST_LABELS = 4
"""Lines without a number that may stand between two rows: "LIABILITIES", "Current liabilities:" …"""
_MOST_HEADERS = 8
_MOST_CAPTIONS = 6
_FEWEST_ROWS = 2
_FEWEST_ROWS_OF_SPACES = 3
_WIDE_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")


def line_regions(lines: Sequence[Line]) -> Iterator[Region]:
    """The tables whose rows are lines."""
    index = 0
    while index < len(lines):
        if _opens(lines[index]):
            first, last = _extent(lines, index)
            region = _region(lines, first, last)
            if region is not None:
                yield region
            index = last
        index += 1


def captions_above(lines: Sequence[Line], first: int) -> tuple[tuple[int, int], ...]:
    """The short lines right above a line, the nearest first; a paragraph that ends in ":" is the last of them."""
    found: list[tuple[int, int]] = []
    for line in reversed(lines[max(0, first - 2 * _MOST_CAPTIONS) : first]):
        if line.is_blank:
            continue
        is_prose = line.row is None or ENDS_SENTENCE.search(line.text)
        if line.row is not None and line.row.kind == "values":
            break
        found.append((line.start, line.start + len(line.text)))
        if is_prose or len(found) == _MOST_CAPTIONS:
            break
    return tuple(found)


def outside(
    found: Iterable[PlacedT], taken: Sequence[tuple[int, int]], place: Callable[[PlacedT], tuple[int, int]]
) -> Iterator[PlacedT]:
    """What touches none of the stretches `taken`, which are sorted and apart."""
    starts = [start for start, _ in taken]
    for one in found:
        start, end = place(one)
        before = bisect_left(starts, end) - 1
        if before < 0 or taken[before][1] <= start:
            yield one


def _opens(line: Line) -> bool:
    return line.row is not None and line.row.kind == "values"


def _extent(lines: Sequence[Line], index: int) -> tuple[int, int]:
    """The first and the last line of the table around a row of values."""
    last, labels, blanks = index, 0, 0
    for position in range(index + 1, len(lines)):
        line = lines[position]
        if line.is_blank:
            blanks += 1
            if blanks > 1:
                break
        elif line.row is None or (line.notation != lines[index].notation and line.row.kind == "values"):
            break
        elif line.row.kind == "values" and (not blanks or not _is_apart(lines, last, position)):
            last, labels, blanks = position, 0, 0
        elif blanks and len(line.row.cells) == 1 and not line.text.rstrip().endswith(":"):
            break
        else:
            labels += 1
            if labels > _MOST_LABELS:
                break
    return _first_header(lines, index), last


def _is_apart(lines: Sequence[Line], last: int, position: int) -> bool:
    """Whether new headers stand between a row and the one behind an empty line: another table."""
    return any(line.row is not None and line.row.kind == "header" for line in lines[last + 1 : position])


def _first_header(lines: Sequence[Line], index: int) -> int:
    first, blanks = index, 0
    for position in range(index - 1, max(-1, index - 2 * _MOST_HEADERS), -1):
        line = lines[position]
        if line.is_blank:
            blanks += 1
            if blanks > 1:
                break
            continue
        row = line.row
        if row is None or row.kind == "values" or (row.kind == "label" and blanks) or ENDS_SENTENCE.search(line.text):
            break
        if blanks and row.kind == "header" and len(row.cells) == 1 and len(line.text.strip()) > 50:
            break  # "Results for the three months ended September 30, 2025 and 2024" is a heading, not a column
        blanks = 0
        if row.kind == "header":
            first = position
    return first


def _is_set_apart(lines: Sequence[Line], row: Row) -> bool:
    """Whether the values of a row stand some spaces from its label and from each other."""
    index = bisect_right(lines, row.start, key=lambda line: line.start) - 1
    return len(row.values) > 1 and len(_WIDE_GAP.findall(lines[index].text.strip())) >= len(row.values)


def _region(lines: Sequence[Line], first: int, last: int) -> Region | None:
    rows = [line.row for line in lines[first : last + 1] if line.row is not None]
    values = [row for row in rows if row.kind == "values"]
    notation = next(line.notation for line in lines[first : last + 1] if line.row and line.row.kind == "values")
    is_marked = notation in {"pipes", "tabs"}
    has_header = any(row.kind == "header" for row in rows[: next(k for k, row in enumerate(rows) if row in values)])
    fewest = _FEWEST_ROWS if is_marked or has_header else _FEWEST_ROWS_OF_SPACES
    if is_marked and has_header:
        fewest = 1
    if len(values) < fewest or notation is None:
        return None
    if not is_marked and not has_header and sum(_is_set_apart(lines, row) for row in values) < 0.5 * len(values):
        return None  # sentences that end in numbers
    return Region(
        lines[first].start,
        lines[last].start + len(lines[last].text.rstrip()),
        notation,
        tuple(rows),
        captions_above(lines, first),
    )
