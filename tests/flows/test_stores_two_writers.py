"""Processes that write into one database at once take turns; a reader that follows them misses nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from flows.stores import Change, Store, open_store
from schemas import Extraction
from tests.flows.stored_articles import TEXT, VERSIONS, article, every_kind, extraction

WRITER = """
import sys
sys.path[:0] = [sys.argv[3]]
from pathlib import Path
from flows.stores import open_store
from schemas import Extraction
lines = [Extraction.model_validate_json(line) for line in Path(sys.argv[2]).read_text().splitlines()]
print("ready", flush=True)
sys.stdin.readline()
with open_store(sys.argv[1]) as store:
    for line in lines:
        store.write(line)
"""


def reading(number: int, version: int = 0) -> Extraction:
    """An article in one of several versions; every third has the text of another one."""
    text = f"{TEXT}{'The same everywhere.' if number % 3 == 0 else f'Number {number}.'}\n" + "Updated.\n" * version
    of = article(f"https://example.org/{number}", text)
    return Extraction(article=of, records=every_kind(of), versions=VERSIONS)


def start(url: str, path: Path, work: list[Extraction]) -> subprocess.Popen[str]:
    path.write_text("\n".join(each.model_dump_json() for each in work))
    command = [sys.executable, "-c", WRITER, url, str(path), str(Path.cwd())]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def go(writers: list[subprocess.Popen[str]]) -> None:
    for writer in writers:
        assert writer.stdout and writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin
        writer.stdin.write("go\n")
        writer.stdin.flush()


def follow(store: Store, mirror: dict[str, Change], since: int) -> int:
    for change in store.changes(since):
        assert change.cursor > since
        since = change.cursor
        mirror[change.id] = change
    return since


def test_two_processes_fill_one_new_store_and_a_reader_follows(database_url: str, tmp_path: Path) -> None:
    numbers = range(8)
    forth = [reading(number) for number in numbers] + [reading(number, 1) for number in numbers]
    back = [reading(number) for number in reversed(numbers)] + [reading(number, 1) for number in reversed(numbers)]
    writers = [start(database_url, tmp_path / "forth", forth), start(database_url, tmp_path / "back", back)]
    go(writers)  # both make the tables, too
    mirror: dict[str, Change] = {}
    with open_store(database_url) as store:
        since = 0
        while any(writer.poll() is None for writer in writers):
            since = follow(store, mirror, since)
        errors = [writer.communicate()[1] for writer in writers]
        assert [writer.returncode for writer in writers] == [0, 0], errors
        since = follow(store, mirror, since)
        assert since == store.last_change()
        stored = [extraction for number in numbers if (extraction := store.read(reading(number).article.id))]
        standing = {change.value for change in mirror.values() if change.operation == "put"}
        assert standing == {part for each in stored for part in (each.article, *each.records)}
        assert {each.article.text for each in stored} <= {
            reading(number, version).article.text for number in numbers for version in (0, 1)
        }
        assert store.counts()["article"] == len(numbers)
        assert store.counts()["duplicate"] == sum(bool(each.article.duplicate_of) for each in stored)
        for each in stored:
            assert bool(each.records) != bool(each.article.duplicate_of)
            original = store.read(each.article.duplicate_of) if each.article.duplicate_of else None
            assert original is None or not original.article.duplicate_of


def test_a_reader_sees_an_article_wholly_or_not_at_all(database_url: str, tmp_path: Path) -> None:
    """While one process turns an article over and over, each reading is one of the two versions."""
    one, other = extraction(), extraction()
    other = other.model_copy(update={"records": other.records[:2]})
    with open_store(database_url) as store:
        store.write(one)
        writer = start(database_url, tmp_path / "work", [other, one] * 8)
        go([writer])
        seen = set()
        while writer.poll() is None:
            now = store.read(one.article.id)
            assert now in (one, other)
            seen.add(len(now.records) if now else 0)
        assert writer.returncode == 0, writer.communicate()[1]
        assert store.read(one.article.id) == one
