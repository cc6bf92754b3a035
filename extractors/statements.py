"""The article as statements: sentences in which a quotation, however long, counts as one piece.

    “We grew. We hired,” said Roe. She smiled.  →  [“We grew. We hired,”] said Roe .   |   She smiled .

Attribution is a matter of what stands round a quotation, so its inner sentences are folded away here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from extractors.paragraphs import split_paragraphs
from extractors.quotation_marks import Quotation, find_quotations
from extractors.reading import article_of, records_of
from schemas import Organization, Person, Span, TimeExpression

TERMINATORS = ".!?…"
_CLOSERS = "’'”\"»)]"
_FORGOTTEN_MARK = re.compile(r"[,.!?](?= ?(?:said|says|stated|states|added|adds|explained|commented|noted) [A-Z])")
_OPENERS = frozenset({"the", "a", "an", "in", "it", "he", "she", "they", "this", "these", "we"})
"""What opens a sentence after a title in marks that ends the one before: … won the prize "Best Shop" A spokesman …"""
_SUBJECTS = frozenset({"the", "it", "he", "she", "they", "this", "these", "we"})
_HONORIFICS = frozenset({"dr.", "mr.", "ms.", "mrs.", "prof.", "mx."})
_SMALL_IN_TITLES = frozenset({
    "a", "an", "the", "and", "or", "but", "nor", "of", "in", "on", "at", "by", "to", "for", "from", "with", "as", "vs",
    "via", "into", "onto", "over", "up", "out", "off", "is", "it", "its", "my", "your", "our", "de", "la", "del", "van",
})  # fmt: skip
_MARKS_AT_WORDS = ".,;:!?…’'\"”"
_LONGEST = 400
"""Pieces in a statement: lists and tables without full stops are cut here, so that the work stays linear."""


@dataclass(slots=True)
class Piece:
    """A word, or a whole quotation."""

    start: int
    end: int
    token: Token | None = None
    quotation: Quotation | None = None
    lower: str = ""
    """The word in small letters; "" for a quotation."""
    is_title: bool = False
    """Whether a quotation reads like a name: "The Long Way Home"."""
    is_time: bool = False
    """Whether the word is part of a time expression."""
    is_person: bool = False
    """Whether it is part of a person's name, as the people extractor found it."""
    is_entity: bool = False
    """Whether it is part of the name of a person or an organization."""

    @property
    def is_comma(self) -> bool:
        return self.lower == ","


@dataclass(slots=True)
class Statement:
    pieces: list[Piece]
    paragraph: int

    @property
    def quotations(self) -> list[Quotation]:
        return [piece.quotation for piece in self.pieces if piece.quotation is not None]

    @property
    def is_bare_quotation(self) -> bool:
        """Whether nothing but quoted words stands here, apart from punctuation."""
        return bool(self.quotations) and all(
            piece.quotation is not None or not piece.lower[:1].isalnum() for piece in self.pieces
        )


def find_statements(doc: Doc) -> list[Statement]:
    """The statements of an article in order. Those that a colon joins over a line break are one."""
    text = doc.text  # built anew at each access
    paragraphs = split_paragraphs(text)
    statements: list[Statement] = []
    everything = _mark(doc, list(_pieces(doc, text, find_quotations(text))))
    for pieces, paragraph in _by_paragraph(everything, [paragraph.end for paragraph in paragraphs]):
        for group in _split(text, pieces, doc.has_annotation("SENT_START")):
            # Roe stated: ⏎ “We grew.”
            if statements and group[0].quotation is not None and statements[-1].pieces[-1].lower == ":":
                statements[-1].pieces.extend(group)
                statements[-1].paragraph = paragraph
            else:
                statements.append(Statement(group, paragraph))
    return statements


def _mark(doc: Doc, pieces: list[Piece]) -> list[Piece]:
    """Note what earlier extractors found: the parser's slips weigh less that way."""
    people = [span for person in records_of(doc, Person) for span in person.mentions]
    organizations = [span for organization in records_of(doc, Organization) for span in organization.mentions]
    for piece in _covered(pieces, [time.evidence[0] for time in records_of(doc, TimeExpression)]):
        piece.is_time = True
    for piece in _covered(pieces, people):
        piece.is_person = piece.is_entity = True
    for piece in _covered(pieces, organizations):
        piece.is_entity = True
    return pieces


def _covered(pieces: list[Piece], spans: list[Span]) -> Iterator[Piece]:
    index = 0
    ordered = sorted(spans, key=lambda span: span.start)
    for piece in pieces:
        while index < len(ordered) and ordered[index].end <= piece.start:
            index += 1
        if index < len(ordered) and ordered[index].start <= piece.start and piece.quotation is None:
            yield piece


def _pieces(doc: Doc, text: str, quotations: list[Quotation]) -> Iterator[Piece]:
    index = 0
    folded: Quotation | None = None
    found = article_of(doc).dateline
    dateline = found.span if found else None
    quotations = [_repaired(text, quotation) for quotation in quotations if not _is_nickname(text, quotation)]
    for token in doc:
        while index < len(quotations) and quotations[index].end <= token.idx:
            if quotations[index] is not folded:  # its marks are glued to a word: “A.”said
                yield _folded(text, quotations[index])
            index += 1
        if index < len(quotations) and quotations[index].start <= token.idx:
            if quotations[index] is not folded:
                folded = quotations[index]
                yield _folded(text, folded)
            end = token.idx + len(token)
            if folded.end < end:  # “We grew.”Roe smiled
                yield Piece(folded.end, end, token=token, lower=text[folded.end : end].lower())
        elif not token.is_space and not (dateline and dateline.start <= token.idx < dateline.end):
            yield Piece(token.idx, token.idx + len(token), token=token, lower=token.lower_)
    yield from (_folded(text, quotation) for quotation in quotations[index:] if quotation is not folded)


def _folded(text: str, quotation: Quotation) -> Piece:
    return Piece(quotation.start, quotation.end, quotation=quotation, is_title=is_title(text, quotation))


def _repaired(text: str, quotation: Quotation) -> Quotation:
    """“We grew, said Jane Roe, its head: a forgotten closing mark is put back before the cue."""
    if quotation.is_closed:
        return quotation
    found = _FORGOTTEN_MARK.search(text, quotation.content_start, quotation.end)
    if found is None:
        return quotation
    return replace(quotation, content_end=found.start() + 1, end=found.start() + 1, is_closed=True)


def _is_nickname(text: str, quotation: Quotation) -> bool:
    """William "Bill" Roe: part of a name, not something that was said."""
    content = text[quotation.content_start : quotation.content_end]
    before, after = text[max(0, quotation.start - 2) : quotation.start], text[quotation.end : quotation.end + 2]
    if content.count(" ") > 1 or not content[:1].isupper() or not content[-1].isalnum():
        return False
    return before[:1].isalnum() and before[1:] == " " and after[:1] == " " and after[1:].isupper()


def is_title(text: str, quotation: Quotation) -> bool:
    """Whether the quoted words are written like a name: a few, every long one with a capital letter, and no small one
    that a title would write with one: “But Pete Wilson won,” is none."""
    content = text[quotation.content_start : quotation.content_end]
    words = [word.strip(_MARKS_AT_WORDS) for word in content.split() if word[0].isalpha()]
    long_words = [word for word in words if len(word) > 4] or words
    if len(words) > 12 or not long_words or not all(word[:1].isupper() for word in long_words):
        return False
    return all(word[:1].isupper() or word in _SMALL_IN_TITLES for word in words)


def _by_paragraph(pieces: list[Piece], ends: list[int]) -> Iterator[tuple[list[Piece], int]]:
    position = 0
    for paragraph, end in enumerate(ends):
        first = position
        while position < len(pieces) and pieces[position].start < end:
            position += 1
        if first < position:
            yield pieces[first:position], paragraph


def _split(text: str, pieces: list[Piece], has_sentences: bool) -> Iterator[list[Piece]]:
    first = 0
    for index in range(1, len(pieces)):
        too_long = index - first >= _LONGEST
        if too_long or _opens_statement(text, pieces[index - 1], pieces[index], has_sentences):
            yield pieces[first:index]
            first = index
    yield pieces[first:]


def _opens_statement(text: str, before: Piece, piece: Piece, has_sentences: bool) -> bool:
    if piece.token is not None and not (text[piece.start].isupper() or text[piece.start].isdigit()):
        if piece.lower in {"(", "["}:  # It grew. (It had shrunk before.)
            return before.lower in {".", "!", "?"} and bool(piece.token.is_sent_start)
        return piece.lower in {"–", "—", "•", "*"} and before.quotation is None and bool(piece.token.is_sent_start)
    if before.quotation is not None:
        # “We grew.” Roe said … opens a statement of its own; “We grew,” Roe said … does not.
        return ends_sentence(text, before.quotation) or (
            before.is_title and piece.token is not None and bool(piece.token.is_sent_start) and piece.lower in _OPENERS
        )
    if before.lower == ")" and text[before.start - 1 : before.start] in tuple(TERMINATORS):  # (It works.) But …
        return piece.quotation is not None or bool(piece.token and piece.token.is_sent_start) or not has_sentences
    if before.lower[-1:] not in TERMINATORS:
        return False
    if piece.lower in _SUBJECTS and len(before.lower) > 2 and before.lower not in _HONORIFICS:
        return True  # … of Acme Corp. She added …
    if piece.quotation is not None or not has_sentences:
        return before.lower in {".", "!", "?", "…"} or not has_sentences or piece.quotation is not None
    return piece.token is not None and bool(piece.token.is_sent_start)


def ends_sentence(text: str, quotation: Quotation) -> bool:
    """Whether the quoted words end with a full stop, or the marks stand before one."""
    return text[quotation.content_start : quotation.content_end].rstrip(_CLOSERS)[-1:] in tuple(TERMINATORS)


def is_sentence(text: str, quotation: Quotation, words: int = 3) -> bool:
    """Whether the quoted words look like speech rather than a name: several, ended like a sentence or a part of one."""
    content = text[quotation.content_start : quotation.content_end]
    return content.count(" ") + 1 >= words and content.rstrip(_CLOSERS)[-1:] in tuple(TERMINATORS + ",—–-")
