"""Lemmas as edits of their forms."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractors.encoder.lemmas import KEEP, apply_edit, edit_between


@pytest.mark.parametrize(
    ("form", "lemma", "edit"),
    [
        ("company", "company", KEEP),
        ("Falls", "Falls", KEEP),  # a name keeps its case and its ending
        ("companies", "company", "l3y"),
        ("Companies", "company", "l3y"),  # one class for both
        ("Shares", "share", "l1"),
        ("rose", "rise", "l3ise"),
        ("Democrats", "Democrat", "k1"),
        ("SHARES", "share", "l1"),
        ("is", "be", "l2be"),
        ("’s", "be", "l2be"),
        ("'90s", "1990s", "l4|1990s"),  # without the bar: cut 41,990
        ("7", "²", "l1²"),
    ],
)
def test_an_edit_leads_from_the_form_to_the_lemma(form: str, lemma: str, edit: str) -> None:
    assert edit_between(form, lemma) == edit
    assert apply_edit(edit, form) == lemma


@pytest.mark.parametrize(
    ("edit", "form", "lemma"),
    [
        ("l3y", "Parties", "party"),
        ("l1", "a", "a"),  # nothing would be left
        ("l9y", "Is", "is"),  # more to cut than there is
        (KEEP, "", ""),
    ],
)
def test_an_edit_serves_words_that_it_was_not_made_from(edit: str, form: str, lemma: str) -> None:
    assert apply_edit(edit, form) == lemma


@given(st.text(), st.text(min_size=1))
@example("İ", "i")
@example("İstanbul", "İstanbul")
@example("ẞ", "ss")
@example("x", "1")
@example("x", "|1")
@example("x", "x²")
@example("x", "x٣")
@example("ΣΑΣ", "σας")
def test_any_lemma_is_reached_from_any_form(form: str, lemma: str) -> None:
    assert apply_edit(edit_between(form, lemma), form) == lemma
