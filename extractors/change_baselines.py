"""What a change is measured against: the figure that it started from, with its period, or a time alone.

"rose to $3.4 billion from $3.0 billion in 2024"   ->  the $3.0 billion, 2024
"up 12% from a year earlier", "higher than in 2023"  ->  the time
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from extractors.change_cues import (
    Role,
)
from extractors.periods import to_period
from extractors.reading import span_at
from extractors.sites import Site
from extractors.spans import to_span
from schemas import Baseline, Change, Direction, Period

COMPARED = frozenset({"compared", "versus", "vs", "vs.", "against"})


@dataclass
class Part:
    """What is known of one figure's part before its partners are."""

    site: Site
    direction: Direction
    role: Role
    cue: Token
    group: int | None = None
    """The cue of the change that this one restates: "rose to $2.1 billion, an increase of 7%"."""


def _is_on(site: Site, part: Part, position: int) -> bool:
    """ "up 2 percent on 2023", not "rose 3% on Friday"."""
    is_beside = position == site.end and part.cue.lower_ in {"up", "down"}
    return is_beside and site.doc[position].lower_ == "on"


def to_change(
    part: Part, group: list[Part], identify: Callable[[Site], str], period_of: Callable[[Site], Period | None]
) -> Change:
    others = [other for other in group if other is not part]
    return Change(
        direction=part.direction,
        role=part.role,
        cue=to_span(part.cue),
        baseline=None if part.role == "from" else _baseline(part, others, identify, period_of),
        related=tuple(identify(other.site) for other in others),
    )


def _baseline(
    part: Part, others: list[Part], identify: Callable[[Site], str], period_of: Callable[[Site], Period | None]
) -> Baseline | None:
    """What the change is measured against: the "from" figure with its period, or a time alone ("a year earlier")."""
    start = next((other.site for other in others if other.role == "from"), None)
    if start is not None:
        span = span_at(start.doc, start.match.start, start.match.end)
        return Baseline(figure_id=identify(start), period=period_of(start), span=span)
    return _timed_baseline(part, others)


def _timed_baseline(part: Part, others: list[Part]) -> Baseline | None:
    """ "up 12% from a year earlier", "compared with the third quarter of 2024", "higher than in 2023"."""
    site = max((part.site, *(other.site for other in others)), key=lambda each: each.end)
    doc, context = site.doc, site.context
    end = max(site.end, part.cue.i + 1)
    for position in range(end, min(end + 9, site.sent_end)):
        time = context.time_at(position)
        is_compared = time is not None and doc[position].lower_ in {"more", "less", "fewer"}
        if time is not None and not is_compared:
            continue
        if (
            is_compared
            or doc[position].lower_ in COMPARED | {"from", "than", "over", "above", "below"}
            or _is_on(site, part, position)
        ):
            for k in range(position + (not is_compared), min(position + 6, site.sent_end)):
                time = context.time_at(k)
                if time is not None:
                    period = to_period(time) if time.start or time.end else None
                    return Baseline(period=period, span=time.evidence[0])
            return None
        if context.site_at(position) or doc[position].text in {";", "."}:
            return None
    return None
