"""Attributions: which words a cue attributes, and to whom the text says so.

    "We grew," Roe said, "and we hired."            →  direct, two stretches of content, source "Roe", cue "said"
    She called it a "turning point" for the region. →  mixed, source "She", cue "called"
    Sales rose, according to the filing.            →  indirect, source "the filing", cue "according to"

Each cue stands in a clause of its own (source, cue, hearer, time). What it attributes lies to its left, to its right or
on both sides; what that is made of (quotations, words, both) decides the type.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractors.circumstances import complement_of
from extractors.clauses import read_clauses
from extractors.cue_clause import Clause
from extractors.cue_sides import DASHES
from extractors.cues import Use
from extractors.outermost import outermost
from extractors.phrases import has_verb, kind_of
from extractors.quotation_marks import Quotation
from extractors.reported_extent import end_of_report, is_estimate
from extractors.speaking import can_speak
from extractors.statements import Piece, Statement, is_sentence, is_title
from extractors.syntax import SUBJECTS
from extractors.uncued_speech import UncuedSpeech, uncued_speech

_NOBODY = frozenset({"what", "that", "this", "these", "those", "there"})


@dataclass(slots=True)
class Attribution:
    """Character offsets of the triple; `content` and `cue` and `source` are start:end pairs."""

    type: Literal["direct", "indirect", "mixed"]
    content: list[tuple[int, int]]
    paragraph: int
    cue: tuple[int, int] | None = None
    source: tuple[int, int] | None = None
    quotations: tuple[Quotation, ...] = ()
    claims_previous: bool = False
    """The clause has nothing to attribute in its own sentence: the quotation before it is meant."""


def find_attributions(text: str, statement: Statement) -> list[Attribution]:
    """The attributions of one statement, in the order of the text."""
    pieces = statement.pieces
    clauses = outermost(pieces, list(read_clauses(pieces)))
    found = []
    for index, clause in enumerate(clauses):
        limit = clauses[index + 1].first if index + 1 < len(clauses) else len(pieces)
        floor = clauses[index - 1].end if index else 0
        attribution = _attribute(text, statement, clause, floor, limit)
        if attribution is not None:
            found.append(attribution)
    taken = {quotation.start for attribution in found for quotation in attribution.quotations}
    for speech in uncued_speech(text, statement, alone=not found):
        if speech.quotation.start not in taken:
            found.append(_uncued(speech, statement.paragraph))
    return sorted(found, key=lambda attribution: attribution.content[0] if attribution.content else (0, 0))


def _uncued(speech: UncuedSpeech, paragraph: int) -> Attribution:
    quotations = tuple(part for part in (speech.quotation, speech.rest) if part is not None)
    content = [(part.content_start, part.content_end) for part in quotations]
    return Attribution("direct", content, paragraph, speech.cue, speech.source, quotations)


# ---------------------------------------------------------------- what is attributed


def _attribute(text: str, statement: Statement, clause: Clause, floor: int, limit: int) -> Attribution | None:
    pieces = statement.pieces
    regions = []
    if clause.side in {"left", "both"}:
        regions.append((_behind_colon(pieces, floor, clause.first), clause.first))
    if clause.side in {"right", "both"}:
        end = limit if clause.is_comparison else end_of_report(pieces, clause.cue, clause.right, limit)
        regions.append((clause.right, end))
    regions = [region for first, end in regions if (region := _trim(pieces, first, end)) is not None]
    cue = (pieces[clause.cue].start, pieces[clause.cue_end - 1].end)
    source = (pieces[clause.source[0]].start, pieces[clause.source[1] - 1].end) if clause.source else None
    if clause.source and pieces[clause.source[0]].lower in _NOBODY and clause.source[1] - clause.source[0] == 1:
        source = clause.source = None
    made = Attribution("direct", [], statement.paragraph, cue, source)
    if clause.side == "previous":
        made.claims_previous = True
        return made
    if not regions:
        return None
    return _typed(text, pieces, clause, regions, made)


def _behind_colon(pieces: list[Piece], first: int, end: int) -> int:
    """Roe enjoys her age: At some point, “it’s time,” she says. What stands before the colon is not said."""
    for index in range(end - 1, first, -1):
        if pieces[index].lower == ":":
            return index + 1 if any(piece.quotation for piece in pieces[index + 1 : end]) else first
    return first


def _trim(pieces: list[Piece], first: int, end: int) -> tuple[int, int] | None:
    """first:end without punctuation, "and" and "that" at its ends."""
    while first < end and _is_loose(pieces[first], {"and", "but", "that", "however"}):
        if (token := pieces[first].token) is not None and token.dep_ in SUBJECTS | {"det"}:
            break  # That means more work, Roe said.
        first += 1
    while end > first and _is_loose(pieces[end - 1], {"and", "but", "as", "which", "who", "while"}):
        if pieces[end - 1].lower == "while" and end - 2 > first and pieces[end - 2].lower == "a":
            break  # for a while
        end -= 1
    return (first, end) if first < end else None


def _is_loose(piece: Piece, words: set[str]) -> bool:
    if piece.quotation is not None:
        return False
    return piece.lower in words or (not piece.lower[:1].isalnum() and piece.lower[:1] not in "$€£¥%)(][’'\"#@&")


def _typed(
    text: str, pieces: list[Piece], clause: Clause, regions: list[tuple[int, int]], made: Attribution
) -> Attribution | None:
    quoted = [piece.quotation for first, end in regions for piece in pieces[first:end] if piece.quotation is not None]
    speech = _speech_in(text, pieces, clause, regions)
    if speech:
        made.content = [(quotation.content_start, quotation.content_end) for quotation in speech]
        made.quotations = tuple(speech)
        return made
    made.content = [(pieces[first].start, pieces[end - 1].end) for first, end in regions]
    telling = [quotation for quotation in quoted if not _is_term(text, quotation)]
    if clause.source is None or not can_speak(pieces, *clause.source) or pieces[clause.source[0]].lower == "who":
        return None
    if telling and _may_mix(text, pieces, clause, telling):
        if clause.use is Use.NAMED:
            made.content = [_up_to_comma(text, telling, made.content[0])]
        made.type = "mixed"
        made.quotations = tuple(telling)
        return made
    if not _is_reported_clause(pieces, clause, regions):
        return None
    made.type = "indirect"
    return made


def _speech_in(text: str, pieces: list[Piece], clause: Clause, regions: list[tuple[int, int]]) -> list[Quotation]:
    """The quotations of the regions, where nothing but them stands there (an opening circumstance apart)."""
    speech: list[Quotation] = []
    if clause.use is Use.NAMED:
        return speech
    for first, end in regions:
        inside = pieces[first:end]
        last = inside[-1].quotation
        if last is not None and 2 < len(inside) < 20 and inside[-2].lower == ":" and is_sentence(text, last, 4):
            speech.append(last)  # Roe praised the plan: “We grew.”
            continue
        quotations = [piece.quotation for piece in inside if piece.quotation is not None]
        words = [piece for piece in inside if piece.quotation is None and piece.lower[:1].isalnum()]
        if not quotations:
            return []
        if words:
            # After the launch, “We grew,” Roe said.   “We grew,” Roe said, “and hired” before she left.
            if last is not None and _stands_alone(text, inside[-2], last, is_left=first < clause.first):
                quotations = [last]
            elif first and inside[0].quotation is not None and is_sentence(text, inside[0].quotation, 4):
                quotations = [inside[0].quotation]
            elif _is_apart(text, pieces, first):
                quotations = quotations[:1]
            else:
                return []
        speech.extend(quotations)
    return [quotation for quotation in speech if quotation.content_start < quotation.content_end]


def _stands_alone(text: str, before: Piece, quotation: Quotation, *, is_left: bool) -> bool:
    """Whether a quotation is a sentence of its own rather than a part of the words before it."""
    if not is_sentence(text, quotation, 4) or before.lower == "that":
        return False
    if kind_of(before) in {"preposition", "determiner", "verb"} or not (is_left or before.lower in {",", ":"}):
        return False
    return text[quotation.content_start].isupper() and not is_title(text, quotation)


def _up_to_comma(text: str, telling: list[Quotation], region: tuple[int, int]) -> tuple[int, int]:
    """In what he called a “hot summer,” the plant closed: the comma in the marks ends what he called it. So does a
    dash behind them."""
    for quotation in telling:
        if text[quotation.content_end - 1] == "," or text[quotation.end : quotation.end + 3].strip() in DASHES:
            return region[0], quotation.end
    return region


def _is_apart(text: str, pieces: list[Piece], index: int) -> bool:
    """Whether commas set a short quotation apart: she tells the crowd, “Hands up,” with a smile"""
    quotation = pieces[index].quotation
    if quotation is None or index == 0 or pieces[index - 1].lower not in {",", ":"}:
        return False
    return is_sentence(text, quotation, 1) and not pieces[index].is_title


def _is_term(text: str, quotation: Quotation) -> bool:
    """Defined terms and titles: (the "Company"), "The Long Way Home"."""
    before = text[max(0, quotation.start - 8) : quotation.start]
    return before.endswith(("(", "(the ", "or the ", "or ")) or is_title(text, quotation)


def _may_mix(text: str, pieces: list[Piece], clause: Clause, telling: list[Quotation]) -> bool:
    first = pieces[clause.right].quotation if clause.right < len(pieces) else None
    if clause.use is Use.NAMED:
        upto = next((i for i in range(clause.right, len(pieces)) if pieces[i].quotation in telling), 0)
        if kind_of(pieces[clause.right]) == "preposition":  # an officer calls with “a few questions”
            return False
        return clause.side == "right" and first is None and not any(p.is_comma for p in pieces[clause.right : upto])
    if clause.use in {Use.SAID, Use.TOLD, Use.ACCORDING} or clause.has_that:
        return True
    return any(is_long(text, quotation) for quotation in telling)


def is_long(text: str, quotation: Quotation) -> bool:
    return text.count(" ", quotation.content_start, quotation.content_end) >= 2


def _is_reported_clause(pieces: list[Piece], clause: Clause, regions: list[tuple[int, int]]) -> bool:
    if clause.side == "right" and is_estimate(pieces, clause.cue, *regions[-1]):
        return True
    if not any(has_verb(pieces[first:end]) for first, end in regions):
        return False
    if clause.use is Use.ACCORDING:
        return not all(_only_points(pieces[first:end]) for first, end in regions)
    if clause.use in {Use.MARKS, Use.NAMED, Use.RATED}:
        return False
    if clause.side == "right" and not clause.has_that:
        return _opens_clause(pieces, clause)
    return True


def _only_points(words: list[Piece]) -> bool:
    """That's according to a survey: nothing but a pointer to what was said before."""
    return len(words) < 3 and words[0].lower in {"that", "this", "it"}


def _opens_clause(pieces: list[Piece], clause: Clause) -> bool:
    """Whether "said" is followed by a sentence of its own ("it will grow"), not by an object ("goodbye")."""
    if pieces[clause.right].lower == "to":  # told her team to hire
        return False
    if pieces[clause.right - 1].is_comma and kind_of(pieces[clause.right]) == "verb":
        return False  # an event that informs, inspires and empowers
    if clause.use in {Use.THAT, Use.SHOWN}:
        return kind_of(pieces[clause.right]) == "pronoun"
    if complement_of(pieces, clause.cue) is not None:
        return True
    return not _has_object(pieces[clause.cue]) and has_verb(pieces[clause.right : clause.right + 15])


def _has_object(cue: Piece) -> bool:
    """ "claimed 98 lives, officials have confirmed", "added a piece that would help": a thing, no clause."""
    if cue.token is None or not cue.token.dep_:  # without a parse, spaCy's children lead astray
        return False
    return any(child.dep_ in {"obj", "dobj"} for child in cue.token.children)
