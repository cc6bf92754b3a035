"""Compare the figures of an extraction with those that a gold line wants: corpus/gold/README.md is the guideline.

A gold figure is {"text", "nth", "type", "value" or "min" and "max", "bound", "approximate", "currency", "measure",
"subject", "period" [start, end], "change" {"direction", "role"}, "optional"}; `measure` is the head noun.
"$3.4 billion" of "revenue rose 12 percent to $3.4 billion" is right with its value, type, bound, approximation and
currency, wherever its characters touch the gold's. What it measures, whose it is, when, its part in the change and its
exact characters are scored apart, on those that are right. A detail that the gold leaves out is not asked for; one that
is null must be none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from corpus.gold_names import Gold, alternatives
from corpus.scoring import Score, pair, percent
from schemas import ConfigError, Figure, Period

_DETAILS = ("measure", "subject", "period", "change")
# "operator of 1,900 charging points", "lender, which": the head stands before these.
_AFTER_THE_HEAD = re.compile(r",| (?:of|for|in|on|at|by|from|to|with|that|which|who|whose|and) ")


class FigureScores:
    """Scores of figures, of their details, and of whole lines."""

    def __init__(self) -> None:
        self.figures = Score()
        self.details = {f"figure_{detail}": Score() for detail in (*_DETAILS, "span")}
        self.lines = self.right = self.traps = self.false_traps = 0

    def add(self, found: Sequence[Figure], gold: Gold) -> None:
        comparison = compare(found, gold)
        hits = len(comparison.right)
        self.figures.count(hits=hits, found=hits + len(comparison.wrong), gold=hits + len(comparison.missed))
        for entry, figure in comparison.right:
            for detail in _DETAILS:
                if detail in entry:
                    self._ask(detail, _is_detail_right(detail, figure, entry, gold))
            self._ask("span", _place(figure) == place_of(gold, entry))
        self.lines += 1
        self.right += not comparison.wrong and not comparison.missed
        self.traps += bool(gold.get("trap"))
        self.false_traps += bool(gold.get("trap") and comparison.false)

    def _ask(self, detail: str, is_right: bool) -> None:
        self.details[f"figure_{detail}"].add(Counter({is_right: 1}), Counter({True: 1}))

    def lines_as_dict(self) -> dict[str, float | int]:
        """How many lines have all their figures and none too many; how many traps have one that is no figure."""
        return {
            "lines": self.lines, "right": self.right, "right_percent": round(percent(self.right, self.lines), 1),
            "traps": self.traps, "traps_with_a_false_figure": self.false_traps,
        }  # fmt: skip


class Comparison(NamedTuple):
    right: list[tuple[Gold, Figure]]
    """What was wanted, with the figure found for it."""
    missed: list[Gold]
    wrong: list[Figure]
    """Found, and not as wanted."""
    false: list[Figure]
    """Those of the wrong that touch nothing that is wanted or optional."""


def compare(figures: Sequence[Figure], gold: Gold) -> Comparison:
    """Pair what was found with what is wanted, each once; what lies on an optional entry counts neither way."""
    places = [(entry, place_of(gold, entry)) for entry in gold["figures"]]
    wanted = [(entry, place) for entry, place in places if not entry.get("optional")]
    optional = [place for entry, place in places if entry.get("optional")]

    def is_right(one: tuple[Gold, tuple[int, int]], figure: Figure) -> bool:
        return _touches(figure, one[1]) and _is_right(figure, one[0])

    pairs = pair(wanted, figures, is_right)
    taken = {figure.id for _, figure in pairs}
    answered = [place for (_, place), _ in pairs]
    left = [figure for figure in figures if figure.id not in taken and not any(_touches(figure, at) for at in optional)]
    return Comparison(
        right=[(entry, figure) for (entry, _), figure in pairs],
        missed=[entry for entry, place in wanted if place not in answered],
        wrong=left,
        false=[figure for figure in left if not any(_touches(figure, place) for _, place in wanted)],
    )


def place_of(gold: Gold, entry: Gold) -> tuple[int, int]:
    """The nth place where the amount stands as written, not inside a longer one: "4 percent" is not in "14 percent".

    Raises ConfigError where it does not.
    """
    pattern = rf"(?<![\w.,]){re.escape(entry['text'])}(?!\w)"
    places = [match.span() for match in re.finditer(pattern, gold["text"])]
    nth = entry.get("nth", 1)
    if not 0 < nth <= len(places):
        raise ConfigError(f"the text has no {entry['text']!r} number {nth}", concerns=str(gold.get("id")))
    start, end = places[nth - 1]
    return start, end


def days_of(period: Period | None) -> list[str | None] | None:
    """The first and the last day, as gold has them."""
    return [str(day) if day else None for day in (period.start, period.end)] if period else None


def _place(figure: Figure) -> tuple[int, int]:
    return figure.evidence[0].start, figure.evidence[0].end


def _touches(figure: Figure, place: tuple[int, int]) -> bool:
    start, end = _place(figure)
    return start < place[1] and place[0] < end


def _is_right(figure: Figure, entry: Gold) -> bool:
    numbers = all(
        getattr(figure, name) == Decimal(entry[name]) for name in ("value", "min", "max") if entry.get(name) is not None
    )
    return (
        numbers
        and figure.type in alternatives(entry["type"])
        and figure.bound == entry["bound"]
        and figure.approximate == entry.get("approximate", False)
        and figure.currency in alternatives(entry.get("currency"))
    )


def _is_detail_right(detail: str, figure: Figure, entry: Gold, gold: Gold) -> bool:
    wanted: Any = entry[detail]
    match detail:
        case "measure":
            head = figure.measure.head.casefold() if figure.measure else None
            return head in [_folded(one) for one in alternatives(wanted)]
        case "subject":
            found = figure.subject.text if figure.subject else None
            return any(_is_named(found, one, gold) for one in alternatives(wanted))
        case "period":
            return bool(days_of(figure.period) == wanted)
    return bool(_change(figure) == wanted)


def _folded(text: str | None) -> str | None:
    return None if text is None else text.casefold()


def _is_named(found: str | None, wanted: str | None, gold: Gold) -> bool:
    """The same name, another name of the same gold organization, or a phrase with that head: "Swiss lender"."""
    if found is None or wanted is None:
        return found is wanted
    first = {name.casefold(): names[0] for names in gold.get("organizations", ()) for name in names}
    if _bare(first.get(found.casefold(), found)) == _bare(wanted):
        return True
    return wanted.islower() and _AFTER_THE_HEAD.split(found)[0].split()[-1:] == [wanted]


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _change(figure: Figure) -> dict[str, str] | None:
    change = figure.change
    return {"direction": change.direction.value, "role": change.role} if change else None
