"""What a column of another project holds, and what would be lost in it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from flows.delivery.column_types import column_type, fit


@pytest.mark.parametrize(
    ("value", "type_", "held"),
    [
        ("Acme", "varchar(4)", "Acme"),
        (Decimal("1E+3"), "text", "1000"),
        (Decimal("12.50"), "numeric(4,2)", Decimal("12.50")),
        (Decimal("1.0"), "integer", 1),
        ("130000000000", "numeric", Decimal(130000000000)),
        (date(2026, 1, 12), "timestamptz", datetime(2026, 1, 12, tzinfo=UTC)),
        (datetime(2026, 1, 12, 9, tzinfo=UTC), "timestamp", datetime(2026, 1, 12, 9)),
        ("2026-01-12", "date", date(2026, 1, 12)),
        (True, "text", "true"),
        ("a\x00b", "text", "ab"),
        (None, "integer", None),
    ],
)
def test_a_value_becomes_what_the_column_holds(value: object, type_: str, held: object) -> None:
    known = column_type(type_)
    assert known is not None
    assert fit(value, known) == held


@pytest.mark.parametrize(
    ("value", "type_"),
    [
        ("Acmes", "varchar(4)"), (Decimal("1.5"), "integer"), (Decimal("100.00"), "numeric(4,2)"),
        (Decimal("0.001"), "numeric(4,2)"), ("soon", "date"), ("much", "numeric"), (40_000, "smallint"),
        (Decimal("1e400"), "double precision"), ("yes", "boolean"), (float("nan"), "numeric"),
    ],
)  # fmt: skip
def test_a_value_that_would_lose_something_is_refused(value: object, type_: str) -> None:
    known = column_type(type_)
    assert known is not None
    with pytest.raises(ValueError, match=r"."):
        fit(value, known)
