"""Score the finding of time expressions on suites of the shared format, for our scanner and for dateparser's search.

Value: the TIMEX3 value of an expected expression that the found one overlaps. Interval: the first and the last day of a
date or a period (no clock times, durations or sets); where a suite gives one day only, the found days hold it.
False dates: sentences with a dated expression where the suite has no time expression. Weekdays: "Friday" and the like,
standing alone, given the right day.

Types and modifiers: of the expressions with the right value, those of the right TIMEX3 type; and of those that have a
modifier, or were given one, those with the right one. Undated: of the expressions that nothing dates ("Friday" without
a reference date), those left without days. Sentences: those in which all of this is right, and nothing else was found
(suites with types only).

A range, "the three months ended June 30" and "two days before Christmas" are one record each; TIMEX3 marks two
expressions (corpus/time_parts.py). They count in parts, unless the suite marks an expression that holds them whole.

Left out, and not held against a system: values in a dialect (Recognizers-Text's "XXXX-WXX-5" and "(a,b,P3D)") and dates
to which the suite gives no days (seasons, "now").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeAlias

from corpus.found import FoundTime
from corpus.scoring import Score, pair, percent
from corpus.suites import Case, Entry, System, overlaps, read_suites, score_suite
from corpus.time_entries import check, days, is_dated, is_unresolved, modifiers, values
from corpus.time_parts import found_times
from extractors.pipeline import factwire_version
from extractors.times import scan_times

Answers: TypeAlias = tuple[Case, list[FoundTime]]

_WARM_UP = Case("On 1 May 2020 it said that sales had risen since last Friday.", published=date(2020, 6, 1))
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def evaluate_times(paths: Sequence[Path], *, with_peers: bool = True) -> dict[str, Any]:
    """The scores by file, for its news-like sentences and for all, with the CPU seconds of each system.

    `value` is None where the file gives no TIMEX3 values. Raises ConfigError for a file that is no suite.
    """
    suites = read_suites(paths, check)
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


FACTWIRE: System[FoundTime] = System(find=lambda case: scan_times(case.text, case.published), read=found_times)


def _scores(answers: list[Answers]) -> dict[str, Any]:
    value, interval = Score(), Score()
    tells_all = any("type" in entry for case, _ in answers for entry in case.expected)
    for case, found in answers:
        _count(value, found, _has_value, *_parted(case.expected, values))
        dates = [entry for entry in case.expected if is_dated(entry)]
        _count(interval, [one for one in found if _tells_days(one, dates)], _has_days, *_parted(dates, days))
    return {
        "value": value.as_dict() if value.gold else None,
        "interval": interval.as_dict(),
        "false_dates": _share(_has_false_date(case, found) for case, found in answers),
        "weekdays": _share(is_right for case, found in answers for is_right in _weekdays(case, found)),
        "types": _share(is_right for case, found in answers for is_right in _types(case, found)),
        "modifiers": _share(is_right for case, found in answers for is_right in _modifiers(case, found)),
        "undated": _share(is_right for case, found in answers for is_right in _undated(case, found)),
        "sentences": _share(_is_whole(case, found) for case, found in answers if tells_all),
    }


def _parted(entries: Sequence[Entry], truth: Callable[[Entry], object]) -> tuple[list[Entry], list[Entry]]:
    """Those of which the suite tells the truth, and those of which it does not."""
    return [entry for entry in entries if truth(entry)], [entry for entry in entries if not truth(entry)]


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


def _share(answers: Iterable[bool]) -> dict[str, float | int]:
    """How many of them hold."""
    answers = list(answers)
    return {"count": sum(answers), "of": len(answers), "percent": round(percent(sum(answers), len(answers)), 1)}


# --- what is right ----------------------------------------------------------------------------------------------------


def _has_value(entry: Entry, found: FoundTime) -> bool:
    return overlaps(entry, found.start, found.end) and found.value in values(entry)


def _has_days(entry: Entry, found: FoundTime) -> bool:
    if found.first is None or found.last is None or not overlaps(entry, found.start, found.end):
        return False
    return any(
        found.first <= days.first <= found.last if days.is_point else (found.first, found.last) == days[:2]
        for days in days(entry)
    )


def _has_false_date(case: Case, found: Sequence[FoundTime]) -> bool:
    return any(
        _is_dated(one) and not any(overlaps(entry, one.start, one.end) for entry in case.expected) for one in found
    )


def _weekdays(case: Case, found: Sequence[FoundTime]) -> list[bool]:
    """Of each bare weekday of the sentence, whether it was given its day."""
    bare = [entry for entry in case.expected if _name(case, entry) in _WEEKDAYS and days(entry)]
    return [any(_is_dated(one) and _has_days(entry, one) for one in found) for entry in bare]


def _name(case: Case, entry: Entry) -> str:
    return case.text[entry["start"] : entry["end"]].casefold().rstrip(".")


def _is_dated(found: FoundTime) -> bool:
    return found.type == "DATE" and found.first is not None


def _tells_days(found: FoundTime, dates: Sequence[Entry]) -> bool:
    """A date with days; or a duration with days, where the suite tells its days: "the nine months ended Sept. 30"."""
    durations = [entry for entry in dates if entry.get("type") == "DURATION"]
    is_placed = any(overlaps(entry, found.start, found.end) for entry in durations)
    return _is_dated(found) or (is_placed and found.first is not None)


def _types(case: Case, found: Sequence[FoundTime]) -> list[bool]:
    """Of each expression with the first value of an entry, whether it has its type."""
    typed = [entry for entry in case.expected if "type" in entry and values(entry)]
    return [one.type == entry["type"] for entry, one in pair(typed, found, _has_value) if one.value == entry["timex"]]


def _modifiers(case: Case, found: Sequence[FoundTime]) -> list[bool]:
    """Of each expression with the right value, where it or the suite has a modifier, whether it is the right one."""
    pairs = pair([entry for entry in case.expected if values(entry)], found, _has_value)
    right = [(modifiers(entry, one.value), one.mod) for entry, one in pairs]
    return [mod in wanted for wanted, mod in right if wanted and (mod or wanted != {None})]


def _undated(case: Case, found: Sequence[FoundTime]) -> list[bool]:
    """Of each expression that nothing dates, whether it was left without days."""
    entries = [entry for entry in case.expected if is_unresolved(entry)]
    return [not any(one.first and overlaps(entry, one.start, one.end) for one in found) for entry in entries]


def _is_whole(case: Case, found: Sequence[FoundTime]) -> bool:
    """Whether all that is expected was found right, and nothing beside it."""
    wanted = [entry for entry in case.expected if values(entry) or days(entry)]
    has_all = len(pair(wanted, found, _is_right)) == len(wanted)
    has_others = any(not any(overlaps(entry, one.start, one.end) for entry in case.expected) for one in found)
    return has_all and not has_others and all(_undated(case, found))


def _is_right(entry: Entry, found: FoundTime) -> bool:
    mods = modifiers(entry, found.value)
    return (
        (not values(entry) or _has_value(entry, found))
        and (not days(entry) or _has_days(entry, found))
        and (not values(entry) or not mods or found.mod in mods)
    )
