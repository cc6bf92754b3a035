"""Which times a text names, and the days that they stand for. Published on Monday, 12 January 2026."""

from __future__ import annotations

import time
from datetime import date

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.text import read_text
from extractors.times import find_times, scan_times, stretch_of

PUBLISHED = date(2026, 1, 12)


def days(start: str, end: str | None = None) -> tuple[date, date]:
    return date.fromisoformat(start), date.fromisoformat(end or start)


def found(sentence: str, anchor: date | None = PUBLISHED) -> list[tuple[str, str, str | None]]:
    return [(sentence[m.start : m.end], m.type, m.value) for m in scan_times(sentence, anchor)]


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
    ("Cash used in the nine months ended September 30, 2025", "the nine months ended September 30, 2025",
     "2025-01-01/2025-09-30"),
    ("Orders in the first nine months of 2025 rose.", "the first nine months of 2025", "2025-01/2025-09"),
    ("The last Friday of October 2025 was a holiday.", "The last Friday of October 2025", "2025-10-31"),
    ("Rates were cut in the week of Nov. 3, 2025.", "the week of Nov. 3, 2025", "2025-W45"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "surface", "value"), EXPLICIT)
def test_a_named_place_in_the_calendar(sentence: str, surface: str, value: str) -> None:
    assert found(sentence) == [(surface, "DATE", value)]


RELATIVE = [
    ("The two firms met on Sunday.", "Sunday", "2026-01-11"),
    ("Norvane said Monday it had won.", "Monday", "2026-01-12"),
    ("Norvane said Friday that the talks had failed.", "Friday", "2026-01-09"),
    ("Norvane will meet its lenders on Friday.", "Friday", "2026-01-16"),
    ("Last Friday the stock fell.", "Last Friday", "2026-01-09"),
    ("Talks resume next Monday.", "next Monday", "2026-01-19"),
    ("Norvane today announced a deal.", "today", "2026-01-12"),
    ("It was sold yesterday.", "yesterday", "2026-01-11"),
    ("Deals exceeded $9 billion last year.", "last year", "2025"),
    ("Prices rose last month.", "last month", "2025-12"),
    ("It is this year's first deal.", "this year", "2026"),
    ("Two rivals merged last week.", "last week", "2026-W02"),
    ("Orders fell in the third quarter.", "the third quarter", "2025-Q3"),
    ("We expect to report in the second quarter.", "the second quarter", "2026-Q2"),
    ("Demand fell last quarter.", "last quarter", "2025-Q4"),
    ("It was founded three years ago.", "three years ago", "2023"),
    ("It was founded 18 months ago.", "18 months ago", "2024-07"),
    ("The trial was halted two days ago.", "two days ago", "2026-01-10"),
    ("The vote was held in November.", "November", "2025-11"),
    ("The vote will be held in November.", "November", "2026-11"),
    ("Shops were shut over Christmas.", "Christmas", "2025-12-25"),
    ("Orders peaked on Thanksgiving last year.", "Thanksgiving last year", "2025-11-27"),
    ("The grant closes two weeks after March 2, 2026.", "two weeks after March 2, 2026", "2026-03-16"),
    ("Output peaked last summer.", "last summer", "2025-SU"),
]


@pytest.mark.parametrize(("sentence", "surface", "value"), RELATIVE)
def test_what_is_counted_from_the_publication(sentence: str, surface: str, value: str) -> None:
    assert found(sentence) == [(surface, "DATE", value)]
    assert [m.counted_from for m in scan_times(sentence, PUBLISHED)] in (["anchor"], [None])


@pytest.mark.parametrize(("sentence", "surface", "value"), RELATIVE)
def test_without_a_publication_date_it_stays_open(sentence: str, surface: str, value: str) -> None:
    for match in scan_times(sentence, None):
        if match.counted_from is None and match.value is not None:
            assert match.value[:4].isdigit(), "only what the text itself dates has a value"
            assert "20" in sentence
        else:
            assert (match.value, match.first, match.last) == (None, None, None)


LEANING_ON_THE_TEXT = [
    (
        "In the third quarter of 2025 sales were $4 million, up from $3 million a year earlier.",
        "a year earlier",
        "2024-Q3",
    ),
    ("Sales in Q2 2025 beat those of the prior-year period.", "the prior-year period", "2024-Q2"),
    ("Q2 2025 beat year-ago levels.", "year-ago", "2024-Q2"),
    ("Q2 2025 beat the same period last year.", "the same period last year", "2024-Q2"),
    ("Licensing in 2024 was twice the previous year's.", "the previous year", "2023"),
    ("Costs in the three months ended June 30, 2025 and 2024 were level.", "2024", "2024-Q2"),
    ("The fire was on May 3, 2019. Since May 3 the plant has stood still.", "May 3", "2019-05-03"),
    (
        "Norvane Reports Second Quarter 2024 Results\n\nSales in the second quarter fell.",
        "the second quarter",
        "2024-Q2",
    ),
    ("Norvane reported for Q3 2025. Sales in the quarter fell.", "the quarter", "2025-Q3"),
]


@pytest.mark.parametrize(("text", "surface", "value"), LEANING_ON_THE_TEXT)
def test_what_is_counted_from_the_text(text: str, surface: str, value: str) -> None:
    assert found(text)[-1] == (surface, "DATE", value)


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


LENGTHS_AND_SETS = [
    ("The patent runs for 18 months.", "18 months", "DURATION", "P18M"),
    ("Payment is due within 30 days of closing.", "30 days", "DURATION", "P30D"),
    ("A 24-week study began.", "24-week", "DURATION", "P24W"),
    ("With over three decades of experience, she leads.", "over three decades", "DURATION", "P30Y"),
    ("It took two and a half years.", "two and a half years", "DURATION", "P2.5Y"),
    ("It took several months.", "several months", "DURATION", "PXM"),
    ("It takes six to nine months.", "six to nine months", "DURATION", "P6M/P9M"),
    ("In recent years prices fell.", "recent years", "DURATION", "PXY"),
    ("The board meets every Monday.", "every Monday", "SET", "XXXX-WXX-1"),
    ("Fees are paid annually.", "annually", "SET", "P1Y"),
    ("Dividends are paid twice a year.", "twice a year", "SET", "P1Y"),
    ("It pays a quarterly dividend.", "quarterly", "SET", "P1Q"),
    ("Rent is $5 million a year.", "a year", "SET", "P1Y"),
    ("It produces 400 tonnes per day.", "per day", "SET", "P1D"),
    ("Shops open Monday to Friday, 9 a.m. to 5 p.m.", "Monday to Friday, 9 a.m. to 5 p.m.", "SET",
     "XXXX-WXX-1/XXXX-WXX-5"),
    ("Shops open Monday to Friday.", "Monday to Friday", "SET", "XXXX-WXX-1/XXXX-WXX-5"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "surface", "kind", "value"), LENGTHS_AND_SETS)
def test_lengths_and_what_recurs_are_no_dates(sentence: str, surface: str, kind: str, value: str) -> None:
    assert found(sentence) == [(surface, kind, value)]


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


NO_TIMES = [
    "May said that she may march with them.",
    "Theresa May and April Jones met Jan Novak.",
    "Sun Systems and Sat Nav Ltd. sat in the sun.",
    "It sold 2,025 units to 2000 employees.",
    "Vision 2030 was funded by Horizon 2020 grants.",
    "Join us at the 2026 Summit.",
    "Monday.com hired a chief.",
    "USA Today and the Sunday Times wrote about it.",
    "A quarter of sales, and three quarters of patients, were lost.",
    "It is a second drug with a 3:30 ratio.",
    "The Reform Act of 1995 protects it.",
    "Call 555-2012 or pay $2025.",
    "Prices fall and spring water sells.",
    "Read https://example.com/2025/01/12/last-friday now-ish.",
    "They bought a Christmas tree.",
    "The first half of the match was dull.",
    "The date 05/06/2026 may be either.",
]


@pytest.mark.parametrize("sentence", NO_TIMES)
def test_names_and_counts_are_no_times(sentence: str) -> None:
    assert found(sentence.replace("now-ish", "")) == []


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


JUMBLE = """
May 1 12 31 2025 2026 Friday last next the of and to from - – / : , . % $ quarter first Q3 FY25 year years ended ago
earlier a.m. 8:30 will said since by end early half twice every three 9999 0 ’s é 日
"""
WORDS = st.sampled_from([*JUMBLE.split(), "\n"])


@given(
    st.lists(WORDS, max_size=40).map(" ".join), st.sampled_from([None, PUBLISHED, date(1, 1, 1), date(9999, 12, 31)])
)
@settings(max_examples=150, deadline=None)
def test_any_jumble_of_time_words_gives_whole_matches(text: str, anchor: date | None) -> None:
    end = 0
    for match in scan_times(text, anchor):
        assert end <= match.start < match.end <= len(text)
        assert text[match.start : match.end] == text[match.start : match.end].strip()
        assert match.first is None or match.last is None or match.first <= match.last
        end = match.end


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_no_text_makes_it_crash(text: str) -> None:
    scan_times(text, PUBLISHED)


def test_a_paragraph_in_front_only_shifts() -> None:
    text = "Norvane said Friday that sales rose in Q3 2025."
    lead = "A first paragraph.\n\n"
    moved = [(m.start - len(lead), m.end - len(lead), m.value) for m in scan_times(lead + text, PUBLISHED)]
    assert moved == [(m.start, m.end, m.value) for m in scan_times(text, PUBLISHED)]


@pytest.mark.parametrize("piece", ["1/", "May ", "2025-", "from 2021 to ", "three months ended ", "will ", "1", " \n"])
def test_hostile_repetition_is_read_in_linear_time(piece: str) -> None:
    scan_times("1 May 2020", PUBLISHED)
    text = (piece * 40_000)[:40_000]
    begun = time.process_time()
    scan_times(text, PUBLISHED)
    assert time.process_time() - begun < 2  # a second, with room for a busy machine
