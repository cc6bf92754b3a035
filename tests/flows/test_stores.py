"""Every store keeps the same promises: one contract, run against each of them."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.state import Outcome, Visit
from flows.stores import Store, WriteOutcome, open_store
from flows.stores.rows import common_row, flat_row
from flows.stores.tables import COLUMNS
from schemas import (
    RECORD_TYPES,
    ConfigError,
    Extraction,
    Failure,
    Figure,
    FigureType,
    SectionType,
    Span,
    record_id,
)
from tests.flows.stored_articles import TEXT, VERSIONS, article, every_kind, extraction, other_text


def test_a_record_of_every_kind_comes_back_as_it_was_written(any_store: Store, store_url: str) -> None:
    written = extraction()
    assert {record.kind for record in written.records} == set(RECORD_TYPES)
    assert any_store.write(written) is WriteOutcome.CREATED
    assert any_store.read(written.article.id) == written
    any_store.close()
    with open_store(store_url, create=False) as again:
        assert again.read(written.article.id) == written
        assert again.counts() == {"article": 1, "duplicate": 0} | dict.fromkeys(RECORD_TYPES, 1)


def test_what_was_never_written_is_none(any_store: Store) -> None:
    assert any_store.read("a_0000000000000000") is None
    assert any_store.visit("https://example.org/never") is None
    assert any_store.find_text("0" * 64) is None
    assert list(any_store.articles()) == list(any_store.records("figure")) == list(any_store.visits()) == []


def test_writing_twice_adds_nothing(any_store: Store) -> None:
    any_store.write(extraction())
    before = any_store.counts()
    later = extraction()
    later = later.model_copy(update={"article": later.article.model_copy(update={"fetched_at": datetime.now(UTC)})})
    assert any_store.write(extraction()) is WriteOutcome.UNCHANGED
    assert any_store.write(later) is WriteOutcome.UNCHANGED
    assert any_store.counts() == before


def test_a_changed_article_replaces_all_its_records(any_store: Store) -> None:
    old = extraction()
    any_store.write(old)
    new = old.model_copy(update={"records": old.records[:2]})
    assert any_store.write(new) is WriteOutcome.REPLACED
    assert any_store.read(old.article.id) == new
    assert any_store.counts() == {"article": 1, "duplicate": 0} | dict.fromkeys(RECORD_TYPES, 0) | {
        "organization": 1,
        "person": 1,
    }


def test_the_same_text_elsewhere_is_a_duplicate_without_records(any_store: Store) -> None:
    original, copy = extraction("https://example.org/1"), extraction("https://example.net/copy")
    any_store.write(original)
    assert any_store.write(copy) is WriteOutcome.DUPLICATE
    kept = any_store.read(copy.article.id)
    assert kept is not None
    assert kept.article.duplicate_of == original.article.id
    assert kept.records == ()
    assert any_store.counts()["article"] == 2
    assert any_store.counts()["duplicate"] == 1
    assert any_store.counts()["figure"] == 1
    assert any_store.write(original) is any_store.write(copy) is WriteOutcome.UNCHANGED
    assert any_store.find_text(original.article.text_sha256) == original.article.id


def test_a_cut_copy_stays_a_copy_however_often_it_is_written(database: Store) -> None:
    text = TEXT + " ".join(
        f"The company said that plant number {number} in Basel opens in May." for number in range(40)
    )
    whole, cut = (
        Extraction(article=of, records=every_kind(of), versions=VERSIONS)
        for of in (article("https://example.org/1", text), article("https://example.net/cut", text[:-60]))
    )
    assert database.write(whole) is WriteOutcome.CREATED
    for article_again in (cut, cut):
        assert database.write(article_again) in (WriteOutcome.DUPLICATE, WriteOutcome.UNCHANGED)
        assert database.counts()["duplicate"] == database.counts()["deal"] == 1
    assert database.write(whole) is WriteOutcome.UNCHANGED


def test_a_record_id_that_occurs_twice_is_kept_once(any_store: Store) -> None:
    written = extraction()
    assert any_store.write(written.model_copy(update={"records": written.records * 2})) is WriteOutcome.CREATED
    assert any_store.read(written.article.id) == written


@pytest.mark.parametrize(
    ("kind", "filters", "found"),
    [
        ("figure", {}, 1),
        ("figure", {"text": "chf 120.50"}, 1),
        ("figure", {"text": "ROUND"}, 1),
        ("figure", {"text": "euros"}, 0),
        ("figure", {"text": "100%_"}, 0),
        ("figure", {"organization": "ostrava"}, 1),
        ("figure", {"organization": "kestrel"}, 0),
        ("quote", {"organization": "Ostrava Bio"}, 1),  # its chief executive speaks
        ("quote", {"organization": "Lindqvist"}, 0),  # a person is no organization
        ("person", {"organization": "Ostrava"}, 1),
        ("deal", {"organization": "kestrel"}, 1),
        ("figure", {"since": date(2026, 1, 12)}, 1),
        ("figure", {"since": date(2026, 1, 13)}, 0),
        ("figure", {"limit": 0}, 0),
    ],
)
def test_records_are_found_by_kind_and_filter(
    any_store: Store, kind: str, filters: dict[str, object], found: int
) -> None:
    any_store.write(extraction())
    assert len(list(any_store.records(kind, **filters))) == found  # type: ignore[arg-type]


def test_records_of_the_newest_article_come_first(any_store: Store) -> None:
    days = {"https://example.org/old": 3, "https://example.org/new": 30, "https://example.org/undated": None}
    for number, (where, day) in enumerate(days.items()):
        text = f"{TEXT}Copy {number}.\n"
        of = article(where, text, day).model_copy(update={"fetched_at": None})
        any_store.write(Extraction(article=of, records=every_kind(of), versions=VERSIONS))
    found = list(any_store.records("figure"))
    assert [record.article.url for record in found] == [f"https://example.org/{n}" for n in ("new", "old", "undated")]
    assert found[0].article.day == date(2026, 1, 30)
    assert found[0].article.title == "Ostrava Bio raises money"
    assert len(list(any_store.records("figure", limit=2))) == 2
    assert [of.url for of in any_store.articles()] == [record.article.url for record in found]


def test_an_unknown_kind_is_named(any_store: Store) -> None:
    with pytest.raises(ConfigError, match=r"unknown kind of record 'figurine': there are organization, person"):
        list(any_store.records("figurine"))


def test_the_last_visit_to_a_url_counts(any_store: Store, store_url: str) -> None:
    failure = Failure(stage="fetch", error="SourceError", message="HTTP 404", concerns="https://example.org/x")
    failed = Visit(
        url="https://example.org/x", source="feed", outcome=Outcome.FAILED, visited_at=datetime(2026, 1, 1, tzinfo=UTC),
        failure=failure, attempts=1,
    )  # fmt: skip
    stored = failed.model_copy(update={"outcome": Outcome.NEW, "failure": None, "attempts": 0, "article_id": "a_1"})
    any_store.record_visit(failed)
    assert any_store.visit(failed.url) == failed
    assert any_store.visits_of([failed.url, "https://example.org/never"]) == {failed.url: failed}
    assert list(any_store.visits(Outcome.FAILED)) == [failed]
    any_store.record_visit(stored)
    assert list(any_store.visits()) == [stored]
    assert list(any_store.visits(Outcome.FAILED)) == []
    any_store.close()
    with open_store(store_url) as again:
        assert list(again.visits()) == [stored]


decimals = st.decimals(min_value=-(10**15), max_value=10**15, allow_nan=False, allow_infinity=False, places=4)
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts, values=st.lists(decimals, max_size=3), title=st.none() | texts)
def test_any_text_and_any_number_survive_the_round_trip(
    any_store: Store, text: str, values: list[Decimal], title: str | None
) -> None:
    of = article("https://example.org/any", text).model_copy(update={"title": title})
    records = [
        Figure(
            id=record_id("figure", of.id, "test", str(number)),
            article_id=of.id,
            evidence=(Span.of(text, 0, len(text)),),
            section=SectionType.BODY,
            extractor="test",
            surface=text,
            type=FigureType.COUNT,
            value=value,
            unit=text,
        )
        for number, value in enumerate(values)
    ]
    written = Extraction(article=of, records=tuple(records), versions=VERSIONS)
    any_store.write(written)
    assert any_store.read(of.id) == written


def test_every_column_of_a_row_is_in_its_table() -> None:
    for record in extraction().records:
        assert set(flat_row(record)) == set(COLUMNS[record.kind])
        assert not set(flat_row(record)) & set(common_row(record))


KILLED = """
import os, sys
sys.path[:0] = sys.argv[3:]
from pathlib import Path
from flows.stores import open_store
from schemas import Extraction
store = open_store(sys.argv[1])
for line in Path(sys.argv[2]).read_text().splitlines():
    print(store.write(Extraction.model_validate_json(line)), flush=True)
os.kill(os.getpid(), 9)
"""


def test_a_process_that_is_killed_loses_nothing_that_was_written(store_url: str, tmp_path: Path) -> None:
    lines = [extraction(), other_text("https://example.org/2", "Another text.")]
    (tmp_path / "input").write_text("\n".join(line.model_dump_json() for line in lines))
    run = subprocess.run(
        [sys.executable, "-c", KILLED, store_url, str(tmp_path / "input"), str(Path.cwd())],
        capture_output=True,
        text=True,
    )
    assert run.returncode == -9, run.stderr
    assert run.stdout.split() == ["created", "created"]
    with open_store(store_url) as store:
        assert [store.read(line.article.id) for line in lines] == lines
        assert store.write(lines[0]) is WriteOutcome.UNCHANGED


def test_stores_are_imported_without_prefect() -> None:
    code = "import sys, flows.stores.sql, flows.stores.jsonl, flows.sources; assert 'prefect' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
