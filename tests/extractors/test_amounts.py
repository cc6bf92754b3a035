"""Amounts: what is found, with its value, bound and unit, and what is no figure."""

from __future__ import annotations

import itertools
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.amounts import AmountMatch, scan_amounts

# sentence, then for each amount: its text and "type value [bound] [~] [currency] [unit] [/per]"
MONEY = [
    ("a result of EUR -0.6 million", [("EUR -0.6 million", "money -600000 EUR")]),
    ("Revenue was $1.2bn.", [("$1.2bn", "money 1200000000 USD")]),
    ("It raised USD 22.5 million.", [("USD 22.5 million", "money 22500000 USD")]),
    ("It raised 22.5 million US dollars.", [("22.5 million US dollars", "money 22500000 USD")]),
    ("a $250-million bridge", [("$250-million", "money 250000000 USD")]),
    ("a loss of $(1.2) million", [("$(1.2) million", "money -1200000 USD")]),
    ("worth €1,2 Mrd in all", [("€1,2 Mrd", "money 1200000000 EUR")]),
    ("half a billion dollars", [("half a billion dollars", "money 500000000 USD")]),
    (
        "sales of US$4bn, A$300m, C$1.1 bn and HK$12.30",
        [
            ("US$4bn", "money 4000000000 USD"),
            ("A$300m", "money 300000000 AUD"),
            ("C$1.1 bn", "money 1100000000 CAD"),
            ("HK$12.30", "money 12.3 HKD"),
        ],
    ),
    (
        "NT$5 billion, R$2 million, ₩900 billion, ₹40 crore",
        [
            ("NT$5 billion", "money 5000000000 TWD"),
            ("R$2 million", "money 2000000 BRL"),
            ("₩900 billion", "money 900000000000 KRW"),
            ("₹40 crore", "money 400000000 INR"),
        ],
    ),
    (
        "RMB 2.3 billion and CNY 40 million and 4.56bn yuan",
        [
            ("RMB 2.3 billion", "money 2300000000 CNY"),
            ("CNY 40 million", "money 40000000 CNY"),
            ("4.56bn yuan", "money 4560000000 CNY"),
        ],
    ),
    ("a profit of Rs 1,250 crore", [("Rs 1,250 crore", "money 12500000000 INR")]),
    ("Harbour Tools of Tokyo paid ¥5 billion.", [("¥5 billion", "money 5000000000 JPY")]),
    ("Its plant in China cost ¥5 billion.", [("¥5 billion", "money 5000000000 CNY")]),
    ("The Swedish group earned 4 billion kronor.", [("4 billion kronor", "money 4000000000 SEK")]),
    ("a stake for 1.2 trillion won", [("1.2 trillion won", "money 1200000000000 KRW")]),
    ("They won 3 games.", [("3", "count 3")]),
    ("25 million pounds sterling", [("25 million pounds sterling", "money 25000000 GBP")]),
    ("The baby weighs 7 pounds.", [("7 pounds", "quantity 7 pound")]),
    ("528 million francs", [("528 million francs", "money 528000000")]),
    ("a fee of 98 cents", [("98 cents", "money 0.98 USD cent")]),
    ("20 dollars and 43 cents", [("20 dollars and 43 cents", "money 20.43 USD")]),
    ("120 MEUR of orders", [("120 MEUR", "money 120000000 EUR")]),
    ("$5 million CAD", [("$5 million CAD", "money 5000000 CAD")]),
    ("$0.42 per diluted share", [("$0.42", "per_unit 0.42 USD /share")]),
    ("a $10-a-share bid", [("$10", "per_unit 10 USD /share")]),
    ("a 12-cent-a-share dividend", [("12-cent", "per_unit 0.12 USD cent /share")]),
    ("oil above $80 a barrel", [("$80", "per_unit 80 over USD /barrel")]),
    ("$3.0 billion a year earlier", [("$3.0 billion", "money 3000000000 USD")]),
    ("the c $ 16.4 million charge", [("c $ 16.4 million", "money 16400000 CAD")]),
    ("tens of millions of dollars", [("tens of millions of dollars", "money 10000000..100000000 ~ USD")]),
]
PERCENT = [
    (
        "30 percent, 30 per cent, 30% and 30 pct",
        [
            ("30 percent", "percent 30 percent"),
            ("30 per cent", "percent 30 percent"),
            ("30%", "percent 30 percent"),
            ("30 pct", "percent 30 percent"),
        ],
    ),
    ("a margin of (3.5)%", [("(3.5)%", "percent -3.5 percent")]),
    ("up 2 percentage points", [("2 percentage points", "percentage_point 2 percentage point")]),
    (
        "fell 180bp, then 25 basis points",
        [
            ("180bp", "percentage_point 180 basis point"),
            ("25 basis points", "percentage_point 25 basis point"),
        ],
    ),
    ("mid-single-digit percent royalties", [("mid-single-digit percent", "percent 4..6 ~ percent")]),
    (
        "low double-digit to mid-twenties percent",
        [
            ("low double-digit to mid-twenties percent", "percent 10..26 ~ percent"),
        ],
    ),
    ("3.1% a year", [("3.1%", "percent 3.1 percent /year")]),
]
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
]
OTHERS = [
    ("140, or 56%, became founders", [("140", "count 140"), ("56%", "percent 56 percent")]),
    ("one in three agreed", [("one in three", "ratio 0.3333333333")]),
    ("a 3-for-1 split", [("3-for-1", "ratio 3")]),
    ("two-thirds of them", [("two-thirds", "ratio 0.6666666667")]),
    ("output tripled", [("tripled", "multiple 3")]),
    ("It plans to double the fleet.", [("double", "multiple 2")]),
    ("sales more than doubled", [("doubled", "multiple 2 over")]),
    ("a five-fold increase to 2.5x", [("five-fold", "multiple 5"), ("2.5x", "multiple 2.5")]),
    ("a record 76 drugs", [("76", "count 76")]),
    ("Nine projects won.", [("Nine", "count 9")]),
    ("a dozen firms", [("a dozen", "count 12")]),
    ("5m customers in a hall 5m high", [("5m", "count 5000000"), ("5m", "quantity 5 m")]),
    ("5 mg/kg at 37.8 °C", [("5 mg/kg", "quantity 5 mg/kg"), ("37.8 °C", "quantity 37.8 °C")]),
    (
        "500 MW over 1.2 km and 40 hectares",
        [
            ("500 MW", "quantity 500 MW"),
            ("1.2 km", "quantity 1.2 km over"),
            ("40 hectares", "quantity 40 hectare"),
        ],
    ),
    ("500,000 barrels a day", [("500,000 barrels", "quantity 500000 barrel /day")]),
    ("a 3-inch pipe, 5 feet 6 inches long", [("3-inch", "quantity 3 inch"), ("5 feet 6 inches", "quantity 5.5 foot")]),
    ("three million two hundred thousand", [("three million two hundred thousand", "count 3200000")]),
    ("five and a half million users", [("five and a half million", "count 5500000")]),
    ("12,34,567 voters", [("12,34,567", "count 1234567")]),
]
BOUNDS = [
    ("Sales exceeded $130 billion.", "exceeded", "money 130000000000 over USD"),
    ("up to approximately 50%", "up to approximately", "percent 50 at_most ~ percent"),
    ("nearly 30 drugs", "nearly", "count 30 under ~"),
    ("about 400 jobs", "about", "count 400 ~"),
    ("an estimated 400 jobs", "an estimated", "count 400 ~"),
    ("at least $5 million", "at least", "money 5000000 at_least USD"),
    ("$5 million or more", "or more", "money 5000000 at_least USD"),
    ("500+ shops", "+", "count 500 at_least"),
    ("as much as a third of it", "as much as", "ratio 0.3333333333 at_most"),
    ("just under 40%", "just under", "percent 40 under ~ percent"),
    ("up to an additional $75 million", "up to", "money 75000000 at_most USD"),
    ("sales passed the $2 billion mark", "passed", "money 2000000000 over USD"),
    ("for over three decades", "over", "quantity 3 over decade"),
    ("between 5 and 6 percent", "between", "percent 5..6 percent"),
]
NO_AMOUNTS = [
    "firms must follow NIS2",
    "the 2026 MVR Series",
    "use access code 326998",
    "Conference ID: 50412",
    "the Southeast Asia 500 ranking",
    "a five-star hotel",
    "an electric two-wheeler",
    "doi: 10.1000/182.3",
    "The Phase 2b/3 trial of ABC-123 and XYZ-4567 reached Week 12 and Day 28.",
    "Series B, Form 10-K, Form S-1, Rule 144A and Section 27A",
    "GLP-1, COVID-19, IL-17A, H5N1, CO2, B12, PM2.5 and Web3",
    "the S&P 500, the Fortune 500, the Nikkei 225 and the Russell 2000",
    "the 737 MAX and an Airbus A321",
    "24/7, 9/11, 50/50 and a 401(k)",
    "in Q3, in 3Q25, in FY2025, in 2025, in the 1990s",
    "5G, the G7, B2B and 3D",
    "No. 1, number two and the top 10",
    "a plant at 120 Harbour Road, Boston, MA 02139",
    "Call (212) 555-0100 or +86 10 1234 5678.",
    "see www.example.com/2024/05 or mail ir2@example.com",
    "at 10:30 a.m. and at 5 p.m.",
    "as was shown before.3 The method [12] is new.",
    "NCT01234567",
    "version 2.0 and iOS 17.1.2",
    "1. Open the box.",
    "the first, the 3rd and the twenty-first",
    "One of the firms said no one could be the one.",
    "He went to Three Rivers and to 7-Eleven.",
    "World War II and Title IX",
    "Acme (HKEX: 6160; TSE: 4502)",
    "a multi-billion-dollar plan and a six-figure sum",
    "a third-party site in the second half",
    "a double-blind trial in triple-negative cancer; he doubled down",
    "several hundred million people",
]


def described(match: AmountMatch) -> str:
    """The fields of an amount that the tables tell, in one line."""
    amount = match.amount
    words = [amount.type.value, f"{amount.min}..{amount.max}" if amount.value is None else str(amount.value)]
    words += [amount.bound.value] if amount.bound.value not in {"exact", "between"} else []
    words += ["~"] if amount.approximate else []
    words += [word for word in (amount.currency, amount.unit) if word]
    return " ".join([*words, *([f"/{amount.per}"] if amount.per else [])])


@pytest.mark.parametrize(("text", "expected"), MONEY + PERCENT + RANGES + OTHERS)
def test_amounts(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(text[match.start : match.end], sorted(described(match).split())) for match in scan_amounts(text)]
    assert found == [(surface, sorted(fields.split())) for surface, fields in expected]


@pytest.mark.parametrize(("text", "words", "expected"), BOUNDS)
def test_bounds(text: str, words: str, expected: str) -> None:
    (match,) = scan_amounts(text)
    assert text[match.bound_start : match.bound_end] == words
    assert described(match) == expected


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_no_amounts(text: str) -> None:
    assert [text[match.start : match.end] for match in scan_amounts(text)] == []


def test_a_bare_dollar_is_american_unless_the_text_says_otherwise() -> None:
    (plain,) = scan_amounts("Sales were $5 million.")
    assert (plain.amount.currency, plain.amount.currency_basis) == ("USD", "symbol")
    (stated,) = scan_amounts("All amounts are expressed in Canadian dollars. Sales were $5 million.")
    assert (stated.amount.currency, stated.amount.currency_basis) == ("CAD", "text")
    (listed,) = scan_amounts("Acme Mining (ASX: ACM) sold ore for $5 million.")
    assert (listed.amount.currency, listed.amount.currency_basis) == ("AUD", "text")


def test_a_currency_may_be_carried_from_a_neighbour() -> None:
    _, match = scan_amounts("Sales grew from $2.1 billion to 2.6.")
    assert match.amount.currency_basis == "carried"


def test_dates_are_no_amounts() -> None:
    (match,) = scan_amounts("By spring 30, 12 firms left.", blocked=[(3, 12)])
    assert match.amount.value == 12
    assert scan_amounts("In 12 days", blocked=[(3, 10)]) == []


def test_a_newline_ends_an_amount() -> None:
    assert [described(match) for match in scan_amounts("in 2025\n% change")] == []
    assert [described(match) for match in scan_amounts("worth $1.2\nbillion")] == ["money 1200000000 USD"]


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            [
                "$",
                "€",
                "¥",
                "5",
                "1,2",
                "1.5",
                "0",
                "1e9",
                "½",
                "one",
                "hundred",
                "million",
                "bn",
                "and",
                "to",
                "-",
                "–",
                "%",
                "per",
                "cent",
                "a",
                "half",
                "third",
                "between",
                "from",
                "more than",
                "up to",
                "mg",
                "/",
                "kg",
                "(",
                ")",
                "US",
                "dollars",
                "rose",
                "mid",
                "single-digit",
                "tens of",
                "x",
                "times",
                "in",
                "\n",
                " ",
                ".",
                ",",
                "Phase",
                "’s",
            ]
        )
    ).map(" ".join)
    | st.text()
)
def test_any_text_gives_sorted_amounts_that_slice_back(text: str) -> None:
    matches = scan_amounts(text)
    assert all(0 <= match.start < match.end <= len(text) for match in matches)
    assert all(left.end <= right.start for left, right in itertools.pairwise(matches))


@pytest.mark.parametrize(
    "unit", ["7,$", "1-", "5 pounds ", "1 to ", "one hundred and ", "low-to-", "5% ", "Phase 1, ", "9"]
)
def test_time_is_linear(unit: str) -> None:
    text = (unit * 40_000)[:40_000]
    started = time.process_time()
    scan_amounts(text)
    assert time.process_time() - started < 3  # in practice well under one second


def test_values_are_exact() -> None:
    (match,) = scan_amounts("a price of $1,234.10")
    assert match.amount.value == Decimal("1234.1")
