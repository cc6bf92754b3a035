"""A long text in stretches that the encoder reads at once."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from extractors.encoder.windows import LONGEST, windows

HALF = LONGEST // 2


def cuts(words: list[str], paragraphs: tuple[int, ...] = ()) -> list[int]:
    """Where windows start, but for the first."""
    return [start for start, _ in windows(words, [index in paragraphs for index in range(len(words))])][1:]


def text(length: int, sentences: tuple[int, ...] = ()) -> list[str]:
    """Words of which the given ones open a sentence."""
    words = ["word"] * length
    for start in sentences:
        words[start - 1 : start + 1] = [".", "The"]
    return words


def test_a_short_text_is_one_window() -> None:
    assert list(windows([], [])) == []
    assert list(windows(["Acme"], [True])) == [(0, 1)]
    assert cuts(text(LONGEST), paragraphs=(40, 90)) == []


def test_a_window_ends_with_the_last_paragraph_that_it_holds() -> None:
    assert cuts(text(LONGEST + 40), paragraphs=(0, HALF + 5, LONGEST - 9, LONGEST + 3)) == [LONGEST - 9]
    assert cuts(text(LONGEST + 40), paragraphs=(LONGEST,)) == [LONGEST]


def test_a_paragraph_is_preferred_to_a_later_sentence() -> None:
    assert cuts(text(LONGEST + 40, sentences=(LONGEST - 3,)), paragraphs=(HALF + 5,)) == [HALF + 5]


def test_a_sentence_serves_where_no_paragraph_starts_in_the_second_half() -> None:
    assert cuts(text(LONGEST + 40, sentences=(HALF + 20, LONGEST - 30)), paragraphs=(HALF - 9,)) == [LONGEST - 30]


def test_what_looks_like_no_sentence_is_cut_where_the_window_is_full() -> None:
    assert cuts(text(LONGEST + 40)) == [LONGEST]
    words = text(LONGEST + 40)
    words[HALF + 20] = "."  # "approx. five": a lower-case word follows
    assert cuts(words) == [LONGEST]


def test_a_sentence_may_end_with_a_quotation_mark() -> None:
    words = text(LONGEST + 40)
    words[100:104] = [".", "”", "Harrow", "fell"]
    assert cuts(words) == [102]


@given(st.lists(st.tuples(st.sampled_from(["word", ".", "The", "\n", ""]), st.booleans()), max_size=4 * LONGEST))
def test_windows_cover_the_text_and_none_is_too_long(marked: list[tuple[str, bool]]) -> None:
    words, opens = [word for word, _ in marked], [is_open for _, is_open in marked]
    found = list(windows(words, opens))
    assert [index for window in found for index in range(*window)] == list(range(len(words)))
    assert all(0 < end - start <= LONGEST for start, end in found)
    assert all(end == start for (_, end), (start, _) in pairwise(found))
