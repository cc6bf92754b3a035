"""What period the figures of a report are of, where their sentence names none: by heading, title or opening.

All texts are our own words about invented companies.
"""

from __future__ import annotations

from datetime import date

import pytest

from extractors.pipeline import build_nlp, extract
from extractors.text import read_text

REPORT = """Halden Corp. Reports Third Quarter 2025 Results

OSLO, Nov. 5, 2025 – Halden Corp. (Nasdaq: HLDN) today announced its results for the quarter ended September 30, 2025.

Revenue was $1.2 billion, compared with $1.1 billion a year earlier. Net income rose 14% to $96 million from $84 \
million. Operating margin was 12.4%, up from 11.0% in the prior-year quarter.

The company expects revenue of $4.9 billion. Cash was $212 million as of September 30, 2025. Debt stood at $400 \
million. Halden acquired Varnum, which had revenue of $50 million. For the fourth quarter, Halden expects revenue of \
$1.3 billion.

Full Year 2025 Outlook

Halden now expects:
• Revenue of $4.8 billion to $5.0 billion
• Capital expenditure of about $300 million

Nine Months Ended September 30, 2025 Compared to Prior-Year Period

• Revenue of $3.5 billion
• Net income was $260 million, compared with $240 million
• Free cash flow of $80 million

Conference Call

Halden will host a call next week. Sales of $7 million were discussed.
"""
Q3_2025, Q3_2024 = ("2025-07-01", "2025-09-30"), ("2024-07-01", "2024-09-30")
Y2025, NINE_2025, NINE_2024 = (
    ("2025-01-01", "2025-12-31"),
    ("2025-01-01", "2025-09-30"),
    ("2024-01-01", "2024-09-30"),
)
OF_REPORT = [
    ("$1.2 billion", Q3_2025),
    ("$1.1 billion", Q3_2024),
    ("14%", Q3_2025),
    ("$96 million", Q3_2025),
    ("$84 million", None),  # of the time compared with, which nobody names
    ("12.4%", Q3_2025),
    ("11.0%", Q3_2024),
    ("$4.9 billion", None),  # guidance
    ("$212 million", ("2025-09-30", "2025-09-30")),
    ("$400 million", None),  # what there is on a day
    ("$50 million", None),  # of somebody else
    ("$1.3 billion", ("2025-10-01", "2025-12-31")),
    ("$4.8 billion", Y2025),
    ("$300 million", Y2025),
    ("$3.5 billion", NINE_2025),
    ("$260 million", NINE_2025),
    ("$240 million", NINE_2024),
    ("$80 million", NINE_2025),
    ("$7 million", None),
]


def periods(text: str, published: str) -> dict[str, tuple[str, str] | None]:
    figures = extract(read_text(text, published=date.fromisoformat(published)), build_nlp()).figures
    return {
        figure.surface: (str(figure.period.start), str(figure.period.end)) if figure.period else None
        for figure in figures
    }


@pytest.fixture(scope="module")
def report() -> dict[str, tuple[str, str] | None]:
    return periods(REPORT, "2025-11-05")


@pytest.mark.parametrize(("amount", "days"), OF_REPORT)
def test_a_report(report: dict[str, tuple[str, str] | None], amount: str, days: tuple[str, str] | None) -> None:
    found = [period for surface, period in report.items() if amount in surface]
    assert found == [days]


SHORT = [
    ("Marchetti Wines Posts Full-Year 2025 Profit\n\nSales were $310 million.", "2026-02-12", Y2025),
    ("Marchetti Wines: Full-Year 2025 Results\n\nSales were $310 million.", "2026-02-12", Y2025),
    ("Marchetti Wines today reported earnings for 2025.\n\nSales were $310 million.", "2026-02-12", Y2025),
    ("A year at Marchetti\n\nThird Quarter 2025 Highlights\n\n• Sales of $310 million", "2025-11-05", Q3_2025),
    ("Marchetti Wines\n\n2026 Outlook\n\n• Sales of $310 million", "2026-02-12", ("2026-01-01", "2026-12-31")),
    # Two periods: it may be of either.
    ("Marchetti Posts Fourth Quarter and Full Year 2025 Results\n\nSales were $310 million.", "2026-02-12", None),
    # A quarter that is only mentioned, that of somebody else, or of a report to come.
    ("Halden Falls After Varnum's Third-Quarter Results\n\nSales were $310 million.", "2025-11-05", None),
    ("Halden to Report Third Quarter 2025 Results on Nov. 12\n\nSales were $310 million.", "2025-11-05", None),
    ("Halden Names Finance Chief Ahead of Third Quarter Results\n\nSales were $310 million.", "2025-11-05", None),
    ("Halden Announces 2025 Sales Conference\n\nSales were $310 million.", "2026-02-12", None),
    ("Halden reported better margins than in the third quarter.\n\nSales were $310 million.", "2025-11-05", None),
    # Plans, rates a year and what is compared with.
    ("Halden Reports Third Quarter 2025 Results\n\nIt expects sales of $310 million.", "2025-11-05", None),
    ("Halden Reports Third Quarter 2025 Results\n\nSales guidance is $310 million.", "2025-11-05", None),
    ("Halden Reports Third Quarter 2025 Results\n\nAnnualized sales were $310 million.", "2025-11-05", None),
    ("Halden Reports Third Quarter 2025 Results\n\nIt has raised $310 million.", "2025-11-05", None),
]


@pytest.mark.parametrize(("text", "published", "days"), SHORT)
def test_the_opening(text: str, published: str, days: tuple[str, str] | None) -> None:
    assert periods(text, published)["$310 million"] == days


def test_a_year_earlier_is_counted_from_the_report() -> None:
    text = (
        "Marchetti Wines Posts Full-Year 2025 Results\n\nSales were $310 million, up from $290 million a year earlier."
    )
    assert periods(text, "2026-02-12")["$290 million"] == ("2024-01-01", "2024-12-31")
