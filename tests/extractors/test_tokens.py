"""Tokenisation that no text can slow down."""

from time import process_time

import pytest
import spacy

from extractors.tokens import make_doc


@pytest.mark.parametrize("run", ['"' * 40_000, "-" * 40_000, "a.b/c'" * 6_000, "(((" * 10_000])
def test_a_long_run_without_white_space_takes_linear_time(run: str) -> None:
    nlp = spacy.blank("en")
    text = f"Before it. {run} After it."
    start = process_time()
    doc = make_doc(nlp, text)
    assert process_time() - start < 10
    assert doc.text == text


def test_ordinary_text_is_tokenised_as_spacy_does() -> None:
    nlp = spacy.blank("en")
    text = "Acme's revenue (US$1.2bn) rose 12%.\n\nIt didn't fall."
    assert [token.text for token in make_doc(nlp, text)] == [token.text for token in nlp(text)]
