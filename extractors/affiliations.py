"""People's roles: who is what, and where.

"said Jane Roe, chief medical officer at Acme"     ->  Jane Roe, "chief medical officer", Acme
"Acme CEO John Doe", "Acme's former chair, J. Doe" ->  John Doe, "CEO", Acme; "former" in the second
"Acme appointed Ann Poe as chief financial officer"->  Ann Poe, "chief financial officer", Acme
"Dr. Ray Lim, who leads Harbor's oncology unit"    ->  Ray Lim, no title, Harbor
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from extractors.clusters import cluster_of, key_of, name_span, reference_to
from extractors.reading import make_record, records_of, span_at
from extractors.role_context import RoleContext
from extractors.roles import RoleReader
from extractors.titles import Title
from schemas import Affiliation, Person, Span


def find_affiliations(doc: Doc) -> Iterator[Affiliation]:
    """One record for each role that the article gives a person, at its first telling."""
    seen: set[tuple[str, str, str]] = set()
    for role in RoleReader(RoleContext(doc)).roles():
        cluster = cluster_of(doc, role.person)
        if cluster is None:
            continue
        person = reference_to(doc, cluster, name_span(doc, role.person))
        title = _title_span(doc, role.title)
        where = role.organization.text if role.organization else ""
        key = (key_of(doc, cluster), title.text.casefold() if title else "", where)
        if key in seen:
            continue
        seen.add(key)
        evidence = [
            span for span in (title, person.span, role.organization.span if role.organization else None) if span
        ]
        yield make_record(
            doc,
            Affiliation,
            "affiliations",
            evidence,
            key="|".join(key),
            person=person,
            title=title,
            organization=role.organization,
            status=role.status,
        )


def title_of(doc: Doc, person: Person) -> str | None:
    """The person's title as written, a current one first; None where the article gives none."""
    titles = [
        (affiliation.status != "current", order, affiliation.title.text)
        for order, affiliation in enumerate(records_of(doc, Affiliation))
        if affiliation.title is not None and affiliation.person.record_id == person.id
    ]
    return min(titles)[2] if titles else None


def people_of_title(doc: Doc, words: Sequence[str]) -> list[Person]:
    """The people whose title has all the role words of a phrase: "the chief executive" finds the "chief executive"."""
    wanted = {word.casefold().strip(",.") for word in words} - {"the", "a", "an", "its", "'s", "company's", "our"}
    ids = {
        affiliation.person.record_id
        for affiliation in records_of(doc, Affiliation)
        if affiliation.title is not None and wanted <= set(affiliation.title.text.casefold().replace(",", "").split())
    }
    return [person for person in records_of(doc, Person) if person.id in ids]


def _title_span(doc: Doc, title: Title | None) -> Span | None:
    if title is None:
        return None
    start, last = doc[title.start].idx, doc[title.end - 1]
    return span_at(doc, start, last.idx + len(last))
