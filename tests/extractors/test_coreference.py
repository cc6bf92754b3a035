"""Whom and what "she", "Fielding", "the company" and "the country's" stand for; nothing where it is not clear."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from extractors.coreference import entity_at, resolve_nominal, resolve_person, resolve_subject
from extractors.pipeline import EXTRACTORS, build_nlp
from extractors.reading import add_records

_ENTITIES = {"organizations", "people", "affiliations", "products", "places", "events"}


def read(text: str) -> Doc:
    doc = build_nlp()(text)
    for name, find in EXTRACTORS:
        if name in _ENTITIES:
            add_records(doc, list(find(doc)))
    return doc


def last(text: str, words: str) -> tuple[int, int]:
    start = text.rindex(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Laura Fielding runs the bank. She said that it grew.", "She", "Laura Fielding"),
        ("Laura Fielding met Peter Mason. “I agree,” he said.", "he", "Peter Mason"),
        ("Laura Fielding met Peter Mason. “I agree,” she said.", "she", "Laura Fielding"),
        ("Consul General Zhang Weimin spoke first. “The work goes on,” Zhang said.", "Zhang", "Zhang Weimin"),
        (
            "Peter Mason, chief executive of Vantrelle Robotics, spoke. “Yes,” the chief executive said.",
            "the chief executive",
            "Peter Mason",
        ),
        ("Vantrelle Robotics opened a plant. The company said it would hire.", "The company", "Vantrelle Robotics"),
        ("The mayor spoke on Monday. “I agree,” she said.", "she", None),
        ("Peter Mason spoke first. The director then rose. “We agree,” she said.", "she", None),
        ("Laura Fielding runs the bank. “I agree,” he said.", "he", None),
    ],
)
def test_who_speaks(text: str, words: str, name: str | None) -> None:
    found = resolve_person(read(text), *last(text, words))
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Chinese firms grew in China, as the country's exports rose.", "the country's", "China"),
        (
            "They met at the 2026 Lakeside Innovation Summit. The summit ends today.",
            "The summit",
            "2026 Lakeside Innovation Summit",
        ),
        (
            "Vantrelle Robotics, Inc. (the “Company”) sued Ostberg Foods, Inc. in May. The Company seeks damages.",
            "The Company",
            "Vantrelle Robotics, Inc.",
        ),
        (
            "Vantrelle Robotics and Ostberg Foods met rivals. Talks went on between both for weeks. The company left.",
            "The company",
            None,
        ),
        ("The weather was fine. The company left.", "The company", None),
    ],
)
def test_what_a_definite_phrase_stands_for(text: str, words: str, name: str | None) -> None:
    found = resolve_nominal(read(text), *last(text, words))
    assert (found.name if found else None) == name


def test_its_is_what_the_sentence_is_about() -> None:
    text = "Vantrelle Robotics raised its forecast."
    found = resolve_subject(read(text), *last(text, "its"))
    assert found is not None and found.name == "Vantrelle Robotics"


def test_the_entity_at_a_place() -> None:
    text = "Laura Fielding joined Vantrelle Robotics."
    doc = read(text)
    found = entity_at(doc, *last(text, "Fielding"))
    assert found is not None and found.name == "Laura Fielding"
    assert entity_at(doc, *last(text, "joined")) is None


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "“”", "A" * 50, "Inc. " * 50, "Dr. " * 50, "(NYSE: " * 50, "é®™ ‑ \u200d 漢字"]
)
def test_no_text_makes_it_crash(text: str) -> None:
    doc = read(text)
    assert resolve_person(doc, 0, len(text)) is None or text.strip()
