"""Who bears which title, by the affiliations that were found: for "the chief executive" and beside a speaker."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from extractors.reading import records_of
from schemas import Affiliation, Person


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
