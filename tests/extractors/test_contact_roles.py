"""Who is what in the contacts of a release, where a name, a title and a house stand in lines without a sentence."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract
from extractors.text import read_text

RELEASE = "Larkfield Pumps Ltd. today announced that it will build a second plant in Lyon next year.\n\n"
ABOUT = "About Larkfield Pumps\n\nLarkfield Pumps makes pumps for hospitals in Lyon.\n\n"


def roles(contacts: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (
            role.person.text,
            role.title.text if role.title else None,
            role.organization.text if role.organization else None,
        )
        for role in extract(read_text(RELEASE + ABOUT + contacts)).affiliations
    ]


@pytest.mark.parametrize(
    ("contacts", "role"),
    [
        (
            "Media Contact: Sean Crichton, Chief Marketing Officer - Phone: 845-555-0109",
            ("Sean Crichton", "Chief Marketing Officer", None),
        ),
        (
            "Contact:\nLaura Fielding\nManager, Media Relations\nLarkfield Pumps\n+33 555 0109",
            ("Laura Fielding", "Manager, Media Relations", "Larkfield Pumps Ltd."),
        ),
        (
            "Investor Relations:\n\nPeter Mason, President\n\nVantrelle Advisory, Inc.\n\npeter@vantrelle.com",
            ("Peter Mason", "President", "Vantrelle Advisory, Inc."),
        ),
        (
            "Media Contact:\nJohn Doe, Varnum Partners\njohn@varnum.com",
            ("John Doe", None, "Varnum Partners"),
        ),
    ],
)
def test_a_contact_has_the_role_that_stands_behind_the_name(
    contacts: str, role: tuple[str, str | None, str | None]
) -> None:
    assert role in roles(contacts)


def test_a_telephone_number_is_no_role() -> None:
    assert roles("Media Contact: Laura Fielding, +33 555 0109, laura@larkfield.com") == []
