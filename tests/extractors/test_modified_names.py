"""Names without what only stands beside them, and names that one writes in more than one way."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract
from extractors.text import read_text


def organizations(text: str) -> list[set[str]]:
    return [{found.name, *found.aliases} for found in extract(read_text(text)).organizations]


def people(text: str) -> list[set[str]]:
    return [{found.name, *found.aliases} for found in extract(read_text(text)).people]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Elderly Norvane Investment Corporation investors met Norvane Investment Corporation in Lyon. The elderly "
            "sued Norvane Investment Corporation.",
            [{"Norvane Investment Corporation"}],
        ),
        (
            "The bank lent to Larkfield Foods, and Norvane Bio grew. Larkfield Foods and Norvane Bio have met in Lyon.",
            [{"Larkfield Foods"}, {"Norvane Bio"}],
        ),
        (
            "Canadian Norvane Investment Corporation customers sued Norvane Investment Corporation. They say that "
            "Norvane Investment Corporation knew it.",
            [{"Norvane Investment Corporation"}],
        ),
        (
            "The French Academy of Sciences met in Lyon. The Academy of Sciences agreed with Larkfield Foods.",
            [{"French Academy of Sciences", "Academy of Sciences"}, {"Larkfield Foods"}],
        ),
        (
            "Intrada Energy Corporation drills.\n\nIntrada Energy Corporation Ltd (ASX: ITD) said in Lyon it grew.",
            [{"Intrada Energy Corporation", "Intrada Energy Corporation Ltd"}],
        ),
        ("They met Larkfield Foods in Lyon and at HarborX.", [{"Larkfield Foods"}, {"HarborX"}]),
        ("They sold it to Macy's and to Larkfield Foods.", [{"Macy's"}, {"Larkfield Foods"}]),
        ("The trial was won by the firm Marlow Injury Law, PC, in Lyon.", [{"Marlow Injury Law, PC"}]),
        ("She taught at the University of Texas at San Antonio.", [{"University of Texas at San Antonio"}]),
        ("Sen. Ada Marlow (Vt.), Sen. Ann Poe (I-Vt.) and Rep. Jo Nilsson (R-Wis.) agreed.", []),
    ],
)
def test_organizations(text: str, expected: list[set[str]]) -> None:
    assert organizations(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The founder, S. Truett Cathy, and Ann Marlow agreed.", [{"S. Truett Cathy"}, {"Ann Marlow"}]),
        (
            "Ann Marlow and Tim Weekley were freed on Monday. Marlow and Weekley came home.",
            [{"Ann Marlow", "Marlow"}, {"Tim Weekley", "Weekley"}],
        ),
        (
            "Sidney Hickson came with Ann Marlow. She called Sidney Hicksons in Lyon.",
            [{"Sidney Hickson", "Sidney Hicksons"}, {"Ann Marlow"}],
        ),
        ("Joan Poel met Joan Noel in Lyon.", [{"Joan Poel"}, {"Joan Noel"}]),
        ("In Doctor Who, Ann Marlow plays herself.", [{"Ann Marlow"}]),
    ],
)
def test_people(text: str, expected: list[set[str]]) -> None:
    assert people(text) == expected


def test_a_surname_with_a_hyphen() -> None:
    text = "The doctor Patrick Soon-Marlow bought the paper. Nobody in Lyon had asked Soon-Marlow."
    assert people(text) == [{"Patrick Soon-Marlow", "Soon-Marlow"}]


def test_a_name_completed_in_a_quotation() -> None:
    assert people("“We thank Congresswoman [Barbara] Marlow and Ann Poe,” he said in Lyon.") == [
        {"Marlow"},
        {"Ann Poe"},
    ]


def test_a_venue_is_no_organization() -> None:
    assert organizations("The band will play at the Norvane Bank Amphitheatre in Lyon.") == []


def test_a_byline_with_its_publisher() -> None:
    text = "Pumps grow\n\nBy Jane Flippin Norvaziva\n\nLYON - Larkfield Foods grew. It was first told by Norvaziva."
    assert {"Jane Flippin"} in people(text)


def test_a_school_behind_its_country() -> None:
    text = "Joel Marlow, a teacher at eastern Indiana’s Richmond High School, agreed."
    assert organizations(text) == [{"Richmond High School"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Group D and Path A were drawn in Lyon by UEFA.", [{"UEFA"}]),
        (
            "Marlow Arant Boult Cummings LLP won in Lyon. The firm Marlow said so.",
            [{"Marlow Arant Boult Cummings LLP", "Marlow"}],
        ),
    ],
)
def test_groups_and_law_firms(text: str, expected: list[set[str]]) -> None:
    assert organizations(text) == expected


def test_two_letters_that_changed_places() -> None:
    text = "Graham Beasely leads. Graham Beasley is the COO of Larkfield Foods. Graham Bexley is not."
    assert people(text) == [{"Graham Beasely", "Graham Beasley"}, {"Graham Bexley"}]
