"""What a figure measures: a sentence in, the head of each measure out; None where the text does not tell.

All sentences are our own words about invented companies.
"""

from __future__ import annotations

import pytest

from tests.extractors.figure_rows import figure_of

MEASURES: tuple[tuple[str, dict[str, str | None]], ...] = (
    # Parts of what was counted before.
    (
        "Of the 1,200 patients enrolled, 840 completed the study, of which 312 were women.",
        {"1,200": "patients", "840": "patients", "312": "patients"},
    ),
    ("The trust owns 120 properties, of which 14 are in Wales.", {"14": "properties"}),
    ("Roughly 70% of the company's sales come from Japan, with the remaining 30% from exports.", {"30%": "sales"}),
    ("Two thirds of respondents had cut spending; 12% had taken a second job.", {"12%": "respondents"}),
    ("The clinic group opened 9 branches last year and closed 4.", {"4": "branches"}),
    ("Halden Corp. has sold 9 of the group's 31 brands.", {"9": "brands", "31": "brands"}),
    # Nouns that are not repeated.
    (
        "It sold 310,000 cars in China, a 22% drop, and 190,000 in Europe, up 4%.",
        {"310,000": "cars", "22%": "cars", "190,000": "cars", "4%": "cars"},
    ),
    ("Orders from hospitals fell 11 percent, from clinics 5 percent.", {"5 percent": "Orders"}),
    ("The 2026 fair had 540 exhibitors, the 2023 fair 610.", {"610": "exhibitors"}),
    ("Petrol will become 4 cents a litre cheaper, diesel 2.9 cents.", {"2.9 cents": "diesel"}),
    ("Halden Corp. ordered 36 electric and 14 hybrid locomotives.", {"36": "locomotives", "14": "locomotives"}),
    # Side by side.
    (
        "Sales in Asia and Europe were $1.2 billion and $800 million, respectively.",
        {"$1.2 billion": "Sales", "$800 million": "Sales"},
    ),
    # Labels, lines and commas.
    ("• Operating cash flow $612 million, up 8% year-over-year", {"$612 million": "flow", "8%": "flow"}),
    ("• Revenue: $3.4 billion, up 12%", {"$3.4 billion": "Revenue", "12%": "Revenue"}),
    ("Sales, at €1.02 billion, were 3 percent higher.", {"€1.02 billion": "Sales"}),
    ("Exports to Germany, worth €14 billion in 2024, fell.", {"€14 billion": "Exports"}),
    ("Dividend unchanged at 7.5p", {"7.5p": "Dividend"}),
    ("Personnel on average: 1,064", {"1,064": "Personnel"}),
    # Headlines.
    ("Ellery Reports 9% Drop in Third-Quarter Sales", {"9%": "Sales"}),
    # What a verb says of its object or its subject.
    ("The drug cut the risk of death by 23% compared with chemotherapy.", {"23%": "risk"}),
    ("Halden Corp. left its dividend at $0.22 a share.", {"$0.22": "dividend"}),
    ("The pill doubled the share of patients at goal.", {"doubled": "share"}),
    ("Capital expenditure is now seen at $900 million.", {"$900 million": "expenditure"}),
    ("Like-for-like revenue turned up by 1.9 percent.", {"1.9 percent": "revenue"}),
    ("Halden Corp. raised its guidance to a range of $2.1 billion to $2.2 billion.", {"$2.1 billion": "guidance"}),
    (
        "Operating profit at the shipping group Varnum slumped by a third to $28 million.",
        {"third": "profit", "$28 million": "profit"},
    ),
    (
        "Profit attributable to shareholders reached $12 million, down 7 percent.",
        {"$12 million": "Profit", "7 percent": "Profit"},
    ),
    ("Net income was up 12% year over year at $210 million.", {"12%": "income", "$210 million": "income"}),
    # Comparisons go back to what is alike.
    ("EBITDA was $88 million, or 21% of sales, compared with $79 million.", {"$79 million": "EBITDA"}),
    ("Headcount stood at 12,480, including 2,150 contractors, against 13,900.", {"13,900": "Headcount"}),
    (
        "Halden Corp. signed contracts worth $135 million, more than double the $51 million of 2024.",
        {"$51 million": "contracts"},
    ),
    ("The four refineries process 1.1 million barrels of crude daily.", {"four": "refineries", "1.1 million": "crude"}),
    # Shares of a whole.
    ("Sales of electric buses made up 31% of the total.", {"31%": "Sales"}),
    ("The government plans to cut the deficit from 4.5% of GDP to 3%.", {"4.5%": "deficit", "3%": "deficit"}),
    # Words that belong to the noun.
    ("Diabetes leads to over 160,000 lower limb amputations annually.", {"160,000": "amputations"}),
    ("Halden Corp. revealed a write-down of $230 million.", {"$230 million": "write-down"}),
    ("Halden Corp. achieved 238% growth.", {"238%": "growth"}),
    # None: how something was paid, what a thing is like, who holds something.
    ("Halden Corp. paid $5 million in cash.", {"$5 million": None}),
    ("The start-up, valued at $4.5 billion in its last round, hires.", {"$4.5 billion": None}),
    ("Halden Corp. agreed to buy Varnum Inc. for $1.8 billion in cash and stock.", {"$1.8 billion": None}),
    ("The outage cost the operator $25 million.", {"$25 million": None}),
    ("The tower is 310 meters tall.", {"310 meters": None}),
    ("The plant was delayed by over five years in a row.", {"five years": None}),
)


@pytest.mark.parametrize(
    ("text", "amount", "head"),
    [(text, amount, head) for text, heads in MEASURES for amount, head in heads.items()],
)
def test_head_of_the_measure(text: str, amount: str, head: str | None) -> None:
    measure = figure_of(text, amount).measure
    assert (measure.head if measure else None) == head
