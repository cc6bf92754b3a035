"""Which quotation marks belong together."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.quotation_marks import find_quotations


def quoted(text: str) -> list[str]:
    return [text[found.content_start : found.content_end] for found in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # typographic, straight, single, guillemets, typed as in LaTeX
        ("“It works,” she said.", ["It works,"]),
        ('"It works," she said. "And it lasts."', ["It works,", "And it lasts."]),
        ("'It works,' she said.", ["It works,"]),
        ("‘It works,’ she said.", ["It works,"]),
        ("« It works », she said.", ["It works"]),
        ("``It works,'' she said.", ["It works,"]),
        ("„It works,“ she said.", ["It works,"]),
        ("“ It works. ” said Roe.", ["It works."]),
        # one paragraph, several quotations, spaces forgotten
        ("“A first one.”“A second one.”", ["A first one.", "A second one."]),
        ('Roe said,"We did."Then she left.', ["We did."]),
        # apostrophes are no marks
        ("'The firms' costs fell,' he said.", ["The firms' costs fell,"]),
        ("It's the '90s, rock 'n' roll and the workers' day.", []),
        ("The plants' owner didn't sell Roe's shares.", []),
        # inches are no marks
        ('"Our 12" wafers are ready," said Roe.', ['Our 12" wafers are ready,']),
        ('A 5" screen and a 7" screen', []),
        # marks of the wrong shape
        ("“It works,“ said Roe. “And it lasts.”", ["It works,", "And it lasts."]),
        ("”It works,” said Roe.", ["It works,"]),
        ('“It works," said Roe.', ["It works,"]),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("“We call it ‘home’ here,” said Roe.", "We call it ‘home’ here,", "home"),
        ('"A "nested" thing," said Roe.', 'A "nested" thing,', "nested"),
        ("'We call it \"home\",' said Roe.", 'We call it "home",', "home"),
        ("\"From 'Me-Too' to more,\" said Roe.", "From 'Me-Too' to more,", "Me-Too"),
    ],
)
def test_nested(text: str, outer: str, inner: str) -> None:
    (found,) = find_quotations(text)
    assert text[found.content_start : found.content_end] == outer
    assert [text[nested.content_start : nested.content_end] for nested in found.nested] == [inner]


def test_a_speech_over_paragraphs_opens_each_and_closes_the_last() -> None:
    first, second = find_quotations("“We grew.\n“We hired.” She left.")
    assert (first.is_closed, second.is_closed) == (False, True)


def test_a_last_paragraph_without_its_opening_mark() -> None:
    text = "“We grew in May.\nWe hired in June,” said Roe."
    first, second = find_quotations(text)
    assert not first.is_closed
    assert not second.is_opened
    assert text[second.content_start : second.content_end] == "We hired in June,"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It works, said Roe. “It lasts,” said Poe. “It sells.”", ["It lasts,", "It sells."]),
        ('It works," said Roe. "It lasts," said Poe.', ["It lasts,"]),
        ("A stray “ mark here.\n“It lasts,” said Poe.", ["It lasts,"]),
        ("A stray ” mark here. “It lasts,” said Poe.", ["It lasts,"]),
    ],
)
def test_a_malformed_mark_costs_one_quotation(text: str, expected: list[str]) -> None:
    assert [words for words in quoted(text) if "stray" not in words and "mark here" not in words] == expected


@pytest.mark.parametrize("unit", ['"', "“", "”", "'", "‘", '“"', "s' ", ' "a', '\n"', '5"', "“a ‘b ", "«"])
def test_linear_in_the_number_of_marks(unit: str) -> None:
    started = time.perf_counter()
    find_quotations(unit * (40_000 // len(unit)))
    assert time.perf_counter() - started < 5


@given(st.text(alphabet="ab .,\n'\"“”‘’«»`5", max_size=200))
def test_quotations_are_ordered_disjoint_and_inside_the_text(text: str) -> None:
    end = 0
    for found in find_quotations(text):
        assert end <= found.start <= found.content_start <= found.content_end <= found.end <= len(text)
        end = found.end
        for nested in found.nested:
            assert found.start <= nested.start <= nested.end <= found.end
