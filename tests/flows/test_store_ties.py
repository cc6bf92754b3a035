"""Ties in a store: they follow every write, depend on no order, and an analyst reads them in plain SQL."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.stores import Store, WriteOutcome, open_store
from flows.stores.question_views import QUESTION_VIEWS
from flows.stores.views import ORDERS, VIEWS
from schemas import ConfigError, DealType, Extraction, Modality
from tests.flows.test_ties import NEWS
from tests.flows.tied_articles import claim, deal, story

REVENUE = claim("Acme", "revenue", "3400000000", statement="Revenue was $3.4 billion")
PRECISE = claim("Acme Inc.", "net revenue", "3420000000", statement="Net revenue of $3.42 billion")
OTHER = claim("Acme", "revenue", "3100000000", statement="Revenue was $3.1 billion")
BUYS = deal(DealType.ACQUISITION, "Acme (acquirer); Beta Inc. (target)", "2100000000")
BOUGHT = deal(DealType.ACQUISITION, "Beta (target); Acme Corp. (acquirer)", status="completed")

WORLD = [
    story("wire", [REVENUE], [BUYS], text=NEWS * 2),
    story("copy", [REVENUE], [BUYS], text=NEWS.replace("said on Monday", "announced") * 2, day=1),
    story("same", [REVENUE], [BUYS], text=NEWS * 2, day=2),
    story("paper", [PRECISE], [BOUGHT], day=3),
    story("blog", [OTHER], day=4),
    story("weekly", [OTHER, claim("Beta", "stores", "76", currency=None)], day=None),
    story("monthly", [claim("Beta", "stores", "76", currency=None)], [BUYS], day=40),
]
"""Three carry one story; a paper confirms it; two give another revenue, and two count the same stores."""


@pytest.fixture
def store(database: Store) -> Store:
    return database


def views_of(store: Store) -> dict[str, list[dict[str, Any]]]:
    return {name: list(store.view(name)) for name in ORDERS}


def filled(store: Store, extractions: Iterable[Extraction]) -> dict[str, list[dict[str, Any]]]:
    for extraction in extractions:
        store.write(extraction)
    return views_of(store)


def test_a_story_counts_once_however_many_carry_it(store: Store) -> None:
    views = filled(store, WORLD)
    assert [row["articles"] for row in views["stories"]] == [3, 1, 1, 1, 1]
    assert views["stories"][0]["title"] == "wire"
    copies = {row["title"]: (row["repeats"], row["original_title"]) for row in views["near_duplicates"]}
    assert copies == {"copy": ("near-duplicate", "wire"), "same": ("same text", "wire")}
    assert all(0.8 <= row["likeness"] <= 1 for row in views["near_duplicates"])


def test_a_claim_that_several_stories_make_is_one_row(store: Store) -> None:
    rows = {(row["subject"], row["value"]): row for row in filled(store, WORLD)["corroborated_claims"]}
    assert set(rows) == {("Acme", "3400000000"), ("Beta", "76"), ("Acme", "3100000000")}
    assert (rows["Acme", "3400000000"]["stories"], rows["Acme", "3400000000"]["articles"]) == (2, 3)
    assert str(rows["Acme", "3400000000"]["first_day"]) == "2026-01-12"
    assert str(rows["Acme", "3400000000"]["last_day"]) == "2026-01-15"


def test_copies_alone_corroborate_nothing(store: Store) -> None:
    views = filled(store, WORLD[:3])
    assert views["corroborated_claims"] == views["corroborated_deals"] == []


def test_a_deal_is_one_from_its_announcement_to_its_completion(store: Store) -> None:
    (row,) = filled(store, WORLD)["corroborated_deals"]
    assert (row["type"], row["stories"], row["articles"], row["status"]) == ("acquisition", 3, 4, "announced")


def test_contradictions_are_listed_once_for_two_stories_the_earlier_first(store: Store) -> None:
    rows = filled(store, WORLD)["contradictions"]
    values = sorted((row["title"], row["value"], row["other_title"], row["other_value"]) for row in rows)
    assert values == [
        ("wire", "3400000000", "blog", "3100000000"),
        ("wire", "3400000000", "weekly", "3100000000"),
    ]
    assert {row["statement"] for row in rows} == {"Revenue was $3.4 billion"}


def test_the_order_of_writing_makes_no_difference(tmp_path: Path) -> None:
    world = [
        article for article in WORLD if article.article.title != "same"
    ]  # which of two equal texts has the records
    results = []
    for number, order in enumerate(random.Random(7).sample(list(permutations(world)), 8)):
        with open_store(f"{tmp_path}/{number}.db") as store:
            results.append(filled(store, order))
    assert all(result == results[0] for result in results[1:])


KINDS = st.sampled_from([REVENUE, PRECISE, OTHER, claim("Acme", "revenue", "3150000000"), None])


@settings(max_examples=25, deadline=None)
@given(
    writes=st.lists(st.tuples(st.sampled_from("abcdef"), KINDS, st.booleans()), min_size=1, max_size=12),
    seed=st.integers(0, 99),
)
def test_what_was_written_before_leaves_no_trace(writes: list[tuple[str, Any, bool]], seed: int) -> None:
    """Whatever versions an article went through, the ties are those of the last ones, written in any order."""
    last: dict[str, Extraction] = {}
    with open_store("sqlite://") as store:
        for name, content, is_copy in writes:
            text = f"{NEWS}{NEWS.replace('vote', f'vote {name}')}" if is_copy else None
            last[name] = story(name, [content] if content else [], text=text)
            store.write(last[name])
        lived = views_of(store)
    articles = list(last.values())
    random.Random(seed).shuffle(articles)
    with open_store("sqlite://") as store:
        assert filled(store, articles) == lived


def test_a_new_version_takes_the_old_ties_along(store: Store) -> None:
    filled(store, WORLD)
    changed = story("paper", [claim("Gamma", "revenue", "1")], day=3)
    assert store.write(changed) is WriteOutcome.REPLACED
    views = views_of(store)
    assert ("Acme", "3400000000") not in {(row["subject"], row["value"]) for row in views["corroborated_claims"]}
    assert views["corroborated_deals"][0]["stories"] == 2
    assert len(views["contradictions"]) == 2, "what the other articles say stays"
    assert store.write(WORLD[3]) is WriteOutcome.REPLACED
    assert store.write(WORLD[3]) is WriteOutcome.UNCHANGED


def test_a_group_that_loses_its_middle_falls_apart(store: Store) -> None:
    values = {"low": "12%", "middle": "12.5%", "high": "13%"}
    rounded = {name: claim("Acme", "margin", value, approximate=name == "middle") for name, value in values.items()}
    filled(store, [story(name, [given]) for name, given in rounded.items()])
    assert [row["stories"] for row in store.view("corroborated_claims")] == [3]
    store.write(story("middle"))
    assert list(store.view("corroborated_claims")) == []


def test_a_write_that_fails_leaves_the_ties_as_they_were(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = filled(store, WORLD)
    with monkeypatch.context() as patched, pytest.raises(RuntimeError):
        patched.setattr("flows.stores.tying._tie_deals", _fail)
        store.write(story("paper", [claim("Gamma", "revenue", "1")], day=3))
    assert views_of(store) == before


def _fail(*_: object) -> None:
    raise RuntimeError("killed here")


def test_guidance_is_tied_to_guidance_only(store: Store) -> None:
    outlook = claim("Acme", "revenue", "3400000000", modality=Modality.GUIDANCE)
    views = filled(store, [story("one", [outlook]), story("two", [REVENUE]), story("three", [outlook])])
    assert [(row["modality"], row["stories"]) for row in views["corroborated_claims"]] == [("guidance", 2)]


def test_lines_are_tied_to_nothing_and_unknown_views_are_named(tmp_path: Path, store: Store) -> None:
    with open_store(f"{tmp_path}/facts.jsonl") as lines, pytest.raises(ConfigError, match="need a database"):
        list(lines.view("stories"))
    with pytest.raises(ConfigError, match="unknown view 'tales': there are corroborated_claims"):
        list(store.view("tales"))


def test_sqlite_alone_reads_the_views(tmp_path: Path) -> None:
    with open_store(f"{tmp_path}/facts.db") as store:
        filled(store, WORLD)
    with sqlite3.connect(tmp_path / "facts.db") as database:
        for view in VIEWS.keys() - QUESTION_VIEWS.keys():
            assert database.execute(f"SELECT COUNT(*) FROM {view}").fetchone()[0] > 0
    database.close()
