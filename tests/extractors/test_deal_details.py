"""Assets, territory and dates of deals. Invented companies, our own words."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.pipeline import build_nlp, extract
from extractors.text import read_text
from schemas import Deal

PUBLISHED = date(2026, 1, 12)


def only_deal(text: str) -> Deal:
    (deal,) = extract(read_text(text, published=PUBLISHED), build_nlp()).deals
    return deal


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Halden Bio granted Norvane Pharma exclusive rights to HB-204 in Japan and South Korea.",
            ["Japan and South Korea"],
        ),
        (
            "Halden Bio granted Norvane Pharma a licence to HB-204 outside the United States.",
            ["outside the United States"],
        ),
        ("Norvane Pharma secured European rights to HB-204 from Halden Bio.", ["European"]),
        ("Halden Bio hands Norvane Pharma ex-China rights to HB-204.", ["ex-China"]),
        (
            "Halden Bio and Norvane Pharma signed a licence agreement under which Norvane will sell HB-204 in Brazil.",
            ["Brazil"],
        ),
        ("Halden Bio licensed HB-204 to Norvane Pharma for Australia and New Zealand.", ["Australia and New Zealand"]),
        ("Halden Corp. agreed to buy Norvane Foods in Japan.", []),
    ],
)
def test_territory(text: str, expected: list[str]) -> None:
    assert [span.text for span in only_deal(text).territory] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Halden Bio licensed HB-204 to Norvane Pharma in 2022.", ["HB-204"]),
        ("Norvane Pharma has an option to license KX-9 from Halden Bio.", ["KX-9"]),
        ("Halden Corp. agreed to sell its packaging unit to Norvane Industries.", ["packaging unit"]),
        ("Halden Bio filed a Form S-3 and licensed HB-204 to Norvane Pharma.", ["HB-204"]),
        ("Halden Corp. agreed to buy Norvane Foods.", []),
    ],
)
def test_assets(text: str, expected: list[str]) -> None:
    assert [asset.text for asset in only_deal(text).assets] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Halden Corp. said on Monday it would buy Norvane Foods.", {"announced": "2026-01-12"}),
        (
            "Halden Corp. to buy Norvane Foods\n\nLONDON - Halden Corp. will buy Norvane Foods for $2 billion.",
            {"announced": "2026-01-12"},
        ),
        (
            "Halden Corp. will buy Norvane Foods. The deal is expected to close in the second quarter of 2026.",
            {"announced": "2026-01-12", "expected_closing": "2026-Q2"},
        ),
        ("Halden Corp. acquired Norvane Foods in 2019.", {"completed": "2019"}),
        ("Halden Corp. is in talks to buy Norvane Foods.", {}),
    ],
)
def test_dates(text: str, expected: dict[str, str]) -> None:
    assert {entry.kind: entry.period.value for entry in only_deal(text).dates} == expected
