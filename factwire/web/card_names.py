"""Cards of who and what is named: people with their roles, organizations, products, places, events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factwire.web.card import Card, Row
from factwire.web.card_facts import one_line
from schemas import Affiliation, Entity, Event, Extraction, Organization, Person, Place, Product, Span
from schemas.entities import Identifier

_REGISTER = "https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany&CIK="


def person_cards(extraction: Extraction) -> Iterator[Card]:
    """Each person with every role; roles of people who have no record of their own come last."""
    roles: dict[str, list[Affiliation]] = defaultdict(list)
    for affiliation in extraction.affiliations:
        roles[affiliation.person.record_id or ""].append(affiliation)
    for person in extraction.people:
        yield _person_card(person, roles.pop(person.id, []))
    for affiliation in (role for remaining in roles.values() for role in remaining):
        yield Card(
            group="person",
            kind="affiliation",
            record_ids=(affiliation.id,),
            headline=affiliation.person.text,
            phrases=(role_phrase(affiliation),),
            evidence=affiliation.evidence,
            is_standing=affiliation.section.is_boilerplate,
        )


def _person_card(person: Person, roles: list[Affiliation]) -> Card:
    said = dict.fromkeys(role_phrase(role) for role in roles)
    return Card(
        group="person",
        kind="person",
        record_ids=(person.id, *(role.id for role in roles)),
        headline=" ".join(part for part in (person.honorific, person.name, person.suffix) if part),
        phrases=tuple(said),
        rows=(*_also(person), *_links(person)),
        evidence=person.mentions or person.evidence,
        support=tuple(span for role in roles for span in (role.title, _where(role)) if span),
        is_standing=person.section.is_boilerplate,
    )


def role_phrase(affiliation: Affiliation) -> str:
    """ "chairman, Ostrava Pharma AG", "of Acme Corp.", "treasurer, Acme (former)"."""
    title = one_line(affiliation.title.text) if affiliation.title else ""
    organization = affiliation.organization.text if affiliation.organization else ""
    role = f"{title}, {organization}" if title and organization else title or f"of {organization}"
    return role if affiliation.status == "current" else f"{role} ({affiliation.status})"


def _where(affiliation: Affiliation) -> Span | None:
    return affiliation.organization.span if affiliation.organization else None


def organization_cards(extraction: Extraction) -> Iterator[Card]:
    for organization in extraction.organizations:
        yield Card(
            group="organization",
            kind="organization",
            record_ids=(organization.id,),
            headline=organization.name,
            phrases=_organization_phrases(organization),
            rows=(*_also(organization), *_links(organization)),
            evidence=organization.mentions or organization.evidence,
            support=tuple(ticker.span for ticker in organization.tickers),
            is_standing=organization.section.is_boilerplate,
        )


def _organization_phrases(organization: Organization) -> tuple[str, ...]:
    type_ = "" if organization.type == "unknown" else organization.type.value.replace("_", " ")
    tickers = (f"{ticker.exchange}: {ticker.symbol}" for ticker in organization.tickers)
    count = len(organization.mentions)
    return tuple(phrase for phrase in (type_, *tickers, f"{count} mentions" if count > 1 else "") if phrase)


def name_cards(extraction: Extraction) -> Iterator[Card]:
    found: tuple[Product | Place | Event, ...] = (*extraction.products, *extraction.places, *extraction.events)
    for entity in found:
        type_ = str(entity.type)
        country = getattr(entity, "country", None)
        yield Card(
            group="name",
            kind=entity.kind,
            record_ids=(entity.id,),
            headline=entity.name,
            phrases=tuple(phrase for phrase in (entity.kind if type_ == "unknown" else type_, country) if phrase),
            rows=(*_also(entity), *(_links(entity) if isinstance(entity, Product) else ())),
            evidence=entity.mentions or entity.evidence,
            heading={"product": "Products", "place": "Places", "event": "Events"}[entity.kind],
            is_standing=entity.section.is_boilerplate,
        )


def _also(entity: Entity) -> tuple[Row, ...]:
    return (Row("also", "; ".join(entity.aliases)),) if entity.aliases else ()


def _links(entity: Entity) -> Iterator[Row]:
    for entry in entity.identifiers:
        yield Row(entry.scheme, entry.value, _why(entry), _address(entry))
    if entity.candidates and not entity.identifiers:
        names = "; ".join(f"{entry.name or entry.value} ({entry.scheme} {entry.value})" for entry in entity.candidates)
        yield Row("perhaps", names)


def _why(entry: Identifier) -> str:
    by = f"by {entry.basis}" if entry.basis else ""
    score = f"{entry.score:.2f}" if entry.score is not None else ""
    return ", ".join(part for part in (entry.name or "", by, score) if part)


def _address(entry: Identifier) -> str | None:
    return f"{_REGISTER}{entry.value}" if entry.scheme == "cik" and entry.value.isdigit() else None
