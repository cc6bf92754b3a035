"""Whose a figure is: a sentence in, the subject out; None where the text tells none.

All sentences are our own words about invented companies.
"""

from __future__ import annotations

import pytest

from tests.extractors.figure_rows import figure_of

SUBJECTS: tuple[tuple[str, str, str | None], ...] = (
    ("August alone brought expansion into eight new territories.", "eight", None),
    # Common nouns stand for themselves where the text does not say who they are.
    ("The lender set aside $11 million for bad loans.", "$11 million", "lender"),
    ("The refinery employs 250 people.", "250", "refinery"),
    ("The four refineries produce 1.1 million barrels of crude.", "1.1 million", "refineries"),
    ("The Lima refiner pays $85 million.", "$85 million", "Lima refiner"),
    # Who acts, behind a passive, an order, a participle, a name beside it.
    ("A further $75 million was set aside by the miner.", "$75 million", "miner"),
    ("The commission ordered the insurer to repay $9.4 million.", "$9.4 million", "insurer"),
    ("The licensor, Quorra Biologics, is eligible to receive $40 million.", "$40 million", "Quorra Biologics"),
    ("The plant in Dresden, which will employ 2,000 people, opens soon.", "2,000", "plant"),
    ("Vera Lindqvist, 47, raised $19 million for the third venture.", "$19 million", "Vera Lindqvist"),
    # Owners beside the measure.
    ("Earnings at the refinery fell to $11 million.", "$11 million", "refinery"),
    ("Tessin Corp.'s $2.2 billion purchase of Alder Inc. was approved.", "$2.2 billion", "Tessin Corp."),
    ("The company, whose tax bill rose to $48 million, blamed an audit.", "$48 million", "company"),
    ("Sales of the drug Velmora rose to $73 million.", "$73 million", "Velmora"),
    ("Sales in Spain and Portugal were $5 million and $2 million, respectively.", "$2 million", "Portugal"),
    ("With a free float of 45 percent, Sabana Corp. is widely traded.", "45 percent", "Sabana Corp."),
    ("Over 160,000 amputations are made annually in the United States.", "160,000", None),
    ("Ruth Amsler, a member of the Swiss Society of Surgery with 30 years of experience, left.", "30", "Ruth Amsler"),
    ("Output grew, with local firms opening 12 new plants.", "12", "local firms"),
    (
        "The pace of approvals has accelerated dramatically, with Chinese authorities clearing a record 76 drugs.",
        "76",
        "Chinese authorities",
    ),
    # The sentences before.
    ("Jorvik Corp. said orders fell 9 percent. Net income rose to $19 million.", "$19 million", "Jorvik Corp."),
    ("Jorvik Corp. closed a yard. Its shares were up 2 percent.", "2 percent", "Jorvik Corp."),
    ("Highlights of Marchetti Corp.:\n• Exports made up 63% of net sales", "63%", "Marchetti Corp."),
    ("The grocer's sales were flat, but its margin widened to 26 percent.", "26 percent", "grocer"),
    ("After the storm, airlines lost 40% of their passengers.", "40%", "airlines"),
    ("Halden Corp. employs 12,400 people, of which 3,100 work abroad.", "3,100", "Halden Corp."),
    ("A fifth of the company's 6,500 employees will leave.", "A fifth", "company"),
    ("Tarno Corp. is a utility that serves more than 760,000 customers.", "760,000", "Tarno Corp."),
    ("* Kestrel Corp.: 5.17%", "5.17%", "Kestrel Corp."),
    ("Morning Movers – Halden Corp. Wins $5 Million Order", "$5 Million", "Halden Corp."),
    ("The five-digit display shows 34,000 miles.", "34,000", "five-digit display"),
    ("Chile's Alder Corp. has sold its 38% stake in Mar Sur.", "38%", "Alder Corp."),
    ("Shares in Varnum Corp. soared 26% in Helsinki.", "26%", "Varnum Corp."),
    ("Varnum Corp. filed for a listing. The Hefei-based company will sell 128 million shares.", "128", "Varnum Corp."),
    (
        "Varnum Corp. filed for a listing. Backers, among them Alder Corp., like it. Revenue doubled to $9 million.",
        "$9 million",
        "Varnum Corp.",
    ),
    # Who means, agrees or is allowed to do it.
    ("Tarno Corp. announced plans to open 40 stores.", "40", "Tarno Corp."),
    ("Halden Corp. signed a deal to buy 30 jets.", "30", "Halden Corp."),
    ("City officials balked at Halden Corp.'s plan to build 120 homes.", "120", "Halden Corp."),
    # Nobody: where something happens, who tells of others.
    ("There were four deaths at Kolding.", "four", None),
    ("The ministry has estimated that 964,000 people had asthma.", "964,000", None),
    # Nobody: those who only expect, who are measured, or who are told of elsewhere.
    ("Analysts had expected earnings of $1.15 a share.", "$1.15", None),
    ("Analysts polled by Datos Corp. had forecast a profit of $1.05 a share.", "$1.05", None),
    ("Nine projects were selected from nearly 30 applications.", "30", None),
    ("The report highlights a 5% rise in sales.", "5%", None),
    ("Staying in Queens can reduce hotel expenses by 30%.", "30%", None),
    ("It sold 310,000 cars in China.", "310,000", None),
)


TOLD_WITH_IT = (
    ("The allure of turning a small sum into a part of the $8 million pool is strong.", "$8 million", None),
    ("The introduction of Halden Corp.'s (HLD) $8 million giveaway is near.", "$8 million", "Halden Corp."),
)


@pytest.mark.parametrize(("text", "amount", "subject"), TOLD_WITH_IT)
def test_a_thing_that_is_told_with_an_amount_does_not_have_it(text: str, amount: str, subject: str | None) -> None:
    found = figure_of(text, amount).subject
    assert (found.text if found else None) == subject


COMPARED = (
    ("Halden Corp.'s revenue rose 12% in 2025, versus 6% at Norvane Inc.", "6%", "Norvane Inc."),
    ("The treated group lost 4.4% of its weight, compared to 1.6% for the placebo group.", "1.6%", "placebo group"),
)


@pytest.mark.parametrize(("text", "amount", "subject"), COMPARED)
def test_what_is_compared_is_another_ones(text: str, amount: str, subject: str) -> None:
    found = figure_of(text, amount).subject
    assert found is not None and found.text == subject


@pytest.mark.parametrize(("text", "amount", "subject"), SUBJECTS)
def test_whose_it_is(text: str, amount: str, subject: str | None) -> None:
    found = figure_of(text, amount).subject
    assert (found.text if found else None) == subject
