"""Applications for the tests of the HTTP API: a small extractor of their own, no model, no network."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from fastapi.testclient import TestClient

from factwire.web.api_openapi import EXAMPLES_FILE
from factwire.web.app import create_app
from factwire.web.reading import ArticleReader, HandedIn
from factwire.web.settings import WebSettings
from schemas import Article, Extraction, Organization, SectionType, SourceError, Span, Versions, record_id

VERSIONS = Versions(factwire="0", model="none 0")
BASE = "http://127.0.0.1"


def find_acme(article: Article) -> Extraction:
    """An organization wherever the text says Acme."""
    records = tuple(
        Organization(
            id=record_id("organization", article.id, "test", str(found.start())),
            article_id=article.id,
            evidence=(Span.of(article.text, found.start(), found.end()),),
            section=SectionType.BODY,
            extractor="test",
            name=found.group(),
        )
        for found in re.finditer("Acme", article.text)
    )
    return Extraction(article=article, records=records, versions=VERSIONS)


class SmallReader(ArticleReader):
    """Texts as they are; HTML without its tags; one URL that is there."""

    def __call__(self, handed: HandedIn) -> Article:
        if handed.text is not None:
            return super().__call__(handed)
        if handed.html is None:
            if handed.url != "https://news.example/acme":
                raise SourceError("no such host", concerns=handed.url)
            return super().__call__(handed._replace(text="Acme raised $20 million."))
        text = re.sub("<[^>]*>", " ", handed.html.decode(handed.encoding or "utf-8", "replace"))
        return super().__call__(handed._replace(text=text))


def client(extract: Callable[[Article], Extraction] = find_acme, **settings: Any) -> TestClient:
    app = create_app(WebSettings(**settings), extract=extract, articles=SmallReader())
    return TestClient(app, base_url=BASE, raise_server_exceptions=False)


def licence() -> Extraction:
    """What the model reads in the text of the API's examples: a licence, claims, quotes."""
    examples = json.loads(EXAMPLES_FILE.read_text(encoding="utf-8"))
    return Extraction.model_validate(examples["POST /extract"]["response"]["application/json"])


def telling(number: int, day: str) -> Extraction:
    """The same news as an article of its own: another text, another day."""
    told = licence()
    # Enough words of its own that it is no copy of the others.
    text = f"{told.article.text}\n\n" + " ".join(f"Note {number * 1000 + word} follows." for word in range(60))
    article = told.article.model_copy(
        update={
            "id": f"a_{number:016x}",
            "text": text,
            "sections": (),
            "canonical_url": f"https://news.example/{number}",
            "published_at": datetime.fromisoformat(f"{day}T00:00:00Z"),
            "text_sha256": f"{number:064x}",
        }
    )
    records = [
        record.model_copy(update={"article_id": article.id, "id": _renumbered(record.id, number, index)})
        for index, record in enumerate(told.records)
    ]
    given = {"article": article.model_dump(), "records": [one.model_dump() for one in records], "versions": VERSIONS}
    return Extraction.model_validate(given)


def _renumbered(identity: str, number: int, index: int) -> str:
    return f"{identity.partition('_')[0]}_{number:04x}{index:012x}"
