"""Figures over time as a picture of text and lines."""

from __future__ import annotations

import math
from datetime import date
from xml.etree import ElementTree

import pytest

from extractors.text import read_text
from factwire.web.archive_organizations import series_of
from factwire.web.archive_rows import Told
from factwire.web.plots import HEIGHT, WIDTH, Point, plot, short_number
from flows.stores import StoredRecord
from flows.stores.base import ArticleSummary
from schemas import Figure, Measure
from tests.web.archive_of_ostrava import Reading

QUARTER = Point(date(2025, 7, 1), date(2025, 9, 30), 26e6, 26e6, "26 million USD")


def drawn(*points: Point, title: str = "revenue, USD", unit: str = "USD") -> ElementTree.Element:
    return ElementTree.fromstring(str(plot(title, points, unit=unit)))


def test_a_picture_says_what_it_shows_to_who_cannot_see_it() -> None:
    picture = drawn(QUARTER)
    assert picture.get("role") == "img"
    assert (
        picture.get("aria-label")
        == "revenue, USD: 1 figures between 2025-07-01 and 2025-09-30; the table below has them."
    )
    assert [title.text for title in picture.iter("title")] == ["26 million USD"]


def test_no_point_no_picture() -> None:
    assert plot("revenue", []) == ""


def test_ranges_open_ends_and_expectations_look_different() -> None:
    guided = QUARTER._replace(low=20e6, high=30e6, is_expected=True)
    over = QUARTER._replace(opens="up")
    picture = drawn(QUARTER, guided, over)
    kinds = [group.get("class") for group in picture.iter("g")]
    assert kinds == ["point reported", "point expected", "point reported"]
    assert len(list(picture.iter("polygon"))) == 1
    assert sum(line.get("class") == "range" for line in picture.iter("line")) == 1


@pytest.mark.parametrize(
    "points",
    [
        [QUARTER],
        [QUARTER._replace(low=0.0, high=0.0)],
        [QUARTER._replace(low=-5.0, high=-5.0), QUARTER._replace(low=7.0, high=7.0)],
        [QUARTER._replace(low=1e-9, high=1e-9), QUARTER._replace(low=1e300, high=1e300)],
        [QUARTER._replace(low=1e15, high=1e15), QUARTER._replace(low=1e15 + 1, high=1e15 + 1)],
        [QUARTER._replace(start=date.min, end=date.max)],
        [QUARTER._replace(start=date.max, end=date.max)],
    ],
)
def test_every_mark_lies_inside_the_picture(points: list[Point]) -> None:
    for circle in drawn(*points).iter("circle"):
        x, y = float(circle.get("cx", "nan")), float(circle.get("cy", "nan"))
        assert math.isfinite(x) and math.isfinite(y)
        assert 0 <= x <= WIDTH and 0 <= y <= HEIGHT


def test_an_axis_has_a_handful_of_round_labels() -> None:
    years = [QUARTER._replace(start=date(year, 1, 1), end=date(year, 12, 31), low=year - 2000, high=year - 2000)
             for year in range(2010, 2027)]  # fmt: skip
    texts = [text.text for text in drawn(*years).iter("text")]
    days = [text for text in texts if text and text.isdecimal() and len(text) == 4]
    assert 2 <= len(days) <= 9
    assert "10" in texts and "20" in texts


@pytest.mark.parametrize(
    ("number", "label"), [(2.6e6, "2.6M"), (130e9, "130B"), (0.42, "0.42"), (1500, "1.5k"), (0, "0")]
)
def test_numbers_are_short(number: float, label: str) -> None:
    assert short_number(number) == label


def test_words_of_an_article_stay_words() -> None:
    bad = '</title><script>alert(1)</script>"\u202e'
    picture = drawn(QUARTER._replace(label=bad), title=bad, unit=bad)
    assert not list(picture.iter("script"))
    assert "[RLO]" in (picture.get("aria-label") or "")
    assert "\u202e" not in ElementTree.tostring(picture, encoding="unicode")


@pytest.mark.parametrize(
    ("one", "other", "is_one_series"),
    [
        ("total revenue", "revenue", True),
        ("quarterly net revenue", "net revenue", True),
        ("net revenue", "gross revenue", False),
        ("R&D expenses", "SG&A expenses", False),
    ],
)
def test_a_series_is_of_one_measure(one: str, other: str, is_one_series: bool) -> None:
    reading = Reading(read_text(f"{one} was $5 million and {other} was $7 million.", published=date(2026, 1, 12)))
    figures = (reading.money("$5 million", "5000000", one), reading.money("$7 million", "7000000", other))
    headed = (figure.model_copy(update={"measure": measure_of(figure)}) for figure in figures)
    summary = ArticleSummary(reading.article.id, None, None, None, None)
    assert len(series_of(Told(StoredRecord(one, summary), 1) for one in headed)) == (1 if is_one_series else 2)


def measure_of(figure: Figure) -> Measure:
    assert figure.measure is not None
    return figure.measure.model_copy(update={"head": figure.measure.text.rsplit(" ", 1)[-1]})
