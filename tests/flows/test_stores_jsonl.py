"""A file of lines survives crashes and full disks, has one writer, and says what it cannot do."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from flows.stores import WriteOutcome, open_store
from schemas import (
    StoreError,
)
from tests.flows.stored_articles import extraction, other_text


def test_half_a_last_line_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "facts.jsonl"
    first, second = extraction(), other_text("https://example.org/2", "Another text.")
    with open_store(str(path)) as store:
        store.write(first)
    whole = path.read_bytes()
    path.write_bytes(whole + second.model_dump_json().encode()[:100])
    with open_store(str(path)) as store:
        assert store.counts()["article"] == 1
        assert store.write(second) is WriteOutcome.CREATED
    assert path.read_bytes() == whole + second.model_dump_json().encode() + b"\n"


def test_superseded_lines_are_gone_when_the_store_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "facts.jsonl"
    old = extraction()
    new = old.model_copy(update={"records": ()})
    with open_store(str(path)) as store:
        store.write(old)
        store.write(new)
        assert len(path.read_bytes().splitlines()) == 2
        assert store.read(old.article.id) == new
    assert [json.loads(line)["records"] for line in path.read_bytes().splitlines()] == [[]]


def test_a_jsonl_store_has_one_writer_and_any_number_of_readers(tmp_path: Path) -> None:
    name = f"{tmp_path}/facts.jsonl"
    with open_store(name) as writer, open_store(name) as other:
        writer.write(extraction())
        with pytest.raises(StoreError, match="is being written by another process"):
            other.write(extraction())
        with open_store(name, create=False) as reader:
            assert reader.counts()["article"] == 1
        writer.close()
        assert other.write(extraction()) is WriteOutcome.UNCHANGED  # it has read what the first wrote


def test_a_full_disk_leaves_whole_lines_and_a_clear_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_space(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "facts.jsonl"
    with open_store(str(path)) as store:
        store.write(extraction())
        whole = path.read_bytes()
        with monkeypatch.context() as patched, pytest.raises(StoreError, match="No space left on device"):
            patched.setattr(os, "fsync", no_space)
            store.write(other_text("https://example.org/2", "Another text."))
        assert path.read_bytes() == whole
        assert store.write(other_text("https://example.org/2", "Another text.")) is WriteOutcome.CREATED
