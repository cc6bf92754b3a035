"""Which places a text names, of what type, and in which country."""

from __future__ import annotations

import pytest

from extractors.gazetteers import country_of, nationality_of, place_reading
from extractors.pipeline import extract
from extractors.text import read_text
from schemas import Place


def places(text: str) -> dict[str, Place]:
    return {place.name: place for place in extract(read_text(text)).places}


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("The team flew to Germany on Monday.", "Germany", "country", "DE"),
        ("The firm is based in San Francisco.", "San Francisco", "city", "US"),
        ("Voters in California agreed with him.", "California", "region", "US"),
        ("They opened an office in Burlington, Ontario, last year.", "Burlington", "city", "CA"),
        ("Sales in Europe fell in 2025.", "Europe", "region", None),
    ],
)
def test_places(text: str, name: str, kind: str, country: str | None) -> None:
    place = places(text)[name]
    assert (place.type, place.country) == (kind, country)


def test_one_country_with_two_names() -> None:
    found = places("The United States and China signed it. Trade between the U.S. and China grew.")
    assert found["United States"].aliases == ("U.S.",)
    assert len(found["China"].mentions) == 2


def test_countries_in_a_list_stay_countries() -> None:
    found = places("They sell to Canada, Germany, France and Brazil.")
    assert {place.type for place in found.values()} == {"country"}
    assert found["Canada"].country == "CA"


@pytest.mark.parametrize("text", ["French wine and Italian cheese sold well.", "It cost US $4 million, and US$3 more."])
def test_what_is_no_place(text: str) -> None:
    assert places(text) == {}


@pytest.mark.parametrize(
    ("name", "code"),
    [("the United States", "US"), ("US", "US"), ("us", None), ("U.K.", "GB"), ("CHINA", "CN"), ("Narnia", None)],
)
def test_countries(name: str, code: str | None) -> None:
    assert country_of(name) == code


def test_nationalities() -> None:
    assert [nationality_of(word) for word in ("French", "Italians", "table")] == ["FR", "IT", None]


def test_a_name_that_fits_a_country_and_a_state() -> None:
    reading = place_reading("Georgia")
    assert reading is not None and reading.country is None
