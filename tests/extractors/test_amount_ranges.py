"""Ranges, changes, lists and comparisons: what neighbouring amounts share."""

from __future__ import annotations

import pytest

from tests.extractors.amount_rows import check_amounts

# sentence, then for each amount: its text and "type value [bound] [~] [currency] [unit] [/per]"
RANGES = [
    (
        "adjusted earnings of $2.10 to $2.25 per share",
        [("$2.10 to $2.25", "per_unit 2.1..2.25 USD /share")],
    ),
    ("between €30 and €40 million", [("€30 and €40 million", "money 30000000..40000000 EUR")]),
    ("$3.5 to 4 million", [("$3.5 to 4 million", "money 3500000..4000000 USD")]),
    ("$5-6 billion", [("$5-6 billion", "money 5000000000..6000000000 USD")]),
    ("10-20 dollars", [("10-20 dollars", "money 10..20 USD")]),
    ("€30-40 million", [("€30-40 million", "money 30000000..40000000 EUR")]),
    ("three to five years", [("three to five years", "quantity 3..5 year")]),
    ("in the range of 20% to 22%", [("20% to 22%", "percent 20..22 percent")]),
    ("more than 20 but less than 35 firms", [("20 but less than 35", "count 20..35")]),
    (
        "sales grew from $2.1 billion to 2.6",
        [
            ("$2.1 billion", "money 2100000000 USD"),
            ("2.6", "money 2600000000 USD"),
        ],
    ),
    (
        "sales fell to 30 million euros, from 34 million.",
        [
            ("30 million euros", "money 30000000 EUR"),
            ("34 million", "money 34000000 EUR"),
        ],
    ),
    ("two or three weeks", [("two or three weeks", "quantity 2..3 week")]),
    ("it rose from 5% to 7%", [("5%", "percent 5 percent"), ("7%", "percent 7 percent")]),
    (
        "profit increased $5 million to $30 million",
        [
            ("$5 million", "money 5000000 USD"),
            ("$30 million", "money 30000000 USD"),
        ],
    ),
    (
        "raised to $4.10–$4.25 from $3.90 to $4.05",
        [
            ("$4.10–$4.25", "money 4.1..4.25 USD"),
            ("$3.90 to $4.05", "money 3.9..4.05 USD"),
        ],
    ),
    (
        "10, 30 or 100 mg",
        [
            ("10", "quantity 10 mg"),
            ("30", "quantity 30 mg"),
            ("100 mg", "quantity 100 mg"),
        ],
    ),
    ("patients aged 18 to 65", [("18 to 65", "quantity 18..65 year")]),
    ("a cost of €12.5m–15m", [("€12.5m–15m", "money 12500000..15000000 EUR")]),
    ("sales of $15-20M within a year", [("$15-20M", "money 15000000..20000000 USD")]),
    ("rent of €30-40 a month", [("€30-40", "per_unit 30..40 EUR /month")]),
    (
        "rose from $60 to $80 per barrel",
        [("$60", "per_unit 60 USD /barrel"), ("$80", "per_unit 80 USD /barrel")],
    ),
    ("Headcount rose by 30 to 430.", [("30", "count 30"), ("430", "count 430")]),
    ("Sales rose by 5 to 20 percent.", [("5 to 20 percent", "percent 5..20 percent")]),
    ("the 3- to 5-year plan", [("3- to 5-year", "quantity 3..5 year")]),
    ("10- and 20-year bonds", [("10", "quantity 10 year"), ("20-year", "quantity 20 year")]),
    ("a two- to three-fold rise", [("two- to three-fold", "multiple 2..3")]),
    ("a pipe of 3km-5km", [("3km-5km", "quantity 3..5 km")]),
    ("at most 100 and at least 20 firms", [("100 and at least 20", "count 20..100")]),
    (
        "more than 50 plants, fewer than 100 shops",
        [("50", "count 50 over"), ("100", "count 100 under")],
    ),
    (
        "It climbed to $2.6 billion from 2.1 a year earlier.",
        [("$2.6 billion", "money 2600000000 USD"), ("2.1", "money 2100000000 USD")],
    ),
    ("It sold $2.6 billion from 12 plants.", [("$2.6 billion", "money 2600000000 USD"), ("12", "count 12")]),
    (
        "Its stake fell to 12 from 15.4 percent.",
        [("12", "percent 12 percent"), ("15.4 percent", "percent 15.4 percent")],
    ),
    (
        "orders of SEK 4,120 million (3,980) and EBIT of SEK 98 million (121)",
        [
            ("SEK 4,120 million", "money 4120000000 SEK"),
            ("3,980", "money 3980000000 SEK"),
            ("SEK 98 million", "money 98000000 SEK"),
            ("121", "money 121000000 SEK"),
        ],
    ),
    ("sales of SEK 980 million (2)", [("SEK 980 million", "money 980000000 SEK")]),
    (
        "a profit of 4.5 billion rand ($245 million), beating forecasts of 3.9 billion",
        [
            ("4.5 billion rand", "money 4500000000 ZAR"),
            ("$245 million", "money 245000000 USD"),
            ("3.9 billion", "money 3900000000 ZAR"),
        ],
    ),
    ("a five-to-ten-year lease", [("five-to-ten-year", "quantity 5..10 year")]),
    ("a 3-to-5-year plan", [("3-to-5-year", "quantity 3..5 year")]),
    ("two to three dozen firms", [("two to three dozen", "count 24..36")]),
    ("a low- to mid-single-digit rate", [("low- to mid-single-digit", "percent 1..6 ~ percent")]),
    (
        "royalties in the high single- to low double-digit percent range",
        [("high single- to low double-digit percent", "percent 7..15 ~ percent")],
    ),
    ("margins in the high 20s percent range", [("high 20s percent", "percent 27..29 ~ percent")]),
    ("sales from the 70s to the 90s and growth", []),
    (
        "It earned $2.04 a share against $1.66.",
        [("$2.04", "per_unit 2.04 USD /share"), ("$1.66", "per_unit 1.66 USD /share")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), RANGES)
def test_ranges(text: str, expected: list[tuple[str, str]]) -> None:
    check_amounts(text, expected)
