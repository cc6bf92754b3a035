"""Values as a table on the terminal shows them, and the day above it."""

from __future__ import annotations

from datetime import date

import pytest
from rich.console import Console

from extractors.text import read_text
from factwire.output import render
from factwire.readable import readable_amount
from schemas import Amount, Extraction, Span, Versions
from schemas.article import Dateline


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({"type": "money", "value": "130000000000", "bound": "over", "currency": "USD"}, "> 130 billion USD"),
        ({"type": "money", "min": "3500000", "max": "4000000", "currency": "EUR"}, "3.5 million – 4 million EUR"),
        ({"type": "count", "value": "1769228"}, "1,769,228"),
        ({"type": "count", "value": "1769000"}, "1.769 million"),
        ({"type": "percent", "value": "30", "unit": "percent", "approximate": True}, "≈ 30 %"),
        ({"type": "multiple", "value": "2", "bound": "over"}, "> 2 ×"),
        ({"type": "per_unit", "value": "0.42", "currency": "USD", "per": "share"}, "0.42 USD per share"),
    ],
)
def test_amounts(given: dict[str, object], shown: str) -> None:
    basis = {"currency_basis": "symbol"} if "currency" in given else {}
    bounds = {"bound": "between"} if "min" in given else {}
    assert readable_amount(Amount.model_validate(given | basis | bounds)) == shown


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        (Dateline(span=Span(start=0, end=4, text="Acme"), date=date(2026, 1, 12)), "2026-01-12 · "),
        (None, "publication date unknown (--published gives it)"),
    ],
)
def test_the_day_above_the_tables_is_that_of_the_dateline_where_no_other_is_known(
    dateline: Dateline | None, day: str
) -> None:
    article = read_text("Acme opened a plant today.").model_copy(update={"dateline": dateline})
    extraction = Extraction(article=article, records=(), versions=Versions(factwire="0", model="none 0"))
    assert day in render(extraction, "table", None, Console(width=100))
