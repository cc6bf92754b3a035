"""The peers that are scored beside factwire, each as its own documentation says to call it. Imported when asked for.

- quantulum3: `parser.parse(text)`, without the classifier (an extra that it does not install by default).
- dateparser: `search_dates(text, languages=["en"])`, relative to the publication date.
"""

from __future__ import annotations

import logging
import warnings
from calendar import monthrange
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from corpus.found import AmountKind, FoundAmount, FoundTime
from corpus.suites import Case, System

UNDATED = date(2000, 1, 1)
"""What dateparser counts from in a sentence without a publication date: the clock would give other scores each day."""

_CENTS = frozenset({"cent", "penny"})


def _quantities(case: Case) -> list[Any]:
    with _quiet():
        from quantulum3 import parser

        try:
            return list(parser.parse(case.text))
        except Exception:  # it raises whatever its tables raise: then it found nothing
            return []


def _amounts(case: Case, quantities: list[Any]) -> list[FoundAmount]:
    return [_amount(quantity) for quantity in quantities]


def _amount(quantity: Any) -> FoundAmount:
    unit, spread = quantity.unit, quantity.uncertainty
    factor = 0.01 if unit.name in _CENTS else 1
    value = quantity.value * factor
    return FoundAmount(
        spans=(tuple(quantity.span),),
        kind=_kind(unit),
        value=value,
        low=value - spread * factor if spread else None,
        high=value + spread * factor if spread else None,
        currency=unit.currency_code or ("USD" if unit.name in _CENTS else None),
    )


def _kind(unit: Any) -> AmountKind:
    if unit.entity.name == "currency":
        return "money"
    if unit.entity.name == "dimensionless":
        return "percent" if unit.name == "percentage" else "other"
    return "quantity"


def _search(case: Case) -> list[tuple[str, datetime]]:
    from dateparser.search import search_dates

    base = datetime.combine(case.published or UNDATED, time())
    return search_dates(case.text, languages=["en"], settings={"RELATIVE_BASE": base}) or []


def _times(case: Case, dates: list[tuple[str, datetime]]) -> list[FoundTime]:
    found: list[FoundTime] = []
    cursor = 0
    for surface, moment in dates:
        start = max(case.text.find(surface, cursor), 0)  # it gives no offsets, but keeps the order
        cursor = start + len(surface)
        found.append(_time(start, cursor, moment, _granularity(surface)))
    return found


def _time(start: int, end: int, moment: datetime, granularity: str) -> FoundTime:
    day = moment.date()
    year, week, weekday = day.isocalendar()
    if moment.time() != time():  # what it counts from is midnight: the text named a time of the day
        return FoundTime(start, end, "TIME", f"{day.isoformat()}T{moment:%H:%M}", day, day)
    value, first, last = day.isoformat(), day, day
    if granularity == "year":
        value, first, last = f"{day:%Y}", day.replace(month=1, day=1), day.replace(month=12, day=31)
    elif granularity == "month":
        value, first, last = f"{day:%Y-%m}", day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    elif granularity == "week":
        value, first, last = f"{year}-W{week:02d}", day - timedelta(weekday - 1), day + timedelta(7 - weekday)
    return FoundTime(start, end, "DATE", value, first, last)


def _granularity(surface: str) -> str:
    """The search tells days only; asked about what it found, dateparser says that "March 2025" is a month."""
    return str(_date_parser().get_date_data(surface).period)


@cache
def _date_parser() -> Any:
    from dateparser.date import DateDataParser

    return DateDataParser(languages=["en"])


@contextmanager
def _quiet() -> Iterator[None]:
    """quantulum3 calls logging.basicConfig and warns that the classifier is missing."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
    root.handlers[:], root.level = handlers, level


QUANTULUM: System[FoundAmount] = System(_quantities, _amounts)
DATEPARSER_SEARCH: System[FoundTime] = System(_search, _times)
