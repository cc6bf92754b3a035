"""How far a title reaches, and whose it is: as real releases write them, over fields, boards, lists and bars."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract
from extractors.text import read_text

Role = tuple[str, str | None, str | None]


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
            "“It exists,” said Yvonne Mason, Founder, President and Artistic Director of Larkfield Opera.",
            ("Yvonne Mason", "Founder, President and Artistic Director", "Larkfield Opera"),
        ),
        (
            "Johannes Linde, Spokesperson and Member of the Management Board of Varnum Holding SE, agreed.",
            ("Johannes Linde", "Spokesperson and Member of the Management Board", "Varnum Holding SE"),
        ),
        (
            "“It works,” said Frank Mazzo, Director of Billing for Banks & Brokers at Vantrelle Systems.",
            ("Frank Mazzo", "Director of Billing for Banks & Brokers", "Vantrelle Systems"),
        ),
        (
            "“Fine,” said Vishal Guptan, head of exchange, Coinbarn.",
            ("Vishal Guptan", "head of exchange", "Coinbarn"),
        ),
        (
            "“Fine,” says Mike Hofmann, editor-in-chief of Larkfield Weekly.",
            ("Mike Hofmann", "editor-in-chief", "Larkfield Weekly"),
        ),
        (
            "It honours Matthew Davidson, Director of Clinical Research in the Lymphoma Division at Varnum Institute.",
            ("Matthew Davidson", "Director of Clinical Research", "Varnum Institute"),
        ),
        (
            "* Linda Schwemmer, JD | President and Chief Executive Officer, Larkfield Health Institute",
            ("Linda Schwemmer", "President and Chief Executive Officer", "Larkfield Health Institute"),
        ),
        (
            "“Hard,” said Kelly Nell, SVP of Revenue and Strategy, Varnum Partners and chair of the Larkfield Council.",
            ("Kelly Nell", "SVP of Revenue and Strategy", "Varnum Partners"),
        ),
        (
            "Adler Metals PLC (LSE:ADT1, ASX:ADT, OTCQX:ADMLF) chief executive Paul Mason tells it.",
            ("Paul Mason", "chief executive", "Adler Metals PLC"),
        ),
        (
            "Fred Mason is the Kestrel Professor of Law at Larkfield Law School.",
            ("Fred Mason", "Kestrel Professor of Law", "Larkfield Law School"),
        ),
    ],
)
def test_title_and_house(text: str, role: Role) -> None:
    assert role in roles(text)


def test_a_founder_of_two_houses_has_two_roles() -> None:
    told = roles("Dr. James Moralez, founder of Viper Wellness LLC and Ultimo Medical LLC, has helped.")
    assert ("James Moralez", "founder", "Viper Wellness LLC") in told
    assert ("James Moralez", "founder", "Ultimo Medical LLC") in told


def test_a_title_in_the_plural_is_that_of_both() -> None:
    told = roles("In 2023, co-founders Michael Marples and Greta Nilsson were honoured in Lyon.")
    assert [person for person, _, _ in told] == ["Michael Marples", "Greta Nilsson"]


def test_a_role_given_by_the_company() -> None:
    text = (
        "Larkfield Robotics, Inc. today announced that it won. The company also promoted Dale Mason to its Chief Risk "
    )
    assert ("Dale Mason", "Chief Risk Officer", "Larkfield Robotics, Inc.") in roles(text + "Officer.")


def test_whose_man_somebody_is() -> None:
    assert ("Max Klement", None, "Norvane Holdings") in roles("The board added Norvane Holdings’ Max Klement in Lyon.")


def test_the_next_persons_title_is_not_that_of_the_one_before() -> None:
    text = "They include Linton Weiss as Regional Head for Varnum Africa, Hugo Farah as Managing Director of Sales."
    assert ("Hugo Farah", "Regional Head", "Varnum Africa") not in roles(text)


def test_a_tale_is_nobodys_role() -> None:
    assert roles("The film Varnum vs. Maria Roe, a director's tale, opens in Lyon.") == []
