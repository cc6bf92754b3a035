"""What a person says about a record holds: for every reader, and whenever the article is read again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from flows.stores import Store, Why
from schemas import Extraction, Organization, Record, Span, StoreError, Versions
from schemas.corrections import Correction, correct
from tests.flows.stored_articles import TEXT, VERSIONS, article, every_kind, extraction

NOW = datetime(2026, 2, 1, 12, tzinfo=UTC)
NEWER = Versions(factwire="9.0", model="en_test 2.0")
ARTICLE = extraction()
COMPANY = ARTICLE.organizations[0]
DEAL = ARTICLE.deals[0]
RENAMED = COMPANY.model_copy(update={"name": "Ostrava Bio AG"})


def verdict(
    record: Record, verdict: str, *, after: Record | None = None, hours: int = 0, by: str = "Mei"
) -> Correction:
    return correct(record, verdict, by=by, at=NOW + timedelta(hours=hours), after=after)  # type: ignore[arg-type]


def read_again(*records: Record, text: str = TEXT) -> Extraction:
    """What a newer factwire finds in the same article."""
    of = article(text=text)
    return Extraction(article=of, records=records, versions=NEWER)


def standing(store: Store) -> dict[str, Record]:
    stored = store.read(ARTICLE.article.id)
    return {record.id: record for record in stored.records} if stored else {}


@pytest.fixture
def store(database: Store) -> Store:
    database.write(ARTICLE)
    return database


def test_a_rejected_record_stands_nowhere_but_aside(store: Store) -> None:
    seen = store.last_change()
    rejected = verdict(DEAL, "rejected")
    store.correct(rejected)
    assert DEAL.id not in standing(store)
    assert list(store.records("deal")) == []
    assert store.counts()["deal"] == 0
    (change,) = store.changes(seen)
    assert (change.id, change.operation) == (DEAL.id, "retract")
    (was,) = store.superseded()
    assert (was.record, was.why) == (DEAL, Why.REJECTED)
    assert list(store.corrections()) == [rejected]


def test_a_changed_record_stands_as_the_person_left_it(store: Store) -> None:
    seen = store.last_change()
    store.correct(verdict(COMPANY, "changed", after=RENAMED))
    assert standing(store)[COMPANY.id] == RENAMED
    assert [stored.record for stored in store.records("organization")] == [RENAMED]
    assert [change.value for change in store.changes(seen)] == [RENAMED]
    (was,) = store.superseded()
    assert (was.record, was.why) == (COMPANY, Why.CORRECTED)


def test_an_accepted_record_stays_as_it_is(store: Store) -> None:
    seen = store.last_change()
    store.correct(verdict(DEAL, "accepted"))
    assert list(store.changes(seen)) == []
    assert standing(store)[DEAL.id] == DEAL


def test_corrections_outlast_a_reading_by_a_newer_factwire(store: Store) -> None:
    store.correct(verdict(DEAL, "rejected"))
    store.correct(verdict(COMPANY, "changed", after=RENAMED))
    store.write(read_again(*ARTICLE.records))
    assert standing(store) == {
        record.id: RENAMED if record.id == COMPANY.id else record for record in ARTICLE.records if record.id != DEAL.id
    }


def test_what_a_person_accepted_outlasts_a_reading_that_finds_it_no_more(store: Store) -> None:
    store.correct(verdict(COMPANY, "changed", after=RENAMED))
    store.correct(verdict(DEAL, "accepted"))
    seen = store.last_change()
    store.write(read_again())
    assert set(standing(store).values()) == {RENAMED, DEAL}
    assert {change.operation for change in store.changes(seen)} == {"retract"}


def test_writing_the_same_again_touches_nothing(store: Store) -> None:
    store.correct(verdict(DEAL, "rejected"))
    store.correct(verdict(COMPANY, "changed", after=RENAMED))
    seen = store.last_change()
    assert store.write(ARTICLE) == "unchanged"
    assert store.last_change() == seen


@pytest.mark.parametrize("kind", ["rejected", "changed"])
def test_a_withdrawn_correction_gives_back_what_was_read(store: Store, kind: str) -> None:
    correction = verdict(COMPANY, kind, after=RENAMED if kind == "changed" else None)
    store.correct(correction)
    store.withdraw(correction.id)
    assert store.read(ARTICLE.article.id) == ARTICLE
    assert list(store.corrections()) == [correction.model_copy(update={"withdrawn": True})]
    store.write(read_again(*ARTICLE.records))
    assert standing(store) == {record.id: record for record in ARTICLE.records}


def test_after_a_withdrawal_stands_what_was_last_read(store: Store) -> None:
    correction = verdict(COMPANY, "changed", after=RENAMED)
    store.correct(correction)
    read_otherwise = COMPANY.model_copy(update={"country": "AT"})
    store.write(read_again(read_otherwise))
    assert standing(store) == {COMPANY.id: RENAMED}
    store.withdraw(correction.id)
    assert standing(store) == {COMPANY.id: read_otherwise}


def test_after_a_withdrawal_what_is_found_no_more_is_gone(store: Store) -> None:
    correction = verdict(DEAL, "accepted")
    store.correct(correction)
    store.write(read_again())
    store.withdraw(correction.id)
    assert standing(store) == {}


def test_the_newest_correction_holds_and_the_one_before_it_when_it_is_withdrawn(store: Store) -> None:
    first = verdict(COMPANY, "changed", after=RENAMED)
    second = verdict(RENAMED, "rejected", hours=1)
    store.correct(first)
    store.correct(second)
    assert COMPANY.id not in standing(store)
    assert list(store.corrections(ARTICLE.article.id)) == [second, first]
    assert list(store.corrections(limit=1)) == [second]
    store.withdraw(second.id)
    assert standing(store)[COMPANY.id] == RENAMED
    store.withdraw(first.id)
    assert store.read(ARTICLE.article.id) == ARTICLE


def test_a_correction_waits_while_its_words_are_gone(store: Store) -> None:
    rejected = verdict(DEAL, "rejected")
    store.correct(rejected)
    other = "Vienna " + TEXT  # every word stands elsewhere
    of = article(text=other)
    shifted = DEAL.model_copy(update={"evidence": (Span.of(other, 7, 20),)})
    store.write(Extraction(article=of, records=(shifted,), versions=VERSIONS))
    assert standing(store) == {DEAL.id: shifted}
    assert [correction.applies_to(other) for correction in store.corrections()] == [False]
    store.write(ARTICLE)
    assert DEAL.id not in standing(store)


def test_a_correction_holds_in_a_new_text_that_has_its_words_in_place(store: Store) -> None:
    store.correct(verdict(DEAL, "rejected"))
    longer = TEXT + "The round closes in March.\n"
    of = article(text=longer)
    store.write(Extraction(article=of, records=every_kind(of), versions=VERSIONS))
    assert DEAL.id not in standing(store)


def test_a_correction_is_stored_once(store: Store) -> None:
    correction = verdict(DEAL, "rejected")
    store.correct(correction)
    store.correct(correction)
    assert list(store.corrections()) == [correction]
    store.withdraw(correction.id)
    store.withdraw(correction.id)
    assert standing(store)[DEAL.id] == DEAL


def test_corrections_of_what_is_not_there_are_refused(store: Store) -> None:
    elsewhere = every_kind(article("https://example.org/unknown"))[0]
    with pytest.raises(StoreError, match=r"has no article a_"):
        store.correct(verdict(elsewhere, "rejected"))
    unknown = COMPANY.model_copy(update={"id": "organization_0123456789abcdef"})
    with pytest.raises(StoreError, match=r"has no record organization_0123456789abcdef"):
        store.correct(verdict(unknown, "rejected"))
    other_words = COMPANY.model_copy(update={"evidence": (Span(start=0, end=4, text="Wien"),)})
    with pytest.raises(StoreError, match="points at words"):
        store.correct(verdict(COMPANY, "changed", after=other_words))
    with pytest.raises(StoreError, match="has no correction"):
        store.withdraw("correction_0000000000000000")
    copy = extraction("https://example.net/copy")
    store.write(copy)
    with pytest.raises(StoreError, match=f"it repeats {ARTICLE.article.id}"):
        store.correct(verdict(copy.records[0], "rejected"))
    assert list(store.corrections()) == []


def test_a_corrected_name_is_found_by_searches_and_views(store: Store) -> None:
    store.correct(verdict(COMPANY, "changed", after=RENAMED.model_copy(update={"aliases": ("Vltava",)})))
    assert [type(stored.record) for stored in store.records("organization", organization="vltava")] == [Organization]
