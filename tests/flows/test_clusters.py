"""Shards on a cluster of processes: all of them, once, whoever dies on the way."""

from __future__ import annotations

import os
import signal
from functools import partial
from pathlib import Path

import pytest

from flows import clusters
from flows.clusters import ingest_shards
from flows.report import IngestReport
from flows.shards import Shard, ShardsReport, ingest_shard, shards_of
from flows.stores import open_store
from schemas import Article, ConfigError, Extraction, Failure
from tests.faults.quick import quick_extract
from tests.faults.snapshots import differences, snapshot
from tests.faults.wire import release

pytest.importorskip("distributed")

GERMAN = (
    "Die Gesellschaft teilte am Montag mit, dass sie in Hamburg ein neues Lager gebaut hat, das im Herbst öffnet. "
    "Für die Stadt ist es das größte, und nicht das letzte, das an der Elbe entsteht."
)


def write_shard(folder: Path, name: str, *texts: str) -> Path:
    path = folder / f"{name}.txt.d"
    path.mkdir()
    for number, text in enumerate(texts):
        (path / f"{number:03}.txt").write_text(text)
    return path


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    folder = tmp_path / "wire"
    folder.mkdir()
    for shard in range(4):
        write_shard(folder, f"part-{shard}", *(release(shard * 10 + number) for number in range(10)))
    return folder


def dying_once(marker: str, word: str, article: Article) -> Extraction:
    """Kills its worker at the first article with the word, the first time."""
    if word in article.text and not Path(marker).exists():
        Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return quick_extract(article)


def deadly(word: str, article: Article) -> Extraction:
    if word in article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return quick_extract(article)


def test_a_worker_that_dies_loses_nothing_and_a_second_run_does_nothing(wire: Path, tmp_path: Path) -> None:
    seen: list[Shard] = []

    def note(shard: Shard, result: IngestReport | Failure) -> None:
        seen.append(shard)

    ingest = partial(ingest_shards, [f"{wire}/*"], tmp_path / "facts", workers=2, scratch=str(tmp_path / "scratch"))
    report = ingest(extract=partial(dying_once, str(tmp_path / "died"), "release 15 "), on_shard=note)
    assert (tmp_path / "died").exists()
    assert (report.done, report.already_there, report.failures) == (4, 0, ())
    assert report.ingested is not None
    assert (report.ingested.found, report.ingested.failed) == (40, 0)
    for shard in seen:
        alone = Shard(shard.source, str(tmp_path / "alone" / Path(shard.target).name))
        Path(alone.target).parent.mkdir(exist_ok=True)
        ingest_shard(alone, languages=("en",), extract=quick_extract, scratch=str(tmp_path / "other"))
        assert differences(snapshot(f"sqlite:///{alone.target}"), snapshot(f"sqlite:///{shard.target}")) == ""
    assert ingest(extract=None) == ShardsReport(None, 0, 4, ())


def test_a_shard_that_kills_every_worker_is_given_up(
    wire: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "LOST_WORKERS", 0)
    monkeypatch.setitem(clusters._SETTINGS, "distributed.scheduler.allowed-failures", 0)
    facts, extract = tmp_path / "facts", partial(deadly, "release 15 ")
    report = ingest_shards([f"{wire}/part-[12]*"], facts, workers=1, scratch=str(tmp_path), extract=extract)
    (failure,) = report.failures
    assert (failure.stage, failure.error, failure.concerns) == ("shard", "KilledWorker", str(wire / "part-1.txt.d"))
    assert failure.message == "1 workers died of it (out of memory?)"
    assert [path.name[:6] for path in facts.iterdir()] == ["part-2"]


def test_articles_in_other_languages_are_left_out(tmp_path: Path) -> None:
    write_shard(tmp_path, "mixed", release(1), GERMAN)
    (shard,) = shards_of([str(tmp_path / "mixed.txt.d")], tmp_path)
    report = ingest_shard(shard, languages=("en",), extract=quick_extract, scratch=str(tmp_path / "scratch"))
    assert (report.new, report.failed) == (1, 0)
    with open_store(shard.target) as store:
        assert [article.language for article in store.articles()] == ["en"]
    assert not any((tmp_path / "scratch").rglob("*.db*"))


def test_files_of_one_name_in_two_folders_are_two_shards(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "in.jsonl").touch()
    shards = list(shards_of([f"{tmp_path}/*/in.jsonl", f"{tmp_path}/one/in.jsonl"], tmp_path))
    assert [Path(shard.source).parent.name for shard in shards] == ["one", "two"]
    assert len({shard.target for shard in shards}) == 2


def test_what_cannot_be_is_said_at_once(wire: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no file or folder"):
        ingest_shards([str(tmp_path / "absent*")], tmp_path)
    with pytest.raises(ConfigError, match="there is no Dask scheduler at 'nowhere'"):
        ingest_shards([f"{wire}/*"], tmp_path, scheduler="nowhere")
