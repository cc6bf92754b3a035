"""When a figure is of: a sentence in, its first and last day out; None where the text tells no period.

All sentences are our own words about invented companies. They are published on 12 January 2026.
"""

from __future__ import annotations

import pytest

from tests.extractors.figure_rows import figure_of

Y2025, Y2024, Y2023 = (("2025-01-01", "2025-12-31"), ("2024-01-01", "2024-12-31"), ("2023-01-01", "2023-12-31"))
Q3_2025, Q3_2024 = ("2025-07-01", "2025-09-30"), ("2024-07-01", "2024-09-30")

PERIODS: tuple[tuple[str, str, tuple[str, str | None] | None], ...] = (
    # Both sides of a comparison.
    ("Third-quarter revenue was $3.4 billion, compared with $3.0 billion a year earlier.", "$3.4 billion", Q3_2025),
    ("Third-quarter revenue was $3.4 billion, compared with $3.0 billion a year earlier.", "$3.0 billion", Q3_2024),
    ("Third-quarter profit rose 18% from a year earlier to $2.3 billion.", "$2.3 billion", Q3_2025),
    ("Exports fell 4.2% from a year earlier to $28 billion.", "$28 billion", None),
    ("The airline carried 8 million passengers in 2025, 6% more than a year earlier.", "6%", Y2025),
    ("Life expectancy rose to 83 years in 2025, up 0.4 years on 2024.", "0.4 years", Y2025),
    ("Sales per store were $412, 3% above last year.", "$412", None),
    ("It set aside twice the $570 million that it had provisioned in 2023.", "$570 million", Y2023),
    # Times of something else.
    ("Founded in 2010, Varnum has raised $310 million.", "$310 million", None),
    ("The loan carries a rate of 6.5% and matures in 2031.", "6.5%", None),
    ("Halden Corp. sold $600 million of green bonds maturing in 2032.", "$600 million", None),
    ("Holders of 62 percent of the votes backed the split, which takes effect on January 4.", "62 percent", None),
    ("Maruvo, the operator of 1,900 charging points, posted a loss for 2025.", "1,900", None),
    ("Halden Corp. has cash of $212 million, enough to fund operations into 2027.", "$212 million", None),
    ("Holders get $31, a 42% premium to Monday's closing price.", "42%", None),
    ("Halden Corp. agreed on Friday to buy Varnum Inc. for $5 million.", "$5 million", None),
    ("The three dairies, founded in 1962, process 80,000 litres.", "three", None),
    ("The mill, built in 1944, was run by 45 people.", "45", None),
    ("The three dairies, founded in 1962, 1978 and 1991, process 80,000 litres.", "80,000", None),
    ("The mill, which made 45 looms in 1944, is shut.", "45", ("1944-01-01", "1944-12-31")),
    ("Halden Corp. paid $640 million for a cartel that ran from 2013 to 2018.", "$640 million", None),
    ("Halden Corp. wrote off half the $570 million that it had lent in 2023.", "$570 million", Y2023),
    # A sentence that opens with its time.
    ("In 2025, when 27,300 cars were sold, sales were 4.4 percent lower than a year earlier.", "4.4 percent", Y2025),
    # Since a time: open, but for records.
    ("Since its start in 2021 the fund has paid out $4.5 million.", "$4.5 million", ("2021-01-01", None)),
    ("Halden Corp. has spent $310 million since 2021.", "$310 million", ("2021-01-01", None)),
    ("Halden Corp. ordered 14 cranes, its largest order since 1998.", "14", None),
    ("The average price of a car sold locally in October was $39,014.", "$39,014", ("2025-10-01", "2025-10-31")),
    ("The council reported last month that the movement has funded 200 trips.", "200", None),
    # Stretches with both their ends, and what is done after.
    ("From August 1, 2025 to December 31, 2025, Halden closed 40 shops.", "40", ("2025-08-01", "2025-12-31")),
    ("Halden closed 40 shops from August 1, 2025 to December 31, 2025.", "40", ("2025-08-01", "2025-12-31")),
    ("From 2000 to 2013, hospital deaths increased 71%.", "71%", ("2000-01-01", "2013-12-31")),
    ("Vera Roe won 40 prizes with Halden and returned to Chile in 2016.", "40", None),
    # Lengths that end or begin with the day of publication.
    ("Halden Corp. made five acquisitions in the last two years.", "five", ("2024-01-12", "2026-01-12")),
    ("Over the past three years, Halden Corp. has opened 40 stores.", "40", ("2023-01-12", "2026-01-12")),
    ("Halden Corp. has been listed for the past five years and employs 130 people.", "130", None),
    ("Its shares fell 30% over the past 12 months, giving it a value of $910 million.", "$910 million", None),
    ("Nearly 12% of members voted, the second highest share in the past 24 years.", "12%", None),
    ("Halden Corp. opened 12 clinics in 2025 and 40 over the past three years.", "12", Y2025),
    # Taken over from the sentence before.
    ("The authority handled 26,900 applications in 2024. It refused 740 licences.", "740", Y2024),
    (
        "Halden Corp. announced results for the third quarter ended September 30, 2025. Revenue was $64 million.",
        "$64 million",
        Q3_2025,
    ),
    ("Halden Corp. sold 5,000 vans in 2024. It intends to invest $9 million.", "$9 million", None),
)


@pytest.mark.parametrize(("text", "amount", "days"), PERIODS)
def test_period(text: str, amount: str, days: tuple[str, str | None] | None) -> None:
    period = figure_of(text, amount).period
    found = (str(period.start), str(period.end) if period.end else None) if period else None
    assert found == days
