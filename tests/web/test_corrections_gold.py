"""Corrections as gold lines that `corpus.evaluate_gold` scores: what was confirmed is right, what changed is asked."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from corpus.evaluate_gold import GoldScores
from factwire.cli import app
from factwire.gold_entries import place_entry
from factwire.gold_lines import Line, export_gold, gold_line
from flows.stores import open_store
from schemas import Deal, Extraction, Quote, Record
from schemas.corrections import Correction, correct
from tests.web.archive_of_ostrava import Reading, licence, results

NOW = datetime(2026, 5, 3, 12, tzinfo=UTC)


def line_of(extraction: Extraction, *corrections: Correction) -> Line:
    line, left_out = gold_line(extraction, corrections)
    assert line is not None and not left_out
    return line


def accepted(*records: Record) -> list[Correction]:
    return [correct(record, "accepted", by="mh", at=NOW) for record in records]


def scores(extraction: Extraction, line: Line) -> dict[str, Any]:
    made = GoldScores()
    made.add(extraction, line)
    return made.as_dict()


def without(extraction: Extraction, record: Record) -> Extraction:
    kept = tuple(one for one in extraction.records if one.id != record.id)
    return extraction.model_copy(update={"records": kept})


@pytest.mark.parametrize("extraction", [results(), licence()], ids=["results", "licence"])
def test_what_was_confirmed_scores_a_hundred_percent(extraction: Extraction) -> None:
    found = scores(extraction, line_of(extraction, *accepted(*extraction.records)))
    assert found["scores"] and all(score["f"] == 100 for score in found["scores"].values())
    assert all(score["recall"] == 100 for score in found["details"].values())


@pytest.mark.parametrize("extraction", [results(), licence()], ids=["results", "licence"])
def test_each_confirmed_record_is_missed_where_it_is_not_found(extraction: Extraction) -> None:
    for record in extraction.records:
        line = line_of(extraction, *accepted(record))
        found = scores(without(extraction, record), line)["scores"]
        assert any(score["recall"] == 0 for score in found.values()), record.kind_prefix


@pytest.mark.parametrize("extraction", [results(), licence()], ids=["results", "licence"])
def test_a_rejected_record_that_is_found_again_is_false(extraction: Extraction) -> None:
    for record in extraction.records:
        line = line_of(extraction, correct(record, "rejected", by="mh", at=NOW))
        assert any(score["precision"] == 0 for score in scores(extraction, line)["scores"].values()), record
        clean = scores(without(extraction, record), line)["scores"]
        assert all(score["precision"] in (0, 100) for score in clean.values())


def test_what_nobody_looked_at_counts_neither_way() -> None:
    figures = licence().figures
    line = line_of(licence(), *accepted(figures[0]))
    assert [entry.get("optional", False) for entry in line["figures"]] == [False, True]
    for extraction in (licence(), without(licence(), figures[1])):
        assert scores(extraction, line)["scores"]["figures"]["f"] == 100


def test_a_changed_figure_asks_for_what_it_was_changed_to() -> None:
    revenue = results().figures[0]
    after = revenue.model_copy(update={"value": Decimal(27), "period": None})
    line = line_of(results(), correct(revenue, "changed", by="mh", at=NOW, after=after))
    [entry] = line["figures"]
    assert entry["value"] == "27" and entry["period"] is None and entry["measure"] == "revenue"
    assert "change" not in entry, "who changes the value has not said that there is no change"
    assert scores(results(), line)["scores"]["figures"]["f"] == 0
    changed = results().model_copy(update={"records": (after,)})
    assert scores(changed, line)["scores"]["figures"]["f"] == 100


def test_the_newest_verdict_counts_and_a_withdrawn_one_does_not() -> None:
    revenue = results().figures[0]
    first = correct(revenue, "rejected", by="a", at=NOW)
    second = correct(revenue, "accepted", by="b", at=NOW + timedelta(hours=1))
    assert line_of(results(), second, first)["figures"][0].get("optional") is None
    gone = second.model_copy(update={"withdrawn": True})
    assert line_of(results(), first, gone)["figures"] == []


def test_speeches_are_told_by_content_and_speaker() -> None:
    quote = results().of(Quote)[0]
    line = line_of(results(), *accepted(quote))
    assert line["quotes"] == [["Demand held up in every market", "Mei Lindqvist"]]
    assert line["optional"]["people"] == [["Mei Lindqvist"]]
    indirect = quote.model_copy(update={"type": "indirect"})
    told = results().model_copy(update={"records": (indirect,)})
    assert line_of(told, *accepted(indirect))["indirect"] == [
        {"content": "Demand held up in every market", "cue": "said", "speaker": "Mei Lindqvist"}
    ]


def test_a_deal_brings_the_figures_of_its_terms_along() -> None:
    line = line_of(licence(), *accepted(licence().of(Deal)[0]))
    assert line["deals"][0]["terms"] == [["total", "$130 million", 1]]
    assert {entry["text"]: entry.get("optional", False) for entry in line["figures"]} == {
        "$130 million": True,
        "$31 million": True,
    }


def test_a_place_is_told_by_whole_words_and_its_number() -> None:
    text = "14 percent, then 4 percent, then 4 percent. US$5 million"
    reading = Reading(results().article.model_copy(update={"text": text}))
    assert place_entry(text, reading.span("4 percent", 2)) == {"text": "4 percent"}
    assert place_entry(text, reading.span("4 percent", 3)) == {"text": "4 percent", "nth": 2}
    assert place_entry(text, reading.span("$5 million")) == {"text": "US$5 million"}


def test_what_gold_cannot_hold_is_counted() -> None:
    undated = results().model_copy(update={"article": results().article.model_copy(update={"published_at": None})})
    assert gold_line(undated, accepted(*undated.figures))[1] == {"the article has no date, which a gold line needs": 1}
    other = results().model_copy(update={"article": results().article.model_copy(update={"text": "Other words."})})
    assert gold_line(other, accepted(*results().figures))[1] == {"the article's text has changed": 1}


def export(path: Path, *made: Sequence[Correction]) -> Any:
    with open_store(f"sqlite:///{path}") as store:
        store.write(results())
        store.write(licence())
        for corrections in made:
            for correction in corrections:
                store.correct(correction)
    out = path.with_suffix(".jsonl")
    return CliRunner().invoke(app, ["gold", "export", "--store", str(path), "-o", str(out)]), out


def test_the_command_writes_a_file_that_evaluate_gold_reads(tmp_path: Path) -> None:
    rejected = [correct(licence().figures[0], "rejected", by="mh", at=NOW)]
    result, out = export(tmp_path / "news.db", accepted(*results().records), rejected)
    assert result.exit_code == 0, result.output
    assert "2 gold lines from 7 corrections" in result.output
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [line["text"] for line in lines] == [results().article.text, licence().article.text]
    assert lines[1]["figures"][0]["text"] == "$31 million"
    with open_store(str(tmp_path / "news.db")) as store:
        assert export_gold(store).lines == 2


def test_a_store_without_corrections_gives_an_empty_file(tmp_path: Path) -> None:
    result, out = export(tmp_path / "news.db")
    assert result.exit_code == 0 and out.read_text() == ""
