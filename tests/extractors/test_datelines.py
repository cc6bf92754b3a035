"""Datelines: the forms that wires and companies write, and what only looks like one."""

from datetime import date

import pytest

from extractors.datelines import find_dateline
from extractors.sections import with_sections
from extractors.text import read_text
from schemas import Dateline, SectionType, Span

DAY = date(2026, 1, 12)


def dateline_of(opening: str) -> Dateline | None:
    return find_dateline(Span.of(opening, 0, len(opening)))


@pytest.mark.parametrize(
    ("opening", "place", "day", "wire"),
    [
        ("OSLO, British Columbia--(Newsfile Corp. - January 12, 2026) - Examplix", "OSLO, British Columbia", DAY,
         "Newsfile Corp."),
        ("TORONTO, Jan. 12, 2026 /CNW/ - Examplix", "TORONTO", DAY, "CNW"),
        ("Zug, Switzerland, January 12th, 2026, Chainwire", "Zug, Switzerland", DAY, "Chainwire"),
        ("HONG KONG SAR - Media OutReach Newswire - 12 January 2026 - Examplix", "HONG KONG SAR", DAY,
         "Media OutReach Newswire"),
        ("LIMA, OH / Example Karma / January 12, 2026 11:30", "LIMA, OH", DAY, "Example Karma"),
        ("MIAMI, FL, January 12, 2026 [Ejemplo Newswire] – Examplix", "MIAMI, FL", DAY, "Ejemplo Newswire"),
        ("FOR IMMEDIATE RELEASE: Boston, MA – January 12, 2026 – Examplix", "Boston, MA", DAY, None),
        ("BOSTON & LYNN, Mass., January 12, 2026 – Examplix", "BOSTON & LYNN, Mass.", DAY, None),
        ("CUPERTINO, CA, Monday, January 12, 2026 – Examplix", "CUPERTINO, CA", DAY, None),
        ("NEW YORK, N.Y., JANUARY 12TH 2026", "NEW YORK, N.Y.", DAY, None),
        ("Road Town, Virgin Islands — January 12, 2026 : Examplix", "Road Town, Virgin Islands", DAY, None),
        ("January 12, 2026- Boston, MA -Examplix", "Boston, MA", DAY, None),
        ("Boston, MA – January 2026 – Examplix", "Boston, MA", None, None),
        ("LIMA, OHIO - January 12, 2026 (EXAMPLE NEWSWIRE)  Examplix", "LIMA, OHIO", DAY, "EXAMPLE NEWSWIRE"),
        ("Release Date: January 12, 2026", None, DAY, None),
        ("January 12, 2026", None, DAY, None),
        ("--Example Newswire--", None, None, "Example Newswire"),
    ],
)  # fmt: skip
def test_the_forms_of_a_dateline(opening: str, place: str | None, day: date | None, wire: str | None) -> None:
    found = dateline_of(opening)
    assert found is not None
    assert (found.place, found.date, found.wire) == (place, day, wire)
    assert "Examplix" not in found.span.text


@pytest.mark.parametrize(
    "opening",
    [
        "Looking at Examplecoin (EXC): a coin that grew.",
        "Example Select Sector Fund (EXF): the fund grew.",
        "REPLAY (Available for 30 days): call us.",
        "Example Week Returns July 20–25",
        "Beginning Thursday, Nov. 6 – the museum opens",
        "In May 2026 – after a long wait – the museum opened",
        "The Longest Book Fair Is Coming, May 18-19",
        "Acme Features Banking Virtual Investor Conference, March 26, 2026",
        "Example Newswire – a distributor of releases – grew.",
        "May 5, 2026 was a good day.",
        "Jane Roe (Example Press) Said So",
        "Reuters Business Wire Editors Met",
    ],
)
def test_what_is_no_dateline(opening: str) -> None:
    assert dateline_of(opening) is None


def test_a_date_on_a_line_of_its_own_counts_where_no_dateline_follows() -> None:
    lead = "Acme Tools (CSE: ACT) today announced that it would build a plant in Lima for $20 million."
    alone = with_sections(read_text(f"Acme builds\n\nRelease Date: January 12, 2026\n\n{lead}"))
    assert alone.dateline is not None and (alone.dateline.date, alone.dateline.place) == (DAY, None)
    assert [section.type for section in alone.sections][-1] is SectionType.BODY
    both = with_sections(read_text(f"Acme builds\n\nJanuary 11, 2026\n\nLIMA, Ohio – January 12, 2026 – {lead}"))
    assert both.dateline is not None and (both.dateline.date, both.dateline.place) == (DAY, "LIMA, Ohio")


def test_nothing_of_a_dateline_is_left_for_the_body() -> None:
    text = "Acme builds\n\nLima, United States - January 12, 2026 / Acme Tools LLC /\n\nAcme Tools builds a plant."
    body = with_sections(read_text(text)).sections[-1]
    assert body.span.text == "Acme Tools builds a plant."
