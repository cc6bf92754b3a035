"""How a figure is meant: reported, guidance, forecast, target, planned, contingent, denied, rumoured.

All sentences are our own words about invented companies.
"""

from __future__ import annotations

from datetime import date

import pytest

from extractors.pipeline import build_nlp, extract
from extractors.text import read_text
from schemas import Modality


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Halden Corp. reported revenue of $3 billion.", Modality.REPORTED),
        ("Halden Corp. expects revenue of $3 billion in 2026.", Modality.GUIDANCE),
        ("Analysts expect global demand to reach 3 million tons.", Modality.FORECAST),
        ("The agency aims to train 500 nurses.", Modality.TARGET),
        ("Halden Corp. plans to open 40 stores.", Modality.PLANNED),
        ("Halden Corp. will invest $300 million in the site.", Modality.PLANNED),
        ("Halden Corp. is eligible to receive up to $400 million in milestone payments.", Modality.CONTINGENT),
        ("Halden Corp. reportedly paid $2 billion for the rights.", Modality.RUMOURED),
        ("The minister denied that the project cost $90 million.", Modality.DENIED),
    ],
)
def test_modality(text: str, modality: Modality) -> None:
    article = read_text(text, published=date(2026, 1, 12))
    assert extract(article, build_nlp()).figures[0].modality == modality
