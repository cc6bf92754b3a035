"""Spans that nest, cross and touch: the text is cut at every boundary, and each piece knows all that covers it."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factwire.web.cards import cards_of
from factwire.web.highlights import Layer, render_highlights, segments
from tests.web.velmora import long_article, velmora


def cut(length: int, *spans: tuple[int, int]) -> list[tuple[int, int, str]]:
    layers = [Layer(start, end, number, "figure") for number, (start, end) in enumerate(spans, 1)]
    return [
        (piece.start, piece.end, " ".join(str(layer.card) for layer in piece.layers))
        for piece in segments(length, layers)
    ]


@pytest.mark.parametrize(
    ("spans", "pieces"),
    [
        pytest.param([], [(0, 10, "")], id="nothing"),
        pytest.param([(0, 10)], [(0, 10, "1")], id="all"),
        pytest.param([(2, 8), (4, 6)], [(0, 2, ""), (2, 4, "1"), (4, 6, "2 1"), (6, 8, "1"), (8, 10, "")], id="nested"),
        pytest.param([(1, 5), (3, 9)], [(0, 1, ""), (1, 3, "1"), (3, 5, "1 2"), (5, 9, "2"), (9, 10, "")], id="cross"),
        pytest.param([(1, 4), (1, 4)], [(0, 1, ""), (1, 4, "1 2"), (4, 10, "")], id="equal"),
        pytest.param([(0, 5), (5, 10)], [(0, 5, "1"), (5, 10, "2")], id="touching"),
        pytest.param([(0, 9), (0, 3)], [(0, 3, "2 1"), (3, 9, "1"), (9, 10, "")], id="same start, shorter first"),
        pytest.param([(8, 99), (40, 50)], [(0, 8, ""), (8, 10, "1")], id="beyond the text"),
    ],
)  # fmt: skip
def test_pieces(spans: list[tuple[int, int]], pieces: list[tuple[int, int, str]]) -> None:
    assert cut(10, *spans) == pieces


def test_an_empty_text_has_no_pieces() -> None:
    assert cut(0, (0, 5)) == []


@given(st.integers(1, 60), st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=12))
def test_every_character_is_in_one_piece_with_all_that_covers_it(length: int, spans: list[tuple[int, int]]) -> None:
    pieces = cut(length, *spans)
    assert [place for start, end, _ in pieces for place in range(start, end)] == list(range(length))
    for start, end, numbers in pieces:
        for place in range(start, end):
            covering = {number for number, (first, last) in enumerate(spans, 1) if first <= place < last}
            assert {int(number) for number in numbers.split()} == covering


def test_the_marks_of_a_card_are_its_evidence_to_the_character() -> None:
    found = str(render_highlights(velmora()))
    for card in cards_of(velmora()):
        pieces = re.findall(rf'<mark[^>]*data-c="(?:\d+ )*{card.number}(?: \d+)*"[^>]*>(.*?)</mark>', found, re.S)
        wanted = "".join(span.text for span in sorted(set(card.evidence), key=lambda span: span.start))
        assert "".join(map(_plain, pieces)).replace("\n", "") == wanted.replace("\n", ""), card.headline


def test_what_stands_there_is_the_text() -> None:
    lines = re.findall(r"<(?:p|h2)[^>]*>(.*?)</(?:p|h2)>", str(render_highlights(velmora())), re.S)
    assert [_plain(line) for line in lines] == [line for line in velmora().article.text.split("\n") if line.strip()]


def test_a_quotation_holds_its_figures_and_the_innermost_comes_first() -> None:
    found = str(render_highlights(velmora()))
    mark = re.search(r'<mark id="t\d+" class="([^"]*)" data-c="([^"]*)"[^>]*>2 million</mark>', found)
    assert mark is not None
    groups = {str(card.number): card.group for card in cards_of(velmora())}
    assert [groups[number] for number in mark[2].split()][:2] == ["figure", "quote"]
    assert mark[1].split() == ["m-figure", "m-quote", "m-deal", "m-claim"]


def test_standing_text_stands_apart() -> None:
    found = str(render_highlights(velmora()))
    assert re.findall(r'aria-label="Standing text: ([^"]*)"', found) == [
        "About",
        "Forward-looking statements",
        "Contact",
    ]
    assert found.index("Founded in") > found.index('class="standing"') > found.index("in early trading")


def test_a_long_article_has_the_marks_of_each_part() -> None:
    once, thrice = (str(render_highlights(of)).count("<mark") for of in (velmora(), long_article(3)))
    assert thrice == 3 * once


def _plain(pieces: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", pieces))
