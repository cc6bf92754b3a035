"""The whole articles that ship are well formed, and records are compared with them as corpus/guidelines.md says."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from corpus.evaluate_gold import shipped_gold
from corpus.gold_claims import places_of
from corpus.gold_deals import figure_of
from corpus.gold_figures import place_of
from corpus.gold_names import alternatives, bare_name, clusters
from schemas import Deal, DealType, Modality, Party, Term
from schemas.deals import DealDate

FILES = [path for path in shipped_gold() if not path.name.startswith("figures_")]
KEYS = {
    "id", "published", "text", "organizations", "people", "affiliations", "figures", "quotes", "indirect", "claims",
    "deals",
}  # fmt: skip
CLAIM_KEYS = {
    "text", "nth", "type", "value", "min", "max", "bound", "approximate", "measure", "period", "subject", "modality",
    "attribution", "mentions", "optional", "section", "comparison",
}  # fmt: skip
ROLES = get_args(Party.model_fields["role"].annotation)
TERMS = get_args(Term.model_fields["term"].annotation)
STATUSES = get_args(Deal.model_fields["status"].annotation)
DATES = get_args(DealDate.model_fields["kind"].annotation)

ARTICLES = [
    pytest.param(json.loads(line), id=json.loads(line)["id"])
    for path in FILES
    for line in path.read_text(encoding="utf-8").splitlines()
]


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def stands_in(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def names_of(gold: dict[str, Any]) -> set[str]:
    every = [gold, gold.get("optional", {})]
    return {bare_name(name) for one in every for kind in ("organizations", "people") for c in clusters(one, kind)
            for name in c}  # fmt: skip


def test_the_halves_are_of_like_size() -> None:
    counts = {path.stem: len(lines(path)) for path in FILES}
    assert counts.keys() == {"articles_apart", "articles_development", "newsroom"}
    assert counts["articles_apart"] == counts["articles_development"] >= 18
    assert sum(counts.values()) >= 40


def test_no_article_stands_twice() -> None:
    texts = [" ".join(line["text"].casefold().split()) for path in shipped_gold() for line in lines(path)]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_articles_have_the_length_of_articles(path: Path) -> None:
    assert all(100 <= len(line["text"].split()) <= 400 for line in lines(path))


@pytest.mark.parametrize("gold", ARTICLES)
def test_names_and_roles_stand_in_the_text(gold: dict[str, Any]) -> None:
    assert gold.keys() - {"optional"} == KEYS
    date.fromisoformat(gold["published"])
    for one in (gold, gold.get("optional", {})):
        for kind in ("organizations", "people"):
            assert all(stands_in(gold["text"], name) for cluster in clusters(one, kind) for name in cluster)
        for person, titles, organizations in one.get("affiliations", ()):
            assert bare_name(person) in names_of(gold)
            assert all(stands_in(gold["text"], title) for title in alternatives(titles) if title), titles
            assert all(stands_in(gold["text"], name) for name in alternatives(organizations) if name), organizations


@pytest.mark.parametrize("gold", ARTICLES)
def test_no_name_belongs_to_two(gold: dict[str, Any]) -> None:
    """But a surname may."""
    for kind in ("organizations", "people"):
        every = [cluster for one in (gold, gold.get("optional", {})) for cluster in clusters(one, kind)]
        forms = [name.casefold() for names in every for name in names if kind == "organizations" or " " in name]
        assert len(forms) == len(set(forms))


@pytest.mark.parametrize("gold", ARTICLES)
def test_quotes_stand_in_the_text(gold: dict[str, Any]) -> None:
    for content, speaker in gold["quotes"]:
        assert content in gold["text"], content
        assert speaker is None or bare_name(speaker) in names_of(gold)
    for entry in gold["indirect"]:
        assert entry.keys() <= {"content", "cue", "speaker", "source", "optional"}
        assert all(part in gold["text"] for part in alternatives(entry["content"])), entry
        assert stands_in(gold["text"], entry["cue"]), entry
        if entry["speaker"] is None:
            assert all(stands_in(gold["text"], source) for source in alternatives(entry["source"])), entry
        else:
            assert bare_name(entry["speaker"]) in names_of(gold), entry


@pytest.mark.parametrize("gold", ARTICLES)
def test_claims_are_of_figures_or_rank(gold: dict[str, Any]) -> None:
    figures = [place_of(gold, entry) for entry in gold["figures"] if not entry.get("optional")]
    for claim in gold["claims"]:
        assert claim.keys() <= CLAIM_KEYS, claim
        assert all(Modality(one) for one in alternatives(claim.get("modality", "reported")))
        places = places_of(gold, claim)
        assert "comparison" in claim or claim.get("optional") or set(places) <= set(figures), claim
        if claim.get("period") is not None:
            assert all(date.fromisoformat(day) for day in claim["period"] if day)


@pytest.mark.parametrize("gold", ARTICLES)
def test_deals_use_the_words_of_the_schema(gold: dict[str, Any]) -> None:
    for deal in gold["deals"]:
        assert all(DealType(one) for one in alternatives(deal["type"]))
        assert set(alternatives(deal["status"])) <= set(STATUSES)
        assert deal["parties"]
        for name, roles in deal["parties"] + deal.get("optional_parties", []):
            assert bare_name(name) in names_of(gold), name
            assert set(alternatives(roles)) <= set(ROLES)
        for term in deal["terms"] + deal.get("optional_terms", []):
            assert set(alternatives(term[0])) <= set(TERMS), term
            assert figure_of(gold, term)
        assert all(stands_in(gold["text"], words) for words in (*deal["assets"], *deal["territory"])), deal
        for kind, start, end in deal.get("dates", ()):
            assert kind in DATES
            assert all(date.fromisoformat(day) for day in (start, end) if day)
