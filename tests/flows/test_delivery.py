"""Every target keeps the same promises: one contract, run against the real thing. What a store holds is there, once."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from factwire.cli import main
from flows.delivery import deliver, open_target
from flows.stores import Store, open_store
from schemas import Article, ConfigError
from tests.flows import delivery_places as places
from tests.flows.delivered_articles import example, fill, live_on
from tests.flows.delivery_places import Place, Receiver, Rows, receiving

PLACES = ["sqlite", "postgres", "duckdb", "parquet", "csv", "jsonl", "webhook", "webhook that keeps cursors"]


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("FACTWIRE_WEBHOOK_SECRET", places.SECRET)
    monkeypatch.setenv("FACTWIRE_ALLOW_LOOPBACK", "1")
    if request.param == "postgres":
        yield places.postgres_place(request.getfixturevalue("postgres_url"))
    elif request.param.startswith("webhook"):
        with receiving(Receiver(keeps_cursors="cursor" in request.param)) as receiver:
            yield places.webhook_place(receiver)
    else:
        yield getattr(places, f"{request.param}_place")(tmp_path)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"{tmp_path}/ours.db") as opened:
        yield opened


def held(store: Store) -> dict[str, Rows]:
    """What a store holds, as `Place.content` gives it."""
    found: dict[str, Rows] = {}
    for article in store.articles():
        extraction = store.read(article.id)
        assert extraction is not None
        for value in (article, *extraction.records):
            kind = "article" if isinstance(value, Article) else value.kind_prefix
            dumped = value.model_dump(mode="json", exclude={"text"} if kind == "article" else None)
            found.setdefault(kind, {})[value.id] = json.dumps(dumped, sort_keys=True)
    return found


def test_a_target_follows_the_store(store: Store, place: Place) -> None:
    fill(store, 8)
    first = deliver(store, place.to)
    assert place.content() == held(store)
    assert (first.since, first.cursor, sum(first.put.values())) == (0, store.last_change(), 8 * 5)

    live_on(store)
    second = deliver(store, place.to)
    assert place.content() == held(store)
    assert second.since == first.cursor
    assert second.retracted == {"deal": 2, "organization": 2, "claim": 1}

    third = deliver(store, place.to)
    assert (third.put, third.retracted, third.batches) == ({}, {}, 0)
    assert place.content() == held(store)


def test_a_kind_that_is_asked_for_later_comes_whole(store: Store, place: Place) -> None:
    fill(store, 3)
    deliver(store, place.to, kinds=["claim"])
    assert set(_filled(place)) == {"claim"}
    store.write(example(50))
    again = deliver(store, place.to, kinds=["claim", "organization"])
    assert again.put == {"claim": 1, "organization": 8}
    assert _filled(place) == {kind: rows for kind, rows in held(store).items() if kind in ("claim", "organization")}


def _filled(place: Place) -> dict[str, Rows]:
    found = {}
    for kind in ("article", "organization", "claim", "deal"):
        try:
            rows = dict(place.rows(kind))
        except Exception:  # a table that was never made
            continue
        if rows:
            found[kind] = {identity: json.dumps(json.loads(data), sort_keys=True) for identity, data in rows.items()}
    return found


def test_full_mends_what_somebody_broke(store: Store, tmp_path: Path) -> None:
    place = places.sqlite_place(tmp_path)
    fill(store, 3)
    deliver(store, place.to)
    with sqlite3.connect(tmp_path / "theirs.db") as connection:
        connection.execute("DELETE FROM claims")
    connection.close()
    assert deliver(store, place.to).put == {}
    assert deliver(store, place.to, full=True).put["claim"] == 3
    assert place.content() == held(store)


def test_full_writes_changes_anew_instead_of_again(store: Store, tmp_path: Path) -> None:
    place = places.jsonl_place(tmp_path)
    fill(store, 2)
    deliver(store, place.to)
    deliver(store, place.to, full=True)
    assert place.content() == held(store)
    assert len((tmp_path / "changes.jsonl").read_text().splitlines()) == 10


def test_changes_go_on_in_a_new_file_when_the_old_one_was_moved_away(store: Store, tmp_path: Path) -> None:
    fill(store, 2)
    deliver(store, f"{tmp_path}/changes.jsonl")
    (tmp_path / "changes.jsonl").rename(tmp_path / "changes.1.jsonl")
    store.write(example(7))
    deliver(store, f"{tmp_path}/changes.jsonl")
    assert len((tmp_path / "changes.jsonl").read_text().splitlines()) == 5


def test_since_starts_behind_a_cursor(store: Store, tmp_path: Path) -> None:
    fill(store, 2)
    cursor = store.last_change()
    store.write(example(9))
    report = deliver(store, f"{tmp_path}/theirs.db", since=cursor)
    assert report.put == {"article": 1, "organization": 2, "claim": 1, "deal": 1}


def test_a_store_that_was_made_anew_is_delivered_from_its_beginning(tmp_path: Path) -> None:
    place = places.sqlite_place(tmp_path)
    with open_store(f"{tmp_path}/ours.db") as store:
        fill(store, 5)
        deliver(store, place.to)
    for path in tmp_path.glob("ours.db*"):
        path.unlink()
    with open_store(f"{tmp_path}/ours.db") as store:
        fill(store, 2)
        report = deliver(store, place.to)
    assert report.put["claim"] == 2
    assert "made anew" in report.notes[0]


def test_two_stores_share_a_target(store: Store, tmp_path: Path) -> None:
    place = places.sqlite_place(tmp_path)
    fill(store, 2)
    with open_store(f"{tmp_path}/other.db") as other:
        other.write(example(70))
        deliver(store, place.to)
        deliver(other, place.to)
        store.write(example(71))
        deliver(store, place.to)
        assert len(place.content()["claim"]) == 4


def test_parquet_follows_an_article_to_another_day(store: Store, tmp_path: Path) -> None:
    fill(store, 2)
    deliver(store, f"parquet:{tmp_path}/facts")
    store.write(example(0, day=15))
    store.write(example(1, day=None))
    deliver(store, f"parquet:{tmp_path}/facts")
    days = sorted(path.parent.name for path in (tmp_path / "facts" / "claims").glob("*/*.parquet"))
    assert days == ["day=2026-01-15", "day=__HIVE_DEFAULT_PARTITION__"]
    assert places.parquet_place(tmp_path).content() == held(store)


def test_parquet_is_read_by_everybody(store: Store, tmp_path: Path) -> None:
    fill(store, 2)
    deliver(store, f"parquet:{tmp_path}/facts")
    query = f"SELECT count(*), min(day), max(low), any_value(period_start) FROM '{tmp_path}/facts/claims/**/*.parquet'"
    row = duckdb.sql(query).fetchone()
    assert row is not None
    assert (row[0], str(row[1]), row[2], str(row[3])) == (2, "2026-01-12", 12500000.5, "2025-01-01")
    manifest = json.loads((tmp_path / "facts" / "_factwire" / "manifest.json").read_text())
    assert manifest["files"]["claims/day=2026-01-12/part-0.parquet"] == 2


def test_the_commands_deliver_and_tell_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_store(f"{tmp_path}/ours.db") as store:
        fill(store, 2)

    def factwire(*arguments: str) -> tuple[str, str]:
        monkeypatch.setattr(sys, "argv", ["factwire", *arguments, "--store", f"{tmp_path}/ours.db"])
        with pytest.raises(SystemExit):
            main()
        return capsys.readouterr()

    told, _ = factwire("export", "--to", f"csv:{tmp_path}/facts", "--kinds", "claim,deal", "--format", "json")
    assert json.loads(told)["put"] == {"claim": 2, "deal": 2}
    told, _ = factwire("export", "--to", f"csv:{tmp_path}/facts", "--full")
    assert "2 put       0 retracted  claim" in told
    _, reason = factwire("export", "--to", f"csv:{tmp_path}/facts", "--kinds", "rumour")
    assert reason.startswith("factwire: no kind of record 'rumour'")
    told, _ = factwire("changes", "--since", "5", "--kinds", "claim")
    lines = [json.loads(line) for line in told.splitlines()]
    assert [(line["kind"], line["operation"], line["contract"]) for line in lines] == [("claim", "put", "1.1")]


def test_nothing_of_it_imports_prefect() -> None:
    code = "import sys, factwire.exporting, flows.delivery.sqlite; sys.exit('prefect' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_store_in_postgres_is_delivered_beside_its_own_tables(postgres_url: str) -> None:
    with open_store(postgres_url) as store:
        fill(store, 4)
        with pytest.raises(ConfigError, match="is a store of factwire itself"):
            deliver(store, postgres_url)
        place = places.postgres_place(postgres_url)
        deliver(store, place.to)
        live_on(store)
        deliver(store, place.to)
        assert place.content() == held(store)


def test_what_is_written_meanwhile_comes_the_next_time(tmp_path: Path) -> None:
    place = places.csv_place(tmp_path)
    with open_store(f"{tmp_path}/ours.db") as store:
        fill(store, 3)
        target = open_target(place.to)
        target.batch_size = 4
        numbers = iter(range(300, 400))
        deliver(store, target, on_progress=lambda reached, last: store.write(example(next(numbers))) and None)
        target.close()
        assert len(dict(place.rows("article"))) == 3
        deliver(store, place.to)
        assert place.content() == held(store)
