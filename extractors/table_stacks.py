"""Tables that were taken apart into one cell a line, as wires do with the tables of a release.

    Three Months Ended March 31,
    2025
    2024
    Net interest income
    $5,668
    $6,693
    Provision for credit losses
    (5)
    -

Two columns are announced, and two values follow each label: the table is put together again. A row with another number
of values lost an empty cell and is left out; where most rows did, the whole table is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.table_cells import Cell
from extractors.table_extents import captions_above, outside
from extractors.table_lines import Line, Region, Row
from extractors.table_units import read_units
from extractors.table_words import speaks_of

_LONGEST_LINE = 160
_FEWEST_VALUES = 6
_FEWEST_ROWS = 2
_FEWEST_GROUPS = 3
_MOST_BLANKS = 8
_MOST_LABELS = 4
_MOST_VALUES = 14
_SENTENCE = re.compile(r"[a-z)]{2}[.!?][\"”’)]?\s*$")
_OPENS = re.compile(r"[(\[]?\s*(?:[A-Z]{0,3}[$€£¥₩₹])?\s*[(\[]?")
_CLOSES = re.compile(r"\s*[)\]]?\s*(?:%|x|bps)?\s*[)\]]?")
_DAY = re.compile(r"(?:as of |at )?[A-Z][a-z]{2,8}\.?\s\d{1,2},?|\d{1,2}\s[A-Z][a-z]{2,8}", re.IGNORECASE)
_REMARK = re.compile(r"\([^()]*\)")
_SIGNS = frozenset({"$", "%", "€", "£"})
_LOWER = re.compile(r"[a-z]")


def stacked_regions(lines: Sequence[Line]) -> Iterator[Region]:
    """The tables whose cells are lines, where their rows can be told; others as a region without rows."""
    index = 0
    while index < len(lines):
        if not _is_cell(lines[index]):
            index += 1
            continue
        end = _run_end(lines, index)
        yield from _tables(lines, _merged(lines[index:end]))
        index = end


def _is_cell(line: Line) -> bool:
    text = line.text.strip()
    is_row = line.row is not None and len(line.row.cells) == 1
    is_part = bool(text) and (_OPENS.fullmatch(text) or _CLOSES.fullmatch(text)) is not None
    return (
        bool(text)
        and len(text) <= _LONGEST_LINE
        and (is_row or is_part or _is_value(line))
        and not (_SENTENCE.search(text) and not _is_value(line))
    )


def _is_value(line: Line) -> bool:
    return _cell(line).is_value and not _cell(line).is_year


def _cell(line: Line) -> Cell:
    text = line.text.strip()
    start = line.start + line.text.index(text) if text else line.start
    return Cell(start, start + len(text), text)


def _run_end(lines: Sequence[Line], index: int) -> int:
    end = index
    blanks = 0
    for position in range(index, len(lines)):
        line = lines[position]
        if line.is_blank:
            blanks += 1
            if blanks > _MOST_BLANKS:
                break
        elif _is_cell(line):
            end, blanks = position + 1, 0
        else:
            break
    return max(end, index + 1)


def _merged(lines: Sequence[Line]) -> list[Cell]:
    """The cells of the lines; "$", "93.80" and ")" on lines of their own are one."""
    cells: list[Cell] = []
    opening: list[Cell] = []
    for line in lines:
        if line.is_blank:
            continue
        cell = _cell(line)
        if _OPENS.fullmatch(cell.text):
            opening.append(cell)
        elif cell.text == "%" and opening:
            cells += [*opening, cell]  # "$" and "%" over columns of changes
            opening.clear()
        elif cells and not opening and cells[-1].is_value and _CLOSES.fullmatch(cell.text):
            cells[-1] = replace(cells[-1], text=cells[-1].text + cell.text)
        else:
            cells.append(replace(cell, text="".join(part.text for part in opening) + cell.text))
            opening.clear()
    return cells


def _tables(lines: Sequence[Line], cells: Sequence[Cell]) -> Iterator[Region]:
    """The tables of a run of short lines: each from its headers to its last value."""
    values = [index for index, cell in enumerate(cells) if _counts(cell)]
    if len(values) < _FEWEST_VALUES:
        return
    found = list(_readable(lines, cells))
    yield from found
    yield from _unreadable(cells, [(region.start, region.end) for region in found])


def _readable(lines: Sequence[Line], cells: Sequence[Cell]) -> Iterator[Region]:
    opens = 0
    while opens < len(cells):
        headers, body = _next_headers(cells, opens)
        if not headers:
            return
        following, _ = _next_headers(cells, body)
        stop = following[0] if following else len(cells)
        region = _table(lines, cells, headers, body, stop)
        if region is not None:
            yield region
        opens = body


def _unreadable(cells: Sequence[Cell], taken: Sequence[tuple[int, int]]) -> Iterator[Region]:
    """Values below values whose columns nothing tells: no figures, but no prose either."""
    free = list(outside(cells, taken, lambda cell: (cell.start, cell.end)))
    groups: list[tuple[int, int]] = []
    for index in range(1, len(free)):
        if _counts(free[index]) and _counts(free[index - 1]):
            if groups and groups[-1][1] == index - 1:
                groups[-1] = (groups[-1][0], index)
            else:
                groups.append((index - 1, index))
    if len(groups) < _FEWEST_GROUPS:
        return
    first, last = groups[0]
    for start, end in [*groups[1:], (len(free) + 2 * _MOST_VALUES, 0)]:
        if start - last > _MOST_VALUES:
            yield Region(free[first].start, free[last].end, "stacked", ())
            first = start
        last = end


def _counts(cell: Cell) -> bool:
    return cell.is_value and not cell.is_year


def _next_headers(cells: Sequence[Cell], start: int) -> tuple[list[int], int]:
    """The indices of the next run of header cells, at least two, and where the body begins."""
    run: list[int] = []
    for index in range(start, len(cells)):
        if _is_header(cells[index]):
            run.append(index)
        elif run and _sort(cells[run[-1]]) == "length" and _is_header_at(cells, index + 1):
            continue  # "Three Months Ended", the name of the table, "June 30, 2025"
        elif len(run) > 1:
            return run, index
        else:
            run = []
    return [], len(cells)


def _is_header_at(cells: Sequence[Cell], index: int) -> bool:
    return index < len(cells) and _is_header(cells[index])


def _is_header(cell: Cell) -> bool:
    if _counts(cell) or len(cell.text) > 80:
        return False
    is_day = _DAY.fullmatch(_REMARK.sub("", cell.text).strip()) is not None
    return is_day or cell.is_year or cell.text in _SIGNS or _speaks(cell)


def _speaks(cell: Cell) -> bool:
    return speaks_of("period", cell.text) or (speaks_of("change", cell.text) and len(cell.text) < 30)


def _table(lines: Sequence[Line], cells: Sequence[Cell], headers: list[int], body: int, stop: int) -> Region | None:
    levels = _levels([cells[index] for index in headers])
    width = len(levels[-1])
    rows, kept, lost = _rows(cells[body:stop], width, has_change=speaks_of("change", levels[-1][-1].text))
    if not rows or width < 2:
        return None
    start, end = cells[headers[0]].start, rows[-1].end
    captions = captions_above(lines, bisect_right(lines, start, key=lambda line: line.start) - 1)
    if kept < _FEWEST_ROWS or lost > kept:
        return Region(start, end, "stacked", (), captions)
    return Region(start, end, "stacked", (*_header_rows(levels), *rows), captions)


def _levels(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Header cells in rows: of one sort each ("Three months ended" × 2, "June 30," × 2, "2025", "2024" × 2)."""
    sorts = [_sort(cell) for cell in cells]
    if len(cells) > 2 and len(cells) % 2 == 0 and sorts == ["day", "year"] * (len(cells) // 2):
        pairs = zip(cells[::2], cells[1::2], strict=True)  # "Sep. 30," over "2024", beside "Dec. 31," over "2023"
        return [[_both(day, year) for day, year in pairs]]
    levels: list[list[Cell]] = []
    opened = ""
    for cell, sort in zip(cells, sorts, strict=True):
        if not levels or sort not in {opened, "change", "sign"}:
            levels.append([])
            opened = sort
        levels[-1].append(cell)
    while len(levels) > 1 and len(levels[-1]) < len(levels[-2]):
        levels[-2] += levels.pop()
    return levels


def _sort(cell: Cell) -> str:
    """What a header cell names, without its remark: "September 30, (unaudited)" is a day."""
    words = _REMARK.sub("", cell.text).strip()
    if cell.text in _SIGNS:
        return "sign"
    if cell.is_year:
        return "year"
    if _DAY.fullmatch(words):
        return "day"
    if speaks_of("change", words) and not re.search(r"\d", words):
        return "change"
    if re.search(r"\b(?:19|20)\d\d\b", words):
        return "dated"
    return "length" if words.lower().endswith(("ended", "ending")) else "words"


def _both(day: Cell, year: Cell) -> Cell:
    return Cell(day.start, day.end, f"{day.text} {year.text}")


def _header_rows(levels: Sequence[Sequence[Cell]]) -> Iterator[Row]:
    width = len(levels[-1])
    for level in levels:
        step = max(1, width // len(level))
        placed = tuple(replace(cell, place=1 + index * step) for index, cell in enumerate(level))
        yield Row(level[0].start, level[-1].end, "header", placed)


def _rows(cells: Sequence[Cell], width: int, *, has_change: bool) -> tuple[list[Row], int, int]:
    """The rows of a body, how many are whole, and how many lost a cell."""
    rows: list[Row] = []
    whole = lost = labels = 0
    index = 0
    while index < len(cells):
        end = index
        while end < len(cells) and not _counts(cells[end]):
            end += 1
        stop = end
        while stop < len(cells) and (_counts(cells[stop]) or (stop > end and cells[stop].is_year)):
            stop += 1
        labels = end - index
        if labels > _MOST_LABELS or stop == end:
            break  # what follows is no longer the table
        label, sections = _labels(cells[index:end])
        rows += [Row(cell.start, cell.end, "label", (cell,)) for cell in sections]
        values = tuple(replace(cell, place=place) for place, cell in enumerate(cells[end:stop], 1))
        if len(values) == 2 * width:
            values = values[:width]  # the sum below the last row of a section has no label
        is_whole = len(values) == width or (has_change and len(values) == width + 1)
        whole, lost = whole + is_whole, lost + (not is_whole)
        if is_whole:
            start = label.start if label else values[0].start
            rows.append(Row(start, values[-1].end, "values", (*([label] if label else []), *values)))
        elif label:
            rows.append(Row(label.start, values[-1].end, "label", ()))
        if len(values) > _MOST_VALUES:
            break
        index = stop
    while rows and rows[-1].kind == "label" and rows[-1].cells:
        rows.pop()  # the heading of what follows
    return rows, whole, lost


def _labels(cells: Sequence[Cell]) -> tuple[Cell | None, list[Cell]]:
    """The label of a row and the sections above it; a label that goes on in lower case on the next line is one."""
    if not cells:
        return None, []
    label, sections = cells[-1], list(cells[:-1])
    while sections and _LOWER.match(label.text) and not sections[-1].text.endswith(":"):
        before = sections.pop()
        label = Cell(before.start, before.end, f"{before.text} {label.text}")
    return label, [cell for cell in sections if read_units(cell.text) is None]
