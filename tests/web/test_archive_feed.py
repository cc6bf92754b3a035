"""The feed shows what an article tells in a few cards: money before percents, rankings, and what is merely counted."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from extractors.text import read_text
from factwire.web.app import create_app
from factwire.web.settings import WebSettings
from flows.stores import open_store
from schemas import Amount, Claim, Extraction, Measure
from tests.web.archive_of_ostrava import Reading

SENTENCES = {
    "Ninety nurses came to the opening in Brno.": ("count", "90", None),
    "Ostrava Bio hired 40 chemists.": ("count", "40", None),
    "Sales grew 12 percent.": ("percent", "12", None),
    "The plant has 3 halls.": ("count", "3", None),
    "Revenue was $26 million.": ("money", "26000000", "USD"),
    "The canteen has 200 seats.": ("count", "200", None),
}


def article() -> Extraction:
    reading = Reading(read_text("\n\n".join(SENTENCES), url="https://example.org/opening"))
    return reading.extraction(*(claim(reading, words, *told) for words, told in SENTENCES.items()))


def claim(reading: Reading, words: str, type_: str, value: str, currency: str | None) -> Claim:
    given: dict[str, Any] = {"currency": currency, "currency_basis": "symbol"} if currency else {}
    measure = Measure(text=words.split()[0], head=words.split()[0], span=reading.span(words.split()[0]))
    made: Claim = reading.make(
        Claim, words, statement=reading.span(words), measure=measure, amount=Amount(type=type_, value=value, **given)
    )
    return made


@pytest.fixture
def html(tmp_path: Any) -> str:
    def nothing(article: object) -> Extraction:
        raise AssertionError

    with open_store(f"sqlite:///{tmp_path / 'news.db'}") as store:
        store.write(article())
        client = TestClient(create_app(WebSettings(), extract=nothing, store=store), base_url="http://127.0.0.1")
        shown: str = client.get("/feed").text
    return shown


def test_the_most_telling_claims_of_an_article_stand_first(html: str) -> None:
    assert html.index("Revenue was") < html.index("Sales grew") < html.index("Ninety nurses") < html.index("40 chem")


def test_what_is_left_out_is_counted_with_a_way_to_it(html: str) -> None:
    assert "The canteen" not in html
    assert "2 more claims of this article" in html
