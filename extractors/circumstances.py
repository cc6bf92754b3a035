"""What stands between a cue and its content without being either: when, where and to whom it was said.

Roe said Monday in a statement | that sales rose      →  the content starts after "statement"
Roe said | Monday's vote was fair                     →  the content starts with "Monday's"
"""

from __future__ import annotations

from spacy.tokens import Token

from extractors.phrases import is_time, kind_of, phrase_after
from extractors.statements import Piece
from extractors.syntax import SUBJECTS


def after_circumstances(pieces: list[Piece], position: int, complement: int | None) -> int:
    """The first piece after "Monday", "in a statement", "to reporters", "during a call with analysts"."""
    while position < len(pieces):
        piece = pieces[position]
        kind = kind_of(piece)
        if is_time(piece) and (end := _after_time(pieces, position)) is not None:
            position = end
        elif complement is not None and position >= complement:
            break
        elif kind == "adverb" and piece.lower not in {"there", "that"}:
            position += 1
        elif kind == "preposition" and piece.lower not in {"that"}:
            phrase = phrase_after(pieces, position + 1)
            if phrase is None:
                break
            end = phrase[1]
            if complement is not None:
                end = min(end, max(complement, position + 1))
            position = end
        else:
            break
    return position


def _after_time(pieces: list[Piece], position: int) -> int | None:
    """The end of "Monday", "last week"; None where it opens what was said: "Monday's vote"."""
    end = position
    while end < len(pieces) and is_time(pieces[end]):
        end += 1
    opens = end < len(pieces) and kind_of(pieces[end]) in {"verb", "possessive", "noun"}
    return None if opens else end


def complement_of(pieces: list[Piece], cue: int) -> int | None:
    """The piece with which the clause starts that the parser takes for the content."""
    token = pieces[cue].token
    if token is None or not token.dep_:
        return None
    for child in token.children:
        if child.dep_ in {"ccomp", "xcomp"} and child.i > token.i and not _is_aside(child):
            start = child.left_edge.idx
            for index in range(cue + 1, len(pieces)):
                if pieces[index].start >= start:
                    return index
    return None


def _is_aside(verb: Token) -> bool:
    """ "…, betting that others can": a participle behind a comma tells more, it is not what was said."""
    return verb.tag_ == "VBG" and verb.nbor(-1).lower_ == "," and not any(c.dep_ in SUBJECTS for c in verb.children)
