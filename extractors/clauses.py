"""The clauses that attribute: a cue with its source, and the side on which its content stands.

"We grew," Roe said Monday, "and we hired."   →  clause "Roe said Monday", content on both sides
…, said Jane Roe, head of Acme's Lyon office. →  clause from "said" on, content to the left
Roe told reporters that the plant was safe.   →  clause "Roe told reporters", content to the right
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.circumstances import after_circumstances, complement_of
from extractors.cue_according import according_clause, is_according
from extractors.cue_clause import Clause
from extractors.cue_sides import DASHES, ends_content, goes_over, is_circumstance, lacks_its_verb
from extractors.cue_subjects import has_subject_before, is_told_by_another_cue, opens_clause, participle_source
from extractors.cue_uses import (
    agrees,
    introduces,
    is_cue,
    is_gladly_said,
    is_participle_at,
    meets_quotation,
    takes_over,
)
from extractors.cues import Use, is_auxiliary, use_of
from extractors.hearers import after_hearer
from extractors.phrases import NARRATORS, kind_of, phrase_after
from extractors.sources import (
    capitalized_after,
    first_person,
    office_before,
    parsed_subject,
    source_before,
    with_bearer,
)
from extractors.speaking import can_speak, is_document
from extractors.statements import Piece

_HEARER_VERBS = frozenset({"told", "tells", "tell", "telling"})


def read_clauses(pieces: list[Piece]) -> Iterator[Clause]:
    source: tuple[int, int] | None = None
    for index, piece in enumerate(pieces):
        clause = None
        if piece.token is None:
            continue
        if is_according(pieces, index):
            clause = according_clause(pieces, index)
        elif (use := use_of(piece.token)) is not None and is_cue(pieces, index):
            if is_told_by_another_cue(pieces, index):
                continue  # “We grew,” state officials said
            clause = _verb_clause(pieces, index, use, source)
        if clause is not None:
            source = clause.source or source
            yield clause


def _verb_clause(pieces: list[Piece], cue: int, use: Use, known: tuple[int, int] | None) -> Clause | None:
    left = cue - 3 if is_gladly_said(pieces, cue) else cue - 1
    while left >= 0 and (
        is_auxiliary(pieces[left].lower)
        or kind_of(pieces[left]) == "adverb"
        or pieces[left].lower in {"today", "yesterday"}  # Acme (Nasdaq: ACM) today announced
    ):
        left -= 1
    if _may_be_inverted(pieces, cue, left) and (inverted := _inverted(pieces, cue, left, use)) is not None:
        return inverted
    goes_on = left >= 0 and (
        pieces[left].lower in {"and", "but"}
        or (is_participle_at(pieces, cue) and (pieces[left].is_comma or pieces[left].quotation is not None))
    )
    if is_participle_at(pieces, cue) and not goes_on and not introduces(pieces, cue):
        return None
    source = None if goes_on or is_participle_at(pieces, cue) else source_before(pieces, left)
    first = (office_before(pieces, source) or source)[0] if source else left + 1
    if source is not None and not can_speak(pieces, *source):  # observers in Lyon and around the country say
        parsed = parsed_subject(pieces, cue)
        if parsed is not None and can_speak(pieces, *parsed):
            source, first = parsed, parsed[0]
    elif source is not None and pieces[left].is_comma and not pieces[source[1] - 1].is_entity:
        parsed = parsed_subject(pieces, cue)  # Acme, an adviser to families and funds, today announced
        if parsed is not None and pieces[parsed[1] - 1].is_entity:
            source, first = parsed, parsed[0]
    if source is None:
        source = (known if goes_on else None) or parsed_subject(pieces, cue)
        if source is None and is_participle_at(pieces, cue):
            source = participle_source(pieces, cue) or first_person(pieces[:cue]) or _first_pronoun(pieces[:cue])
    if source is not None and pieces[source[0]].lower in NARRATORS and kind_of(pieces[source[0]]) == "pronoun":
        return None
    if use is Use.NAMED and first and pieces[first - 1].lower in {"what", "which"}:
        return None
    if source is None and use is not Use.SAID and not meets_quotation(pieces, cue):
        return None
    if use is Use.SHOWN and (source is None or not is_document(pieces, *source)):
        source = parsed_subject(pieces, cue)  # one study in over 4,000 adults showed
        if source is None or not is_document(pieces, *source):
            return None
    if source is not None and not agrees(pieces, cue, source) and not meets_quotation(pieces, cue):
        return None
    return _right_of(pieces, cue, use, source, first, goes_on)


def _first_pronoun(pieces: list[Piece]) -> tuple[int, int] | None:
    return next(((index, index + 1) for index, piece in enumerate(pieces) if piece.lower in {"he", "she"}), None)


def _may_be_inverted(pieces: list[Piece], cue: int, left: int) -> bool:
    """“…,” said Jane Roe; …, said Jane Roe; and at the start of a statement after a quotation: States Jane Roe."""
    return left < 0 or pieces[left].quotation is not None or pieces[left].lower in {",", *DASHES}


def _inverted(pieces: list[Piece], cue: int, left: int, use: Use) -> Clause | None:
    start = cue + 1
    while start < len(pieces) and kind_of(pieces[start]) == "adverb":
        start += 1
    source = phrase_after(pieces, start)
    if source is None and left >= 0 and pieces[left].quotation is not None:
        source = capitalized_after(pieces, start)  # “…,” said Full: whatever the tagger takes the name for
    if source is None or use in {Use.NAMED, Use.TOLD} or is_participle_at(pieces, cue):
        return None
    end = source[1]
    if pieces[start].lower in {"it", "that", "this", "there"}:
        return None
    after = pieces[end] if end < len(pieces) else None
    if left < 0 or pieces[left].quotation is None or pieces[left].is_title:
        if after is not None and kind_of(after) == "verb" and not after.lower.endswith("ing"):
            return None  # Jane Roe, its head, said Acme grew
        if not can_speak(pieces, *source):
            return None
        if left >= 0 and (opens_clause(pieces, source) or has_subject_before(pieces, cue, source)):
            return None  # a spokesman, who asked not to be named, said the mayor also has left
    token = pieces[cue].token
    opens_heading = token is not None and bool(token.pos_) and token.text[0].isupper()
    if opens_heading and not any(piece.is_entity for piece in pieces[start : start + 2]):
        return None  # “We grew.” Accepted Abstracts at the Lyon Congress
    if left >= 0 and pieces[left].is_comma and after is not None and after.is_comma and lacks_its_verb(pieces, end + 1):
        return Clause(cue, cue + 1, use, source, left + 1, end, "both", right=end + 1)  # The key, says Roe, is water.
    source = with_bearer(pieces, source)
    while end < len(pieces) and not takes_over(pieces, end) and pieces[end].quotation is None:
        end += 1
    if left < 0:
        opens = end < len(pieces) and pieces[end].quotation is not None
        return Clause(cue, cue + 1, use, source, 0, end, "right" if opens else "previous", right=end)
    has_more = end < len(pieces) and pieces[end].quotation is not None
    return Clause(cue, cue + 1, use, source, left + 1, end, "both" if has_more else "left", right=end)


def _right_of(
    pieces: list[Piece], cue: int, use: Use, source: tuple[int, int] | None, first: int, goes_on: bool
) -> Clause | None:
    first = _up_to_quotation(pieces, first)
    if is_comparison := first > 0 and pieces[first - 1].lower == "as":
        first -= 1
    clause = Clause(cue, cue + 1, use, source, first, cue + 1, "right", goes_on=goes_on)
    position = cue + 1
    if use is Use.TOLD or pieces[cue].lower in _HEARER_VERBS:
        position = after_hearer(pieces, position, complement_of(pieces, cue))
    elif position < len(pieces) and pieces[position].lower in {"out", "up"}:  # pointed out, summed up
        position += 1
    complement = complement_of(pieces, cue)
    position = after_circumstances(pieces, position, complement)
    after = pieces[position] if position < len(pieces) else None
    clause.end = clause.right = position
    if after is None or after.lower in {".", "!", "?", ";", ")"}:
        near = pieces[max(0, first - 3) : first]
        if near and not ends_content(near[-1]) and not any(piece.quotation is not None for piece in near):
            return None  # the courts, which have ruled against it
        clause.side = "left" if first > 0 else "previous"
    elif after.quotation is not None:
        clause.side = "right"
    elif after.lower == "that" and is_participle_at(pieces, cue):  # called it a “fine town,” adding that …
        clause.right = position + 1
        clause.has_that = True
    elif first > 0 and pieces[first - 1].quotation is not None and not (after.is_comma or after.lower in DASHES):
        clause.side = "left"  # “We grew,” she said as she left; “We grew,” she said of the year that had passed
    elif first > 0 and pieces[first - 1].is_comma and is_circumstance(after):
        clause.side = "left"  # Sales have doubled, she said as she left.
    elif after.lower == "that":
        clause.right = position + 1
        clause.has_that = True
    elif after.lower == ":":
        clause.right = position + 1
    elif after.is_comma or after.lower in DASHES:
        clause.end = position
        clause.right = position + 1
        if _resumes(pieces, clause.right):
            clause.right += 1
        opens = clause.right < len(pieces) and pieces[clause.right].quotation is not None
        attributes_left = first > 0 and ends_content(pieces[first - 1])
        if opens:
            clause.side = "both" if attributes_left and pieces[first - 1].quotation is not None else "right"
        elif goes_on:
            return None
        elif is_comparison and all(piece.lower in {"but", "and", "yet"} for piece in pieces[:first]):
            clause.has_that = clause.is_comparison = True  # As Jane Roe notes, the plant is old.
        elif attributes_left and pieces[first - 1].quotation is not None and _over_insertion(pieces, clause):
            clause.side = "both"  # “A,” Roe said, speaking through an interpreter, “and B”
        elif attributes_left:
            clause.side = "both" if goes_over(pieces, first, clause.right) else "left"
        else:
            return _over_insertion(pieces, clause)
    return clause


def _up_to_quotation(pieces: list[Piece], first: int) -> int:
    """Where a clause starts whose long source was not read to its beginning: “…,” study author and … Jane Roe said"""
    for index in range(first - 1, max(-1, first - 14), -1):
        if pieces[index].quotation is not None and not pieces[index].is_title:
            return first if pieces[index + 1].lower in {"and", "but"} else index + 1
        if kind_of(pieces[index]) in {"verb", "other", "marker"} and pieces[index].lower not in {"-", "&", "/"}:
            is_noun = index == first - 1 and index > 0 and pieces[index - 1].quotation is not None
            if not is_noun or kind_of(pieces[index]) != "verb" or is_auxiliary(pieces[index].lower):
                break  # but “…,” study lead author Jane Roe said: "study" is no verb
    return first


def _resumes(pieces: list[Piece], index: int) -> bool:
    """“We grew,” he said, but “we did not hire”"""
    return index + 1 < len(pieces) and pieces[index].lower in {"and", "but"} and pieces[index + 1].quotation is not None


def _over_insertion(pieces: list[Piece], clause: Clause) -> Clause | None:
    """ "Roe said, speaking through an interpreter, “…”": the quotation that the comma keeps from its cue."""
    for index in range(clause.right, min(len(pieces), clause.right + 30)):
        if pieces[index].lower == "that" and pieces[index - 1].is_comma:  # said in Toledo, Ohio, that
            clause.end, clause.right, clause.has_that = index, index + 1, True
            return clause
        if pieces[index].quotation is not None:
            if pieces[index - 1].lower in {",", ":"}:
                clause.end = clause.right = index
                return clause
            return None
    return None
