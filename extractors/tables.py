"""Figures in tables: every cell with its row, its column, and what the heading states of all.

    (In thousands, except per share data)
    | Three Months Ended September 30,
    | 2025 | 2024
    Operating expenses:
    Research and development | $12,400 | $9,810
    Net loss per share | $(0.42) | —

        12400000 USD, "Operating expenses: Research and development", 2025-Q3; 9810000 USD, 2024-Q3
        -0.42 USD per share, "Net loss per share", 2025-Q3; the dash is no figure

The rules for prose do not read inside a table: `Tables.regions` says where that is. A table whose structure is lost is
such a region, too, and gives no figures.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from spacy.tokens import Doc

from extractors.owners import issuer_of
from extractors.reading import article_of, make_record, records_of, span_at
from extractors.sites import Context
from extractors.table_cells import Cell
from extractors.table_headers import Column
from extractors.table_panels import Panel, compared_columns, has_named_rows
from extractors.table_periods import time_in
from extractors.table_reading import ReadCell, read_cells
from extractors.table_regions import table_regions, tables_in
from extractors.table_rows import LabelledRow, measure_of, measure_of_column
from extractors.table_words import speaks_of
from extractors.times import TimeMatch, scan_times
from schemas import Direction, Figure, Modality, Organization, Period, Place, Reference, Span, TimeExpression
from schemas.figures import Baseline, Change, Measure

_PROSE = 240
"""A longer line ends what a heading above it states."""


_LONGEST_PERIOD = 60


class Tables:
    """The tables of an article."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._text = article_of(doc).text
        self.regions = table_regions(self._text)
        """Where the rules for prose have no business."""

    def figures(self, context: Context) -> Iterator[Figure]:
        """The figures of all tables, in the order of the text."""
        for read in read_cells(self._text, article_of(self._doc).anchor):
            yield self._figure(read, context)

    @cached_property
    def _times(self) -> dict[tuple[int, int], str]:
        """Ids of the time expressions by place."""
        return {
            (time.evidence[0].start, time.evidence[0].end): time.id for time in records_of(self._doc, TimeExpression)
        }

    def _figure(self, read: ReadCell, context: Context) -> Figure:
        panel, row, column = read.panel, read.row, read.column
        spans = [read.cell, row.label, *([row.section] if row.section else []), *column.cells]
        change = _change(column, read.amount["value"], self._doc) if column.kind == "change" else None
        compared = compared_columns(panel.columns, read.index) if change else None
        if change and compared:
            change = change.model_copy(update={"baseline": Baseline(period=self._period(compared[1]))})
        return make_record(
            self._doc,
            Figure,
            "figures",
            [span_at(self._doc, one.start, one.end) for one in spans],
            **read.amount,
            surface=" ".join(read.cell.text.split()),
            measure=self._measure(panel, row, column),
            subject=self._subject(panel, row, context),
            period=self._period(compared[0] if compared else column) or self._period_of(panel, row),
            change=change,
            modality=_modality(panel, column),
        )

    def _measure(self, panel: Panel, row: LabelledRow, column: Column) -> Measure:
        if has_named_rows(panel) and column.kind == "other" and column.cells:
            is_period = self._row_time(panel, row) is not None
            return measure_of_column(column.cells[-1], None if is_period else row, self._text)
        return measure_of(row, _suffix(column), self._text)

    def _subject(self, panel: Panel, row: LabelledRow, context: Context) -> Reference | None:
        """Whom a row names, where rows are names; else the issuer, else whom a caption names."""
        if has_named_rows(panel) and self._row_time(panel, row) is None:
            return self._named(row.label.start, row.label.end)
        issuer = issuer_of(context)
        if issuer is not None:
            return issuer
        found = (self._named(start, end) for start, end in panel.headings)
        return next((reference for reference in found if reference is not None), self._whose)

    @cached_property
    def _whose(self) -> Reference | None:
        """Of the organizations that the captions of all tables name, the one that the article names most often."""
        headings = [heading for region in tables_in(self._text) for heading in region.captions]
        found = {one.record_id: one for start, end in headings if (one := self._named(start, end)) is not None}
        counts = Counter(entity.id for entity, _ in self._mentions if entity.id in found)
        ranked = counts.most_common(2)
        is_clear = len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] > ranked[1][1])
        return found[ranked[0][0]].model_copy(update={"span": None}) if is_clear else None

    def _named(self, start: int, end: int) -> Reference | None:
        """The only organization or place that the characters name."""
        found = {
            entity.id: (entity, span) for entity, span in self._mentions if start <= span.start and span.end <= end
        }
        if len(found) != 1:
            return None
        entity, span = next(iter(found.values()))
        return Reference(text=entity.name, span=span, record_id=entity.id)

    @cached_property
    def _mentions(self) -> list[tuple[Organization | Place, Span]]:
        entities: list[Organization | Place] = [*records_of(self._doc, Organization), *records_of(self._doc, Place)]
        return [(entity, span) for entity in entities for span in entity.mentions]

    def _row_time(self, panel: Panel, row: LabelledRow) -> TimeMatch | None:
        """What a row is of where rows are periods: "Q1 2025 | 45.2" below "Quarter | Revenue"."""
        if not has_named_rows(panel) or len(row.label.text) > _LONGEST_PERIOD:
            return None
        return time_in(row.label.text, lambda words: scan_times(words, article_of(self._doc).anchor))

    def _period_of(self, panel: Panel, row: LabelledRow) -> Period | None:
        time = self._row_time(panel, row)
        return self._to_period(time, row.label) if time is not None else None

    def _period(self, column: Column) -> Period | None:
        time = column.time
        if time is None or not column.cells:
            return None
        leaf = column.cells[-1]
        span = next((cell for cell in reversed(column.cells) if any(map(str.isdigit, cell.text))), leaf)
        return self._to_period(time, span)

    def _to_period(self, time: TimeMatch, span: Cell) -> Period:
        return Period(
            start=time.first,
            end=time.last,
            value=_value_of(time),
            is_fiscal=time.is_fiscal,
            span=span_at(self._doc, span.start, span.end),
            time_id=self._times.get((span.start, span.end)),
        )


def _value_of(time: TimeMatch) -> str | None:
    """The TIMEX3 value of the days: "three months ended June 30, 2025" is a quarter, of March 3 an interval of days."""
    if time.type == "DATE" or time.first is None or time.last is None:
        return time.value
    first, last = time.first, time.last
    ends = last.day == monthrange(last.year, last.month)[1]
    months = last.month - first.month + 1
    if first.day == 1 and ends and first.year == last.year and (first.month - 1) % months == 0:
        part = (first.month - 1) // months + 1
        named = {12: f"{first.year:04d}", 6: f"{first.year:04d}-H{part}", 3: f"{first.year:04d}-Q{part}"}
        if months in named:
            return named[months]
    return f"{first}/{last}"


def _suffix(column: Column) -> str:
    """What a column adds to the measure of its rows: "Low", "North America"; a period or a change adds nothing."""
    if not column.cells or column.kind in {"period", "change"}:
        leaf = column.cells[-1].text if column.cells else ""
        return leaf if column.kind == "period" and not (speaks_of("period", leaf) or _has_digit(leaf)) else ""
    return column.cells[-1].text


def _has_digit(words: str) -> bool:
    return any(map(str.isdigit, words)) or words.startswith("(")


def _change(column: Column, value: Decimal, doc: Doc) -> Change:
    cue = next((cell for cell in column.cells if speaks_of("change", cell.text)), column.cells[-1])
    direction = Direction.INCREASE if value > 0 else Direction.DECREASE if value < 0 else Direction.UNCHANGED
    return Change(direction=direction, role="by", cue=span_at(doc, cue.start, cue.end))


def _modality(panel: Panel, column: Column) -> Modality:
    if speaks_of("actual", column.text):
        return Modality.REPORTED
    near = [caption for caption in panel.captions[:3] if len(caption) < _PROSE]
    for words in (column.text, *near):
        if speaks_of("guidance", words):
            return Modality.GUIDANCE
        if speaks_of("forecast", words):
            return Modality.FORECAST
    return Modality.REPORTED
