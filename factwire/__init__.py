"""factwire: news and press releases to records, each with the characters that prove it.

    import factwire

    extraction = factwire.extract("Acme Corp. raised $20 million last year.", published="2026-01-12")
    for figure in extraction.figures:
        print(figure.surface, figure.value, figure.currency, figure.measure, figure.period)

Importing this package is quick: the language model is loaded by the first `extract`.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from os import PathLike

    from schemas import Article, Extraction

__all__ = ["extract", "extract_many", "read"]


def extract(
    text: str,
    *,
    published: date | str | None = None,
    title: str | None = None,
    url: str | None = None,
    model: str | None = None,
    entities: str | PathLike[str] | None = None,
) -> Extraction:
    """All records of one plain text. Offsets count code points of `text` as given.

    `published` is the day that "last year" counts from, a date or "YYYY-MM-DD"; without it what depends on it stays
    unresolved. `model` names an installed spaCy pipeline to use instead of the one that ships. `entities` is a CSV file
    of companies (id, name, aliases) to link organizations to, beside the SEC's table, which ships.
    Raises ConfigError for a date, a model or a list that cannot be used.
    """
    from extractors.pipeline import build_nlp
    from extractors.pipeline import extract as extract_article
    from factwire.inputs import article_from_text

    nlp = build_nlp(model, _path(entities))
    return extract_article(article_from_text(text, published=published, title=title, url=url), nlp)


def extract_many(
    articles: Iterable[Article], *, model: str | None = None, entities: str | PathLike[str] | None = None
) -> Iterator[Extraction]:
    """The records of each Article, in the order of the articles. One article is read ahead."""
    from extractors.pipeline import build_nlp
    from extractors.pipeline import extract_many as extract_articles

    yield from extract_articles(articles, build_nlp(model, _path(entities)))


def read(location: str, *, published: date | str | None = None) -> Article:
    """The Article at a file path, a URL, or "-" for standard input; HTML is reduced to its article.

    Raises ConfigError, SourceError or ParseError, each with one clear line.
    """
    from factwire.inputs import read_article

    return read_article(location, published=published)


def _path(entities: str | PathLike[str] | None) -> str | None:
    from os import fspath

    return None if entities is None else fspath(entities)
