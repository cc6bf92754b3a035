"""What stores ask of an article and its extraction before they write it: its day, whether it is known, what is left."""

from __future__ import annotations

import logging
from datetime import date

from flows.stores.base import ArticleSummary
from schemas import Article, Extraction, Record

logger = logging.getLogger(__name__)


def day_of(article: Article) -> date | None:
    """The day by which articles are put in order: of publication, else of fetching."""
    return article.anchor or (article.fetched_at.date() if article.fetched_at else None)


def summary_of(article: Article) -> ArticleSummary:
    url = article.canonical_url or article.url
    return ArticleSummary(article.id, url, article.title, article.publisher, day_of(article))


def is_same(stored: Extraction, new: Extraction) -> bool:
    """Whether nothing but the time of fetching differs."""
    return stored == with_article(new, fetched_at=stored.article.fetched_at)


def as_duplicate(extraction: Extraction, original: str) -> Extraction:
    """The article pointing at the one whose text it repeats; its records are those of the original."""
    return with_article(extraction, duplicate_of=original).model_copy(update={"records": (), "failures": ()})


def with_article(extraction: Extraction, **changes: object) -> Extraction:
    return extraction.model_copy(update={"article": extraction.article.model_copy(update=changes)})


def without_repeats(extraction: Extraction) -> Extraction:
    """Each record id once: of two records with one id the first is kept, and the log says so."""
    by_id: dict[str, Record] = {}
    for record in extraction.records:
        if record.id in by_id:
            logger.warning("%s: two records have the id %s", extraction.article.id, record.id)
        by_id.setdefault(record.id, record)
    if len(by_id) == len(extraction.records):
        return extraction
    return extraction.model_copy(update={"records": tuple(by_id.values())})
