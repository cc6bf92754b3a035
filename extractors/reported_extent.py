"""Where the words that a cue reports end, as far as the parse tells.

The sources cautioned that no deal was certain | and asked not to be named
Shares in Odra, which warned that costs could rise |, fell 3 percent
"""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Token

from extractors.statements import Piece
from extractors.syntax import RELATIVE_CLAUSES, SUBJECTS, subject_of

_DEPENDENT = RELATIVE_CLAUSES | {"advcl", "acl"}
_RATING = frozenset({"put", "puts", "putting", "estimate", "estimates", "estimated", "estimating"})
_HIGHEST = 12
"""Words above a cue in the parse that are looked at."""
_HEDGES = frozenset({
    "around", "about", "roughly", "nearly", "almost", "some", "more", "less", "up", "just", "as", "at", "between",
    "only", "to", "than", "least", "most", "over", "under", "well", "below",
})  # fmt: skip


def end_of_report(pieces: list[Piece], cue: int, first: int, end: int) -> int:
    """The end of what the cue reports in first:end, to its right."""
    token = pieces[cue].token
    if token is None or not token.dep_ or any(piece.quotation is not None for piece in pieces[first:end]):
        return end
    is_relative = any(piece.lower in {"which", "who"} for piece in pieces[max(0, cue - 2) : cue])
    for index in range(first + 1, end):
        piece = pieces[index]
        if piece.lower == ";" or (
            piece.is_comma and (_is_over(token, piece) or (is_relative and _ends(pieces, index)))
        ):
            return index
        if piece.lower in {"and", "but"} and index + 1 < end and _resumes(token, pieces[index + 1 : index + 4]):
            return index
    return end


def _is_over(cue: Token, comma: Piece) -> bool:
    """Whether the comma closes the dependent clause with the cue, and the main verb is still to come."""
    if cue.dep_ not in _DEPENDENT or cue.right_edge.idx > comma.start:
        return False
    return any(ancestor.idx > comma.start for ancestor in islice(cue.ancestors, _HIGHEST))


def _ends(pieces: list[Piece], comma: int) -> bool:
    """Whether a finite verb stands right behind the comma: "which warned that costs could rise, fell"."""
    token = pieces[comma + 1].token if comma + 1 < len(pieces) else None
    return token is not None and token.tag_ in {"VBD", "VBZ", "VBP", "MD"}


def _resumes(cue: Token, after: list[Piece]) -> bool:
    """Whether a second verb of the cue's own subject follows: "and asked not to be named"."""
    for piece in after:
        token = piece.token
        if token is None:
            return False
        if token.dep_ == "conj" and token.head == cue and token.tag_ == cue.tag_:
            return not any(child.dep_ in SUBJECTS | {"expl"} for child in token.children)
        if token.pos_ != "ADV":
            return False
    return False


def carries_on(pieces: list[Piece], first: int) -> bool:
    """Whether the sentence goes on after a cue in its middle: "…, she told reporters, and the bank would hire": a
    clause with a subject of its own."""
    if first + 2 >= len(pieces) or pieces[first].lower not in {"and", "while"}:
        return False
    for piece in pieces[first + 1 :]:
        token = piece.token
        if token is None or piece.is_comma:
            return False
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            verb = token.head if token.dep_.startswith(("aux", "cop")) else token
            subject = subject_of(verb)
            return subject is not None and pieces[first].start < subject.idx < token.idx
    return False


def is_estimate(pieces: list[Piece], cue: int, first: int, end: int) -> bool:
    """Whether a cue gives a thing a number: "puts the market at 52 million bikes"; not "puts the plant at risk"."""
    if pieces[cue].lower not in _RATING:
        return False
    for index in range(first + 1, min(end, first + 20) - 1):
        if pieces[index].is_comma or pieces[index].token is None:
            return False
        if pieces[index].lower == "at":
            return _opens_number(pieces, index + 1, end)
    return False


def _opens_number(pieces: list[Piece], first: int, end: int) -> bool:
    for piece in pieces[first : min(end, first + 4)]:
        token = piece.token
        if token is None:
            return False
        if token.like_num or piece.lower[0].isdigit() or piece.lower[-1] in "$€£¥":
            return True
        if piece.lower not in _HEDGES:
            return False
    return False
