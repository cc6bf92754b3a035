"""Score the finding of time expressions on suites of the shared format, for our scanner and for dateparser's search.

Value: the TIMEX3 value of an expected expression that the found one overlaps. Interval: the first and the last day of a
date or a period (no clock times, durations or sets); where a suite gives one day only, the found days hold it.
False dates: sentences with a dated expression where the suite has no time expression. Weekdays: "Friday" and the like,
standing alone, given the right day.

Left out, and not held against a system: values in a dialect (Recognizers-Text's "XXXX-WXX-5" and "(a,b,P3D)") and dates
to which the suite gives no days (seasons, "now").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from corpus.found import FoundTime
from corpus.scoring import Score, pair, percent
from corpus.suites import Case, Entry, System, overlaps, read_suites, score_suite
from extractors.pipeline import factwire_version
from extractors.times import TimeMatch, scan_times

Answers: TypeAlias = tuple[Case, list[FoundTime]]

_WARM_UP = Case("On 1 May 2020 it said that sales had risen since last Friday.", published=date(2020, 6, 1))
_DATED = frozenset({"date", "period", "relative"})  # "relative" is an offset without days, in dateparser's own suite
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


class Days(NamedTuple):
    """First and last day; `is_point` where a suite tells no more than one day."""

    first: date
    last: date
    is_point: bool = False


def evaluate_times(paths: Sequence[Path], *, with_peers: bool = True) -> dict[str, Any]:
    """The scores by file, for its news-like sentences and for all, with the CPU seconds of each system.

    `value` is None where the file gives no TIMEX3 values. Raises ConfigError for a file that is no suite.
    """
    suites = read_suites(paths, check=lambda entry: (_values(entry), _days(entry)))
    systems = {"factwire": FACTWIRE}
    versions = {"factwire": factwire_version()}
    if with_peers:
        from corpus import peers

        systems["dateparser"] = peers.DATEPARSER_SEARCH
        versions["dateparser"] = version("dateparser")
    for system in systems.values():
        system.find(_WARM_UP)
    return {
        "files": {name: score_suite(cases, systems, _scores) for name, cases in suites.items()},
        "versions": versions,
    }


def _found(match: TimeMatch) -> FoundTime:
    return FoundTime(match.start, match.end, match.type, match.value, match.first, match.last)


FACTWIRE: System[FoundTime] = System(
    find=lambda case: scan_times(case.text, case.published), read=lambda case, matches: [_found(one) for one in matches]
)


def _scores(answers: list[Answers]) -> dict[str, Any]:
    value, interval = Score(), Score()
    for case, found in answers:
        with_value = [entry for entry in case.expected if _values(entry)]
        _count(value, found, _has_value, with_value, [entry for entry in case.expected if not _values(entry)])
        dates = [entry for entry in case.expected if entry["kind"] in _DATED]
        with_days, without = [entry for entry in dates if _days(entry)], [entry for entry in dates if not _days(entry)]
        _count(interval, [one for one in found if _is_dated(one)], _has_days, with_days, without)
    return {
        "value": value.as_dict() if value.gold else None,
        "interval": interval.as_dict(),
        "false_dates": _share([_has_false_date(case, found) for case, found in answers]),
        "weekdays": _share([is_right for case, found in answers for is_right in _weekdays(case, found)]),
    }


def _count(
    score: Score,
    found: list[FoundTime],
    is_right: Callable[[Entry, FoundTime], bool],
    gold: list[Entry],
    unscored: list[Entry],
) -> None:
    right = pair(gold, found, is_right)
    answers = [one for _, one in right]
    ignored = sum(
        one not in answers and any(overlaps(entry, one.start, one.end) for entry in unscored) for one in found
    )
    score.count(hits=len(right), found=len(found) - ignored, gold=len(gold))


def _share(answers: Sequence[bool]) -> dict[str, float | int]:
    """How many of them hold."""
    return {"count": sum(answers), "of": len(answers), "percent": round(percent(sum(answers), len(answers)), 1)}


# --- what is right ----------------------------------------------------------------------------------------------------


def _has_value(entry: Entry, found: FoundTime) -> bool:
    return overlaps(entry, found.start, found.end) and found.value in _values(entry)


def _has_days(entry: Entry, found: FoundTime) -> bool:
    if found.first is None or found.last is None or not overlaps(entry, found.start, found.end):
        return False
    return any(
        found.first <= days.first <= found.last if days.is_point else (found.first, found.last) == days[:2]
        for days in _days(entry)
    )


def _has_false_date(case: Case, found: Sequence[FoundTime]) -> bool:
    return any(
        _is_dated(one) and not any(overlaps(entry, one.start, one.end) for entry in case.expected) for one in found
    )


def _weekdays(case: Case, found: Sequence[FoundTime]) -> list[bool]:
    """Of each bare weekday of the sentence, whether it was given its day."""
    bare = [entry for entry in case.expected if _name(case, entry) in _WEEKDAYS and _days(entry)]
    return [any(_is_dated(one) and _has_days(entry, one) for one in found) for entry in bare]


def _name(case: Case, entry: Entry) -> str:
    return case.text[entry["start"] : entry["end"]].casefold().rstrip(".")


def _is_dated(found: FoundTime) -> bool:
    return found.type == "DATE" and found.first is not None


# --- what the suites expect -------------------------------------------------------------------------------------------


def _values(entry: Entry) -> frozenset[str]:
    """The TIMEX3 values that are right; none where the suite has its own notation."""
    values = {entry.get("timex"), *(other.get("timex") for other in entry.get("alternatives") or ())} - {None}
    is_dialect = entry["kind"] != "set" and any(value.startswith(("(", "XXXX-")) for value in values)
    return frozenset() if is_dialect else frozenset(values)


def _days(entry: Entry) -> frozenset[Days]:
    """The days that are right for a date or a period; none where the suite gives none, or a time of the day."""
    if entry["kind"] not in _DATED:
        return frozenset()
    if "datetime" in entry:  # dateparser's own suite: a moment, at midnight where the text names no time of the day
        moment = entry["datetime"]
        day = date.fromisoformat(moment[:10])
        return frozenset([Days(day, day, is_point=True)] if moment.endswith("T00:00:00") else [])
    pairs = [(other.get("start"), other.get("end")) for other in entry.get("alternatives") or ()]
    return frozenset(_closed(start, end) for start, end in pairs if start and end)


def _closed(start: str, end: str) -> Days:
    """The suites end with the first moment that is no longer in it: "2025" ends on 2026-01-01."""
    first, after = date.fromisoformat(start[:10]), date.fromisoformat(end[:10])
    return Days(first, max(first, after - timedelta(days=1)))
