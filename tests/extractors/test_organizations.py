"""What organizations a text names: full names, kinds, short names, tickers; and what is no organization."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.acronyms import is_acronym_of
from extractors.definitions import find_definitions
from extractors.organizations import organization_type
from extractors.pipeline import extract
from extractors.same_organization import is_same_organization
from extractors.text import read_text
from extractors.tickers import find_tickers
from schemas import Organization, OrganizationType


def organizations(text: str) -> dict[str, Organization]:
    return {organization.name: organization for organization in extract(read_text(text)).organizations}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The talks were held by the Lakeside QRS Joint Vaccine Strategy Alliance on Monday.",
            "Lakeside QRS Joint Vaccine Strategy Alliance",
        ),
        ("They follow the guidelines of the International Council for Seaweed.", "International Council for Seaweed"),
        ("He is a fellow of the Swedish National Academy of Forestry.", "Swedish National Academy of Forestry"),
        (
            "She works at the Northport Trade Promotion Service Center in town.",
            "Northport Trade Promotion Service Center",
        ),
        ("Shares of Vantrelle Robotics, Inc. rose on Friday.", "Vantrelle Robotics, Inc."),
        ("The order went to Ostberg Maschinen GmbH last week.", "Ostberg Maschinen GmbH"),
        ("The plant belongs to Kestrel Foods Co., Ltd. of Osaka.", "Kestrel Foods Co., Ltd."),
        ("Doctors at Larkfield Children's Hospital agreed.", "Larkfield Children's Hospital"),
        ("The study was led by the University of Marrowby.", "University of Marrowby"),
        ("The U.S. Food and Drug Administration's decision is due.", "U.S. Food and Drug Administration"),
    ],
)
def test_a_name_is_found_whole(text: str, name: str) -> None:
    assert name in organizations(text)


@pytest.mark.parametrize(
    "text",
    [
        "The CEO said that Q3 was better than Q2.",
        "French wine sold well on Friday.",
        "Every audit committee meets in March.",
        "Key opinion leaders (KOLs) were asked in December.",
    ],
)
def test_what_is_no_organization(text: str) -> None:
    assert organizations(text) == {}


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("Vantrelle Robotics, Inc.", OrganizationType.COMPANY),
        ("Vantrelle Therapeutics", OrganizationType.COMPANY),
        ("Ministry of Fisheries", OrganizationType.GOVERNMENT),
        ("FDA", OrganizationType.REGULATOR),
        ("University of Marrowby", OrganizationType.UNIVERSITY),
        ("Marrowby University Hospital", OrganizationType.HOSPITAL),
        ("Marrowby Cancer Center", OrganizationType.HOSPITAL),
        ("International Council for Seaweed", OrganizationType.ASSOCIATION),
        ("Bank of Marrowby", OrganizationType.BANK),
        ("Marrowby Daily News", OrganizationType.MEDIA),
        ("Larkfield", OrganizationType.UNKNOWN),
    ],
)
def test_the_words_of_a_name_tell_its_kind(form: str, kind: OrganizationType) -> None:
    assert organization_type([form]) is kind


def test_short_names_lead_to_one_organization() -> None:
    found = organizations(
        "Vantrelle Therapeutics, Inc. (Nasdaq: VNTR; TSX: VNT) (“Vantrelle” or the “Company”) raised money. "
        "Vantrelle said that Vantrelle Therapeutics would hire."
    )
    vantrelle = found["Vantrelle Therapeutics, Inc."]
    assert set(vantrelle.aliases) == {"Vantrelle", "Vantrelle Therapeutics"}
    assert [(ticker.exchange, ticker.symbol) for ticker in vantrelle.tickers] == [("NASDAQ", "VNTR"), ("TSX", "VNT")]
    assert len(vantrelle.mentions) == 4


def test_an_acronym_and_its_long_form_are_one_organization() -> None:
    found = organizations("The Marrowby Institute for Tidal Power (MITP) met. The MITP will meet again.")
    assert found["Marrowby Institute for Tidal Power"].aliases == ("MITP",)


def test_a_ticker_symbol_is_no_further_organization() -> None:
    found = organizations("Vantrelle Robotics, Inc. (Nasdaq: QXRT) rose. Shares of QXRT closed at four dollars.")
    assert set(found) == {"Vantrelle Robotics, Inc."}


def test_a_subsidiary_is_another_organization() -> None:
    found = organizations("Vantrelle Robotics, Inc. said that Vantrelle Germany GmbH would close.")
    assert {"Vantrelle Robotics, Inc.", "Vantrelle Germany GmbH"} <= set(found)


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        ("Pfizer", "Pfizer Inc.", True),
        ("FDA", "U.S. Food and Drug Administration", True),
        ("QRS Alliance", "Quarry Rock Stone Alliance", True),
        ("LQRS Alliance", "Lakeside QRS Joint Vaccine Strategy Alliance", True),
        ("Acme", "Acme Robotics", True),
        ("Acme", "Acme Germany GmbH", False),
        ("Acme", "Acme Foundation", False),
        ("EMA", "European Commission", False),
        ("Harbor Bank", "Harbor Museum", False),
    ],
)
def test_two_names_of_one_organization(short: str, long: str, same: bool) -> None:
    assert is_same_organization(short, long) is same


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme (NYSE: ABC; TSX: ABC)", [("NYSE", "ABC"), ("TSX", "ABC")]),
        ("Acme (Nasdaq:ACMR)", [("NASDAQ", "ACMR")]),
        ("Acme (NYSE and TSX: XYZ)", [("NYSE", "XYZ"), ("TSX", "XYZ")]),
        ("Acme (ASX: ABC, OTCQB: ABCD)", [("ASX", "ABC"), ("OTCQB", "ABCD")]),
        ("Acme [NYSE American: AB.C]", [("NYSE AMERICAN", "AB.C")]),
        ("sales (previous year: EUR 2 million)", []),
        ("the paper (DOI: 10.1)", []),
    ],
)
def test_tickers(text: str, expected: list[tuple[str, str]]) -> None:
    brackets = list(find_tickers(text))
    assert [(t.exchange, t.symbol) for bracket in brackets for t in bracket.tickers] == expected
    assert all(text[t.span.start : t.span.end] == t.span.text for bracket in brackets for t in bracket.tickers)


@pytest.mark.parametrize(
    ("text", "aliases"),
    [
        ('Acme Robotics, Inc. ("Acme" or the "Company")', [("Acme", False), ("Company", True)]),
        ("the Harbor Alliance for Oncology (HAO)", [("HAO", False)]),
        ('a remark ("what a nice day")', []),
        ("in May (2025)", []),
    ],
)
def test_definitions(text: str, aliases: list[tuple[str, bool]]) -> None:
    assert [(found.alias.text, found.is_generic) for found in find_definitions(text)] == aliases


@given(st.text(alphabet="AaBb .()“”\"':;&-19\n€é®", max_size=200))
@settings(max_examples=50, deadline=None)
def test_no_text_is_too_odd_for_the_scanners(text: str) -> None:
    for definition in find_definitions(text):
        assert text[definition.alias.start : definition.alias.end] == definition.alias.text
    list(find_tickers(text))
    is_acronym_of(text[:9], text)


def test_a_lone_first_word_is_the_organization_that_the_article_names_in_full() -> None:
    found = organizations("Quantrel Semiconductor delays its plant. Quantrel received aid. Power is dear, it said.")
    assert [(name, entity.aliases, len(entity.mentions)) for name, entity in found.items()] == [
        ("Quantrel Semiconductor", ("Quantrel",), 2)
    ]


def test_a_family_firm_goes_by_the_family() -> None:
    assert is_same_organization("Kallmann", "Kallmann & Sons")
    assert not is_same_organization("Kallmann", "Kallmann Foundation")


def test_a_first_name_and_a_surname_are_no_organization() -> None:
    assert organizations("Harris Dickson and Stanley Simons star in the film of the year.") == {}


def test_the_verb_of_a_heading_is_no_part_of_the_name() -> None:
    text = "Hallden Bio Closes $10 Million Series B Financing to Advance Gene Therapies\n\nHallden Bio is a small firm."
    assert list(organizations(text)) == ["Hallden Bio"]


def test_what_is_described_as_a_firm_is_no_person() -> None:
    extraction = extract(read_text("Lethwaite, a leading provider of executive search, has grown. Lethwaite is old."))
    assert extraction.people == ()


def test_a_second_bracket_of_tickers_belongs_to_the_same_name() -> None:
    found = extract(
        read_text("Acme Robotics, Inc. (NYSE American: ACMR) (NEO: ACMX) closed a placement.")
    ).organizations
    assert [ticker.symbol for ticker in found[0].tickers] == ["ACMR", "ACMX"]
