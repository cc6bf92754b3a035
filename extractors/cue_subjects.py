"""Who says it, by the parse: where the words round a cue look like something else.

A spokesman, who asked not to be named, said the mayor would leave.  →  the spokesman, not "said the mayor"
“We grew,” state officials said.                                     →  "state" is no cue: another one follows
The ministry released a statement saying that …                      →  the ministry, not the first person named
"""

from __future__ import annotations

from spacy.tokens import Token

from extractors.cues import is_base_form, use_of
from extractors.phrases import has_verb, kind_of, phrase_before
from extractors.sources import names_person, with_bearer
from extractors.speaker_nouns import singular, speaking_things
from extractors.speaking import can_speak
from extractors.statements import Piece
from extractors.syntax import OBJECTS, SUBJECTS, subject_of

_HIGHEST = 6
_LONGEST_SOURCE = 14
_LONGEST_LEAD = 60
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def has_subject_before(pieces: list[Piece], cue: int, source: tuple[int, int]) -> bool:
    """Whether the parser found the cue's subject to its left, and the phrase behind it opens a clause or is its object:
    it is said then, not who says it."""
    token = pieces[cue].token
    if (
        token is None
        or not token.dep_
        or not any(child.dep_ in SUBJECTS and child.i < token.i for child in token.children)
    ):
        return False
    starts = {child.idx for child in token.children if child.dep_ in OBJECTS}
    return has_verb(pieces[source[1] :]) or any(piece.start in starts for piece in pieces[source[0] : source[1]])


def opens_clause(pieces: list[Piece], source: tuple[int, int]) -> bool:
    """Whether the phrase behind a cue is the subject of what is said: "said the president also has spoken"."""
    end = source[1]
    while end < len(pieces) and kind_of(pieces[end]) == "adverb":
        end += 1
    token = pieces[end].token if end < len(pieces) else None
    return token is not None and token.tag_ in _FINITE


def is_told_by_another_cue(pieces: list[Piece], cue: int) -> bool:
    """Whether a bare verb behind a quotation only opens the phrase of who speaks: “…,” state Sen. Roe (D) said."""
    if cue == 0 or pieces[cue - 1].quotation is None or not is_base_form(pieces[cue].lower):
        return False
    for piece in pieces[cue + 1 : cue + _LONGEST_SOURCE]:
        if piece.token is None or piece.is_comma:
            return False
        if use_of(piece.token) is not None and piece.token.tag_ in {"VBD", "VBZ"}:
            return True
    return False


def participle_source(pieces: list[Piece], cue: int) -> tuple[int, int] | None:
    """Whose "saying", "adding" it is: the subject of the clause that it belongs to, or the thing that it describes."""
    token = pieces[cue].token
    if token is None or not token.dep_:
        return None
    for _ in range(_HIGHEST):
        if token.dep_ == "acl" and token.head.pos_ in {"NOUN", "PROPN"}:
            if (noun := _phrase_of(pieces, token.head, cue)) is None:
                return None
            if speaking_things().get(singular(token.head.lower_)) is None and can_speak(pieces, *noun):
                return noun  # reporters saying
            return _subject_phrase(pieces, token.head.head, cue) or (noun if can_speak(pieces, *noun) else None)
        if token.dep_ not in {"advcl", "conj", "xcomp", "parataxis"} or token.head == token:
            return None
        token = token.head
        if (subject := _subject_phrase(pieces, token, cue)) is not None:
            return subject
    return None


def subject_before(pieces: list[Piece], colon: int) -> tuple[int, int] | None:
    """The person (or "he") who is the subject of the last verb before a colon: "Jane Roe had this to say: “…”"."""
    for index in range(colon - 1, max(-1, colon - _LONGEST_LEAD), -1):
        token = pieces[index].token
        if token is None:
            return None
        if token.dep_ and token.tag_ in _FINITE and (subject := subject_of(token)) is not None:
            phrase = _phrase_of(pieces, subject, index)
            if subject.lower_ in {"he", "she"}:
                return phrase
            phrase = with_bearer(pieces, phrase) if phrase is not None else None
            return phrase if phrase is not None and names_person(pieces, phrase) else None
    return None


def _subject_phrase(pieces: list[Piece], verb: Token, cue: int) -> tuple[int, int] | None:
    subject = subject_of(verb)
    phrase = _phrase_of(pieces, subject, cue) if subject is not None else None
    return phrase if phrase is not None and can_speak(pieces, *phrase) else None


def _phrase_of(pieces: list[Piece], head: Token, before: int) -> tuple[int, int] | None:
    """The noun phrase round a word that stands before the piece `before`."""
    for index in range(before - 1, -1, -1):
        if pieces[index].token is not None and pieces[index].start == head.idx:
            end = index
            while end + 1 < before and kind_of(pieces[end + 1]) == "name":
                end += 1
            return phrase_before(pieces, end)
    return None
