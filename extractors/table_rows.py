"""The rows of a table: what each measures, and what kind of amount its numbers are.

"Operating expenses:" / "Research and development | 827"   ->  measure "Operating expenses: Research and development"
"Diluted net income per share | $2.71"                     ->  money for each share, never in millions
"Shares used to compute … | 460"                           ->  a count, in millions where the table is
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.table_cells import Cell
from extractors.table_lines import Row
from extractors.table_units import Units, read_units
from extractors.table_words import speaks_of
from schemas import Span
from schemas.figures import Measure

Sort = Literal["money", "per_unit", "shares", "count", "other", "ratio"]

_NOTE = re.compile(r"\s*(?:\((?:\d{1,2}|[a-z]|[*†‡]{1,3})\)|[*†‡§¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\[\d{1,2}\])\s*$")
_UNITS_AT_END = re.compile(r"\s*[(\[][^()\[\]]{1,60}[)\]]$")
_HEAD_ENDS = re.compile(
    r"\s(?:of|for|from|in|to|at|on|by|per|as|used|provided|attributable|before|after|during|under|with|net of"
    r"|excluding|including|through|related)\b|[(,;:/–—]|\s-\s",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s?\([^()]*\)")
_ADJECTIVES = frozenset(
    {"basic", "diluted", "administrative", "domestic", "international", "foreign", "other", "current", "deferred"}
)
_BEHIND_NOUNS = frozenset(
    {"payable", "receivable", "redeemable", "outstanding", "issued", "net", "due", "available", "held", "past"}
    | {"and", "or"}
)
_PARTICIPLE = re.compile(r"\w{3,}(?<!e)ed|sold|paid|used", re.IGNORECASE)
_LEADS = re.compile(r"(?:less|add|plus|of which)\b:?\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_](?:[\w.&’'-]*\w)?")
_PER = re.compile(r"\b(ADS|ADR|unit)s?\b")


@dataclass(frozen=True)
class LabelledRow:
    """A row of values with what stands left of it and above it."""

    label: Cell
    section: Cell | None
    values: tuple[Cell, ...]
    units: Units | None = None
    """What its own label states: "Revenue (€ million)"."""

    @property
    def text(self) -> str:
        """The label, after that of its section."""
        label = without_note(self.label.text)
        section = without_note(self.section.text).rstrip(" :") if self.section else ""
        # "GAAP net income per share" below "Net income per share" says it all
        return f"{section}: {label}" if section and section.lower() not in label.lower() else label

    @property
    def sort(self) -> Sort:
        """What its numbers are, as far as its words tell; money is what they are in a statement of money."""
        label = _BRACKETS.sub("", without_note(self.label.text))
        section = _BRACKETS.sub("", self.section.text).rstrip(" :") if self.section else ""
        if speaks_of("shares", label) and not speaks_of("per_unit", label.split(" used ")[0]):
            return "shares"
        if speaks_of("per_unit", label):
            return "per_unit"
        if speaks_of("shares", section) and not speaks_of("per_unit", section):
            return "shares"
        if speaks_of("per_unit", section):
            return "per_unit"
        for sort in ("count", "other", "ratio"):
            if speaks_of(sort, label):
                return sort
        return "ratio" if speaks_of("ratio", section) and not speaks_of("closes", label) else "money"

    @property
    def per(self) -> str:
        """What one of which has the value: "share", "unit", "ADS"."""
        found = _PER.search(self.text)
        return found[1] if found else "share"


def labelled_rows(rows: Sequence[Row]) -> Iterator[LabelledRow]:
    """The rows of values that have a label, each with the section that it stands in."""
    section: Cell | None = None
    is_fresh = False
    for row in rows:
        if row.kind != "values":
            section, is_fresh = (row.cells[0], True) if row.cells and not _is_caption(row.cells[0]) else (None, False)
            continue
        label = row.label
        if label is None:  # the sum under the rows of a section
            section = None
            continue
        if speaks_of("closes", label.text) and not is_fresh:
            section = None  # "Total operating expenses", "Operating income": no longer in the section above
        yield LabelledRow(label, None if _says_all(label) else section, tuple(row.values), read_units(label.text))
        is_fresh = False


def measure_of(row: LabelledRow, column: str, text: str) -> Measure:
    """The measure of a row; `column` is what the header adds ("Low", "North America")."""
    words = row.text if not column else f"{row.text}: {without_note(column)}"
    head = head_of(row.label.text)
    if row.section is not None and head.lower() in _ADJECTIVES:
        head = head_of(row.section.text)  # "Basic" below "Earnings per share"
    return Measure(text=words, head=head, span=Span.of(text, row.label.start, row.label.end))


def measure_of_column(column: Cell, row: LabelledRow | None, text: str) -> Measure:
    """The measure of a column where the rows are names: "Cash collected", of "Acme Eye Corporation"."""
    words = without_note(column.text)
    of_all = row is None or row.label.text.lower().rstrip(":") in {"total", "totals", "sum"}
    span = Span.of(text, column.start, column.end)
    return Measure(text=words if of_all or row is None else f"{words}: {row.text}", head=head_of(words), span=span)


def head_of(label: str) -> str:
    """The head noun of a label: "Cost" of "Cost of revenue", "income" of "Net income (loss) per share"."""
    bare = _LEADS.sub("", _BRACKETS.sub("", without_note(label)).strip(" ,;:-")) or label
    end = next((found.start() for found in _HEAD_ENDS.finditer(bare) if found.start() > 0), len(bare))
    words = _WORD.findall(bare[:end]) or _WORD.findall(bare)
    while len(words) > 1 and (words[-1].lower() in _BEHIND_NOUNS or _PARTICIPLE.fullmatch(words[-1])):
        words.pop()
    return words[-1] if words else bare


def without_note(label: str) -> str:
    """A label without its footnote's mark and without its units: "Other intangibles (1)", "Revenue (€ million)"."""
    bare = _NOTE.sub("", label).strip() or label
    units = _UNITS_AT_END.search(bare)
    if units is not None and units.start() and read_units(units.group().strip()) is not None:
        bare = bare[: units.start()]
    return bare


def _says_all(label: Cell) -> bool:
    """ "Basic weighted average shares" below "Earnings per share" belongs to no section; a total names its own."""
    return speaks_of("shares", label.text) or label.text.lower().startswith("total ")


def _is_caption(cell: Cell) -> bool:
    return read_units(cell.text) is not None or speaks_of("period", cell.text)
