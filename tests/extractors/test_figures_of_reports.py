"""Figures as results, trial read-outs and market studies tell them: lists side by side, arms of a trial, forecasts.

All sentences are our own words about invented companies. They are published on 12 January 2026.
"""

from __future__ import annotations

import pytest

from extractors.pipeline import build_nlp, extract
from extractors.text import read_text
from schemas import Modality
from tests.extractors.figure_rows import PUBLISHED, figure_of

MEASURES = (
    # A verb right before the amount that looks like a noun.
    ("Total investment ranges from $257,000 to $467,000.", "$257,000", "investment"),
    ("Revenue Surges 234% on Licensing", "234%", "Revenue"),
    ("Some dealers reported margins as high as 20%.", "20%", "margins"),
    ("The five-year survival rate below 13% is a concern.", "below 13%", "rate"),
    # What is foreseen, and what a pronoun carries on.
    ("Halden Corp. serves the market, projected to surge from $102 billion to $470 billion.", "$102 billion", "market"),
    ("The market reached $57 billion in 2024, and it is projected to grow to $83 billion.", "$83 billion", "market"),
    ("The volume sold was $1.6 million. This was down 0.5% from June.", "0.5%", "volume"),
    (
        "Freight drives the market, which was worth $90 million in 2023 and is estimated to grow to $137 million.",
        "$137 million",
        "market",
    ),
    ("Orders rose 5%, and it plans to cut annual costs by $60 million.", "$60 million", "costs"),
    # Lists of the same length.
    ("The quarter brought revenue, net income and EPS of $236 million, $208 million and $1.86.", "$208", "income"),
    ("It reaffirmed its revenue target of $1 million and its outlook for $10 million.", "$10 million", "outlook"),
    ("Halden Corp.'s Berlin plant employs 1,800 people and its Lyon plant 950.", "950", "people"),
    # What is counted in is no measure where a volume is told.
    ("The average daily volume was 47 million contracts.", "47 million", "volume"),
    ("Enrollment exceeded the target of 70 patients.", "70", "patients"),
    # Changes and comparisons.
    ("While revenue was down 17%, the headcount grew.", "17%", "revenue"),
    ("Revenue reached $77 million, up 21%, and the company sees more to come.", "21%", "Revenue"),
    ("Halden Corp. had revenue of $20 million versus $21 million last year, profit rising.", "$21 million", "revenue"),
    ("Loss per share was $0.42, reflecting a 77% year-over-year improvement.", "77%", "Loss"),
    ("It promises reductions of up to 40% in cloud spending.", "40%", "spending"),
    ("The margin expanded 810 bps y/y to 27.7%.", "810 bps", "margin"),
    ("Active users rose 12% QoQ from 177,200 to 198,000.", "198,000", "users"),
    ("Net charge-offs as a percentage of receivables fell to 43%.", "43%", "offs"),
    ("Revenue grew to $3.5 million, including $2.8 million from Kentucky.", "$2.8 million", "Revenue"),
    ("Cash and equivalents were $8.2 million.", "$8.2 million", "Cash"),
    # Groups of a trial.
    ("The risk of bleeding was higher with the drug than without it (3.8% vs. 0.5%).", "3.8%", "risk"),
    ("The risk of bleeding was higher with the drug than without it (3.8% vs. 0.5%).", "0.5%", "risk"),
    # None: how old, how likely, where, why, what a thing is like.
    ("The law protects children under 12.", "12", None),
    ("Owners are 7 percentage points more likely to close.", "7 percentage points", None),
    ("The mine is 23 kilometers north-northeast of Merritt.", "23 kilometers", None),
    ("The sedan travels 196 miles on 20-inch wheels and 214 miles on 18-inch wheels.", "214 miles", None),
    ("He died in a two-vehicle crash.", "two", None),
    ("It bought shares at an average price of $10.04, with $20.9 million remaining.", "$20.9 million", None),
)


@pytest.mark.parametrize(("text", "amount", "head"), MEASURES)
def test_what_it_measures(text: str, amount: str, head: str | None) -> None:
    measure = figure_of(text, amount).measure
    assert (measure.head.removeprefix("charge-") if measure else None) == head


SUBJECTS = (
    (
        "Nordhal Corp. and Ferrin Inc. posted profits of $120 million and $95 million, respectively.",
        "$95",
        "Ferrin Inc.",
    ),
    ("Nordhal Corp. is a lender in Chile by assets, with a market share of 14%.", "14%", "Nordhal Corp."),
    ("Nordhal Corp.'s landmark $43 billion acquisition of Ferrin Inc. closed.", "$43 billion", "Nordhal Corp."),
    ("Nordhal Corp. leads its rivals in Iowa with 50% of the orders.", "50%", "Nordhal Corp."),
    # Nobody's.
    ("Winners were determined by the average scores of 176 judges.", "176", None),
    ("Nordhal Corp. targets the $470 billion precision medicine market.", "$470 billion", None),
    ("Nordhal Corp. found a gap.\n• 68% of executives report it (Datos, 2025).", "68%", None),
)


@pytest.mark.parametrize(("text", "amount", "subject"), SUBJECTS)
def test_whose_it_is(text: str, amount: str, subject: str | None) -> None:
    found = figure_of(text, amount).subject
    assert (found.text if found else None) == subject


Q3_2025, Q3_2024 = ("2025-07-01", "2025-09-30"), ("2024-07-01", "2024-09-30")
NET_LOSS = (
    "Net loss for the three months ended September 30, 2025 and 2024 was $5.1 million and $6.2 million, respectively."
)
CASH = "As of September 30, 2025 and December 31, 2024, it had cash of $15 million and $16 million, respectively."
PERIODS = (
    (NET_LOSS, "$5.1 million", Q3_2025),
    (NET_LOSS, "$6.2 million", Q3_2024),
    (CASH, "$15 million", ("2025-09-30", "2025-09-30")),
    (CASH, "$16 million", ("2024-12-31", "2024-12-31")),
    ("Costs were $5 million and $6 million for the third quarter of 2025 and 2024, respectively.", "$6", Q3_2024),
    ("The number of homes sold in June 2025 climbed to 1,847.", "1,847", ("2025-06-01", "2025-06-30")),
    ("Halden Corp. made 3,694 tonnes, a 74.8% increase over the previous year.", "74.8%", None),
)


@pytest.mark.parametrize(("text", "amount", "days"), PERIODS)
def test_when_it_was(text: str, amount: str, days: tuple[str, str] | None) -> None:
    period = figure_of(text, amount).period
    assert ((str(period.start), str(period.end)) if period else None) == days


def test_without_respectively_no_list_is_parted() -> None:
    figure = figure_of("Net loss was $5.1 million in the third quarter of 2025 and 2024 was better.", "$5.1 million")
    assert figure.period is not None and str(figure.period.start) == "2025-07-01"


@pytest.mark.parametrize(
    ("text", "amount", "modality"),
    [
        ("The plant will create 500 jobs and produce 30,000 tonnes of copper.", "30,000", Modality.PLANNED),
        ("More than 2,100 nominations were considered.", "2,100", Modality.REPORTED),
        ("This $20 million purchase will provide Halden Corp. with full control.", "$20 million", Modality.REPORTED),
        ("Roe, an author of 450 articles, will guide the design.", "450", Modality.REPORTED),
        (
            "Looking to the fourth quarter, Halden Corp. estimates a net profit of $20 million.",
            "$20",
            Modality.GUIDANCE,
        ),
    ],
)
def test_how_it_is_meant(text: str, amount: str, modality: Modality) -> None:
    assert figure_of(text, amount).modality is modality


@pytest.mark.parametrize(
    ("text", "amount", "part"),
    [
        ("Halden Corp. reported a 25% year-over-year increase in revenue.", "25%", "by increase"),
        ("Total revenue was $142 million, a 12.8% y/y increase.", "12.8%", "by increase"),
        ("It enabled investment in growth and a $28 million dividend.", "$28 million", None),
        ("It is expanding its network to seven cities.", "seven", None),
        ("Costs increased, primarily due to $1.6 million in repairs.", "$1.6 million", None),
        ("The rate was 97.7% at five-year follow-up.", "97.7%", None),
    ],
)
def test_its_part_in_a_change(text: str, amount: str, part: str | None) -> None:
    change = figure_of(text, amount).change
    assert (f"{change.role} {change.direction.value}" if change else None) == part


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Median survival was 11.2 months with the drug.", ["11.2"]),
        ("The drug cut the risk of death by 44% (95% CI, 0.41-0.76).", ["44"]),
        ("The survey of 1,200 people has a 4% margin of error.", ["1200"]),
        ("The sedan rides on 20-inch wheels.", []),
        ("They are among the top 1% of advisers.", []),
        ("One research firm estimates more.", []),
        ("With over 25 years of experience, Halden Corp. moves homes.", []),
    ],
)
def test_what_makes_a_claim(text: str, values: list[str]) -> None:
    claims = extract(read_text(text, published=PUBLISHED), build_nlp()).claims
    assert [f"{claim.amount.value.normalize():f}" for claim in claims if claim.amount and claim.amount.value] == values


def test_one_percentage_of_two_things_is_two_claims() -> None:
    text = "Cloud revenue grew 13% in 2025. Print revenue grew 13% in 2025. Total revenue grew 13% in 2025."
    claims = extract(read_text(text, published=PUBLISHED), build_nlp()).claims
    assert sorted(claim.measure.text for claim in claims if claim.measure) != ["Cloud revenue"]
    assert len([claim for claim in claims if claim.measure and claim.measure.text.startswith(("Cloud", "Print"))]) == 2
