"""The cells that several kinds of rows share: an amount, a measure, a period, who says so.

Decimals are text, so that no digit is lost; `low` and `high` are the same as floats, to compare.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from schemas import Amount, Attribution, Measure, Period, Reference, Span, Term

Cell: TypeAlias = str | float | int | bool | date | None
Row: TypeAlias = dict[str, Cell]


def term_cell(term: Term) -> str:
    amount = term.amount
    value = digits(amount.value) or f"{digits(amount.min)} to {digits(amount.max)}"
    return " ".join(part for part in (f"{term.term}:", value, amount.currency or amount.unit) if part)


def amount_cells(amount: Amount | None) -> Row:
    return {
        "type": amount.type.value if amount else None,
        "value": digits(amount.value) if amount else None,
        "value_min": digits(amount.min) if amount else None,
        "value_max": digits(amount.max) if amount else None,
        "low": number_cell(amount.min if amount.value is None else amount.value) if amount else None,
        "high": number_cell(amount.max if amount.value is None else amount.value) if amount else None,
        "bound": amount.bound.value if amount else None,
        "approximate": amount.approximate if amount else None,
        "currency": amount.currency if amount else None,
        "currency_basis": amount.currency_basis if amount else None,
        "unit": amount.unit if amount else None,
        "per": amount.per if amount else None,
    }


def measure_cells(measure: Measure | None) -> Row:
    return {"measure": measure.text if measure else None, "measure_head": measure.head if measure else None}


def period_cells(period: Period | None) -> Row:
    return {
        "period": period.value if period else None,
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
    }


def attribution_cells(attribution: Attribution | None) -> Row:
    return reference_cells("source", attribution.source if attribution else None)


def reference_cells(column: str, reference: Reference | None) -> Row:
    return {
        column: reference.text if reference else None,
        f"{column}_id": reference.record_id if reference else None,
    }


def digits(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")


def number_cell(value: Decimal | None) -> float | None:
    """As a float, to compare; None beyond what a float holds."""
    number = None if value is None else float(value)
    return None if number is None or abs(number) == float("inf") else number


def words_cell(span: Span | None) -> str | None:
    return span.text if span else None


def joined(parts: Iterable[str]) -> str | None:
    return "; ".join(parts) or None
