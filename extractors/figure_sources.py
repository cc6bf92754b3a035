"""Who says a figure or a claim: the speaker of the quotation that it stands in.

    "Sales doubled to $5 million, according to Jane Roe."  ->  person Jane Roe, cue "according to"

A statement outside every quotation is the article's own, and has no attribution.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from spacy.tokens import Doc

from extractors.reading import records_of
from schemas import Attribution, Organization, Person, Place, Quote, Reference, Span

_DOCUMENT_NOUNS = frozenset(
    [
        "report",
        "study",
        "survey",
        "statement",
        "filing",
        "document",
        "paper",
        "release",
        "data",
        "figures",
        "research",
        "analysis",
        "poll",
        "letter",
        "index",
        "prospectus",
        "article",
        "memo",
        "review",
        "estimate",
        "estimates",
        "results",
        "census",
    ]
)
_NAMELESS = frozenset(
    [
        "sources",
        "source",
        "people",
        "officials",
        "analysts",
        "experts",
        "insiders",
        "observers",
        "person",
        "reports",
        "some",
    ]
)


_SHARE = re.compile(
    r"%|\b(?:percent|per cent|half|thirds?|quarters?|majority)\b"
    r"|\b(?:\d+|one|two|three|four|five|six|seven|eight|nine) (?:in|out of) (?:\d+|three|four|five|ten)\b",
    re.IGNORECASE,
)


def _is_share(quote: Quote) -> bool:
    """ "22 percent say he is responsible": those who are counted are no source of how many they are."""
    is_unnamed = quote.speaker is None or quote.speaker.record_id is None
    return is_unnamed and quote.source is not None and _SHARE.search(quote.source.text) is not None


class Sources:
    """The quotations of an article, asked for who says a stretch of it."""

    def __init__(self, doc: Doc) -> None:
        self._kinds = {
            record.id: kind
            for record_type, kind in ((Person, "person"), (Organization, "organization"), (Place, "organization"))
            for record in records_of(doc, record_type)
        }
        told = [quote for quote in records_of(doc, Quote) if quote.source or quote.speaker]
        self._quotes = [quote for quote in told if not _is_share(quote)]

    def of(self, start: int, end: int) -> Attribution | None:
        """The attribution of the characters start:end; None where the article itself says so."""
        inner: tuple[int, Quote] | None = None
        for quote in self._quotes:
            for content in quote.content:
                if content.start <= start and end <= content.end:
                    width = content.end - content.start
                    if inner is None or width < inner[0]:
                        inner = (width, quote)
        return self._attribution(inner[1]) if inner else None

    def of_any(self, spans: Iterable[Span]) -> Attribution | None:
        return next((found for span in spans if (found := self.of(span.start, span.end))), None)

    def _attribution(self, quote: Quote) -> Attribution | None:
        source = quote.speaker
        if source is None and quote.source is not None:
            source = Reference(text=quote.source.text, span=quote.source)
        if source is None:
            return None
        return Attribution(kind=self._kind(source), source=source, cue=quote.cue, quote_id=quote.id)

    def _kind(self, source: Reference) -> Literal["person", "organization", "document", "unnamed"]:
        known = self._kinds.get(source.record_id or "")
        if known == "person":
            return "person"
        if known == "organization":
            return "organization"
        words = source.text.lower().split()
        if words and words[-1].strip(".,") in _DOCUMENT_NOUNS:
            return "document"
        if words and words[-1] in _NAMELESS:
            return "unnamed"
        # A person known by the title alone, "the director-general", is a person without a record.
        return "person" if words else "unnamed"
