"""Re-extraction and maintenance: what stays, what is superseded, what is found to be wrong."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.http_cache import HttpCache, StoredResponse
from flows.ingestion import Ingestion
from flows.maintenance import maintain, revive
from flows.reextraction import Reextraction
from flows.state import Outcome
from flows.stores import open_store
from schemas import Article, Extraction, Place, SectionType, Span, Versions, record_id
from schemas.corrections import correct

TEXT = "Town{} has a new crane, which lifts ninety tonnes. The old one of Town{} was sold to a museum in Basel."
OLD, NEW = Versions(factwire="1", model="test"), Versions(factwire="2", model="test")


def towns(versions: Versions, *more: str) -> Callable[[Article], Extraction]:
    """Finds Town1, Town2 …, and what else it is told to."""

    def extract(article: Article) -> Extraction:
        names = [article.text.split()[0], *more]
        found = [
            Span.of(article.text, article.text.index(name), article.text.index(name) + len(name)) for name in names
        ]
        records = tuple(
            Place(
                id=record_id("place", article.id, "test", span.text),
                article_id=article.id,
                evidence=(span,),
                section=SectionType.BODY,
                extractor="test",
                name=span.text,
            )
            for span in found
        )
        return Extraction(article=article, records=records, versions=versions)

    return extract


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Five articles, each with its town, read by an older version."""
    url = str(tmp_path / "facts.db") if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(json.dumps({"id": str(n), "text": TEXT.format(n, n)}) for n in range(5)))
    with Ingestion(url, extract=towns(OLD)) as ingestion:
        run = ingestion.start(str(path))
        ingestion.finish([run], ingestion.run(run.entries()))
    return str(url)


def reextract(store: str, extract: Callable[[Article], Extraction], **due: object) -> tuple[int, int, int, int]:
    with Reextraction(store, extract=extract, versions=NEW) as again:
        report = again.run(again.due(**due))  # type: ignore[arg-type]
        return report.read, report.changed, report.unchanged, report.failed


def test_what_is_found_again_keeps_its_id_and_is_no_change_to_readers(store: str) -> None:
    with open_store(store) as opened:
        before = {found.record.id for found in opened.records("place")}
        cursor = opened.last_change()
    assert reextract(store, towns(NEW, "Basel")) == (5, 5, 0, 0)
    with open_store(store) as opened:
        after = {found.record.id for found in opened.records("place")}
        assert before < after
        assert len(after) == 10
        changes = [change for change in opened.changes(cursor) if change.kind == "place"]
        assert {change.id for change in changes} == after - before
        assert list(opened.superseded()) == []


def test_what_is_not_found_any_more_is_superseded_and_corrections_hold(store: str) -> None:
    reextract(store, towns(NEW, "Basel"))
    with open_store(store) as opened:
        by_name = {found.record.name: found.record for found in opened.records("place")}  # type: ignore[attr-defined]
        now = datetime.now(UTC)
        kept, rejected = by_name["Basel"], by_name["Town3"]
        opened.correct(correct(kept, "accepted", by="mh", at=now))
        opened.correct(correct(rejected, "rejected", by="mh", at=now))
    assert reextract(store, towns(Versions(factwire="3", model="test")), everything=True)[0] == 5
    with open_store(store) as opened:
        names = sorted(found.record.name for found in opened.records("place"))  # type: ignore[attr-defined]
        assert names == ["Basel", "Town0", "Town1", "Town2", "Town4"]
        assert sum(was.record.name == "Basel" for was in opened.superseded()) == 4  # type: ignore[attr-defined]


def test_a_run_that_was_interrupted_goes_on_with_the_rest(store: str) -> None:
    with Reextraction(store, extract=towns(NEW), versions=NEW) as again:
        first = again.run(list(again.due())[:2])
    assert first.last is not None
    assert reextract(store, towns(NEW)) == (3, 3, 0, 0)
    assert reextract(store, towns(NEW)) == (0, 0, 0, 0)
    assert reextract(store, towns(NEW), everything=True, after=first.last) == (3, 0, 3, 0)


def test_an_article_that_fails_keeps_its_records(store: str) -> None:
    def extract(article: Article) -> Extraction:
        if article.text.startswith("Town2"):
            raise ZeroDivisionError("division by zero")
        return towns(NEW)(article)

    assert reextract(store, extract) == (5, 4, 0, 1)
    with open_store(store) as opened:
        assert opened.counts()["place"] == 5
    assert reextract(store, towns(NEW)) == (1, 1, 0, 0)


def test_maintenance_forgets_what_is_old_and_finds_a_sound_store_sound(store: str) -> None:
    reextract(store, towns(NEW, "Basel"))
    reextract(store, towns(NEW), everything=True)
    report = maintain(store, keep_days=1)
    assert report.inconsistencies == ()
    assert not any(report.forgotten.values())
    report = maintain(store, keep_days=0)
    assert report.forgotten["superseded"] == 5
    assert "forgot 5 superseded" in report.summary()
    with open_store(store) as opened:
        assert opened.counts()["place"] == 5


def test_what_does_not_fit_is_named(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    store = tmp_path / "facts.db"
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(json.dumps({"id": str(n), "text": TEXT.format(n, n)}) for n in range(3)))
    with Ingestion(str(store), extract=towns(OLD)) as ingestion:
        ingestion.run(ingestion.start(str(path)).entries())
    database = sqlite3.connect(store)
    (identity,) = database.execute("select id from articles order by id limit 1").fetchone()
    database.execute("update articles set duplicate_of = 'a_0000000000000000' where id = ?", (identity,))
    database.execute("update places set evidence_start = evidence_start + 1 where article_id <> ?", (identity,))
    database.commit()
    database.close()
    with open_store(str(store)) as opened:
        found = list(opened.inconsistencies())
    assert [line.partition(":")[0] for line in found] == [
        "1 copies whose original is missing or a copy itself",
        "2 records (place) whose words do not stand there",
        "1 records (place) of copies, counted twice",
    ]
    assert identity in found[0]


def test_only_what_was_given_up_is_revived_unless_more_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "in"
    path.mkdir()
    (path / "empty.txt").write_bytes(b"")
    store = str(tmp_path / "facts.db")

    def run() -> None:
        with Ingestion(store, extract=towns(OLD)) as ingestion:
            ingestion.run(ingestion.start(str(path)).entries())

    run()
    run()
    with open_store(store) as opened:
        assert revive(opened) == []
        (waiting,) = opened.visits(Outcome.FAILED)
        assert (waiting.attempts, waiting.next_try is not None) == (2, True)
        (revived,) = revive(opened, waiting=True)
        (again,) = opened.visits(Outcome.FAILED)
        assert (again.attempts, again.next_try) == (0, None)
        assert revived.url == again.url
        assert revive(opened, waiting=True, sources=["another"]) == []


def test_pages_that_nobody_asks_for_are_forgotten(tmp_path: Path) -> None:
    cache = HttpCache(tmp_path / "http.db")
    cache.keep_response("a", StoredResponse(b"page", "etag", None, "text/html", None))
    assert cache.forget(60) == 0
    assert cache.response("a") is not None
    assert cache.forget(-60) == 1
    assert cache.response("a") is None


def test_what_is_new_goes_to_another_projects_database_and_a_broken_target_stops_nothing(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(json.dumps({"id": str(n), "text": TEXT.format(n, n)}) for n in range(3)))
    store, target = str(tmp_path / "facts.db"), tmp_path / "theirs.db"
    with Ingestion(store, extract=towns(OLD), to=f"sqlite:///{target}") as ingestion:
        assert ingestion.run(ingestion.start(str(path)).entries()).is_clean
    database = sqlite3.connect(target)
    tables = [name for (name,) in database.execute("select name from sqlite_master where type = 'table'")]
    place = next(name for name in tables if "place" in name)
    assert database.execute(f'select count(*) from "{place}"').fetchone() == (3,)
    database.close()

    path.write_text(path.read_text() + "\n" + json.dumps({"id": "3", "text": TEXT.format(3, 3)}))
    with Ingestion(store, extract=towns(OLD), to=f"sqlite:///{tmp_path}") as ingestion:
        report = ingestion.run(ingestion.start(str(path)).entries())
    assert report.new == 1
    assert [failure.stage for failure in report.failures] == ["deliver"]
