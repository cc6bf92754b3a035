"""What holds for any text: whole matches, no crash, linear time, spans that only shift, nothing without an anchor."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.times import scan_times
from tests.extractors.time_rows import PUBLISHED

JUMBLE = """
May March 1 12 31 2025 2026 1998 Friday Monday last next the this that same of and to from in on by since until - – / :
, . % $ ( ) quarter first third Q3 FY25 year years week weekend month months day ended ago earlier later before after
a.m. 8:30 GMT 1430 will said is was meet early half twice every three 9999 0 now recent future nineties ’s é 日
"""
UNDATED = [word for word in JUMBLE.split() if word != "nineties" and not any(map(str.isdigit, word))]
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


@given(st.lists(WORDS, max_size=30).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_a_paragraph_in_front_only_shifts(text: str) -> None:
    lead = "A first paragraph of no day at all.\n\n"
    moved = [(m.start - len(lead), m.end - len(lead), m.value, m.mod) for m in scan_times(lead + text, PUBLISHED)]
    assert moved == [(m.start, m.end, m.value, m.mod) for m in scan_times(text, PUBLISHED)]


@given(st.lists(st.sampled_from(UNDATED), max_size=30))
@settings(max_examples=200, deadline=None)
def test_without_an_anchor_words_alone_date_nothing(words: list[str]) -> None:
    for match in scan_times(" ".join(words), None):
        assert (match.first, match.last, match.counted_from) == (None, None, None)


PIECES = [
    "1/", "May ", "2025-", "from 2021 to ", "three months ended ", "will ", "1", " \n", "Friday ", "the year to June ",
    "postponed it until ", "said Friday and ", "January-", "1430 GMT (", "half a dozen years ", "a", "’s ", "0,9$€ ",
    "can see the ", "ahead of the ", "profits fell from a year earlier ", "Profits fell from 5 a year earlier. ",
    "Friday the 13th ", "Sunday's vote ", "the game on Sunday is ", "who reports Monday ",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_hostile_repetition_is_read_in_linear_time(piece: str) -> None:
    scan_times("1 May 2020", PUBLISHED)
    text = (piece * 40_000)[:40_000]
    begun = time.process_time()
    scan_times(text, PUBLISHED)
    assert time.process_time() - begun < 2  # a second, with room for a busy machine
