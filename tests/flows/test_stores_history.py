"""A database forgets nothing: what changed, in which order, what it was before, what was taken down."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from flows.report import IngestReport
from flows.state import Outcome as VisitOutcome
from flows.state import SourceCursor, Visit
from flows.stores import Change, Store, Why, WriteOutcome, open_store
from schemas import RECORD_TYPES, Article, ConfigError, Extraction, Failure, Organization
from tests.flows.stored_articles import TEXT, VERSIONS, article, every_kind, extraction, other_text

NOW = datetime(2026, 2, 1, 12, tzinfo=UTC)


def changes(store: Store, since: int = 0) -> list[tuple[str, str]]:
    return [(change.operation, change.kind) for change in store.changes(since)]


def renamed(of: Extraction, kind: str, **values: object) -> Extraction:
    """The same, with one record of this kind read otherwise."""
    records = tuple(record.model_copy(update=values) if record.kind == kind else record for record in of.records)
    return of.model_copy(update={"records": records})


def without(of: Extraction, *kinds: str) -> Extraction:
    return of.model_copy(update={"records": tuple(record for record in of.records if record.kind not in kinds)})


def test_a_new_article_is_put_before_its_records(database: Store) -> None:
    written = extraction()
    database.write(written)
    found = list(database.changes())
    assert [change.kind for change in found] == ["article", *(record.kind_prefix for record in written.records)]
    assert [change.value for change in found] == [written.article, *written.records]
    assert [change.cursor for change in found] == sorted(change.cursor for change in found)
    assert {change.operation for change in found} == {"put"}
    assert found[-1].cursor == database.last_change()
    assert all(change.at.tzinfo for change in found)


def test_an_empty_store_has_no_changes(database: Store) -> None:
    assert database.last_change() == 0
    assert list(database.changes()) == []


def test_a_reader_asks_for_what_came_after_its_cursor(database: Store) -> None:
    database.write(extraction())
    seen = database.last_change()
    assert list(database.changes(seen)) == []
    database.write(other_text("https://example.org/2", "Another text."))
    assert changes(database, seen) == [("put", "article")]


def test_changes_of_some_kinds_and_a_few_at_a_time(database: Store) -> None:
    database.write(extraction())
    assert [change.kind for change in database.changes(kinds=["deal", "claim"])] == ["claim", "deal"]
    assert list(database.changes(kinds=[])) == []
    pages, since = [], 0
    while page := list(database.changes(since, limit=5)):
        pages.append(page)
        since = page[-1].cursor
    assert [len(page) for page in pages] == [5, 5, 2]
    with pytest.raises(ConfigError, match="unknown kind of record 'figurine'"):
        list(database.changes(kinds=["figurine"]))


def test_what_did_not_change_logs_nothing(database: Store) -> None:
    database.write(extraction())
    seen = database.last_change()
    assert database.write(extraction()) is WriteOutcome.UNCHANGED
    assert database.last_change() == seen
    by_a_newer_one = extraction().model_copy(update={"versions": VERSIONS.model_copy(update={"factwire": "9.0"})})
    assert database.write(by_a_newer_one) is WriteOutcome.REPLACED
    assert changes(database, seen) == []
    assert database.read(by_a_newer_one.article.id) == by_a_newer_one


def test_a_record_that_is_read_otherwise_is_put_again_under_its_id(database: Store) -> None:
    old = extraction()
    database.write(old)
    seen = database.last_change()
    new = renamed(old, "organization", name="Ostrava Bio AG")
    database.write(new)
    (change,) = database.changes(seen)
    assert (change.operation, change.value) == ("put", new.records[0])
    assert [other.id for other in database.changes()].count(change.id) == 1
    (was,) = database.superseded(old.article.id)
    assert (was.record, was.why, was.article_version, was.versions) == (old.records[0], Why.RE_EXTRACTED, 1, VERSIONS)
    assert database.read(new.article.id) == new


def test_a_record_that_is_found_no_more_is_retracted_and_kept_aside(database: Store) -> None:
    old = extraction()
    database.write(old)
    seen = database.last_change()
    database.write(without(old, "deal", "claim"))
    assert sorted(changes(database, seen)) == [("retract", "claim"), ("retract", "deal")]
    assert all(change.value is None for change in database.changes(seen))
    assert {was.record.kind_prefix for was in database.superseded()} == {"deal", "claim"}
    database.write(old)  # found again: it is put, and retracted no more
    assert sorted(changes(database, seen)) == [("put", "claim"), ("put", "deal")]


def test_a_changed_text_is_a_new_version_and_the_old_one_is_kept(database: Store) -> None:
    old = extraction()
    database.write(old)
    of = article(old.article.url or "", TEXT + "The round closes in March.\n")
    database.write(Extraction(article=of, records=every_kind(of)[:2], versions=VERSIONS))
    (version,) = database.article_versions(old.article.id)
    assert (version.version, version.article, version.versions) == (1, old.article, VERSIONS)
    assert {was.why for was in database.superseded(old.article.id)} == {Why.CHANGED}
    assert {was.record for was in database.superseded(old.article.id)} == set(old.records[2:])
    database.write(old)
    assert [version.version for version in database.article_versions(old.article.id)] == [2, 1]
    assert [version.article.text for version in database.article_versions(old.article.id)] == [of.text, TEXT]


def test_another_title_alone_is_no_new_version(database: Store) -> None:
    old = extraction()
    database.write(old)
    seen = database.last_change()
    new = old.model_copy(update={"article": old.article.model_copy(update={"title": "Corrected headline"})})
    database.write(new)
    assert changes(database, seen) == [("put", "article")]
    assert list(database.article_versions(old.article.id)) == []


def test_an_article_that_turns_out_to_repeat_another_gives_its_records_up(database: Store) -> None:
    database.write(other_text("https://example.org/first", TEXT))
    of = article("https://example.org/late", TEXT + "More.\n")
    database.write(Extraction(article=of, records=every_kind(of), versions=VERSIONS))
    late = Extraction(article=article("https://example.org/late", TEXT), versions=VERSIONS)
    assert database.write(late) is WriteOutcome.DUPLICATE
    assert {was.record.kind_prefix for was in database.superseded(of.id)} == set(RECORD_TYPES)
    assert list(database.records("deal")) == []


def test_an_article_that_was_taken_down_is_marked_and_stays(any_store: Store) -> None:
    written = extraction()
    any_store.write(written)
    assert any_store.mark_removed(written.article.id, NOW)
    assert any_store.removed_at(written.article.id) == NOW
    assert any_store.read(written.article.id) == written
    assert any_store.mark_removed(written.article.id, None)
    assert any_store.removed_at(written.article.id) is None
    assert not any_store.mark_removed("a_0000000000000000", NOW)


def test_a_mark_is_a_change_and_goes_when_the_article_is_back(database: Store) -> None:
    written = extraction()
    database.write(written)
    seen = database.last_change()
    database.mark_removed(written.article.id, NOW)
    database.mark_removed(written.article.id, NOW + timedelta(days=1))  # was known
    (change,) = database.changes(seen)
    assert (change.kind, change.operation, change.removed_at) == ("article", "put", NOW)
    assert isinstance(change.value, Article)
    seen = change.cursor
    assert database.write(written) is WriteOutcome.UNCHANGED
    (back,) = database.changes(seen)
    assert back.removed_at is None
    assert database.removed_at(written.article.id) is None


def test_whoever_follows_the_changes_has_what_the_store_has(database: Store) -> None:
    first, second = extraction(), extraction("https://example.org/2")
    of = article("https://example.org/2", TEXT + "Second.\n")
    second = Extraction(article=of, records=every_kind(of), versions=VERSIONS)
    mirror: dict[str, Change] = {}
    since = 0
    for write in (first, second, without(first, "quote"), renamed(second, "organization", name="Ostrava"), first):
        database.write(write)
        for change in database.changes(since):
            since = change.cursor
            mirror[change.id] = change
    standing = {change.value for change in mirror.values() if change.operation == "put"}
    expected = [database.read(each.article.id) for each in (first, second)]
    assert standing == {part for each in expected if each for part in (each.article, *each.records)}


def test_lines_keep_no_history_and_say_so(tmp_path: object) -> None:
    with open_store(f"jsonl:{tmp_path}/facts.jsonl") as lines:
        for ask in (
            lambda: lines.changes(),
            lambda: lines.last_change(),
            lambda: lines.superseded(),
            lambda: lines.article_versions("a_1"),
            lambda: lines.corrections(),
            lambda: lines.withdraw("correction_0000000000000000"),
        ):
            with pytest.raises(ConfigError, match=r"facts.jsonl holds lines and keeps no .*: use a database"):
                ask()


def test_how_far_a_source_was_read_is_remembered(any_store: Store, store_url: str) -> None:
    assert any_store.source_cursor("feed") is None
    failure = Failure(stage="list", error="SourceError", message="HTTP 503")
    first = SourceCursor(source="feed", etag='"1"', last_run=NOW, failures=1, failure=failure)
    second = SourceCursor(
        source="feed", etag='"2"', newest_item="https://example.org/9", last_run=NOW, last_success=NOW
    )
    any_store.record_source_cursor(first)
    any_store.record_source_cursor(SourceCursor(source="a/very/long/" + "name" * 1000))
    assert any_store.source_cursor("feed") == first
    any_store.record_source_cursor(second)
    any_store.close()
    with open_store(store_url) as again:
        assert again.source_cursor("feed") == second
        assert [cursor.source[:6] for cursor in again.source_cursors()] == ["a/very", "feed"]


def test_runs_are_kept_the_newest_first(any_store: Store) -> None:
    reports = [
        IngestReport(store="x", started_at=NOW + timedelta(hours=hour), seconds=3.5, found=hour, new=hour)
        for hour in (2, 1, 3)
    ]
    for report in reports:
        any_store.record_run(report)
    assert [report.found for report in any_store.runs()] == [3, 2, 1]
    assert list(any_store.runs(1)) == [reports[2]]


def test_a_visit_says_when_to_try_again_however_long_its_url(any_store: Store) -> None:
    visit = Visit(
        url="https://example.org/?" + "q" * 5000, source="feed", outcome=VisitOutcome.DEAD, visited_at=NOW,
        next_try=NOW + timedelta(hours=1), attempts=8,
    )  # fmt: skip
    any_store.record_visit(visit)
    any_store.record_visit(visit)
    assert any_store.visit(visit.url) == visit
    assert list(any_store.visits(VisitOutcome.DEAD)) == [visit]


@pytest.mark.parametrize("words", ["\x00", "a\x00b", "☃" * 3000, "x" * 20_000])
def test_no_name_is_too_odd_or_too_long(database: Store, words: str) -> None:
    of = article("https://example.org/odd", f"{TEXT}{words}")
    company = next(record for record in every_kind(of) if isinstance(record, Organization))
    odd = Extraction(article=of, records=(company.model_copy(update={"name": words}),), versions=VERSIONS)
    database.write(odd)
    assert database.read(of.id) == odd
