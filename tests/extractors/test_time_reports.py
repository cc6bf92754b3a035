"""Times that lean on what a text reports: "a year earlier", "the year before", quarters that have just ended."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.times import scan_times

NOVEMBER = date(2025, 11, 5)  # a Wednesday
FEBRUARY = date(2026, 2, 12)
REPORT = "Halden Corp. Reports Third Quarter 2025 Results\n\n"

# A text, words in it, and their value.
TIMES = [
    # The year before that of the report, of its heading, or of what the sentence is about.
    (
        NOVEMBER,
        f"{REPORT}Revenue was $4 million, compared with $3 million a year earlier.",
        "a year earlier",
        "2024-Q3",
    ),
    (
        NOVEMBER,
        f"{REPORT}Nine Months Ended September 30, 2025\n\nSales rose from $3 million a year earlier.",
        "a year earlier",
        "2024-01-01/2024-09-30",
    ),
    (FEBRUARY, "Halden Posts 2025 Results\n\nSales rose from $3 million a year earlier.", "a year earlier", "2024"),
    (FEBRUARY, "Sales rose from $3 million a year earlier.", "a year earlier", "2025"),
    (NOVEMBER, f"{REPORT}She joined a year earlier.", "a year earlier", "2024"),
    (NOVEMBER, "It slowed to 2% in October from 3% in September and 4% a year earlier.", "a year earlier", "2024-10"),
    (NOVEMBER, "It sold 14,000 in 2024 versus 12,500 the year before.", "the year before", "2023"),
    (NOVEMBER, "It sold 14,000 in March versus 12,500 the month before.", "the month before", "2025-02"),
    # A quarter that has just ended is the one that is earned in, not the one that something is to happen in.
    (NOVEMBER, "Analysts expect earnings of $0.42 a share for the third quarter.", "the third quarter", "2025-Q3"),
    (NOVEMBER, "It will open the plant in the third quarter.", "the third quarter", "2026-Q3"),
    (NOVEMBER, "It will open the plant in the first quarter.", "the first quarter", "2026-Q1"),
    # What is told of the past beyond doubt, however far it lies back.
    (NOVEMBER, "Since January, the shares have lost a third.", "January", "2025-01"),
    (NOVEMBER, "The mine was hit by a strike in February.", "February", "2025-02"),
    # Periods of weeks, as shops count them.
    (
        date(2025, 11, 21),
        "Sales for the 39-week fiscal period ended November 1, 2025 fell.",
        "the 39-week fiscal period ended November 1, 2025",
        "P39W",
    ),
    (NOVEMBER, "It grew in the fiscal year ending in March 2025.", "the fiscal year ending in March 2025", "2025"),
    # Weekdays that lean on another time.
    (NOVEMBER, "It will meet Thursday or Friday of next week.", "Thursday", "2025-11-13"),
    (NOVEMBER, "It will meet next Tuesday or Thursday.", "Thursday", "2025-11-13"),
    (NOVEMBER, "It shuts on the Thursday before Christmas.", "the Thursday before Christmas", "2025-12-18"),
    (NOVEMBER, "It reopens on the Monday after Easter.", "the Monday after Easter", "2026-04-06"),
    (NOVEMBER, "It will meet a week from Friday.", "a week from Friday", "2025-11-14"),
    # Ranges.
    (NOVEMBER, "It grew from 2014 through May 2018.", "2014 through May 2018", "2014/2018-05"),
    (NOVEMBER, "It shut between early 2021 and late 2024.", "early 2021 and late 2024", "2021/2024"),
    (NOVEMBER, "The talks will run from Monday to Friday.", "Monday to Friday", "2025-11-10/2025-11-14"),
    (NOVEMBER, "It is open Monday to Friday.", "Monday to Friday", "XXXX-WXX-1/XXXX-WXX-5"),
    (NOVEMBER, "Repairs will take another week.", "another week", "P1W"),
]


@pytest.mark.parametrize(("anchor", "text", "words", "value"), TIMES)
def test_value(anchor: date, text: str, words: str, value: str) -> None:
    found = {text[match.start : match.end]: match.value for match in scan_times(text, anchor)}
    assert found.get(words) == value


@pytest.mark.parametrize(
    "text", ["Another day, another record.", "The Tuesday Club met.", "It fell on the Sunday after the vote."]
)
def test_no_times(text: str) -> None:
    assert [match for match in scan_times(text, NOVEMBER) if match.first] == []
