"""Deals: who made which agreement with whom, and on what terms. Invented companies, our own words."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.pipeline import build_nlp, extract
from extractors.text import read_text
from schemas import Deal, Extraction, Organization

PUBLISHED = date(2026, 1, 12)


def read(text: str) -> Extraction:
    return extract(read_text(text, published=PUBLISHED), build_nlp())


def only_deal(text: str) -> Deal:
    (deal,) = read(text).deals
    return deal


def parties(deal: Deal) -> dict[str, str]:
    return {party.organization.text: party.role for party in deal.parties}


def terms(deal: Deal) -> list[tuple[str, str]]:
    return [(term.term, f"{term.amount.value or f'{term.amount.min}-{term.amount.max}'}") for term in deal.terms]


TRANSFERS = [
    ("Halden Corp. acquired Norvane Foods.", "acquisition", {"Halden Corp.": "acquirer", "Norvane Foods": "target"}),
    (
        "Norvane Foods was bought by Halden Corp.",
        "acquisition",
        {"Halden Corp.": "acquirer", "Norvane Foods": "target"},
    ),
    (
        "Halden Corp. agreed to buy Norvane Foods from Fjord Capital.",
        "acquisition",
        {"Halden Corp.": "acquirer", "Norvane Foods": "target", "Fjord Capital": "seller"},
    ),
    (
        "The acquisition of Norvane Foods by Halden Corp. needs approval.",
        "acquisition",
        {"Halden Corp.": "acquirer", "Norvane Foods": "target"},
    ),
    (
        "Fjord Capital bought a 60% stake in Norvane Foods.",
        "acquisition",
        {"Fjord Capital": "acquirer", "Norvane Foods": "target"},
    ),
    (
        "Halden Corp. and Norvane Foods plan a merger of equals.",
        "merger",
        {"Halden Corp.": "partner", "Norvane Foods": "partner"},
    ),
    (
        "Norvane Foods agreed to sell its dairy business to Halden Corp.",
        "divestiture",
        {"Norvane Foods": "seller", "Halden Corp.": "buyer"},
    ),
    ("Halden Corp. has been acquired by a private equity firm.", "acquisition", {"Halden Corp.": "target"}),
    (
        "Norvane Foods made an offer of $25 per share for Halden Corp.",
        "acquisition",
        {"Norvane Foods": "acquirer", "Halden Corp.": "target"},
    ),
    (
        "Norvane Foods, which Halden Corp. agreed to buy for $2 million, makes cheese.",
        "acquisition",
        {"Halden Corp.": "acquirer", "Norvane Foods": "target"},
    ),
    (
        "Norvane Foods offers $3 billion for Halden Corp.",
        "acquisition",
        {"Norvane Foods": "acquirer", "Halden Corp.": "target"},
    ),
    (
        "Halden Corp. is exploring a sale, people familiar with the matter said.",
        "acquisition",
        {"Halden Corp.": "target"},
    ),
]
RIGHTS = [
    (
        "Halden Bio entered into an exclusive license agreement with Norvane Therapeutics to develop AB-123.",
        "licence",
        {"Halden Bio": "licensee", "Norvane Therapeutics": "licensor"},
    ),
    (
        "Norvane Therapeutics granted Halden Bio exclusive rights to AB-123 in Japan.",
        "licence",
        {"Halden Bio": "licensee", "Norvane Therapeutics": "licensor"},
    ),
    (
        "Halden Bio exercised its option to license AB-123 from Norvane Therapeutics.",
        "option",
        {"Halden Bio": "licensee", "Norvane Therapeutics": "licensor"},
    ),
    (
        "Halden Bio and Norvane Therapeutics announced a research collaboration to find new antibiotics.",
        "collaboration",
        {"Halden Bio": "partner", "Norvane Therapeutics": "partner"},
    ),
    (
        "Halden Corp. will supply Norvane Foods with flour under a five-year agreement.",
        "supply",
        {"Halden Corp.": "supplier", "Norvane Foods": "customer"},
    ),
    (
        "Norvane Air ordered 40 jets from Halden Aerospace.",
        "supply",
        {"Norvane Air": "customer", "Halden Aerospace": "supplier"},
    ),
    (
        "Halden Corp. signed a deal with Norvane Motors to develop batteries.",
        "collaboration",
        {"Halden Corp.": "partner", "Norvane Motors": "partner"},
    ),
    (
        "Halden Bio secured an option to license AB-123 from Norvane Therapeutics.",
        "option",
        {"Halden Bio": "licensee", "Norvane Therapeutics": "licensor"},
    ),
]
FUNDING = [
    (
        "Halden Corp., a maker of pumps, closed a $40 million Series B led by Fjord Ventures, with participation from "
        "existing investors Norvane Capital and Brightwater Partners.",
        "financing",
        {
            "Halden Corp.": "issuer",
            "Fjord Ventures": "lead_investor",
            "Norvane Capital": "investor",
            "Brightwater Partners": "investor",
        },
    ),
    ("Halden Inc. raised $120 million in its initial public offering.", "ipo", {"Halden Inc.": "issuer"}),
    ("Halden Corp. announces closing of $5 million private placement", "private_placement", {"Halden Corp.": "issuer"}),
    (
        "Halden Corp. secured a $50 million loan from Norvane Bank.",
        "financing",
        {"Halden Corp.": "issuer", "Norvane Bank": "investor"},
    ),
    (
        "Halden Bio received $4 million from the Norvane Foundation.",
        "grant",
        {"Halden Bio": "grantee", "Norvane Foundation": "grantor"},
    ),
    (
        "Halden Corp. was awarded a $2 million grant from the National Institutes of Health.",
        "grant",
        {"Halden Corp.": "grantee", "National Institutes of Health": "grantor"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), TRANSFERS + RIGHTS + FUNDING)
def test_type_and_parties(text: str, kind: str, expected: dict[str, str]) -> None:
    deal = only_deal(text)
    assert (deal.type, parties(deal)) == (kind, expected)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Acme Bio to Acquire Nordlys Therapeutics for $1.2 Billion in Cash", "acquisition"),
        ("Halden Corp. Raises $40 Million Series B Led by Fjord Ventures", "financing"),
        ("Acme Bio, Nordlys Therapeutics Sign Licensing Deal", "licence"),
        ("TradeWire – Halden Corp. Acquires Norvane Foods", "acquisition"),
    ],
)
def test_headlines(text: str, kind: str) -> None:
    deal = only_deal(text)
    assert deal.type == kind
    assert len(deal.parties) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The country's out-licensing deals exceeded $130 billion last year.",
        "Halden Corp. may enter into licensing agreements with Norvane Foods.",
        "If Halden Corp. acquires Norvane Foods, prices will rise.",
        "Halden Corp. did not acquire Norvane Foods.",
        "Halden's acquisition strategy focuses on small companies.",
        "Halden Corp. acquired new customers.",
        "Halden Corp. sells pumps to Norvane Foods.",
        "Halden Corp. expanded its product offering.",
        "Halden Corp. granted 10,000 stock options to its employees.",
        "Halden Corp. signed an employment agreement with its chief executive.",
        "Norvane Foods denied that it would buy Halden Corp.",
        "Fjord Capital is an investor in Halden Corp.",
        "She acquired a taste for cheese.",
        "Halden Corp. is listed on Nasdaq.",
        "Halden Corp. offers software for $20 a month.",
        "Halden Corp. signed a contract extension with its coach.",
        "The law firm Norvane LLP advised on the sale of a factory.",
    ],
)
def test_no_deal(text: str) -> None:
    assert read(text).deals == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Halden Corp. agreed to buy Norvane Foods.", "announced"),
        ("Halden Corp. will acquire Norvane Foods.", "announced"),
        ("Halden Corp. completed its acquisition of Norvane Foods.", "completed"),
        ("Halden Corp. acquired Norvane Foods in 2019.", "completed"),
        ("Halden Corp. plans to acquire Norvane Foods.", "planned"),
        ("Halden Corp. signed a letter of intent to acquire Norvane Foods.", "planned"),
        ("Halden Corp. is in talks to buy Norvane Foods, a newspaper reported.", "rumoured"),
        ("Halden Corp. terminated its merger agreement with Norvane Foods.", "terminated"),
        ("Halden Corp. said its acquisition of Norvane Foods fell through.", "terminated"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert only_deal(text).status == status


RELEASE = (
    "Norvane Therapeutics Enters into Exclusive License Agreement with Halden Bio for AB-123\n\n"
    "BOSTON, Jan. 12, 2026 (GLOBE NEWSWIRE) -- Norvane Therapeutics, Inc. (Nasdaq: NRVN) today announced that it has "
    "entered into an exclusive license agreement with Halden Bio, Inc., granting Halden worldwide rights, excluding "
    "Japan, to develop and commercialize AB-123, an oral drug for asthma.\n\n"
    "Under the terms of the agreement, Norvane will receive an upfront payment of $75 million and a $25 million equity "
    "investment, and is eligible to receive up to $200 million in development milestones, $150 million in regulatory "
    "milestones and $550 million in sales milestones, for a total potential deal value of $1.0 billion.\n\n"
    "The transaction is expected to close in the first quarter of 2026."
)


def test_one_deal_in_several_sentences() -> None:
    extraction = read(RELEASE)
    (deal,) = extraction.deals
    assert parties(deal) == {"Norvane Therapeutics, Inc.": "licensor", "Halden Bio, Inc.": "licensee"}
    assert terms(deal) == [
        ("upfront", "75000000"),
        ("equity", "25000000"),
        ("development_milestones", "200000000"),
        ("regulatory_milestones", "150000000"),
        ("sales_milestones", "550000000"),
        ("total", "1000000000"),
    ]
    assert deal.sum_check is not None and deal.sum_check.agrees
    assert deal.sum_check.sum_of_terms == Decimal(10) ** 9
    assert [asset.text for asset in deal.assets] == ["AB-123"]
    assert [span.text for span in deal.territory] == ["worldwide rights, excluding Japan"]
    assert {(entry.kind, entry.period.value) for entry in deal.dates} == {
        ("announced", "2026-01-12"),
        ("expected_closing", "2026-Q1"),
    }
    assert len(deal.evidence) > 2
    figures = {figure.id for figure in extraction.figures}
    assert {term.figure_id for term in deal.terms} <= figures


def test_a_sum_that_does_not_add_up() -> None:
    deal = only_deal(
        "Halden Bio licensed AB-1 to Norvane Pharma for an upfront payment of $50 million and up to $300 million in "
        "milestones, for a total of up to $500 million."
    )
    assert deal.sum_check is not None
    assert (deal.sum_check.agrees, deal.sum_check.sum_of_terms) == (False, Decimal(350_000_000))


def test_two_deals_stay_two() -> None:
    deals = read(
        "Halden Corp. acquired Norvane Foods in 2019. On Monday it agreed to sell its pump unit to Brightwater Inc."
    ).deals
    assert [deal.type for deal in deals] == ["acquisition", "divestiture"]


def test_the_seller_named_later() -> None:
    deal = only_deal("Halden Corp. agreed to buy Norvane Foods for $5 million. The seller is Fjord Capital, a fund.")
    assert parties(deal)["Fjord Capital"] == "seller"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Halden Corp. will buy Norvane Foods for $1.2 billion in cash.", [("total", "1200000000.0")]),
        (
            "Halden Corp. will buy Norvane Foods for $14.50 per share, valuing the company at $3 billion.",
            [("price_per_share", "14.50"), ("valuation", "3000000000")],
        ),
        (
            "Halden Inc. priced its initial public offering of 10,000,000 shares at $17.00 per share.",
            [("shares", "10000000"), ("price_per_share", "17.00")],
        ),
        ("Halden Corp., with sales of $5 billion, acquired Norvane Foods, which has 300 employees.", []),
    ],
)
def test_terms(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(term.term, term.amount.value) for term in only_deal(text).terms]
    assert found == [(term, Decimal(value)) for term, value in expected]


def test_underwriters() -> None:
    deal = only_deal(
        "Halden Inc. announced the pricing of its public offering of 5,000,000 shares of common stock. Fjord "
        "Securities is acting as sole book-running manager for the offering."
    )
    assert parties(deal) == {"Halden Inc.": "issuer", "Fjord Securities": "underwriter"}


def test_standing_text_is_marked() -> None:
    deal = only_deal(
        "Halden Foods Opens Plant\n\nBOSTON, Jan. 12, 2026 (GLOBE NEWSWIRE) -- Halden Foods, Inc. opened a plant in "
        "Boston today.\n\nAbout Halden Foods\n\nHalden Foods, Inc. is a company that makes bread. It acquired Norvane "
        "Bakeries in 2019."
    )
    assert deal.section == "about"


def test_every_party_is_an_organization() -> None:
    extraction = read(RELEASE)
    known = {organization.id for organization in extraction.of(Organization)}
    assert all(party.organization.record_id in known for deal in extraction.deals for party in deal.parties)


def test_deals_are_deterministic() -> None:
    assert read(RELEASE).deals == read(RELEASE).deals


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=120))
def test_no_text_breaks_it(text: str) -> None:
    wrapped = f"Halden Corp. acquired {text} from Norvane Foods and agreed with {text}"
    cleaned = read_text(wrapped).text
    for deal in read(wrapped).deals:
        assert all(cleaned[span.start : span.end] == span.text for span in deal.evidence)


def test_many_deals_take_linear_time() -> None:
    sentences = "Halden Corp. acquired Norvane Foods. The deal was signed. It is a merger agreement with it. "
    started = time.perf_counter()
    read(sentences * 10)
    short = time.perf_counter() - started
    started = time.perf_counter()
    read(sentences * 60)
    assert time.perf_counter() - started < 30 * max(short, 0.05)
