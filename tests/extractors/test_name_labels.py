"""`doc.ents` after the pipeline: corrected names, in the labels of the model that found them."""

import pytest
import spacy
from spacy.language import Language

from extractors.name_labels import settle_names


def pipeline(*patterns: tuple[str, str]) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"pattern": words, "label": label} for words, label in patterns])  # type: ignore[attr-defined]
    return nlp


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("Acme Robotics, Inc. grew.", ("Acme Robotics", "ORG"), [("Acme Robotics, Inc.", "ORG")]),
        ("They met Dr. Jane Roe.", ("Dr. Jane Roe", "PER"), [("Jane Roe", "PER")]),
        ("It grew on Monday.", ("Monday", "DATE"), [("Monday", "DATE")]),
        ("It grew in Lyon.", ("Lyon", "LOC"), [("Lyon", "LOC")]),
        ("The CEO left.", ("CEO", "ORG"), []),
        (
            "Ohio State Treasurer Jane Roe spoke.",
            ("Ohio State Treasurer Jane Roe", "ORG"),
            [("Ohio", "GPE"), ("Jane Roe", "PERSON")],
        ),
        ("The Treasurer Jane Foundation gave.", ("Jane Foundation", "ORG"), [("Jane Foundation", "ORG")]),
    ],
)
def test_names_are_corrected_and_other_entities_kept(
    text: str, found: tuple[str, str], expected: list[tuple[str, str]]
) -> None:
    doc = settle_names(pipeline(found)(text))
    assert [(ent.text, ent.label_) for ent in doc.ents] == expected


def test_a_name_that_comes_back_untagged_is_found_again() -> None:
    text = "Acme Robotics, Inc. grew. Analysts like Acme Robotics."
    doc = settle_names(pipeline(("Acme Robotics, Inc.", "ORG"))(text))
    assert [ent.text for ent in doc.ents] == ["Acme Robotics, Inc.", "Acme Robotics"]


def test_names_that_run_into_one_another_are_one() -> None:
    text = "Acme Capital Group, Inc.Acme Capital Group, Inc. grew."
    doc = settle_names(pipeline(("Acme Capital Group, Inc.", "ORG"))(text))
    assert len({token.i for ent in doc.ents for token in ent}) == sum(len(ent) for ent in doc.ents)
