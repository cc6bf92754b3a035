"""The deal of a title, where the text names its sides but tells it in other words, or without one of them."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.pipeline import build_nlp, extract
from extractors.text import read_text
from schemas import Deal

PUBLISHED = date(2026, 1, 12)
ADOPTED = "Halden Labs announced today that Norvane Clinics has adopted its imaging software at all of its sites."
BOUGHT = (
    "Halden Labs, Inc. (Nasdaq: HLDN) said that certain institutional investors have agreed to a purchase and sale of "
    "2,000,000 shares of its common stock. The registered direct offering is expected to close on Friday. Gross "
    "proceeds total approximately $3 million before fees."
)


def deals_of(title: str, text: str) -> list[Deal]:
    return list(extract(read_text(text, published=PUBLISHED, title=title), build_nlp(None, None)).deals)


@pytest.mark.parametrize(
    ("title", "text", "kind", "parties"),
    [
        (
            "Halden Labs Collaborates with Norvane Clinics to Speed Up Imaging",
            ADOPTED,
            "collaboration",
            "partner partner",
        ),
        ("WireBreaks – Halden Labs Partners With Norvane Clinics", ADOPTED, "collaboration", "partner partner"),
        ("Halden Labs and Norvane Clinics Join Forces", ADOPTED, "collaboration", "partner partner"),
        ("Halden Labs Acquires Norvane Clinics, a Pioneer of Imaging", ADOPTED, "acquisition", "acquirer target"),
        ("Norvane Clinics Acquired by Halden Labs", ADOPTED, "acquisition", "target acquirer"),
        ("Halden Labs Announces Investment from Norvane Clinics", ADOPTED, "financing", "issuer investor"),
        ("Halden Labs Donates $50,000 to Norvane Clinics", ADOPTED, "grant", "grantor grantee"),
        ("Halden Labs Receives $50,000 Donation from Norvane Clinics", ADOPTED, "grant", "grantee grantor"),
        ("Halden Labs (NASDAQ: HLDN) Announces $3 Million Registered Direct Offering", BOUGHT, "offering", "issuer"),
        ("Halden Labs Announces Closing of Its Private Placement", BOUGHT, "private_placement", "issuer"),
    ],
)
def test_title_tells_the_deal_of_organizations_that_the_text_names(
    title: str, text: str, kind: str, parties: str
) -> None:
    (deal,) = deals_of(title, text)

    assert (deal.type, " ".join(party.role for party in deal.parties)) == (kind, parties)
    assert all(span.text in text for span in deal.evidence)


def test_terms_of_the_text_belong_to_the_deal_of_the_title() -> None:
    (deal,) = deals_of("Halden Labs Announces $3 Million Registered Direct Offering", BOUGHT)

    assert {(term.term, int(term.amount.value or 0)) for term in deal.terms} == {
        ("shares", 2_000_000),
        ("total", 3_000_000),
    }


@pytest.mark.parametrize(
    "title",
    [
        "Halden Labs and Norvane Clinics: How Imaging Changes",
        "Could Halden Labs Acquire Norvane Clinics?",
        "Why Halden Labs Partners With Norvane Clinics",
        "Halden Labs Announces Partnership with Norvane Clinics Great Jane Roe",
        "Halden Labs Subsidiary Partners With Norvane Clinics",
        "Halden Labs Partners With Sablewood",
        "Halden Labs Raises $5 Million for Charity",
        "Halden Labs Launches Product Offering for Norvane Clinics",
        "Halden Labs Raises Awareness of Imaging",
    ],
)
def test_title_without_a_deal_of_named_sides_tells_none(title: str) -> None:
    assert deals_of(title, ADOPTED) == []


def test_deal_that_the_text_tells_is_told_once() -> None:
    text = "Halden Labs has entered into a partnership with Norvane Clinics. Norvane Clinics has adopted its software."

    assert len(deals_of("Halden Labs Partners With Norvane Clinics", text)) == 1


@pytest.mark.parametrize(
    "title", ["", "(" * 5000, "a with " * 3000, "Halden Labs " * 400, "\u202e\ud7ff$ Partners With"]
)
def test_any_title_is_read(title: str) -> None:
    assert deals_of(title, ADOPTED) == []
