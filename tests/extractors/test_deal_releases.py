"""Deals as releases tell them: sides in other sentences, names that no record has, property, funds, sums told below."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.pipeline import build_nlp, extract
from extractors.text import read_text
from schemas import Deal

PUBLISHED = date(2026, 1, 12)


def deals_of(text: str, title: str | None = None) -> list[Deal]:
    return list(extract(read_text(text, published=PUBLISHED, title=title), build_nlp(None, None)).deals)


def told(deal: Deal) -> str:
    parties = ", ".join(f"{party.role} {party.organization.text}" for party in deal.parties)
    terms = ", ".join(f"{term.term} {term.amount.value}" for term in deal.terms)
    return " | ".join(part for part in (deal.type.value, parties, terms) if part)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Halden Robotics Inc. has entered into a strategic partnership with Lindmark University and Norvane Motors "
            "to train engineers.",
            "collaboration | partner Halden Robotics Inc., partner Lindmark University, partner Norvane Motors",
        ),
        (
            "Halden Motors Inc. has executed a settlement agreement with Norvane Yield Limited and Sable Capital LLC, "
            "resolving a four-year dispute.",
            "settlement | partner Halden Motors Inc., partner Norvane Yield Limited, partner Sable Capital LLC",
        ),
        (
            "Halden Labs, the company helping clinics that treat rare diseases keep up with demand, today announced "
            "$5.5 million in seed funding. The round was led by Fjord Ventures, with participation from Sable Capital.",
            "financing | issuer Halden Labs, lead_investor Fjord Ventures, investor Sable Capital | total 5500000",
        ),
        (
            "Today, Halden Security has launched from stealth with a $3.3 million investment. The pre-seed funding "
            "round was led by Fjord Capital.",
            "financing | issuer Halden Security, lead_investor Fjord Capital | total 3300000",
        ),
        (
            "Fjord Capital has announced a strategic growth investment in Tampa, Fla.-based Halden Industrial "
            "Maintenance, a provider of commercial doors.",
            "financing | investor Fjord Capital, issuer Halden Industrial Maintenance",
        ),
        (
            "Halden Ventures has announced the closing of its $82 million second fund, which backs young firms.",
            "financing | issuer Halden Ventures | total 82000000",
        ),
        (
            "Halden AI Inc. signed a letter of intent to purchase approximately 15 acres of industrial land in Ohio.",
            "acquisition | acquirer Halden AI Inc.",
        ),
        (
            "Halden Builders Inc. has been awarded the contract to build a distribution center in Ohio.",
            "supply | supplier Halden Builders Inc.",
        ),
        (
            "Norvane Games Inc. will be acquired for $5 billion in the largest leveraged buyout ever attempted.",
            "acquisition | target Norvane Games Inc. | total 5000000000",
        ),
        (
            "Two brokers of Sable Realty represented the seller, Mathias Halden Partners, in the sale of the shops.",
            "divestiture | seller Mathias Halden Partners",
        ),
        (
            "Halden Mining Inc. has announced a $2 million line of credit to Norvane Resources Inc., its partner.",
            "financing | investor Halden Mining Inc., issuer Norvane Resources Inc. | total 2000000",
        ),
        (
            "Halden Uniforms, which runs three laundries, announced that it has donated $50,000 to the Norvane Relief "
            "Foundation.",
            "grant | grantor Halden Uniforms, grantee Norvane Relief Foundation | total 50000",
        ),
        (
            "Halden Energy plc has entered into a definitive agreement with Sable Energy for the acquisition of up to "
            "67% of Norvane Petroleum Ltd.",
            "acquisition | acquirer Halden Energy plc, seller Sable Energy, target Norvane Petroleum Ltd.",
        ),
        (
            "Halden Quantum Inc. announced a €10 million contract for a computer that it will install in Italy.",
            "supply | supplier Halden Quantum Inc. | total 10000000",
        ),
        (
            "Halden Motors Inc. announced that it has entered into a settlement with Norvane Vapor, LLC. Norvane will "
            "pay Halden a total of $100,000 in six payments.",
            "settlement | partner Halden Motors Inc., partner Norvane Vapor, LLC | total 100000",
        ),
        (
            "Halden Layer2 has secured investments from Fjord Ventures and Sable Capital, among others.",
            "financing | issuer Halden Layer2, investor Fjord Ventures, investor Sable Capital",
        ),
    ],
)
def test_release_tells_a_deal(text: str, wanted: str) -> None:
    assert [told(deal) for deal in deals_of(text)] == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "Norvane Visuals is delighted to show its new studio. Sablesoft, a spin-off of Halden Systems, built it.",
        "Before the partnership with Halden Cable, Norvane News was limited to its own website.",
        "“We value our partnership with Halden Motors and Norvane Cars,” said Jane Roe of Sable Tires.",
        "Halden County is slated to receive $1.2 billion in BEAD funding.",
        "The Halden Research Foundation has raised over $600 million since it was founded.",
        "Norvane Farms, which had raised nearly $250 million from investors, filed for bankruptcy in June.",
        "Halden Invest was licensed, acquiring the CAT-II license from the Financial Authority of Lindmark.",
        "Halden Supply has bought many firms, including the 2002 merger of Norvane Care and Sable Imaging.",
        "The foundation matched the sum, bringing the total raised by Halden Legal to $18,000.",
        "Halden Robotics works in many fields, including partnerships with Norvane Motors and Sable Tires.",
    ],
)
def test_what_is_only_recalled_is_no_deal(text: str) -> None:
    assert deals_of(text) == []


def test_company_above_the_text_that_names_it_is_that_of_the_title() -> None:
    text = (
        "* The company recently closed a flow-through private placement offering for aggregate gross proceeds of more "
        "than $1.66 million\n\n"
        "Halden Minerals Inc. (CSE: HLDN) is an explorer of gold. Halden Minerals plans to drill at its mine in May."
    )

    (deal,) = deals_of(text, "Halden Minerals Inc. (CSE: HLDN) Closes Placement")

    assert told(deal) == "private_placement | issuer Halden Minerals Inc. | total 1660000"


def test_project_that_raised_money_is_that_of_the_title() -> None:
    text = (
        "Halden Chain has reached some milestones of its development. Halden Chain plans a launch in April. The "
        "project also successfully raised $2.4 million in a private funding round to develop its protocol."
    )

    (deal,) = deals_of(text, "Halden Chain Leads the Revolution")

    assert told(deal) == "financing | issuer Halden Chain | total 2400000"


def test_offering_below_a_placement_is_the_placement() -> None:
    (deal,) = deals_of(
        "Halden Labs Inc. announced the closing of its private placement of $17 million. The offering consisted of the "
        "sale of 4,076,736 common units."
    )

    assert told(deal) == "private_placement | issuer Halden Labs Inc. | total 17000000, shares 4076736"


@pytest.mark.parametrize(
    ("behind", "terms"),
    [
        (
            "The gross proceeds from the offering are expected to be approximately $2.5 million, before fees.",
            {("shares", 3_000_000), ("price_per_share", 5), ("total", 2_500_000)},
        ),
        (
            "It surpasses the $32 million offering of 2019, after which Norvane Labs grew.",
            {("shares", 3_000_000), ("price_per_share", 5)},
        ),
    ],
)
def test_sums_of_later_sentences(behind: str, terms: set[tuple[str, int]]) -> None:
    text = (
        "Halden Labs Inc. has priced a registered direct offering of 3,000,000 shares of its common stock at $5.00 "
        f"per share. {behind}"
    )

    (deal,) = deals_of(text)

    assert {(term.term, int(term.amount.value or 0)) for term in deal.terms} == terms


def test_shares_that_warrants_are_for_have_no_price_of_the_deal() -> None:
    (deal,) = deals_of(
        "Halden Drones Inc. announced a private placement with Fjord Capital. The placement covers 2 million shares at "
        "$4 each and warrants for 2 million shares at $6 each, representing up to $20 million."
    )

    assert told(deal) == (
        "private_placement | issuer Halden Drones Inc., investor Fjord Capital | shares 2000000, price_per_share 4, "
        "total 20000000"
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Norvane, a services firm, today announced the acquisition of Quillon Zybrek Advisors in a deal.", "target"),
        ("Norvane Labs has entered a strategic partnership with ZyRx@Lindmark under a new programme.", "partner"),
    ],
)
def test_name_that_no_record_has_is_a_side_where_only_a_company_can_stand(text: str, wanted: str) -> None:
    (deal,) = deals_of(text)

    assert deal.parties[-1].role == wanted


@pytest.mark.parametrize("text", ["fund " * 4000, "closing $5 fund " * 2000, "the acquisition of " + "A & " * 3000])
def test_any_text_is_read(text: str) -> None:
    assert isinstance(deals_of(text), list)
