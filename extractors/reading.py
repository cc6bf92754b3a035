"""What a Doc carries while an article is read: the article itself, and the records found so far.

Extractors are generators over a Doc. What earlier ones found is in `records_of(doc, Organization)`; the article, with
its publication date and its sections, is `article_of(doc)`. Nothing is kept on spans or tokens: two labels on the
same characters would overwrite each other there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, TypeVar

from spacy.tokens import Doc

from schemas import Article, Record, SectionType, Span, record_id
from schemas.article import article_id, text_sha256

RecordT = TypeVar("RecordT", bound=Record)

Doc.set_extension("article", default=None, force=True)
Doc.set_extension("records", default=None, force=True)


def article_of(doc: Doc) -> Article:
    """The article that the Doc was made from; for a Doc of any other pipeline, an article of its bare text."""
    if doc._.article is None:
        doc._.article = Article(id=article_id(doc.text), text=doc.text, text_sha256=text_sha256(doc.text))
    article: Article = doc._.article
    return article


def add_records(doc: Doc, records: Sequence[Record]) -> None:
    """Append what an extractor found."""
    doc._.records = [*(doc._.records or ()), *records]


def records_of(doc: Doc, record_type: type[RecordT]) -> list[RecordT]:
    """The records of one type that were found so far, in the order in which they were found."""
    return [record for record in doc._.records or () if isinstance(record, record_type)]


def span_at(doc: Doc, start: int, end: int) -> Span:
    """The characters start:end of the Doc as a Span."""
    return Span.of(article_of(doc).text, start, end)


def section_at(doc: Doc, offset: int) -> SectionType:
    """The section that a character stands in; body where the article was not taken apart."""
    sections = article_of(doc).sections
    index = bisect_right(sections, offset, key=lambda section: section.span.start) - 1
    if index >= 0 and offset < sections[index].span.end:
        return sections[index].type
    return SectionType.BODY


def make_record(
    doc: Doc,
    record_type: type[RecordT],
    extractor: str,
    evidence: Sequence[Span],
    key: str | None = None,
    **fields: Any,
) -> RecordT:
    """A record with its id, article, section and extractor filled in.

    `key` makes the id unique among the records of its kind in the article; by default the place and the words of the
    first evidence span.
    """
    first = evidence[0]
    article = article_of(doc)
    identity = key if key is not None else f"{first.start}:{first.end}:{first.text}"
    return record_type(
        id=record_id(record_type.kind_prefix, article.id, extractor, identity),
        article_id=article.id,
        evidence=tuple(evidence),
        section=section_at(doc, first.start),
        extractor=extractor,
        **fields,
    )
