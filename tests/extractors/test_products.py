"""Products and events: medicines by code, stem or brand; conferences and trials."""

from __future__ import annotations

import pytest

from extractors.gazetteers import is_drug_name
from extractors.pipeline import extract
from extractors.text import read_text


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Patients were treated with velatinib twice a day.", "velatinib", "drug"),
        ("In the trial, patients received a dose of VNT-2041 each week.", "VNT-2041", "drug"),
        ("The agency approved Velacor® for adults with asthma.", "Velacor", "unknown"),
    ],
)
def test_products(text: str, name: str, kind: str) -> None:
    found = {product.name: product.type for product in extract(read_text(text)).products}
    assert found[name] == kind


@pytest.mark.parametrize(
    ("word", "expected"),
    [("pembrolizumab", True), ("Velatinib", True), ("concept", False), ("intercept", False), ("stab", False)],
)
def test_drug_stems(word: str, expected: bool) -> None:
    assert is_drug_name(word) is expected


@pytest.mark.parametrize("text", ["The concept is new.", "ISO-9001 was renewed.", "The COVID-19 tests were free."])
def test_what_is_no_product(text: str) -> None:
    assert extract(read_text(text)).products == ()


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "They met at the 2026 Lakeside FIC Innovation and Cooperation Summit on Sunday.",
            "2026 Lakeside FIC Innovation and Cooperation Summit",
            "conference",
        ),
        ("Results of the Phase 3 MARROWSTONE-1 trial are due in May.", "MARROWSTONE-1", "trial"),
        ("He spoke at the World Congress on Tidal Power in Oslo.", "World Congress on Tidal Power", "conference"),
    ],
)
def test_events(text: str, name: str, kind: str) -> None:
    found = {event.name: event.type for event in extract(read_text(text)).events}
    assert found[name] == kind
