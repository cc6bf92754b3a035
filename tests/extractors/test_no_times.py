"""Names, counts and figures of speech that look like times and are none."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extractors.time_rows import found, row

JANUARY = date(2026, 1, 12)  # a Monday
SUMMER = date(2025, 8, 20)  # a Wednesday
AUGUST = date(1998, 8, 14)  # a Friday

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


NONE = [
    (JANUARY, "Its future is uncertain.", ""),
    (JANUARY, "Children of today and tomorrow will need it.", ""),
    (JANUARY, "The leaders of tomorrow study here.", ""),
    (JANUARY, "We build the networks of tomorrow.", ""),
    (JANUARY, "She is in her nineties.", ""),
    (JANUARY, "Temperatures were in the 60s.", ""),
    (JANUARY, "They worked day and night.", ""),
    (JANUARY, "One day he will return.", ""),
    (JANUARY, "It costs $5 million a year.", ""),
    (JANUARY, "It pumps 400 barrels per day.", ""),
    (JANUARY, "Trains reach 300 kilometers per hour.", ""),
    (JANUARY, "It produces 3 million barrels a day.", ""),
    (SUMMER, "The winter Olympics were in Nagano.", ""),
    (JANUARY, "Theresa May met April Jones.", ""),
    (JANUARY, "Sun Microsystems and the Sat. crew", ""),
    (JANUARY, "Forever 21 opened a shop.", ""),
    (JANUARY, "The 2026 Summit was sold out.", ""),
    (JANUARY, "The Model 1995 rifle and the Boeing 2707 fell.", ""),
    (JANUARY, "The New York Times and the Evening Standard reported.", ""),
    (JANUARY, "Friday Night Lights was a hit.", ""),
    (JANUARY, "The Sunday Times reported it.", ""),
    (JANUARY, "Black September claimed it.", ""),
    (JANUARY, "The Daily Mail reported it.", ""),
    (JANUARY, "Wait a second, he said.", ""),
    (JANUARY, "The 2,000 men came.", ""),
    (JANUARY, "It fell 2000 points to 1998.", ""),
    (JANUARY, "Flight 1998 landed.", ""),
    (JANUARY, "At 1600 Pennsylvania Avenue they met.", ""),
    (AUGUST, "It was the third attack in as many days.", ""),
    (AUGUST, "Rain fell overnight and into the morning.", ""),
    (AUGUST, "On the eve of the vote, he fled.", ""),
    (AUGUST, "The second day of the trial was short.", ""),
    (AUGUST, "The day after the election, markets fell.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("anchor", "sentence", "times"), NONE)
def test_nothing_is_dated(anchor: date, sentence: str, times: str) -> None:
    assert row(sentence, anchor) == times
