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
    ("The number of respondents who had a sleep disorder rose by 25 percent.", {"25 percent": "respondents"}),
    ("The margin rose to 11.0%, above the previous year's 9.9%.", {"11.0%": "margin", "9.9%": "margin"}),
    (
        "Net revenue was $104 million, with a margin of 8.2% (previous year: $117 million and 9.2%).",
        {"$104 million": "revenue", "8.2%": "margin", "$117 million": "revenue", "9.2%": "margin"},
    ),
    (
        "Net earnings totaled $39 million, with revenue at $421 million.",
        {"$39 million": "earnings", "$421 million": "revenue"},
    ),
    ("The balance sheet remains strong with $377 million in cash.", {"$377 million": "cash"}),
    ("About $27 million in TV and radio advertising was bought.", {"$27 million": "advertising"}),
    ("Pines cover 4.5 million acres of New Zealand.", {"4.5 million acres": None}),
    (
        "Of the participants who filled in the form, 52 percent were women and 77 percent were over 26.",
        {"52 percent": "participants", "77 percent": "participants"},
    ),
    ("Among teachers, 27 percent would vote for the mayor.", {"27 percent": "teachers"}),
    ("Roe beat the mayor by 18 points (58 percent to 40 percent).", {"58 percent": None}),
    # Nouns that are not repeated.
    (
        "The firm works with 12,000 schools, including 443 in Peru and almost 10,000 elsewhere.",
        {"443": "schools", "10,000": "schools"},
    ),
    ("The storm damaged 10,000 homes (5,300 in Kolding and 4,700 in Vejle).", {"5,300": "homes", "4,700": "homes"}),
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
        "Operating profit at Varnum, a shipping group, slumped by a third to $28 million.",
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
    # Nouns before the figure that a noun behind it does not displace.
    ("The basin has a well density of 0.04 wells per square kilometer.", {"0.04": "density"}),
    (
        "The loan of $120 million bears interest at a rate of 9 percent.",
        {"$120 million": "loan", "9 percent": "interest"},
    ),
    ("Halden Corp. sold notes with a principal amount of $500 million.", {"$500 million": "amount"}),
    ("The firm expects revenue of no more than $1.1 billion.", {"$1.1 billion": "revenue"}),
    ("Growth in online sales slowed to 3.2% from 5.1%.", {"3.2%": "Growth", "5.1%": "Growth"}),
    ("Halden Corp. reported a cut in operating costs from $1,400 an ounce to $1,250.", {"$1,400": "costs"}),
    # Nouns behind it.
    ("The battery gives a 20% longer driving range.", {"20%": "range"}),
    ("The update shows a 60% increase in measured and indicated resources.", {"60%": "resources"}),
    ("The report shows a 5% revenue increase.", {"5%": "revenue"}),
    ("The car delivers 151 horsepower and 146 lb-ft of torque.", {"151": None, "146": "torque"}),
    ("Halden Corp. boasts 20+ years of experience.", {"20+": "experience"}),
    (
        "The pill cut cholesterol by 52 percent, and 78% of patients reached their goal.",
        {"52": "cholesterol", "78": "patients"},
    ),
    ("Quorra is eligible for $610 million in development, regulatory and sales milestones.", {"$610": "milestones"}),
    ("The city will build a 60,000-seat stadium and a 92-unit apartment block.", {"60,000": "seat", "92": "unit"}),
    ("The mill has a 1,200-strong workforce on a 56-acre site.", {"1,200": "workforce", "56": "site"}),
    # What grows at a rate, or is expected to reach something.
    (
        "The market for meters is to grow at a rate of 8.9% from $21 billion in 2024 to $35 billion in 2030.",
        {"$21 billion": "market", "$35 billion": "market"},
    ),
    ("Analysts are forecasting copper to hit $11,000 a ton.", {"$11,000": "copper"}),
    ("Inflation has dropped (from 6.5% in 2022 to 2.3% today).", {"6.5%": "Inflation", "2.3%": "Inflation"}),
    ("Headcount was cut by 10%, or 650 jobs, to 5,850.", {"10%": "Headcount", "650": "jobs", "5,850": "Headcount"}),
    # Shared with the figure before.
    ("The bank set aside $14 million for bad loans, $2 million more than in 2024.", {"$2 million": "loans"}),
    ("Sales were 4 percent lower than in May and 2 percent higher than in June.", {"2 percent": "Sales"}),
    ("The firm has 12 clinics and an additional 25 planned for 2027.", {"25": "clinics"}),
    ("Some 2.3 million households, or about one in nine, paid late.", {"one in nine": "households"}),
    ("Their median age was 64 years and 41% were women.", {"41%": None}),
    ("The median age of patients was 64 years and 41% were women.", {"41%": "patients"}),
    ("Varnum expects a margin of 6.5% to 7%, instead of 7% to 7.5%.", {"7% to 7.5%": "margin"}),
    ("Staff costs made up 44% of revenue, against 41% a year earlier.", {"44%": "revenue", "41%": "revenue"}),
    ("Some 1,240 patients were enrolled, 620 in each arm.", {"620": "patients"}),
    ("Each of the 5,000 units costs $2,400.", {"5,000": "units"}),
    # Labels without a mark.
    ("Dividend unchanged at 7.5p; ROE 13.8% (12.9%).", {"13.8%": "ROE", "12.9%": "ROE"}),
    ("Survival was 9.8 months (HR 0.58; p<0.001).", {"0.58": "HR", "0.001": None}),
    ("Weight fell in the treated group (p<0.001).", {"0.001": None}),
    # What reaches a sum is what grows, and a sum is exceeded by what is told, not by a "mark".
    ("The market is seeing rapid growth, projected to reach $36 billion.", {"$36 billion": "market"}),
    ("Net sales saw a strong rise, reaching $3.4 billion.", {"$3.4 billion": "sales"}),
    ("Sales surpassed the $1 billion mark in May.", {"$1 billion": "Sales"}),
    ("It saw growth in cash and marketable securities from $2 million to $8 million.", {"$2 million": "securities"}),
    ("The upgrade is free with a plan ($1,830 in value).", {"$1,830": "value"}),
    ("Its shares, which had doubled, added 2.5 percent.", {"2.5 percent": "shares"}),
    # None: where money goes, when a thing is, who is valued.
    ("Nordlink is investing over $1 billion in rural communities.", {"$1 billion": None}),
    ("It will be on the company's website approximately two hours after the call.", {"two hours": None}),
    ("The shares closed at $41, valuing the group at $3.1 billion.", {"$41": "shares", "$3.1 billion": None}),
    ("Alder Corp. agreed to buy its Spanish rival Duero Corp. for $175 million.", {"$175 million": None}),
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
