"""Who is what, and where: titles before and after a name, appointments, and who left."""

from __future__ import annotations

import pytest

from extractors.held_titles import title_of
from extractors.pipeline import EXTRACTORS, build_nlp, extract
from extractors.reading import add_records, records_of
from extractors.text import read_text
from extractors.titles import title_from, title_until  # noqa: F401  (part of the module's contract)
from schemas import Person

Role = tuple[str, str | None, str | None, str]


def roles(text: str) -> list[Role]:
    return [
        (
            role.person.text,
            role.title.text if role.title else None,
            role.organization.text if role.organization else None,
            role.status,
        )
        for role in extract(read_text(text)).affiliations
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Ohio State Auditor Monica Reyes agreed with them.",
            ("Monica Reyes", "Ohio State Auditor", "Ohio", "current"),
        ),
        (
            "Chinese Consul General in San Francisco Zhang Weimin said that trade with China grows.",
            ("Zhang Weimin", "Chinese Consul General in San Francisco", "China", "current"),
        ),
        (
            "Robert Hensley, a member of the Swedish National Academy of Forestry with long experience, agreed.",
            ("Robert Hensley", "member", "Swedish National Academy of Forestry", "current"),
        ),
        (
            "“It works,” said Laura Fielding, chief medical officer at Vantrelle Therapeutics.",
            ("Laura Fielding", "chief medical officer", "Vantrelle Therapeutics", "current"),
        ),
        (
            "Dr. Robert Hensley, who leads Larkfield Hospital's cancer unit, agreed.",
            ("Robert Hensley", None, "Larkfield Hospital", "current"),
        ),
        (
            "Laura Fielding, Ph.D., President and Chief Executive Officer of Vantrelle Robotics, Inc., said so.",
            ("Laura Fielding", "President and Chief Executive Officer", "Vantrelle Robotics, Inc.", "current"),
        ),
        (
            "Vantrelle Robotics CEO Peter Mason spoke on Monday.",
            ("Peter Mason", "CEO", "Vantrelle Robotics", "current"),
        ),
        (
            "Peter Mason was named chief executive of Vantrelle Robotics.",
            ("Peter Mason", "chief executive", "Vantrelle Robotics", "current"),
        ),
        (
            "Vantrelle Robotics makes robots. Peter Mason, CEO of the company, said so.",
            ("Peter Mason", "CEO", "Vantrelle Robotics", "current"),
        ),
        (
            "Former Vantrelle Robotics chairman Peter Mason was there.",
            ("Peter Mason", "chairman", "Vantrelle Robotics", "former"),
        ),
        (
            "Vantrelle Robotics, Inc. announced that it has appointed Laura Fielding as Chief Financial Officer.",
            ("Laura Fielding", "Chief Financial Officer", "Vantrelle Robotics, Inc.", "current"),
        ),
        (
            "Peter Mason stepped down as chairman of Vantrelle Robotics.",
            ("Peter Mason", "chairman", "Vantrelle Robotics", "former"),
        ),
        (
            "Laura Fielding will become president of Marrowby University.",
            ("Laura Fielding", "president", "Marrowby University", "incoming"),
        ),
        (
            "The work was planned by Laura Fielding, co-founder of Exotic Snack Lovers.",
            ("Laura Fielding", "co-founder", "Exotic Snack Lovers", "current"),
        ),
        (
            "Vantrelle Robotics, Inc. (Nasdaq: VNTR) CEO Peter Mason spoke on Monday.",
            ("Peter Mason", "CEO", "Vantrelle Robotics, Inc.", "current"),
        ),
        ("Laura Fielding, 54, a teacher from Ohio, won the prize.", ("Laura Fielding", "teacher", None, "current")),
    ],
)
def test_roles(text: str, role: Role) -> None:
    assert role in roles(text)


@pytest.mark.parametrize(
    "text",
    ["Peter Mason met Laura Fielding in Boston.", "Peter Mason, Laura Fielding and Robert Hensley won the prize."],
)
def test_no_role_is_invented(text: str) -> None:
    assert roles(text) == []


def test_the_title_of_a_person() -> None:
    doc = build_nlp()("Laura Fielding, former mayor of Boston, is now president of Marrowby University.")
    for name, find in EXTRACTORS:
        if name in {"organizations", "people", "affiliations"}:
            add_records(doc, list(find(doc)))
    (fielding,) = records_of(doc, Person)
    assert title_of(doc, fielding) in {"mayor", "president"}


ROLES_BY_DESCRIPTION = [
    (
        "Norfell Biologics opened a plant. “It is ours,” said Wanda Kimani, the company's founder and chief executive.",
        ("Wanda Kimani", "founder and chief executive", "Norfell Biologics"),
    ),
    (
        "The Duval Family Foundation gave $5 million. “I was ill,” said Margaret Duval, who chairs the foundation.",
        ("Margaret Duval", None, "Duval Family Foundation"),
    ),
    ("“We buy silence,” said port director Anna Storm.", ("Anna Storm", "port director", None)),
    (
        "“It is clear,” said Professor John Ferris, a cardiologist at the University of Leeds who led the study.",
        ("John Ferris", "cardiologist", "University of Leeds"),
    ),
    (
        "“It is good,” said Anna Isaacs, senior vice president of social responsibility at Lakeshore Foods Inc.",
        ("Anna Isaacs", "senior vice president of social responsibility", "Lakeshore Foods Inc."),
    ),
    ("Michelle Selby, current president of Acme Corp., spoke.", ("Michelle Selby", "president", "Acme Corp.")),
    ("Ohio State Treasurer Denise Palmer said that it was fair.", ("Denise Palmer", "Ohio State Treasurer", "Ohio")),
]


@pytest.mark.parametrize(("text", "role"), ROLES_BY_DESCRIPTION)
def test_the_whole_role_with_whom_it_serves(text: str, role: tuple[str, str | None, str | None]) -> None:
    assert (*role, "current") in roles(text)


def test_a_plural_is_no_role_of_one_person() -> None:
    assert roles("The birds, says Ruth Doolan, cardinals in most cases, come back.") == []


HOUSES = [
    ("“It is cheap,” said Rodrigo Salas of the brokerage Los Alerces.", ("Rodrigo Salas", None, "Los Alerces")),
    (
        "“It is cheap,” said Ilse Maes of the Ghent research group Clean Harbors Lab.",
        ("Ilse Maes", None, "Clean Harbors Lab"),
    ),
    ("Rodrigo Salas, of the Hospital San Blas in Madrid, agreed.", ("Rodrigo Salas", None, "Hospital San Blas")),
    (
        "Laura Fielding, who runs the consultancy Pallister Partners, agreed.",
        ("Laura Fielding", None, "Pallister Partners"),
    ),
    ("Peter Mason, a partner at the law firm Roe & Lim, said so.", ("Peter Mason", "partner", "Roe & Lim")),
    (
        "Norfell Biologics opened a plant. Its president, Dr. Wanda Kimani, cut the ribbon.",
        ("Wanda Kimani", "president", "Norfell Biologics"),
    ),
    (
        "The fund Ventura Norte is in no hurry, according to its partner Duarte Gil.",
        ("Duarte Gil", "partner", "Ventura Norte"),
    ),
    # "its" is a country's, or either company's.
    ("Peru closed the road on Monday. Its president, Rosa Quispe, was there.", ("Rosa Quispe", "president", None)),
    (
        "Norfell Biologics and Vantrelle Robotics fell out when its chairman, Peter Mason, resigned.",
        ("Peter Mason", "chairman", None),
    ),
    (
        "“It is fine,” said Peter Mason, Norfell Biologics' chairman, president and chief executive officer.",
        ("Peter Mason", "chairman, president and chief executive officer", "Norfell Biologics"),
    ),
    ("Peter Mason, chairman, president Laura Fielding and others left.", ("Peter Mason", "chairman", None)),
    (
        "“It is fine,” said Ruth Weller, a professor of employment law at Marrowby University.",
        ("Ruth Weller", "professor of employment law", "Marrowby University"),
    ),
]


@pytest.mark.parametrize(("text", "role"), HOUSES)
def test_the_organization_behind_its_description_or_its(text: str, role: tuple[str, str | None, str | None]) -> None:
    assert (*role, "current") in roles(text)


def test_a_team_that_beats_a_company_is_not_the_company() -> None:
    assert roles("Rodrigo Salas of the team that beat Norfell Biologics agreed.") == []


SEVERAL_OR_FAR = [
    ("“It is safe,” said Sami Marri, MD & CEO of Dalma Water Authority, Founder and Chairman of the Wavex "
     "Foundation.", [
        ("Sami Marri", "MD & CEO", "Dalma Water Authority", "current"),
        ("Sami Marri", "Founder and Chairman", "Wavex Foundation", "current"),
    ]),
    ("“We are glad,” said Grant Odaka, President Norvane Society.", [
        ("Grant Odaka", "President", "Norvane Society", "current"),
    ]),
    ("Led by CEO Ray Tarrow, Harbor Franchise Group is home to many brands.", [
        ("Ray Tarrow", "CEO", "Harbor Franchise Group", "current"),
    ]),
    ("They wrote to the Acting Secretary of Labor, Julie Sung, on Monday.", [
        ("Julie Sung", "Acting Secretary of Labor", None, "current"),
    ]),
    ("The drugmaker Norvane Bio named Tunde Okafor its chief financial officer.", [
        ("Tunde Okafor", "chief financial officer", "Norvane Bio", "current"),
    ]),
    ("Tunde Okafor joins Norvane Bio as Chief Medical Officer from Celent Pharma, where he was vice president of "
     "oncology.", [
        ("Tunde Okafor", "Chief Medical Officer", "Norvane Bio", "current"),
        ("Tunde Okafor", "vice president of oncology", "Celent Pharma", "former"),
    ]),
    ("Norvane Bio hired Ada Brandt in May. She previously served as head of sales at Celent Pharma.", [
        ("Ada Brandt", "head of sales", "Celent Pharma", "former"),
    ]),
    ("Tunde Okafor, M.D., has been promoted to President of Norvane Bio.", [
        ("Tunde Okafor", "President", "Norvane Bio", "current"),
    ]),
    ("Norvane Bio announced the appointment of Tunde Okafor as Chief Executive Officer, effective June 1.", [
        ("Tunde Okafor", "Chief Executive Officer", "Norvane Bio", "current"),
    ]),
    ("Norvane Bio today announced the appointment of Tunde Okafor to its Board of Directors.", [
        ("Tunde Okafor", "Board of Directors", "Norvane Bio", "current"),
    ]),
    ("Prime Minister Anders Holm of Denmark spoke.", [("Anders Holm", "Prime Minister", "Denmark", "current")]),
    ("Professor Ada Brandt of Harbor University led the study.", [
        ("Ada Brandt", "Professor", "Harbor University", "current"),
    ]),
    ("Ada Brandt, managing partner at venture firm Celent Ventures, will join the board.", [
        ("Ada Brandt", "managing partner", "Celent Ventures", "current"),
    ]),
    ("“It works,” said Peter Lund, Norvane Bio's Chief Operating Officer.", [
        ("Peter Lund", "Chief Operating Officer", "Norvane Bio", "current"),
    ]),
    ("Peter Roe, who has led Norvane Systems since 2019, will step down as chief executive in May.", [
        ("Peter Roe", "chief executive", None, "current"),
    ]),
    ("Peter Lund will succeed Ada Brandt as chair of Norvane Systems.", [
        ("Peter Lund", "chair", "Norvane Systems", "incoming"),
        ("Ada Brandt", "chair", "Norvane Systems", "former"),
    ]),
    ("Chen Weilin, chairman of the board of directors of Norvane Systems, said so.", [
        ("Chen Weilin", "chairman of the board of directors", "Norvane Systems", "current"),
    ]),
    ("Founded in 2015 by Ada Brandt and Peter Lund, Norvane Systems makes robots.", [
        ("Ada Brandt", None, "Norvane Systems", "current"),
        ("Peter Lund", None, "Norvane Systems", "current"),
    ]),
    ("Ada Brandt, formerly of Celent Pharma, agreed.", [("Ada Brandt", None, "Celent Pharma", "former")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SEVERAL_OR_FAR)
def test_roles_of_one_person_and_roles_told_from_afar(text: str, expected: list[Role]) -> None:
    found = roles(text)
    assert [
        role for role in expected if not any(role[0] in other[0] and role[1:] == other[1:] for other in found)
    ] == []


@pytest.mark.parametrize(
    "text",
    [
        "He was named director of marketing, Ada Brandt said.",
        "Tunde Okafor met the board of directors.",
        "He is head and shoulders above the rest. Tunde Okafor agreed.",
        "Celent Pharma, where she bought a pill, is closed. Ada Brandt was there.",
    ],
)
def test_words_of_a_role_beside_somebody_who_has_none(text: str) -> None:
    assert roles(text) == []
