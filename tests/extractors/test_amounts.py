"""Amounts: what is found, with its value, bound and unit, and what is no figure."""

from __future__ import annotations

import itertools
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.amounts import scan_amounts
from schemas.figures import Bound
from tests.extractors.amount_rows import described

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


@pytest.mark.parametrize(("text", "words", "expected"), BOUNDS)
def test_bounds(text: str, words: str, expected: str) -> None:
    (match,) = scan_amounts(text)
    assert text[match.bound_start : match.bound_end] == words
    assert described(match) == expected


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


PIECES = (
    "$", "\u20ac", "\xa5", "5", "1,2", "1.5", "0", "1e9", "\xbd", "one", "hundred", "million", "bn", "and", "to",
    "-", "\u2013", "%", "per", "cent", "a", "half", "third", "between", "from", "more than", "up to", "mg", "/",
    "kg", "(", ")", "US", "dollars", "rose", "mid", "single-digit", "tens of", "x", "times", "in", "\n", " ", ".",
    ",", "Phase", "\u2019s", "\u2076", "10^", "x", "\u202f", "\xa0", "(in thousands)", "quarter", "point", "fifths",
    "over", "old", "of age", "negative", "couple", "half a", "\xa35p", "Boeing", "737", "Acme", "(", " (5)", "vs.",
    "compared with", "12-", "10^-4", "\u0663", "\xb2", "\U0001f600", "\u2028",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join) | st.lists(
    st.sampled_from(PIECES), max_size=25
).map("".join)
PARAGRAPH = "The harbour town has a market by the old mill, and nothing else is sold there in the winter.\n\n"


@settings(deadline=None, max_examples=300)
@given(TEXTS | st.text())
def test_any_text_gives_sorted_amounts_that_slice_back(text: str) -> None:
    matches = scan_amounts(text)
    assert all(0 <= match.start < match.end <= len(text) for match in matches)
    assert all(left.end <= right.start for left, right in itertools.pairwise(matches))
    assert all(match.amount.bound is Bound.BETWEEN or match.amount.value is not None for match in matches)
    bounds = [(match.bound_start, match.bound_end) for match in matches if match.bound_start is not None]
    assert all(end is not None and 0 <= start < end <= len(text) for start, end in bounds)
    assert all(match.per_end is None or match.end < match.per_end <= len(text) for match in matches)
    assert scan_amounts(text) == matches


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_a_paragraph_in_front_only_shifts_the_amounts(text: str) -> None:
    text = f"It sold {text} today."
    found = [(match.start, match.end, match.amount) for match in scan_amounts(text)]
    behind = [(match.start, match.end, match.amount) for match in scan_amounts(PARAGRAPH + text)]
    assert behind == [(start + len(PARAGRAPH), end + len(PARAGRAPH), amount) for start, end, amount in found]


@pytest.mark.parametrize(
    "unit",
    [
        "7,$",
        "1-",
        "5 pounds ",
        "1 to ",
        "one hundred and ",
        "low-to-",
        "5% ",
        "Phase 1, ",
        "9",
        "million ",
        "7,",
        "$",
        "5 km-",
        "1 x 10 ",
        "737 ",
        "twenty fifths ",
        "1 x 2 x ",
        "10-by-",
        "4.1 percent, up 0.2 point ",
        "plus up to 5 million ",
        "3 and 2/",
    ],
)
def test_time_is_linear(unit: str) -> None:
    text = (unit * 40_000)[:40_000]
    started = time.process_time()
    scan_amounts(text)
    assert time.process_time() - started < 3  # in practice well under one second


def test_values_are_exact() -> None:
    (match,) = scan_amounts("a price of $1,234.10")
    assert match.amount.value == Decimal("1234.1")
