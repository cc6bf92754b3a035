"""`factwire ties`: what a user sees of the ties in a store."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from factwire.ties import show_ties
from flows.stores import open_store
from flows.stores.views import ORDERS
from schemas import ConfigError, StoreError
from tests.flows.test_store_ties import WORLD


@pytest.fixture
def store(tmp_path: Path) -> str:
    name = f"{tmp_path}/facts.db"
    with open_store(name) as opened:
        for article in WORLD:
            opened.write(article)
    return name


def shown(store: str, view: str | None, format: str = "table") -> str:
    console = Console(width=200, no_color=True, force_terminal=False)
    return show_ties(store, view, limit=50, format=format, console=console)


def test_the_counts_say_what_there_is(store: str) -> None:
    counts = json.loads(shown(store, None, "json"))
    assert counts == {
        "corroborated_claims": 3, "corroborated_deals": 1, "contradictions": 2, "near_duplicates": 2, "stories": 5
    }  # fmt: skip
    assert "3  corroborated_claims" in shown(store, None)
    assert shown(store, None, "csv").splitlines()[0] == "view,rows"


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("corroborated_claims", ["Acme", "3.4 billion USD", "2025", "Revenue was $3.4 billion"]),
        ("corroborated_deals", ["acquisition", "Acme (acquirer); Beta Inc. (target)", "2.1 billion USD"]),
        ("contradictions", ["Acme: revenue", "3.4 billion USD", "3.1 billion USD", "Revenue was $3.1 billion"]),
        ("near_duplicates", ["same text", "near-duplicate", "wire"]),
        ("stories", ["2026-01-12 … 2026-01-14", "wire daily"]),
    ],
)
def test_each_view_is_a_table_for_people(store: str, view: str, words: list[str]) -> None:
    table = shown(store, view)
    assert all(word in table for word in words), table


@pytest.mark.parametrize("view", list(ORDERS))
def test_each_view_is_data_for_programs(store: str, view: str) -> None:
    rows = json.loads(shown(store, view, "json"))
    assert rows
    assert [json.loads(line) for line in shown(store, view, "jsonl").splitlines()] == rows
    assert len(list(csv.DictReader(io.StringIO(shown(store, view, "csv"))))) == len(rows)


def test_nothing_tied_is_said_so(tmp_path: Path) -> None:
    open_store(f"{tmp_path}/empty.db").close()
    assert shown(f"{tmp_path}/empty.db", "contradictions") == "none\n"
    assert shown(f"{tmp_path}/empty.db", "contradictions", "csv").strip() == ""


def test_what_has_no_ties_says_why(store: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="unknown view 'tales'"):
        shown(store, "tales")
    with pytest.raises(StoreError, match="there is no store"):
        shown(f"{tmp_path}/absent.db", None)
