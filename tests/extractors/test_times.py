"""Which times a text names, and the days that they stand for. Published on Monday, 12 January 2026."""

from __future__ import annotations

from datetime import date

import pytest
import spacy

from extractors.text import read_text
from extractors.times import find_times, scan_times, stretch_of
from tests.extractors.time_rows import PUBLISHED, days, found

EXPLICIT = [
    ("The filing of January 9, 2026 names no buyer.", "January 9, 2026", "2026-01-09"),
    ("It opened on 9 January 2026 in Leeds.", "9 January 2026", "2026-01-09"),
    ("It opened on the 9th of January, 2026.", "the 9th of January, 2026", "2026-01-09"),
    ("Trading starts on Jan. 20.", "Jan. 20", "2026-01-20"),
    ("Shares fell on Dec. 30.", "Dec. 30", "2025-12-30"),
    ("The register was closed on 2025-11-03.", "2025-11-03", "2025-11-03"),
    ("Assets as of 12/31/2025 were audited.", "12/31/2025", "2025-12-31"),
    ("Assets as of 31/12/2025 were audited.", "31/12/2025", "2025-12-31"),
    ("Signed 22/Nov/2025 in Basel.", "22/Nov/2025", "2025-11-22"),
    ("On Friday, Jan. 9, 2026, the board met.", "Friday, Jan. 9, 2026", "2026-01-09"),
    ("Norvane was bought in March 2024.", "March 2024", "2024-03"),
    ("The plant ran until 11/2019.", "11/2019", "2019-11"),
    ("Sales doubled in 2025.", "2025", "2025"),
    ("Norvane reports 2025 results.", "2025", "2025"),
    ("Norvane Raises 2026 Guidance", "2026", "2026"),
    ("Norvane's 2019 merger was a success.", "2019", "2019"),
    ("Its 2024 annual report is out.", "2024", "2024"),
    ("That was 2025's largest deal.", "2025", "2025"),
    ("Margins shrank in the 1990s.", "1990s", "199"),
    ("A process of the 19th century.", "the 19th century", "18"),
    ("Growth in the third quarter of 2025 was slow.", "the third quarter of 2025", "2025-Q3"),
    ("Norvane Announces Third-Quarter 2025 Results", "Third-Quarter 2025", "2025-Q3"),
    ("Churn fell in 3Q25.", "3Q25", "2025-Q3"),
    ("Churn fell in Q3 2025.", "Q3 2025", "2025-Q3"),
    ("Churn fell in Q3'25.", "Q3'25", "2025-Q3"),
    ("We guide to H1 2026.", "H1 2026", "2026-H1"),
    ("Data are due in the second half of 2026.", "the second half of 2026", "2026-H2"),
    ("Launch is planned for summer 2026.", "summer 2026", "2026-SU"),
    ("The quarter ended Sept. 30, 2025 was strong.", "The quarter ended Sept. 30, 2025", "2025-Q3"),
    ("The last Friday of October 2025 was a holiday.", "The last Friday of October 2025", "2025-10-31"),
    ("Rates were cut in the week of Nov. 3, 2025.", "the week of Nov. 3, 2025", "2025-W45"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "surface", "value"), EXPLICIT)
def test_a_named_place_in_the_calendar(sentence: str, surface: str, value: str) -> None:
    assert found(sentence) == [(surface, "DATE", value)]


RANGES = [
    ("The congress is on Nov. 18–20, 2026.", "Nov. 18–20, 2026", days("2026-11-18", "2026-11-20")),
    ("The fair of 3 to 5 March 2025 was full.", "3 to 5 March 2025", days("2025-03-03", "2025-03-05")),
    ("He led it 2012–2018.", "2012–2018", days("2012-01-01", "2018-12-31")),
    ("Sales grew from 2021 to 2024.", "2021 to 2024", days("2021-01-01", "2024-12-31")),
    ("Between May and July 2025 output fell.", "May and July 2025", days("2025-05-01", "2025-07-31")),
    ("Open from Dec. 20, 2025 to Jan. 5, 2026.", "Dec. 20, 2025 to Jan. 5, 2026", days("2025-12-20", "2026-01-05")),
    ("Talks ran from November 2025 through January 2026.", "November 2025 through January 2026",
     days("2025-11-01", "2026-01-31")),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "surface", "interval"), RANGES)
def test_a_range_is_one_record(sentence: str, surface: str, interval: tuple[date, date]) -> None:
    (match,) = scan_times(sentence, PUBLISHED)
    assert (sentence[match.start : match.end], match.first, match.last) == (surface, *interval)
    assert match.granularity == "range"


INTERVALS = [
    ("in the third quarter of 2025", days("2025-07-01", "2025-09-30"), "quarter"),
    ("in the first half of 2026", days("2026-01-01", "2026-06-30"), "half"),
    ("in February 2024", days("2024-02-01", "2024-02-29"), "month"),
    ("last year", days("2025-01-01", "2025-12-31"), "year"),
    ("last weekend", days("2026-01-10", "2026-01-11"), "weekend"),
    ("in the 1990s", days("1990-01-01", "1999-12-31"), "decade"),
    ("over the past three years", days("2023-01-12", "2026-01-12"), "range"),
]


@pytest.mark.parametrize(("words", "interval", "granularity"), INTERVALS)
def test_the_days_of_a_period(words: str, interval: tuple[date, date], granularity: str) -> None:
    (match,) = scan_times(f"Sales rose {words}.", PUBLISHED)
    assert (match.first, match.last, match.granularity) == (*interval, granularity)


MODIFIERS = [
    ("A launch in early 2027 is likely.", "early 2027", "START"),
    ("A launch in mid-2027 is likely.", "mid-2027", "MID"),
    ("A launch in late 2027 is likely.", "late 2027", "END"),
    ("Debt at the end of 2025 was low.", "the end of 2025", "END"),
    ("It should close by the end of 2027.", "the end of 2027", "ON_OR_BEFORE"),
    ("It should close by year-end.", "year-end", "ON_OR_BEFORE"),
    ("She has led it since 2021.", "2021", "ON_OR_AFTER"),
    ("The ban holds until 2028.", "2028", "ON_OR_BEFORE"),
    ("It was built before 1995.", "1995", "BEFORE"),
    ("It should close before the end of 2027.", "the end of 2027", "ON_OR_BEFORE"),
    ("No one may sell after June 30, 2026.", "June 30, 2026", "AFTER"),
    ("It lasted nearly three decades.", "nearly three decades", "LESS_THAN"),
    ("It lasted more than two years.", "more than two years", "MORE_THAN"),
    ("It lasted at least 18 months.", "at least 18 months", "EQUAL_OR_MORE"),
    ("It lasted about six weeks.", "about six weeks", "APPROX"),
]


@pytest.mark.parametrize(("sentence", "surface", "mod"), MODIFIERS)
def test_words_that_bend_a_time(sentence: str, surface: str, mod: str) -> None:
    (match,) = scan_times(sentence, PUBLISHED)
    assert (sentence[match.start : match.end], match.mod) == (surface, mod)


@pytest.mark.parametrize(
    ("sentence", "stretch"),
    [
        ("It should close by the end of 2027.", (None, date(2027, 12, 31))),
        ("She has led it since 2021.", (date(2021, 1, 1), None)),
        ("It was built before 1995.", (None, date(1994, 12, 31))),
        ("It was built in 1995.", (date(1995, 1, 1), date(1995, 12, 31))),
    ],
)
def test_open_sides(sentence: str, stretch: tuple[date | None, date | None]) -> None:
    (match,) = scan_times(sentence, PUBLISHED)
    assert stretch_of(match) == stretch


CLOCKS = [
    ("The call begins at 8:30 a.m. ET.", "8:30 a.m. ET", "2026-01-12T08:30"),
    ("The call begins at 10:00 GMT.", "10:00 GMT", "2026-01-12T10:00Z"),
    ("The call is on Jan. 20 at 2 p.m. EST.", "Jan. 20 at 2 p.m. EST", "2026-01-20T14:00-05:00"),
    ("They met on Friday morning.", "Friday morning", "2026-01-09TMO"),
    ("It was agreed late Friday night.", "late Friday night", "2026-01-09TNI"),
]


@pytest.mark.parametrize(("sentence", "surface", "value"), CLOCKS)
def test_times_of_day(sentence: str, surface: str, value: str) -> None:
    assert found(sentence) == [(surface, "TIME", value)]


FISCAL = [
    ("Sales in fiscal 2025 rose.", "fiscal 2025", True, days("2025-01-01", "2025-12-31")),
    ("Sales in FY25 rose.", "FY25", True, days("2025-01-01", "2025-12-31")),
    ("Sales in the first quarter of fiscal 2026 rose.", "the first quarter of fiscal 2026", True,
     days("2026-01-01", "2026-03-31")),
    ("Our fiscal year ends in June. Sales in fiscal 2025 rose.", "fiscal 2025", False,
     days("2024-07-01", "2025-06-30")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "surface", "is_fiscal", "interval"), FISCAL)
def test_fiscal_years(text: str, surface: str, is_fiscal: bool, interval: tuple[date, date]) -> None:
    match = scan_times(text, PUBLISHED)[-1]
    assert text[match.start : match.end] == surface
    assert (match.is_fiscal, (match.first, match.last)) == (is_fiscal, interval)


def test_a_record_says_what_it_was_counted_from() -> None:
    article = read_text("Norvane said Friday that it was founded in 1998.", published=PUBLISHED)
    doc = spacy.blank("en").make_doc(article.text)
    doc._.article = article
    friday, founded = find_times(doc)
    assert (friday.surface, friday.start, friday.anchor, friday.anchor_basis) == (
        "Friday",
        date(2026, 1, 9),
        PUBLISHED,
        "published",
    )
    assert (founded.surface, founded.value, founded.anchor, founded.anchor_basis) == ("1998", "1998", None, None)
    assert friday.evidence[0].text == "Friday"
