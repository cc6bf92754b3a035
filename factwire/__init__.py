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
    import factwire.notebook  # noqa: F401  # lets its Extractions show themselves
    from extractors.pipeline import build_nlp
    from extractors.pipeline import extract as extract_article
    from factwire.inputs import article_from_text

    nlp = build_nlp(model, _path(entities))
    return extract_article(article_from_text(text, published=published, title=title, url=url), nlp)


def extract_many(
    articles: Iterable[Article],
    *,
    model: str | None = None,
    entities: str | PathLike[str] | None = None,
    workers: int | None = None,
    progress: bool = False,
) -> Iterator[Extraction]:
    """The records of each Article, in the order of the articles, however many processes read them.

    `workers` is how many processes share the work, each with a model of its own. None: one for each core, as far as
    memory allows, once 24 articles were read in this process; 1: this process alone, which reads one article ahead.
    Processes are given up to 16 articles at once, and about two of such batches a process are taken from `articles`
    before their records are given: memory does not grow with the number of articles. They end with the iterator
    (also by Ctrl-C or `close()`). `progress` shows a bar with the rate on standard error, on a terminal.

    An article that cannot be extracted does not end it: its Extraction has no records and one of its `failures` says
    why (stage "extract"). ConfigError is raised, by the first `next`, for a model or a list that cannot be used.
    """
    import factwire.notebook  # noqa: F401  # lets its Extractions show themselves
    from factwire.many import extract_articles

    yield from extract_articles(articles, model, _path(entities), workers, progress=progress)


def read(location: str, *, published: date | str | None = None) -> Article:
    """The Article at a file path, a URL, or "-" for standard input; HTML is reduced to its article.

    Raises ConfigError, SourceError or ParseError, each with one clear line.
    """
    import factwire.notebook  # noqa: F401  # lets its Extractions show themselves
    from factwire.inputs import read_article

    return read_article(location, published=published)


def _path(entities: str | PathLike[str] | None) -> str | None:
    from os import fspath

    return None if entities is None else fspath(entities)
