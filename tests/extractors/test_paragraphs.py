"""Paragraph boundaries, and text handed in by a user."""

from itertools import pairwise

import spacy

from extractors.paragraphs import is_hard_wrapped, mark_paragraph_starts, split_paragraphs
from extractors.text import MAX_CHARACTERS, clean_text, read_text

WRAPPED = """The company said on Monday that it had agreed to buy the maker of
pumps and valves for about $40 million in cash, and that the deal was
expected to close before the end of the second quarter of the year, once
the authorities of both countries have given their approval to it.

A second paragraph stands here and is wrapped at the same width as the
first one."""


def test_each_line_is_a_paragraph_where_lines_are_not_wrapped_by_width() -> None:
    text = "Sales rise\nSales rose 12 percent.\n\n- first point\n- second point\n"
    assert [paragraph.text for paragraph in split_paragraphs(text)] == [
        "Sales rise", "Sales rose 12 percent.", "- first point", "- second point",
    ]  # fmt: skip


def test_lines_wrapped_by_width_belong_together() -> None:
    assert is_hard_wrapped(WRAPPED)
    assert len(split_paragraphs(WRAPPED)) == 2


def test_a_heading_without_full_stop_is_a_sentence_of_its_own() -> None:
    doc = mark_paragraph_starts(spacy.blank("en")("Results up 12%\n\nRevenue rose"))
    assert [token.text for token in doc if token.is_sent_start] == ["Results", "Revenue"]


def test_a_list_without_a_full_stop_is_cut_so_that_no_sentence_is_endless() -> None:
    doc = mark_paragraph_starts(spacy.blank("en")("word " * 1_000))
    starts = [token.i for token in doc if token.is_sent_start]
    assert len(starts) > 2
    assert max(after - before for before, after in pairwise(starts)) <= 400


def test_white_space_alone_takes_linear_time() -> None:
    assert split_paragraphs(" " * 100_000) == []


def test_cleaning_moves_no_character() -> None:
    raw = "A\u00a0b\x00c\r\nd\u200be\ud800f\u2028g\ufeff"
    cleaned = clean_text(raw)
    assert len(cleaned) == len(raw)
    assert cleaned == "A b c \nd e\ufffdf\ng "


def test_a_text_beyond_the_limit_is_cut_and_says_so() -> None:
    article = read_text("x" * (MAX_CHARACTERS + 1))
    assert article.truncated
    assert len(article.text) == MAX_CHARACTERS
