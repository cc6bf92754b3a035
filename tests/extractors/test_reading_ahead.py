"""Many articles: the model reads the next one while the rules work on this one. Nobody can tell from the records."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from extractors import pipeline
from extractors.pipeline import build_nlp, extract, extract_many
from extractors.text import read_text
from schemas import Article

TEXTS = [
    "Norvane Bio raised $20 million on Monday.",
    "",
    "“We grew 12%,” said Ada Brandt, chief executive of Norvane Bio.",
    "Norvane Bio raised $20 million on Monday.",
    "Revenue rose 4% to €3.4 billion in the third quarter of 2025.\n\n" * 40,
]


@pytest.fixture
def articles() -> list[Article]:
    return [read_text(text) for text in TEXTS]


@pytest.mark.parametrize("cores", [1, 2])
def test_many_articles_give_what_each_gives_alone_and_in_their_order(
    articles: list[Article], cores: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "available_cores", lambda: cores)
    assert list(extract_many(articles)) == [extract(article) for article in articles]


@pytest.mark.parametrize("cores", [1, 2])
def test_no_more_than_one_article_is_taken_ahead(
    articles: list[Article], cores: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "available_cores", lambda: cores)
    taken = []

    def source() -> Iterator[Article]:
        for article in articles:
            taken.append(article)
            yield article

    given = extract_many(source())
    for count in range(1, len(articles) + 1):
        next(given)
        assert len(taken) == min(count + cores - 1, len(articles))
    assert list(given) == []


def test_what_fails_in_the_model_is_raised_in_the_place_of_its_article(
    articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "available_cores", lambda: 2)
    whole = pipeline.with_sections

    def torn(article: Article) -> Article:
        if article is articles[2]:
            raise MemoryError
        return whole(article)

    monkeypatch.setattr(pipeline, "with_sections", torn)
    given = extract_many(articles, build_nlp())
    assert [next(given).article.text, next(given).article.text] == TEXTS[:2]
    with pytest.raises(MemoryError):
        next(given)


def test_no_articles_give_nothing() -> None:
    assert list(extract_many([])) == []
