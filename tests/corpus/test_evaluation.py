"""Scoring on suites of figures and of time expressions: what counts as right, what is left out, what is no suite."""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from corpus.evaluate_figures import evaluate_figures
from corpus.evaluate_links import THRESHOLDS, evaluate_links, shipped_links
from corpus.evaluate_times import evaluate_times
from corpus.scoring import Score, Stopwatch, pair
from schemas import ConfigError


def suite(path: Path, *rows: tuple[str, list[dict[str, Any]]], **fields: Any) -> Path:
    """A suite file; an expected entry is found in its sentence by its text."""
    lines = []
    for text, expected in rows:
        placed = [
            {"start": text.index(entry["text"]), "end": text.index(entry["text"]) + len(entry["text"]), **entry}
            for entry in expected
        ]
        lines.append(json.dumps({"text": text, "expected": placed, **fields}, ensure_ascii=False))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def money(text: str, value: float | None, currency: str | None = "USD", **fields: Any) -> dict[str, Any]:
    return {"text": text, "kind": "money", "value": value, "currency": currency, **fields}


def figures(path: Path, part: str = "all") -> dict[str, Any]:
    result = evaluate_figures([path], with_peers=False)
    return dict(result["files"][path.name][part]["systems"]["factwire"])


def day(text: str, timex: str, first: str, after: str, kind: str = "date") -> dict[str, Any]:
    return {
        "text": text,
        "kind": kind,
        "timex": timex,
        "alternatives": [{"timex": timex, "start": first, "end": after}],
    }


def times(path: Path) -> dict[str, Any]:
    result = evaluate_times([path], with_peers=False)
    return dict(result["files"][path.name]["all"]["systems"]["factwire"])


def counts(score: dict[str, Any]) -> tuple[int, int, int]:
    return score["hits"], score["found"], score["gold"]


# Counting


def test_precision_recall_and_f_are_percentages() -> None:
    score = Score()
    score.add(Counter({"a": 2, "b": 1}), Counter({"a": 1, "c": 1}))
    assert score.as_dict() == {"precision": 33.3, "recall": 50.0, "f": 40.0, "hits": 1, "found": 3, "gold": 2}
    assert Score().as_dict()["f"] == 0.0


def test_nothing_found_answers_twice() -> None:
    assert pair([5, 5, 7], [7, 5], lambda wanted, found: wanted == found) == [(5, 5), (7, 7)]


def test_a_stopwatch_counts_its_calls() -> None:
    clock = Stopwatch()
    assert clock.time(lambda number: number + 1, 1) == 2
    assert (clock.calls, clock.seconds >= 0) == (1, True)
    assert Stopwatch().per_thousand() == 0.0


# Figures


@pytest.mark.parametrize(
    ("text", "expected", "value", "span"),
    [
        ("Quzix paid $5 million.", [money("$5 million", 5e6)], (1, 1, 1), (1, 1, 1)),
        ("Quzix paid $5 million.", [money("$5 million", 6e6)], (0, 1, 1), (1, 1, 1)),
        ("Quzix paid $5 million.", [money("$5", 5e6)], (1, 1, 1), (0, 1, 1)),
        ("Quzix paid $5 million.", [money("$5 million", 5e6, "EUR")], (0, 1, 1), (1, 1, 1)),
        # No ISO code: any currency will do.
        ("Quzix paid 5 million francs.", [money("5 million francs", 5e6, None)], (1, 1, 1), (1, 1, 1)),
        ("Quzix paid 12 riyals.", [money("12 riyals", 12, "RIYAL")], (1, 1, 1), (1, 1, 1)),
        ("It costs 12 cents.", [money("12 cents", 12, "USD_CENT")], (1, 1, 1), (1, 1, 1)),
        # A range needs both its ends, a bounded value its one.
        ("It paid $3 to $4 million.", [money("$3 to $4 million", None, low=3e6, high=4e6)], (1, 1, 1), (1, 1, 1)),
        ("It paid $3 million.", [money("$3 million", None, low=3e6, high=4e6)], (0, 1, 1), (1, 1, 1)),
        ("It paid over $3 million.", [money("over $3 million", None, low=3e6, high=None)], (1, 1, 1), (1, 1, 1)),
        ("It paid over $3 million.", [money("$3 million", 3e6)], (1, 1, 1), (1, 1, 1)),
        # A suite of money says nothing of percentages.
        ("It sold 30 percent for $2 million.", [money("$2 million", 2e6)], (1, 1, 1), (1, 1, 1)),
        # A unit without a number is not asked for.
        ("It paid $5 in dollars.", [money("dollars", None), money("$5", 5)], (1, 1, 1), (1, 1, 1)),
    ],
)
def test_amounts_are_right_by_value_and_by_span(
    tmp_path: Path, text: str, expected: list[dict[str, Any]], value: tuple[int, ...], span: tuple[int, ...]
) -> None:
    scores = figures(suite(tmp_path / "money.jsonl", (text, expected)))
    assert (counts(scores["value"]), counts(scores["span"])) == (value, span)


def test_a_suite_of_numbers_takes_every_amount_but_ordinals(tmp_path: Path) -> None:
    rows = [
        ("Quzix hired 40 engineers.", [{"text": "40", "kind": "number", "value": 40}]),
        ("It sold 30 percent.", []),
        ("It came third of 12.", [{"text": "third of 12", "kind": "ordinal", "value": 3}]),
    ]
    assert counts(figures(suite(tmp_path / "numbers.jsonl", *rows))["value"]) == (1, 2, 1)


def test_a_file_of_traps_wants_nothing(tmp_path: Path) -> None:
    scores = figures(suite(tmp_path / "traps.jsonl", ("It raised $9 million.", []), ("Quzix grew.", [])))
    assert counts(scores["value"]) == (0, 1, 0)


def test_news_like_sentences_are_scored_apart(tmp_path: Path) -> None:
    path = tmp_path / "money.jsonl"
    rows = [
        {"text": "$5", "news": False, "expected": [{"start": 0, "end": 2, **money("$5", 5)}]},
        {"text": "It paid $7.", "news": True, "expected": [{"start": 8, "end": 10, **money("$7", 8)}]},
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    suite_result = evaluate_figures([path], with_peers=False)["files"]["money.jsonl"]
    assert (suite_result["news"]["sentences"], suite_result["all"]["sentences"]) == (1, 2)
    assert counts(figures(path, "news")["value"]) == (0, 1, 1)
    assert counts(figures(path)["value"]) == (1, 2, 2)


# Times


def test_times_are_right_by_value_and_by_days(tmp_path: Path) -> None:
    rows = [
        ("Quzix said so on Friday.", [day("Friday", "2026-01-09", "2026-01-09", "2026-01-10")]),
        ("Sales fell in March 2025.", [day("March 2025", "2025-03", "2025-03-01", "2025-04-01", "period")]),
        ("Sales fell in 2024.", [day("2024", "2023", "2023-01-01", "2024-01-01", "period")]),
        ("It runs for 18 months.", [{"text": "18 months", "kind": "duration", "timex": "P18M"}]),
    ]
    scores = times(suite(tmp_path / "times.jsonl", *rows, ref_date="2026-01-12"))
    assert counts(scores["value"]) == (3, 4, 4)
    assert counts(scores["interval"]) == (2, 3, 3)
    assert scores["weekdays"] == {"count": 1, "of": 1, "percent": 100.0}
    assert scores["false_dates"] == {"count": 0, "of": 4, "percent": 0.0}


def test_a_date_where_the_suite_has_none_is_a_false_date(tmp_path: Path) -> None:
    path = suite(
        tmp_path / "times.jsonl", ("It closed in May 2025.", []), ("They may sell.", []), ref_date="2026-01-12"
    )
    scores = times(path)
    assert scores["false_dates"] == {"count": 1, "of": 2, "percent": 50.0}
    assert counts(scores["interval"]) == (0, 1, 0)


@pytest.mark.parametrize(
    "entry",
    [
        {"text": "2021 to 2024", "kind": "period", "timex": "(2021-01-01,2024-01-01,P3Y)", "alternatives": []},
        {"text": "2021 to 2024", "kind": "date", "timex": "XXXX-WXX-5", "alternatives": [{"start": None, "end": None}]},
    ],
)
def test_dialects_and_dates_without_days_are_left_out(tmp_path: Path, entry: dict[str, Any]) -> None:
    scores = times(suite(tmp_path / "times.jsonl", ("Sales grew from 2021 to 2024.", [entry]), ref_date="2026-01-12"))
    assert scores["value"] is None
    assert counts(scores["interval"]) == (0, 0, 0)


def test_where_a_suite_tells_one_day_the_days_found_hold_it(tmp_path: Path) -> None:
    rows = [
        ("Sales fell in March 2025.", [{"text": "March 2025", "kind": "date", "datetime": "2025-03-12T00:00:00"}]),
        ("Sales fell in May 2025.", [{"text": "May 2025", "kind": "date", "datetime": "2025-03-12T00:00:00"}]),
        (
            "It rose at noon on May 5, 2025.",
            [{"text": "May 5, 2025", "kind": "date", "datetime": "2025-05-05T12:00:00"}],
        ),
    ]
    assert counts(times(suite(tmp_path / "times.jsonl", *rows))["interval"]) == (1, 2, 2)


# Files


def test_a_compressed_suite_reads_like_a_plain_one(tmp_path: Path) -> None:
    plain = suite(tmp_path / "money.jsonl", ("It paid $5\u2028now.", [money("$5", 5)]))
    packed = tmp_path / "money.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert figures(packed) == figures(plain)


def test_a_suite_is_read_by_its_content_not_its_name(tmp_path: Path) -> None:
    plain = suite(tmp_path / "money.jsonl", ("It paid $5.", [money("$5", 5)]))
    packed, marked = tmp_path / "packed.jsonl", tmp_path / "marked.jsonl"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    marked.write_bytes(b"\xef\xbb\xbf" + plain.read_bytes())
    assert figures(packed) == figures(marked) == figures(plain)


def test_files_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("a", "b")]
    for folder in folders:
        folder.mkdir()
    paths = [suite(folder / "money.jsonl", ("It paid $5.", [money("$5", 5)])) for folder in folders]
    assert list(evaluate_figures(paths, with_peers=False)["files"]) == [str(path) for path in paths]


@pytest.mark.parametrize(
    "line",
    [
        "no JSON",
        "[]",
        '{"text": "It paid $5."}',
        '{"text": "$5", "expected": [{"start": 0, "end": 2}]}',
        '{"text": "$5", "expected": [{"start": 0, "end": 9, "kind": "money"}]}',
        '{"text": "$5", "expected": [{"start": "0", "end": 2, "kind": "money"}]}',
        '{"text": "$5", "expected": [{"start": 0, "end": 2, "kind": "money", "currency": 7}]}',
        '{"text": "$5", "expected": [{"start": 0, "end": 2, "kind": "money", "low": "5"}]}',
        '{"text": "$5", "expected": [], "ref_date": "soon"}',
    ],
)
def test_what_is_no_suite_is_said_with_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "wrong.jsonl"
    path.write_text('{"text": "", "expected": []}\n' + line, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"wrong\.jsonl: line 2 is no sentence of a suite"):
        evaluate_figures([path], with_peers=False)


def test_a_date_that_is_none_is_said_with_its_line(tmp_path: Path) -> None:
    path = suite(tmp_path / "wrong.jsonl", ("It paid on Friday.", [day("Friday", "2026-01-09", "soon", "later")]))
    with pytest.raises(ConfigError, match="line 1 is no sentence of a suite"):
        evaluate_times([path], with_peers=False)


@pytest.mark.parametrize(
    "fields",
    [{"days": ["2026-01-09"]}, {"days": ["soon", "later"]}, {"mod": ["END"]}, {"type": 7}, {"alternatives": 5}],
)
def test_a_wrong_entry_is_said_with_its_line(tmp_path: Path, fields: dict[str, Any]) -> None:
    path = suite(tmp_path / "wrong.jsonl", ("It paid on Friday.", [{"text": "Friday", "kind": "date", **fields}]))
    with pytest.raises(ConfigError, match="line 1 is no sentence of a suite"):
        evaluate_times([path], with_peers=False)


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe", b"no gzip"])
def test_files_that_cannot_be_read_are_said_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / ("wrong.gz" if content == b"no gzip" else "wrong.jsonl")
    path.write_bytes(content)
    with pytest.raises(ConfigError, match="wrong"):
        evaluate_times([path], with_peers=False)


# The peers


def test_peers_answer_in_the_same_terms(tmp_path: Path) -> None:
    amounts = suite(
        tmp_path / "money.jsonl",
        ("It paid $5 million.", [money("$5 million", 5e6)]),
        ("It costs 12 cents.", [money("12 cents", 12, "USD_CENT")]),
    )
    dates = suite(
        tmp_path / "times.jsonl",
        ("Quzix opened on 3 May 2025.", [day("3 May 2025", "2025-05-03", "2025-05-03", "2025-05-04")]),
        ("Quzix opened in May 2025.", [day("May 2025", "2025-05", "2025-05-01", "2025-06-01", "period")]),
        ref_date="2026-01-12",
    )
    figures_result, times_result = evaluate_figures([amounts]), evaluate_times([dates])
    quantulum = figures_result["files"]["money.jsonl"]["all"]["systems"]["quantulum3"]
    dateparser = times_result["files"]["times.jsonl"]["all"]["systems"]["dateparser"]
    assert (counts(quantulum["value"]), counts(quantulum["span"])) == ((2, 2, 2), (2, 2, 2))
    assert (counts(dateparser["value"]), counts(dateparser["interval"])) == ((2, 2, 2), (2, 2, 2))
    assert set(figures_result["versions"]) == {"factwire", "quantulum3"}
    assert set(times_result["versions"]) == {"factwire", "dateparser"}
    assert json.loads(json.dumps(figures_result)) == figures_result


# The command


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    from factwire.cli import main

    monkeypatch.setattr(sys, "argv", ["factwire", "evaluate", *arguments])
    with pytest.raises(SystemExit) as stop:
        main()
    captured = capsys.readouterr()
    return int(stop.value.code or 0), captured.out, captured.err


def test_the_command_prints_a_table_or_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(suite(tmp_path / "money.jsonl", ("It paid $5.", [money("$5", 5)])))
    code, table, _ = run(monkeypatch, capsys, "figures", "--no-peers", "--data", path)
    assert code == 0
    assert [cell.strip() for cell in table.splitlines()[4].strip("│").split("│")][:7] == [
        "money", "factwire", "1", "100.0", "100.0", "100.0", "100.0",
    ]  # fmt: skip
    code, out, _ = run(monkeypatch, capsys, "times", "--no-peers", "-f", "json", "--data", path)
    assert json.loads(out)["files"]["money.jsonl"]["all"]["sentences"] == 1


def test_a_wrong_file_costs_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, error = run(monkeypatch, capsys, "figures", "--data", str(tmp_path / "none.jsonl"))
    assert (code, error) == (1, f"factwire: {tmp_path / 'none.jsonl'}: no such file\n")
    code, _, error = run(monkeypatch, capsys, "times", "--data", str(tmp_path))
    assert (code, error) == (1, f"factwire: {tmp_path}: is no file\n")


def test_links_hold_what_the_documentation_says() -> None:
    result = evaluate_links(shipped_links())
    at_use = result["thresholds"]["0.85"]
    assert len(result["thresholds"]) == len(THRESHOLDS)
    assert result["lines"] >= 150
    assert at_use["precision"] == 100.0
    assert at_use["recall"] >= 98.0
    assert len(result["wrong"]) <= 4


def test_a_link_is_right_only_where_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "names.jsonl"
    rows = [("Pfizer", {"cik": "1"}), ("Orvella", "none"), ("Orvella", "ambiguous"), ("Vertex", "ambiguous")]
    path.write_text(
        "".join(json.dumps({"name": name, "text": f"{name} grew.", "answer": answer}) + "\n" for name, answer in rows)
    )
    scores = evaluate_links([path])["thresholds"]["0.85"]
    assert (scores["hits"], scores["found"], scores["gold"]) == (0, 1, 1)
    assert scores["ambiguous_said"] == "1 of 2"
