"""Figures of one change whose verb is not repeated, and changes that only a sign tells.

"rose 4% in Europe, 7% in Asia and 11% in America"   ->  three increases
"cut by 10%, or 650 jobs"                            ->  two decreases
"Subscribers: 46.2 million (+3.1%)"                  ->  an increase
"""

from __future__ import annotations

from extractors.change_baselines import Part
from extractors.change_cues import AMOUNTS_OF_CHANGE
from extractors.sites import Site
from schemas import Direction
from schemas.figures import FigureType

_COUNTED = frozenset({FigureType.COUNT, FigureType.MONEY, FigureType.QUANTITY})


def from_list(site: Site, parts: dict[int, Part]) -> Part | None:
    """ "rose 4% in Europe, 7% in Asia"; "by 10%, or 650 jobs"; "to $3 million, or 8 cents a share"."""
    previous = site.previous()
    if previous is None or previous.index not in parts or site.left - previous.end > 8:
        return None
    earlier, between = parts[previous.index], site.doc[previous.end : site.left]
    one, two = earlier.site.match.amount.type, site.match.amount.type
    if [token.lower_ for token in between] in ([",", "or"], ["or"]):
        is_restated = (one in AMOUNTS_OF_CHANGE and earlier.role == "by" and two in _COUNTED) or (
            one is FigureType.MONEY and two is FigureType.PER_UNIT
        )
        return Part(site, earlier.direction, earlier.role, earlier.cue) if is_restated else None
    is_placed = len(between) >= 3 and between[0].tag_ == "IN" and between[-1].lower_ in {",", "and"}
    if not is_placed or one is not two or one not in AMOUNTS_OF_CHANGE or site.end >= site.sent_end:
        return None
    is_parallel = site.doc[site.end].tag_ == "IN" and site.doc[site.end].lower_ != "of"
    has_verb = any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in between)
    return Part(site, earlier.direction, earlier.role, earlier.cue) if is_parallel and not has_verb else None


def from_sign(site: Site) -> Part | None:
    """ "46.2 million (+3.1%)": a sign that tells a change; a minus is one only in brackets behind an amount."""
    if site.match.amount.type not in AMOUNTS_OF_CHANGE - {FigureType.MULTIPLE}:
        return None
    text, start = site.doc.text, site.match.start
    if text[start - 1 : start] == "+":
        return Part(site, Direction.INCREASE, "by", site.doc[site.start])
    value, previous = site.match.amount.value, site.previous()
    is_behind = previous is not None and text[previous.match.end : start].strip() == "("
    if is_behind and value is not None and value < 0 and previous is not None:
        is_other = previous.match.amount.type is not site.match.amount.type
        return Part(site, Direction.DECREASE, "by", site.doc[site.start]) if is_other else None
    return None
