"""Attributions by trained weights, and what they add to the quotes that rules find."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import attribution_additions
from extractors.attribution_additions import TRAINED, missed_attributions
from extractors.attribution_reading import read_attributions
from extractors.attribution_weights import hashed, shipped_weights
from extractors.attribution_words import is_readable, words_of
from extractors.pipeline import build_nlp, extract
from extractors.text import read_text
from schemas import Quote


def attributions(text: str) -> list[tuple[str | None, str, list[str]]]:
    words = words_of(build_nlp()(text))
    weights = shipped_weights()
    assert weights is not None

    def said(stretch: tuple[int, int]) -> str:
        return text[slice(*words.characters(stretch))]

    return [
        (said(found.source) if found.source else None, said(found.cue), [said(stretch) for stretch in found.content])
        for found in read_attributions(words, weights)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The harbour master said the ferry would leave at noon.",
            ("The harbour master", "said", ["the ferry would leave at noon"]),
        ),
        (
            "Many voters believe that the new bridge is too expensive.",
            ("Many voters", "believe", ["that the new bridge is too expensive"]),
        ),
        (
            "The bridge, the mayor said, will open in June.",
            ("the mayor", "said", ["The bridge", "will open in June"]),
        ),
        (
            "Prices rose in March, according to the grocers' union.",
            ("the grocers' union", "according to", ["Prices rose in March"]),
        ),
        (
            "“We will appeal,” said Ada Moe, a lawyer who represents the town. “We have time.”",
            ("Ada Moe, a lawyer who represents the town", "said", ["We will appeal", "We have time"]),
        ),
    ],
)
def test_source_cue_and_content(text: str, expected: tuple[str | None, str, list[str]]) -> None:
    assert expected in attributions(text)


@pytest.mark.parametrize("text", ["The ferry left at noon.", "Steel is made of iron.", "Rain fell.", "", "—", "“”"])
def test_nothing_is_attributed(text: str) -> None:
    assert attributions(text) == []


def test_features_have_fixed_places() -> None:
    assert hashed(["bias", "l=say"]) == hashed(["bias", "l=say"])
    assert hashed(["a"]) != hashed(["b"])


# ---------------------------------------------------------------- beside the rules


def quotes(text: str) -> list[Quote]:
    return list(extract(read_text(text), build_nlp()).quotes)


def test_a_subject_that_commas_part_from_its_cue() -> None:
    (quote,) = quotes("Observers of the region, among them two former ministers, say the treaty will fail.")
    assert quote.extractor == TRAINED
    assert quote.source is not None
    assert quote.source.text == "Observers of the region, among them two former ministers"
    assert [span.text for span in quote.content] == ["the treaty will fail"]


def test_rules_sign_what_they_find() -> None:
    (quote,) = quotes("Jane Roe said that the plant would close in May.")
    assert quote.extractor == "quotes"


@pytest.mark.parametrize(
    "text",
    [
        "Ardent Tools highlights its new plant in Lyon, which has 300 workers.",
        "The firm would not say when the plant will open.",
        "Brisk Paints Says New Plant Will Open In May",
        "We believe that the plant will open in May.",
        "She finds they are caught in a trap.",
        "They pointed to how open talks build trust among the workers.",
    ],
)
def test_nothing_is_added(text: str) -> None:
    assert [quote for quote in quotes(text) if quote.extractor == TRAINED] == []


def test_what_is_taken_is_left_alone() -> None:
    text = "Observers of the region, among them two former ministers, say the treaty will fail."
    doc = build_nlp()(text)
    assert len(list(missed_attributions(doc, []))) == 1
    assert list(missed_attributions(doc, [(text.index("treaty"), text.index("treaty") + 6)])) == []


def test_without_weights_the_rules_stand_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attribution_additions, "shipped_weights", lambda: None)
    assert quotes("Observers of the region, among them two former ministers, say the treaty will fail.") == []


def test_other_schemes_are_not_read() -> None:
    doc = build_nlp()("Roe spoke of the plant.")
    assert is_readable(doc)
    doc[3].dep_ = "pobj"
    assert not is_readable(doc)


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.sampled_from("aI said that\"“”'‘’:,.-\n "), max_size=120))
def test_no_text_makes_it_fail(text: str) -> None:
    for _, cue, content in attributions(text):
        assert cue in text
        assert all(stretch in text for stretch in content)


def test_long_texts_take_linear_time() -> None:
    sentence = "Roe, who leads the firm, said that the plant would close and that “it was time” to go. "
    doc, twice = build_nlp()(sentence * 40), build_nlp()(sentence * 80)
    weights = shipped_weights()
    assert weights is not None
    seconds = []
    for read in (doc, twice):
        start = time.process_time()
        list(read_attributions(words_of(read), weights))
        seconds.append(time.process_time() - start)
    assert seconds[1] < 5 * seconds[0] + 0.2
