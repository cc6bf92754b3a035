"""Names in capitals that are no parties: terms with an acronym, programmes, links to social networks, ends of names."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract
from extractors.text import read_text


def organizations(text: str) -> set[str]:
    found = extract(read_text(text)).organizations
    return {form for record in found for form in (record.name, *record.aliases)}


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Peter Mason is a Certified Trust Professional (CTP). His CTP course took a year.", "CTP"),
        ("The Lamp Innovation Program by Vantrelle helps banks in Lyon.", "Lamp Innovation Program"),
        ("Larkfield owns half of the Norden Copper Project near Lyon.", "Norden Copper Project"),
        ("Larkfield Pumps makes pumps. Follow Larkfield Pumps on Facebook, LinkedIn and X.", "LinkedIn"),
        ("Larkfield Pumps makes pumps.\n\nWebsite | Twitter | YouTube | Discord", "Twitter"),
        ("Peter Mason, JD, CPA, joined Larkfield Pumps Ltd. in Lyon.", "JD"),
        ("“Fine,” said Laura Fielding, SVP & GM of Larkfield Pumps.", "GM"),
    ],
)
def test_no_organization(text: str, thing: str) -> None:
    assert thing not in organizations(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Harbor Health Council (HHC) met on Monday. The HHC said that costs fell.", "HHC"),
        ("The World Food Programme said that hunger grew.", "World Food Programme"),
        ("Vantrelle sued Twitter in Lyon. LinkedIn said that it would appeal.", "LinkedIn"),
        ("Shares on the Milan stock exchange fell, and Vantrelle Inc. lost 3 percent.", "Vantrelle Inc."),
    ],
)
def test_what_acts_is_one(text: str, name: str) -> None:
    assert name in organizations(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Varnum Partners Managing Director Jason Glazer agreed with them.", "Varnum Partners"),
        ("White House Press Secretary Laura Fielding denied it on Monday.", "White House"),
        ("“It grew,” said Peter Mason, CEO of Tallis and CSO of Norvane technology.", "Norvane"),
        ("“Fine,” said Laura Fielding, Head of Marketing at Painted Lanterns.", "Painted Lanterns"),
    ],
)
def test_where_a_name_ends(text: str, name: str) -> None:
    assert name in organizations(text)
