"""Quotations that no cue word attributes: a name or any verb beside them does.

“…” – Jane Roe, CEO          →  the name behind the dash
Jane Roe, CEO: “…”           →  the name before the colon
“We grew,” e-mailed Jane Roe →  the verb between the two
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.clauses import DASHES
from extractors.phrases import has_verb, kind_of, phrase_after
from extractors.quotation_marks import Quotation
from extractors.sources import first_person, names_person
from extractors.statements import Piece, Statement, is_sentence


@dataclass(frozen=True, slots=True)
class UncuedSpeech:
    quotation: Quotation
    source: tuple[int, int]
    """Characters, as those of the cue."""
    cue: tuple[int, int] | None


def uncued_speech(text: str, statement: Statement) -> Iterator[UncuedSpeech]:
    """The quotations of a statement that a name beside them attributes."""
    pieces = statement.pieces
    for index, piece in enumerate(pieces):
        quotation = piece.quotation
        if quotation is None or not is_sentence(text, quotation, 3):
            continue
        source = cue = None
        if (speech := _by_any_verb(text, pieces, index)) is not None:
            cue, source = speech
        elif index + 2 < len(pieces) and pieces[index + 1].lower in DASHES:
            is_double = pieces[index + 2].lower in DASHES and index + 3 < len(pieces)
            source = _named(pieces, index + 2 + is_double)
        elif index > 1 and pieces[index - 1].lower == ":":
            source = first_person(pieces[max(0, index - 60) : index - 1])
        if source is not None:
            yield UncuedSpeech(quotation, (pieces[source[0]].start, pieces[source[1] - 1].end), cue)


def _by_any_verb(text: str, pieces: list[Piece], index: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The verb and the person right behind a quotation that a comma ends: “We grew,” e-mailed Jane Roe."""
    quotation = pieces[index].quotation
    if quotation is None or index + 2 >= len(pieces) or text[quotation.content_end - 1] not in ",?!":
        return None
    for verb, first in ((index + 1, index + 2), (None, index + 1)):
        person = first_person(pieces[first : first + 1]) and phrase_after(pieces, first)
        if person is None:
            continue
        verb = person[1] if verb is None else verb
        token = pieces[verb].token if verb < len(pieces) else None
        if token is not None and token.tag_ in {"VBD", "VBN", "VBZ"} and token.pos_ == "VERB":
            return (pieces[verb].start, pieces[verb].end), person
    return None


def signature(statement: Statement) -> tuple[int, int] | None:
    """The speaker in a line of its own under a quotation: "— Jane Roe, CEO of Acme"."""
    pieces = statement.pieces
    if len(pieces) > 25 or statement.quotations:
        return None
    start = 1 if pieces[0].lower in DASHES and len(pieces) > 1 else 0
    source = _named(pieces, start)
    if source is None or (start == 0 and (has_verb(pieces) or not names_person(pieces, source))):
        return None
    return pieces[source[0]].start, pieces[source[1] - 1].end


def _named(pieces: list[Piece], first: int) -> tuple[int, int] | None:
    phrase = phrase_after(pieces, first)
    return phrase if phrase is not None and kind_of(pieces[first]) == "name" else None
