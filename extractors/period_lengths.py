"""Lengths of time that end or begin with the day of publication: "over the past three years", "in the next 12 months".

They are figures of their own ("three years") and no dates, so a figure beside them takes their days where it has no
other time: "five acquisitions in the last two years".
"""

from __future__ import annotations

from spacy.tokens import Doc

from extractors.period_clauses import Timed
from extractors.reading import records_of
from extractors.sites import Site, token_bounds
from schemas import TimeExpression


def is_beside(site: Site, timed: Timed) -> bool:
    """ "for the last five years, and employs 130 people": a verb behind "and" is of now."""
    left, right = (timed[2], site.left) if timed[2] <= site.left else (site.end, timed[1])
    between = site.doc[left:right]
    if any(token.tag_ in {"JJS", "RBS"} for token in site.doc[max(site.end, timed[1] - _RANKED) : timed[1]]):
        # "nearly 12% voted, the second highest share in the past 24 years"
        return False
    opens = timed[1] - site.sent_start <= _OPENING
    is_perfect = any(token.lower_ in {"has", "have", "had"} for token in between)
    if timed[2] <= site.left and not opens and not is_perfect and any(token.text == "," for token in between):
        # "fell by a third over the past 12 months, giving it a value of $910 million"
        return False
    joins = next((token.i for token in between if token.tag_ == "CC" or token.text == ";"), None)
    if joins is None:
        return True
    return not any(token.tag_ in {"VBD", "VBZ", "VBP", "VBG", "VB", "MD"} for token in site.doc[joins:right])


_OPENING = 3
_RANKED = 6


def lengths_in(doc: Doc) -> list[Timed]:
    """Every length with both its days known, in the order of the text."""
    found: list[Timed] = []
    for time in records_of(doc, TimeExpression):
        if time.type != "DURATION" or time.is_dated or time.start is None or time.end is None:
            continue
        bounds = token_bounds(doc, time.evidence[0].start, time.evidence[0].end)
        if bounds is not None:
            found.append((time, *bounds))
    return sorted(found, key=lambda timed: timed[1])
