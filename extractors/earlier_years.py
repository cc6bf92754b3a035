"""Periods counted back from another: "a year earlier", "the prior-year quarter".

"revenue of $3.4 billion in the third quarter, compared with $3.0 billion a year earlier"  ->  the third quarter before
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MINYEAR, date

from spacy.tokens import Doc

from extractors.period_clauses import Timed
from schemas import Granularity, Period, TimeExpression

PARTS_OF_A_YEAR = frozenset({Granularity.QUARTER, Granularity.HALF, Granularity.RANGE, Granularity.MONTH})


_EARLIER = frozenset({"earlier", "ago", "before", "prior", "previous"})


def counts_back(doc: Doc, timed: Timed) -> bool:
    """ "a year earlier", "the prior-year period": counted from the period of what is compared, not from today."""
    words = {word for token in doc[timed[1] : timed[2]] for word in (token.lower_, *token.lower_.split("-"))}
    if timed[2] - timed[1] > 7 or any(token.like_num and token.lower_ != "one" for token in doc[timed[1] : timed[2]]):
        return False
    if words & {"last"}:
        return bool(words & {"same"})
    return bool(words & _EARLIER) and "year" in words


def year_before(base: Period, time: TimeExpression) -> Period | None:
    """The same days one year before; None for a base without both ends."""
    if base.start is None or base.end is None:
        return None
    start, end = _less_a_year(base.start), _less_a_year(base.end)
    value = base.value
    if value is not None and value[:4].isdigit():
        value = f"{int(value[:4]) - 1:04d}{value[4:]}"
    return Period(start=start, end=end, value=value, is_fiscal=base.is_fiscal, span=time.evidence[0], time_id=time.id)


def _less_a_year(day: date) -> date | None:
    if day.year <= MINYEAR:
        return None
    last = monthrange(day.year - 1, day.month)[1]
    ends_month = day.day == monthrange(day.year, day.month)[1]
    return date(day.year - 1, day.month, last if ends_month else min(day.day, last))
