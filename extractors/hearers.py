"""Where the words for the hearer end, and what was said begins without "that".

Roe told Reuters | demand for copper is strong   →  the firm, not "Reuters demand"
Roe told investors | revenue would double        →  the people, not "investors revenue"
"""

from __future__ import annotations

from extractors.phrases import kind_of, phrase_after
from extractors.speaker_nouns import human_nouns, singular
from extractors.statements import Piece

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def after_hearer(pieces: list[Piece], position: int, complement: int | None) -> int:
    """The first piece behind the hearer that starts at `position`; `complement` is where the parser lets the clause
    start that was said."""
    hearer = phrase_after(pieces, position)
    if hearer is None:
        return position + 1
    end = _of_several(pieces, hearer[1])
    if complement is not None and position < complement < end:
        return complement
    if end < len(pieces) and _is_finite(pieces[end]):  # the clause has its subject in what was taken for the hearer
        return _end_of_name(pieces, position, end) or end
    return end


def _of_several(pieces: list[Piece], end: int) -> int:
    """Behind the last of several hearers: told Jane Roe and John Poe that"""
    while end + 1 < len(pieces) and pieces[end].lower == "and":
        other = phrase_after(pieces, end + 1)
        if other is None or other[1] >= len(pieces) or pieces[other[1]].lower not in {"that", "and", ","}:
            break
        end = other[1]
    return end


def _is_finite(piece: Piece) -> bool:
    return piece.token is not None and piece.token.tag_ in _FINITE


def _end_of_name(pieces: list[Piece], first: int, end: int) -> int | None:
    """Behind the name or the people that a run of nouns opens with."""
    index = first + (kind_of(pieces[first]) == "determiner")
    while index < end and _is_name(pieces[index]):
        index += 1
    if first < index < end and _is_name(pieces[index - 1]):
        return index
    for index in range(first, end - 1):
        word = pieces[index].lower
        if singular(word) in human_nouns() and singular(word) != word and kind_of(pieces[index + 1]) != "preposition":
            return index + 1
    return None


def _is_name(piece: Piece) -> bool:
    return piece.is_entity or (piece.token is not None and piece.token.ent_type_ in {"PERSON", "ORG"})
