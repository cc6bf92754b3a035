"""Sources that a preposition names: "according to Jane Roe", "as explained by Jane Roe".

According to the report, the plant was never safe.   →  the content to the right
The plant, according to the report, was never safe.  →  on both sides
"""

from __future__ import annotations

from typing import Literal

from extractors.cue_clause import Clause
from extractors.cue_sides import is_parenthesis, lacks_its_verb
from extractors.cues import Use, use_of
from extractors.phrases import kind_of, phrase_after
from extractors.sources import with_author, with_bearer
from extractors.speaking import is_role
from extractors.statements import Piece

_LONGEST_APPOSITION = 14
_TOLD_BY = frozenset({Use.SAID, Use.THAT, Use.TOLD, Use.MARKS})


def is_according(pieces: list[Piece], index: int) -> bool:
    """Whether "according to" or "as explained by" stands here."""
    if index + 2 >= len(pieces):
        return False
    piece, following = pieces[index], pieces[index + 1].lower
    if piece.lower == "according":
        return following == "to"
    is_passive = index > 0 and pieces[index - 1].lower == "as" and following == "by" and piece.token is not None
    return is_passive and piece.token is not None and use_of(piece.token) in _TOLD_BY


def according_clause(pieces: list[Piece], index: int) -> Clause | None:
    """The clause of "according to Jane Roe", "as explained by Jane Roe", whose first word is at `index`."""
    source = phrase_after(pieces, index + 2)
    if source is None:
        return None
    source = with_author(pieces, with_bearer(pieces, source))
    end = source[1]
    while end < len(pieces) and not pieces[end].is_comma and pieces[end].lower not in {".", ";", ":"}:
        if pieces[end].quotation is not None:
            break
        end += 1
    end = _end_of_sources(pieces, end)
    if end + 1 < len(pieces) and pieces[end].is_comma and pieces[end + 1].lower in {"which", "who", "whose"}:
        rest = range(end + 2, len(pieces))  # according to the decision, which runs to 480 pages.
        if not any(pieces[at].is_comma or pieces[at].lower == ";" or pieces[at].quotation for at in rest):
            end = len(pieces) - (pieces[-1].lower in {".", "!", "?"})
    end = _over_apposition(pieces, end)
    first, is_passive = index, pieces[index].lower != "according"
    before = [piece.lower for piece in pieces[:index] if piece.lower not in {"but", "and", "however", "as", ","}]
    has_more = end + 1 < len(pieces) and (pieces[end].is_comma or pieces[end].quotation is not None)
    right = end + 1 if end < len(pieces) and pieces[end].is_comma else end
    side: Literal["left", "right", "both"] = "left"
    if not before or (is_passive and has_more and pieces[right].quotation is not None):
        side = "right"  # …, because, as claimed by Roe, “we are guided.”
    elif is_passive:
        return None
    elif has_more and (
        is_parenthesis(pieces, first, right) or (pieces[end].is_comma and lacks_its_verb(pieces, right))
    ):
        side = "both"
    return Clause(index, index + 2, Use.ACCORDING, source, first, end, side, right=right)


def _end_of_sources(pieces: list[Piece], comma: int) -> int:
    """The comma behind the last of several sources: according to Acme, the ministry and the police, sales fell"""
    second = phrase_after(pieces, comma + 1)
    if comma >= len(pieces) or not pieces[comma].is_comma or second is None or second[1] >= len(pieces):
        return comma
    third = phrase_after(pieces, second[1] + 1) if pieces[second[1]].lower == "and" else None
    if third is None:
        return comma
    for index in range(third[1], min(len(pieces), third[1] + 6)):
        if pieces[index].is_comma:
            return index
        if kind_of(pieces[index]) == "verb":
            return comma
    return comma


def _over_apposition(pieces: list[Piece], comma: int) -> int:
    """The comma before the verb in "…, according to Jane Roe, head of Acme, is …": what stands between tells who she
    is."""
    if comma + 1 >= len(pieces) or not pieces[comma].is_comma or lacks_its_verb(pieces, comma + 1):
        return comma
    for index in range(comma + 1, min(len(pieces), comma + _LONGEST_APPOSITION)):
        if pieces[index].is_comma:
            return index if lacks_its_verb(pieces, index + 1) and is_role(pieces, comma + 1, index) else comma
        if kind_of(pieces[index]) == "verb" or pieces[index].token is None:
            return comma
    return comma
