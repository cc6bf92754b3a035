"""The rows of a table with their columns: which cells stand below each other.

    <tr><td></td><td colspan=4>Three Months Ended</td><td colspan=4>Six Months Ended</td></tr>
    <tr><td></td><td colspan=2>2025</td><td colspan=2>2024</td><td colspan=2>2025</td><td colspan=2>2024</td></tr>
    <tr><td>Sales</td><td>$</td><td>9</td><td>$</td><td>8</td><td>$</td><td>17</td><td></td><td>—</td></tr>

    ["", "Three Months Ended", "", "Six Months Ended"]
    ["", "2025", "2024", "2025", "2024"]
    ["Sales", "$9", "$8", "$17", "—"]

A figure that is spread over cells ("$", "4.2", ")") is one cell. An empty cell is kept where a later one follows it.
Where a row does not fit the columns of the others, its cells are given without the empty ones.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_OPENS_FIGURE = re.compile(r"[(\[]?\s*(?:[A-Z]{0,3}[$€£¥₩₹]|USD|EUR|GBP)?\s*[(\[]?")
_CLOSES_FIGURE = re.compile(r"[)\]]?\s*(?:%|x|bps|pts?)?\s*[)\]]?")
_NUMBER = re.compile(r"[^A-Za-z]{0,4}[A-Z]{0,3}[$€£¥₩₹]?\s?[(\[-]?[$€£¥₩₹]?\s?\d[\d,.]*\s?[)\]]?\s?%?[)\]]?|[-–—]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WIDEST = 400
"""Columns: a wider colspan is a mistake or an attack."""


@dataclass(frozen=True)
class Placed:
    """A cell and the columns of the grid that it covers, half-open."""

    text: str
    start: int
    end: int


def placed(cells: Sequence[tuple[str, int]]) -> list[Placed]:
    """Cells in their places, from their texts and the number of columns that each spans."""
    found: list[Placed] = []
    at = 0
    for text, width in cells:
        end = at + min(max(width, 1), _WIDEST)
        found.append(Placed(text, at, end))
        at = end
    return found


def aligned(rows: Sequence[Sequence[Placed]]) -> list[list[str]]:
    """The texts of the rows by column, an empty text where nothing stands; see above."""
    joined = [list(joined_figures(row)) for row in rows]
    columns = _columns(joined)
    return [_by_column(row, columns) for row in joined]


def joined_figures(cells: Sequence[Placed]) -> Iterator[Placed]:
    """The cells of a row without the empty ones, and a figure that is spread over cells in one: "$", "4.2", ")"."""
    opening: list[Placed] = []
    waiting: Placed | None = None
    for cell in cells:
        if not cell.text:
            continue
        if _OPENS_FIGURE.fullmatch(cell.text):
            if waiting is not None:
                yield waiting
                waiting = None
            opening.append(cell)
        elif waiting is not None and _CLOSES_FIGURE.fullmatch(cell.text):
            waiting = Placed(waiting.text + cell.text, waiting.start, cell.end)
        else:
            if waiting is not None:
                yield waiting
            waiting = _one([*opening, cell])
            opening.clear()
    if waiting is not None and opening:
        yield _one([waiting, *opening])
    elif waiting is not None:
        yield waiting
    elif opening:
        yield _one(opening)


def _one(cells: Sequence[Placed]) -> Placed:
    return Placed("".join(cell.text for cell in cells), cells[0].start, cells[-1].end)


def _columns(rows: Sequence[Sequence[Placed]]) -> list[int]:
    """Where each column starts: what the figures cover, merged where they overlap, and what stands beside them."""
    figures = [cell for row in rows for cell in row if _is_figure(cell)]
    spans = _merged((cell.start, cell.end) for cell in figures)
    starts = [start for start, _ in spans]
    others = []
    for row in rows:
        for cell in row:
            at = bisect_right(starts, cell.end - 1) - 1
            if (at < 0 or spans[at][1] <= cell.start) and not _spans_figures(cell, starts):
                others.append((cell.start, cell.start + 1))
    return sorted([*starts, *(start for start, _ in _merged(others))])


def _is_figure(cell: Placed) -> bool:
    return _NUMBER.fullmatch(cell.text) is not None and not _YEAR.fullmatch(cell.text)


def _spans_figures(cell: Placed, starts: Sequence[int]) -> bool:
    return bisect_right(starts, cell.end - 1) > bisect_right(starts, cell.start)


def _merged(spans: Iterator[tuple[int, int]] | list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _by_column(row: Sequence[Placed], columns: Sequence[int]) -> list[str]:
    texts = [cell.text for cell in row]
    places = [_column_of(cell, columns) for cell in row]
    if any(left >= right for left, right in pairwise(places)) or -1 in places:
        return texts
    if places == list(range(1, len(columns))):
        return texts  # the header over all columns but that of the labels needs no empty cell
    by_column = [""] * (places[-1] + 1 if places else 0)
    for place, text in zip(places, texts, strict=True):
        by_column[place] = text
    return by_column


def _column_of(cell: Placed, columns: Sequence[int]) -> int:
    """The first column that starts inside the cell, else the one that it starts in."""
    at = bisect_right(columns, cell.start) - 1
    following = at + 1
    if (at < 0 or columns[at] != cell.start) and following < len(columns) and columns[following] < cell.end:
        return following
    return at
