"""Short names of organizations and people that lead back to the long ones, and those that do not."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract
from extractors.same_organization import sameness
from extractors.text import read_text


@pytest.mark.parametrize(
    ("short", "long", "how"),
    [
        ("PomTails", "PomTails Mobile Pet Grooming", "if introduced"),
        ("Bright Day", "Bright Day Home Cleaning", "if introduced"),
        ("Rams", "Chicago Rams", "if first"),
        ("Norvane", "Norvane As Growth Partner", None),
        ("Global", "Global Pump Protection", None),
        ("Google", "Google Cloud Sales Team", None),
    ],
)
def test_how_a_name_may_stand_for_a_longer_one(short: str, long: str, how: str | None) -> None:
    assert sameness(short, long) == how


def test_of_two_houses_the_issuer_goes_by_the_short_name() -> None:
    text = (
        "LYON, Jan. 12, 2026 (GLOBE NEWSWIRE) -- Dimelow Community Bancshares, Inc. (NASDAQ: DIML), the parent company "
        "of Dimelow Community Bank, today announced the expansion of its platform. Five bankers have joined Dimelow in "
        "Lyon."
    )
    forms = {record.name: set(record.aliases) for record in extract(read_text(text)).organizations}
    assert "Dimelow" in forms["Dimelow Community Bancshares, Inc."]


def test_a_company_whose_name_opens_with_a_number() -> None:
    text = "One Larkfield Products, Inc. (“OLP”) makes pumps. One Larkfield Products is a producer in Lyon."
    (record,) = extract(read_text(text)).organizations
    assert record.name == "One Larkfield Products, Inc."


def test_a_second_first_name_leads_back() -> None:
    text = "The firm named J. Michael Vervoort a partner in Lyon. “It is an honour,” Michael said."
    (person,) = extract(read_text(text)).people
    assert (person.name, person.aliases) == ("J. Michael Vervoort", ("Michael",))
