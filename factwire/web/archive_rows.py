"""Stored records as rows of tables: what a person reads, beside the plain values that one sorts by and downloads.

Copies of a story say everything again: `counted_once` keeps the first and says in how many articles it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from factwire.readable import (
    quoted_text,
    readable_amount,
    readable_period,
    readable_terms,
    said_by,
    subject_matter,
)
from factwire.web.archive_pages import article_link, correct_link, organization_link
from factwire.web.archive_tables import Column, Row
from factwire.web.phrases import period_phrase
from flows.stores import StoredRecord
from flows.stores.cells import amount_cells, number_cell
from flows.stores.rows import flat_row
from schemas import Affiliation, Amount, Claim, Deal, Figure, Organization, Quote, Record


class Told(NamedTuple):
    """A record, and in how many articles of its story it stands."""

    stored: StoredRecord
    copies: int


def counted_once(stored: Iterable[StoredRecord], stories: Mapping[str, str]) -> Iterator[Told]:
    """The records in their order; of those that copies of one story repeat the first alone, with their number."""
    articles: dict[tuple[str, str], set[str]] = {}
    first: dict[tuple[str, str], StoredRecord] = {}
    for one in stored:
        key = (stories.get(one.article.id, one.article.id), likeness(one.record))
        # Twice in one article are two: only other articles repeat. Figures alone are said again in a headline.
        if one.article.id in articles.get(key, ()) and not isinstance(one.record, Figure):
            key = (one.article.id, one.record.id)
        articles.setdefault(key, set()).add(one.article.id)
        first.setdefault(key, one)
    for key, one in first.items():
        yield Told(one, len(articles[key]))


def likeness(record: Record) -> str:
    """What two records of copies share: what they say, without where it stands."""
    match record:
        case Claim():
            said = f"{_amount_key(record.amount)} {_text(record.measure)} {readable_period(record.period)}"
            return f"{said} {_text(record.comparison)} {'' if record.amount else _words(record.statement.text)}"
        case Figure():
            said = f"{_amount_key(record)} {_text(record.measure)} {readable_period(record.period)}"
            return f"{said} {_text(record.subject)}"
        case Deal():
            return f"{record.type} {sorted((_words(party.organization.text), party.role) for party in record.parties)}"
        case Quote():
            return _words(quoted_text(record))
        case Affiliation():
            return f"{_words(record.person.text)} {_text(record.title)}"
    return _words(record.evidence[0].text)


def claim_row(told: Told) -> Row:
    claim = told.stored.record
    assert isinstance(claim, Claim)
    return {
        **_origin(told),
        "statement": _one_line(claim.statement.text),
        "subject": claim.subject.text if claim.subject else None,
        "subject_id": claim.subject.record_id if claim.subject else None,
        "measure": claim.measure.text if claim.measure else _text(claim.comparison),
        **_amount(claim.amount),
        "period": readable_period(claim.period),
        "when": period_phrase(claim.period),
        "modality": claim.modality.value,
        "says": said_by(claim.attribution),
        "comparison": claim.comparison.text if claim.comparison else None,
    }


def figure_row(told: Told) -> Row:
    figure = told.stored.record
    assert isinstance(figure, Figure)
    return {
        **_origin(told),
        **_amount(figure),
        "measure": figure.measure.text if figure.measure else None,
        "subject": figure.subject.text if figure.subject else None,
        "subject_id": figure.subject.record_id if figure.subject else None,
        "period": readable_period(figure.period),
        "modality": figure.modality.value,
        "says": said_by(figure.attribution),
        "words": _one_line(figure.surface),
    }


def deal_row(told: Told) -> Row:
    deal = told.stored.record
    assert isinstance(deal, Deal)
    terms = {term.term: term.amount for term in deal.terms}
    largest = terms.get("total") or max(terms.values(), key=_size, default=None)
    return {
        **_origin(told),
        "type": deal.type.value.replace("_", " "),
        "status": deal.status,
        "parties": "; ".join(f"{one.organization.text} ({one.role.replace('_', ' ')})" for one in deal.parties),
        **_amount(largest),
        "terms": readable_terms(deal),
        "about": subject_matter(deal),
    }


def quote_row(told: Told) -> Row:
    quote = told.stored.record
    assert isinstance(quote, Quote)
    return {
        **_origin(told),
        "speaker": quote.speaker.text if quote.speaker else None,
        "speaker_title": quote.speaker_title,
        "quote": _one_line(quoted_text(quote)),
        "type": quote.type,
    }


def role_row(told: Told) -> Row:
    role = told.stored.record
    assert isinstance(role, Affiliation)
    return {
        **_origin(told),
        "person": role.person.text,
        "title": role.title.text if role.title else None,
        "organization": role.organization.text if role.organization else None,
        "status": role.status,
    }


def entity_row(told: Told) -> Row:
    """A name, or an expression of time: kinds that have little but themselves."""
    record = told.stored.record
    made = {**_origin(told), **flat_row(record), "words": _one_line(record.evidence[0].text)}
    made |= {"also": made.get("aliases"), "start": made.get("start_date"), "end": made.get("end_date")}
    return made | {"link": article_link(record.article_id, record.id)}


def at_record(row: Row) -> str:
    """The record on its article's page."""
    return article_link(row["article_id"], row["id"])


def at_correction(row: Row) -> str:
    return correct_link(row["article_id"], row["id"])


def at_organization(row: Row) -> str | None:
    """The page of a subject that is an organization."""
    is_one = str(row.get("subject_id") or "").startswith(Organization.kind_prefix)
    return organization_link(str(row["subject"])) if is_one else None


DAY = Column("day", is_time=True)
AMOUNT = Column("amount", sort="low", is_number=True)
ARTICLE = Column("article", link=lambda row: article_link(row["article_id"]))
SUBJECT = Column("subject", link=at_organization)
COPIES = Column("copies", "in articles", is_number=True)


def _origin(told: Told) -> dict[str, Any]:
    record, article = told.stored
    return {
        "id": record.id,
        "day": article.day,
        "article": article.title or article.url or article.id,
        "article_id": article.id,
        "publisher": article.publisher,
        "url": article.url,
        "copies": told.copies,
    }


def _amount(amount: Amount | None) -> dict[str, Any]:
    """As a person reads it, and its plain cells; the kind of amount is `amount_type`, for deals have a type as well."""
    cells = amount_cells(amount)
    return {"amount": readable_amount(amount) if amount else None, "amount_type": cells.pop("type")} | cells


def _size(amount: Amount) -> tuple[bool, float]:
    """Money before all else: the largest sum of a deal is not its number of shares."""
    return amount.currency is not None, number_cell(amount.max if amount.value is None else amount.value) or 0.0


def _amount_key(amount: Amount | None) -> str:
    return f"{amount.value} {amount.min} {amount.max} {amount.currency} {amount.unit} {amount.bound}" if amount else ""


def _text(part: Any) -> str:
    return _words(part.text) if part else ""


def _words(text: str) -> str:
    return " ".join(text.casefold().split())


def _one_line(text: str) -> str:
    return " ".join(text.split())
