"""Deals and affiliations of annotated releases: the lines that ship are offsets and labels, and are compared as
corpus/guidelines.md says."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any, get_args

import pytest
from typer.testing import CliRunner

from corpus.annotated_releases import as_gold, is_apart, read_annotated, shipped_releases
from corpus.evaluate_deals import ReleaseScores, slips_of
from extractors.text import read_text
from factwire.cli import app
from schemas import (
    Affiliation,
    Amount,
    AnyRecord,
    ConfigError,
    Deal,
    DealType,
    Extraction,
    Party,
    Reference,
    Span,
    Term,
    Versions,
)

TEXT = (
    "Halvard Bio AS (“Halvard”) licensed HB-7 to Quillon Pharma for $40 million upfront. Quillon Pharma also raised "
    "€25 million from Tern Capital and Osprey Fund. “Good,” said Ida Lund, chief executive of Halvard."
)
RELEASE = {"id": "wire/1.md", "title": "Halvard licenses HB-7", "date": "2026-03-02", "text": TEXT}


def place(words: str, nth: int = 1) -> list[int]:
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return [start, start + len(words)]


LINE: dict[str, Any] = {
    "id": "wire/1.md",
    "sha256": read_text(TEXT).text_sha256,
    "organizations": [
        [place("Halvard Bio AS"), place("Halvard", 2)], [place("Quillon Pharma")], [place("Tern Capital")],
        [place("Osprey Fund")],
    ],
    "people": [[place("Ida Lund")]],
    "deals": [
        {"type": ["licence", "collaboration"], "status": "announced",
         "parties": [["o0", ["licensor", "partner"]], ["o1", ["licensee", "partner"]]],
         "terms": [{"term": "upfront", "span": place("$40 million"), "value": "40000000", "currency": "USD"}]},
        {"type": "financing", "status": ["completed", "announced"],
         "parties": [["o1", "issuer"], ["o2", "investor"], ["o3", "investor"]],
         "terms": [{"term": "total", "span": place("€25 million"), "value": "25000000", "currency": "EUR"}]},
        {"type": "collaboration", "status": "announced", "parties": [["o2", "partner"]], "terms": [], "optional": True},
    ],
    "affiliations": [["p0", [place("chief executive")], ["o0"]]],
    "optional": {"affiliations": [["p0", [None], ["o1", None]]]},
}  # fmt: skip


def record(kind: str, words: str) -> dict[str, Any]:
    start, end = place(words)
    return {
        "id": f"{kind}_{start:08x}{end:08x}", "article_id": "a", "evidence": (Span.of(TEXT, start, end),),
        "section": "body", "extractor": kind,
    }  # fmt: skip


def deal(words: str, type: str, *parties: tuple[str, Any], **term: Any) -> Deal:
    amount = {"type": "money", "currency": "USD", **term.get("amount", {})}
    terms = [Term(term=term["kind"], figure_id=f"figure_{1:016x}", amount=Amount(**amount))] if term else []
    return Deal(
        **record("deal", words),
        type=type,
        status="announced",
        parties=[Party(organization=Reference(text=name), role=role) for name, role in parties],
        terms=terms,
    )


def role(person: str, title: str | None, organization: str | None) -> Affiliation:
    start, end = place(title or person)
    return Affiliation(
        **record("affiliation", title or person),
        person=Reference(text=person),
        title=Span.of(TEXT, start, end) if title else None,
        organization=Reference(text=organization) if organization else None,
    )


def scores_of(*records: AnyRecord) -> dict[str, tuple[int, int, int]]:
    """(right, found, gold) of each score, on the invented release."""
    scores = ReleaseScores()
    scores.add(extraction(*records), as_gold(LINE, TEXT))
    result = scores.as_dict()
    every = {**result["scores"], **result["details"]}
    return {name: (score["hits"], score["found"], score["gold"]) for name, score in every.items()}


def extraction(*records: AnyRecord) -> Extraction:
    return Extraction(article=read_text(TEXT), versions=Versions(factwire="0", model="m"), records=records)


LICENCE = deal(
    "licensed", "licence", ("Halvard", "licensor"), ("Quillon Pharma", "licensee"),
    kind="upfront", amount={"value": 40_000_000},
)  # fmt: skip
ROUND = (("Quillon Pharma", "issuer"), ("Tern Capital", "investor"), ("Osprey Fund", "investor"))


def test_the_halves_share_no_release_and_one_of_them_is_apart() -> None:
    halves = {path.name.partition(".")[0]: lines_of(path) for path in shipped_releases()}
    assert halves.keys() == {"release_deals_apart", "release_deals_development"}
    ids = [line["id"] for lines in halves.values() for line in lines]
    assert len(ids) == len(set(ids)) >= 110
    assert all(line.get("apart") for line in halves["release_deals_apart"])
    assert not any(line.get("apart") for line in halves["release_deals_development"])


@pytest.mark.parametrize("path", shipped_releases(), ids=lambda path: path.name)
def test_lines_hold_labels_numbers_and_offsets_and_no_words_of_others(path: Path) -> None:
    fields = (Party.model_fields["role"], Term.model_fields["term"], Deal.model_fields["status"])
    labels = {*DealType, *(label for field in fields for label in get_args(field.annotation))}
    for line in lines_of(path):
        words = set(strings({key: value for key, value in line.items() if key not in ("id", "sha256")}))
        assert all(word in labels or is_pointer(word, line) or is_value(word) for word in words), line["id"]
        assert all(0 <= start < end for start, end in offsets(line)), line["id"]


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]


def strings(node: Any) -> list[str]:
    if isinstance(node, str):
        return [node]
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [word for child in children for word in strings(child)]


def is_pointer(word: str, line: dict[str, Any]) -> bool:
    size = {"o": len(line["organizations"]), "p": len(line["people"])}.get(word[0], 0)
    return word[1:].isdigit() and int(word[1:]) < size


def is_value(word: str) -> bool:
    return word.replace(".", "", 1).isdigit() or (len(word) in (3, 4) and word.isupper())


def offsets(node: Any) -> list[list[int]]:
    if isinstance(node, list) and len(node) == 2 and all(type(one) is int for one in node):
        return [node]
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [place for child in children for place in offsets(child)]


def test_offsets_become_the_words_of_the_text() -> None:
    gold = as_gold(LINE, TEXT)
    assert gold["organizations"][0] == ["Halvard Bio AS", "Halvard"]
    assert gold["deals"][1]["parties"][0] == ["Quillon Pharma", "issuer"]
    assert gold["affiliations"] == [["Ida Lund", ["chief executive"], ["Halvard Bio AS"]]]
    assert gold["optional"]["affiliations"] == [["Ida Lund", [None], ["Quillon Pharma", None]]]


def test_releases_are_read_by_their_ids(tmp_path: Path) -> None:
    halves = read_annotated(written(tmp_path / "set.jsonl", {**RELEASE, "id": "wire/2.md"}, RELEASE), [gold(tmp_path)])
    [release] = halves["gold.jsonl"]
    assert release.article.title == "Halvard licenses HB-7"
    assert str(release.article.published_at).startswith("2026-03-02")


@pytest.mark.parametrize(
    ("release", "reason"),
    [
        ({**RELEASE, "text": TEXT + " More."}, "the text is not the one that was annotated"),
        ({**RELEASE, "id": "wire/2.md"}, "1 of 1 annotated releases are not in it"),
    ],
)
def test_another_version_of_the_texts_is_an_error(tmp_path: Path, release: dict[str, Any], reason: str) -> None:
    with pytest.raises(ConfigError, match=reason):
        read_annotated(written(tmp_path / "set.jsonl", release), [gold(tmp_path)])


def written(path: Path, *lines: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def gold(folder: Path, **more: Any) -> Path:
    return written(folder / "gold.jsonl", {**LINE, **more})


def test_a_right_deal_counts_everywhere() -> None:
    scores = scores_of(LICENCE)
    assert scores["deals"] == scores["deals_principals"] == scores["deals_alike"] == (1, 1, 2)
    assert scores["deal_parties"] == (2, 2, 5)
    assert scores["deal_terms"] == (1, 1, 2)
    assert scores["deal_status"] == (1, 1, 1)


def test_a_round_without_an_investor_has_its_principal() -> None:
    scores = scores_of(deal("raised", "financing", *ROUND[:2]))
    assert scores["deals"] == (0, 1, 2)
    assert scores["deals_principals"] == (1, 1, 2)
    assert scores["deal_parties"] == (2, 2, 5)


def test_sides_the_wrong_way_round_are_alike_and_no_more() -> None:
    scores = scores_of(deal("licensed", "licence", ("Halvard", "licensee"), ("Quillon Pharma", "licensor")))
    assert scores["deals"] == scores["deals_principals"] == (0, 1, 2)
    assert scores["deals_alike"] == (1, 1, 2)
    assert scores["deal_parties"] == (0, 2, 5)


@pytest.mark.parametrize(
    "found",
    [
        deal("licensed", "acquisition", ("Halvard", "acquirer"), ("Quillon Pharma", "target")),
        deal("licensed", "licence", ("Ida Lund", "licensor")),
    ],
    ids=["another type", "nobody of the deal"],
)
def test_another_deal_is_false_on_every_line(found: Deal) -> None:
    scores = scores_of(found)
    assert scores["deals"] == scores["deals_principals"] == scores["deals_alike"] == (0, 1, 2)
    assert scores["deal_parties"] == (0, len(found.parties), 5)


def test_an_optional_deal_is_neither_right_nor_false() -> None:
    scores = scores_of(deal("raised", "collaboration", ("Tern Capital", "partner"), ("Osprey Fund", "partner")))
    assert scores["deals"] == scores["deals_alike"] == (0, 0, 2)


def test_a_term_needs_its_currency() -> None:
    dollars = deal("raised", "financing", *ROUND, kind="total", amount={"value": 25_000_000})
    euros = deal("raised", "financing", *ROUND, kind="total", amount={"value": 25_000_000, "currency": "EUR"})
    assert scores_of(dollars)["deal_terms"] == (0, 1, 2)
    assert scores_of(euros)["deal_terms"] == (1, 1, 2)


@pytest.mark.parametrize(
    ("found", "strict", "any_title"),
    [
        (role("Ida Lund", "chief executive", "Halvard"), (1, 1, 1), (1, 1, 1)),
        (role("Ida Lund", "chief", "Halvard"), (0, 1, 1), (1, 1, 1)),
        (role("Ida Lund", "chief executive", "Tern Capital"), (0, 1, 1), (0, 1, 1)),
        (role("Ida Lund", None, "Quillon Pharma"), (0, 0, 1), (0, 0, 1)),
    ],
)
def test_an_affiliation_is_person_title_and_organization(
    found: Affiliation, strict: tuple[int, ...], any_title: tuple[int, ...]
) -> None:
    scores = scores_of(found)
    assert (scores["affiliations"], scores["affiliations_any_title"]) == (strict, any_title)


def test_slips_tell_what_was_expected_and_what_was_found() -> None:
    article = read_text(TEXT, title="Halvard licenses HB-7")
    found = extraction(LICENCE, deal("raised", "grant", ROUND[0]))
    lines = list(slips_of(found, as_gold(LINE, TEXT), article))
    assert lines[0] == "wire/1.md: Halvard licenses HB-7"
    assert "missed deal         financing completed or announced: Quillon Pharma issuer" in lines[1]
    assert "false deal          grant announced: Quillon Pharma issuer in 'raised'" in lines[2]
    assert lines[3].strip() == "missed affiliation  Ida Lund, chief executive, Halvard Bio AS"


def test_slips_of_releases_kept_apart_are_not_shown(tmp_path: Path) -> None:
    apart = gold(tmp_path, apart=True)
    assert is_apart(apart)
    result = run("--data", written(tmp_path / "set.jsonl", RELEASE), "--gold", apart, "--show")
    assert isinstance(result.exception, ConfigError)
    assert "kept apart" in str(result.exception)
    assert "Halvard" not in result.output


def test_texts_that_are_not_there_are_one_clear_error(tmp_path: Path) -> None:
    result = run("--data", tmp_path / "absent.jsonl.gz")
    assert isinstance(result.exception, ConfigError)
    assert str(result.exception).endswith("absent.jsonl.gz: no such file")


def run(*arguments: object) -> Any:
    return CliRunner().invoke(app, ["evaluate", "deals", *map(str, arguments)])
