"""When a ranking held.

"Acme was the largest brewer in Chile in 2025."   2025
"In 2025 sales were the highest since 2018."      2025: what it is compared with is no time of its own
"Acme, the largest brewer in Chile, said Friday"  none
"""

from __future__ import annotations

from extractors.periods import to_period
from extractors.rankings import Ranking
from extractors.sites import Context
from schemas import Period

_REACH = 10
_ROWS = frozenset({"decade", "decades", "years", "months", "century", "weeks", "generation"})
_OPENERS = frozenset({"in", "during", "by", "for", "on"})
_OTHERWISE = frozenset({"since", "until", "till", "before", "after", "from", "between", "than", "for"})


def period_of_ranking(context: Context, ranking: Ranking) -> Period | None:
    """The time that follows in the same clause, or that opens the sentence."""
    doc = context.doc
    first, limit = context.sentence_at(ranking.start)
    for position in range(ranking.last, min(ranking.last + _REACH, limit)):
        if doc[position].text in {",", ";", ":", "(", "–", "—"} or doc[position].tag_ in {"VBD", "VBZ", "VBP", "CC"}:
            break
        if (period := _period_at(context, position)) is not None:
            return period
    if doc[first].lower_ not in _OPENERS and not context.time_at(first):
        return None  # "Founded in 1989, Acme is the largest": not since when it is
    opening = (_period_at(context, position) for position in range(first, min(first + 3, ranking.start)))
    return next((period for period in opening if period is not None), None)


def _period_at(context: Context, position: int) -> Period | None:
    time = context.time_at(position)
    if time is None or time.type != "DATE" or (time.start is None and time.end is None):
        return None
    words = set(time.surface.lower().split())
    if (position and context.doc[position - 1].lower_ in _OTHERWISE) or words & _ROWS:
        return None  # "the first in a decade", "since 2018": what it is compared with
    return to_period(time)
