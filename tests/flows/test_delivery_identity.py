"""A cursor belongs to one store with one history: it is moved with the store, and of no use to any other."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from flows.delivery import deliver
from flows.stores import Store, open_store
from schemas import ConfigError
from tests.flows import delivery_places as places
from tests.flows.delivered_articles import example, fill
from tests.flows.delivery_places import Place
from tests.flows.test_delivery import PLACES, held, place, store

__all__ = ["place", "store"]


def test_a_store_that_was_moved_goes_on_where_it_was(tmp_path: Path, place: Place) -> None:
    with open_store(f"{tmp_path}/ours.db") as store:
        fill(store, 3)
        deliver(store, place.to)
    (tmp_path / "ours.db").rename(tmp_path / "moved.db")
    with open_store(f"{tmp_path}/moved.db") as store:
        store.write(example(7))
        report = deliver(store, place.to)
        assert report.put == {"article": 1, "organization": 2, "claim": 1, "deal": 1}
        assert report.notes == ()
        assert place.content() == held(store)


OF_ONE_HISTORY = ("jsonl", "webhook that keeps cursors")
"""Lines carry the cursors of their store, and a receiver that keeps cursors tells stores apart by itself."""


@pytest.mark.parametrize("place", [name for name in PLACES if name not in OF_ONE_HISTORY], indirect=True)
def test_another_store_in_the_place_of_one_is_noticed_though_it_is_longer(tmp_path: Path, place: Place) -> None:
    for number, articles in enumerate((range(2), range(1, 6))):
        for path in tmp_path.glob("ours.db*"):
            path.unlink()
        with open_store(f"{tmp_path}/ours.db") as store:
            for article in articles:
                store.write(example(article))
            report = deliver(store, place.to)
            assert report.put["claim"] == len(articles), "all of it, not what lies behind the other one's cursor"
            assert [note.partition("/ours.db ")[2][:13] for note in report.notes] == ["was made anew"] * number
    assert len(place.content()["claim"]) == 6


@pytest.mark.parametrize("place", [name for name in PLACES if name not in OF_ONE_HISTORY[:1]], indirect=True)
def test_a_store_that_was_restored_from_a_backup_is_noticed_though_it_lived_on(tmp_path: Path, place: Place) -> None:
    with open_store(f"{tmp_path}/ours.db") as store:
        fill(store, 2)
    shutil.copy(tmp_path / "ours.db", tmp_path / "backup.db")
    with open_store(f"{tmp_path}/ours.db") as store:
        store.write(example(2))
        lost = deliver(store, place.to)
    for path in tmp_path.glob("ours.db*"):
        path.unlink()
    (tmp_path / "backup.db").rename(tmp_path / "ours.db")
    with open_store(f"{tmp_path}/ours.db") as store:
        store.write(example(3))
        assert store.last_change() == lost.cursor, "by its number alone the cursor would do"
        report = deliver(store, place.to)
        assert report.put["claim"] == 3
        assert all("was it restored from a backup?" in note for note in report.notes) and report.notes
        assert set(held(store)["claim"]) < set(place.content()["claim"]), "what was lost is there, as the note says"
        assert deliver(store, place.to).put == {}


def test_a_copy_of_a_store_that_lives_its_own_life_is_noticed(tmp_path: Path) -> None:
    place = places.sqlite_place(tmp_path)
    with open_store(f"{tmp_path}/ours.db") as store:
        fill(store, 2)
        deliver(store, place.to)
    shutil.copy(tmp_path / "ours.db", tmp_path / "copy.db")
    with open_store(f"{tmp_path}/ours.db") as ours, open_store(f"{tmp_path}/copy.db") as copy:
        ours.write(example(5))
        copy.write(example(6))
        assert deliver(ours, place.to).notes == ()
        assert deliver(copy, place.to).notes
        assert len(place.content()["claim"]) == 4


def test_a_cursor_table_of_factwire_0_5_gives_way_and_one_of_others_does_not(store: Store, tmp_path: Path) -> None:
    fill(store, 1)
    columns = "source TEXT, kind TEXT, change_cursor BIGINT, contract TEXT, mapping TEXT, delivered_at TEXT"
    for target, table in ((f"{tmp_path}/old.db", columns), (f"{tmp_path}/others.db", "x INTEGER")):
        with closing(sqlite3.connect(target)) as connection:
            connection.execute(f"CREATE TABLE factwire_deliveries ({table})")
            connection.commit()
    assert deliver(store, f"{tmp_path}/old.db").put["claim"] == 1
    assert deliver(store, f"{tmp_path}/old.db").put == {}
    with pytest.raises(ConfigError, match="factwire_deliveries holds something else than our cursors"):
        deliver(store, f"{tmp_path}/others.db")
