"""Names that are none: what stands in the title of a work, and what only looks so."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract
from extractors.text import read_text


def people(text: str) -> list[str]:
    return [person.name for person in extract(read_text(text)).people]


@pytest.mark.parametrize(
    "text",
    [
        'Ada Brandt played in "Gotti", "Zorba the Greek" and "Lust for Life" in her youth.',
        "Ada Brandt won for “Onassis: The Richest Man in the World” and for “Maudie.”",
    ],
)
def test_a_title_of_a_work_names_nobody(text: str) -> None:
    assert people(text) == ["Ada Brandt"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Brandt said so,” Peter Lund noted. “She is right.”", "Peter Lund"),
        ('William "Bill" Gates spoke in Oslo.', 'William "Bill" Gates'),
    ],
)
def test_quotation_marks_alone_make_no_title(text: str, expected: str) -> None:
    assert expected in people(text)
