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


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("AaBb .,:–-()/\n“”®0129é漢"), max_size=300))
def test_any_text_is_cut_into_sections_that_follow_one_another(text: str) -> None:
    article = sections_of(text)
    for section in article.sections:
        assert article.text[section.span.start : section.span.end] == section.span.text
    spans = [section.span for section in article.sections]
    assert all(left.end <= right.start for left, right in pairwise(spans))
