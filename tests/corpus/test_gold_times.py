"""The gold of times: what can be checked of it without a reader. corpus/gold/README.md is its guideline."""

from __future__ import annotations

import json
import re
from datetime import date
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest

from corpus.evaluate_gold import shipped_gold
from corpus.evaluate_times import evaluate_times
from corpus.time_entries import days, is_unresolved, modifiers, values
from schemas import TimeExpression

GOLD = Path(str(files("corpus").joinpath("gold")))
PATHS = [GOLD / "times_development.jsonl", GOLD / "times_apart.jsonl"]
ROWS = {path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] for path in PATHS}
ENTRIES = [(row, entry) for rows in ROWS.values() for row in rows for entry in row["expected"]]
READINGS = [(row, entry, one) for row, entry in ENTRIES for one in (entry, *entry.get("alternatives", ()))]

DAY = r"\d{4}-\d{2}-\d{2}"
CLOCK = r"T(\d{2}(:\d{2})?([+-]\d{2}:\d{2})?|MO|AF|EV|NI)"
CALENDAR = rf"(FY)?\d{{4}}(-(Q[1-4]|H[12]))?|\d{{4}}-(\d{{2}}|SP|SU|FA|WI|W\d{{2}}(-WE)?)|{DAY}|\d{{3}}"
DURATION = r"P(\d+(Y|M|W|D|DE|CE|Q)|T\d+[HM])"
VALUE = {
    "DATE": rf"{CALENDAR}|(PAST|PRESENT|FUTURE)_REF|{DURATION}",
    "TIME": rf"{DAY}{CLOCK}",
    "DURATION": rf"{DURATION}|{CALENDAR}",
    "SET": rf"{DURATION}|XXXX(-(XX(-XX)?|QX|WXX(-[1-7])?))?",
}


@pytest.mark.parametrize("name", ROWS)
def test_there_are_enough_and_a_third_are_traps(name: str) -> None:
    rows = ROWS[name]
    several = [row for row in rows if len([entry for entry in row["expected"] if not entry.get("optional")]) > 1]
    assert len(rows) >= 120
    assert len(several) >= 40
    assert sum(row.get("trap", False) for row in rows) >= len(rows) / 3
    assert all(row["trap"] for row in rows if not row["expected"])


def test_no_sentence_stands_twice() -> None:
    texts = [re.sub(r"\W+", " ", row["text"]).casefold().strip() for rows in ROWS.values() for row in rows]
    assert len(set(texts)) == len(texts)
    assert len({row["id"] for rows in ROWS.values() for row in rows}) == len(texts)


def test_offsets_slice_back_and_keep_the_order() -> None:
    assert [entry["text"] for _, entry in ENTRIES] == [
        row["text"][entry["start"] : entry["end"]] for row, entry in ENTRIES
    ]
    for rows in ROWS.values():
        for row in rows:
            required = [entry for entry in row["expected"] if not entry.get("optional")]
            assert all(one["end"] <= after["start"] for one, after in pairwise(required)), row


def test_values_and_modifiers_are_timex3() -> None:
    mods = {mod for part in get_args(TimeExpression.model_fields["mod"].annotation) for mod in get_args(part)}
    for row, entry, reading in READINGS:
        assert reading.get("timex") is None or re.fullmatch(VALUE[entry["type"]], reading["timex"]), (row, reading)
        assert reading.get("mod") is None or reading["mod"] in mods, (row, reading)


def test_every_entry_says_what_is_right() -> None:
    """A value, days, that nothing dates it, or that it may be left out."""
    for row, entry in ENTRIES:
        assert entry["type"] in VALUE
        assert values(entry) or days(entry) or is_unresolved(entry) or entry.get("optional"), (row, entry)
        assert not is_unresolved(entry) or "ref_date" not in row, (row, entry)


def test_days_are_in_order_and_those_of_the_value() -> None:
    for row, _, reading in READINGS:
        if "days" in reading:
            first, last = map(date.fromisoformat, reading["days"])
            assert first <= last, row
            if re.fullmatch(DAY, reading.get("timex") or ""):
                assert str(first) == str(last) == reading["timex"], row


def test_weekdays_are_the_days_of_that_name() -> None:
    names = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    for _, entry, reading in READINGS:
        name = re.search(names, entry["text"])
        if name and re.fullmatch(DAY, reading.get("timex") or ""):
            weekday = f"{date.fromisoformat(reading['timex']):%A}"
            assert weekday == name[0], entry


def test_the_files_are_suites_of_times_and_no_gold_articles() -> None:
    assert not {path.name for path in shipped_gold()} & {path.name for path in PATHS}
    result = evaluate_times(PATHS, with_peers=False)
    for path in PATHS:
        scores = result["files"][path.name]["all"]["systems"]["factwire"]
        assert scores["sentences"]["of"] == len(ROWS[path.stem])


# Reading an entry


def entry(**fields: Any) -> dict[str, Any]:
    return {"start": 0, "end": 4, "text": "text", "kind": "date", "type": "DATE", **fields}


def test_an_entry_may_have_several_readings() -> None:
    ago = entry(timex="2024", alternatives=[{"timex": "2024-01", "mod": "START", "days": ["2024-01-01", "2024-01-31"]}])
    assert values(ago) == {"2024", "2024-01"}
    assert modifiers(ago, "2024") == {None}
    assert modifiers(ago, "2024-01") == {"START"}
    assert {(str(one.first), str(one.last)) for one in days(ago)} == {("2024-01-01", "2024-01-31")}


def test_nothing_and_optional_are_told_apart() -> None:
    assert is_unresolved(entry(timex=None))
    assert not is_unresolved(entry(optional=True))
    assert not is_unresolved(entry(days=["2025-11-18", "2025-11-20"]))


# Scoring what only this notation tells


def scores(tmp_path: Path, text: str, *expected: dict[str, Any], ref_date: str | None = "2026-01-12") -> dict[str, Any]:
    places = [{"start": text.index(one["text"]), "end": text.index(one["text"]) + len(one["text"])} for one in expected]
    row = {
        "text": text,
        "ref_date": ref_date,
        "expected": [{**one, **place} for one, place in zip(expected, places, strict=True)],
    }
    path = tmp_path / "times.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    return dict(evaluate_times([path], with_peers=False)["files"]["times.jsonl"]["all"]["systems"]["factwire"])


def test_modifiers_and_types_are_scored_on_right_values(tmp_path: Path) -> None:
    early = entry(text="early 2026", timex="2026", mod="START", days=["2026-01-01", "2026-12-31"])
    right = scores(tmp_path, "Quzix opens it in early 2026.", early)
    assert [right[name]["count"] for name in ("types", "modifiers", "sentences")] == [1, 1, 1]
    wrong = scores(tmp_path, "Quzix opens it in early 2026.", {**early, "mod": "END"})
    assert [wrong[name]["count"] for name in ("types", "modifiers", "sentences")] == [1, 0, 0]


def test_what_nothing_dates_is_right_without_days(tmp_path: Path) -> None:
    friday = entry(text="Friday", timex=None)
    assert scores(tmp_path, "Quzix said so on Friday.", friday, ref_date=None)["undated"]["percent"] == 100.0
    assert scores(tmp_path, "Quzix said so on Friday.", friday)["undated"]["percent"] == 0.0


def test_a_sentence_is_right_with_nothing_beside_it(tmp_path: Path) -> None:
    march = entry(text="March 2025", timex="2025-03", days=["2025-03-01", "2025-03-31"])
    may = entry(text="May 2025", optional=True)
    assert scores(tmp_path, "It grew in March 2025, not in May 2025.", march)["sentences"]["count"] == 0
    assert scores(tmp_path, "It grew in March 2025, not in May 2025.", march, may)["sentences"]["count"] == 1
