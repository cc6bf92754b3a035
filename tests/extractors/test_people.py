"""Who is named: the person without titles, with every form of the name."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract
from extractors.text import read_text
from schemas import Person


def people(text: str) -> dict[str, Person]:
    return {person.name: person for person in extract(read_text(text)).people}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("State Treasurer Monica Reyes spoke in Ohio on Monday.", "Monica Reyes"),
        ("The letter was signed by Dr. Robert Hensley of the clinic.", "Robert Hensley"),
        ("The consul general in San Francisco Zhang Weimin spoke first.", "Zhang Weimin"),
        ("“We are ready,” said Laura Fielding, chief executive of the bank.", "Laura Fielding"),
        ("Peter Mason's plan was adopted by the council last week.", "Peter Mason"),
    ],
)
def test_titles_and_possessives_are_no_part_of_a_name(text: str, name: str) -> None:
    assert name in people(text)


def test_honorific_suffix_and_short_name() -> None:
    found = people("Dr. Laura Fielding, M.D., Ph.D., leads the trial in Boston. Fielding said that it goes well.")
    assert set(found) == {"Laura Fielding"}
    fielding = found["Laura Fielding"]
    assert fielding.honorific == "Dr."
    assert fielding.suffix == "M.D., Ph.D."
    assert fielding.aliases == ("Fielding",)
    assert [mention.text for mention in fielding.mentions] == ["Laura Fielding", "Fielding"]


def test_a_surname_that_comes_first() -> None:
    found = people("Consul General Zhang Weimin spoke first. “The work goes on,” Zhang said.")
    assert found["Zhang Weimin"].aliases == ("Zhang",)


def test_two_people_with_one_surname_stay_two() -> None:
    found = people(
        "Laura Fielding met her brother Robert Fielding in Boston. Ms. Fielding thanked him. Mr. Fielding left early."
    )
    assert {"Laura Fielding", "Robert Fielding"} <= set(found)
    assert [mention.text for mention in found["Laura Fielding"].mentions] == ["Laura Fielding", "Fielding"]
    assert [mention.text for mention in found["Robert Fielding"].mentions] == ["Robert Fielding", "Fielding"]


@pytest.mark.parametrize("text", ["The Managing Director was absent.", "Our CFO and our COO agreed in December."])
def test_a_role_is_no_person(text: str) -> None:
    assert people(text) == {}


def test_a_surname_of_two_words_is_that_of_the_person_named_in_full() -> None:
    text = "Sen. Anna Van Houten, D-Maryland, opposed the bill. Van Houten spoke for an hour."
    found = extract(read_text(text)).people
    assert [person.name for person in found] == ["Anna Van Houten"]
    assert "Van Houten" in found[0].aliases
