"""Texts that are in the store already: what repeats another article points at it, and is not extracted.

An original that says something else one day leaves copies behind that no longer repeat it: they get another original,
or records of their own.
"""

from __future__ import annotations

from collections.abc import Callable

from extractors.sections import with_sections
from flows.state import Outcome
from flows.stores import Store
from flows.workers import Problem
from schemas import Article, Extraction


def known_text(store: Store, article: Article, *, refresh: bool = False) -> Extraction | Outcome | None:
    """What there is to write of a text that is stored already; None where it is to be extracted."""
    original = store.find_text(article.text_sha256) or store.find_copy(article)
    stored = store.read(original) if original else None
    if stored is None:
        return None
    if stored.article.id != article.id:  # a syndicated copy: the original has the records
        # With its sections, dateline and issuer, as one that was extracted before it was known to be a copy.
        copy = with_sections(article).model_copy(update={"duplicate_of": stored.article.id})
        return Extraction(article=copy, versions=stored.versions)
    is_same = (stored.article.title, stored.article.anchor) == (article.title, article.anchor)
    return Outcome.UNCHANGED if is_same and not refresh else None


def settle_copies(store: Store, article_id: str, extract: Callable[[Article], Extraction | Problem]) -> list[str]:
    """Look again at the copies of an article whose text has changed. Gives back the ids of those that were written."""
    written = []
    for copy_id in store.copies_of(article_id):
        stored = store.read(copy_id)
        if stored is None:
            continue
        article = stored.article.model_copy(update={"duplicate_of": None})
        known = known_text(store, article)
        result = known if isinstance(known, Extraction) else extract(article)
        if isinstance(result, Extraction) and result.article.duplicate_of != article_id:
            store.write(result)
            written.append(copy_id)
    return written
