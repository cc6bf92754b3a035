"""The figures of a sentence, for the tests of what is tied to them."""

from __future__ import annotations

from datetime import date

from extractors.pipeline import build_nlp, extract
from extractors.text import read_text
from schemas import Figure

PUBLISHED = date(2026, 1, 12)


def read(text: str) -> tuple[Figure, ...]:
    return extract(read_text(text, published=PUBLISHED), build_nlp()).figures


def figure_of(text: str, amount: str) -> Figure:
    found = [figure for figure in read(text) if amount in figure.surface or amount in figure.evidence[0].text]
    assert found, f"no figure {amount!r} in {text!r}"
    return found[0]
