"""Numbers that name, order or decorate, and the figures beside them: a sentence in, the figures out.

All sentences are our own words; companies, products and people are invented.
"""

from __future__ import annotations

from datetime import date

import pytest

from extractors.amounts import scan_amounts
from extractors.pipeline import build_nlp, extract
from extractors.text import read_text

TRAPS = [
    # A name and its number, wherever it stands.
    "The Corvex 900 goes on sale in spring.",
    "Harbour 9 lifted off from the pad.",
    "Camera 5 failed, as Turbine 2 had.",
    "Buses 7 and 12 will stop at the new campus.",
    "Commission 4 met.",
    "Veltara AG (SIX: VLT) rose.",
    "Wire 3 lost its crew.",
    "Quay 40 filled the stadium.",
    "4 Platoon held the ridge.",
    "30 Wharf was evacuated.",
    "The 20 Tolland tower was sold.",
    "Six Lanterns cut its guidance.",
    "3M settled the case.",
    # A noun without article that a number names.
    "A lorry stopped at junction 12.",
    "Damp was found in hut 17 and crane 3.",
    "He was convicted on counts 2 and 5.",
    "The vase, lot 218, drew no bids.",
    "The tax falls under heading 8703 of the tariff.",
    "H.R. 4521 is pending, as is S. 2155.",
    # One thing with a number for a name.
    "A 529 plan pays for school.",
    "He did a 180.",
    "An error 500 was returned.",
    # Titles, codes, places on the map.
    "The film “21 Lanterns” and the novel “Four Days in Tolland” sold.",
    "60 Minutes will air it after the Six-Day War was told.",
    "It is a 501(c)(3) body with a 403(b) plan.",
    "The site lies at 52°31' north, 13.405 E.",
    "Ring 0800 555 111 or the hotline on 116 117.",
    # Idioms and kinds of things.
    "A 24-hour helpline opened.",
    "He was on cloud nine and put two and two together.",
    "A two-edged, ten-letter, five-speed thing with two-factor login.",
]

REAL = [
    ("The Corvex 900 has sold 40,000 copies.", ["40,000"]),
    ("Century 9 had 13 stores.", ["13"]),
    ("Harbour 9 carried 23 satellites.", ["23"]),
    ("In hut 17, 15 jurors waited.", ["15"]),
    ("It ordered 40 Corvex 787s and 300 H100 chips.", ["40", "300"]),
    ("Two F-35s collided.", ["Two"]),
    ("Three Democrats and two Republicans voted no.", ["Three", "two"]),
    ("Five Tolland engineers quit.", ["Five"]),
    ("Only 3 remain and barely 30 came.", ["3", "30"]),
    ("At Tolland 300 senior people left.", ["300"]),
    ("With Spain 27 countries signed.", ["27"]),
    ("By May 60 firms had signed.", ["60"]),
    ("Added 14 stores in May.", ["14"]),
    ("Patients 12 and older in adults 65 or over.", ["12", "65"]),
    ("Women 40 to 49 were screened.", ["40 to 49"]),
    ("A 250 bed hospital and a 12-member board.", ["250", "12"]),
    ("The 12 new shops, the 300 staff and the 12 aircraft.", ["12", "300", "12"]),
    ("Posts with 101-200 participants.", ["101-200"]),
    ("Trading was halted after a 24-hour strike.", ["24-hour"]),
    ("2M registered users came.", ["2M"]),
    ("The thief said “we took 40 rings” on Monday.", ["40"]),
    ("A third of the 40 voted.", ["A third", "40"]),
    # Parts and sums.
    ("Profit fell by nearly a quarter to $28 million.", ["a quarter", "$28 million"]),
    ("Shares fell by 50 cents to $16.50.", ["50 cents", "$16.50"]),
]

PARSED = [
    ("Of the 14 drugs in Phase 3, six are for Type 1 diabetes.", ["14", "six"]),
    ("In Study 301, 57 of 120 patients responded.", ["57", "120"]),
    ("Rooms 12, 14, 16 were searched.", []),
    ("Reactors 3, 4 and 5 were shut.", []),
    ("Camp 14 held political prisoners.", []),
    ("Local 804 represents 7,000 drivers.", ["7,000"]),
    ("The first 747 rolled out of the hall.", []),
    ("The 1099 form arrives in January.", []),
    ("Ticket 8812 won.", []),
    ("Pipeline 5 carries oil.", []),
    ("The prosecutor dropped count four.", []),
    ("The plant employs 212.", ["212"]),
    ("Our two countries will work together.", []),
    ("Our two plants make tiles.", ["two"]),
    ("Headcount fell to 430, store count 12.", ["430", "12"]),
    ("A 250 bed hospital will open.", ["250"]),
    ("The cost is $5 for kids 17 & under.", ["$5", "17"]),
    ("Tolland paid 90 billion won.", ["90 billion won"]),
]


@pytest.mark.parametrize("text", TRAPS)
def test_no_figure(text: str) -> None:
    assert [text[match.start : match.end] for match in scan_amounts(text)] == []


@pytest.mark.parametrize(("text", "expected"), REAL)
def test_figures_that_look_like_names(text: str, expected: list[str]) -> None:
    assert [text[match.start : match.end] for match in scan_amounts(text)] == expected


@pytest.mark.parametrize(("text", "expected"), PARSED)
def test_names_that_only_the_parse_tells(text: str, expected: list[str]) -> None:
    figures = extract(read_text(text, published=date(2026, 1, 12)), build_nlp()).figures
    assert [figure.evidence[0].text for figure in figures] == expected


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("The fines add up to $45 million.", "exact"),
        ("All that adds up to $3 billion.", "exact"),
        ("The airline will add up to 40 jets.", "at_most"),
    ],
)
def test_what_adds_up(text: str, bound: str) -> None:
    assert [match.amount.bound.value for match in scan_amounts(text)] == [bound]
