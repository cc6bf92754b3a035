"""A record as far as marked words tell it: the beginning of the form in which a person adds what was overlooked.

    draft_of("figure", extraction, Span("$45 million"))    # a Figure: 45000000 USD
    draft_of("claim", extraction, span)                    # with the amount, the subject … of the figure in the span

A draft may lack what a record must have: the form asks for it, and reading the form checks it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from factwire.web.corrections_following import amount_of
from factwire.web.corrections_form import blank
from schemas import (
    RECORD_TYPES,
    Article,
    Extraction,
    Record,
    Reference,
    SectionType,
    Span,
)
from schemas.corrections import ADDED_BY
from schemas.deals import Party
from schemas.entities import Entity

_OF_A_FIGURE = ("subject", "measure", "period", "modality", "attribution")
_OPENING = '“"‘«„'
_MOST_MENTIONS = 50


def draft_of(kind: str, extraction: Extraction, span: Span | None) -> Record:
    """The record; `model_construct`ed, so that not all of it need be there."""
    model = RECORD_TYPES[kind]
    article = extraction.article
    values = blank(model) | {
        "id": f"{model.kind_prefix}_{'0' * 16}",
        "article_id": article.id,
        "extractor": ADDED_BY,
        "evidence": (span,) if span else (),
        "section": section_at(article, span.start) if span else SectionType.BODY,
    }
    if span:
        values |= _told(kind, extraction, span)
    return model.model_construct(**values)


def section_at(article: Article, start: int) -> SectionType:
    found = (one.type for one in article.sections if one.span.start <= start < one.span.end)
    return next(found, SectionType.BODY)


def _told(kind: str, extraction: Extraction, span: Span) -> dict[str, Any]:
    match kind:
        case "figure":
            return _figure(span)
        case "claim":
            return {"statement": span} | _claim(extraction, span)
        case "quote":
            return _quote(extraction, span)
        case "deal":
            return {"status": "announced", "parties": tuple(_parties(extraction, span))}
        case "affiliation":
            return _role(extraction, span)
        case "time":
            return _time(extraction.article, span)
    return {"name": " ".join(span.text.split()), "mentions": tuple(_mentions(extraction.article.text, span))}


def _figure(span: Span) -> dict[str, Any]:
    from extractors.amounts import scan_amounts  # it imports spaCy, which a server does in the background

    amount = next((match.amount for match in scan_amounts(span.text)), None)
    return {"surface": span.text} | (amount.model_dump() if amount else {})


def _claim(extraction: Extraction, span: Span) -> dict[str, Any]:
    """Of the first figure in the statement: most claims are about one."""
    figure = next((one for one in extraction.figures if span.covers(one.evidence[0])), None)
    if figure is None:
        return {}
    return {name: getattr(figure, name) for name in _OF_A_FIGURE} | {
        "amount": amount_of(figure),
        "figure_id": figure.id,
    }


def _quote(extraction: Extraction, span: Span) -> dict[str, Any]:
    text = extraction.article.text
    is_marked = bool(span.start) and text[span.start - 1] in _OPENING
    if span.text[0] in _OPENING and len(span.text) > 2:  # marks stand outside of what was said
        end = span.end - 1 if span.text[-1] in '”"’»' else span.end
        return {"type": "direct", "content": (Span.of(text, span.start + 1, end),)}
    return {"type": "direct" if is_marked else "indirect", "content": (span,)}


def _parties(extraction: Extraction, span: Span) -> Iterator[Party]:
    """The organizations that the words name, without their roles: what each of them does, a person has to say."""
    for organization in _named(extraction.organizations, span):
        values: dict[str, Any] = {"organization": organization}
        yield Party.model_construct(**values)


def _role(extraction: Extraction, span: Span) -> dict[str, Any]:
    return {
        "person": next(_named(extraction.people, span), None),
        "organization": next(_named(extraction.organizations, span), None),
    }


def _time(article: Article, span: Span) -> dict[str, Any]:
    from extractors.times import scan_times

    match = next(iter(scan_times(span.text, article.anchor)), None)
    if match is None:
        return {"surface": span.text}
    return {
        "surface": span.text, "type": match.type, "value": match.value, "mod": match.mod, "start": match.first,
        "end": match.last, "granularity": match.granularity, "is_fiscal": match.is_fiscal,
    }  # fmt: skip


def _named(entities: Iterable[Entity], span: Span) -> Iterator[Reference]:
    """Those that the words name, by a mention that the extractor found or by one of their names."""
    for entity in entities:
        if mention := next((one for one in entity.mentions if span.covers(one)), None) or _name_in(entity, span):
            yield Reference(text=entity.name, span=mention, record_id=entity.id)


def _name_in(entity: Entity, span: Span) -> Span | None:
    for name in (entity.name, *entity.aliases):
        if found := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", span.text):
            start = span.start + found.start()
            return Span(start=start, end=start + len(name), text=name)
    return None


def _mentions(text: str, span: Span) -> Iterator[Span]:
    """Everywhere the same words stand by themselves."""
    pattern = rf"(?<!\w){re.escape(span.text)}(?!\w)"
    places = [match.span() for match in re.finditer(pattern, text)][:_MOST_MENTIONS]
    yield from (Span.of(text, *place) for place in sorted({(span.start, span.end), *places}))
