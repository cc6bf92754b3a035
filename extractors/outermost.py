"""Which clauses attribute something of their own, and which are part of what another one attributes.

Roe said that Acme had announced that …   →  "Roe said"
The plant closed, as Poe told us, Roe said.  →  "Roe said" at the end covers all that stands before it
"""

from __future__ import annotations

from extractors.cue_clause import Clause
from extractors.cue_sides import ends_content
from extractors.cues import Use
from extractors.phrases import kind_of
from extractors.reported_extent import is_estimate
from extractors.statements import Piece

_FIND = frozenset({"find", "finds", "found"})
"""Without "that" they attribute nothing: she finds they are caught."""


def outermost(pieces: list[Piece], clauses: list[Clause]) -> list[Clause]:
    """Those that are not part of what another one attributes."""
    has_quotation = any(piece.quotation is not None for piece in pieces)
    kept: list[Clause] = []
    for clause in clauses:
        if not (has_quotation or _works_without_marks(pieces, clause)):
            continue
        carries_on = clause.goes_on or _is_coordinate(pieces, clause)
        if kept and clause.side == "left" and not carries_on and _trails(pieces, clause):
            kept = [other for other in kept if other.side in {"left", "both"}]
        elif kept and _reports_speech_of(pieces, kept[-1], clause):
            kept.pop()  # according to the daily, she said: “…”
        elif kept and _depends_on(pieces, kept[-1], clause):
            pass  # Even as Poe claimed that the deal was dead, Roe said they were close.
        elif kept and kept[-1].side in {"right", "both"} and kept[-1].end <= clause.first and not carries_on:
            continue  # "said that Acme announced that …": Acme's announcement is part of what was said
        elif kept and clause.first < kept[-1].end and not carries_on:
            continue
        kept.append(clause)
    return kept


def _depends_on(pieces: list[Piece], earlier: Clause, clause: Clause) -> bool:
    """Whether the earlier cue stands in a subordinate clause of the later one, which is no part of its content."""
    cue, main = pieces[earlier.cue].token, pieces[clause.cue].token
    if cue is None or main is None or cue.dep_ != "advcl" or cue.head != main:
        return False
    return clause.first > 0 and pieces[clause.first - 1].is_comma


def _works_without_marks(pieces: list[Piece], clause: Clause) -> bool:
    if clause.side == "right" and is_estimate(pieces, clause.cue, clause.right, len(pieces)):
        return True
    if clause.use in {Use.MARKS, Use.NAMED, Use.RATED} and clause.side != "previous":
        return False
    return clause.has_that or clause.use not in {Use.THAT, Use.SHOWN} or _may_lack_that(pieces, clause)


def _reports_speech_of(pieces: list[Piece], outer: Clause, clause: Clause) -> bool:
    if outer.use is not Use.ACCORDING or outer.side != "right" or clause.side == "left":
        return False
    return clause.right < len(pieces) and pieces[clause.right].quotation is not None


def _may_lack_that(pieces: list[Piece], clause: Clause) -> bool:
    """ "announced it would", and whatever stands before ", Roe announced"."""
    if clause.side != "right" or clause.right + 1 >= len(pieces):
        return True
    if pieces[clause.cue].lower in _FIND:
        return False
    is_pronoun = pieces[clause.right].lower in {"it", "he", "she", "they"}
    return is_pronoun and kind_of(pieces[clause.right + 1]) == "verb"


def _is_coordinate(pieces: list[Piece], clause: Clause) -> bool:
    """ "…, but she noted that": a statement of its own."""
    if clause.first < 2 or pieces[clause.first - 1].lower not in {"but", "and", "while"}:
        return False
    return pieces[clause.first - 2].is_comma or pieces[clause.first - 2].quotation is not None


def _trails(pieces: list[Piece], clause: Clause) -> bool:
    """ "…, the source said." at the end: it covers all that stands before it."""
    return clause.first > 0 and ends_content(pieces[clause.first - 1]) and len(pieces) - clause.end <= 1
