"""Claims: what is stated that could be checked, by whom, and how often. Invented companies, our own words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.pipeline import build_nlp, extract
from extractors.text import read_text
from schemas import Claim, Extraction

PUBLISHED = date(2026, 1, 12)


def read(text: str) -> Extraction:
    return extract(read_text(text, published=PUBLISHED), build_nlp())


def claim_of(text: str, value: str) -> Claim:
    return next(claim for claim in read(text).claims if claim.amount and claim.amount.value == Decimal(value))


def test_a_figure_with_its_measure_is_a_claim() -> None:
    text = "Brazil's coffee exports exceeded $9 billion last year."
    extraction = read(text)
    (claim,) = extraction.claims
    (figure,) = extraction.figures
    assert claim.figure_id == figure.id
    assert claim.amount is not None
    assert (claim.amount.value, claim.amount.currency, claim.amount.bound) == (Decimal("9000000000"), "USD", "over")
    assert claim.measure is not None and claim.measure.text == "coffee exports"
    assert claim.subject is not None and claim.subject.text == "Brazil"
    assert claim.period is not None and claim.period.value == "2025"
    assert claim.statement.text == text
    assert claim.attribution is None


def test_the_same_claim_twice_is_one_with_two_mentions() -> None:
    text = (
        "Brazil's coffee exports exceeded $9 billion last year.\n\n"
        "The harvest was good. Coffee exports of more than $9 billion were welcome news, according to Jane Roe, the "
        "minister of trade."
    )
    claims = [claim for claim in read(text).claims if claim.amount and claim.amount.value == Decimal("9000000000")]
    assert len(claims) == 1
    assert len(claims[0].mentions) == 1
    assert claims[0].period is not None, "the richer mention's period is kept"
    assert claims[0].attribution is not None, "and the attributed mention's source"
    assert "Roe" in claims[0].attribution.source.text


@pytest.mark.parametrize(
    "text",
    [
        "Exports reached $9 billion in 2024. Exports reached $9 billion in 2025.",
        "Exports reached $9 billion in 2025. Imports reached $9 billion in 2025.",
        "Sales rose 12% in 2025. Sales fell 12% in 2024.",
    ],
)
def test_different_claims_stay_apart(text: str) -> None:
    assert len(read(text).claims) == 2


@pytest.mark.parametrize(
    ("text", "comparison", "head"),
    [
        ("Halden Corp. is the largest maker of tunnel fans in Europe.", "the largest", "maker"),
        ("Halden Corp. reported record revenue.", "record", "revenue"),
        ("Halden Corp. launched the first approved tablet for gout.", "the first", "tablet"),
        ("Halden Corp. runs the fastest-growing chain of bakeries.", "the fastest-growing", "chain"),
    ],
)
def test_rankings(text: str, comparison: str, head: str) -> None:
    (claim,) = read(text).claims
    assert claim.comparison is not None and claim.comparison.text == comparison
    assert claim.measure is not None and claim.measure.head == head
    assert claim.amount is None
    assert claim.subject is not None


@pytest.mark.parametrize(
    "text",
    [
        "Halden Corp. works to the highest standards.",
        "Halden Corp. opened in the first quarter.",
        "At least the road is open.",
        "Halden Corp. follows best practices.",
        "They record every loss.",
        "Two of us stayed at home.",
        "The two countries signed a treaty.",
        "Halden Corp. works in three areas.",
        "There are five categories.",
        "It is for children over the age of 12.",
        "One reader complained about the noise.",
        "The pods would double as cabins.",
    ],
)
def test_no_claim(text: str) -> None:
    assert read(text).claims == ()


def test_those_who_are_counted_are_no_source() -> None:
    text = "The survey found that 39 percent of voters blame the mayor and 22 percent of voters say he is careless."
    sources = [claim.attribution.source.text for claim in read(text).claims if claim.attribution]
    assert all("percent" not in source for source in sources)


def test_a_ratio_is_a_claim_however_small() -> None:
    (claim,) = read("The shares have a current ratio of 1.37.").claims
    assert claim.measure is not None and claim.measure.head == "ratio"


def test_a_record_number_is_one_claim() -> None:
    claim = claim_of("Halden Corp. opened a record 76 stores in 2025.", "76")
    assert claim.comparison is not None and "record" in claim.comparison.text
    assert claim.measure is not None and claim.measure.head == "stores"


def test_scope() -> None:
    claim = claim_of("The drug cut the number of relapses by 12% among older adults.", "12")
    assert [scope.type for scope in claim.scope] == ["population"]
    assert claim.scope[0].text == "older adults"


def test_the_statement_of_a_long_list_is_its_part() -> None:
    parts = [f"sales of product number {word} reached ${n} million in Spain" for n, word in ((5, "one"), (6, "two"))]
    text = f"In 2025 {'; '.join(parts)}; and the rest of the list speaks of nothing but the weather {'today ' * 30}."
    claim = claim_of(text, "6000000")
    assert claim.statement.text == parts[1]


def test_the_statement_begins_behind_the_dateline() -> None:
    text = "Halden grows\n\nBOSTON, Jan. 12, 2026 (GLOBE NEWSWIRE) -- Halden Corp. sold 2.4 million scooters last year."
    assert claim_of(text, "2400000").statement.text == "Halden Corp. sold 2.4 million scooters last year."


def test_claims_are_deterministic() -> None:
    text = "Halden Corp. sold 2.4 million scooters last year. It is the largest maker of scooters in Spain."
    assert read(text).claims == read(text).claims


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=120))
def test_no_text_breaks_it(text: str) -> None:
    cleaned = read_text(text).text
    for claim in read(text).claims:
        assert cleaned[claim.statement.start : claim.statement.end] == claim.statement.text
