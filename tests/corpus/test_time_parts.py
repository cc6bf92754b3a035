"""Records of ours in the parts that TIMEX3 marks as expressions of their own."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.suites import Case
from corpus.time_parts import found_times
from extractors.times import scan_times

PUBLISHED = date(2025, 11, 12)

# A sentence, the words that its suite marks, and what is found of them.
PARTS = [
    ("It ran from Monday to Wednesday.", ["Monday", "Wednesday"], ["Monday=2025-11-10", "Wednesday=2025-11-12"]),
    ("It grew in 1990-1995.", ["1990", "1995"], ["1990=1990", "1995=1995"]),
    ("It shut between March and June 2025.", ["March", "June 2025"], ["March=2025-03", "June 2025=2025-06"]),
    (
        "In the three months ended June 30, sales rose.",
        ["the three months", "June 30"],
        ["the three months=P3M", "June 30=2025-06-30"],
    ),
    (
        "In the quarter ended Sept. 30 it lost money.",
        ["quarter", "Sept. 30"],
        ["quarter=2025-Q3", "Sept. 30=2025-09-30"],
    ),
    ("It shuts two days before Christmas.", ["two days", "Christmas"], ["two days=P2D", "Christmas=2025-12-25"]),
    ("It takes six to nine months.", ["six", "nine months"], ["six=P6M", "nine months=P9M"]),
    ("It met at 8 p.m. on Tuesday.", ["8 p.m.", "Tuesday"], ["8 p.m.=2025-11-11T20:00", "Tuesday=2025-11-11"]),
    ("It met at 8 p.m. on Tuesday.", ["8 p.m. on Tuesday"], ["8 p.m. on Tuesday=2025-11-11T20:00"]),
    # One end is marked: the other is a part of its own, too.
    ("It ran from Monday to Wednesday.", ["Wednesday"], ["Monday=2025-11-10", "Wednesday=2025-11-12"]),
    # The suite marks the whole, or nothing.
    ("It ran from Monday to Wednesday.", ["Monday to Wednesday"], ["Monday to Wednesday=2025-11-10/2025-11-12"]),
    ("It ran from Monday to Wednesday.", [], ["Monday to Wednesday=2025-11-10/2025-11-12"]),
    # What every week holds has no ends of its own; nor has a single day.
    ("Open Monday to Friday.", ["Monday"], ["Monday to Friday=XXXX-WXX-1/XXXX-WXX-5"]),
    ("It shut on Nov. 7, 2025.", ["Nov. 7"], ["Nov. 7, 2025=2025-11-07"]),
]


@pytest.mark.parametrize(("text", "marked", "expected"), PARTS)
def test_parts(text: str, marked: list[str], expected: list[str]) -> None:
    entries = [
        {"start": text.index(words), "end": text.index(words) + len(words), "text": words, "kind": "date"}
        for words in marked
    ]
    case = Case(text, tuple(entries), published=PUBLISHED)
    found = found_times(case, scan_times(text, PUBLISHED))
    told = [f"{text[one.start : one.end]}={one.value}" for one in found]
    assert [one.replace("the quarter", "quarter") for one in told] == expected


def test_a_fiscal_calendar_stays_whole() -> None:
    text = "Our fiscal year ended June 30, 2025. Sales grew from fiscal 2023 to fiscal 2025."
    start = text.index("fiscal 2023")
    entry = {"start": start, "end": start + 11, "text": "fiscal 2023", "kind": "date"}
    found = found_times(Case(text, (entry,), published=PUBLISHED), scan_times(text, PUBLISHED))
    assert "2023/2025" in {one.value for one in found}
