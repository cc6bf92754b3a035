"""Figures in tables: (the text, what its cells say), and what must give none. No language model is needed."""

from __future__ import annotations

import time
from datetime import date

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractors.amounts import scan_amounts
from extractors.reading import add_records
from extractors.sites import Context
from extractors.table_lists import scaled_by_headings
from extractors.table_reading import amounts_and_tables
from extractors.table_rows import head_of
from extractors.table_units import read_units, states_all
from extractors.tables import Tables
from extractors.text import read_text
from extractors.times import find_times
from schemas import Figure

ANCHOR = date(2025, 11, 4)
NLP = spacy.blank("en")
NLP.add_pipe("sentencizer")


def doc_of(text: str, issuer: str | None = None) -> Doc:
    article = read_text(text, published=ANCHOR).model_copy(update={"issuer": issuer})
    doc = NLP(article.text)
    doc._.article = article
    add_records(doc, list(find_times(doc)))
    return doc


def figures_of(text: str, issuer: str | None = None) -> list[Figure]:
    doc = doc_of(text, issuer)
    return list(Tables(doc).figures(Context(doc, ())))


def cells_of(text: str) -> list[str]:
    """Each figure in a line: "12400000 USD · Revenue · 2025-Q3"."""
    return [
        " · ".join(filter(None, (_value(figure), _measure(figure), _period(figure)))) for figure in figures_of(text)
    ]


def _value(figure: Figure) -> str:
    unit = "%" if figure.unit == "percent" else figure.unit or figure.currency or ""
    return f"{figure.value:f} {unit}{'/' + figure.per if figure.per else ''}".strip()


def _measure(figure: Figure) -> str:
    return figure.measure.text if figure.measure else "?"


def _period(figure: Figure) -> str:
    return (figure.period.value or "?") if figure.period else ""


TABS = """Condensed statements of operations
(In thousands, except per share data)
(unaudited)

\tThree Months Ended September 30,\t\tNine Months Ended September 30,\t
\t2025\t2024\t2025\t2024
Revenue\t$12,400\t$9,810\t$35,020\t$28,100
Operating expenses:
Research and development\t4,100\t3,900\t12,000\t11,500
Impairment\t—\t250\t—\t250
Net loss\t$\t(1,200)\t$\t(2,310)\t$\t(4,000)\t$\t(5,100)
Net loss per share\t$(0.12)\t$(0.25)\t$(0.41)\t$(0.53)
"""


def test_every_cell_of_a_pasted_table_has_its_row_and_its_column() -> None:
    assert cells_of(TABS) == [
        "12400000 USD · Revenue · 2025-Q3",
        "9810000 USD · Revenue · 2024-Q3",
        "35020000 USD · Revenue · 2025-01-01/2025-09-30",
        "28100000 USD · Revenue · 2024-01-01/2024-09-30",
        "4100000 USD · Operating expenses: Research and development · 2025-Q3",
        "3900000 USD · Operating expenses: Research and development · 2024-Q3",
        "12000000 USD · Operating expenses: Research and development · 2025-01-01/2025-09-30",
        "11500000 USD · Operating expenses: Research and development · 2024-01-01/2024-09-30",
        "250000 USD · Operating expenses: Impairment · 2024-Q3",
        "250000 USD · Operating expenses: Impairment · 2024-01-01/2024-09-30",
        "-1200000 USD · Net loss · 2025-Q3",
        "-2310000 USD · Net loss · 2024-Q3",
        "-4000000 USD · Net loss · 2025-01-01/2025-09-30",
        "-5100000 USD · Net loss · 2024-01-01/2024-09-30",
        "-0.12 USD/share · Net loss per share · 2025-Q3",
        "-0.25 USD/share · Net loss per share · 2024-Q3",
        "-0.41 USD/share · Net loss per share · 2025-01-01/2025-09-30",
        "-0.53 USD/share · Net loss per share · 2024-01-01/2024-09-30",
    ]


def test_the_evidence_is_the_cell_its_label_its_section_and_its_headers() -> None:
    figure = figures_of(TABS, "Borvik Robotics ASA")[4]
    assert [span.text for span in figure.evidence] == [
        "4,100",
        "Research and development",
        "Operating expenses:",
        "Three Months Ended September 30,",
        "2025",
    ]
    assert figure.measure is not None and figure.measure.span.text == "Research and development"
    assert figure.subject is not None and figure.subject.text == "Borvik Robotics ASA"
    assert (figure.currency_basis, figure.surface) == ("carried", "4,100")


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        (
            "(in millions of euros)\n"
            "                         Quarter ended June 30,\n"
            "                         2025        2024     Change\n"
            "Net sales             1,234.5     1,100.2     12.2%\n"
            "Cost of sales          (800.1)     (750.3)      6.6%\n"
            "Net result              (20.0)        3.1       n/m\n",
            [
                "1234500000 EUR · Net sales · 2025-Q2",
                "1100200000 EUR · Net sales · 2024-Q2",
                "12.2 % · Net sales · 2025-Q2",
                "-800100000 EUR · Cost of sales · 2025-Q2",
                "-750300000 EUR · Cost of sales · 2024-Q2",
                "6.6 % · Cost of sales · 2025-Q2",
                "-20000000 EUR · Net result · 2025-Q2",
                "3100000 EUR · Net result · 2024-Q2",
            ],
        ),
        (
            "Income statement\n(In millions)\nThree Months Ended\nMarch 31,\n2025 2024\n"
            "Revenue $ 1,234 $ 1,100\nNotes due 2028 300 280\nNet income $ 120 $ 95\n",
            [
                "1234000000 USD · Revenue · 2025-Q1",
                "1100000000 USD · Revenue · 2024-Q1",
                "300000000 USD · Notes due 2028 · 2025-Q1",
                "280000000 USD · Notes due 2028 · 2024-Q1",
                "120000000 USD · Net income · 2025-Q1",
                "95000000 USD · Net income · 2024-Q1",
            ],
        ),
        (
            "| Metric | Q3 2025 | Q3 2024 | YoY |\n|---|---:|---:|---:|\n| Revenue | $45.2M | $38.1M | 18.6% |\n"
            "| Gross margin | 61.2% | 58.0% | 320 bps |\n| Customers | 1,204 | 980 | 23% |\n",
            [
                "45200000 USD · Revenue · 2025-Q3",
                "38100000 USD · Revenue · 2024-Q3",
                "18.6 % · Revenue · 2025-Q3",
                "61.2 % · Gross margin · 2025-Q3",
                "58 % · Gross margin · 2024-Q3",
                "320 basis point · Gross margin · 2025-Q3",
                "1204 · Customers · 2025-Q3",
                "980 · Customers · 2024-Q3",
                "23 % · Customers · 2025-Q3",
            ],
        ),
        (
            "ASSETS | November 1, 2025 | February 1, 2025\nCash | $301,958 | $268,213\n"
            "Shares outstanding | 50,774 | 50,445\n",
            [
                "301958 USD · Cash · 2025-11-01",
                "268213 USD · Cash · 2025-02-01",
                "50774 · Shares outstanding · 2025-11-01",
                "50445 · Shares outstanding · 2025-02-01",
            ],
        ),
        (
            "Key figures (€ million)\tH1 2025\tH1 2024\nEBIT margin\t10.0%\t8.9%\nEmployees\t5,210\t5,005\n"
            "Cash\t12.5\t\n",
            [
                "10 % · EBIT margin · 2025-H1",
                "8.9 % · EBIT margin · 2024-H1",
                "5210 · Employees · 2025-H1",
                "5005 · Employees · 2024-H1",
                "12500000 EUR · Cash · 2025-H1",
            ],
        ),
        (
            "Region | Units sold | Revenue ($ thousands)\nNorth | 1,200 | 340\nTotal | 2,100 | 550\n",
            ["1200 · Units sold: North", "340000 USD · Revenue: North", "2100 · Units sold", "550000 USD · Revenue"],
        ),
    ],
)
def test_notations(table: str, cells: list[str]) -> None:
    assert cells_of(table) == cells


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        (
            "for the year ended 31 December 2024\n\n\tNote\t2024\t2023\n\t\t£m\t£m\nRevenue\t3\t1,234\t1,100\n"
            "Operating profit\t\t120\t95\n",
            [
                "1234000000 GBP · Revenue · 2024",
                "1100000000 GBP · Revenue · 2023",
                "120000000 GBP · Operating profit · 2024",
                "95000000 GBP · Operating profit · 2023",
            ],
        ),
        (
            "Quarter | Revenue ($m) | Gross margin\nQ1 2025 | 45.2 | 61%\nQ2 2025 | 48.1 | 62%\n",
            [
                "45200000 USD · Revenue · 2025-Q1",
                "61 % · Gross margin · 2025-Q1",
                "48100000 USD · Revenue · 2025-Q2",
                "62 % · Gross margin · 2025-Q2",
            ],
        ),
        (
            "Endpoint | Drug X (n=120) | Placebo (n=118)\nResponse rate | 45% | 20%\nMedian PFS (months) | 8.4 | 4.2\n"
            "Deaths | 12 | 20\n",
            [
                "45 % · Response rate: Drug X (n=120)",
                "20 % · Response rate: Placebo (n=118)",
                "12 · Deaths: Drug X (n=120)",
                "20 · Deaths: Placebo (n=118)",
            ],
        ),
        (
            "(in millions)\n| Three Months Ended June 30, 2025\n| Europe | Asia\nNet sales | $100 | $50\n"
            "Costs | 10 | 5\n",
            [
                "100000000 USD · Net sales: Europe · 2025-Q2",
                "50000000 USD · Net sales: Asia · 2025-Q2",
                "10000000 USD · Costs: Europe · 2025-Q2",
                "5000000 USD · Costs: Asia · 2025-Q2",
            ],
        ),
        (
            "| 2025 | | | 2024\n| Q1 | Q2 | Q3 | Q1\nUsers (thousands) | 5 | 6 | 7 | 4\n"
            "Revenue ($ millions) | 1 | 2 | 3 | 4\n",
            [
                "5000 · Users · 2025-Q1",
                "6000 · Users · 2025-Q2",
                "7000 · Users · 2025-Q3",
                "4000 · Users · 2024-Q1",
                "1000000 USD · Revenue · 2025-Q1",
                "2000000 USD · Revenue · 2025-Q2",
                "3000000 USD · Revenue · 2025-Q3",
                "4000000 USD · Revenue · 2024-Q1",
            ],
        ),
        (
            "\tThree Months Ended June 30,\t\n\t2025\t% of revenue\nRevenue\t$100\t100%\nCost of sales\t40\t40\n",
            [
                "100 USD · Revenue · 2025-Q2",
                "100 % · Revenue: % of revenue · 2025-Q2",
                "40 USD · Cost of sales · 2025-Q2",
                "40 % · Cost of sales: % of revenue · 2025-Q2",
            ],
        ),
    ],
)
def test_what_columns_and_rows_are_of(table: str, cells: list[str]) -> None:
    assert cells_of(table) == cells


STACKED = """HARROW HILL BANCORP
(In thousands, except per share figures) (Unaudited)

Three Months Ended

Six Months Ended

June 30,(unaudited)

June 30,(unaudited)

2025

2024

2025

2024

Interest income:

Loans, including
fees

$

5,668

$

6,693

$

11,000

$

12,900

Securities

40

(58

)

80

-

Recoveries

7

9

Earnings per share

$0.28

$0.52

$0.55

$1.01

Harrow Hill lends to farmers and towns along the river, and has done so for more than a hundred years.
"""


def test_a_table_with_a_cell_a_line_is_put_together_but_for_the_rows_that_lost_a_cell() -> None:
    assert cells_of(STACKED) == [
        "5668000 USD · Interest income: Loans, including fees · 2025-Q2",
        "6693000 USD · Interest income: Loans, including fees · 2024-Q2",
        "11000000 USD · Interest income: Loans, including fees · 2025-H1",
        "12900000 USD · Interest income: Loans, including fees · 2024-H1",
        "40000 USD · Interest income: Securities · 2025-Q2",
        "-58000 USD · Interest income: Securities · 2024-Q2",
        "80000 USD · Interest income: Securities · 2025-H1",
        "0.28 USD/share · Earnings per share · 2025-Q2",
        "0.52 USD/share · Earnings per share · 2024-Q2",
        "0.55 USD/share · Earnings per share · 2025-H1",
        "1.01 USD/share · Earnings per share · 2024-H1",
    ]


def test_a_column_of_changes_says_from_when_and_in_which_direction() -> None:
    text = (
        "| Three Months Ended June 30, | | Change\n| 2025 | 2024 | $ | %\nRevenue | $12.0 | $16.0 | $(4.0) | (25)%\n"
        "Costs | 8.0 | 8.0 | — | —\n"
    )
    by_money, by_percent = figures_of(text)[2:4]
    for figure in (by_money, by_percent):
        assert figure.change is not None and figure.change.baseline is not None
        assert figure.change.baseline.period is not None
        assert (figure.change.direction, figure.change.role) == ("decrease", "by")
        assert figure.change.baseline.period.value == "2024-Q2"
        assert figure.period is not None and figure.period.value == "2025-Q2"


def test_a_table_of_guidance_is_no_report() -> None:
    figures = figures_of(
        "Guidance for fiscal 2026\n\n\tLow\tHigh\nRevenue ($ in millions)\t$410\t$430\nAdjusted EPS\t$1.10\t$1.25\n"
    )
    assert [(str(figure.value), figure.modality.value) for figure in figures] == [
        ("410000000", "guidance"),
        ("430000000", "guidance"),
        ("1.1", "guidance"),
        ("1.25", "guidance"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Revenue | 4.2 | 3.9\nCosts | 1.0 | 1.1\n",  # which column is which year?
        "Home | News | Contact\nBy Jane Roe | March 3, 2025 | 5 min read\nTags: funding | robots | 2025",
        "Acme raised $5 million from three funds. It has 40 employees in 2 offices.",
        "It opened in Oslo, Bergen and Turku with stores 12, 14 and 16.\nIt hired 20 people and 30 robots.",
        "Summary Three Months Ended June 30, 2025 2024  Revenue $2,033  $2,673  (640 ) Costs 88  95  (7 ) "
        "Total 2,121  2,768  (647 ) Loss (1,688 )  (389 ) (1,299 ) Cash 780  16  (796 )",
        "Team | W | L | Pts\nBears | 10 | 2 | 30\nLions | 8 | 4 | 24\n",
        "Tel | +1 212 555 0100 | Fax | +1 212 555 0101",
        "Founded | 1998\nEmployees | about forty",
    ],
)
def test_what_is_no_table_or_has_lost_its_structure_gives_nothing(text: str) -> None:
    assert cells_of(text) == []


def test_prose_is_not_read_inside_a_table_and_is_read_beside_it() -> None:
    text = f"Borvik raised $5 million in May.\n\n{TABS}\nIt has 120 employees in 3 cities."
    regions = Tables(doc_of(text)).regions
    assert [text[match.start : match.end] for match in scan_amounts(text, regions)] == ["$5 million", "120", "3"]


def test_amounts_of_a_text_with_its_tables_need_no_language_model() -> None:
    text = f"Borvik raised $5 million in May.\n\n{TABS}"
    found = amounts_and_tables(text)
    assert [str(match.amount.value) for match in found[:3]] == ["5000000", "12400000", "9810000"]
    assert text[found[1].start : found[1].end] == "$12,400"


def test_a_heading_governs_the_list_below_it() -> None:
    text = (
        "Highlights (€ in millions)\n- Revenue: 1,234\n- Cash: 45 million\n- Employees: 1,200\n- Capex of $45.2\n"
        "\nThe firm raised 3 million euros in May.\n- Revenue: 12\n"
    )
    amounts = [match.amount for match in scaled_by_headings(text, scan_amounts(text))]
    assert [(str(amount.value), amount.currency) for amount in amounts] == [
        ("1234000000", "EUR"),
        ("45000000", "EUR"),
        ("1200", None),
        ("45200000", "USD"),
        ("3000000", "EUR"),
        ("12", None),
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Revenue (in thousands): $4,655", ["4655000"]),
        ("Revenue: $4,655 (in thousands)", ["4655000"]),
        ("Total revenue ($000s): 45,210", ["45210000"]),
        ("Net sales (in millions) were $812.4 and $790.1. It holds $5 in cash.", ["812400000", "790100000", "5"]),
        ("Results (in thousands): a net loss of $300, or $0.10 per share", ["300000", "0.1"]),
        ("Cash (in millions): $1.2 billion", ["1200000000"]),
        ("Sales in millions of units rose to 12 and cost $5", ["12", "5"]),
    ],
)
def test_a_statement_governs_its_own_line(text: str, values: list[str]) -> None:
    assert [str(match.amount.value) for match in scaled_by_headings(text, scan_amounts(text))] == values


@pytest.mark.parametrize(
    ("statement", "exponent", "currency", "excepts_shares"),
    [
        ("(In thousands, except share and per share amounts)", 3, None, True),
        ("(In thousands, except per share data; unaudited)", 3, None, False),
        ("(€ in millions)", 6, "€", False),
        ("(Dollars in millions, except per share data)", 6, "Dollars", False),
        ("(in thousands of U.S. dollars)", 3, "U.S. dollars", False),
        ("US$ million", 6, "US$", False),
        ("$'000", 3, "$", False),
        ("EUR m", 6, "EUR", False),
        ("Highlights, in billions", 9, None, False),
        ("(Expressed in Canadian dollars)", None, "Canadian dollars", False),
    ],
)
def test_units_as_stated(statement: str, exponent: int | None, currency: str | None, excepts_shares: bool) -> None:
    units = read_units(statement)
    assert units is not None
    assert (units.exponent, units.currency, units.excepts_shares) == (exponent, currency, excepts_shares)


@pytest.mark.parametrize("text", ["we invested in thousands of homes", "raised $4 million", "Revenue", "(unaudited)"])
def test_no_units(text: str) -> None:
    assert read_units(text) is None


def test_units_stated_for_the_whole_article() -> None:
    units = states_all("Acme makes valves. All amounts are in thousands of euros unless stated otherwise. It grew.")
    assert units is not None and (units.exponent, units.currency) == (3, "euros")


@pytest.mark.parametrize(
    ("label", "head"),
    [
        ("Cost of revenue", "Cost"),
        ("Net income (loss) per share", "income"),
        ("Accounts payable", "Accounts"),
        ("Residential loans retained", "loans"),
        ("Less: Allowance for credit losses", "Allowance"),
        ("Cash and cash equivalents at end of period", "equivalents"),
        ("Other intangibles, net (1)", "intangibles"),
    ],
)
def test_the_head_of_a_label(label: str, head: str) -> None:
    assert head_of(label) == head


_CELLS = st.text(alphabet="$€()|-—%\t\n 0123456789.,abQ’", max_size=400)


@settings(max_examples=150, deadline=None)
@given(_CELLS | st.text(max_size=200))
def test_any_text_is_read_and_spans_slice_back(text: str) -> None:
    doc = doc_of(text)
    tables = Tables(doc)
    whole = doc._.article.text
    for figure in tables.figures(Context(doc, ())):
        assert all(whole[span.start : span.end] == span.text for span in figure.evidence)
        assert any(start <= figure.evidence[0].start < end for start, end in tables.regions)
    assert all(0 <= start < end <= len(whole) for start, end in tables.regions)


@pytest.mark.parametrize(
    "unit",
    [
        "1,234 $(5) ",
        "a | 1 | 2\n",
        "Revenue\n\n$\n\n1,200\n\n300\n\n",
        "2025 | 2024\n",
        "Revenue:\n",
        "\t",
        " ",
        "(in thousands ",
    ],
)
def test_time_grows_with_the_text(unit: str) -> None:
    doc = NLP.make_doc("x")
    doc._.article = read_text(unit * (40_000 // len(unit)))
    started = time.perf_counter()
    list(Tables(doc).regions)
    assert time.perf_counter() - started < 3
