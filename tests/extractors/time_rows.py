"""What the tests of times share: the day of publication, and times as rows.

A row is a sentence and what it holds, "words=value", one after the other; nothing for a sentence without times.
"""

from __future__ import annotations

from datetime import date

from extractors.times import scan_times

PUBLISHED = date(2026, 1, 12)
"""A Monday."""

Row = tuple[str, str]


def days(start: str, end: str | None = None) -> tuple[date, date]:
    return date.fromisoformat(start), date.fromisoformat(end or start)


def found(sentence: str, anchor: date | None = PUBLISHED) -> list[tuple[str, str, str | None]]:
    return [(sentence[m.start : m.end], m.type, m.value) for m in scan_times(sentence, anchor)]


def row(sentence: str, anchor: date | None = PUBLISHED) -> str:
    return "; ".join(f"{words}={value}" for words, _, value in found(sentence, anchor))
