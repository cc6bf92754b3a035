"""Words as the encoder reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.encoder.pieces import SHAPES, Pieces, shape_of

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"em10.-", "mail", "ky", "##mr", "##mria", "##h", "cafe"]
VOCABULARY += ["mg", "##0", "a", "##a", "u", "s", "long", "##longest"]


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(VOCABULARY)


def spelled(pieces: Pieces, word: str) -> list[str]:
    return [VOCABULARY[index] for index in pieces.of(word)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("mail", ["mail"]),
        ("Mail", ["mail"]),
        ("MAIL", ["mail"]),
        ("Café", ["cafe"]),  # accents go, composed or not
        ("Cafe\u0301", ["cafe"]),
        ("Kymriah", ["ky", "##mria", "##h"]),  # the longest piece first, not "##mr"
        ("Kymrix", ["[UNK]"]),  # "ky" and "##mr" fit, "##ix" is unknown: so is the whole
        ("e-mail", ["e", "-", "mail"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("10", ["1", "##0"]),
        ("10.0", ["1", "##0", ".", "0"]),
        ("mail-xyz", ["mail", "-", "[UNK]"]),  # the other parts of a word remain
        ("€", ["[UNK]"]),
        ("\u0301", ["[UNK]"]),  # nothing but an accent
        ("\n\n", ["[SEP]"]),
        (" ", ["[SEP]"]),
    ],
)
def test_a_word_is_spelled_in_pieces(pieces: Pieces, word: str, expected: list[str]) -> None:
    assert spelled(pieces, word) == expected


def test_the_marks_of_a_text_are_those_of_the_vocabulary(pieces: Pieces) -> None:
    assert [VOCABULARY[index] for index in (pieces.opening, pieces.closing, pieces.mask)] == [
        "[CLS]",
        "[SEP]",
        "[MASK]",
    ]


def test_junk_is_cut(pieces: Pieces) -> None:
    assert spelled(pieces, "a" * 100_000) == ["a"] + ["##a"] * 11
    assert spelled(pieces, "-" * 100_000) == ["-"] * 12


def test_words_are_read_in_their_order(pieces: Pieces) -> None:
    assert pieces.of_all(["mail", "e", "mail"]) == [pieces.of("mail"), pieces.of("e"), pieces.of("mail")]


@given(word=st.text())
def test_any_word_has_at_least_one_piece_and_few(pieces: Pieces, word: str) -> None:
    assert 1 <= len(pieces.of(word)) <= 12


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("revenue", "lower"),
        ("Harrow", "title"),
        ("A", "title"),
        ("HRWB", "upper"),
        ("U.S.", "upper"),
        ("iPhone", "mixed"),
        ("McKay", "mixed"),
        ("2026", "digits"),
        ("1.2", "digits"),
        ("²", "digits"),
        ("2b", "alphanumeric"),
        ("COVID-19", "alphanumeric"),
        ("--", "punctuation"),
        ("€", "punctuation"),
        ("\n", "break"),
        ("", "break"),
        ("株式", "mixed"),  # letters without case
    ],
)
def test_the_shape_tells_what_lower_case_hides(word: str, shape: str) -> None:
    assert SHAPES[shape_of(word)] == shape


@given(st.text())
def test_any_word_has_a_shape(word: str) -> None:
    assert 0 <= shape_of(word) < len(SHAPES)
