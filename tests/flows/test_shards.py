"""Shards on many machines, and one store of them: each is done once, and what they hold together is settled once."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from flows.delivery import deliver
from flows.ingestion import Ingestion
from flows.merging import merge
from flows.report import IngestReport
from flows.shards import Part, Shard, run_shards, shards_of
from flows.stores import open_store
from flows.stores.views import READ_IN
from schemas import ConfigError, Failure
from schemas.corrections import correct
from tests.faults.quick import quick_extract
from tests.faults.snapshots import Snapshot, differences, snapshot
from tests.faults.wire import release
from tests.flows.stored_articles import extraction

SHARDS = 4
LEFT = 60
"""Releases. Every 25th repeats the one before: they fall into two shards."""


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """Files of releases, dealt out in turn, and the list of them."""
    for shard in range(SHARDS):
        lines = [
            {"url": f"https://wire.example/{number}", "text": release(number), "date": f"2026-01-{1 + number % 28:02}"}
            for number in range(shard, LEFT, SHARDS)
        ]
        (tmp_path / f"part-{shard}.jsonl").write_text("\n".join(map(json.dumps, lines)))
    (tmp_path / "wire.list").write_text("# the wire\n" + "".join(f"part-{shard}.jsonl\n" for shard in range(SHARDS)))
    return tmp_path


def run(wire: Path, part: str = "1/1", *, sources: str | None = None) -> tuple[int, int, int]:
    report = run_shards(
        [sources or f"files:{wire}/wire.list"], wire / "facts", part=Part.parse(part), workers=1,
        scratch=str(wire / "scratch"), extract=quick_extract,
    )  # fmt: skip
    return report.done, report.already_there, len(report.failures)


def done(wire: Path) -> list[str]:
    return sorted(path.name[:6] for path in (wire / "facts").iterdir())


def test_each_machine_does_its_part(wire: Path) -> None:
    assert run(wire, "1/3") == (2, 0, 0)
    assert done(wire) == ["part-0", "part-3"]
    assert run(wire, "2/3") == (1, 0, 0)
    assert run(wire, "3/3") == (1, 0, 0)
    assert done(wire) == ["part-0", "part-1", "part-2", "part-3"]
    assert run(wire, "1/3") == (0, 2, 0)


def test_the_part_of_a_lost_machine_is_done_by_another(wire: Path) -> None:
    run(wire, "1/2")
    next((wire / "facts").glob("part-2*")).unlink()  # its disk was lost
    assert run(wire) == (3, 1, 0)


@pytest.mark.parametrize("written", ["0/3", "4/3", "1", "a/b", "1/0", "-1/3", "1/3/4", ""])
def test_what_is_no_part_is_said(written: str) -> None:
    with pytest.raises(ConfigError, match="is no part like 3/16"):
        Part.parse(written)


def test_parts_of_any_number_make_the_whole(wire: Path) -> None:
    whole = list(shards_of([f"files:{wire}/wire.list"], wire))
    for count in range(1, 7):
        parts = [shards_of([f"files:{wire}/wire.list"], wire, Part(number, count)) for number in range(1, count + 1)]
        assert sorted(shard for part in parts for shard in part) == sorted(whole)


def test_a_file_that_cannot_be_read_holds_up_no_other_and_is_tried_again(wire: Path) -> None:
    (wire / "part-1.jsonl").rename(wire / "away")
    (wire / "part-2.warc").write_bytes(b"no WARC")
    (wire / "wire.list").write_text("part-0.jsonl\npart-1.jsonl\npart-2.warc\n")
    told: list[tuple[Shard, IngestReport | Failure]] = []
    report = run_shards(
        [f"files:{wire}/wire.list"], wire / "facts", workers=1, scratch=str(wire / "scratch"), extract=quick_extract,
        on_shard=lambda shard, result: told.append((shard, result)),
    )  # fmt: skip
    assert [failure.message for failure in report.failures] == ["is not here", told[2][1].message]  # type: ignore[union-attr]
    assert "is not a WARC file" in report.failures[1].message
    (wire / "away").rename(wire / "part-1.jsonl")
    assert run(wire) == (1, 1, 1)


@pytest.mark.parametrize(
    ("lines", "reason"),
    [("https://data.example/a.warc.gz\n", "line 1: .* is to be downloaded first"), (None, "cannot read .*wire.list")],
)
def test_a_list_that_cannot_be_used_is_said(wire: Path, lines: str | None, reason: str) -> None:
    (wire / "wire.list").unlink() if lines is None else (wire / "wire.list").write_text(lines)
    with pytest.raises(ConfigError, match=reason):
        run(wire)


KILLED = """
import os, signal, sys
from pathlib import Path
from flows.shards import run_shards
from tests.faults.quick import quick_extract
left = 20
def dying(article):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return quick_extract(article)
wire = sys.argv[1]
run_shards([f"files:{wire}/wire.list"], f"{wire}/facts", workers=1, scratch=f"{wire}/scratch", extract=dying)
"""


def test_a_machine_that_dies_goes_on_in_the_middle_of_its_shard(wire: Path) -> None:
    died = subprocess.run([sys.executable, "-c", KILLED, str(wire)], capture_output=True, check=False)
    assert died.returncode == -signal.SIGKILL, died.stderr
    assert done(wire) == ["part-0"]
    seen: list[IngestReport | Failure] = []
    run_shards(
        [f"files:{wire}/wire.list"], wire / "facts", workers=1, scratch=str(wire / "scratch"), extract=quick_extract,
        on_shard=lambda shard, result: seen.append(result),
    )  # fmt: skip
    assert [(report.found, report.unchanged) for report in seen if isinstance(report, IngestReport)] == [
        (15, 5), (15, 0), (15, 0),
    ]  # fmt: skip


def alone(wire: Path, url: str) -> None:
    """All files into one store, one after the other."""
    with Ingestion(url, extract=quick_extract) as ingestion:
        for shard in range(SHARDS):
            ingestion.run(ingestion.start(f"{wire}/part-{shard}.jsonl").entries())


def without_order(url: str) -> Snapshot:
    """But the copies themselves: one that was read in another shard has sections, and a visit that says by what."""
    found = snapshot(url, with_order=False)
    return {name: rows for name, rows in found.items() if name not in ("articles", "visits", "source_cursors")}


def test_stores_that_are_merged_are_as_one_that_read_everything(wire: Path, database_url: str) -> None:
    run(wire)
    report = merge([str(wire / "facts")], database_url)
    assert (report.stores, report.new, report.duplicates) == (SHARDS, LEFT - 2, 2)
    alone(wire, f"{wire}/alone.db")
    url = database_url if "://" in database_url else f"sqlite:///{database_url}"
    assert differences(without_order(f"sqlite:///{wire}/alone.db"), without_order(url)) == ""
    with open_store(database_url) as merged, open_store(f"{wire}/alone.db") as whole:
        assert list(merged.inconsistencies()) == []
        for view in READ_IN:
            assert list(merged.view(view)) == list(whole.view(view)), view
        assert next(iter(merged.view("corroborated_claims")))["stories"] > 1, "ties reach across shards"


def test_a_merge_takes_over_only_what_has_changed(wire: Path, tmp_path: Path) -> None:
    run(wire)
    target = f"{tmp_path}/all.db"
    merge([str(wire / "facts")], target)
    again = merge([str(wire / "facts")], target)
    assert again.summary().startswith("4 stores: nothing new in ")
    (shard,) = (wire / "facts").glob("part-1*")
    with open_store(str(shard)) as store:
        store.write(extraction())
        first = next(iter(store.articles()))
        store.mark_removed(first.id, extraction().article.fetched_at)
    assert merge([str(shard)], target).new == 1
    with open_store(target) as merged:
        assert merged.removed_at(first.id) is not None
        assert merged.read(extraction().article.id) == extraction()


def test_a_merge_that_was_interrupted_is_taken_up(wire: Path, tmp_path: Path) -> None:
    run(wire)
    target = f"{tmp_path}/all.db"

    def stop(number: int, total: int) -> None:
        if number == 9:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        merge([str(wire / "facts")], target, on_article=stop)
    report = merge([str(wire / "facts")], target)
    assert (report.unchanged, report.new, report.duplicates) == (9, LEFT - 2 - 9, 2)


def test_copies_of_copies_point_at_the_one_that_has_the_records(tmp_path: Path) -> None:
    """Both shards have the story and a copy of it; in the merged store all three others point at the first."""
    for name in ("a", "b"):
        with open_store(f"{tmp_path}/{name}.db") as store:
            store.write(extraction(f"https://{name}.example/1"))
            store.write(extraction(f"https://{name}.example/2"))
    report = merge([f"{tmp_path}/a.db", f"{tmp_path}/b.db"], f"{tmp_path}/all.db")
    assert (report.new, report.duplicates) == (1, 3)
    with open_store(f"{tmp_path}/all.db") as merged:
        assert list(merged.inconsistencies()) == []
        (row,) = merged.view("stories")
        assert row["articles"] == 4


def test_the_later_version_of_a_page_stands_whatever_the_order(tmp_path: Path) -> None:
    early, late = extraction(), extraction()
    fetched = early.article.fetched_at
    assert fetched is not None
    text = early.article.text + "Corrected.\n"
    late = extraction(article=early.article.model_copy(
        update={"text": text, "text_sha256": "0" * 64, "fetched_at": fetched.replace(month=3)}
    ))  # fmt: skip
    for name, version in (("early", early), ("late", late)):
        with open_store(f"{tmp_path}/{name}.db") as store:
            store.write(version)
    for number, order in enumerate((("early", "late"), ("late", "early"))):
        report = merge([f"{tmp_path}/{name}.db" for name in order], f"{tmp_path}/{number}.db")
        assert (report.updated, report.older) == ((1, 0), (0, 1))[number]
        with open_store(f"{tmp_path}/{number}.db") as merged:
            assert merged.read(early.article.id) == late


def test_corrections_hold_in_what_is_taken_over_and_are_said_to_stay(tmp_path: Path) -> None:
    written = extraction()
    with open_store(f"{tmp_path}/a.db") as store:
        store.write(written)
        store.correct(correct(written.records[0], "rejected", by="mh", at=written.article.fetched_at))  # type: ignore[arg-type]
    report = merge([f"{tmp_path}/a.db"], f"{tmp_path}/all.db")
    assert "its 1 corrections hold in what was taken over, and stay there" in report.notes[0]
    with open_store(f"{tmp_path}/all.db") as merged:
        assert merged.counts()["organization"] == 0


def test_a_merged_store_is_delivered_as_any_other(wire: Path, tmp_path: Path) -> None:
    run(wire)
    merge([str(wire / "facts")], f"{tmp_path}/all.db")
    report = deliver(f"{tmp_path}/all.db", f"{tmp_path}/theirs.duckdb")
    assert report.put["article"] == LEFT


def test_what_cannot_be_merged_is_said(tmp_path: Path) -> None:
    open_store(f"{tmp_path}/a.db").close()
    into = partial(merge, into=f"{tmp_path}/a.db")
    with pytest.raises(ConfigError, match="cannot be merged into itself"):
        into([f"{tmp_path}/a.db"])
    (tmp_path / "empty").mkdir()
    with pytest.raises(ConfigError, match="there is no store in"):
        into([f"{tmp_path}/empty"])
    open_store(f"{tmp_path}/lines.jsonl").close()
    with pytest.raises(ConfigError, match="holds lines and keeps no history"):
        into([f"{tmp_path}/lines.jsonl"])
