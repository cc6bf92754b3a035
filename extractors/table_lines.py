"""Lines that may be rows of a table, and their cells.

"Revenue | $4,655 | $4,262"             a web page, as factwire.flows writes it; Markdown
"Revenue\t4,655\t4,262"                 pasted from a web page or a spreadsheet
"Revenue          4,655      4,262"     fixed width
"Revenue $ 4,655 $ 4,262"               pasted from a PDF
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.table_cells import CURRENCY, Cell, values_in
from extractors.table_words import speaks_of

Notation = Literal["pipes", "tabs", "spaces", "stacked"]

_LONGEST_LINE = 1_000
_LONGEST_LABEL = 300
_LONGEST_NAME = 80
"""A longer cell behind the first is a description."""
_GAP = re.compile(r" {2,}")
_RULE = re.compile(r"[\s|:=_+–—-]*")
_PART_BEFORE = re.compile(rf"[(\[]?\s*(?:{CURRENCY}|[A-Z]{{3}})?\s*[(\[]?\s*")
_PART_BEHIND = re.compile(r"\s*[)\]]?\s*(?:%|x|bps|pts)?\s*[)\]]?\s*")
ENDS_SENTENCE = re.compile(r"[a-z)][.!?][\"”’)]?\s*$")


@dataclass(frozen=True)
class Row:
    """A line of a table. `kind`: values (with its label), header (over columns), label (a section, a caption)."""

    start: int
    end: int
    kind: Literal["values", "header", "label"]
    cells: tuple[Cell, ...]
    """Without empty ones. In a row of values the first is its label, unless it is a value itself."""

    @property
    def label(self) -> Cell | None:
        return None if not self.cells or self.cells[0].is_value else self.cells[0]

    @property
    def values(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.is_value]


@dataclass(frozen=True)
class Region:
    """A table: its rows from the first header to the last values, and the short lines above that may speak of it."""

    start: int
    end: int
    notation: Notation
    rows: tuple[Row, ...]
    captions: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Line:
    start: int
    text: str
    row: Row | None
    """None for an empty line and for prose."""
    notation: Notation | None

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written, or a rule is drawn ("|---|---|")."""
        text = self.text.strip()
        return not text or (len(text) > 2 and _RULE.fullmatch(text) is not None)


def read_lines(text: str) -> list[Line]:
    """The lines of a text, those that may be of a table with their cells."""
    lines = []
    start = 0
    for line in text.split("\n"):
        row, notation = _read(line, start)
        lines.append(Line(start, line, row, notation))
        start += len(line) + 1
    return lines


def _read(line: str, start: int) -> tuple[Row | None, Notation | None]:
    if not line.strip() or len(line) > _LONGEST_LINE:
        return None, None
    cells, notation = _cells(line, start)
    if not cells:
        return None, None
    values = [cell for cell in cells if cell.is_value]
    end = start + len(line.rstrip())
    others = cells if cells[0].is_value else cells[1:]
    if any(len(cell.text) > _LONGEST_NAME for cell in cells[1:]):
        return None, None  # "8 PM | $25 | Experience the rhythms of …" is prose with bars in it
    if values and not all(cell.is_year for cell in values):
        if len(values) >= (2 if notation == "spaces" and not _GAP.search(line.strip()) else 1):
            return Row(start, end, "values", tuple(cells)), notation
        return None, None
    if len(cells) > 1 and (notation in {"pipes", "tabs"} or any(_is_header(cell) for cell in others)):
        return Row(start, end, "header", tuple(cells)), notation
    text = line.strip()
    if len(text) <= _LONGEST_LABEL and not (ENDS_SENTENCE.search(text) and len(text) > 60):
        heads = len(text) < 100 and _is_header(cells[0]) and ": " not in text  # no "Publication date: June 18, 2025"
        kind: Literal["header", "label"] = "header" if heads else "label"
        return Row(start, end, kind, (_whole(line, start),)), notation
    return None, None


def _is_header(cell: Cell) -> bool:
    return speaks_of("period", cell.text) or speaks_of("change", cell.text)


def _whole(line: str, start: int) -> Cell:
    stripped = line.strip(" \t|")
    left = start + line.index(stripped) if stripped else start
    return Cell(left, left + len(stripped), stripped)


def _cells(line: str, start: int) -> tuple[list[Cell], Notation]:
    if "\t" in line.strip():
        return _joined(_parts(line, start, "\t")), "tabs"
    if "|" in line.strip(" |"):
        if _RULE.fullmatch(line):
            return [], "pipes"
        return _joined(_parts(line, start, "|")), "pipes"
    return _spaced(line, start), "spaces"


def _parts(line: str, start: int, mark: str) -> list[Cell]:
    """The cells between marks; a line that opens and closes with "|" (Markdown) has no cell outside of them."""
    left, right = 0, len(line)
    if mark == "|" and line.lstrip().startswith("|") and line.rstrip().endswith("|"):
        left, right = line.index("|") + 1, line.rindex("|")
    cells = []
    for place, part in enumerate(line[left:right].split(mark)):
        text = part.strip(" *")
        if text:
            at = start + left + part.index(text)
            cells.append(Cell(at, at + len(text), text, place))
        left += len(part) + 1
    return cells


def _joined(cells: list[Cell]) -> list[Cell]:
    """A figure that is spread over cells ("$", "4.2", ")") in one; between its parts stand only marks and spaces."""
    joined: list[Cell] = []
    opening: list[Cell] = []
    for cell in cells:
        if _PART_BEFORE.fullmatch(cell.text):
            opening.append(cell)
        elif joined and not opening and joined[-1].is_value and _PART_BEHIND.fullmatch(cell.text):
            before = joined.pop()
            joined.append(Cell(before.start, before.end, before.text + cell.text, before.place))
        else:
            prefix = "".join(part.text for part in opening)
            joined.append(Cell(cell.start, cell.end, prefix + cell.text, cell.place))
            opening.clear()
    return joined


def _spaced(line: str, start: int) -> list[Cell]:
    """A label and the numbers that the line ends with; without any, what two spaces or more part."""
    found = values_in(line, start)
    first = len(found)
    right = start + len(line.rstrip())
    while first and not line[found[first - 1].end - start : right - start].strip():
        first -= 1
        right = found[first].start
    if first + 2 < len(found) and found[first].is_year and line[: found[first].start - start].strip():
        first += 1  # "Notes due 2028 300 280": the year is of the label
        right = found[first].start
    tail = found[first:]
    label = line[: right - start]
    if tail and (label.strip() or len(tail) > 1) and not _all_years(tail):
        text = label.strip()
        if text.endswith("$") or len(text) > _LONGEST_LABEL:
            return []
        left = start + len(label) - len(label.lstrip())
        head = [Cell(left, left + len(text), text)] if text else []
        return [*head, *(Cell(cell.start, cell.end, cell.text, place) for place, cell in enumerate(tail, 1))]
    cells: list[Cell] = []
    at = 0
    for gap in [*_GAP.finditer(line.rstrip()), None]:
        end = gap.start() if gap else len(line.rstrip())
        text = line[at:end].strip()
        if text:
            left = start + at + line[at:end].index(text)
            cells.append(Cell(left, left + len(text), text, len(cells)))
        at = gap.end() if gap else end
    if len(cells) == 1 and tail and _all_years(tail) and len(tail) > 1:
        return tail  # "2025 2024" over the columns of a text without tabs
    return cells


def _all_years(cells: Sequence[Cell]) -> bool:
    return all(cell.is_year for cell in cells)
