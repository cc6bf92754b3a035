"""Quotes: what was said, by whom, and the words that attribute it.

    “We grew,” said Jane Roe, chief executive of Acme. “And we hired.”
        →  two direct quotes of Jane Roe; the second is a continuation of the first
    She called the fair a “two-way street” and said that sales had doubled.
        →  one mixed quote (cue "called") and one indirect (cue "said"), both of whoever "she" is

Words in marks that nobody says (titles, defined terms, scare quotes) are no quotes.

Rules find nearly all of them ("quotes" in the record's `extractor`); what they miss of indirect speech, trained weights
add ("quotes/trained", attribution_additions.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Doc

from extractors.attribution_additions import TRAINED, missed_attributions
from extractors.attributions import Attribution, find_attributions
from extractors.quotation_marks import Quotation
from extractors.reading import article_of, make_record, section_at, span_at
from extractors.speaker_salience import reported_stretches
from extractors.speakers import Speaker, Speakers
from extractors.statements import Statement, find_statements, is_sentence
from extractors.uncued_speech import signature
from schemas import Quote, SectionType

_REACH = 2
"""How many statements may stand between a quotation and the speech it carries on."""


@dataclass(slots=True)
class _Turn:
    """One quote to be, with what it carries on."""

    attribution: Attribution
    statement: int
    follows: _Turn | None = None
    introduced_by: Statement | None = None
    extractor: str = "quotes"
    shares: _Turn | None = None
    """The later turn that names the speaker of this one."""
    speaker: Speaker | None = field(default=None)
    record: Quote | None = None

    @property
    def has_speaker(self) -> bool:
        return self.attribution.source is not None or self.follows is not None or self.shares is not None


def find_quotes(doc: Doc) -> Iterator[Quote]:
    """The quotes of an article in the order of their first words."""
    statements = find_statements(doc)
    text = article_of(doc).text
    turns = _turns(text, statements)
    turns = [turn for turn in _with_missed(doc, turns, statements) if _counts(doc, text, turn)]
    quoted = [(piece.start, piece.end) for line in statements for piece in line.pieces if piece.quotation]
    speakers = Speakers(doc, reported_stretches([turn.attribution for turn in turns], quoted))
    for turn in turns:
        turn.speaker = _speaker(turn, speakers)
        if turn.speaker is not None or not _is_vague(turn, text):
            turn.record = _quote(doc, turn)
    yield from sorted((turn.record for turn in turns if turn.record), key=lambda quote: quote.content[0].start)


# ---------------------------------------------------------------- turns of speech


def _turns(text: str, statements: list[Statement]) -> list[_Turn]:
    turns: list[_Turn] = []
    waiting: list[_Turn] = []
    """Quotations that stand alone just before the present statement, without a speaker so far."""
    last: _Turn | None = None
    for index, statement in enumerate(statements):
        found = find_attributions(text, statement)
        if found and found[0].claims_previous:
            _claim(waiting, found.pop(0))
        elif not found and _may_be_signed(waiting) and (source := signature(statement)) is not None:
            _claim(waiting, Attribution("direct", [], statement.paragraph, None, source))
        if waiting and waiting[-1].has_speaker:
            last = waiting[-1]
        for attribution in found:
            if attribution.claims_previous:
                continue
            turn = _Turn(attribution, index)
            if attribution.type == "direct":
                if waiting and not waiting[-1].has_speaker and _adjoins(statements, waiting[-1], index):
                    _carry_back(waiting, turn)
                last = turn
            turns.append(turn)
        if found:
            waiting = []
        elif statement.is_bare_quotation:
            carried = last is not None and _carries_on(statements, last, index)
            bare = [_bare(quotation, statement, index) for quotation in _speech(text, statement, 1 if carried else 3)]
            for turn in bare:
                if carried:
                    turn.follows = last
                    last = turn
                elif index:
                    turn.introduced_by = statements[index - 1]
            waiting = [*waiting, *bare] if waiting and waiting[-1].statement == index - 1 else bare
            turns.extend(bare)
        elif statement.quotations or not waiting or index - waiting[-1].statement > 0:
            waiting = []
    return turns


def _may_be_signed(waiting: list[_Turn]) -> bool:
    return bool(waiting) and waiting[-1].follows is None


def _speech(text: str, statement: Statement, words: int) -> list[Quotation]:
    """What reads like speech in a statement of nothing but quotations; "“Perhaps.”" only where it carries one on."""
    quotations = statement.quotations
    return [quotation for quotation in quotations if is_sentence(text, quotation, words) or not quotation.is_closed]


def _bare(quotation: Quotation, statement: Statement, index: int) -> _Turn:
    content = [(quotation.content_start, quotation.content_end)]
    return _Turn(Attribution("direct", content, statement.paragraph, quotations=(quotation,)), index)


def _claim(waiting: list[_Turn], attribution: Attribution) -> None:
    """Give the quotations that wait the cue and the source that follow them."""
    if not waiting or waiting[-1].attribution.source is not None:
        return
    waiting[-1].attribution.source = attribution.source
    waiting[-1].attribution.cue = attribution.cue
    waiting[-1].follows = None
    for before, after in pairwise(waiting):
        after.follows = before
    if len(waiting) > 1:
        waiting[0].attribution.source, waiting[0].attribution.cue = attribution.source, attribution.cue
        waiting[-1].attribution.source = waiting[-1].attribution.cue = None


def _carry_back(waiting: list[_Turn], turn: _Turn) -> None:
    """“We grew. ⏎ “And we hired,” said Roe: the first quotation is Roe's too, and the second carries it on."""
    for before, after in zip(waiting, [*waiting[1:], turn], strict=True):
        after.follows = before
    waiting[0].introduced_by = None
    waiting[0].follows = None
    waiting[0].shares = turn


def _adjoins(statements: list[Statement], earlier: _Turn, later: int) -> bool:
    """Whether a quotation stands right before one with a speaker: in its paragraph, or without its closing mark, or as
    the first of a speech."""
    if later - earlier.statement != 1 or statements[later].pieces[0].quotation is None:
        return False
    is_closed = all(quotation.is_closed for quotation in earlier.attribution.quotations)
    is_paragraph = statements[earlier.statement - 1].paragraph != statements[earlier.statement].paragraph
    is_same = statements[earlier.statement].paragraph == statements[later].paragraph
    return is_same or not is_closed or earlier.statement == 0 or is_paragraph


def _carries_on(statements: list[Statement], last: _Turn, index: int) -> bool:
    """Whether a quotation without a speaker belongs to the speech before it."""
    gap = index - last.statement
    if gap <= 1:
        return statements[index].paragraph - statements[last.statement].paragraph <= 1
    if statements[index].paragraph != statements[last.statement].paragraph or gap > _REACH:
        return False
    between = statements[index - 1].pieces
    return not any(piece.token is not None and piece.token.ent_type_ in {"PERSON", "PER"} for piece in between)


def _counts(doc: Doc, text: str, turn: _Turn) -> bool:
    start, end = turn.attribution.content[0]
    section = section_at(doc, start)
    if turn.attribution.type == "indirect":
        return not section.is_boilerplate and section not in (SectionType.HEADLINE, SectionType.SUBHEAD)
    if turn.has_speaker or turn.attribution.cue is not None:
        return True
    return section is SectionType.BODY and text.count(" ", start, end) >= 5


def _with_missed(doc: Doc, turns: list[_Turn], statements: list[Statement]) -> list[_Turn]:
    """The turns, and between them those that only the weights found."""
    taken = [span for turn in turns for span in (*turn.attribution.content, turn.attribution.cue) if span]
    taken += [(quotation.start, quotation.end) for line in statements for quotation in line.quotations]
    missed = [_Turn(found, -1, extractor=TRAINED) for found in missed_attributions(doc, taken)]
    if not missed:
        return turns
    return sorted([*turns, *missed], key=lambda turn: turn.attribution.content[0][0])


# ---------------------------------------------------------------- records


def _speaker(turn: _Turn, speakers: Speakers) -> Speaker | None:
    if turn.attribution.source is not None:
        return speakers.speaker_at(*turn.attribution.source)
    if turn.shares is not None and turn.shares.attribution.source is not None:
        return speakers.speaker_at(*turn.shares.attribution.source)
    if turn.follows is not None:
        return turn.follows.speaker
    if turn.introduced_by is not None:
        pieces = turn.introduced_by.pieces
        start, end = pieces[0].start, pieces[-1].end
        return speakers.subject_before(start, end) or speakers.behind_pronoun_in(start, end)
    return None


def _is_vague(turn: _Turn, text: str) -> bool:
    """Whether "it" reports something, and nothing tells what it is."""
    source = turn.attribution.source
    return turn.attribution.type == "indirect" and source is not None and text[slice(*source)].lower() == "it"


def _quote(doc: Doc, turn: _Turn) -> Quote:
    attribution = turn.attribution
    content = [span_at(doc, start, end) for start, end in attribution.content]
    cue = span_at(doc, *attribution.cue) if attribution.cue else None
    source = span_at(doc, *attribution.source) if attribution.source else None
    return make_record(
        doc,
        Quote,
        turn.extractor,
        [*content, *(span for span in (cue, source) if span is not None)],
        key=f"{content[0].start}:{content[-1].end}:{cue.start if cue else ''}",
        type=attribution.type,
        content=tuple(content),
        cue=cue,
        source=source,
        speaker=turn.speaker.reference if turn.speaker else None,
        joint_speakers=turn.speaker.others if turn.speaker else (),
        speaker_title=turn.speaker.title if turn.speaker else None,
        continuation_of=turn.follows.record.id if turn.follows and turn.follows.record else None,
    )
