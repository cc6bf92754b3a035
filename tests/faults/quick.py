"""A fast deterministic extractor in place of the language model, for the pages of tests.faults.wire.

"Revenue of Norvane Bio was $40 million in 2025." and "Norvane Bio acquires Ostrava Glass for $90 million." give a claim
with its organization, and a deal, so that articles are tied to each other as in a real run.
"""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator

from extractors.sections import with_sections
from schemas import Article, DealType, Extraction, Place, Record, SectionType, Span, Versions, record_id
from tests.flows.tied_articles import claim, deal, linked

_REVENUE = re.compile(r"Revenue of (\w+ \w+) was \$(\d+) million in 2025\.")
_ACQUIRES = re.compile(r"(\w+ \w+) acquires (\w+ \w+) for \$(\d+) million\.")
DEADLY = "release 17 says"
_NAME = re.compile(r"\b[A-Z]\w+\b")


def quick_extract(article: Article) -> Extraction:
    article = with_sections(article)
    records = {record.id: record for record in _records(article)}
    versions = Versions(factwire="0", model="quick")
    return Extraction(article=article, records=tuple(records.values()), versions=versions)


def deadly_extract(article: Article) -> Extraction:
    """The same; of some articles a process dies, as one does that the system ends because memory runs out."""
    if DEADLY in article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return quick_extract(article)


def _records(article: Article) -> Iterator[Record]:
    for found in _NAME.finditer(article.text):
        yield _placed(Place, article, found, name=found[0])
    for found in _REVENUE.finditer(article.text):
        company, revenue = linked(claim(found[1], "revenue", f"{found[2]}000000"), found[1])
        company = _moved(company, article, found)
        subject = revenue.subject.model_copy(update={"record_id": company.id})  # type: ignore[attr-defined]
        statement = Span.of(article.text, found.start(), found.end())
        yield company
        yield _moved(revenue, article, found, subject=subject, statement=statement)
    for found in _ACQUIRES.finditer(article.text):
        parties = f"{found[1]} (acquirer); {found[2]} (target)"
        yield _moved(deal(DealType.ACQUISITION, parties, f"{found[3]}000000"), article, found)


def _placed(kind: type[Place], article: Article, found: re.Match[str], name: str) -> Record:
    span = Span.of(article.text, found.start(), found.end())
    return kind(
        id=record_id(kind.kind_prefix, article.id, "quick", f"{span.start}"),
        article_id=article.id,
        evidence=(span,),
        section=SectionType.BODY,
        extractor="quick",
        name=name,
    )


def _moved(record: Record, article: Article, found: re.Match[str], **changes: object) -> Record:
    """A record of another test's making, in this article."""
    span = Span.of(article.text, found.start(), found.end())
    identity = record_id(record.kind_prefix, article.id, "quick", f"{span.start}")
    return record.model_copy(update={"id": identity, "article_id": article.id, "evidence": (span,), **changes})
