"""Rankings as claims: superlatives, records, firsts, places; what only praises is none. Our own words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.pipeline import build_nlp, extract
from extractors.text import read_text
from schemas import Claim, Modality


def claims(text: str) -> list[Claim]:
    return list(extract(read_text(text, published=date(2026, 1, 12)), build_nlp()).claims)


@pytest.mark.parametrize(
    ("text", "comparison", "measure", "subject"),
    [
        ("Halden Corp. is the world's third-largest maker of tunnel fans.", "third-largest", "maker", "Halden Corp."),
        ("Halden Corp. is Europe's largest maker of tunnel fans.", "largest", "maker", "Halden Corp."),
        ("Halden, the country's oldest insurer, named a new chief.", "oldest", "insurer", "Halden"),
        ("Halden Corp. is the second-largest employer in Gdansk.", "the second-largest", "employer", "Halden Corp."),
        ("Halden Corp. is the best-selling brand of crispbread.", "the best-selling", "brand", "Halden Corp."),
        ("Halden Corp. is the No. 2 airline in Chile.", "the No. 2", "airline", "Halden Corp."),
        ("Halden Corp. ranked third among Spanish brewers in 2025.", "ranked third", "brewers", "Halden Corp."),
        ("Halden Corp. ranks first in customer satisfaction.", "ranks first", "satisfaction", "Halden Corp."),
        ("Kolding was ranked No. 1 in patient safety.", "ranked No. 1", "safety", "Kolding"),
        ("Zelaprin is the first and only tablet approved for gout.", "the first and only", "tablet", "Zelaprin"),
        ("Kolding is home to the largest mill in Jutland.", "the largest", "mill", "Kolding"),
        ("Critics named Halden Corp. as the largest polluter.", "the largest", "polluter", "Halden Corp."),
        ("The museum is the first of its kind.", "the first of its kind", "museum", "museum"),
        ("The bridge is the longest in Africa.", "the longest", "bridge", "bridge"),
        ("Sales of the pill were the highest since 2018.", "the highest since 2018", "Sales", "Sales"),
        ("Orders fell to the lowest in five years.", "the lowest in five years", "Orders", "Orders"),
        ("Unemployment hit its highest level since 2018.", "highest level since 2018", "Unemployment", "Unemployment"),
        ("Copper prices reached a record high on Monday.", "a record high", "prices", "Copper prices"),
        ("Copper prices hit an all-time high.", "an all-time high", "prices", "Copper prices"),
        ("The yield on the bond hit a 16-year high.", "a 16-year high", "yield", "yield"),
        ("Halden's shares closed at a record.", "a record", "shares", "Halden"),
        ("Exports set a record in March.", "a record", "Exports", "Exports"),
        ("Halden Corp. posted its best quarter ever.", "best", "quarter", "Halden Corp."),
        ("Halden Corp. reported its strongest growth since 2019.", "strongest", "growth", "Halden Corp."),
        ("The app is the most downloaded in India.", "the most downloaded", "app", "app"),
    ],
)
def test_a_ranking_is_a_claim(text: str, comparison: str, measure: str, subject: str) -> None:
    (claim,) = claims(text)
    assert claim.comparison is not None and claim.comparison.text == comparison
    assert claim.measure is not None and claim.measure.head == measure
    assert claim.subject is not None and claim.subject.text == subject
    assert claim.amount is None


@pytest.mark.parametrize(
    "text",
    [
        "Halden Corp. is a leading provider of world-class solutions.",
        "Halden Corp. is the premier provider of wellness services.",
        "Halden Corp. offers the best coffee in town.",
        "Halden Corp. offers the highest quality service.",
        "Halden Corp. offers the widest selection of the finest wines.",
        "Halden Corp. has the strongest team in the industry.",
        "We use the latest technology and the most advanced tools.",
        "The most anticipated game of the season is here.",
        "They serve the most vulnerable children.",
        "Halden faces one of the largest barriers to growth.",
        "It is the easiest way to travel.",
        "This is the highest honour of my life.",
        "First, we thank our customers.",
        "She is the first lady of Peru.",
        "The first step is to register.",
        "It was the first time that they met.",
        "The first half was good.",
        "It was the only option.",
        "The band released a record on a small record label.",
        "The team has a track record of success.",
        "The matter is on record.",
        "He came first in mind.",
        "The notes are in the ministry's record system.",
        "The rivals met in their first TV debate.",
        "She gave on-the-record statements.",
        "Ada Roe is the first deputy manager of Kolding.",
        "The mayor kept his promise in her first term.",
        "The first batch of letters was lost.",
        "We thank the first responders.",
        "They express their deepest gratitude to the nurses.",
        "Which dishes are the most popular?",
        "She went to the oldest tavern in town.",
        "Wages remain low in the most affected districts.",
    ],
)
def test_praise_and_order_are_no_claims(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Halden Corp. is the largest brewer in Chile.", Modality.REPORTED),
        ("The plant will be the largest in Europe.", Modality.FORECAST),
        ("Zelaprin could become the first approved tablet for gout.", Modality.FORECAST),
        ("Zelaprin is poised to become the first approved tablet for gout.", Modality.FORECAST),
        ("Halden Corp. aims to become the largest brewer in Chile.", Modality.TARGET),
        ("Halden Corp. plans to build Europe's largest battery plant.", Modality.PLANNED),
        ("Halden Corp. plans to sell its largest plant.", Modality.REPORTED),
        ("Halden Corp., the largest brewer in Chile, plans to open a bar.", Modality.REPORTED),
        ("Halden Corp. denied that it is the largest polluter in Poland.", Modality.DENIED),
        ("Halden Corp. is reportedly the largest shareholder of Kolding Oy.", Modality.RUMOURED),
    ],
)
def test_how_a_ranking_is_meant(text: str, modality: Modality) -> None:
    (claim,) = claims(text)
    assert claim.modality is modality


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("In 2025, Halden Corp. was the largest brewer in Chile.", "2025"),
        ("Halden Corp. was the largest brewer in Chile in 2024.", "2024"),
        ("Founded in 1989, Halden Corp. is the largest brewer in Chile.", None),
        ("Sales of the pill were the highest since 2018.", None),
        ("Halden Corp., the largest brewer in Chile, said on Friday that it was hiring.", None),
    ],
)
def test_when_a_ranking_held(text: str, period: str | None) -> None:
    (claim,) = claims(text)
    assert (claim.period.value if claim.period else None) == period


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Halden Corp. is Europe's largest maker of tunnel fans.", ["Europe"]),
        ("Halden Corp. is the largest brewer in Chile.", ["Chile"]),
        ("Halden Corp. is the largest maker of tunnel fans.", []),
    ],
)
def test_where_a_ranking_holds(text: str, scope: list[str]) -> None:
    (claim,) = claims(text)
    assert [entry.text for entry in claim.scope] == scope


def test_what_ranks_in_a_row_of_times_needs_no_subject() -> None:
    (claim,) = claims("A gunman carried out the deadliest attack in modern history.")
    assert claim.measure is not None and claim.measure.head == "attack"
    assert claim.subject is None


def test_a_ranking_twice_is_one_claim() -> None:
    text = (
        "Halden Corp. is the largest maker of tunnel fans in Europe.\n\n"
        '"It is Europe\'s largest maker of tunnel fans," said Mei Lindqvist, a spokeswoman.'
    )
    (claim,) = claims(text)
    assert len(claim.mentions) == 1
    assert claim.subject is not None and claim.subject.text == "Halden Corp."
    assert claim.attribution is not None and claim.attribution.source.text == "Mei Lindqvist"


def test_a_record_with_a_figure_is_the_figures_claim() -> None:
    (claim,) = claims("Shares of Halden Corp. fell to a record low of $4.20.")
    assert claim.amount is not None
    assert claim.comparison is not None and claim.comparison.text == "a record low"


def test_ingredients_are_no_claims() -> None:
    assert claims("Add 2 cups of flour and 350 g of sugar to the bowl.") == []


WORDS = [
    "the",
    "a",
    "its",
    "largest",
    "most",
    "-",
    "third",
    "first",
    "and",
    "only",
    "record",
    "of",
    "high",
    "no",
    ".",
    "2",
    "ranked",
    "in",
    "since",
    "ever",
    "best",
    "selling",
    "five",
    "years",
    "level",
    "Halden",
    "is",
    "year",
    ",",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=9))
def test_no_heap_of_ranking_words_breaks_it(words: list[str]) -> None:
    text = " ".join(words)
    for claim in claims(text):
        assert text[claim.statement.start : claim.statement.end] == claim.statement.text
