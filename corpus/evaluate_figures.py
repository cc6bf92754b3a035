"""Score the finding of amounts on suites of the shared format, for our scanner and for quantulum3 in the same run.

Ours reads prose and tables, as an article is read, but without the language model.

Value: an amount of the right kind that overlaps the expected one and has its value, its currency where the suite gives
an ISO code, and its ends where it is a range or bounded. Span: the same characters, whatever the value.

Of what a system finds only the kinds that the file annotates count: a percentage in a suite of money is no mistake.
Ordinals, and units that stand without a number, are neither asked for nor held against a system. Units are not
compared, for each suite has its own names for them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeAlias

from corpus.found import AmountKind, FoundAmount
from corpus.scoring import Score, pair
from corpus.suites import Case, Entry, System, overlaps, read_suites, score_suite
from extractors.amounts import AmountMatch
from extractors.pipeline import factwire_version
from extractors.table_reading import amounts_and_tables
from schemas.figures import Bound, FigureType

Answers: TypeAlias = tuple[Case, list[FoundAmount]]

# Has a unit that our scanner asks quantulum3 about, which takes two seconds to import.
_WARM_UP = Case("It paid $1.2 billion for 30 percent of 45 MJ·kg−1.")
_KINDS: dict[FigureType, AmountKind] = {
    FigureType.MONEY: "money",
    FigureType.PER_UNIT: "money",
    FigureType.PERCENT: "percent",
    FigureType.PERCENTAGE_POINT: "percent",
    FigureType.QUANTITY: "quantity",
}
_KINDS_OF_SUITES: dict[str, AmountKind] = {
    "money": "money", "percent": "percent",
    "dimension": "quantity", "temperature": "quantity", "age": "quantity", "duration": "quantity",
}  # fmt: skip


def evaluate_figures(paths: Sequence[Path], *, with_peers: bool = True) -> dict[str, Any]:
    """Value and span scores by file, for its news-like sentences and for all, with the CPU seconds of each system.

    Raises ConfigError for a file that is no suite.
    """
    suites = read_suites(paths, _check)
    systems = {"factwire": FACTWIRE}
    versions = {"factwire": factwire_version()}
    if with_peers:
        from corpus import peers

        systems["quantulum3"] = peers.QUANTULUM
        versions["quantulum3"] = version("quantulum3")
    for system in systems.values():
        system.find(_WARM_UP)
    return {
        "files": {name: score_suite(cases, systems, _scoring(cases)) for name, cases in suites.items()},
        "versions": versions,
    }


def _scoring(cases: Sequence[Case]) -> Callable[[list[Answers]], dict[str, Any]]:
    """The scores of a system's answers on some of the cases, of the kinds that the whole file annotates."""
    kinds = _kinds_asked_for(cases)

    def score(answers: list[Answers]) -> dict[str, Any]:
        value, span = Score(), Score()
        for case, every in answers:
            found = [one for one in every if kinds is None or one.kind in kinds]
            _count(value, case, found, _has_value)
            _count(span, case, found, _has_span)
        return {"value": value.as_dict(), "span": span.as_dict()}

    return score


def _count(score: Score, case: Case, found: list[FoundAmount], is_right: Callable[[Entry, FoundAmount], bool]) -> None:
    gold = [entry for entry in case.expected if _is_scored(entry)]
    right = pair(gold, found, is_right)
    answers = [one for _, one in right]
    ignored = sum(one not in answers and _is_ignored(one, case) for one in found)
    score.count(hits=len(right), found=len(found) - ignored, gold=len(gold))


# --- what the suites expect -------------------------------------------------------------------------------------------


def _kinds_asked_for(cases: Sequence[Case]) -> frozenset[AmountKind] | None:
    """The kinds that a file annotates; None for all: a suite of numbers takes any, a file of traps wants none."""
    kinds = {entry["kind"] for case in cases for entry in case.expected if _is_scored(entry)}
    if not kinds or kinds - _KINDS_OF_SUITES.keys():
        return None
    return frozenset(_KINDS_OF_SUITES[kind] for kind in kinds)


def _is_scored(entry: Entry) -> bool:
    return entry["kind"] != "ordinal" and any(_is_number(entry.get(name)) for name in ("value", "low", "high"))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _is_ignored(found: FoundAmount, case: Case) -> bool:
    """Whether it stands where the suite has something that is not scored."""
    return any(overlaps(entry, *found.spans[0]) and not _is_scored(entry) for entry in case.expected)


def _has_span(entry: Entry, found: FoundAmount) -> bool:
    """With or without its bound: some suites annotate "more than 5 kg", others "5 kg"."""
    return (entry["start"], entry["end"]) in found.spans


def _has_value(entry: Entry, found: FoundAmount) -> bool:
    kind = _KINDS_OF_SUITES.get(entry["kind"], found.kind)
    if found.kind != kind or not overlaps(entry, *found.spans[0]):
        return False
    currency, factor = _currency(entry)
    if currency is not None and found.currency != currency:
        return False
    low, high = entry.get("low"), entry.get("high")
    if low == high:  # both are missing, or the range is a point
        return _equals(found.value, entry["value"] if low is None else low, factor)
    return _equals(found.low, low, factor) and _equals(found.high, high, factor)


def _check(entry: Entry) -> None:
    _currency(entry)
    for name in ("low", "high"):
        if not (entry.get(name) is None or _is_number(entry[name])):
            raise ValueError(f"{entry[name]!r} is no number")


def _currency(entry: Entry) -> tuple[str | None, float]:
    """The ISO code, and what a unit of the value is worth in it: Duckling and Recognizers-Text count cents."""
    currency = entry.get("currency") or ""
    code, _, cent = currency.partition("_")
    is_iso = len(code) == 3 and code.isupper()  # "RIYAL" may be several
    return (code if is_iso else None), 0.01 if cent else 1


def _equals(found: float | None, expected: float | None, factor: float) -> bool:
    if found is None or expected is None:
        return found is expected
    return math.isclose(found, expected * factor, rel_tol=1e-6, abs_tol=1e-9)


# --- what our scanner finds -------------------------------------------------------------------------------------------


def _found(match: AmountMatch) -> FoundAmount:
    amount = match.amount
    spans = [(match.start, match.end)]
    if match.bound_start is not None and match.bound_end is not None:
        spans.append((min(match.start, match.bound_start), max(match.end, match.bound_end)))
    value, low, high = (None if number is None else float(number) for number in (amount.value, amount.min, amount.max))
    if amount.bound in (Bound.AT_LEAST, Bound.OVER):
        low = value
    elif amount.bound in (Bound.AT_MOST, Bound.UNDER):
        high = value
    return FoundAmount(tuple(spans), _KINDS.get(amount.type, "other"), value, low, high, amount.currency)


FACTWIRE: System[FoundAmount] = System(
    find=lambda case: amounts_and_tables(case.text, anchor=case.published),
    read=lambda case, matches: [_found(match) for match in matches],
)
