"""Quotations that no cue word attributes: a name or any verb beside them does.

“…” – Jane Roe, CEO          →  the name behind the dash
Jane Roe, CEO: “…”           →  the name before the colon
“We grew,” e-mailed Jane Roe →  the verb between the two
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from extractors.cue_sides import DASHES
from extractors.cue_subjects import subject_before
from extractors.phrases import has_verb, kind_of, phrase_after
from extractors.quotation_marks import Quotation
from extractors.sources import first_person, names_person
from extractors.speaker_nouns import human_nouns, singular
from extractors.speaking import head_of
from extractors.statements import Piece, Statement, is_sentence
from extractors.syntax import OBJECTS

_FEW_WORDS = 8
"""Of what may be a title: In “Five Years,” she shares the view"""


@dataclass(frozen=True, slots=True)
class UncuedSpeech:
    quotation: Quotation
    source: tuple[int, int]
    """Characters, as those of the cue."""
    cue: tuple[int, int] | None
    rest: Quotation | None = None
    """Where the verb interrupts it, the other part: “What is yours,” the minister went on, “is a queue.”"""


def uncued_speech(text: str, statement: Statement, *, alone: bool = True) -> Iterator[UncuedSpeech]:
    """The quotations of a statement that a name beside them attributes; where a cue attributes others (not `alone`),
    only those with a verb of their own: “We miss him,” Roe weighed in, telling Poe, “so much.”"""
    pieces = statement.pieces
    for index, piece in enumerate(pieces):
        quotation = piece.quotation
        if quotation is None or not is_sentence(text, quotation, 3):
            continue
        source = cue = rest = None
        if (speech := _by_any_verb(text, pieces, index)) is not None:
            cue, source = speech
            rest = _rest(pieces, index, cue[1])
        elif not alone:
            continue
        elif index + 2 < len(pieces) and pieces[index + 1].lower in DASHES:
            is_double = pieces[index + 2].lower in DASHES and index + 3 < len(pieces)
            source = _named(pieces, index + 2 + is_double)
        elif index > 1 and pieces[index - 1].lower == ":":
            source = subject_before(pieces, index - 1) or first_person(pieces[max(0, index - 60) : index - 1])
            if source is not None and piece.is_title and pieces[source[0]].lower in {"he", "she"}:
                source = None  # In May he finished a book: “The Long Way Home!”
        if source is not None:
            yield UncuedSpeech(quotation, (pieces[source[0]].start, pieces[source[1] - 1].end), cue, rest)


def _by_any_verb(text: str, pieces: list[Piece], index: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The verb and the person right behind a quotation that a comma ends: “We grew,” e-mailed Jane Roe."""
    quotation = pieces[index].quotation
    if (
        quotation is None
        or pieces[index].is_title
        or index + 2 >= len(pieces)
        or text[quotation.content_end - 1] not in ",?!"
    ):
        return None
    for verb, first in ((index + 1, index + 2), (None, index + 1)):
        person = phrase_after(pieces, first)
        if person is None or not _is_somebody(pieces, person):
            continue
        verb = person[1] if verb is None else verb
        token = pieces[verb].token if verb < len(pieces) else None
        if (
            token is not None
            and token.tag_ in {"VBD", "VBN", "VBZ"}
            and token.pos_ == "VERB"
            and not _takes_object(token)
        ):
            return (pieces[verb].start, pieces[verb].end), person
    return None


def _rest(pieces: list[Piece], index: int, cue_end: int) -> Quotation | None:
    behind = [piece for piece in pieces[index + 1 : index + 12] if piece.start >= cue_end][:3]
    for piece in behind:
        if piece.quotation is not None:
            return piece.quotation
        if not piece.is_comma and kind_of(piece) not in {"adverb", "preposition"}:
            return None
    return None


def _takes_object(verb: Token) -> bool:
    """ "In “Five Years,” she shares the view": she does something else than speak."""
    return bool(verb.dep_) and any(child.dep_ in OBJECTS for child in verb.children)


def _is_somebody(pieces: list[Piece], phrase: tuple[int, int]) -> bool:
    """A person by name, "he", "the minister"."""
    if first_person(pieces[phrase[0] : phrase[0] + 1]) or pieces[phrase[0]].lower in {"he", "she"}:
        return True
    return pieces[phrase[0]].lower == "the" and singular(head_of(pieces, *phrase).lower) in human_nouns()


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
