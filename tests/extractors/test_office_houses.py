"""Whose an office is: behind long fields and possessors, of several people, of leaders, and where no house is told."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract
from extractors.text import read_text

Role = tuple[str, str | None, str | None]
LEAD = (
    "LYON, Jan. 12, 2026 (GLOBE NEWSWIRE) -- Larkfield Bio, Inc., a maker of pumps, today announced that it has won "
    "the prize of the region for its small pumps, which are sold in 40 countries. "
)


def roles(text: str) -> list[Role]:
    return [
        (
            role.person.text,
            role.title.text if role.title else None,
            role.organization.text if role.organization else None,
        )
        for role in extract(read_text(text)).affiliations
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "“It has legs,” said Dana Wilford, vice president of advanced development programs at Larkfield Robotics.",
            ("Dana Wilford", "vice president of advanced development programs", "Larkfield Robotics"),
        ),
        (
            "“Fine,” said Ken Sorrel, managing director and consumer internet analyst at Larkfield Capital.",
            ("Ken Sorrel", "managing director and consumer internet analyst", "Larkfield Capital"),
        ),
        (
            "Nina Orlov, deputy associate administrator for exploration in NASA’s science mission directorate, spoke.",
            ("Nina Orlov", "deputy associate administrator for exploration", "NASA"),
        ),
        (
            "“Fine,” said Jake Horan, editor in chief of Larkfield Media.",
            ("Jake Horan", "editor in chief", "Larkfield Media"),
        ),
        (
            "Larkfield Capital Founder, CEO and portfolio manager Jay D. Hadley runs the fund.",
            ("Jay D. Hadley", "Founder, CEO and portfolio manager", "Larkfield Capital"),
        ),
        (
            "“We grew,” said Larkfield Foods Co-founder, Lucas Vogel.",
            ("Lucas Vogel", "Co-founder", "Larkfield Foods"),
        ),
        (
            "“Fine,” said Norvane Capital Chairman of the Board and Managing Partner Jonathan M. Marlow in Lyon.",
            ("Jonathan M. Marlow", "Chairman of the Board and Managing Partner", "Norvane Capital"),
        ),
        ("Larkfield Bancorp Tax Director Ann Marlow agreed.", ("Ann Marlow", "Tax Director", "Larkfield Bancorp")),
    ],
)
def test_a_long_office(text: str, role: Role) -> None:
    assert role in roles(text)


def test_a_field_ends_before_a_verb() -> None:
    assert roles("Jane Marlow, head of sales said at Acme Robotics that it grew.") == [
        ("Jane Marlow", "head of sales", None)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Eric Marlow, a researcher at New Zealand’s Department of Conservation, said so.",
        "Eric Marlow, currently a researcher at New Zealand’s Department of Conservation, has seen three.",
    ],
)
def test_a_house_behind_its_country(text: str) -> None:
    assert roles(text) == [("Eric Marlow", "researcher", "Department of Conservation")]


def test_senators_and_governors_have_an_office() -> None:
    told = roles("Vermont Sen. Ada Marlow and former Florida Gov. Jeb Torrance met Rep. Ann Nilsson in Lyon.")
    assert told == [
        ("Ada Marlow", "Vermont Sen.", "Vermont"),
        ("Jeb Torrance", "Florida Gov.", "Florida"),
        ("Ann Nilsson", "Rep.", None),
    ]


def test_a_party_is_no_country() -> None:
    assert roles("In Lyon, Republican Gov. Ann Nilsson agreed.") == [("Ann Nilsson", "Gov.", None)]


@pytest.mark.parametrize(
    "text",
    [
        "“We grew,” said Greta Nilsson and Carl Marlow, co-founders of Larkfield Foods.",
        "Greta Nilsson and Carl Marlow, both directors at Larkfield Foods, agreed.",
    ],
)
def test_an_office_of_two(text: str) -> None:
    assert [(person, house) for person, _, house in roles(text)] == [
        ("Greta Nilsson", "Larkfield Foods"),
        ("Carl Marlow", "Larkfield Foods"),
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "The Norvane Fund is led by managing partner Zach Pomer.",
            ("Zach Pomer", "managing partner", "Norvane Fund"),
        ),
        (
            "A trader named Larkfield Farms, led by seasoned industry executive James Marlow, won in Lyon.",
            ("James Marlow", "industry executive", "Larkfield Farms"),
        ),
        (
            "Cormant and Associates, led by Dr. Rebecca Cormant, signed in Lyon.",
            ("Rebecca Cormant", None, "Cormant and Associates"),
        ),
    ],
)
def test_led_by_somebody(text: str, role: Role) -> None:
    assert role in roles(text)


@pytest.mark.parametrize(
    ("quoted", "house"),
    [
        ("“It works,” said Chief Executive Officer Ann Marlow in Lyon.", "Larkfield Bio, Inc."),
        ("“It works,” said Ann Marlow, chief executive officer.", "Larkfield Bio, Inc."),
        ("Norvane Foods, Inc. beat Corvane Foods, Inc., CEO Ann Marlow said.", None),
        ("“It works,” said Ann Marlow, CEO of Fintrod.", "Fintrod"),
        ("“It works,” said Vice President Ann Marlow.", None),
    ],
)
def test_an_office_without_its_house_is_the_issuers(quoted: str, house: str | None) -> None:
    assert [told[2] for told in roles(LEAD + "\n\n" + quoted)] == [house]


def test_an_office_without_its_house_in_a_sentence_with_one_company() -> None:
    told = roles("Norvane Foods, Inc. announced that CEO Ann Marlow will speak in Lyon.")
    assert told == [("Ann Marlow", "CEO", "Norvane Foods, Inc.")]


def test_kin_have_no_office() -> None:
    assert roles("She lives with her partner, John Marlow, in Lyon.") == []


def test_a_role_told_again_in_the_plural_is_one() -> None:
    told = roles("One producer, Oren Marlow of Larkfield Films, spoke. The producers Oren Marlow and Ann Poe went on.")
    assert [title for person, title, _ in told if person == "Oren Marlow"] != ["producer", "producers"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Sarah Marlow is a shareholder and director at Larkfield Capital, the oldest company.",
            ("Sarah Marlow", "shareholder and director", "Larkfield Capital"),
        ),
        (
            "Ann Marlow agreed. Marlow was the exploration manager for Larkfield Copper, and spent ten years in Lyon.",
            ("Ann Marlow", "exploration manager", "Larkfield Copper"),
        ),
        (
            "Currently, Mr. Harlan is a Staff Mechanical Engineer at Larkfield Machines Inc., where he leads work.",
            ("Harlan", "Staff Mechanical Engineer", "Larkfield Machines Inc."),
        ),
        (
            "Ann Marlow joined. She served as General Counsel for over a decade and as Chief Executive Officer of "
            "Norvane Bank USA from 2011.",
            ("Ann Marlow", "Chief Executive Officer", "Norvane Bank USA"),
        ),
        (
            "Mr. Ernest Marlow joined the Larkfield Institute in 1998 and served as Senior Analyst for years.",
            ("Ernest Marlow", "Senior Analyst", "Larkfield Institute"),
        ),
        (
            "Ann Marlow won. It is felt through her role as the founder of Larkfield Torches, a nonprofit.",
            ("Ann Marlow", "founder", "Larkfield Torches"),
        ),
        (
            "Larkfield Bio announced the appointment of Jeremy Marlow as the company’s VP of Programmatic Advertising "
            "& Sales.",
            ("Jeremy Marlow", "VP of Programmatic Advertising & Sales", "Larkfield Bio"),
        ),
        (
            "Rick Marlow, PT, DPT, and Chief Clinical Officer at Larkfield Therapy Centers, agreed.",
            ("Rick Marlow", "Chief Clinical Officer", "Larkfield Therapy Centers"),
        ),
        (
            "Hogan Gilroy, the principal deputy White House press secretary, denied it.",
            ("Hogan Gilroy", "press secretary", "White House"),
        ),
    ],
)
def test_a_curriculum(text: str, role: Role) -> None:
    assert role in roles(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Marlow is a good doctor and was glad.",
        "Ann Marlow took her time as a singer at home.",
        "Dr. Ronny Marlow, who was then serving as the President's physician, agreed.",
        "Study author Ann Marlow agreed. Ann Marlow, the study's lead author, left.",
        "Ann Marlow, a major shareholder, agreed.",
    ],
)
def test_no_office(text: str) -> None:
    assert all(title in {"doctor", "author"} for _, title, _ in roles(text))


def test_a_clause_about_somebody_else_gives_no_role() -> None:
    told = roles("Ann Marlow, whose son John Marlow is a partner at Larkfield Capital, spoke.")
    assert told == [("John Marlow", "partner", "Larkfield Capital")]


def test_an_office_told_again_without_its_house_is_one() -> None:
    told = roles("Larkfield Foods founder and former CEO Adam Marlow left. Marlow stepped down as CEO last year.")
    assert told == [("Adam Marlow", "founder and former CEO", "Larkfield Foods")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ann Marlow succeeds John Petrino as Norvane Bank's chief executive.",
            [("Ann Marlow", "chief executive", "Norvane Bank"), ("John Petrino", "chief executive", "Norvane Bank")],
        ),
        (
            "The U.S. Ambassador to the United Nations Gordon Marlow agreed.",
            [("Gordon Marlow", "Ambassador", "United Nations")],
        ),
        (
            "South of here, in Lyon, the owner of the Woodmar Country Club, Mark Marlow, faced stern opposition.",
            [("Mark Marlow", "owner", "Woodmar Country Club")],
        ),
        (
            "John Petrino, the owner of the Woodmar Country Club, Mark Marlow and others met.",
            [("John Petrino", "owner", "Woodmar Country Club")],
        ),
    ],
)
def test_all_that_a_sentence_tells(text: str, expected: list[Role]) -> None:
    assert roles(text) == expected
