"""Which names of an article mean one organization or person, and which only look alike."""

from __future__ import annotations

import pytest

from extractors.acronyms import is_acronym_of
from extractors.glued_words import with_glued_words_parted
from extractors.pipeline import build_nlp, extract
from extractors.same_organization import sameness
from extractors.same_spelling import is_same_spelling
from extractors.text import read_text


def organizations(text: str) -> list[set[str]]:
    """The names of each organization."""
    return [{one.name, *one.aliases} for one in extract(read_text(text)).organizations]


def people(text: str) -> list[set[str]]:
    return [{one.name, *one.aliases} for one in extract(read_text(text)).people]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("NRx Inc.", "NRX", True),
        ("Pirate City", "Piratecity", True),
        ("Tarnow.io", "Tarnow", True),
        ("Marrowby FC", "Marrowby Football Club", True),
        ("UN Harvest Programme", "United Nations Harvest Programme", True),
        ("Tarnow Ltd. Tarnow Ltd.", "Tarnow", True),
        ("Tarnow Fund The Tarnow Fund, Inc.", "Tarnow Fund", True),
        ("Diamond Bay Mineral", "Diamond Bay Minerals, Inc.", True),
        ("PerkoTM Food Co.", "Perko Food Co.", True),
        ("Harbor Capital II", "Harbor Capital I", False),
        ("Harbor Fund II", "Harbor Fund III", False),
        ("Tarnow", "Tarnov", False),
        ("", "Tarnow", False),
    ],
)
def test_spellings(one: str, other: str, same: bool) -> None:
    assert is_same_spelling(one, other) is same


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("Vantrelle", "Vantrelle, Inc.", "same"),
        ("Vantrelle", "Vantrelle Therapeutics, Inc.", "certain"),
        ("UK BIC", "UK Battery Innovation Centre", "certain"),
        ("Vantrelle", "Vantrelle Sapphire", "if introduced"),
        ("Marrowford", "Marrowford University", "if first"),
        ("Bertarello", "Officine Bertarello", "if first"),
        ("Vantrelle, Inc.", "Vantrelle Therapeutics, Inc.", None),  # in full: another company
        ("Vantrelle, Inc.", "Vantrelle Ltd", None),
        ("Vantrelle", "Vantrelle Germany GmbH", None),
        ("Vantrelle", "Vantrelle Group Design Center", None),
        ("Vantrelle", "Vantrelle Board of Advisors", None),
        ("FDA", "FDA Premarket", None),
        ("Ford", "Ford Foundation", None),
        ("Bank", "Harbor Bank", None),
        ("Sons", "Harbor & Sons", None),
    ],
)
def test_how_a_short_name_may_stand_for_a_long_one(short: str, long: str, expected: str | None) -> None:
    assert sameness(short, long) == expected


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("HBN", "HarborBrandNetwork", True),
        ("AEFC", "Alpine Energy Finance Corporation", True),
        ("AEF", "Alpine Energy Finance Corporation", True),
        ("LCTM Alliance", "Lowland Countries Alliance for Translational Medicine", False),
        ("LCATM Alliance", "Lowland Countries Alliance for Translational Medicine", True),
        ("HBN", "Harbor", False),
    ],
)
def test_acronyms(short: str, long: str, expected: bool) -> None:
    assert is_acronym_of(short, long) is expected


def test_a_thing_named_after_its_maker_is_not_the_maker() -> None:
    found = organizations(
        "Vantrelle Opens Network\n\nVantrelle said on Monday that it had grown. Vantrelle employs 40 people. "
        "Shares of Vantrelle rose. Vantrelle has introduced Vantrelle Sapphire, a service of Vantrelle for farmers."
    )
    assert not any({"Vantrelle", "Vantrelle Sapphire"} <= names for names in found)


def test_a_full_name_under_the_heading_about_is_that_of_the_company() -> None:
    found = organizations(
        "Nextbrook Brings Fiber\n\nNextbrook will build the line this year, the company said on Monday. "
        "Nextbrook has 400 employees. Nextbrook was founded in 2012.\n\n"
        "About Nextbrook Internet\n\nNextbrook Internet is a provider in Texas."
    )
    assert {"Nextbrook", "Nextbrook Internet"} in found


def test_a_short_name_of_two_long_ones_is_the_registered_one() -> None:
    found = organizations(
        "Mattrell, Inc. makes toys in Ohio. Mattrell said that its unit Mattrell Studios would film in May."
    )
    assert {"Mattrell, Inc.", "Mattrell"} in found


def test_two_companies_registered_in_two_countries_stay_two() -> None:
    found = organizations("Vantrelle, Inc. pays Vantrelle Ltd of London for the licence, Vantrelle, Inc. said.")
    assert len(found) == 2


def test_the_last_word_of_a_name_stands_for_it_once_it_was_named_in_full() -> None:
    found = organizations("The order went to Cantieri Bertarello of Modena. Shares of Bertarello rose on Friday.")
    assert {"Cantieri Bertarello", "Bertarello"} in found


@pytest.mark.parametrize(
    ("text", "no_name"),
    [
        ("Contact: Vantrelle, Inc., 95 Parker Oaks Ln Hudson Oaks, Texas.", "Parker Oaks"),
        ("Tallis Growth Partners of London led the round for Vantrelle, Inc.", "of London"),
    ],
)
def test_what_is_no_part_of_an_organizations_name(text: str, no_name: str) -> None:
    assert not any(no_name in name for names in organizations(text) for name in names)


def test_a_second_surname_and_a_typographic_slip_are_one_person() -> None:
    found = people(
        "Andres Garcia Aguirre leads the bank. “We grow,” Andres Garcia said. Monica Reyes spoke first. "
        "Monica Reyes‘s plan was adopted."
    )
    assert {"Andres Garcia Aguirre", "Andres Garcia"} in found
    assert sum("Monica Reyes" in name for names in found for name in names) <= 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Vantrelle grows. Contact DetailsVantrelle, Vantrelle, Inc.", ["Details", "Vantrelle"]),
        ("Harbor Bio, INC. About Harbor Bio, INCHarbor Bio is small.", ["INC", "Harbor"]),
        ("The Hub opens. See the HubThe Hub is new.", ["Hub", "The"]),
        ("It works. Contact DetailsAda Brandt answers.", ["Details", "Ada"]),
    ],
)
def test_glued_words_are_parted(text: str, words: list[str]) -> None:
    doc = build_nlp().make_doc(text)
    parted = with_glued_words_parted(doc)
    assert parted.text == text
    assert len(parted) == len(doc) + 1
    assert any([parted[i].text, parted[i + 1].text] == words for i in range(len(parted) - 1))


@pytest.mark.parametrize(
    "text",
    [
        "We met on LinkedIn and YouTube.",
        "MarketWire quotes prices. The market is a wire. Market data by Wire. Wire and Market are words.",
        "HarborPay is a service of Harbor.",
        "iPhone, eBay, McDonald, PayPal",
        "",
    ],
)
def test_names_with_a_capital_inside_stay_whole(text: str) -> None:
    doc = build_nlp().make_doc(text)
    assert with_glued_words_parted(doc) is doc
