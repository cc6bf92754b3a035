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
        ("Halden Corp. raised its full-year revenue forecast to $3.2 billion.", Modality.GUIDANCE),
        ("For fiscal 2026, Halden Corp. expects comparable sales growth of 2.5%.", Modality.GUIDANCE),
        ("Halden Corp., whose revenue rose 9 percent, expects a good year.", Modality.REPORTED),
        ("Analysts polled by Datos forecast a profit of $12 million.", Modality.FORECAST),
        ("Revenue beat analysts' expectations of $3.0 billion.", Modality.FORECAST),
        ("The market is poised to reach $50 billion by 2030.", Modality.FORECAST),
        ("The market is set to grow 8% a year through 2030.", Modality.FORECAST),
        ("The global market is estimated to reach $50 billion by 2030.", Modality.FORECAST),
        ("The global market is estimated to be worth $50 billion.", Modality.REPORTED),
        ("The agency says that 12 million people will need help in 2026.", Modality.FORECAST),
        ("The ministry wants to cut the deficit to 3% by 2027.", Modality.TARGET),
        ("Halden Corp. is committed to reducing water use by 30%.", Modality.PLANNED),
        ("Halden Corp. is considering spending $50 million on a new depot.", Modality.PLANNED),
        ("Halden Corp. said it would cut 1,200 jobs.", Modality.PLANNED),
        ("Halden Corp. will sell 128 million shares.", Modality.PLANNED),
        ("Halden Corp. is set to open 40 stores.", Modality.PLANNED),
        ("Halden Corp. rejected claims that it had underpaid 300 workers.", Modality.DENIED),
        ("There is no truth in the claim that 1,200 jobs will go.", Modality.DENIED),
        # What there is already, whatever will happen to it; what the noun foresees.
        ("Halden Corp.'s 12,000 employees will receive notice in March.", Modality.REPORTED),
        ("The storm is expected to hit the 20 million residents of the valley.", Modality.REPORTED),
        ("Halden Corp. will hire the 300 workers that it needs.", Modality.PLANNED),
        ("The project has a projected market value of $600 million.", Modality.FORECAST),
        ("The fair drew an expected 40,000 visitors.", Modality.FORECAST),
        ("The striker had a shot on goal and half of the votes.", Modality.REPORTED),
        ("Forty firms plan to leave the valley.", Modality.REPORTED),
        ("Two patients sought treatment.", Modality.REPORTED),
        ("The market will continue to expand at 8% a year.", Modality.FORECAST),
        ("The market is worth $9 billion, to reach $12 billion by 2030.", Modality.REPORTED),
        ("Exports are growing, to reach $12 billion by 2030.", Modality.FORECAST),
        ("People familiar with the matter said the price was about $2 billion.", Modality.RUMOURED),
    ],
)
def test_modality(text: str, modality: Modality) -> None:
    article = read_text(text, published=date(2026, 1, 12))
    assert extract(article, build_nlp()).figures[0].modality == modality


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Capital expenditures are expected to be $50 million.", Modality.GUIDANCE),
        ("The net margin is still expected to be between 7.5% and 9.0%.", Modality.GUIDANCE),
        ("Gross proceeds are expected to be $4 million.", Modality.FORECAST),
        ("Revenue of the global industry is expected to be $50 billion.", Modality.FORECAST),
    ],
)
def test_what_a_release_expects_of_its_own_company(text: str, modality: Modality) -> None:
    release = f"Halden Corp. Reports Results for 2025\n\nHalden Corp. sold two yards. {text}"
    article = read_text(release, published=date(2026, 1, 12))
    assert extract(article, build_nlp()).figures[-1].modality == modality


def test_what_was_done_is_no_plan() -> None:
    article = read_text("Halden Corp. had planned to open 40 stores but opened 25 stores.", published=date(2026, 1, 12))
    figures = extract(article, build_nlp()).figures
    assert [figure.modality for figure in figures] == [Modality.PLANNED, Modality.REPORTED]
