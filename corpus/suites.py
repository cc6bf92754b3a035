"""Test suites of figures and of time expressions: one sentence a line, with what it holds.

    {"text": "It paid $5 million.", "news": true, "ref_date": "2026-01-12",
     "expected": [{"start": 8, "end": 18, "text": "$5 million", "kind": "money", "value": 5000000, "currency": "USD"}]}

Offsets are code points. `news` tells sentences as news has them from shopping lists, physics and chat; `ref_date` is
the day that relative dates are counted from. An entry without `start` and `end` may stand anywhere in the sentence.
What else an entry holds is read by the evaluation of its kind.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeAlias, TypeVar

from corpus.scoring import Stopwatch
from schemas import ConfigError

Entry: TypeAlias = dict[str, Any]
Found = TypeVar("Found")

_GZIP = b"\x1f\x8b"


@dataclass(frozen=True)
class Case:
    """One sentence of a suite."""

    text: str
    expected: tuple[Entry, ...] = ()
    is_news: bool = True
    published: date | None = None


def read_suites(paths: Sequence[Path], check: Callable[[Entry], object]) -> dict[str, list[Case]]:
    """The cases of each file by its name (by its path, where two have the same name).

    `check` reads an entry as the evaluation will. Raises ConfigError for a file that is no suite, naming the line.
    """
    names = [path.name for path in paths]
    return {
        path.name if names.count(path.name) == 1 else str(path): read_suite(path, check)
        for path in dict.fromkeys(paths)
    }


def read_suite(path: Path, check: Callable[[Entry], object]) -> list[Case]:
    cases = [_case(line, number, path, check) for number, line in enumerate(_lines(path), 1) if line.strip()]
    if not cases:
        raise ConfigError("holds no sentences", concerns=str(path))
    return cases


@dataclass(frozen=True)
class System(Generic[Found]):
    """Something that is scored. Only `find`, the call of the library itself, is timed."""

    find: Callable[[Case], Any]
    read: Callable[[Case, Any], list[Found]]
    """What it found, in the terms of the suites."""


def score_suite(
    cases: Sequence[Case],
    systems: Mapping[str, System[Found]],
    score: Callable[[list[tuple[Case, list[Found]]]], dict[str, Any]],
) -> dict[str, Any]:
    """What `score` says of each system's answers, for the sentences like those of news and for all; its CPU seconds."""
    parts: dict[str, dict[str, Any]] = {
        "news": {"sentences": sum(case.is_news for case in cases), "systems": {}},
        "all": {"sentences": len(cases), "systems": {}},
    }
    seconds: dict[str, float] = {}
    for name, system in systems.items():
        clock = Stopwatch()
        answers = [(case, system.read(case, clock.time(system.find, case))) for case in cases]
        parts["news"]["systems"][name] = score([answer for answer in answers if answer[0].is_news])
        parts["all"]["systems"][name] = score(answers)
        seconds[name] = clock.per_thousand()
    return {**parts, "seconds_per_1000_sentences": seconds}


def overlaps(entry: Entry, start: int, end: int) -> bool:
    return bool(start < entry["end"] and entry["start"] < end)


def _lines(path: Path) -> list[str]:
    try:
        data = path.read_bytes()
        return (gzip.decompress(data) if data.startswith(_GZIP) else data).decode("utf-8-sig").split("\n")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read as a suite: {error}", concerns=str(path)) from error


def _case(line: str, number: int, path: Path, check: Callable[[Entry], object]) -> Case:
    try:
        row = _row(line)
        text, day = str(row["text"]), row.get("ref_date")
        expected = tuple(_entry(entry, len(text)) for entry in row["expected"])
        for entry in expected:
            check(entry)
        published = date.fromisoformat(day[:10]) if day else None
        return Case(text, expected, bool(row.get("news", True)), published)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ConfigError(f"line {number} is no sentence of a suite: {error}", concerns=str(path)) from error


def _row(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise ValueError("it is not JSON") from error
    if not isinstance(row, dict) or "text" not in row or not isinstance(row.get("expected"), list):
        raise ValueError('it needs a "text" and a list of what is "expected"')
    return row


def _entry(entry: Entry, length: int) -> Entry:
    start, end = entry.get("start"), entry.get("end")
    start, end = (0, length) if start is None or end is None else (start, end)
    if not 0 <= start < end <= length:
        raise ValueError(f"{entry} is no part of the text")
    if not isinstance(entry.get("kind"), str):
        raise ValueError(f"{entry} has no kind")
    return {**entry, "start": start, "end": end}
