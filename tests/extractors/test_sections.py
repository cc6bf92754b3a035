"""Press releases taken apart: dateline, issuer, kind, and the sections that are standing text."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.datelines import find_dateline
from extractors.sections import with_sections
from extractors.text import read_text
from schemas import Article, SectionType, Span

RELEASE = """Examplix reports full-year results
Revenue grew for the fifth year

BOSTON and BASEL, Switzerland, Jan. 12, 2026 (GLOBE NEWSWIRE) -- Examplix Therapeutics, Inc. (Nasdaq: EXPX), a \
biotechnology company, today announced its results.

About Examplinib
Examplinib is an oral inhibitor in Phase 2 trials.

About Examplix Therapeutics
Examplix is a biotechnology company headquartered in Boston.

Forward-Looking Statements
This press release contains forward-looking statements. Actual results may differ.

Media Contact:
Jane Roe
press@examplix.example
"""


def sections_of(text: str) -> Article:
    return with_sections(read_text(text))


@pytest.mark.parametrize(
    ("opening", "place", "day", "wire"),
    [
        ("BOSTON, Jan. 12, 2026 (GLOBE NEWSWIRE) -- Examplix", "BOSTON", date(2026, 1, 12), "GLOBE NEWSWIRE"),
        ("BOSTON, January 12, 2026 /PRNewswire/ -- Examplix", "BOSTON", date(2026, 1, 12), "PRNewswire"),
        ("BOSTON--(BUSINESS WIRE)--Examplix Inc.", "BOSTON", None, "BUSINESS WIRE"),
        ("BOSTON--(BUSINESS WIRE)--January 12, 2026-- Examplix", "BOSTON", date(2026, 1, 12), "BUSINESS WIRE"),
        ("(NEWMEDIAWIRE) - January 12, 2026 - BOSTON - Examplix", None, date(2026, 1, 12), "NEWMEDIAWIRE"),
        ("BASEL, Switzerland, 12 January 2026 – Examplix", "BASEL, Switzerland", date(2026, 1, 12), None),
        ("BEIJING (Reuters) - Examplix", "BEIJING", None, "Reuters"),
        ("TULSA, OK / ACCESS Newswire / May 3, 2025 / Examplix", "TULSA, OK", date(2025, 5, 3), "ACCESS Newswire"),
        ("Tulsa, Okla. (News.example) Friday May 2, 2025 @ 9:15 AM Central — Examplix", "Tulsa, Okla.",
         date(2025, 5, 2), "News.example"),
    ],
)  # fmt: skip
def test_a_dateline_is_taken_apart(opening: str, place: str | None, day: date | None, wire: str | None) -> None:
    dateline = find_dateline(Span.of(opening, 0, len(opening)))
    assert dateline is not None
    assert (dateline.place, dateline.date, dateline.wire) == (place, day, wire)
    assert "Examplix" not in dateline.span.text


@pytest.mark.parametrize(
    "opening",
    [
        "Examplix Therapeutics today announced results.",
        "In January 2026, Examplix raised money.",
        "The well-known company – a leader in its field – grew.",
        "FDA approves examplinib",
    ],
)
def test_ordinary_openings_are_no_dateline(opening: str) -> None:
    assert find_dateline(Span.of(opening, 0, len(opening))) is None


def test_a_release_is_cut_into_its_sections() -> None:
    article = sections_of(RELEASE)
    assert [section.type.value for section in article.sections] == [
        "headline", "subhead", "dateline", "body", "about", "forward_looking", "contact",
    ]  # fmt: skip
    assert article.kind == "press_release"
    assert article.issuer == "Examplix Therapeutics, Inc."
    about = next(section for section in article.sections if section.type is SectionType.ABOUT)
    assert about.header is not None and about.header.text == "About Examplix Therapeutics"


def test_about_a_product_is_news_and_about_the_issuer_is_not() -> None:
    body = next(section for section in sections_of(RELEASE).sections if section.type is SectionType.BODY)
    assert "oral inhibitor" in body.span.text
    assert "headquartered" not in body.span.text


def test_an_inline_about_ends_the_body_of_a_release_without_line_breaks() -> None:
    text = "Acme wins award\n\nAcme Tools won an award. About Acme Tools Acme Tools is a company that makes tools."
    types = [section.type for section in sections_of(text).sections]
    assert types == [SectionType.HEADLINE, SectionType.BODY, SectionType.ABOUT]


def test_a_source_line_under_a_chart_does_not_end_the_body() -> None:
    body = "Prices rose again in the last week, and analysts at several houses expect that they will go on rising. " * 3
    text = f"Prices rise\n\n{body}\n\nSource: Example Data\n\n{body}"
    assert sections_of(text).sections[-1].type is SectionType.BODY


def test_a_text_that_ends_as_releases_do_is_a_release() -> None:
    text = "Acme wins award\n\nAn award was won.\n\nAbout Acme\nAcme is a company.\n\nMedia Contact:\nJane Roe"
    assert sections_of(text).kind == "press_release"


def test_news_of_an_agency_is_no_press_release() -> None:
    assert sections_of("Rates rise\n\nBEIJING (Reuters) - Rates rose on Monday.").kind == "unknown"


def test_a_wire_above_the_dateline_belongs_to_it() -> None:
    article = sections_of("--News Example--\n\nBOSTON, Jan. 12, 2026 - Acme Bio, Inc. today announced a plant.")
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.wire, article.dateline.date) == (
        "BOSTON", "News Example", date(2026, 1, 12),
    )  # fmt: skip
    assert article.issuer == "Acme Bio, Inc."


def test_a_place_above_the_wire_belongs_to_it() -> None:
    dateline = sections_of(
        "TULSA, OK -\n\n(NewsMediaWire) - January 12, 2026 - Acme Oil today announced a well."
    ).dateline
    assert dateline is not None
    assert (dateline.place, dateline.wire) == ("TULSA, OK", "NewsMediaWire")


def test_notices_and_bylines_are_no_headline() -> None:
    article = sections_of(
        "FOR IMMEDIATE RELEASE\nAcme opens a plant\nFirst of its kind\n\nBOSTON, Jan. 12, 2026 -- Acme opened a plant."
    )
    assert (article.headline, article.subheads) == ("Acme opens a plant", ("First of its kind",))
    assert article.lead == "Acme opened a plant."
    assert sections_of("By Jane Roe, Example Daily\n\nAcme opened a plant in Ohio.").headline is None


@pytest.mark.parametrize(
    "standing",
    [
        "About Acme.ai\nAcme.ai builds maps for farmers.",
        "ABOUT ACME GRILL: Acme Grill has ten houses.",
        "About Acme Grill Founded in 1990, it has ten houses.",
        "About the Author\nJane Roe grew up in Ohio.",
        "Disclosure: The author owns shares.",
        "This post contains sponsored content.",
        "Featured photo by Jane Roe on Example.",
        "Website: https://acme.example\nTelegram: https://t.me/acme",
    ],
)
def test_standing_text_in_many_forms(standing: str) -> None:
    news = "Acme opened a plant in Ohio on Monday, and its mayor came to see it with all of the town."
    sections = sections_of(f"Acme opens a plant\n\n{news}\n\n{standing}").sections
    assert sections[-1].type.is_boilerplate
    assert sections[-1].span.text.startswith(standing.split()[0])


def test_a_release_names_each_of_its_listings_once() -> None:
    text = (
        "Acme (Nasdaq: ACMR, ACMRW) and Beta (Nasdaq Global Select: BETA; TSX.V: BET) merge. Acme (Nasdaq: ACMR) grew."
    )
    tickers = [f"{ticker.exchange}:{ticker.symbol}" for ticker in sections_of(text).tickers]
    assert tickers == ["NASDAQ:ACMR", "NASDAQ:ACMRW", "NASDAQ:BETA", "TSX.V:BET"]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("AaBb .,:–-()/\n“”®0129é漢"), max_size=300))
def test_any_text_is_cut_into_sections_that_follow_one_another(text: str) -> None:
    article = sections_of(text)
    for section in article.sections:
        assert article.text[section.span.start : section.span.end] == section.span.text
    spans = [section.span for section in article.sections]
    assert all(left.end <= right.start for left, right in pairwise(spans))
