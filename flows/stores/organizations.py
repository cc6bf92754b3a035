"""Which organizations a record is about: what a search by organization looks through.

A quote of Mei Lindqvist, chief executive of Ostrava Bio, counts for Ostrava Bio.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schemas import Affiliation, Claim, Deal, Extraction, Figure, Person, Quote, Record, Reference


def organizations_by_record(extraction: Extraction) -> dict[str, str]:
    """For each record id the organizations that it is about, in small letters, one a line; "" where there are none.

    A quote of a person counts for the organization that the person is affiliated with.
    """
    names = {item.id: (item.name, *item.aliases) for item in extraction.organizations}
    for role in extraction.affiliations:
        if role.person.record_id and role.organization:
            names[role.person.record_id] = (*names.get(role.person.record_id, ()), *_named(role.organization, names))
    return {record.id: _one_a_line(_organizations(record, names)) for record in extraction.records}


def _organizations(record: Record, names: dict[str, tuple[str, ...]]) -> Iterator[str]:
    yield from names.get(record.id, ())
    for reference in _references(record):
        yield from _named(reference, names)


def _named(reference: Reference, names: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    identity = reference.record_id or ""
    unknown = () if identity.startswith(Person.kind_prefix) else (reference.text,)
    return names.get(identity, unknown)


def _one_a_line(names: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(name.casefold() for name in names))


def _references(record: Record) -> Iterator[Reference]:
    match record:
        case Affiliation():
            found = [record.person, record.organization]
        case Figure() | Claim():
            found = [record.subject, record.attribution.source if record.attribution else None]
        case Quote():
            found = [record.speaker, *record.joint_speakers]
        case Deal():
            found = [*(party.organization for party in record.parties), *record.assets]
        case _:
            found = []
    return (reference for reference in found if reference is not None)
